"""Workbooks: what is hidden in them, what they would run, and what would swell."""

import io
import zipfile
from datetime import date
from typing import Any

from old_excel import xls
from workbooks import docx, ods, repacked, xlsx

from nasty import case, person

ROWS = [["Surname", "First name", "Position"], ["Silva", "Ana", "Mayor"], ["Novak", "Ben", "Clerk"]]
TWO = (
    person("Silva", "Ana", position="Mayor"),
    person("Novak", "Ben", position="Clerk"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst>&a;</sst>'
)


def several(book: Any, *names: str, hidden: str = "") -> None:
    for name in names:
        sheet = book.add_worksheet(name)
        for at, row in enumerate(ROWS):
            sheet.write_row(at, 0, row)
        if name == hidden:
            sheet.hide()


def hidden_rows(book: Any) -> None:
    several(book, "List")
    book.get_worksheet_by_name("List").set_row(2, None, None, {"hidden": True})


def formulas(book: Any) -> None:
    several(book, "List")
    sheet = book.get_worksheet_by_name("List")
    sheet.write_formula("C2", '=UPPER("mayor")', None, "MAYOR")
    sheet.write_formula("C3", '=WEBSERVICE("http://x.example")', None, "")
    sheet.write_formula("A4", "=B4", None, "")
    sheet.write("B4", "Al")
    sheet.write_row("A5", ["Roe", "Eve"])
    sheet.write_formula("C5", "=1/0", None, "#DIV/0!")


def numbers(book: Any) -> None:
    sheet = book.add_worksheet("List")
    sheet.write_row("A1", ["Surname", "First name", "Passport no.", "Mobile", "Room"])
    code, day = (
        book.add_format({"num_format": "00000000"}),
        book.add_format({"num_format": "d/m/yy"}),
    )
    sheet.write_row("A2", ["A", "A", 12345678, 33612345678, 1234567.5])
    sheet.write_row("A3", ["B", "B"])
    sheet.write("C3", 123456, code)
    sheet.write_row("A4", ["C", "C", 1234567890123456789])
    sheet.write_row("A5", ["D", "D"])
    sheet.write_datetime("C5", date(2027, 4, 12), day)
    sheet.write_row("A6", ["E", "E", True])


def plain(name: str, data: bytes) -> bytes:
    return data


def zipped(**members: bytes) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return into.getvalue()


def strings(content: bytes) -> bytes:
    return repacked(
        xlsx(ROWS), lambda name, data: content if name == "xl/sharedStrings.xml" else data
    )


def with_links(data: bytes) -> bytes:
    return repacked(data, plain, **{
        "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
        "xl/externalLinks/_rels/externalLink1.xml.rels":
            b'<Relationships><Relationship Id="r" Target="file:///etc/passwd" '
            b'TargetMode="External"/></Relationships>',
    })  # fmt: skip


CASES = [
    case("a workbook", "a.xlsx", xlsx(ROWS), *TWO),
    case("a spreadsheet of OpenDocument", "a.ods", ods(ROWS), *TWO),
    case("a workbook of 1997", "a.xls", xls({"Liste": ROWS}), *TWO),
    case("a workbook of 1997 with days and macros", "a.xls",
         xls({"L": [["Nom", "Prénom", "Né(e) le"], ["Müller", "Łukasz", date(1980, 2, 29)]]},
             macros=True),
         person("Müller", "Łukasz", date_of_birth="1980-02-29"), says="macros"),
    case("a workbook of 1997 that counts from 1904", "a.xls",
         xls({"L": [["Nom", "Prénom", "Né(e) le"], ["A", "A", date(1980, 2, 29)], ["B", "B", 27818]]},
             epoch_1904=True),
         person("A", "A", date_of_birth="1980-02-29"), person("B", "B", date_of_birth="1980-02-29")),
    case("a hidden sheet of 1997", "a.xls", xls({"List": ROWS, "Old": ROWS}, hidden=["Old"]), *TWO,
         says="hidden"),
    case("called the wrong way", "a.xls", xlsx(ROWS), *TWO, says=".xlsx"),
    case("called a text", "a.csv", xlsx(ROWS), *TWO, says=".xlsx"),
    case("macros", "a.xlsm", repacked(xlsx(ROWS), plain, **{"xl/vbaProject.bin": OLE}), *TWO,
         says="macros"),
    case("links to other files", "a.xlsx", with_links(xlsx(ROWS)), *TWO, says="other files"),
    case("members that climb out", "a.xlsx",
         repacked(xlsx(ROWS), plain, **{"../../evil.txt": b"x", "/etc/evil": b"x"}), *TWO),
    case("a hidden sheet", "a.xlsx",
         xlsx(lambda book: several(book, "List", "Old", hidden="Old")), *TWO, says="hidden"),
    case("two sheets with a list", "a.xlsx", xlsx(lambda book: several(book, "Nantes", "Paris")),
         asks="sheet"),
    case("two sheets with a list, told", "a.xlsx",
         xlsx(lambda book: several(book, "Nantes", "Paris")), *TWO, sheet="paris"),
    case("hidden rows", "a.xlsx", xlsx(hidden_rows), *TWO, says="hidden in the sheet"),
    case("hidden rows of OpenDocument", "a.ods", ods(ROWS, hidden=[1]), *TWO,
         says="hidden in the sheet"),
    case("formulas, worked out and not", "a.xlsx", xlsx(formulas),
         person("Silva", "Ana", position="MAYOR"), person("Novak", "Ben"), "refused",
         person("Roe", "Eve"), says=("never worked out", "#DIV/0!")),
    case("numbers that are codes", "a.xlsx", xlsx(numbers),
         person("A", "A", passport_number="12345678", trip_phone="33612345678",
                room_type="1234567.5"),
         person("B", "B", passport_number="00123456"), person("C", "C"), person("D", "D"),
         person("E", "E"), says=("more digits", "is a date", "“yes” is no passport number")),
    case("a bomb of entities", "a.xlsx", strings(LAUGHS), refused="document type"),
    case("an entity from outside", "a.xlsx", strings(OUTSIDE), refused="document type"),
    case("a bomb of cells", "a.ods", ods([*ROWS, ["x"] * 50], repeat=1_000_000),
         refused="more cells"),
    case("a bomb in a document", "a.docx",
         repacked(docx(ROWS), lambda name, data: LAUGHS if name == "word/document.xml" else data),
         refused="document type"),
    case("rows repeated to the end of the sheet", "a.ods",
         ods([*ROWS, [None, None, None]], repeat=1_048_570), *TWO),
    case("a stray cell in the last corner", "a.xlsx",
         xlsx(lambda book: (several(book, "List"),
                            book.get_worksheet_by_name("List").write("XFD1048576", "."))),
         *TWO),
    case("cut off in the middle", "a.xlsx", xlsx(ROWS)[:2_000], refused="damaged"),
    case("a zip of something else", "a.xlsx", zipped(**{"notes.txt": b"x"}), refused="zip file"),
    case("under a password", "a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600),
         refused="password"),
    case("an old Word document", "a.doc", OLE + "WordDocument".encode("utf-16-le"),
         refused="old Word"),
    case("a PDF", "a.pdf", b"%PDF-1.7 ...", refused="a PDF"),
    case("a picture", "a.csv", b"\x89PNG\r\n\x1a\n....", refused="a picture"),
    case("nothing", "a.csv", b"", refused="empty"),
    case("only blanks", "a.csv", b"\xef\xbb\xbf \r\n\t", refused="empty"),
    case("noise", "a.xlsx", bytes(range(256)) * 20, refused="a.xlsx"),
    case("prose", "a.txt", "This is a letter about a visit that we look forward to very much.\n",
         refused="holds no list of people"),
]  # fmt: skip
