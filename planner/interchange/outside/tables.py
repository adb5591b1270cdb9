"""Rows of cells, from a spreadsheet or from text with separators; every cell as text."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import StringIO
from typing import Any

from python_calamine import CalamineWorkbook

from planner.interchange.outside.archives import refuse_bombs, unpacked
from planner.interchange.outside.text import clean
from planner.interchange.outside.workbooks import Unreadable, workbook
from planner.model import Refused

MOST_CELLS = 2_000_000
MOST_ROWS = 50_000

_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([^\"'>]*)")
_PLACE = re.compile(rb"([A-Za-z]{1,3})(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; row `n` of it stands at line `first + n` of the file."""

    name: str | None
    rows: Sequence[Sequence[str]]
    first: int = 1


def sheets_of(data: bytes) -> list[Sheet]:
    """The sheets of a workbook, hidden ones too, with every value as text."""
    if data.startswith(b"PK"):
        _refuse_vast_sheets(data)
    try:
        with workbook(data) as book:
            return [_sheet(book, name) for name in book.sheet_names]
    except Unreadable as error:
        if error.locked:
            raise Refused("This file is protected by a password. Save it without one.") from error
        raise _damaged() from error


def _sheet(book: CalamineWorkbook, name: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.height * sheet.width > MOST_CELLS:
        raise _too_many(name)
    first = (sheet.start[0] if sheet.start else 0) + 1
    rows = sheet.to_python(skip_empty_area=True)
    return Sheet(name, [[_text(value) for value in row] for row in rows], first)


def _refuse_vast_sheets(data: bytes) -> None:
    """A few cells far apart make a sheet of billions, which the reader would lay out whole."""
    archive = refuse_bombs(data)
    for part in archive.namelist():
        if not part.startswith("xl/worksheets/") or not part.endswith(".xml"):
            continue
        columns, rows = 0, 0
        for match in _CELL.finditer(unpacked(archive, part)):
            place = _PLACE.fullmatch(match[1])
            if place is None:
                raise _damaged()
            columns = max(columns, _number(place[1].upper()))
            rows = max(rows, int(place[2]))
        if columns * rows > MOST_CELLS * 10:
            raise _too_many(part.rpartition("/")[2])


def _damaged() -> Refused:
    return Refused("This spreadsheet cannot be read. Open it in its program and save it anew.")


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _too_many(name: str) -> Refused:
    return Refused(
        "The sheet “{name}” has cells very far apart or far too many of them. Copy what is needed "
        "into a new one.",
        name=name,
    )


def _text(value: Any) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime():
            return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            return f"{minutes // 60:02}:{minutes % 60:02}"
        case float() if value.is_integer():
            return str(int(value))
    return clean(str(value)).text.strip()


def cells_of_text(text: str) -> list[tuple[int, list[str]]]:
    """The rows of text with separators, each with the line it begins on."""
    separator = _separator(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=False)
    rows: list[tuple[int, list[str]]] = []
    before = 0
    try:
        for row in reader:
            rows.append((before + 1, [cell.strip() for cell in row]))
            before = reader.line_num
            if len(rows) > MOST_ROWS:
                raise Refused("This file has more than {limit} rows.", limit=MOST_ROWS)
    except csv.Error as error:
        raise Refused(
            "This table cannot be read from line {line} on: {why}.",
            line=before + 1,
            why="a cell is too long"
            if "limit" in str(error)
            else "its quotation marks do not match",
        ) from error
    return rows


def _separator(text: str) -> str:
    """Comma, semicolon, tab or bar: what stands equally often in most of the first lines."""
    if text.startswith("sep=") and len(text) > 4:
        return text[4]
    most = csv.field_size_limit()  # of a longer cell the reader says where it stands
    lines = [line for line in text.splitlines()[:50] if line.strip() and len(line) <= most]
    best, best_score = ",", 0.0
    for separator in (",", ";", "\t", "|"):
        counts = [len(next(csv.reader([line], delimiter=separator), [])) for line in lines]
        usual = Counter(count for count in counts if count > 1).most_common(1)
        if usual:
            score = usual[0][1] * (1 + usual[0][0] / 100)
            if score > best_score:
                best, best_score = separator, score
    return best
