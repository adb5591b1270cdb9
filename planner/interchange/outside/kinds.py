"""What a file is: by what stands in it, whatever its name ends with."""

from enum import StrEnum
from pathlib import PurePath

from planner.interchange.outside.archives import refuse_bombs
from planner.model import Refused


class FileKind(StrEnum):
    TEXT = "txt"
    CSV = "csv"
    CALENDAR = "ics"
    CARDS = "vcf"
    SHEET = "xlsx"  # whatever a spreadsheet program keeps: xlsx, xlsm, xls, ods
    DOCUMENT = "docx"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "rich text",
}


def kind_of(data: bytes, name: str) -> FileKind:
    """The kind of a file; Refused, in words, for what cannot be read here."""
    ending = PurePath(name).suffix.casefold().lstrip(".")
    for mark, what in _OTHERS.items():
        if data.startswith(mark):
            raise Refused(
                "{name} is {what}. Save it as text, Word, Excel or calendar first.",
                name=PurePath(name).name,
                what=what,
            )
    if data.startswith(b"PK"):
        return _of_archive(data, name)
    if data.startswith(_OLE):
        if ending == "doc":
            raise Refused("{name} is an old Word file. Save it as .docx.", name=PurePath(name).name)
        return FileKind.SHEET
    head = data[:4000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").upper()
    if head.startswith(b"BEGIN:VCALENDAR"):
        return FileKind.CALENDAR
    if head.startswith(b"BEGIN:VCARD"):
        return FileKind.CARDS
    return FileKind.CSV if ending in ("csv", "tsv", "tab") else FileKind.TEXT


def _of_archive(data: bytes, name: str) -> FileKind:
    names = refuse_bombs(data).namelist()
    if any(part.startswith("word/") for part in names):
        return FileKind.DOCUMENT
    if any(part.startswith("xl/") for part in names) or "content.xml" in names:
        return FileKind.SHEET
    raise Refused(
        "{name} is an archive, but neither of Word nor of a spreadsheet.", name=PurePath(name).name
    )
