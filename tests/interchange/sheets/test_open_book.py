"""What stands in a file of tables, cell for cell, whatever program wrote it."""

from datetime import date, datetime
from typing import Any

import pytest
from workbooks import docx, ods, repacked, xlsx

from planner.interchange.sheets import Trouble, open_book
from planner.model import Refused


def cells(data: bytes, name: str, **how: Any) -> list[list[Any]]:
    (sheet,) = open_book(data, name, **how).sheets
    return [list(line.cells) for line in sheet.lines if not line.blank]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ROWS = [["Nom", "Prénom"], ["Müller", "Łukasz"]]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", xlsx(ROWS)),
        ("a.ods", ods(ROWS)),
        ("a.docx", docx(ROWS)),
        ("a.csv", "Nom;Prénom\nMüller;Łukasz\n".encode()),
        ("a.csv", "Nom,Prénom\r\nMüller,Łukasz".encode("utf-8-sig")),
        ("a.tsv", "Nom\tPrénom\nMüller\tŁukasz".encode("utf-16")),
        ("a.csv", "Nom\tPrénom\nMüller\tŁukasz".encode("utf-16-le")),
        ("a.csv", "sep=^\nNom^Prénom\nMüller^Łukasz".encode()),
        ("a.txt", "> | Nom | Prénom |\n> |---|---|\n> | Müller | Łukasz |".encode()),
        ("a.txt", "Nom      Prénom\nMüller   Łukasz\n".encode()),
        ("a.txt", "Nom: Müller\nPrénom: Łukasz\n\n".encode() * 2),
        ("a.xls", "<table><tr><td>Nom<td>Prénom<tr><td>Müller<td>Łukasz</table>".encode()),
    ],
)
def test_one_list_in_many_forms(name: str, data: bytes) -> None:
    assert cells(data, name)[:2] == ROWS


def test_days_are_told_from_numbers_by_their_format() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        day, code = (
            book.add_format({"num_format": "dd/mm/yyyy"}),
            book.add_format({"num_format": "00000000"}),
        )
        sheet.write_datetime(0, 0, datetime(1980, 2, 29), day)  # noqa: DTZ001
        sheet.write_number(0, 1, 29280)
        sheet.write_number(0, 2, 1234567, code)

    assert cells(xlsx(fill), "a.xlsx") == [[date(1980, 2, 29), 29280, "01234567"]]
    assert cells(xlsx(fill, date_1904=True), "a.xlsx") == [[date(1980, 2, 29), 29280, "01234567"]]


def test_a_formula_without_its_result_is_told_from_an_empty_cell() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_formula(0, 0, "=B1", None, "")
        sheet.write_formula(0, 1, "=1+1", None, 2)

    ((never, worked_out),) = cells(xlsx(fill), "a.xlsx")
    assert isinstance(never, Trouble) and "A1" in str(never.message)
    assert worked_out == 2


def test_a_stray_cell_in_the_last_corner_costs_nothing() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Nom")
        sheet.write("XFD1048576", "stray")

    (sheet,) = open_book(xlsx(fill), "a.xlsx").sheets
    assert len(sheet.lines) < 200


