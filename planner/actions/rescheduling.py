"""Putting items elsewhere in time: one by one, the rest of a day, or a whole visit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.copies import copy_of
from planner.actions.participation import assign, assign_like
from planner.model import Group, Item, Leg, Refused, Stop, TimeState, Visit
from planner.rules import moving
from planner.rules.clock import stop_if_on, there_is, zone_of
from planner.rules.course import Course
from planner.rules.participation import letter_of
from planner.store.here import still_here
from planner.store.journal import change
from planner.wording import wording

_MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Where:
    """Where an item is put. What is not said stays as it is."""

    day: date | None
    start: time | None = None
    stop: UUID | None = None  # else the stop of that day
    everyone: bool = False  # for everyone from now on
    groups: tuple[UUID, ...] = ()  # or for these groups alone


def move_item(session: Session, item_id: UUID, where: Where) -> None:
    """Put an item on another day, at another hour, in another stop or group; it keeps its length.

    Without a day it goes into the tray, and keeps its hours for when it comes back.
    """
    item = still_here(session, Item, item_id)
    with change(session, "Move “{item}”", about=[item.visit.exchange_id], item=item.title):
        _place(session, item, where)


def copy_item(session: Session, item_id: UUID, where: Where) -> UUID:
    """The same item once more, elsewhere. The copy is only proposed: nobody was asked for it."""
    item = still_here(session, Item, item_id)
    with change(session, "Copy “{item}”", about=[item.visit.exchange_id], item=item.title):
        copy = copy_of(item, item.visit)
        assign_like(copy, item.participations)
        copy.rank = max(each.rank for each in item.visit.items) + 1
        item.visit.items.append(copy)
        copy.stop, copy.day = item.stop, item.day
        _place(session, copy, where)
    return copy.id


def move_leg(session: Session, leg_id: UUID, minutes: int) -> None:
    """Let a journey leave and arrive so many minutes later (or earlier), each end by its clock."""
    leg = still_here(session, Leg, leg_id)
    with change(session, "Move {leg}", about=[leg.visit.exchange_id], leg=str(leg)):
        leg.from_day, leg.from_time, leg.from_fold = _moved_end(
            leg.from_day, leg.from_time, leg.from_fold, leg.from_zone, minutes
        )
        leg.to_day, leg.to_time, leg.to_fold = _moved_end(
            leg.to_day, leg.to_time, leg.to_fold, leg.to_zone, minutes
        )


def _moved_end(
    day: date | None, at: time | None, fold: int, zone: str | None, minutes: int
) -> tuple[date | None, time | None, int]:
    """One end so many minutes later; one without an hour only by whole days."""
    if day is None:
        return day, at, fold
    if at is None:
        days = round(minutes / _MINUTES_A_DAY)
        return moving.later(moving.Hours(day, time(12)), days * _MINUTES_A_DAY, None).day, at, fold
    put = moving.later(moving.Hours(day, at, fold), minutes, zone)
    return put.day, put.start, put.fold


def _place(session: Session, item: Item, where: Where) -> None:
    hours = moving.hours_of(item, where.day)
    long = moving.length(item)
    ahead = moving.minutes_ahead(item)
    item.day = where.day
    if where.stop is not None:
        item.stop = session.get_one(Stop, where.stop)
    else:
        item.stop = stop_if_on(item, where.day)
    if where.everyone or where.groups:
        assign(item, [session.get_one(Group, each) for each in where.groups], [])
    start = where.start or (hours.start if hours else None)
    if where.day is None or start is None:
        return
    if where.start is not None and hours is None:
        item.time_state, item.part = TimeState.EXACT, None
    fold = hours.fold if hours and where.start is None else 0
    put = moving.at(where.day, start, zone_of(item), long, fold)
    moving.put(item, put)
    moving.keep_coach(item, ahead)


# -- the rest of a day -----------------------------------------------------------------------------


def shift(
    session: Session,
    visit_id: UUID,
    day: date,
    from_time: time,
    minutes: int,
    group_id: UUID | None = None,
) -> list[UUID]:
    """Let all that begins on a day from some hour on begin so many minutes later (or earlier).

    With a group, only what this group does by itself: whom the others meet too waits for them.
    """
    visit = still_here(session, Visit, visit_id)
    group = session.get(Group, group_id) if group_id else None
    later = list(_from(visit, day, from_time))
    items = [each for each in later if group is None or _only(each, group)]
    if later and not items and group is not None:
        raise Refused(
            "Group {group} does nothing by itself on {day} from {time} on: what others take part "
            "in is shifted for everyone.",
            field="group",
            group=letter_of(group),
            day=day,
            time=from_time,
        )
    if not items:
        raise Refused(
            "Nothing begins on {day} at {time} or later that could be moved.",
            day=day,
            time=from_time,
        )
    for item in items:
        _refuse_other_day(item, day, minutes)
    sentence = "Shift {count} items of {day} by {minutes} minutes"
    with change(
        session,
        sentence if len(items) > 1 else "Shift an item of {day} by {minutes} minutes",
        about=[visit.exchange_id],
        count=len(items),
        day=wording().day(day),
        minutes=minutes,
    ):
        for item in items:
            moving.move(item, minutes)
    return [item.id for item in items]


def _from(visit: Visit, day: date, from_time: time) -> Iterable[Item]:
    for item in visit.items:
        hours = moving.hours_of(item)
        if hours and hours.day == day and hours.start >= from_time and not item.status.off:
            yield item


def _refuse_other_day(item: Item, day: date, minutes: int) -> None:
    hours = moving.hours_of(item)
    begins = moving.later(hours, minutes, zone_of(item)) if hours else None
    if begins and begins.day != day:
        raise Refused(
            "“{item}” would begin on {other}, at {time}. Shift by less, or move it to another day.",
            field="minutes",
            item=item.title,
            other=begins.day,
            time=begins.start,
        )


def _only(item: Item, group: Group) -> bool:
    """Whether nobody but this group takes part."""
    course = Course(item.visit)
    people, mine = course.at(item), course.group(group, item.day)
    return bool(people) and not people & ~mine


# -- a whole visit ---------------------------------------------------------------------------------


def move_visit(session: Session, visit_id: UUID, days: int) -> None:
    """Put a whole visit so many days later (or earlier); hours stay as they are on the wall, but
    for those that clocks skip on their new day.

    Its deadlines follow of themselves: see `keep_in_step`.
    """
    visit = still_here(session, Visit, visit_id)
    by = timedelta(days=days)
    try:
        _ = [each + by for each in _dates(visit)]
    except OverflowError:
        raise Refused("No visit can be moved that far.", field="days") from None
    one = "Move {visit} by {days} day" if abs(days) == 1 else "Move {visit} by {days} days"
    with change(session, one, about=[visit.exchange_id], visit=str(visit), days=days):
        long = {item: moving.length(item) for item in visit.items}
        for thing, names in _dated(visit):
            for name in names:
                day = getattr(thing, name)
                if day is not None:
                    setattr(thing, name, day + by)
        for item in visit.items:
            moving.keep_off_gap(item, long[item])
        for leg in visit.legs:
            _keep_off_gap(leg)


def _keep_off_gap(leg: Leg) -> None:
    """Let a journey leave and arrive right after the hours that clocks skip."""
    if leg.from_day and leg.from_time:
        leg.from_day, leg.from_time = there_is(leg.from_day, leg.from_time, leg.from_zone)
    if leg.to_day and leg.to_time:
        leg.to_day, leg.to_time = there_is(leg.to_day, leg.to_time, leg.to_zone)


def _dated(visit: Visit) -> Iterable[tuple[object, Sequence[str]]]:
    """Everything of a visit that has dates, with the names of those that move with it."""
    for stop in visit.stops:
        yield stop, ("first_day", "last_day")
    for group in visit.groups:
        yield group, ("first_day", "last_day")
    for delegate in visit.delegates:
        yield delegate, ("joins", "leaves")
    for item in visit.items:
        yield item, ("day",)
    for leg in visit.legs:
        yield leg, ("from_day", "to_day")


def _dates(visit: Visit) -> Iterable[date]:
    for thing, names in _dated(visit):
        yield from (day for name in names if (day := getattr(thing, name)) is not None)
