"""Rows of tables that became text: cells between tabs, bars, or blanks that hold columns apart."""

import re
from collections.abc import Iterable
from dataclasses import replace

from planner.interchange.itinerary.groups import heads_groups
from planner.interchange.itinerary.labels import heads_table
from planner.interchange.itinerary.lines import OPEN_END, Line
from planner.interchange.itinerary.plain_lines import bare
from planner.interchange.itinerary.tracks import day_columns
from planner.rules.day_headings import read_heading
from planner.rules.time_spans import opening_time, straight

_COLUMNS = re.compile(r"[ ]{3,}")
_TIGHT = re.compile(r"(?P<hours>[^|;,]{1,25})(?P<mark>[|;,])(?=\S)")  # “9:00;Visit;City Hall”
_PIECE = re.compile(r"\S+(?: {1,2}\S+)*")
_ASIDE = 1  # by how many letters a column may be out of its place


def lines_of(text: str) -> list[Line]:
    """The lines of a text; those that are rows of a table with their cells."""
    rows = (
        Line(number, line, cells_of(line)) for number, line in enumerate(text.split("\n"), start=1)
    )
    return list(_wrapped_cells(rows))


def cells_of(text: str) -> list[str] | None:
    """The cells of a row of a table that became text; None for a line that is none."""
    columns = _COLUMNS.split(straight(text).strip())
    span = opening_time(bare(columns[0])) if len(columns) > 2 else None
    if len(columns) > 1 and (heads := [""] * text.startswith(" ") + columns) and day_columns(heads):
        return heads
    is_row = heads_table(columns) or (span is not None and not span.rest)
    if text.startswith("\t") and heads_groups(text.split("\t")):
        return text.split("\t")
    if text.startswith(("\t", "    ")) or (text.startswith(" ") and not is_row):
        return None
    if "\t" in text.strip():
        return text.split("\t")
    if " | " in text:
        return text.split("|")
    tight = _TIGHT.match(text.strip())
    span = opening_time(bare(tight["hours"])) if tight else None
    if tight and span is not None and span.start and not span.rest:
        return re.split(rf"{re.escape(tight['mark'])}(?=\S)", text.strip())
    return columns if len(columns) > 2 and is_row else None


def _wrapped_cells(lines: Iterable[Line]) -> Iterable[Line]:
    """What was broken over several lines within its column goes back into its cell."""
    row: Line | None = None
    for line in lines:
        more = _below(row, line) if row is not None else None
        if row is not None and more:
            cells = list(row.cells or ())
            for column, text in more:
                joint = " " if _goes_on(cells[column], text) else "\n"
                cells[column] = f"{cells[column]}{joint}{text}"
            row = replace(row, text=f"{row.text}\n{line.text}", cells=cells)
            continue
        if row is not None:
            yield row
        row = line
    if row is not None:
        yield row


def _below(row: Line, line: Line) -> list[tuple[int, str]]:
    """The columns of a row that a line below goes on with, each with what stands there."""
    first = row.text.split("\n")[0]
    if row.cells is None or line.cells is not None or "\t" in first or "|" in first:
        return []
    starts = [piece.start() for piece in _cells_in(first)]
    pieces = [(piece.start(), piece[0]) for piece in _cells_in(line.text)]
    if len(starts) != len(row.cells) or not line.text.startswith(" "):
        return []
    if opening_time(bare(line.text)) or read_heading(line.text):
        return []
    found = []
    for start, text in pieces:
        near = [at for at, where in enumerate(starts) if at and abs(where - start) <= _ASIDE]
        if not near:
            return []
        found.append((near[0], text))
    return found


def _cells_in(text: str) -> list[re.Match[str]]:
    return list(_PIECE.finditer(straight(text)))


def _goes_on(before: str, text: str) -> bool:
    """Whether a line of a cell goes on with the sentence of the one before it."""
    if text[:1].islower() or (before.isupper() and text.isupper()):
        return True
    return bool(OPEN_END.search(before)) and not before.endswith(",")


def hours_ahead(cells: list[str], *, always: bool) -> list[str]:
    """A row with its hours first, both ends in one cell, and no number of the row before them.

    `always`: whether the rows of this file begin with their hours, so that none are looked for.
    """
    if len(cells) > 2 and re.fullmatch(r"\d{1,3}[.)]?", cells[0]) and _is_hours(cells[1]):
        cells = cells[1:]
    return _joined_hours(cells if always else _time_first(cells))


def _joined_hours(cells: list[str]) -> list[str]:
    """A row whose end has a cell of its own: “9:00 | 10:30 | Visit” as “9:00 – 10:30 | Visit”."""
    if len(cells) < 3:
        return cells
    first, last = (opening_time(bare(" ".join(cell.split()))) for cell in cells[:2])
    if not (first and last and first.start and last.start and first.start < last.start):
        return cells
    alone = not (first.rest or last.rest or first.end or last.end)
    return [f"{cells[0]} – {cells[1]}", *cells[2:]] if alone else cells


def _is_hours(cell: str) -> bool:
    span = opening_time(bare(" ".join(cell.split())))
    return span is not None and span.start is not None and not span.rest


def _time_first(cells: list[str]) -> list[str]:
    """A row whose time stands elsewhere: “Lunch | 12:30 | Canteen” with the time first."""
    spans = [opening_time(bare(" ".join(cell.split()))) for cell in cells]
    times = [at for at, span in enumerate(spans) if span and span.start and not span.rest]
    if len(times) != 1 or spans[0] is not None:
        return cells
    (at,) = times
    return [cells[at], *cells[:at], *cells[at + 1 :]]


def with_kind(cells: list[str]) -> list[str]:
    """“MEETING | City Manager”: what it is in capitals, and then with whom or where, one title."""
    if len(cells) < 3 or not cells[1].isupper() or len(cells[1].split()) > 3:
        return cells
    return [cells[0], f"{cells[1]}: {cells[2]}", *cells[3:]]
