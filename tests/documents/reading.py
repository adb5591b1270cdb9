"""Reading a paper back, as a reader, a screen reader and a validator do."""

import shutil
import subprocess
import unicodedata
from collections import Counter

import page
import pypdfium2


def words_of(pdf: bytes) -> str:
    """All text of a paper as PDFium gives it, blanks made one."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [sheet.get_textpage().get_text_bounded() for sheet in document]
    finally:
        document.close()
    return plain(" ".join(texts))


def words_by_poppler(pdf: bytes) -> str | None:
    """The same as poppler gives it; None where it is not installed."""
    if not shutil.which("pdftotext"):
        return None
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return plain(done.stdout.decode())


def plain(text: str) -> str:
    """Text as it can be compared: composed, blanks alike and single, nothing that is not seen."""
    text = unicodedata.normalize("NFKC", text.replace("\ufffe", "-"))
    text = "".join(each for each in text if unicodedata.category(each) != "Cf")
    return " ".join(text.split())


def failures(pdf: bytes) -> Counter[str]:
    """What a validator has against the paper as PDF/UA-1, by rule."""
    found = page.validate_pdf_bytes(pdf, profile="ua1")
    return Counter(f"{each.rule_id}: {each.message}" for each in found.failures)
