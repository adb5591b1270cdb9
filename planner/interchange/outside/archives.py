"""Documents of Word and Excel are archives; one that unpacks to gigabytes is refused unread."""

import zipfile
import zlib
from io import BytesIO

from planner.interchange.outside.text import refuse_too_long
from planner.model import Refused

MOST_FILES = 5_000
MOST_BYTES = 300_000_000  # unpacked, all together
HIGHEST_RATIO = 200  # unpacked to packed, of whatever is larger than a megabyte
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError)
"""What a damaged archive brings up, at its directory or at any part."""


def refuse_bombs(data: bytes) -> zipfile.ZipFile:
    """The archive, once it is known to unpack to something of sensible size; Refused otherwise."""
    refuse_too_long(data)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        files = archive.infolist()
    except BROKEN as error:
        raise _damaged() from error
    if any(file.flag_bits & 1 for file in files):
        raise Refused("This file is protected by a password. Save it without one.")
    size = sum(file.file_size for file in files)
    dense = any(
        file.file_size > 1_000_000 and file.file_size > HIGHEST_RATIO * max(file.compress_size, 1)
        for file in files
    )
    if len(files) > MOST_FILES or size > MOST_BYTES or dense:
        raise Refused(
            "This file would unpack to {size} MB in {count} parts, which no such file needs. "
            "It was not opened.",
            size=size // 1_000_000,
            count=len(files),
        )
    return archive


def unpacked(archive: zipfile.ZipFile, part: str) -> bytes:
    """A part of an archive of sensible size; Refused where it is damaged."""
    try:
        return archive.read(part)
    except BROKEN as error:
        raise _damaged() from error


def _damaged() -> Refused:
    return Refused(
        "This file is damaged: it cannot be unpacked. Open it in its program and save it anew."
    )
