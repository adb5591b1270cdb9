"""From when to when a journey is drawn on a day, and by which clock."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from planner.gui.itinerary.grid.layout import DAY
from planner.gui.itinerary.grid.marks import of_a_few
from planner.model import Leg
from planner.rules.agenda import Happening
from planner.rules.clock import instant, zone
from planner.rules.spans import ASSUMED, ASSUMED_OF


class Minutes(NamedTuple):
    """After midnight; None where no hour is known."""

    start: int | None
    end: int | None
    open_end: bool  # nobody said when it ends
    ahead: tuple[int, int] = (0, 0)  # by how much the clocks of both ends differ from the grid's


def minutes_of(at: time) -> int:
    return at.hour * 60 + at.minute


def usual_length(thing: Happening) -> int:
    """How long a thing without an end is drawn."""
    usual = ASSUMED if isinstance(thing, Leg) else ASSUMED_OF.get(thing.kind, ASSUMED)
    return usual // timedelta(minutes=1)


def ends_of(leg: Leg) -> tuple[date | None, date | None]:
    """The days on which it leaves and arrives; one that is not known is the other."""
    return leg.from_day or leg.to_day, leg.to_day or leg.from_day


def clock_read_by(leg: Leg, day: date | None) -> str | None:
    """The zone by which a journey of a few is drawn: where the others are. None for one that is
    drawn by the clocks of its ends: all travel, or it would stand on another day."""
    if day is None or day not in ends_of(leg) or not of_a_few(leg, day):
        return None
    stops = [stop for stop in reversed(leg.visit.stops) if stop.has(day) and stop.city]
    name = stops[0].city.zone if stops and stops[0].city else None
    if name is None or zone(name) is None:
        return None
    ends = (_read(leg.from_day, leg.from_time, leg.from_zone, leg.from_fold, name),
            _read(leg.to_day, leg.to_time, leg.to_zone, leg.to_fold, name))  # fmt: skip
    own = (leg.from_day, leg.to_day)
    stays = all(at is None or at.date() == on for at, on in zip(ends, own, strict=True))
    return name if stays else None


def _read(
    day: date | None, at: time | None, where: str | None, fold: int, by: str
) -> datetime | None:
    if day is None or at is None or zone(where) is None:
        return None
    return instant(day, at, where, fold).astimezone(zone(by)).replace(tzinfo=None)


def minutes_of_leg(leg: Leg, day: date | None, read_by: str | None) -> Iterable[Minutes]:
    """A journey over midnight, or the date line, stands on the day of either end."""
    leaves, arrives = ends_of(leg)
    if day not in (leaves, arrives):
        return
    start, early = _end(leg.from_day, leg.from_time, leg.from_zone, leg.from_fold, read_by)
    end, late = _end(leg.to_day, leg.to_time, leg.to_zone, leg.to_fold, read_by)
    ahead = (early, late)
    if day is None or (start is None and end is None):
        if day == leaves:
            yield Minutes(None, None, True)
    elif leaves == arrives:
        begin = start if start is not None else max((end or 0) - usual_length(leg), 0)
        until = end if end is not None else begin + usual_length(leg)
        yield Minutes(begin, max(until, begin), end is None, ahead)
    elif day == leaves:
        if start is not None:
            over = bool(arrives and leaves and arrives > leaves)
            yield Minutes(start, DAY if over else start, False, ahead)
    elif end is not None:
        over = bool(arrives and leaves and arrives > leaves)
        yield Minutes(0 if over else end, end, False, ahead)


def _end(
    day: date | None, at: time | None, where: str | None, fold: int, read_by: str | None
) -> tuple[int | None, int]:
    """Its minute by the clock it is drawn by, and how far its own clock is ahead of that."""
    if at is None:
        return None, 0
    own = minutes_of(at)
    read = _read(day, at, where, fold, read_by) if read_by else None
    if read is None:
        return own, 0
    by = minutes_of(read.time())
    return by, own - by
