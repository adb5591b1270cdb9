"""A password on a finished paper: AES with 256 bits, revision 6, as PDF 2.0 has it."""

import io

import pikepdf


def protected(pdf: bytes, password: str) -> bytes:
    """The same paper, to be opened with this password only; screen readers may still read it."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(file, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return file.getvalue()
