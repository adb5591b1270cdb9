"""The kinds of things a file brings, and what makes two of them the same."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import RelationshipDirection, Session

from planner.model import (
    Acceptance,
    Anniversary,
    Base,
    Blackout,
    City,
    Contact,
    Deadline,
    Delegate,
    Embassy,
    Exchange,
    Feedback,
    Group,
    GroupMember,
    Item,
    ItemNote,
    Leg,
    Organization,
    PairedCity,
    Participation,
    Person,
    Practice,
    PracticeStep,
    Room,
    Stop,
    ThemeWaiver,
    Traveller,
    TravelTime,
    User,
    Vehicle,
    Venue,
    Visit,
)
from planner.rules.folding import folded

SHARED: tuple[type[Base], ...] = (City, Embassy, User, Person, Organization, Venue)
"""Kinds that belong to no exchange."""

NAMED_IN_FILES: tuple[type[Base], ...] = (
    Visit,
    Stop,
    Vehicle,
    Group,
    Delegate,
    Room,
    Item,
    Leg,
    Feedback,
    Deadline,
    Practice,
)
"""Kinds of an exchange whose ids stand in files."""

OWNED: tuple[type[Base], ...] = (
    Exchange,
    *NAMED_IN_FILES,
    PairedCity,
    Blackout,
    Anniversary,
    GroupMember,
    ItemNote,
    Participation,
    Contact,
    Traveller,
    PracticeStep,
    ThemeWaiver,
    TravelTime,
    Acceptance,
)
"""Kinds that belong to one exchange, each after those it belongs to. Care and attachments
are not among them: a file says nothing of them, so they stay with their delegate and item."""


class Became(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    KEPT = "kept"  # shared with other exchanges, and here with other values, which stay


def name_of(thing: Base) -> tuple[str, str]:
    return thing.__tablename__, str(thing.id)


def columns_of(kind: type[Base]) -> list[str]:
    """The attributes of a noun that hold its own values: not its id, no keys, and nothing of which
    a file says nothing."""
    attributes = kind.__mapper__.column_attrs
    aside = {"id", "photograph", "logo", "counted_from"}
    return [a.key for a in attributes if a.key not in aside and not a.columns[0].foreign_keys]


def leads_of(kind: type[Base]) -> list[str]:
    """The attributes of a noun that lead to one other thing."""
    many_to_one = RelationshipDirection.MANYTOONE
    return [r.key for r in kind.__mapper__.relationships if r.direction is many_to_one]


def reached(*roots: Base) -> dict[type[Base], list[Base]]:
    """Everything that can be reached from these things, by kind, each once."""
    found: dict[Base, None] = dict.fromkeys(roots)
    waiting = list(roots)
    while waiting:
        thing = waiting.pop()
        for relation in thing.__mapper__.relationships:
            value = getattr(thing, relation.key)
            for other in value if relation.uselist else filter(None, [value]):
                if other not in found:
                    found[other] = None
                    waiting.append(other)
    kinds: dict[type[Base], list[Base]] = {}
    for thing in found:
        kinds.setdefault(type(thing), []).append(thing)
    return kinds


def owned_by(exchange: Exchange) -> list[Base]:
    """The rows of an exchange that a file speaks of."""
    rows: list[Base] = [exchange]
    for row in rows:  # it grows on the way
        for relation in row.__mapper__.relationships:
            if relation.cascade.delete_orphan and relation.mapper.class_ in OWNED:
                rows.extend(getattr(row, relation.key))
    return rows


# for a thing that files give no id: whose it is, and what tells it from others there
_NATURAL: dict[type[Base], Callable[[Any], tuple[object, ...]]] = {
    Visit: lambda it: (it.kind,),
    PairedCity: lambda it: (it.side, it.exchange.cities_of(it.side).index(it.city)),
    Blackout: lambda it: (it.exchange.blackouts.index(it),),
    Anniversary: lambda it: (it.exchange.anniversaries.index(it),),
    TravelTime: lambda it: (it.exchange.travel_times.index(it),),
    Acceptance: lambda it: (it.exchange.acceptances.index(it),),
    ThemeWaiver: lambda it: (it.theme,),
    GroupMember: lambda it: (it.group, it.delegate),
    ItemNote: lambda it: (it.item, it.audience),
    Participation: lambda it: (it.item, it.group, it.delegate),
    Contact: lambda it: (it.item, it.item.contacts.index(it)),
    PracticeStep: lambda it: (it.practice, it.practice.steps.index(it)),
    Traveller: lambda it: (it.leg, it.group, it.delegate),
}


def natural_key(thing: Base, twins: Mapping[Base, Base]) -> tuple[object, ...]:
    """What makes a thing the same again: its id, or for one that files give no id, its place."""
    told = _NATURAL[type(thing)](thing) if type(thing) in _NATURAL else (thing.id,)
    return tuple(twins[each] if isinstance(each, Base) else each for each in told)


def equal_here(session: Session, thing: Base) -> Base | None:
    """The city, embassy or user here that is meant, whatever its id."""
    match thing:
        case City():
            same: tuple[str, ...] = ("name", "country", "region", "zone")
        case Embassy():
            same = ("name", "city", "country")
        case User():
            users = session.scalars(select(User).order_by(User.id))
            return next((user for user in users if folded(user.name) == folded(thing.name)), None)
    kind: Any = type(thing)
    query = select(kind).where(*(getattr(kind, name) == getattr(thing, name) for name in same))
    found: Iterable[Base] = session.scalars(query.order_by(kind.id))
    return next(iter(found), None)


def holder_of(thing: Base) -> Base | None:
    """The thing whose record in a file this is part of, if it has no record of its own."""
    match thing:
        case GroupMember():
            return thing.delegate
        case ItemNote() | Participation():
            return thing.item
        case Traveller():
            return thing.leg
        case PracticeStep():
            return thing.practice
    return None
