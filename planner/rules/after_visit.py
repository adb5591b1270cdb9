"""What an exchange achieved: ratings, mirrored themes, recurring activities, hours for a call."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from planner.model import (
    Exchange,
    Feedback,
    Item,
    ItemKind,
    Visit,
    VisitKind,
    VisitStatus,
)
from planner.model.recurrence import horizon, occurrences
from planner.rules.agenda import agenda, days_of
from planner.rules.folding import folded

# -- who is an alumnus -----------------------------------------------------------------------------


def has_begun(
    first_day: date | None, status: VisitStatus, years: Iterable[int], today: date
) -> bool:
    """Whether those who travel have set out: whoever is on the way has travelled, and need not be
    back to be asked to a workshop. A visit without days has begun once it is closed or the years
    that its source gives are past."""
    if status is VisitStatus.CANCELLED:
        return False
    if first_day is not None:
        return first_day <= today
    latest = max(years, default=None)
    return status is VisitStatus.CLOSED or (latest is not None and latest < today.year)


# -- feedback --------------------------------------------------------------------------------------

_NOT_ASKED = frozenset({ItemKind.TRANSFER, ItemKind.FREE_TIME, ItemKind.MEETING_POINT})


def took_place(visit: Visit) -> list[Item]:
    """The items that were not called off, in order."""
    return [
        each
        for day in days_of(visit)
        for each in agenda(visit, day)
        if isinstance(each, Item) and not each.status.off
    ]


def asked_about(visit: Visit) -> list[Item]:
    """The items worth a question, in order: those that take place and are more than a ride."""
    return [each for each in took_place(visit) if each.kind not in _NOT_ASKED]


@dataclass(frozen=True, slots=True)
class Rated:
    """The answers on one thing: how many gave each mark from 1 to 5, and what they said."""

    counts: tuple[int, int, int, int, int]
    comments: tuple[str, ...]
    in_words: int = 0  # how many answered in words alone

    @property
    def answers(self) -> int:
        return sum(self.counts) + self.in_words

    @property
    def mean(self) -> float | None:
        """The mean rating, None without one."""
        total = sum(mark * count for mark, count in enumerate(self.counts, start=1))
        return total / sum(self.counts) if any(self.counts) else None


def rated(answers: Iterable[Feedback]) -> Rated:
    counts, in_words = [0] * 5, 0
    comments = []
    for answer in answers:
        if answer.rating is not None:
            counts[answer.rating - 1] += 1
        elif answer.comment:
            in_words += 1
        if answer.comment:
            comments.append(answer.comment)
    one, two, three, four, five = counts
    return Rated((one, two, three, four, five), tuple(comments), in_words)


def rated_by_item(answers: Iterable[Feedback]) -> dict[UUID | None, Rated]:
    """By the item's id; None stands for the visit as a whole."""
    of: dict[UUID | None, list[Feedback]] = defaultdict(list)
    for answer in answers:
        of[answer.item.id if answer.item else None].append(answer)
    return {item: rated(given) for item, given in of.items()}


def rated_by_theme(answers: Iterable[Feedback]) -> dict[str, Rated]:
    """The marks of all items of a theme, in the order in which themes come up; their comments
    stand at the items."""
    of: dict[str, list[Feedback]] = defaultdict(list)
    names: dict[str, str] = {}  # as it was written first
    for answer in answers:
        if answer.item is not None and answer.item.theme:
            theme = folded(answer.item.theme)
            names.setdefault(theme, answer.item.theme)
            of[theme].append(answer)
    return {names[theme]: replace(rated(given), comments=()) for theme, given in of.items()}


# -- reciprocity -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mirror:
    """A theme of the first visit, and what answers it on the return visit."""

    theme: str
    seen: tuple[Item, ...]  # on the first visit
    mirrored: tuple[Item, ...]  # on the return visit
    waived_because: str | None

    @property
    def settled(self) -> bool:
        return bool(self.mirrored or self.waived_because)


