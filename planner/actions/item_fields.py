"""The fields of an item, by the names of the exchange file, and how each takes what was typed."""

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy.orm import Session

from planner.actions import typed
from planner.actions.item_when import WHEN
from planner.actions.participation import assign_typed
from planner.actions.places import venue_for
from planner.actions.vehicles import OF_A_VEHICLE, set_of_vehicle, vehicle_for
from planner.model import (
    Item,
    ItemKind,
    ItemNote,
    ItemStatus,
    Refused,
    Stop,
    Visit,
)
from planner.model.itinerary import AUDIENCES
from planner.rules import moving
from planner.rules.clock import refuse_gap
from planner.rules.folding import folded

Put = Callable[[Session, Item, str], None]


def fill(session: Session, item: Item, fields: Mapping[str, str]) -> None:
    """Put typed values into an item; inside a change.

    The day comes first and the hours after it, whatever the order given: an hour is judged on its
    day. A changed start keeps the length and how long before it the coach leaves, unless they are
    given as well.
    """
    for name in fields:
        if name not in FIELDS and not name.startswith("notes."):
            raise typed.refuse_unknown(name, (*FIELDS, "notes.<audience>"))
    moves = "start" in fields
    long = moving.length(item) if moves and "end" not in fields else None
    ahead = moving.minutes_ahead(item) if moves and "coach_leaves" not in fields else None
    for name in sorted(fields, key=_order):
        if name.startswith("notes."):
            _set_note(item, name, fields[name])
        else:
            FIELDS[name](session, item, fields[name])
    if long is not None:
        moving.keep_length(item, long)
    moving.keep_coach(item, ahead)
    if item.start is None and fields.keys() & {"start", "time_state", "part"}:
        item.end, item.ends_next_day = None, False
    _refuse_called_off_by(item, fields)
    if fields.keys() & {"date", "start", "end", "fold", "stop", "part_of"}:
        refuse_gap(item)


def _order(name: str) -> tuple[int, str]:
    first = (
        "stop",
        "date",
        "time_state",
        "part",
        "start",
        "end",
        "ends_next_day",
        "venue",
        "vehicle",
    )
    return (first.index(name) if name in first else len(first), name)


def _refuse_called_off_by(item: Item, fields: Mapping[str, str]) -> None:
    """Only what is off was called off by somebody."""
    for name, value in fields.items():
        if name.startswith("cancelled.") and value.strip() and not item.status.off:
            raise Refused(
                "“{item}” takes place. Give it the status canceled first.",
                field=name,
                item=item.title,
            )


# -- what, where, who ------------------------------------------------------------------------------


def _set_title(session: Session, item: Item, value: str) -> None:
    item.title = value.strip()


def _set_stop(session: Session, item: Item, value: str) -> None:
    if not value.strip():
        item.stop = None
        return
    item.stop = stop_called(item.visit, value, item.day)


def stop_called(visit: Visit, value: str, day: date | None = None) -> Stop:
    """The stop of this id or city; of two in one city the one of the day, where it is known."""
    wanted = folded(value)
    found = [
        stop
        for stop in visit.stops
        if str(stop.id) == wanted or (stop.city and folded(str(stop.city)) == wanted)
    ]
    if day and len(found) > 1:
        found = [stop for stop in found if stop.has(day)] or found
    if not found:
        raise Refused(
            "{visit} has no stop in “{typed}”. Its stops are: {stops}.",
            field="stop",
            visit=str(visit).capitalize(),
            typed=value,
            stops=", ".join(str(stop.city) for stop in visit.stops if stop.city) or "none yet",
        )
    return found[0]


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


def _set_names_in_advance(session: Session, item: Item, value: str) -> None:
    if item.venue is None:
        raise Refused("Name the venue first.", field="venue.names_in_advance")
    item.venue.names_in_advance = typed.yes_or_no(value, "venue.names_in_advance")


def _set_participants(session: Session, item: Item, value: str) -> None:
    assign_typed(item, value, "participants")


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


def _names_sent_on(session: Session, item: Item, value: str) -> None:
    item.names_sent_on = typed.day(value, "names_sent_on", near=item.day)


def _set_travel_minutes(session: Session, item: Item, value: str) -> None:
    minutes = value.strip().removesuffix("min").strip()
    if minutes and not (minutes.isascii() and minutes.isdigit()):
        raise Refused(
            "Travel is a number of minutes, not “{typed}”.", field="travel_minutes", typed=value
        )
    item.travel_minutes = int(minutes) if minutes else None


def _set_vehicle(session: Session, item: Item, value: str) -> None:
    item.vehicle = vehicle_for(item.visit, value)


def _vehicle_part(attribute: str) -> Put:
    def put(session: Session, item: Item, value: str) -> None:
        set_of_vehicle(item.vehicle, attribute, value)

    return put


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
    **WHEN,
    "time_as_given": _text("time_as_given"),
    "kind": _set_kind,
    "status": _set_status,
    "stop": _set_stop,
    "venue": _set_venue,
    "venue.address": _venue_part("address"),
    "venue.room": _venue_part("room"),
    "venue.phone": _venue_part("phone"),
    "venue.access_rules": _venue_part("access_rules"),
    "venue.names_in_advance": _set_names_in_advance,
    "meeting_point": _text("meeting_point"),
    "travel_minutes": _set_travel_minutes,
    "vehicle": _set_vehicle,
    **{f"vehicle.{name}": _vehicle_part(name) for name in OF_A_VEHICLE},
    "dress": _text("dress"),
    "language": _text("language"),
    "theme": _text("theme"),
    "speaking_order": _text("speaking_order"),
    "gifts": _text("gifts"),
    "own_arrangements": _flag("own_arrangements"),
    "standby": _flag("standby"),
    "public": _flag("public"),
    "names_sent_on": _names_sent_on,
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
