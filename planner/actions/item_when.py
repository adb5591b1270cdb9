"""When an item is: how each field of its time takes what was typed."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from sqlalchemy.orm import Session

from planner.actions import typed
from planner.model import Item, PartOfDay, Refused, TimeState
from planner.rules.clock import stop_if_on
from planner.rules.typed_times import read_end, read_time


def _set_date(session: Session, item: Item, value: str) -> None:
    day = typed.day(value, "date", near=item.day or item.visit.first_day)
    _put_on(item, day)


def _put_on(item: Item, day: date | None) -> None:
    item.day, item.stop = day, stop_if_on(item, day)


def _set_start(session: Session, item: Item, value: str) -> None:
    if not value.strip():
        item.start, item.part, item.time_state = None, None, TimeState.TO_BE_DETERMINED
        return
    read = read_time(value, field="start")
    if read.next_day and item.day:  # “0:30+1”: it begins after midnight, so on the next date
        _put_on(item, item.day + timedelta(days=1))
    item.start, item.part, item.time_state = read.start, read.part, read.state


def _set_end(session: Session, item: Item, value: str) -> None:
    if not value.strip():
        item.end, item.ends_next_day = None, False
        return
    if item.start is None:
        raise Refused("An item needs a start before it can have an end.", field="end")
    item.end, item.ends_next_day = read_end(value, item.start, field="end")


def _set_ends_next_day(session: Session, item: Item, value: str) -> None:
    item.ends_next_day = typed.yes_or_no(value, "ends_next_day")


def _set_time_state(session: Session, item: Item, value: str) -> None:
    item.time_state = typed.one_of(TimeState, value, "time_state")
    if item.time_state in (TimeState.TO_BE_DETERMINED, TimeState.ALL_DAY, TimeState.PART_OF_DAY):
        item.start = None
    if item.time_state is not TimeState.PART_OF_DAY:
        item.part = None


def _set_part(session: Session, item: Item, value: str) -> None:
    item.part = typed.maybe_one_of(PartOfDay, value, "part")
    if item.part:
        item.start, item.time_state = None, TimeState.PART_OF_DAY


def _set_fold(session: Session, item: Item, value: str) -> None:
    if value.strip() not in ("0", "1"):
        raise Refused("The fold of a time is 0 for the first, 1 for the second.", field="fold")
    item.fold = int(value)


def _set_coach_leaves(session: Session, item: Item, value: str) -> None:
    if not value.strip():
        item.coach_leaves = None
        return
    read = read_time(value, field="coach_leaves")
    if read.start is None:
        raise Refused("The coach leaves at a time, as in “8:15”.", field="coach_leaves")
    item.coach_leaves = read.start


WHEN: Mapping[str, Callable[[Session, Item, str], None]] = {
    "date": _set_date,
    "start": _set_start,
    "end": _set_end,
    "ends_next_day": _set_ends_next_day,
    "time_state": _set_time_state,
    "part": _set_part,
    "fold": _set_fold,
    "coach_leaves": _set_coach_leaves,
}
