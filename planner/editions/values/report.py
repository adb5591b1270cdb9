"""A report: sections of tables, whose every number is the length of a list it names."""

from dataclasses import dataclass
from datetime import date

from planner.editions.values.shared import Edition, Place, When


@dataclass(frozen=True, slots=True)
class Counted:
    """A number in a report, and the things it counts, as to be read."""

    label: str  # a key of the wording; empty where it is named
    things: tuple[str, ...]
    named: str = ""  # as it is: a country, a city

    @property
    def number(self) -> int:
        return len(self.things)


@dataclass(frozen=True, slots=True)
class Marks:
    """How many gave each mark from 1 to 5 to one thing: a bar with its numbers."""

    label: str
    counts: tuple[int, int, int, int, int]
    comments: tuple[str, ...] = ()
    in_words: int = 0  # how many answered in words alone

    @property
    def answers(self) -> int:
        return sum(self.counts) + self.in_words

    @property
    def mean(self) -> float | None:
        total = sum(mark * count for mark, count in enumerate(self.counts, start=1))
        return total / sum(self.counts) if any(self.counts) else None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; `nothing` is said where nothing does."""

    key: str  # of its heading in the wording: "report-hosts"
    nothing: str  # a key of the wording
    head: tuple[str, ...] = ()  # keys of the wording
    rows: tuple[tuple[str, ...], ...] = ()
    counts: tuple[Counted, ...] = ()
    marks: tuple[Marks, ...] = ()
    # the same rows for a spreadsheet, where numbers in them stand in columns of their own
    sheet_head: tuple[str, ...] = ()
    sheet_rows: tuple[tuple[str | float | None, ...], ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.rows or self.counts or self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Edition):
    """What a visit, or a year of the program, achieved."""

    name: str  # after-action, thank-you-list, portfolio-report
    year: int | None = None
    sections: tuple[Section, ...] = ()
    letters: tuple[tuple[str, ...], ...] = ()  # paragraphs, one letter a page


@dataclass(frozen=True, slots=True)
class Question:
    """An item that is asked about."""

    date: date | None
    when: When
    title: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Form:
    """The questions to one person; without a name to anybody of a group, or of the delegation."""

    name: str | None
    group: str | None = None  # its letter
    group_name: str | None = None
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackForm(Edition):
    """What those who took part are asked: how good each item was, and the visit as a whole."""

    forms: tuple[Form, ...]
