"""Numbers that are days, and cells of OpenDocument, are read as what they show."""

import zipfile
from datetime import date, datetime, time
from io import BytesIO

import pytest

from planner.interchange.sheets.archive import Archive
from planner.interchange.sheets.book import Sheet, Trouble
from planner.interchange.sheets.ods import read_ods
from planner.interchange.sheets.serials import from_serial, means_a_date
from planner.model import Refused


@pytest.mark.parametrize(
    ("number", "code", "is_date"),
    [
        (14, None, True),
        (0, None, False),
        (164, "dd.mm.yyyy", True),
        (164, "General", False),
        (164, "[h]:mm", True),  # hours beyond a day
        (164, '0.00 "days"', False),  # letters between quotation marks are shown as they are
        (164, "0.00;[Red]-0.00", False),  # a color is none
        (164, "0;yyyy", False),  # what negative numbers look like says nothing
    ],
)
def test_a_format_means_a_date(number: int, code: str | None, is_date: bool) -> None:
    assert means_a_date(number, code) is is_date


@pytest.mark.parametrize(
    ("serial", "epoch_1904", "meant"),
    [
        (-1, False, None),
        (2_950_001, False, None),
        (0, False, None),
        (0.5, False, time(12)),
        (59, False, date(1900, 2, 28)),
        (61, False, date(1900, 3, 1)),  # 60 is the day that never was
        (46_458.5, False, datetime.fromisoformat("2027-03-12T12:00")),
        (0, True, date(1904, 1, 1)),
        (44_996, True, date(2027, 3, 12)),
        (46_457.999_999_9, False, date(2027, 3, 12)),  # rounded over midnight
    ],
)
def test_a_number_means_a_day(serial: float, epoch_1904: bool, meant: object) -> None:
    assert from_serial(serial, epoch_1904) == meant


MOMENT = datetime.fromisoformat("2027-03-12T09:30")


def archive(content: str, part: str = "content.xml", *more: str) -> Archive:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr(part, content)
        for name in more:
            packed.writestr(name, "x")
    return Archive(data.getvalue(), "list.ods")


def sheets(rows: str, before: str = "") -> list[Sheet]:
    table = f'<table name="People" style-name="t">{rows}</table>'
    return read_ods(archive(f"<doc>{before}{table}</doc>")).sheets


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('value-type="float" value="3"><p>3</p>', 3),
        ('value-type="float" value="2.5"><p>2.5</p>', 2.5),
        ('value-type="float" value="33"><p>0033</p>', "0033"),  # shown with its zeros
        ('value-type="float" value="many"><p>many</p>', "many"),
        ('value-type="date" date-value="2027-03-12"><p>12.3.</p>', date(2027, 3, 12)),
        ('value-type="date" date-value="2027-03-12T09:30"><p/>', MOMENT),
        ('value-type="date" date-value="soon"><p>soon</p>', "soon"),
        ('value-type="boolean" boolean-value="true"><p>WAHR</p>', True),
        ('value-type="boolean" boolean-value="false"><p>FALSCH</p>', False),
        ('value-type="string"><p>Ann</p><p>Lee</p>', "Ann\nLee"),
        ('value-type="string"><p>a<s c="2"/>b<tab/>c<line-break/>d</p>', "a  b\tc\nd"),
        ('value-type="string"><annotation><p>secret</p></annotation><p>Ann</p>', "Ann"),
    ],
)
def test_a_cell_is_read_as_what_it_shows(cell: str, value: object) -> None:
    (sheet,) = sheets(f"<table-row><table-cell {cell}</table-cell></table-row>")
    ((read,),) = [line.cells for line in sheet.lines]
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('formula="of:=A1"><p/>', "row 1 was never worked out"),
        ('formula="of:=1/0" value-type="string"><p>#DIV/0!</p>', "error #DIV/0!"),
    ],
)
def test_a_formula_without_a_value_is_said(cell: str, said: str) -> None:
    (sheet,) = sheets(f"<table-row><table-cell {cell}</table-cell></table-row>")
    (trouble,) = sheet.lines[0].cells
    assert isinstance(trouble, Trouble)
    assert said in str(trouble.message)


def test_what_is_hidden_or_merged_is_marked_so() -> None:
    style = '<style name="t"><table-properties display="false"/></style>'
    (sheet,) = sheets(
        '<table-row visibility="collapse"><table-cell number-columns-spanned="2"'
        ' number-rows-spanned="3"><p>Ann</p></table-cell><covered-table-cell/></table-row>'
        "<table-row><table-cell><table><table-row><table-cell><p>in it</p></table-cell></table-row>"
        "</table></table-cell><table-cell><p>Bo</p></table-cell></table-row>",
        style,
    )
    assert sheet.hidden
    assert [line.hidden for line in sheet.lines] == [True, False]
    assert sheet.merges == [(1, 3, 0, 1)]
    assert sheet.lines[0].cells == ["Ann"]
    assert sheet.lines[1].cells[-1] == "Bo"


def test_macros_are_said_and_a_file_without_cells_is_refused() -> None:
    book = read_ods(archive('<doc><table name="a"/></doc>', "content.xml", "Basic/script.xml"))
    assert ["macros" in str(message) for message in book.messages] == [True]
    with pytest.raises(Refused, match="has no sheet of cells"):
        read_ods(archive("<doc/>"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('<?xml version="1.0" encoding="utf-7"?><doc/>', "is damaged"),
        ('<?xml version="1.0" encoding="nobody"?><doc/>', "is damaged"),
        ('<!DOCTYPE doc SYSTEM "file:///etc/passwd"><doc/>', "document type declaration"),
        ("<doc>", "is damaged"),
    ],
)
def test_xml_that_is_not_to_be_trusted_is_refused(content: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        archive(content).parse("content.xml")


def test_parts_are_read_within_bounds() -> None:
    parts = archive("<doc>long</doc>")
    assert parts.read("content.xml", most=15) == b"<doc>long</doc>"
    for read in (
        lambda: parts.read("content.xml", most=3),
        lambda: parts.parse("content.xml", most=3),
    ):
        with pytest.raises(Refused, match="unpacks to more"):
            read()
    with pytest.raises(Refused, match="is damaged"):
        parts.read("styles.xml")
    with pytest.raises(Refused, match="is damaged"):
        Archive(b"PK\x03\x04", "list.ods")
