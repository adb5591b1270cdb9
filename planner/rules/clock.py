"""Wall-clock time and absolute time. Every zone the program uses comes from here.

Times are kept as local date and wall-clock time; order and gaps are computed in absolute time.
"""

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.model import Item, Refused, Stop, TimeState, Visit

# the rules of tzdata, never the system's: those differ from machine to machine
zoneinfo.reset_tzpath(to=[])

CLOCK_STATES = (TimeState.EXACT, TimeState.APPROXIMATE)


@cache
def _names() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


@cache
def zone(name: str | None) -> ZoneInfo | None:
    """The zone of this IANA name; None for a name that tzdata does not know."""
    return ZoneInfo(name) if name in _names() else None


def city_of(zone_name: str) -> str:
    """A zone as people name it, by its city: “New York”."""
    return zone_name.rpartition("/")[2].replace("_", " ")


# -- where clocks change ---------------------------------------------------------------------------


class Reading(StrEnum):
    """What a wall-clock time means on its day: one moment, none, or two."""

    EXACT = "exact"
    GAP = "gap"
    FOLD = "fold"


# the same few hours are asked for by every check, and after every edit
@lru_cache(maxsize=4096)
def kind_of(day: date, at: time, where: ZoneInfo) -> Reading:
    local = datetime.combine(day, at, where)
    first, second = (_offset(local.replace(fold=fold)) for fold in (0, 1))
    if first == second:
        return Reading.EXACT
    return Reading.FOLD if first > second else Reading.GAP


def neighbours(day: date, at: time, where: ZoneInfo) -> tuple[datetime, datetime]:
    """Around a gap, in local time: the last minute before the change, the first moment after it."""
    local = datetime.combine(day, at, where)
    # in a gap the new offset reads the time as too early, the old one as too late
    early, late = (local.replace(fold=fold).astimezone(UTC) for fold in (1, 0))
    old = _offset(early.astimezone(where))
    while late - early > timedelta(seconds=1):
        middle = early + timedelta(seconds=(late - early) // timedelta(seconds=2))
        if _offset(middle.astimezone(where)) == old:
            early = middle
        else:
            late = middle
    before = late - timedelta(minutes=1)
    return _wall(before.astimezone(where)), _wall(late.astimezone(where))


def _offset(local: datetime) -> timedelta:
    return local.utcoffset() or timedelta()


def _wall(local: datetime) -> datetime:
    return local.replace(tzinfo=None, fold=0)


@lru_cache(maxsize=4096)
def instant(day: date, at: time, zone_name: str | None, fold: int = 0) -> datetime:
    """The moment in UTC at which clocks in this zone show this; `fold` 1 is the second of two.

    For ordering, so it always has an answer: a clock in an unknown zone is taken for UTC, and so is
    one on the first or last day of the calendar where its UTC would lie outside it.
    """
    plain = datetime.combine(day, at, UTC)
    try:
        return plain.replace(tzinfo=zone(zone_name) or UTC, fold=fold).astimezone(UTC)
    except OverflowError:
        return plain


def ends_after(begins: datetime, day: date, at: time, zone_name: str | None, fold: int) -> datetime:
    """The moment of an end; of two equal clock times the one that comes after the start."""
    end = instant(day, at, zone_name, fold)
    return end if end >= begins else instant(day, at, zone_name, fold=1)


# -- the clock of an item --------------------------------------------------------------------------


class WallTime(NamedTuple):
    """One of the two times of an item, on its local day."""

    field: str  # start or end
    day: date
    at: time


def stop_of(item: Item) -> Stop | None:
    """The stop whose clock an item follows: its own, its whole's, or the stop of that day."""
    return _clock_of(item, item.stop, item.day)


def stop_if_at(item: Item, day: date) -> Stop | None:
    """The stop whose clock an item would follow on another day."""
    return _clock_of(item, item.stop if day == item.day else stop_if_on(item, day), day)


def _clock_of(item: Item, stop: Stop | None, day: date | None) -> Stop | None:
    if stop is not None:
        return stop
    if item.whole is not None and item.whole.stop is not None:
        return item.whole.stop
    if day is None or item.visit is None:
        return None
    return next((stop for stop in item.visit.stops if stop.has(day)), None)


def stop_on(visit: Visit, day: date) -> Stop | None:
    """Where the delegation is that day; none on a day between two cities."""
    stops = [stop for stop in visit.stops if stop.has(day)]
    return stops[0] if len(stops) == 1 else None


def stop_if_on(item: Item, day: date | None) -> Stop | None:
    """The stop an item has once it is put on a day: its own if that has the day."""
    if day is None or (item.stop and item.stop.has(day)):
        return item.stop
    return stop_on(item.visit, day)


def zone_of(item: Item) -> str | None:
    """The IANA name of the zone an item's times are in; None where it is not known."""
    return zone_at(stop_of(item))


def zone_at(stop: Stop | None) -> str | None:
    """The same of a stop."""
    city = stop.city if stop is not None else None
    name = city.zone if city is not None else None
    return name if zone(name) is not None else None


def wall_times(item: Item) -> Iterator[WallTime]:
    """The times on the clock of a dated item, as far as it has any."""
    day = item.day
    if day is None or item.time_state not in CLOCK_STATES:
        return
    start, end, late = item.start, item.end, item.ends_next_day
    if start is not None:
        yield WallTime("start", day, start)
    if end is not None and (not late or day < date.max):
        yield WallTime("end", day + timedelta(days=late), end)


def refuse_gap(item: Item) -> None:
    """Raise `Refused` for a typed time that clocks skip, with the times before and after."""
    for field, day, at in wall_times(item):
        refuse_skipped(field, day, at, zone_of(item))


def refuse_skipped(field: str, day: date, at: time, name: str | None) -> None:
    """The same for one time, in the zone of this name."""
    where = zone(name)
    if name is not None and where is not None and kind_of(day, at, where) is Reading.GAP:
        before, after = neighbours(day, at, where)
        raise Refused(
            "Clocks in {city} skip {time} on {day}. Type {before} or {after}.",
            field=field,
            city=city_of(name),
            time=at,
            day=day,
            before=before.time(),
            after=after.time(),
        )


def there_is(day: date, at: time, name: str | None) -> tuple[date, time]:
    """This time, or the first one after it where clocks skip it."""
    where = zone(name)
    if where is None or kind_of(day, at, where) is not Reading.GAP:
        return day, at
    _, after = neighbours(day, at, where)
    return after.date(), after.time()


# -- days on which clocks change -------------------------------------------------------------------


class ClockChange(NamedTuple):
    """Clocks go forward (minutes above 0) or back on this day."""

    day: date
    minutes: int


def clock_changes(zone_name: str | None, first: date, last: date) -> Iterator[ClockChange]:
    """The clock changes of a zone from one day to another, both included."""
    where = zone(zone_name)
    if where is None:
        return
    day = first
    while day <= last and day < date.max:
        following = day + timedelta(days=1)
        before, after = (
            _offset(datetime.combine(each, time(), where)) for each in (day, following)
        )
        if before != after:
            yield ClockChange(day, int((after - before).total_seconds() // 60))
        day = following
