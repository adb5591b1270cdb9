"""From when to when an item or a leg takes its people, in absolute time, as far as that is known.

For checks only: what is assumed here is never shown or printed.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from planner.model import Item, ItemKind, Leg, PartOfDay, Stop, TimeState
from planner.rules.clock import (
    Reading,
    ends_after,
    instant,
    kind_of,
    stop_if_at,
    stop_of,
    zone,
    zone_at,
    zone_of,
)
from planner.rules.moving import Hours, hours_of

APPROXIMATE = timedelta(minutes=15)  # either way
ASSUMED = timedelta(minutes=60)  # the most that a thing without an end is taken to last
ASSUMED_OF = {ItemKind.MEAL: timedelta(minutes=90), ItemKind.MEETING_POINT: timedelta()}

# hours after midnight between which a leg may leave or arrive that says only the part of the day;
# wide, for a leg is accused of arriving before it left only where no reading helps
PART_HOURS = {
    PartOfDay.EARLY_MORNING: (0, 9),
    PartOfDay.MORNING: (4, 13),
    PartOfDay.MIDDAY: (10, 15),
    PartOfDay.AFTERNOON: (11, 19),
    PartOfDay.EVENING: (15, 24),
    PartOfDay.NIGHT: (0, 30),
}
_ANY_HOUR = (0, 24)
_WEST, _EAST = timedelta(hours=12), timedelta(hours=14)  # the farthest clocks from UTC


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time: in UTC, or on the clock of a city whose zone is not known.

    An assumed end is the latest there is: it comes earlier where the same people begin another
    thing before it.
    """

    start: datetime
    end: datetime
    end_assumed: bool = False
    approximate: bool = False
    clock: UUID | None = None  # whose clock, where the zone is not known: compared with itself only

    @property
    def certain(self) -> bool:
        return not (self.end_assumed or self.approximate)

    @property
    def slack(self) -> timedelta:
        return APPROXIMATE if self.approximate else timedelta()


# -- items -----------------------------------------------------------------------------------------


def span(item: Item) -> Span | None:
    """When an item takes its people; None where it has no hour, or hours that make no sense."""
    return _span(item, hours_of(item), stop_of(item))


def span_if(item: Item, hours: Hours) -> Span | None:
    """The same if it had these hours, by the clock of the city in which it would be then."""
    return _span(item, hours, stop_if_at(item, hours.day))


def _span(item: Item, hours: Hours | None, stop: Stop | None) -> Span | None:
    zone_name = zone_at(stop)
    start, end = _moments(hours, zone_name)
    if start is None or (end is not None and end < start):
        return None
    return Span(
        start=start,
        end=end or start + ASSUMED_OF.get(item.kind, ASSUMED),
        end_assumed=end is None,
        approximate=item.time_state is TimeState.APPROXIMATE,
        clock=None if zone_name else _own_clock(item, stop),
    )


def ends_before_it_starts(item: Item) -> bool:
    starts, ends = item.start, item.end
    if starts is None or ends is None or ends >= starts or item.ends_next_day:
        return False  # on the clock already, whatever clocks do that night
    start, end = _moments(hours_of(item), zone_of(item))
    return start is not None and end is not None and end < start


def _moments(hours: Hours | None, zone_name: str | None) -> tuple[datetime | None, datetime | None]:
    """Start and end in absolute time; neither without a start, or where clocks skip one of them."""
    if hours is None or _at_the_edge(hours.day):
        return None, None
    where, last = zone(zone_name), hours.last_day
    if where and kind_of(hours.day, hours.start, where) is Reading.GAP:
        return None, None
    start = instant(hours.day, hours.start, zone_name, hours.fold)
    if hours.end is None:
        return start, None
    if where and kind_of(last, hours.end, where) is Reading.GAP:
        return None, None
    return start, ends_after(start, last, hours.end, zone_name, hours.fold)


def _own_clock(item: Item, stop: Stop | None) -> UUID:
    if stop is None:
        return item.visit.id
    return stop.city.id if stop.city is not None else stop.id


def _at_the_edge(day: date) -> bool:
    """Whether the calendar has no room here for zones and lengths."""
    return day.year in (date.min.year, date.max.year)


# -- legs ------------------------------------------------------------------------------------------


def leg_span(leg: Leg) -> Span | None:
    """When a leg takes its travellers; None where it is not known when it leaves."""
    if leg_backwards(leg):
        return None
    start = _moment(leg.from_day, leg.from_time, leg.from_zone, leg.from_fold)
    return _leg_span(start, _moment(leg.to_day, leg.to_time, leg.to_zone, leg.to_fold))


def leg_span_if(leg: Leg, leaves: datetime | None, arrives: datetime | None) -> Span | None:
    """The same if it left and arrived then, each on the clock of its end."""
    start, end = _local(leaves, leg.from_zone), _local(arrives, leg.to_zone)
    return None if start and end and end < start else _leg_span(start, end)


def _local(at: datetime | None, zone_name: str | None) -> datetime | None:
    if at is None:
        return None
    return _moment(at.date(), at.time().replace(fold=0), zone_name, at.fold)


def _leg_span(start: datetime | None, end: datetime | None) -> Span | None:
    if start is None:
        return None
    return Span(start, end or start + ASSUMED, end_assumed=end is None)


def leg_backwards(leg: Leg) -> bool:
    """Whether a leg arrives before it left, however its parts of the day and zones are read."""
    leaves = _bounds(leg.from_day, leg.from_time, leg.from_part, leg.from_zone)
    arrives = _bounds(leg.to_day, leg.to_time, leg.to_part, leg.to_zone)
    return leaves is not None and arrives is not None and arrives[1] < leaves[0]


def _moment(day: date | None, at: time | None, zone_name: str | None, fold: int) -> datetime | None:
    where = zone(zone_name)
    if day is None or at is None or where is None or _at_the_edge(day):
        return None
    return None if kind_of(day, at, where) is Reading.GAP else instant(day, at, zone_name, fold)


def _bounds(
    day: date | None, at: time | None, part: PartOfDay | None, zone_name: str | None
) -> tuple[datetime, datetime] | None:
    """Between which moments one end of a leg lies; None where not even its day is known."""
    if day is None or _at_the_edge(day):
        return None
    if at is not None:
        first = last = datetime.combine(day, at)
    else:
        hours = PART_HOURS[part] if part else _ANY_HOUR
        midnight = datetime.combine(day, time())
        first, last = (midnight + timedelta(hours=each) for each in hours)
    if zone(zone_name) is None:
        return first.replace(tzinfo=UTC) - _EAST, last.replace(tzinfo=UTC) + _WEST
    # of two equal clock times, or on both sides of a gap, whichever is farther out
    return (
        min(instant(first.date(), first.time(), zone_name, fold) for fold in (0, 1)),
        max(instant(last.date(), last.time(), zone_name, fold) for fold in (0, 1)),
    )
