"""Pictures made for a test, in memory."""

import struct
import zlib
from io import BytesIO

from PIL import Image


def picture(
    color: str = "red", kind: str = "JPEG", size: tuple[int, int] = (40, 20), turned: bool = False
) -> bytes:
    """A picture that says with what and where it was taken."""
    image, written = Image.new("RGB", size, color), BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    exif.get_ifd(0x8825)[1] = "N"  # where it was taken
    if turned:
        exif[0x0112] = 6
    image.save(written, kind, exif=exif)
    return written.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A small PNG that claims to be this large."""
    whole = picture(kind="PNG")
    at = whole.index(b"IHDR")
    header = b"IHDR" + struct.pack(">II", width, height) + whole[at + 12 : at + 17]
    return whole[:at] + header + struct.pack(">I", zlib.crc32(header)) + whole[at + 21 :]
