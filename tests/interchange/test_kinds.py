"""What a file is stands in it; what cannot be read here is refused with what to do."""

import zipfile
from io import BytesIO

import pytest

from planner.interchange.outside import FileKind, kind_of
from planner.model import Refused


def packed(*names: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"BEGIN:VCALENDAR\r\n", "a.txt", FileKind.CALENDAR),
        (b"\xef\xbb\xbf\r\nbegin:vcard", "a.txt", FileKind.CARDS),
        ("BEGIN:VCARD".encode("utf-16"), "a", FileKind.CARDS),
        (b"a\tb", "a.TSV", FileKind.CSV),
        (b"a,b", "a.txt", FileKind.TEXT),
        (packed("word/document.xml"), "a.xlsx", FileKind.DOCUMENT),
        (packed("xl/workbook.xml"), "a.docx", FileKind.SHEET),
        (packed("content.xml"), "a.zip", FileKind.SHEET),
        (OLD, "a.xls", FileKind.SHEET),
    ],
)
def test_a_file_is_what_stands_in_it(data: bytes, name: str, kind: FileKind) -> None:
    assert kind_of(data, name) is kind


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"%PDF-1.7", "/home/ana/plan.pdf", "^plan.pdf is a PDF. Save it as text"),
        (b"\x89PNG", "a.xlsx", "a.xlsx is a picture"),
        (b"\xff\xd8\xff\xe0", "a.csv", "is a picture"),
        (b"{\\rtf1", "a.doc", "is rich text"),
        (OLD, "plan.doc", "plan.doc is an old Word file. Save it as .docx"),
        (packed("photos/one.jpg"), "a.zip", "neither of Word nor of a spreadsheet"),
        (b"PK\x03\x04", "a.docx", "This file is damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, name: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        kind_of(data, name)
