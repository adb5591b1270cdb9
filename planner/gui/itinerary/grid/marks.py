"""Where the clock of a day changes: at a border, or because clocks are set forward or back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.gui.itinerary import words
from planner.model import Leg, Visit
from planner.rules.clock import city_of, clock_changes, zone
from planner.rules.crowd import crowd_of
from planner.rules.participation import stand_ins


@dataclass(frozen=True, slots=True)
class Mark:
    """A line across a day, with what is said at it."""

    day: date
    minute: int
    text: str
    short: str  # the same where there is little room
    icon: str


def marks_on(visit: Visit, day: date) -> Iterable[Mark]:
    """Every change of the clock on this day, in order."""
    return sorted((*_borders(visit, day), *_shifts(visit, day)), key=lambda mark: mark.minute)


def of_a_few(leg: Leg, day: date) -> bool:
    """Whether those who travel are the fewer, on a day on which the others keep one clock."""
    return _are_few(leg, day) and not any(_borders(leg.visit, day))


def _are_few(leg: Leg, day: date) -> bool:
    return 2 * _travelling(leg) < _present(leg.visit, day)


def _borders(visit: Visit, day: date) -> Iterable[Mark]:
    """A journey that arrives where clocks show another time."""
    seen: set[int] = set()
    for leg in visit.legs:
        if leg.to_day != day or leg.to_time is None or zone(leg.to_zone) is None:
            continue
        if _are_few(leg, day):
            continue  # the clock of a few is not that of the day
        left, arrives = zone(leg.from_zone), zone(leg.to_zone)
        moment = datetime.combine(day, leg.to_time, arrives)
        minute = leg.to_time.hour * 60 + leg.to_time.minute
        if left is None or moment.utcoffset() == moment.astimezone(left).utcoffset():
            continue
        if minute not in seen:
            seen.add(minute)
            city = city_of(leg.to_zone or "")
            said = words.tr("{city} time from here", city=city)
            yield Mark(day, minute, said, words.tr("{city} time", city=city), "earth")


def _travelling(leg: Leg) -> int:
    """As many as `people_on`, without going through all of them."""
    day = leg.from_day or leg.to_day
    if leg.everyone:
        return _present(leg.visit, day)
    groups = [link.group for link in leg.travellers if link.group and link.group.on(day)]
    ids = {group.id for group in groups}
    named = [link.delegate for link in leg.travellers if link.delegate]
    apart = [
        each
        for each in named
        if not each.there(day) or ids.isdisjoint(own.group.id for own in each.memberships)
    ]
    with_groups = crowd_of(leg.visit).there(day, lambda own: not own.isdisjoint(ids))
    return with_groups + len(apart) + sum(not group.members for group in groups)


def _present(visit: Visit, day: date | None) -> int:
    """As many as `everyone_on`, without going through all of them."""
    return crowd_of(visit).there(day) + sum(1 for _ in stand_ins(visit, day))


def _shifts(visit: Visit, day: date) -> Iterable[Mark]:
    """Clocks set forward or back in a city where the delegation is that day."""
    names = {
        stop.city.zone
        for stop in visit.stops
        if stop.has(day) and stop.city is not None and stop.city.zone
    }
    for name in sorted(names):
        where = zone(name)
        if where is None or not any(clock_changes(name, day, day)):
            continue
        before, after = _offset(day, where), _offset(day + timedelta(days=1), where)
        at = _moment_of_change(day, where)
        old = (at + before).replace(tzinfo=None)
        new = (at + after).replace(tzinfo=None)
        sentence = (
            "Clocks in {city} go forward from {old} to {new}"
            if after > before
            else "Clocks in {city} go back from {old} to {new}"
        )
        said = words.tr(sentence, city=city_of(name), old=f"{old:%H:%M}", new=f"{new:%H:%M}")
        short = words.tr("{old} to {new}", old=f"{old:%H:%M}", new=f"{new:%H:%M}")
        yield Mark(day, new.hour * 60 + new.minute, said, short, "clock-alert-outline")


def _offset(day: date, where: ZoneInfo) -> timedelta:
    return datetime.combine(day, time(), where).utcoffset() or timedelta()


def _moment_of_change(day: date, where: ZoneInfo) -> datetime:
    """The minute, in UTC, from which on the offset is another one."""
    early = datetime.combine(day, time(), where).astimezone(UTC)
    late = datetime.combine(day + timedelta(days=1), time(), where).astimezone(UTC)
    old = early.astimezone(where).utcoffset()
    while late - early > timedelta(minutes=1):
        middle = early + timedelta(minutes=(late - early) // timedelta(minutes=2))
        if middle.astimezone(where).utcoffset() == old:
            early = middle
        else:
            late = middle
    return late
