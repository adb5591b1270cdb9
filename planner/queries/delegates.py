"""What screens ask about delegates beyond the exchange they have: what is private, and alumni."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from planner.model import Delegate, Exchange, Organization, Person, PersonPrivate, Visit, VisitKind

MASKED_NEEDS = ("observance", "mobility")
"""Of what a delegate needs, that of which windows show dots until somebody asks."""
_DOTS = "•••••••"
_SHOWN = 3  # characters at the end, of what is long enough to stay unknown
_LONG = 6
_SHOW_END = frozenset({"passport_number", "private_phone"})


def private_fields() -> tuple[str, ...]:
    """The names of all private fields, in the order of their table."""
    attributes = PersonPrivate.__mapper__.column_attrs
    return tuple(each.key for each in attributes if each.key not in ("id", "person_id"))


def known_private(session: Session, visit_id: UUID) -> dict[UUID, frozenset[str]]:
    """By person of a visit: which private fields are filled in, and nothing of what they say."""
    query = (
        select(PersonPrivate)
        .join(Delegate, Delegate.person_id == PersonPrivate.person_id)
        .where(Delegate.visit_id == visit_id)
    )
    return {
        row.person_id: frozenset(name for name in private_fields() if getattr(row, name))
        for row in session.scalars(query)
    }


def masked_private(session: Session, person_id: UUID) -> Mapping[str, str]:
    """The private fields of a person that are filled in, as dots; the rest never leaves here."""
    query = select(PersonPrivate).where(PersonPrivate.person_id == person_id)
    row = session.scalars(query).first()
    if row is None:
        return {}
    said = {name: getattr(row, name) for name in private_fields()}
    return {name: masked(name, value) for name, value in said.items() if value}


def masked(name: str, value: object) -> str:
    """Dots, and of a long number its end, by which to tell it from another."""
    if name in _SHOW_END and isinstance(value, str) and len(value) >= _LONG:
        return f"{_DOTS} {value[-_SHOWN:]}"
    return _DOTS


# -- alumni ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Alumnus:
    """Somebody who travelled before, and what they were then."""

    id: UUID  # of the person
    name: str
    about: str  # position and organization
    exchange: str
    visits: int


def alumni(session: Session, besides: UUID) -> list[Alumnus]:
    """Everybody who was a delegate of any visit but this one, the newest visit's words first."""
    query = (
        select(Person, Delegate.position, Organization.name, Exchange.name, Visit.kind)
        .join(Delegate, Delegate.person_id == Person.id)
        .join(Visit, Visit.id == Delegate.visit_id)
        .join(Exchange, Exchange.id == Visit.exchange_id)
        .outerjoin(Organization, Organization.id == Delegate.organization_id)
        .where(
            Visit.id != besides,
            Person.id.not_in(select(Delegate.person_id).where(Delegate.visit_id == besides)),
        )
        .order_by(Person.family_name, Person.given_name, Person.id, Delegate.id)
    )
    found: dict[UUID, Alumnus] = {}
    for person, position, organization, exchange, _kind in session.execute(query):
        before = found.get(person.id)
        about = ", ".join(filter(None, (position, organization)))
        found[person.id] = Alumnus(
            person.id,
            str(person),
            about or (before.about if before else ""),
            exchange,
            before.visits + 1 if before else 1,
        )
    return list(found.values())


def visits_of(session: Session, person_id: UUID) -> list[tuple[UUID, str, VisitKind, str]]:
    """The visits a person travelled on: id of the exchange, its name, the kind, the position."""
    query = (
        select(Delegate)
        .where(Delegate.person_id == person_id)
        .options(selectinload(Delegate.visit).selectinload(Visit.exchange))
    )
    return [
        (each.visit.exchange_id, each.visit.exchange.name, each.visit.kind, each.position or "")
        for each in session.scalars(query)
    ]
