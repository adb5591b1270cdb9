"""What a file of tables is: sheets of lines of cells, and what is to be said of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property

from planner.interchange.report import Message
from planner.model import Refused

GAP = 100
"""So many blank rows in a run are worth a word each; the rest of a longer run is not."""
MOST_ROWS = 300_000  # of a file that say something
MOST_LINES = 1_000_000  # of a text: rows may be blank, or run over several
MOST_CELLS = 4_000_000  # of a file
_MOST_BLANK = 10_000  # blank rows that are worth a word each, in all
_MOST_MERGED = 1_000_000  # rows that merges run over, all together


@dataclass(frozen=True, slots=True)
class Trouble:
    """What stands in a cell whose value cannot be known, such as a formula never worked out."""

    message: Message


Value = str | int | float | bool | date | datetime | time | Trouble | None


@dataclass(slots=True)
class Line:
    """One row of a sheet or one record of a text, and where it stands there, from 1."""

    number: int  # no other line of the sheet has it
    cells: list[Value]
    hidden: bool = False
    messages: list[Message] = field(default_factory=list)
    text: str = ""  # as it was typed, where no cells came of it
    origin: int | None = None  # where it stands, if lines before it were made several of

    @property
    def stands(self) -> int:
        return self.number if self.origin is None else self.origin

    @property
    def blank(self) -> bool:
        return all(
            cell is None or (isinstance(cell, str) and not cell.strip()) for cell in self.cells
        )


Merge = tuple[int, int, int, int]
"""Cells that are one: first and last row from 1, first and last column from 0."""


@dataclass
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

    @cached_property
    def merged(self) -> Mapping[int, Sequence[Merge]]:
        """The merges by each row that they run over."""
        found: dict[int, list[Merge]] = defaultdict(list)
        left, last = _MOST_MERGED, self.lines[-1].number if self.lines else 0
        for merge in dict.fromkeys(self.merges):
            rows = range(merge[0], min(merge[1], last) + 1)
            left -= len(rows)
            if left < 0:
                break
            for number in rows:
                found[number].append(merge)
        return found


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
    tables: bool = False  # of a document or a page, which are parts of one text
    cards: bool = False  # a file of contacts: the headings are ours, not the file's
    otherwise: "Callable[[], Book] | None" = None  # where no row names columns: a person a line


def with_gaps(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with the blank ones between them, which files leave out or write by the million."""
    before, worth = None, _MOST_BLANK
    for line in lines:
        if line.blank:
            continue
        if before is not None:
            gap = line.number - before - 1
            told = min(gap, GAP, worth)
            worth -= told
            for number in range(before + 1, before + 1 + told):
                yield Line(number, [])
            if gap > told:
                more = Message("{count} more blank rows follow.", {"count": gap - told})
                yield Line(before + 1 + told, [], messages=[more])
        yield line
        before = line.number


LOCKED = "{file} is protected by a password. Open it, remove the password, and save it again."


def refuse_too_many(name: str, rows: int, cells: int = 0) -> None:
    """Refused where a file holds more than a list of people does."""
    if rows > MOST_ROWS or cells > MOST_CELLS:
        raise Refused(
            "{file} has more cells or rows than a list of people can have. Copy the list into a new"
            " file and import that.",
            file=name,
        )
