"""Moving things in time: so many minutes as they pass, over midnight and clock changes."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from planner.model import Item, Leg, Refused
from planner.rules.clock import (
    CLOCK_STATES,
    ends_after,
    instant,
    there_is,
    wall_times,
    zone,
    zone_of,
)

MINUTE = timedelta(minutes=1)
_ANY_DAY = date(2000, 1, 1)  # of what has no date yet: one on which no clock changes


@dataclass(frozen=True, slots=True)
class Hours:
    """When an item is, by the clock on the wall."""

    day: date
    start: time
    fold: int = 0
    end: time | None = None
    ends_next_day: bool = False

    @property
    def last_day(self) -> date:
        return self.day + timedelta(days=self.ends_next_day)


class Change(StrEnum):
    """What new hours are beside those before."""

    MOVED = "moved"
    LENGTHENED = "lengthened"
    SHORTENED = "shortened"
    ENDED = "ended"  # it had no end


def hours_of(item: Item, undated: date | None = None) -> Hours | None:
    """The hours of an item, as on the day `undated` where it has no date of its own; None without
    a date or a start on the clock."""
    day = item.day or undated
    if day is None or item.start is None or item.time_state not in CLOCK_STATES:
        return None
    return Hours(day, item.start, item.fold, item.end, item.ends_next_day)


def minutes_ahead(item: Item) -> int | None:
    """How long before an item its coach leaves."""
    coach, start = item.coach_leaves, item.start
    if coach is None or start is None:
        return None
    return (start.hour - coach.hour) * 60 + start.minute - coach.minute


def keep_coach(item: Item, ahead: int | None) -> None:
    """Let the coach leave as long before an item as it did before it was moved."""
    if ahead is not None and item.day is not None and item.start is not None:
        leaves = later(Hours(item.day, item.start), -ahead, zone_of(item))
        item.coach_leaves = leaves.start


def length(item: Item) -> timedelta | None:
    """How long an item takes as time passes, be it in the tray; None without an end, or with one
    before the start."""
    hours = hours_of(item, _ANY_DAY)
    return length_of(hours, zone_of(item)) if hours is not None else None


def keep_length(item: Item, long: timedelta) -> None:
    """Let an item end so long after its start, inside a change."""
    hours = hours_of(item, _ANY_DAY)
    if hours is not None:
        name = zone_of(item)
        kept = _from(instant(hours.day, hours.start, name, hours.fold), name, long)
        item.end, item.ends_next_day, item.fold = kept.end, kept.ends_next_day, kept.fold


def keep_off_gap(item: Item, long: timedelta | None) -> None:
    """Put an item whose hours clocks skip on that day right after, as long as it was; inside a
    change."""
    name = zone_of(item)
    hours = hours_of(item)
    if hours is not None and any(
        there_is(each.day, each.at, name) != (each.day, each.at) for each in wall_times(item)
    ):
        put(item, at(hours.day, hours.start, name, long, hours.fold))


def length_of(hours: Hours, zone_name: str | None) -> timedelta | None:
    """The same of hours on a clock."""
    if hours.end is None:
        return None
    begins = instant(hours.day, hours.start, zone_name, hours.fold)
    ends = ends_after(begins, hours.last_day, hours.end, zone_name, hours.fold)
    return ends - begins if ends >= begins else None


def change_of(before: Hours | None, now: Hours | None, zone_name: str | None) -> Change:
    """What has one of its ends where it was became longer or shorter; else it was moved."""
    if before is None or now is None:
        return Change.MOVED
    was, lasts = (length_of(each, zone_name) for each in (before, now))
    begins = (now.day, now.start) == (before.day, before.start)
    ends = (now.last_day, now.end) == (before.last_day, before.end)
    if lasts is None or lasts == was or not (begins or ends):
        return Change.MOVED
    if was is None:
        return Change.ENDED
    return Change.LENGTHENED if lasts > was else Change.SHORTENED


def at(
    day: date, start: time, zone_name: str | None, long: timedelta | None, fold: int = 0
) -> Hours:
    """Hours that begin there and take so long. A start that clocks skip is the first after it."""
    day, start = there_is(day, start, zone_name)
    return _from(instant(day, start, zone_name, fold), zone_name, long)


def later(hours: Hours, minutes: int, zone_name: str | None) -> Hours:
    """The same hours so many minutes later, or earlier if negative; the length stays."""
    begins = instant(hours.day, hours.start, zone_name, hours.fold)
    try:
        return _from(begins + minutes * MINUTE, zone_name, length_of(hours, zone_name))
    except OverflowError:
        raise Refused("Nothing can be moved that far.", field="minutes") from None


def arrival(leg: Leg, day: date, leaves: time) -> Hours | None:
    """When a leg arrives if it leaves then and takes as long; None where its ends are not known."""
    if leg.from_day is None or leg.from_time is None or leg.to_day is None or leg.to_time is None:
        return None
    before = instant(leg.from_day, leg.from_time, leg.from_zone, leg.from_fold)
    later_by = (instant(day, leaves, leg.from_zone) - before) // MINUTE
    return later(Hours(leg.to_day, leg.to_time, leg.to_fold), later_by, leg.to_zone)


def _from(begins: datetime, zone_name: str | None, long: timedelta | None) -> Hours:
    where = zone(zone_name) or UTC
    start = begins.astimezone(where)
    if long is None:
        return Hours(start.date(), _clock(start), start.fold)
    end = (begins + long).astimezone(where)
    if end.date() > start.date() + timedelta(days=1):
        raise Refused(
            "An item ends on the day after it begins at the latest, and this one would end on "
            "{day}, at {time}. Make it shorter first, or two items of it.",
            field="end",
            day=end.date(),
            time=_clock(end),
        )
    return Hours(
        day=start.date(),
        start=_clock(start),
        fold=start.fold or end.fold,  # whichever of the two comes twice
        end=_clock(end),
        ends_next_day=end.date() > start.date(),
    )


def put(item: Item, hours: Hours) -> None:
    """Give an item these hours, inside a change."""
    item.day, item.start, item.fold = hours.day, hours.start, hours.fold
    item.end, item.ends_next_day = hours.end, hours.ends_next_day


def move(item: Item, minutes: int) -> None:
    """Let an item begin so many minutes later, its coach with it; inside a change."""
    hours, name = hours_of(item), zone_of(item)
    if hours is None:
        return
    if item.coach_leaves is not None:
        item.coach_leaves = later(Hours(hours.day, item.coach_leaves), minutes, name).start
    put(item, later(hours, minutes, name))


def _clock(moment: datetime) -> time:
    return moment.time().replace(tzinfo=None, fold=0)
