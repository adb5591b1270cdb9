"""When something is due: from which day it counts, working days, and how it stands today."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Any, Self

from planner.model import (
    Counted,
    DeadlineRule,
    Embassy,
    Exchange,
    ExchangeStatus,
    User,
    VisitKind,
    VisitStatus,
)
from planner.model.recurrence import horizon, occurrences
from planner.rules.holidays import is_working_day, public_holiday, working_day
from planner.rules.regions import Area
from planner.rules.return_calendar import later
from planner.rules.return_visits import PairDates, visit_of, window

OF_THE_VISIT = (Counted.FIRST_DAY, Counted.LAST_DAY)
WINDOW_LINES = (Counted.WINDOW_OPENS, Counted.WINDOW_CLOSES)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a template: what is due, and how its date is derived."""

    key: str
    what: str
    visit: VisitKind | None  # what it is due for; None: the exchange as a whole
    counted: Counted
    of: VisitKind  # whose day it counts from
    days: int  # after that day; before it, if negative
    rule: str | None = None  # RFC 5545: due again and again, from that day on

    @classmethod
    def of_data(cls, data: Mapping[str, Any]) -> Self:
        visit = data["visit"]
        return cls(
            key=data["key"],
            what=data["what"],
            visit=VisitKind(visit) if visit else None,
            counted=Counted(data["counted"]),
            of=VisitKind(data["of"]),
            days=data["days"],
            rule=data.get("rule"),
        )

    @property
    def moves(self) -> bool:
        """Whether it moves to a working day: not the first day itself, nor the window's dates."""
        return self.counted in OF_THE_VISIT and bool(self.days or self.rule)


def line_of(own: DeadlineRule) -> Line:
    return Line(own.key, own.what, own.visit, own.counted, own.of, own.days, own.rule)


def template_of(embassy: Embassy | None, shipped: Iterable[Mapping[str, Any]]) -> tuple[Line, ...]:
    """An embassy's own lines, or those we ship."""
    if embassy is not None and embassy.deadline_rules:
        return tuple(map(line_of, embassy.deadline_rules))
    return tuple(map(Line.of_data, shipped))


# -- dates -----------------------------------------------------------------------------------------


def counted_from(line: Line, exchange: Exchange) -> date | None:
    """The day a line counts from; None while it is not known, or waits for an event."""
    if line.counted in WINDOW_LINES:
        pair = PairDates.of(exchange)
        if pair.anchor is None:
            return None
        opened = window(pair.anchor, pair.opens, pair.closes)
        return opened.first_day if line.counted is Counted.WINDOW_OPENS else opened.last_day
    visit = visit_of(exchange, line.of)
    if visit is None or visit.status is VisitStatus.CANCELLED or line.counted is Counted.CONFIRMED:
        return None
    return visit.first_day if line.counted is Counted.FIRST_DAY else visit.last_day


def due_of(line: Line, counted: date, area: Area, after: date | None = None) -> date | None:
    """When a line is due that counts from this day; what repeats, the first time after `after`."""
    day = later(counted, line.days)
    if line.rule:
        return _next(line, day, area, max(after or counted, counted))
    return in_step(line, day, area)


def in_step(line: Line, day: date, area: Area) -> date:
    """The working day before a date before a visit, after a date after it."""
    if not line.moves:
        return day
    return working_day(area, day, -1 if line.days < 0 else 1)


def followed(line: Line, due: date, before: date, counted: date, area: Area) -> date | None:
    """Where an open deadline goes when the day it counts from moves: to where the template says;
    what was set by hand goes as many days as its visit."""
    if due == due_of(line, before, area):
        return due_of(line, counted, area)
    return in_step(line, later(due, (counted - before).days), area)


def _next(line: Line, begins: date, area: Area, after: date) -> date | None:
    start, now = (datetime.combine(each, time()) for each in (begins, after))
    moments = occurrences(line.rule or "", start, horizon(now))
    dues = (in_step(line, each.date(), area) for each in moments)
    return next((due for due in dues if due > after), None)


