"""Text with one record a line, whatever stands between its fields."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache

from planner.interchange.report import Message
from planner.interchange.sheets.book import Line, Sheet, Value
from planner.store.unhurried import Progress, no_progress

DELIMITERS = (",", ";", "\t", "|", "^", "~", "¦", "\x1f")
_IN_TEXT = " .,-–—_'’\"()[]<>@&*•·/+=%"  # marks of words rather than of fields
MOST_JOINED = 40  # lines one quoted field may run over
_SAID = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_STEP = 2_000
UNCLOSED = Message(
    "A quotation mark is opened in this line and never closed; the line was read as it stands."
)


def table_of(text: str, progress: Progress = no_progress) -> Sheet:
    """The records of a delimited text; a column alone where nothing stands between fields."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = 0
    said = _SAID.fullmatch(rows[0]) if rows else None
    if said:
        first, delimiter = 1, said[1]
    else:
        delimiter = delimiter_of(rows) or rare_delimiter_of(rows)
    lines = list(_records(rows, first, delimiter, progress))
    return Sheet(None, lines, delimiter=delimiter or None)


def delimiter_of(rows: list[str]) -> str:
    """What stands between the fields: what cuts the first lines into the same number of parts."""
    sample = [row for row in rows[:60] if row.strip()]
    best, points = "", 0.0
    for delimiter in DELIMITERS:
        counts = Counter(len(_split(row, delimiter)) for row in sample if delimiter in row)
        if not counts:
            continue
        parts, often = max(counts.items(), key=lambda each: (each[1], each[0]))
        if parts < 2:
            continue
        share = often / len(sample)
        score = share * (1 + min(parts, 12) / 12)
        if score > points:
            best, points = delimiter, score
    return best


def rare_delimiter_of(rows: list[str]) -> str:
    """Any other mark that stands equally often, twice or more, in every one of the first lines."""
    sample = [row for row in rows[:60] if row.strip()]
    if len(sample) < 2:
        return ""
    marks = dict.fromkeys(mark for mark in sample[0] if not (mark.isalnum() or mark in _IN_TEXT))
    for mark in marks:
        counts = {row.count(mark) for row in sample}
        if len(counts) == 1 and counts.pop() > 1:
            return mark
    return ""


def _records(rows: list[str], first: int, delimiter: str, progress: Progress) -> Iterator[Line]:
    at, total = first, len(rows)
    while total and not rows[total - 1].strip():
        total -= 1
    while at < total:
        if at % _STEP == 0:
            progress(at, total)
        row = rows[at]
        number = at + 1
        at += 1
        if '"' not in row:
            yield Line(number, list(row.split(delimiter) if delimiter else [row]))
            continue
        joined, end, state = row, at, _quotes(row, delimiter)
        while state is _Quotes.OPEN and end < total and end - at < MOST_JOINED:
            joined += "\n" + rows[end]
            end += 1
            state = _quotes(joined, delimiter)
        if state is _Quotes.CLOSED:
            at = end
            yield Line(number, list(_split(joined, delimiter)))
        else:
            plain = row.split(delimiter) if delimiter else [row]
            unclosed = row.count('"') % 2
            cells: list[Value] = [
                part.strip().removeprefix('"').removesuffix('"') for part in plain
            ]
            yield Line(number, cells, messages=[UNCLOSED] if unclosed else [])


class _Quotes(Enum):
    CLOSED = auto()
    OPEN = auto()
    ASTRAY = auto()  # a mark ends a field, and the field goes on


def _quotes(text: str, delimiter: str) -> _Quotes:
    """How the quoted fields of a text stand at its end.

    A quotation mark counts only where a field begins; elsewhere it is a mark like any other.
    """
    opens, at = _opening(delimiter), 0
    while opened := opens.search(text, at):
        at = text.find('"', opened.end())
        while at >= 0 and text[at + 1 : at + 2] == '"':
            at = text.find('"', at + 2)
        if at < 0:
            return _Quotes.OPEN
        at += 1
        if text[at : at + 1] not in ("", "\n", " ", delimiter):
            return _Quotes.ASTRAY
    return _Quotes.CLOSED


@lru_cache
def _opening(delimiter: str) -> re.Pattern[str]:
    """A quotation mark where a field begins."""
    begins = rf"(?:\A|{re.escape(delimiter)})" if delimiter else r"\A"
    return re.compile(rf'{begins} *"')


def _split(text: str, delimiter: str) -> list[str]:
    if not delimiter:
        return [text.strip('"')]
    if '"' not in text:
        return text.split(delimiter)
    csv.field_size_limit(1 << 28)  # a cell of a megabyte is judged later, not here
    rows = text.splitlines(keepends=True)
    return next(csv.reader(rows, delimiter=delimiter, skipinitialspace=delimiter != "\t"), [text])
