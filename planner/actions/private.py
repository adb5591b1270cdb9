"""Private fields, needs, photographs, logos and attachments that came with an exchange."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.attachments import put_file
from planner.model import (
    Base,
    City,
    Delegate,
    DelegateCare,
    Embassy,
    Exchange,
    FollowOn,
    Item,
    Person,
    PersonPrivate,
    Practice,
)
from planner.rules.logos import holders_of
from planner.store.attachments import attach

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FileOf:
    """A file that came along."""

    name: str
    media_type: str
    data: bytes


@dataclass(slots=True)
class Private:
    """What is private in a file, by the ids of the file."""

    people: dict[UUID, Values] = field(default_factory=dict)
    care: dict[UUID, Values] = field(default_factory=dict)
    photographs: dict[UUID, FileOf] = field(default_factory=dict)
    attachments: dict[UUID, list[FileOf]] = field(default_factory=dict)
    logos: dict[tuple[str, ...], FileOf] = field(default_factory=dict)  # by `badge_of`


def badge_of(thing: Embassy | City) -> tuple[str, ...]:
    """What an embassy or a city is known by in a file, where they have no id."""
    if isinstance(thing, City):
        return ("city", thing.name or "", thing.country or "")
    return ("embassy", thing.name)


def put_private(
    session: Session, private: Private, twins: Mapping[UUID, UUID], exchange_id: UUID
) -> None:
    """Put it with the things the file's ids became. Called inside the change that put those."""
    _put_logos(session, private, session.get_one(Exchange, exchange_id))
    for person_id, values in private.people.items():
        person = session.get(Person, twins.get(person_id, person_id))
        if person is not None:
            if person.private is None:
                person.private = PersonPrivate()
            _fill(person.private, values)
    for delegate_id, values in private.care.items():
        delegate = session.get(Delegate, twins.get(delegate_id, delegate_id))
        if delegate is not None:
            if delegate.care is None:
                delegate.care = DelegateCare()
            _fill(delegate.care, values)
    for person_id, file in private.photographs.items():
        person = session.get(Person, twins.get(person_id, person_id))
        if person is not None:
            kept = attach(session, file.name, file.media_type, file.data)
            person.photograph = kept.digest
    for thing_id, found in private.attachments.items():
        here = twins.get(thing_id, thing_id)
        kinds: tuple[type[Base], ...] = (Item, Practice, FollowOn)
        thing = next(filter(None, (session.get(kind, here) for kind in kinds)), None)
        for each in found if thing is not None else ():
            put_file(session, thing, each.name, each.media_type, each.data)


def _put_logos(session: Session, private: Private, exchange: Exchange) -> None:
    """Where there is none yet: other exchanges show it too."""
    for holder in holders_of(exchange):
        logo = private.logos.get(badge_of(holder))
        if logo is not None and holder.logo is None:
            holder.logo = attach(session, logo.name, logo.media_type, logo.data).digest


def _fill(row: PersonPrivate | DelegateCare, values: Values) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