def mirrors(exchange: Exchange) -> list[Mirror]:
    """Every theme of the first visit, in the order in which it first comes up."""
    seen, back = (_by_theme(exchange, kind) for kind in VisitKind)
    waived = {folded(each.theme): each.because for each in exchange.theme_waivers}
    return [
        Mirror(items[0].theme or "", tuple(items), tuple(back.get(key, ())), waived.get(key))
        for key, items in seen.items()
    ]


def _by_theme(exchange: Exchange, kind: VisitKind) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for visit in exchange.visits:
        if visit.kind is kind:
            for item in sorted(visit.items, key=lambda it: (it.day or date.max, it.rank)):
                if item.theme and not item.status.off:
                    found[folded(item.theme)].append(item)
    return found


# -- follow-on -------------------------------------------------------------------------------------


class Dated(Protocol):
    """An activity, as far as its days go."""

    @property
    def day(self) -> date | None: ...

    @property
    def repeats(self) -> str | None: ...


def days_until(activity: Dated, last: date, since: date = date.min) -> list[date]:
    """The days of an activity from one to another, both included; without a date it has none."""
    if activity.day is None:
        return []
    if activity.repeats:
        begins, until, after = (
            datetime.combine(each, time()) for each in (activity.day, last, since)
        )
        days = [each.date() for each in occurrences(activity.repeats, begins, until, after)]
    else:
        days = [activity.day]
    return [day for day in days if since <= day <= last]


def next_day(activity: Dated, today: date) -> date | None:
    """The day of an activity; of one that comes again and again the next from today on.

    None where no day is known, and once the last of them is past.
    """
    if activity.day is None or not activity.repeats:
        return activity.day
    begins, from_now = (datetime.combine(each, time()) for each in (activity.day, today))
    until = horizon(max(begins, from_now))
    moments = occurrences(activity.repeats, begins, until, from_now)
    return next((each.date() for each in moments if each >= from_now), None)


# -- hours decent on all sides ---------------------------------------------------------------------

DECENT = (time(8), time(20))
"""From when to when a person may be asked to sit at a screen, in local time."""

STEP = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class CallHour:
    """A start for a call, in absolute time and as each side's clock shows it."""

    start: datetime  # UTC
    local: tuple[datetime, ...]  # one a zone, in the order asked


def call_hours(
    day: date, zones: Sequence[ZoneInfo], length: timedelta, decent: tuple[time, time] = DECENT
) -> list[CallHour]:
    """Every half hour at which a call of this length is decent on all sides, the best first.

    The day is that of the first zone. Best is where the earliest start and the latest end of any
    side are furthest from the limits. Computed in absolute time, so clock changes are counted.
    """
    found = []
    for start in _half_hours(day, zones[0]):
        local = tuple(start.astimezone(each) for each in zones)
        if all(_decent(at, start + length, decent) for at in local):
            found.append(CallHour(start, local))
    return sorted(found, key=lambda hour: (-_room(hour, length, decent), hour.start))


def _half_hours(day: date, where: ZoneInfo) -> Iterator[datetime]:
    start = datetime.combine(day, time(), where).astimezone(UTC)
    end = datetime.combine(day + timedelta(days=1), time(), where).astimezone(UTC)
    while start < end:
        yield start
        start += STEP


def _decent(local: datetime, end: datetime, decent: tuple[time, time]) -> bool:
    there = end.astimezone(local.tzinfo)
    same_day = there.date() == local.date()
    return same_day and decent[0] <= local.time() and there.time() <= decent[1]


def _room(hour: CallHour, length: timedelta, decent: tuple[time, time]) -> float:
    """Minutes to the nearer limit, on the side that has least."""

    def minutes(at: time) -> int:
        return at.hour * 60 + at.minute

    spare = []
    for local in hour.local:
        end = (hour.start + length).astimezone(local.tzinfo)
        spare += [
            minutes(local.time()) - minutes(decent[0]),
            minutes(decent[1]) - minutes(end.time()),
        ]
    return min(spare)
