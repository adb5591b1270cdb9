"""Files from outside: encodings, hidden characters, archives that would fill the memory."""

import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time
from io import BytesIO

import docx
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from old_excel import xls
from workbooks import repacked

from planner.interchange.outside import (
    FileKind,
    Paragraph,
    Table,
    cells_of_text,
    document_of,
    kind_of,
    refuse_bombs,
    sheets_of,
    text_of,
)
from planner.interchange.outside.documents import DEEPEST
from planner.interchange.outside.tables import MOST_ROWS
from planner.interchange.outside.text import LONGEST, refuse_too_long
from planner.interchange.sheets.xls import read_xls
from planner.model import Refused


def workbook(**cells: object) -> bytes:
    """A workbook with one sheet, “Days”, and these cells: A1=…"""
    data = BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("Days")
        dates, times = (book.add_format({"num_format": each}) for each in ("d mmm yyyy", "hh:mm"))
        for place, value in cells.items():
            looks = dates if isinstance(value, date) else times if isinstance(value, time) else None
            sheet.write(place, value, looks)
    return data.getvalue()


def archive(size: int, *, name: str = "word/document.xml") -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, b" " * size)
    return data.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"]
)
def test_text_in_many_encodings(encoding: str) -> None:
    said = "Düsseldorf – café, Größe"
    assert text_of((said * 3).encode(encoding)).text == said * 3


def test_an_encoding_that_had_to_be_found_is_said() -> None:
    assert "cp1252" in str(text_of("Düsseldorf – café".encode("cp1252")).messages[0])
    assert text_of("Kraków".encode("cp1250"), "cp1250").text == "Kraków"


def test_an_encoding_that_is_none_or_does_not_fit_is_refused() -> None:
    with pytest.raises(Refused, match="no encoding"):
        text_of(b"x", "klingon")
    with pytest.raises(Refused, match="line 2"):
        text_of(b"ok\n\xff", "utf-8")


def test_hidden_characters_are_left_out_and_counted() -> None:
    cleaned = text_of("9:00 \u202eMeeting\0 with\u200b all\x07\r\nnext".encode())
    assert cleaned.text == "9:00 Meeting with all\nnext"
    assert "4" in str(cleaned.messages[0])


def test_a_workbook_is_read_as_text_with_the_line_of_its_first_row() -> None:
    (sheet,) = sheets_of(workbook(B4="Title", B5=date(2027, 4, 16), C5=time(9, 30), B6=3.0))
    assert (sheet.name, sheet.first) == ("Days", 4)
    assert sheet.rows[1] == ["2027-04-16", "09:30"]
    assert sheet.rows[2][0] == "3"


