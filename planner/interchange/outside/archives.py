"""Documents of Word and Excel are archives; one that unpacks to gigabytes is refused unread."""

import zipfile
from io import BytesIO

from planner.interchange.outside.text import refuse_too_long
from planner.model import Refused

MOST_FILES = 5_000
MOST_BYTES = 300_000_000  # unpacked, all together
HIGHEST_RATIO = 200  # unpacked to packed, of whatever is larger than a megabyte


def refuse_bombs(data: bytes) -> zipfile.ZipFile:
    """The archive, once it is known to unpack to something of sensible size; Refused otherwise."""
    refuse_too_long(data)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        files = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Refused(
            "This file is damaged: it cannot be unpacked. Open it in its program and save it anew."
        ) from error
    if any(file.flag_bits & 1 for file in files):
        raise Refused("This file is protected by a password. Save it without one.")
    unpacked = sum(file.file_size for file in files)
    dense = any(
        file.file_size > 1_000_000 and file.file_size > HIGHEST_RATIO * max(file.compress_size, 1)
        for file in files
    )
    if len(files) > MOST_FILES or unpacked > MOST_BYTES or dense:
        raise Refused(
            "This file would unpack to {size} MB in {count} parts, which no such file needs. "
            "It was not opened.",
            size=unpacked // 1_000_000,
            count=len(files),
        )
    return archive