@pytest.mark.parametrize(
    ("name", "data", "part"),
    [
        ("a.pdf", b"%PDF-1.7", "a PDF"),
        ("a.csv", b"\xef\xbb\xbf \n", "empty"),
        ("a.xlsx", b"PK\3\4" + b"x" * 50, "damaged"),
        ("a.xlsx", xlsx(ROWS)[:2000], "damaged"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "old Word"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.vcf", b"BEGIN:VCARD\nFN:x\n", "no whole card"),
        ("a.vcf", b"BEGIN:VCARD;\nFN:x\nEND:VCARD\n", "no whole card"),
    ],
)  # fmt: skip
def test_what_holds_no_list_is_refused_in_words(name: str, data: bytes, part: str) -> None:
    with pytest.raises(Refused) as refused:
        open_book(data, name)
    assert part in str(refused.value) and name in str(refused.value)


def test_bombs_are_refused_and_never_unpacked() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
    swollen = repacked(
        xlsx(ROWS), lambda name, data: laughs if name == "xl/sharedStrings.xml" else data
    )
    with pytest.raises(Refused, match="document type"):
        open_book(swollen, "a.xlsx")
    with pytest.raises(Refused, match="more cells"):
        open_book(ods([*ROWS, ["x"] * 50], repeat=1_000_000), "a.ods")


@pytest.mark.parametrize(
    ("text", "encoding", "countries", "read"),
    [
        ("Hélène Müller", "cp1252", ("FR",), "Hélène Müller"),
        ("Jan Dvořák", "cp1250", ("CZ",), "Jan Dvořák"),
        ("Лев Толстой", "cp1251", (), "Лев Толстой"),
        ("Ελένη Παπαδοπούλου", "cp1253", (), "Ελένη Παπαδοπούλου"),
        ("Łukasz Żółkiewski", "cp1250", (), "Łukasz Żółkiewski"),
    ],
)
def test_an_older_encoding_is_told_by_the_words_it_makes(
    text: str, encoding: str, countries: tuple[str, ...], read: str
) -> None:
    book = open_book(f"Name\n{text}\n".encode(encoding), "a.csv", countries=countries)
    assert not book.questions
    assert book.sheets[0].lines[1].cells == [read]
    assert book.messages, "what was made of the bytes is said"


def test_two_readings_of_the_same_bytes_are_asked_about() -> None:
    (question,) = open_book("Name\nDvořák\n".encode("cp1250"), "a.csv").questions
    assert "Dvořák" in str(question.message) and "Dvoøák" in str(question.message)


def test_lines_of_two_encodings_each_keep_their_letters() -> None:
    data = "Name\nMüller\n".encode() + "Hélène\n".encode("cp1252")
    lines = open_book(data, "a.csv").sheets[0].lines
    assert [line.cells for line in lines] == [["Name"], ["Müller"], ["Hélène"]]
    assert lines[2].messages and not lines[1].messages


def test_an_unclosed_quote_swallows_nothing() -> None:
    lines = open_book(b'Name;Title\n"Open;Dr\nNext;"a\nb"\nLast;x', "a.csv").sheets[0].lines
    assert [line.cells for line in lines] == [
        ["Name", "Title"],
        ["Open", "Dr"],
        ["Next", "a\nb"],
        ["Last", "x"],
    ]
    assert [bool(line.messages) for line in lines] == [False, True, False, False]


CARDS = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\n"
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Anna;;Dr.;\r\n"
    "TEL;CELL:+33 6\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Łukasz W\r\nN:W;Łukasz;;;\r\n"
    'TEL;TYPE="voice,home":tel:+33-1\r\n'
    "ORG:City\\; Hall;Police\r\nNOTE:long \r\n line\\nnext\r\nEND:VCARD\r\n"
)


def test_cards_of_two_versions() -> None:
    (sheet,) = open_book(CARDS.encode(), "a.vcf").sheets
    head, *cards = [line.cells for line in sheet.lines]
    found = [{k: v for k, v in zip(head, card, strict=True) if v} for card in cards]
    assert found == [
        {"family_name": "Müller", "given_name": "Anna", "honorific": "Dr.", "trip_phone": "+33 6"},
        {
            "family_name": "W",
            "given_name": "Łukasz",
            "private_phone": "+33-1",
            "organization": "City; Hall, Police",
            "notes": "long line\nnext",
        },
    ]


def test_half_a_character_at_the_end_is_left_out_and_said() -> None:
    book = open_book("Nom;Prénom\nMüller;Łukasz".encode("utf-16") + b"x", "a.csv")
    assert "ends in half a character" in " ".join(map(str, book.messages))
    assert [next(iter(line.cells)) for line in book.sheets[0].lines] == ["Nom", "Müller"]


def test_a_line_of_another_encoding_under_a_mark_keeps_its_letters() -> None:
    data = "Nom;Prénom\nMüller;Łukasz\n".encode("utf-8-sig") + "Grün;Jörg\n".encode("cp1252")
    assert cells(data, "a.csv") == [["Nom", "Prénom"], ["Müller", "Łukasz"], ["Grün", "Jörg"]]


def test_a_byte_of_nothing_in_a_text_does_not_make_it_wide() -> None:
    assert cells(b"Nom;Note\nSilva;a\x00b\n", "a.csv")[1][0] == "Silva"
