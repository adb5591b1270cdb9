"""The fields of an item, by the names of the exchange file, and how each takes what was typed."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from planner.actions import typed
from planner.actions.participation import assign
from planner.actions.places import venue_for
from planner.model import (
    Delegate,
    Group,
    Item,
    ItemKind,
    ItemNote,
    ItemStatus,
    PartOfDay,
    Refused,
    Stop,
    TimeState,
)
from planner.rules.clock import refuse_gap
from planner.rules.folding import folded
from planner.rules.typed_times import read_end, read_time

AUDIENCES = (
    "internal",
    "delegation",
    "hosts",
    "interpreter",
    "driver",
    "hotel",
    "caterer",
    "security",
    "press",
)

Put = Callable[[Session, Item, str], None]


def fill(session: Session, item: Item, fields: Mapping[str, str]) -> None:
    """Put typed values into an item; inside a change.

    The day comes first and the hours after it, whatever the order given: an hour is judged on its
    day. A changed start keeps the length, unless an end is given as well.
    """
    for name in fields:
        if name not in FIELDS and not name.startswith("notes."):
            raise typed.refuse_unknown(name, (*FIELDS, "notes.<audience>"))
    length = _length(item) if "start" in fields and "end" not in fields else None
    for name in sorted(fields, key=_order):
        if name.startswith("notes."):
            _set_note(item, name, fields[name])
        else:
            FIELDS[name](session, item, fields[name])
    if length is not None and item.day and item.start:
        ends = datetime.combine(item.day, item.start) + length
        item.end, item.ends_next_day = ends.time(), ends.date() > item.day
    if item.start is None and fields.keys() & {"start", "time_state", "part"}:
        item.end, item.ends_next_day = None, False
    if fields.keys() & {"date", "start", "end", "fold", "stop"}:
        refuse_gap(item)


def _order(name: str) -> tuple[int, str]:
    first = ("stop", "date", "time_state", "part", "start", "end", "ends_next_day", "venue")
    return (first.index(name) if name in first else len(first), name)


def _length(item: Item) -> timedelta | None:
    if not (item.start and item.end):
        return None
    day = item.day or date(2000, 1, 1)
    ends = datetime.combine(day, item.end) + timedelta(days=item.ends_next_day)
    length = ends - datetime.combine(day, item.start)
    return length if length > timedelta(0) else None


# -- when ------------------------------------------------------------------------------------------


def _set_date(session: Session, item: Item, value: str) -> None:
    day = typed.day(value, "date", near=item.day or item.visit.first_day)
    item.day = day
    if day is not None and not (item.stop and item.stop.has(day)):
        item.stop = _stop_on(item, day)


def _stop_on(item: Item, day: date) -> Stop | None:
    """Where the delegation is that day; none on a day between two cities."""
    stops = [stop for stop in item.visit.stops if stop.has(day)]
    return stops[0] if len(stops) == 1 else None


def _set_start(session: Session, item: Item, value: str) -> None:
    if not value.strip():
        item.start, item.part, item.time_state = None, None, TimeState.TO_BE_DETERMINED
        return
    read = read_time(value, field="start")
    if read.next_day and item.day:  # “0:30+1”: it begins after midnight, so on the next date
        item.day += timedelta(days=1)
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


# -- what, where, who ------------------------------------------------------------------------------


def _set_title(session: Session, item: Item, value: str) -> None:
    item.title = value.strip()


def _set_stop(session: Session, item: Item, value: str) -> None:
    if not value.strip():
        item.stop = None
        return
    wanted = folded(value)
    found = [
        stop
        for stop in item.visit.stops
        if str(stop.id) == wanted or (stop.city and folded(str(stop.city)) == wanted)
    ]
    if item.day and len(found) > 1:
        found = [stop for stop in found if stop.has(item.day)] or found
    if not found:
        raise Refused(
            "{visit} has no stop in “{typed}”. Its stops are: {stops}.",
            field="stop",
            visit=str(item.visit).capitalize(),
            typed=value,
            stops=", ".join(str(stop.city) for stop in item.visit.stops if stop.city) or "none yet",
        )
    item.stop = found[0]


def _city(item: Item) -> str | None:
    return item.stop.city.name if item.stop and item.stop.city else None


def _set_venue(session: Session, item: Item, value: str) -> None:
    item.venue = venue_for(session, value, _city(item))


def _venue_part(attribute: str) -> Put:
    def put(session: Session, item: Item, value: str) -> None:
        if item.venue is None:
            raise Refused("Name the venue first.", field=f"venue.{attribute}")
        setattr(item.venue, attribute, typed.text(value))

    return put


def _set_participants(session: Session, item: Item, value: str) -> None:
    """“everyone”, or groups and delegates by name or id, separated by commas."""
    if not value.strip() or folded(value) == "everyone":
        assign(item, (), ())
        return
    groups: list[Group] = []
    delegates: list[Delegate] = []
    for name in filter(None, (part.strip() for part in value.split(","))):
        group, delegate = _group(item, name), _delegate(item, name)
        if group is not None:
            groups.append(group)
        elif delegate is not None:
            delegates.append(delegate)
        else:
            raise Refused(
                "There is no group and no delegate “{typed}” in {visit}.",
                field="participants",
                typed=name,
                visit=str(item.visit),
            )
    assign(item, groups, delegates)


def _group(item: Item, name: str) -> Group | None:
    wanted = folded(name).removeprefix("group ")
    for position, group in enumerate(item.visit.groups):
        letter = chr(ord("a") + position)
        spellings = (folded(group.name), folded(group.name).removeprefix("group "), letter)
        if str(group.id) == wanted or wanted in spellings:
            return group
    return None


def _delegate(item: Item, name: str) -> Delegate | None:
    wanted = folded(name)
    found = [
        delegate
        for delegate in item.visit.delegates
        if wanted in (str(delegate.id), folded(str(delegate)))
    ]
    return found[0] if len(found) == 1 else None


def _text(attribute: str) -> Put:
    return lambda session, item, value: setattr(item, attribute, typed.text(value))


def _flag(attribute: str) -> Put:
    return lambda session, item, value: setattr(item, attribute, typed.yes_or_no(value, attribute))


def _request_day(attribute: str) -> Put:
    def put(session: Session, item: Item, value: str) -> None:
        setattr(item, attribute, typed.day(value, f"request.{attribute}", near=item.day))

    return put


def _cancelled_when(session: Session, item: Item, value: str) -> None:
    item.cancelled_when = typed.day(value, "cancelled.when", near=item.day)


def _set_kind(session: Session, item: Item, value: str) -> None:
    item.kind = typed.one_of(ItemKind, value, "kind")


def _set_status(session: Session, item: Item, value: str) -> None:
    item.status = typed.one_of(ItemStatus, value, "status")


def _other_item(attribute: str, field: str) -> Put:
    def put(session: Session, item: Item, value: str) -> None:
        if not value.strip():
            setattr(item, attribute, None)
            return
        for other in item.visit.items:
            if other is not item and value.strip() in (str(other.id), other.title):
                setattr(item, attribute, other)
                return
        raise Refused(
            "There is no other item “{typed}” in {visit}.",
            field=field,
            typed=value,
            visit=str(item.visit),
        )

    return put


def _set_note(item: Item, field: str, value: str) -> None:
    audience = field.removeprefix("notes.")
    if audience not in AUDIENCES:
        raise Refused(
            "There is no audience “{audience}”. There are: {known}.",
            field=field,
            audience=audience,
            known=", ".join(AUDIENCES),
        )
    note = next((note for note in item.notes if note.audience == audience), None)
    said = typed.text(value)
    if said is None:
        if note is not None:
            item.notes.remove(note)
    elif note is None:
        item.notes.append(ItemNote(audience=audience, text=said))
    else:
        note.text = said


FIELDS: Mapping[str, Put] = {
    "title": _set_title,
    "date": _set_date,
    "start": _set_start,
    "end": _set_end,
    "ends_next_day": _set_ends_next_day,
    "time_state": _set_time_state,
    "part": _set_part,
    "time_as_given": _text("time_as_given"),
    "fold": _set_fold,
    "kind": _set_kind,
    "status": _set_status,
    "stop": _set_stop,
    "venue": _set_venue,
    "venue.address": _venue_part("address"),
    "venue.room": _venue_part("room"),
    "meeting_point": _text("meeting_point"),
    "dress": _text("dress"),
    "participants": _set_participants,
    "optional": _flag("optional"),
    "host_may_be_named": _flag("host_may_be_named"),
    "part_of": _other_item("whole", "part_of"),
    "alternate_of": _other_item("alternate_of", "alternate_of"),
    "request.asked_of": _text("asked_of"),
    "request.asked_on": _request_day("asked_on"),
    "request.asked_by": _text("asked_by"),
    "request.answered_on": _request_day("answered_on"),
    "request.chase_on": _request_day("chase_on"),
    "cancelled.by": _text("cancelled_by"),
    "cancelled.when": _cancelled_when,
    "cancelled.why": _text("cancelled_why"),
}