def area_of_owner(owner: User | None, exchange: Exchange) -> Area:
    """Whose working days count: the owner's country, else the embassy's, else the United States."""
    embassies = (owner.embassy if owner else None, exchange.embassy)
    return area_of_country(
        next((each.country for each in embassies if each and each.country), None)
    )


@cache
def area_of_country(country: str | None) -> Area:
    return Area((country or "US").upper())


@dataclass(frozen=True, slots=True)
class Shift:
    """Why a date stands where it does: it was moved to a working day."""

    day: date  # where it would have been
    holiday: str | None  # None: a weekend


def shift_of(line: Line, due: date, counted: date | None, area: Area) -> Shift | None:
    """What moved a date, if it stands where moving to a working day has put it."""
    if counted is None or not line.moves or line.rule:
        return None
    day = later(counted, line.days)
    if day == due or in_step(line, day, area) != due or is_working_day(area, day):
        return None
    holiday = public_holiday(area, day)
    return Shift(day, holiday.name if holiday else None)


# -- how it stands ---------------------------------------------------------------------------------


class DeadlineState(StrEnum):
    DO_NOW = "do-now"
    OVERDUE = "overdue"
    THIS_WEEK = "this-week"
    NEXT = "next"
    LATER = "later"
    DONE = "done"


THIS_WEEK, NEXT = 7, 30  # days


def state_of(
    due: date | None,
    today: date,
    *,
    done_on: date | None = None,
    set_on: date | None = None,
    snoozed_until: date | None = None,
    settled: bool = False,
) -> DeadlineState:
    """How a deadline stands. `settled`: what it waits for has come about by itself."""
    if done_on:
        return DeadlineState.DONE
    if due is None:
        return DeadlineState.LATER
    left = (max(due, snoozed_until or due) - today).days
    if left < 0:
        if settled:
            return DeadlineState.DONE
        past_when_set = set_on is not None and due < set_on
        return DeadlineState.DO_NOW if past_when_set else DeadlineState.OVERDUE
    if left <= THIS_WEEK:
        return DeadlineState.THIS_WEEK
    return DeadlineState.NEXT if left <= NEXT else DeadlineState.LATER


class DeadlineKind(StrEnum):
    """What a deadline is for, as lists are narrowed by it."""

    FIRST = "first-visit"
    RETURN = "return-visit"
    WINDOW = "return-window"
    COMMITMENT = "commitment"
    FOLLOW_ON = "follow-on"
    OTHER = "other"


FOLLOW_ON_KEY = DeadlineKind.FOLLOW_ON.value
"""The key of a follow-on activity where it stands among the deadlines."""


def kind_of(key: str | None, visit: VisitKind | None) -> DeadlineKind:
    if key in (DeadlineKind.COMMITMENT, DeadlineKind.FOLLOW_ON):
        return DeadlineKind(key)
    if is_of_window(key):
        return DeadlineKind.WINDOW
    if visit is None:
        return DeadlineKind.OTHER
    return DeadlineKind.FIRST if visit is VisitKind.FIRST else DeadlineKind.RETURN


def settled_by_return(key: str | None) -> bool:
    """Whether a dated return visit is all that this waits for."""
    return key in ("return-target", "return-fixed") or is_of_window(key)


def is_of_window(key: str | None) -> bool:
    """Whether it is one of the window's three dates, which follow from the first visit alone."""
    return key is not None and key.startswith("window-")


def wanted(line: Line, exchange: Exchange) -> bool:
    """Whether an exchange needs this line: deadlines come with the dates of a visit."""
    dated = any(visit.first_day for visit in exchange.visits)
    if exchange.status is not ExchangeStatus.ACTIVE or not dated:
        return False
    visit = visit_of(exchange, line.visit) if line.visit else None
    return visit is None or visit.status is not VisitStatus.CANCELLED


def coordinator_of(exchange: Exchange) -> User | None:
    """Who of the embassy runs an exchange: the owner of most of its deadlines."""
    owners = Counter(each.owner for each in exchange.deadlines if each.owner)
    return max(owners, key=lambda user: (owners[user], user.name), default=None)
