"""How two records of the directory differ, field by field, and so do their places on one visit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from planner.model import (
    Base,
    Delegate,
    DelegateCare,
    GroupMember,
    PersonPrivate,
    Room,
    Stop,
    Visit,
    VisitKind,
)
from planner.queries.delegates import MASKED_NEEDS, masked
from planner.queries.directory import Listed
from planner.queries.duplicates import NOUNS
from planner.rules.merging import groups_apart, is_said, key_of, rooms_of_both


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two records do not agree on; None: not known. What is private is dots."""

    field: str
    one: str | None
    other: str | None
    several: bool = False  # there may be more than one: those of both are kept
    key: str = ""  # how a merge names it, where that is not the field
    visit: VisitKind | None = None  # on which both are delegates, of this exchange
    exchange: str = ""
    city: str = ""  # of the stop whose room it is


def side_by_side(session: Session, listed: Listed, one: UUID, other: UUID) -> list[Difference]:
    """All fields in which two records differ, in the order of their table."""
    noun = NOUNS[listed]
    found = _of_records(session, noun, noun.id == one, noun.id == other, _said)
    if listed is Listed.PEOPLE:
        of = PersonPrivate.person_id
        found += _of_records(session, PersonPrivate, of == one, of == other, masked)
        found += _of_delegates(session, one, other)
    return found


def _of_records(
    session: Session, noun: type[Base], first: Any, second: Any, said: Any
) -> list[Difference]:
    left, right = (session.scalars(select(noun).where(which)).first() for which in (first, second))
    return list(_differences(noun, left, right, said))


Said = Callable[[str, Any], str]


def _differences(noun: type[Base], left: Any, right: Any, said: Said) -> Iterator[Difference]:
    for attribute in noun.__mapper__.column_attrs:
        name = attribute.key
        if name in ("id", "rank") or attribute.columns[0].foreign_keys:
            continue
        values = [getattr(row, name, None) for row in (left, right)]
        values = [each if is_said(attribute, each) else None for each in values]
        if values[0] != values[1]:
            one, other = (None if each is None else said(name, each) for each in values)
            several = any(isinstance(each, tuple) for each in values)
            yield Difference(name, one, other, several)


def _said(_name: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


# -- of one visit ----------------------------------------------------------------------------------


def _of_delegates(session: Session, one: UUID, other: UUID) -> Iterator[Difference]:
    mine, theirs = ({each.visit_id: each for each in _delegates(session, person)}
                    for person in (one, other))  # fmt: skip
    for visit, delegate in mine.items():
        if (second := theirs.get(visit)) is not None:
            for each in _of_visit(delegate, second):
                seen = delegate.visit
                yield replace(each, visit=seen.kind, exchange=seen.exchange.name)


def _delegates(session: Session, person: UUID) -> list[Delegate]:
    query = (
        select(Delegate)
        .where(Delegate.person_id == person)
        .options(
            selectinload(Delegate.visit).selectinload(Visit.exchange),
            selectinload(Delegate.organization),
            selectinload(Delegate.care),
            selectinload(Delegate.memberships).selectinload(GroupMember.group),
            selectinload(Delegate.rooms).selectinload(Room.stop).selectinload(Stop.city),
        )
    )
    return list(session.scalars(query))


def _of_visit(one: Delegate, other: Delegate) -> Iterator[Difference]:
    for each in _differences(Delegate, one, other, _said):
        yield replace(each, key=key_of(one, each.field), several=each.field == "notes")
    if one.organization is not other.organization:
        offices = [each.organization.name if each.organization else None for each in (one, other)]
        yield Difference("organization", offices[0], offices[1], key=key_of(one, "organization"))
    mine, theirs = (", ".join(each.name for each in all_) for all_ in groups_apart(one, other))
    if mine:
        yield Difference("groups", mine, theirs, key=key_of(one, "groups"))
    for each in _differences(DelegateCare, one.care, other.care, _needs):
        yield replace(each, key=key_of(one.care or one, each.field))
    for room, theirs_there in rooms_of_both(one, other):
        for each in _differences(Room, room, theirs_there, _said):
            city = str(room.stop.city or room.stop)
            yield replace(each, key=key_of(room, each.field), city=city)


def _needs(name: str, value: object) -> str:
    return masked(name, value) if name in MASKED_NEEDS else _said(name, value)
