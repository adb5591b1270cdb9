"""Workbooks of Excel 97 to 2003."""

import io
from datetime import timedelta
from typing import Any

from planner.interchange.report import Message
from planner.interchange.sheets.book import LOCKED, Book, Line, Progress, Sheet, Value, with_gaps
from planner.model import Refused


def read_xls(data: bytes, name: str, progress: Progress) -> Book:
    """Every sheet, hidden ones marked so. Of hidden rows this format's reader knows nothing."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = []
        found = [each for each in workbook.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
        for done, each in enumerate(found):
            progress(done, len(found))
            read = workbook.get_sheet_by_name(each.name)
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
            sheets.append(Sheet(each.name, list(with_gaps(lines)), hidden, merges))
    except (CalamineError, OSError, ValueError) as error:
        if "password" in str(error).casefold():
            raise Refused(LOCKED, file=name) from error
        raise Refused(
            "{file} cannot be read as a workbook of Excel. Open it there, save it as .xlsx, and"
            " import that.",
            file=name,
        ) from error
    said = (
        [Message("This file holds macros; they were not run.")] if b"_VBA_PROJECT" in data else []
    )
    return Book(sheets, said)


def _value(value: Any) -> Value:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, str):
        return value or None
    known: Value = value
    return known