def test_cells_very_far_apart_are_refused_before_they_are_laid_out() -> None:
    with pytest.raises(Refused, match="far apart"):
        sheets_of(workbook(A1="x", XFD1048576="y"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_as_text_knows_its_separator_and_its_lines(separator: str) -> None:
    text = separator.join(("date", "title")) + "\n" + separator.join(("1", '"a\nb"')) + "\n2"
    assert cells_of_text(text) == [(1, ["date", "title"]), (2, ["1", "a\nb"]), (4, ["2"])]


def test_a_document_is_its_paragraphs_and_tables_in_order() -> None:
    document = docx.Document()
    document.add_heading("Thursday")
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "All of it"
    table.cell(1, 0).text, table.cell(1, 1).text = "9:00", "Meeting"
    document.add_paragraph("The end")
    data = BytesIO()
    document.save(data)
    assert document_of(data.getvalue()) == [
        Paragraph("Thursday", heading=True),
        Table([["All of it"], ["9:00", "Meeting"]]),
        Paragraph("The end"),
    ]


def test_a_file_is_what_stands_in_it_whatever_it_is_called() -> None:
    assert kind_of(workbook(A1="x"), "program.txt") is FileKind.SHEET
    assert kind_of(b"\xef\xbb\xbfBEGIN:VCALENDAR", "program.txt") is FileKind.CALENDAR
    assert kind_of(b"a;b", "program.csv") is FileKind.CSV
    assert kind_of(b"9:00 Meeting", "program") is FileKind.TEXT


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"%PDF-1.7", "program.docx", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old.doc", "old Word"),
        (b"PK\x03\x04broken", "program.docx", "damaged"),
        (archive(10, name="readme"), "program.zip", "archive"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, name: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        kind_of(data, name)
    assert said in str(refused.value)


def test_an_archive_that_would_fill_the_memory_is_refused_unread() -> None:
    with pytest.raises(Refused, match="unpack"):
        refuse_bombs(archive(50_000_000))
    with pytest.raises(Refused, match="unpack"):
        document_of(archive(50_000_000))


@pytest.mark.parametrize("read", [document_of, sheets_of])
def test_half_a_file_is_refused_in_words(read: object) -> None:
    data = workbook(A1="x")
    with pytest.raises(Refused):
        read(data[: len(data) // 2])  # type: ignore[operator]
    with pytest.raises(Refused):
        read(archive(10))  # type: ignore[operator]


def document() -> bytes:
    data = BytesIO()
    written = docx.Document()
    written.add_paragraph("9:00 Meeting")
    written.save(data)
    return data.getvalue()


WHOLE = {sheets_of: workbook(A1="Title"), document_of: document()}


@pytest.mark.parametrize("read", list(WHOLE))
@given(where=st.floats(0, 1, exclude_max=True), bits=st.integers(1, 255))
def test_a_file_with_a_byte_changed_anywhere_is_read_or_refused(
    read: Callable[[bytes], object], where: float, bits: int
) -> None:
    data = bytearray(WHOLE[read])
    data[int(where * len(data))] ^= bits
    with suppress(Refused):
        read(bytes(data))


def test_a_sheet_that_cannot_be_unpacked_is_refused_in_words() -> None:
    data = workbook(A1="Title")
    begins = data.index(b"xl/worksheets/sheet1.xml") + len("xl/worksheets/sheet1.xml")
    with pytest.raises(Refused, match="cannot be unpacked"):
        sheets_of(data[:begins] + b"\xff" * 9 + data[begins + 9 :])


def test_a_document_whose_parts_have_no_names_is_refused_in_words() -> None:
    nameless = repacked(document(), lambda _part, content: content.replace(b"PartName=", b"Part="))
    with pytest.raises(Refused, match="This Word file is damaged"):
        document_of(nameless)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        kind_of(data, "x.csv")
        cells_of_text(text_of(data).text)
    except Refused:
        pass


@pytest.mark.parametrize("place", ["Cvisit5", "ABCD1", "A99999999", "5", ""])
def test_a_cell_that_stands_nowhere_is_refused_unread(place: str) -> None:
    """The reader would lay out a sheet as wide as the letters say, or as high."""

    def moved(part: str, content: bytes) -> bytes:
        return content.replace(b'r="B2"', f'r="{place}"'.encode()) if "sheet1" in part else content

    with pytest.raises(Refused, match="cannot be read"):
        sheets_of(repacked(workbook(A1="Name", B2="x"), moved))


def chained_to_itself(data: bytes) -> bytes:
    """The table of an Excel 97 file's sectors, each of which now names itself as the next."""
    sector = 512
    (table,) = struct.unpack_from("<I", data, 76)
    begins = sector * (1 + table)
    loops = struct.pack("<128I", *range(128))
    return data[:begins] + loops + data[begins + sector :]


def test_sectors_that_lead_to_themselves_are_refused_unread() -> None:
    old = xls({"Days": [["Name", "Day"], ["Silva", 3]]})
    assert sheets_of(old)[0].rows == [["Name", "Day"], ["Silva", "3"]]
    with pytest.raises(Refused, match="cannot be read"):
        sheets_of(chained_to_itself(old))
    with pytest.raises(Refused, match=r"old\.xls cannot be read as a workbook of Excel"):
        read_xls(chained_to_itself(old), "old.xls", lambda done, all_of_it: None)


def test_a_first_entry_of_any_kind_keeps_the_short_streams() -> None:
    """Its reader follows the first entry of the directory without asking of what kind it is."""
    old = bytearray(xls({"Days": [["Name", "Day"], ["Silva", 3]]}))
    (directory,) = struct.unpack_from("<I", old, 48)
    (table,) = struct.unpack_from("<I", old, 76)
    first = 512 * (1 + directory)
    old[first + 66] = 0
    struct.pack_into("<I", old, first + 116, 100)
    struct.pack_into("<I", old, 512 * (1 + table) + 4 * 100, 100)
    with pytest.raises(Refused, match="cannot be read"):
        sheets_of(bytes(old))


@given(st.integers(0, 2_000), st.binary(min_size=1, max_size=4))
def test_an_old_workbook_with_other_bytes_ends_in_words(at: int, other: bytes) -> None:
    old = xls({"Days": [["Name", "Day"], ["Silva", 3]]})
    changed = old[:at] + other + old[at + len(other) :]
    with suppress(Refused):
        sheets_of(changed)
    with suppress(Refused):
        read_xls(changed, "old.xls", lambda done, all_of_it: None)


def test_a_table_of_sectors_that_leads_to_itself_is_refused_unread() -> None:
    old = bytearray(xls({"Days": [["Name"]]}))
    struct.pack_into("<I", old, 68, 0)  # more of the table, which says it goes on in itself
    struct.pack_into("<I", old, 512 + 508, 0)
    with pytest.raises(Refused, match="cannot be read"):
        sheets_of(bytes(old))


@pytest.mark.parametrize("shift", [0, 8, 64])
def test_sectors_of_no_size_there_is_are_refused_unread(shift: int) -> None:
    old = bytearray(xls({"Days": [["Name"]]}))
    struct.pack_into("<H", old, 30, shift)
    with pytest.raises(Refused, match="cannot be read"):
        sheets_of(bytes(old))


def test_what_a_cell_holds_is_text_as_it_is_shown() -> None:
    data, into = BytesIO(), {}
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet()
    for name, code in (("day", "yyyy-mm-dd"), ("moment", "yyyy-mm-dd hh:mm"), ("length", "[h]:mm")):
        into[name] = book.add_format({"num_format": code})
    sheet.write_boolean(0, 0, True)
    sheet.write_boolean(0, 1, False)
    sheet.write_number(0, 2, 46489, into["day"])
    sheet.write_number(0, 3, 46489.5, into["moment"])
    sheet.write_number(0, 4, 1.0625, into["length"])
    sheet.write_number(0, 5, 3)
    sheet.write_number(0, 6, 2.5)
    book.close()
    (read,) = sheets_of(data.getvalue())
    assert read.rows == [["yes", "no", "2027-04-12", "2027-04-12 12:00", "25:30", "3", "2.5"]]


def test_more_rows_than_a_program_can_have_are_refused() -> None:
    cells_of_text("a,b\n" * MOST_ROWS)
    with pytest.raises(Refused, match=f"more than {MOST_ROWS} rows"):
        cells_of_text("a,b\n" * (MOST_ROWS + 1))


def test_a_file_longer_than_any_program_is_refused_with_its_size() -> None:
    refuse_too_long(bytes(LONGEST))
    with pytest.raises(Refused, match=f"more than {LONGEST // 1_000_000} MB are not read"):
        refuse_too_long(bytes(LONGEST + 1))


@pytest.mark.parametrize("read", [document_of, sheets_of])
def test_an_archive_under_a_password_is_refused_in_words(read: Callable[[bytes], object]) -> None:
    data = bytearray(document() if read is document_of else workbook(A1="x"))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # its first member is locked
    with pytest.raises(Refused, match="protected by a password"):
        read(bytes(data))


def test_tables_of_a_document_stand_in_one_another_only_so_deep() -> None:
    def nested(depth: int) -> bytes:
        written, data = docx.Document(), BytesIO()
        cell = written.add_table(1, 1).cell(0, 0)
        for _ in range(depth):
            cell.text = "Outer"
            cell = cell.add_table(1, 1).cell(0, 0)
        cell.text = "Innermost"
        written.save(data)
        return data.getvalue()

    assert "Innermost" in str(document_of(nested(2)))
    with pytest.raises(Refused, match="stand too deep in one another"):
        document_of(nested(DEEPEST + 1))


def test_a_cell_beyond_the_columns_of_an_old_workbook_is_refused_unread() -> None:
    with pytest.raises(Refused, match="cannot be read"):
        sheets_of(xls({"Days": [[*[None] * 256, "far"]]}))


def test_a_sheet_of_more_cells_than_a_program_has_is_refused_by_its_name() -> None:
    with pytest.raises(Refused, match="has cells very far apart or far too many of them"):
        sheets_of(workbook(A1="Name", CV30000="far"))
