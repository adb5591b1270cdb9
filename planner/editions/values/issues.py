"""Which issue a paper is of, and what has changed since another."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from planner.editions.values.shared import Edition, Met


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a reissued day that has changed."""

    item: UUID
    what: str  # time, place, title, ...; new
    was: str  # as it stood in the issue before, in words


@dataclass(frozen=True, slots=True)
class DayIssue:
    """The issue in which a day last changed, and what changed in it then."""

    day: date | None  # None: what has no date
    number: int
    on: date
    bars: tuple[Bar, ...] = ()
    replaces: int | None = None  # the issue of the page that is to be put away


@dataclass(frozen=True, slots=True)
class Issued:
    """The issue in which the content of a copy last changed; in a paper of days, day by day."""

    number: int
    on: date
    days: tuple[DayIssue, ...] = ()
    replaces: int | None = None  # the issue of the copy that is to be put away

    def of(self, day: date | None) -> DayIssue | None:
        return next((each for each in self.days if each.day == day), None)


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a change notice: from what to what, and why it was called off. What is the same
    of several items or days is one line."""

    item: UUID | None  # None: of several, or of the day as a whole
    title: str
    what: str
    day: date | None
    time: str | None
    was: str | None
    now: str | None
    why: str | None = None  # internal copies only
    moved_from: date | None = None  # the day before, where only that is another
    days: tuple[date, ...] = ()  # of several
    titles: tuple[str, ...] = ()  # of several, each with its hour


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNotice(Edition):
    since: int | None  # None: nothing has been issued yet
    since_on: date | None
    changes: tuple[Change, ...]
    concerned: tuple[str, ...]  # internal copies only
    why: str | None = None  # the reason of the issue
    papers: tuple[str, ...] = ()  # those given out anew with it
    coordinator: Met | None = None  # whom to call, where a number is known
    gone: bool = False  # whoever it is for takes part no longer
