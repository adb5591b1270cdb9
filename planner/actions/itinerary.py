"""What a coordinator can do to an itinerary. Each function is one transaction and one undo step."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions import item_fields, leg_fields, typed
from planner.actions.leaving import stand_alone
from planner.actions.participation import assign
from planner.actions.places import organization_for
from planner.model import (
    Contact,
    Delegate,
    Function,
    Group,
    Item,
    Leg,
    Person,
    Refused,
    Visit,
)
from planner.rules import moving
from planner.rules.clock import zone_of
from planner.store.here import still_here
from planner.store.journal import change

_MOVES = frozenset({"date", "start", "end", "ends_next_day", "fold", "participants"})


def add_item(session: Session, visit_id: UUID, fields: Mapping[str, str]) -> UUID:
    """Put a new item on the itinerary; values as typed. Without a stop it goes to that day's."""
    visit = still_here(session, Visit, visit_id)
    title = fields.get("title", "").strip()
    if not title:
        raise Refused("An item needs a title.", field="title")
    item = Item(title=title, rank=max((item.rank for item in visit.items), default=-1) + 1)
    with change(session, "Add “{item}”", about=[visit.exchange_id], item=title):
        visit.items.append(item)
        item_fields.fill(session, item, fields)
    return item.id


def edit_item(session: Session, item_id: UUID, fields: Mapping[str, str]) -> None:
    """Change fields of an item, by the names of the exchange file; values as typed, "" clears."""
    item = still_here(session, Item, item_id)
    title = item.title
    with change(
        session,
        _sentence(fields),
        about=[item.visit.exchange_id],
        item=title,
        fields=", ".join(name.replace("_", " ").replace(".", " for ") for name in fields),
    ) as notes:
        before = moving.hours_of(item)
        item_fields.fill(session, item, fields)
        if notes.sentence == _MOVE:
            notes.sentence = _CHANGED[
                moving.change_of(before, moving.hours_of(item), zone_of(item))
            ]


_MOVE = "Move “{item}”"
_CHANGED = {
    moving.Change.MOVED: _MOVE,
    moving.Change.LENGTHENED: "Lengthen “{item}”",
    moving.Change.SHORTENED: "Shorten “{item}”",
    moving.Change.ENDED: "Say when “{item}” ends",
}


def _sentence(fields: Collection[str]) -> str:
    moves = fields and _MOVES.issuperset(fields) and set(fields) != {"participants"}
    return _MOVE if moves else "Change the {fields} of “{item}”"


def remove_item(session: Session, item_id: UUID) -> None:
    """Take an item off the itinerary, with all who were to take part; its sessions and
    rain plans stay."""
    item = still_here(session, Item, item_id)
    with change(session, "Remove “{item}”", about=[item.visit.exchange_id], item=item.title):
        stand_alone(item)
        session.delete(item)


def set_participants(
    session: Session,
    item_id: UUID,
    everyone: bool,
    groups: Sequence[UUID] = (),
    delegates: Sequence[UUID] = (),
) -> None:
    """Say exactly who takes part: everyone, or these groups and delegates."""
    if not everyone and not groups and not delegates:
        raise Refused("Somebody must take part: everyone, a group or a delegate.")
    item = still_here(session, Item, item_id)
    with change(
        session,
        "Change who takes part in “{item}”",
        about=[item.visit.exchange_id],
        item=item.title,
    ):
        _assign(session, item, everyone, groups, delegates)


def set_travellers(
    session: Session,
    leg_id: UUID,
    everyone: bool,
    groups: Sequence[UUID] = (),
    delegates: Sequence[UUID] = (),
) -> None:
    """Say exactly who travels: everyone, or these groups and delegates."""
    leg = still_here(session, Leg, leg_id)
    with change(
        session, "Change who travels on {leg}", about=[leg.visit.exchange_id], leg=str(leg)
    ):
        _assign(session, leg, everyone, groups, delegates)


def _assign(
    session: Session,
    thing: Item | Leg,
    everyone: bool,
    groups: Sequence[UUID],
    delegates: Sequence[UUID],
) -> None:
    if everyone:
        assign(thing, (), ())
        return
    assign(
        thing,
        [session.get_one(Group, each) for each in groups],
        [session.get_one(Delegate, each) for each in delegates],
    )


# -- contacts --------------------------------------------------------------------------------------


def add_contact(session: Session, item_id: UUID, fields: Mapping[str, str]) -> UUID:
    """Add somebody who is met, or drives, interprets or escorts, at an item."""
    item = still_here(session, Item, item_id)
    contact = Contact(rank=max((each.rank for each in item.contacts), default=-1) + 1)
    with change(
        session, "Add a contact to “{item}”", about=[item.visit.exchange_id], item=item.title
    ):
        item.contacts.append(contact)
        _fill_contact(session, contact, fields)
    return contact.id


def edit_contact(session: Session, contact_id: UUID, fields: Mapping[str, str]) -> None:
    """Change a contact: name, position, organization, function, phone, as typed; or the person
    whose record it is, by id."""
    contact = still_here(session, Contact, contact_id)
    with change(
        session,
        "Change a contact of “{item}”",
        about=[contact.item.visit.exchange_id],
        item=contact.item.title,
    ):
        _fill_contact(session, contact, fields)


def remove_contact(session: Session, contact_id: UUID) -> None:
    """Take a contact off its item; the person's own record stays."""
    contact = still_here(session, Contact, contact_id)
    with change(
        session,
        "Remove a contact from “{item}”",
        about=[contact.item.visit.exchange_id],
        item=contact.item.title,
    ):
        contact.item.contacts.remove(contact)


def _fill_contact(session: Session, contact: Contact, fields: Mapping[str, str]) -> None:
    known = ("person", "name", "position", "organization", "function", "phone")
    for name, value in fields.items():
        if name == "person" and value:
            contact.person, contact.name = session.get_one(Person, UUID(value)), None
        elif name == "name":
            contact.person, contact.name = None, typed.text(value)
        elif name == "organization":
            contact.organization = organization_for(session, value)
        elif name == "function":
            contact.function = typed.one_of(Function, value, "function")
        elif name in ("position", "phone"):
            setattr(contact, name, typed.text(value))
        else:
            raise typed.refuse_unknown(name, known)


# -- legs ------------------------------------------------------------------------------------------


def add_leg(session: Session, visit_id: UUID, fields: Mapping[str, str]) -> UUID:
    """Put a journey on the itinerary; each end's day and time in its own zone."""
    visit = still_here(session, Visit, visit_id)
    leg = Leg(rank=max((leg.rank for leg in visit.legs), default=-1) + 1)
    with change(session, "Add a journey to {visit}", about=[visit.exchange_id], visit=str(visit)):
        visit.legs.append(leg)
        leg_fields.fill(leg, fields)
    return leg.id


def edit_leg(session: Session, leg_id: UUID, fields: Mapping[str, str]) -> None:
    """Change a journey: mode, carrier, number; place, zone, date, time, part of from and to."""
    leg = still_here(session, Leg, leg_id)
    with change(session, "Change {leg}", about=[leg.visit.exchange_id], leg=str(leg)):
        leg_fields.fill(leg, fields)


def remove_leg(session: Session, leg_id: UUID) -> None:
    """Take a journey off the itinerary."""
    leg = still_here(session, Leg, leg_id)
    with change(session, "Remove {leg}", about=[leg.visit.exchange_id], leg=str(leg)):
        session.delete(leg)
