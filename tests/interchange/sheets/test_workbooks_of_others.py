"""Workbooks as other programs write them: parts missing, cells without a place, asides."""

import re
from typing import Any

import pytest
from workbooks import repacked, xlsx

from planner.interchange.sheets import open_book
from planner.model import Refused

SHEET = "xl/worksheets/sheet1.xml"


def first_line(data: bytes) -> list[Any]:
    (sheet,) = open_book(data, "a.xlsx").sheets
    return list(next(line for line in sheet.lines if not line.blank).cells)


def with_part(data: bytes, part: str, old: str, new: str) -> bytes:
    """The workbook with one part written otherwise."""

    def change(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        changed = re.sub(old.encode(), new.encode(), content)
        assert changed != content
        return changed

    return repacked(data, change)


def a_day(book: Any) -> None:
    book.add_worksheet().write_number(0, 0, 29280, book.add_format({"num_format": "dd/mm/yyyy"}))


def test_cells_that_do_not_say_where_they_stand_follow_each_other() -> None:
    data = xlsx([["Moreau", "Claire", "Nantes"]])
    assert first_line(with_part(data, SHEET, r' r="[A-Z]+1"', "")) == ["Moreau", "Claire", "Nantes"]


def test_how_a_name_is_read_aloud_is_no_part_of_it() -> None:
    aloud = r"<t>佐藤</t><rPh sb='0' eb='2'><t>サトウ</t></rPh>"
    data = with_part(xlsx([["Sato", "Hanako"]]), "xl/sharedStrings.xml", "<t>Sato</t>", aloud)
    assert first_line(data) == ["佐藤", "Hanako"]


def test_what_xml_cannot_hold_is_read_from_its_escape() -> None:
    data = with_part(xlsx([["Sato"]]), "xl/sharedStrings.xml", "Sato", "Sa_x0074_o")
    assert first_line(data) == ["Sato"]


def test_without_its_formats_a_day_is_a_number() -> None:
    without = repacked(xlsx(a_day), lambda name, data: None if name == "xl/styles.xml" else data)
    assert first_line(without) == [29280]


def test_a_number_no_calendar_reaches_stays_a_number() -> None:
    data = with_part(xlsx(a_day), SHEET, "<v>29280</v>", "<v>99999999</v>")
    assert first_line(data) == [99999999]


def test_a_day_may_be_written_out() -> None:
    data = with_part(
        xlsx(a_day), SHEET, r'<c r="A1" s="1"><v>29280', '<c r="A1" t="d"><v>1980-02-29'
    )
    assert first_line(data) == ["1980-02-29"]


def test_one_cell_that_is_said_to_be_merged_is_itself() -> None:
    data = xlsx([["Moreau"]])
    merged = '</sheetData><mergeCells><mergeCell ref="A1"/></mergeCells>'
    (sheet,) = open_book(with_part(data, SHEET, "</sheetData>", merged), "a.xlsx").sheets
    assert list(sheet.merges) == []
    assert list(sheet.lines[0].cells) == ["Moreau"]


def chart(book: Any, *, alone: bool = True) -> None:
    if not alone:
        book.add_worksheet("Liste").write_string(0, 0, "Moreau")
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": [1, 2]} | {"values": "=Liste!$A$1:$A$2"})
    book.add_chartsheet("Chart").set_chart(chart)


def test_a_sheet_of_a_chart_is_passed_over() -> None:
    data = xlsx(lambda book: chart(book, alone=False))
    assert [sheet.name for sheet in open_book(data, "a.xlsx").sheets] == ["Liste"]


def test_a_workbook_without_cells_is_refused() -> None:
    lost = repacked(
        xlsx([["Moreau"]]), lambda name, data: None if name.endswith("workbook.xml.rels") else data
    )
    with pytest.raises(Refused, match=r"a\.xlsx has no sheet of cells"):
        open_book(lost, "a.xlsx")
