"""Every exchange at a glance: how its return visit stands, on a line of time."""

from dataclasses import dataclass
from datetime import date

from planner.editions.values.shared import Edition

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One exchange. What is not known is None."""

    name: str
    foreign: tuple[str, ...]
    partners: tuple[str, ...]
    country: str | None  # ISO code of the foreign side
    phase: str  # proposed, preparing, first-visit, ..; preparing-return
    standing: str
    first: Days | None
    first_as_given: str | None
    window: Days | None
    back: Days | None
    follow_on: tuple[date, ...]  # days of what follows
    days_left: int | None
    days_to_opening: int | None
    days_outside: int | None
    days_after: int | None
    waived_because: str | None
    unconfirmed: int
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Board(Edition):
    """All exchanges, worst first, with the twelve months drawn."""

    begins: date
    ends: date
    rows: tuple[BoardRow, ...]
    standings: tuple[tuple[str, int], ...]  # how many of each
    countries: tuple[tuple[str, int], ...]  # by the country's name
