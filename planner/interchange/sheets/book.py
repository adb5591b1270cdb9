"""What a file of tables is: sheets of lines of cells, and what is to be said of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from planner.interchange.report import Message

GAP = 100
"""So many blank rows in a run are worth a word each; the rest of a longer run is not."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What stands in a cell whose value cannot be known, such as a formula never worked out."""

    message: Message


Value = str | int | float | bool | date | datetime | time | Trouble | None


@dataclass(slots=True)
class Line:
    """One row of a sheet or one record of a text, and where it stands there, from 1."""

    number: int
    cells: list[Value]
    hidden: bool = False
    messages: list[Message] = field(default_factory=list)

    @property
    def blank(self) -> bool:
        return all(
            cell is None or (isinstance(cell, str) and not cell.strip()) for cell in self.cells
        )


Merge = tuple[int, int, int, int]
"""Cells that are one: first and last row from 1, first and last column from 0."""


@dataclass(slots=True)
class Sheet:
    """`name` is what the file calls it; None in a file that is one table."""

    name: str | None
    lines: list[Line]
    hidden: bool = False
    merges: list[Merge] = field(default_factory=list)
    epoch_1904: bool = False  # from when its bare numbers count days
    delimiter: str | None = None  # what stands between the fields of a text

    @property
    def width(self) -> int:
        return max((len(line.cells) for line in self.lines), default=0)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question about the file that only a person can answer."""

    about: str  # encoding, sheet, columns, date-order
    message: Message


@dataclass(slots=True)
class Book:
    """A file that was opened, with what is to be said and asked of it as a whole."""

    sheets: list[Sheet]
    messages: list[Message] = field(default_factory=list)
    questions: list[Asking] = field(default_factory=list)
    cards: bool = False  # a file of contacts: the headings are ours, not the file's


def with_gaps(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with the blank ones between them, which files leave out or write by the million."""
    before = None
    for line in lines:
        if line.blank:
            continue
        if before is not None:
            gap = line.number - before - 1
            for number in range(before + 1, before + 1 + min(gap, GAP)):
                yield Line(number, [])
            if gap > GAP:
                more = Message("{count} more blank rows follow.", {"count": gap - GAP})
                yield Line(before + 1 + GAP, [], messages=[more])
        yield line
        before = line.number


LOCKED = "{file} is protected by a password. Open it, remove the password, and save it again."
