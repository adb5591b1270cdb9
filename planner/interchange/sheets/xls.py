"""Workbooks of Excel 97 to 2003."""

import struct
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from planner.interchange.outside.workbooks import Unreadable, workbook
from planner.interchange.report import Message
from planner.interchange.sheets.book import LOCKED, Book, Line, Sheet, Value, with_gaps
from planner.model import Refused
from planner.store.unhurried import Progress

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_BEGIN = b"\x09\x08\x10\x00\x00\x06\x05\x00"  # of what is said of the workbook as a whole
_DATE_MODE, _EOF = 0x22, 0x0A
_RECORDS = 2_000  # at most looked at


def read_xls(data: bytes, name: str, progress: Progress) -> Book:
    """Every sheet, hidden ones marked so. Of hidden rows this format's reader knows nothing."""
    try:
        with workbook(data) as book:
            sheets = _sheets(book, progress, epoch_1904=_counts_from_1904(data))
    except Unreadable as error:
        if error.locked:
            raise Refused(LOCKED, file=name) from error
        raise Refused(
            "{file} cannot be read as a workbook of Excel. Open it there, save it as .xlsx, and"
            " import that.",
            file=name,
        ) from error
    macros = any(mark in data for mark in (b"_VBA_PROJECT", "_VBA_PROJECT".encode("utf-16-le")))
    said = [Message("This file holds macros; they were not run.")] if macros else []
    return Book(sheets, said)


def _sheets(book: "CalamineWorkbook", progress: Progress, *, epoch_1904: bool) -> list[Sheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    found = [each for each in book.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
    sheets = []
    for done, each in enumerate(found):
        progress(done, len(found))
        read = book.get_sheet_by_name(each.name)
        top, left = read.start or (0, 0)
        rows = read.to_python(skip_empty_area=True)
        lines = [
            Line(top + at, [*[None] * left, *map(_value, row)])
            for at, row in enumerate(rows, start=1)
        ]
        hidden = each.visible is not SheetVisibleEnum.Visible
        merges = [
            (first_row + 1, last_row + 1, first, last)
            for (first_row, first), (last_row, last) in read.merged_cell_ranges or ()
        ]
        sheets.append(Sheet(each.name, list(with_gaps(lines)), hidden, merges, epoch_1904))
    return sheets


def _counts_from_1904(data: bytes) -> bool:
    """What the first records of the workbook say of its calendar; its reader does not tell."""
    at = data.find(_BEGIN)
    for _ in range(_RECORDS):
        if at < 0 or at + 4 > len(data):
            return False
        kind, size = struct.unpack_from("<HH", data, at)
        if kind == _DATE_MODE:
            return data[at + 4 : at + 6] == b"\1\0"
        if kind == _EOF:
            return False
        at += 4 + size
    return False


def _value(value: Any) -> Value:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, str):
        return value or None
    known: Value = value
    return known
