"""People as lists and imports know them: columns only, however many there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import (
    Delegate,
    DelegateCare,
    Group,
    GroupMember,
    Organization,
    Person,
    PersonPrivate,
    Refused,
)
from planner.rules.folding import folded
from planner.rules.likeness import Known
from planner.rules.participation import places_called


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person with what tells them apart."""

    id: UUID
    known: Known


@dataclass(frozen=True, slots=True)
class KnownDelegate:
    """A delegate of one visit, with every value a list may bring."""

    id: UUID
    person: KnownPerson
    values: dict[str, Any]


_TOGETHER = 500  # ids in one question
_NAMES = (Person.family_name, Person.given_name, Person.display_name, Person.native_name)
_APART = (PersonPrivate.date_of_birth, PersonPrivate.passport_number)


def known_people(session: Session) -> list[KnownPerson]:
    """Everybody who is here."""
    rows = session.execute(
        select(Person.id, *_NAMES, Person.emails, *_APART)
        .outerjoin(PersonPrivate, PersonPrivate.person_id == Person.id)
        .order_by(Person.id)
    )
    where = _organizations(session)
    return [KnownPerson(row.id, _known(row, where.get(row.id))) for row in rows]


def group_names(session: Session, visit_id: UUID) -> dict[str, str]:
    """The names of the groups of a visit by all that they are called, folded."""
    query = select(Group.name).where(Group.visit_id == visit_id).order_by(Group.rank, Group.id)
    names = list(session.scalars(query))
    return {called: names[place] for called, place in places_called(names).items()}


def own_values(session: Session, people: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """What the records of these people hold, the private one among it, by the names of fields."""
    columns = {
        column.key: getattr(noun, column.key)
        for noun in (PersonPrivate, Person)
        for column in noun.__mapper__.column_attrs
    }
    wanted = list(people)
    found: dict[UUID, dict[str, Any]] = {}
    for at in range(0, len(wanted), _TOGETHER):
        rows = session.execute(
            select(*(column.label(name) for name, column in columns.items()))
            .outerjoin_from(Person, PersonPrivate, PersonPrivate.person_id == Person.id)
            .where(Person.id.in_(wanted[at : at + _TOGETHER]))
        )
        found |= {row["id"]: dict(row) for row in rows.mappings()}
    return found


def known_delegates(session: Session, visit_id: UUID) -> list[KnownDelegate]:
    """The delegates of a visit in their order of precedence."""
    nouns: tuple[Any, ...] = (Person, PersonPrivate, Delegate, DelegateCare)
    columns = {
        f"{noun.__tablename__}.{column.key}": getattr(noun, column.key)
        for noun in nouns
        for column in noun.__mapper__.column_attrs
    }
    rows = session.execute(
        select(*(column.label(name) for name, column in columns.items()), Organization.name)
        .join_from(Delegate, Person, Delegate.person_id == Person.id)
        .outerjoin(PersonPrivate, PersonPrivate.person_id == Person.id)
        .outerjoin(DelegateCare, DelegateCare.delegate_id == Delegate.id)
        .outerjoin(Organization, Delegate.organization_id == Organization.id)
        .where(Delegate.visit_id == visit_id)
        .order_by(Delegate.rank, Delegate.id)
    )
    groups = _groups(session, visit_id)
    return [_delegate(row._mapping, groups) for row in rows]


def delegate_called(delegates: Sequence[KnownDelegate], name: str) -> KnownDelegate:
    """The one a person means by a name, in whichever order, or by an id; Refused otherwise."""
    wanted = folded(name)
    found = [
        each
        for each in delegates
        if wanted in (str(each.id), str(each.person.id))
        or wanted in {folded(name) for name in _called(each) if name}
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refused("There is no delegate “{name}” on this visit.", name=name)
    raise Refused(
        "Several delegates are called “{name}”. Name one by its id: {ids}.",
        name=name,
        ids=", ".join(str(each.id) for each in found),
    )


def _called(delegate: KnownDelegate) -> Sequence[str | None]:
    values = delegate.values
    given, family = values["given_name"] or "", values["family_name"] or ""
    return (
        f"{given} {family}".strip(),
        f"{family} {given}".strip(),
        values["display_name"],
        values["native_name"],
    )


def _delegate(row: Any, groups: dict[UUID, tuple[str, ...]]) -> KnownDelegate:
    values = {name.partition(".")[2]: value for name, value in row.items() if "." in name}
    delegate_id, person_id = row["delegate.id"], row["person.id"]
    values["organization"] = row["name"]
    values["groups"] = groups.get(delegate_id, ())
    known = Known(
        name=_name(values["given_name"], values["family_name"], values["display_name"]),
        native_name=values["native_name"],
        emails=values["emails"] or (),
        date_of_birth=values["date_of_birth"],
        passport_number=values["passport_number"],
        organization=values["organization"],
        position=values["position"],
    )
    return KnownDelegate(delegate_id, KnownPerson(person_id, known), values)


def _known(row: Any, organization: str | None) -> Known:
    return Known(
        name=_name(row.given_name, row.family_name, row.display_name),
        native_name=row.native_name,
        emails=row.emails or (),
        date_of_birth=row.date_of_birth,
        passport_number=row.passport_number,
        organization=organization,
    )


def _name(given: str | None, family: str | None, display: str | None) -> str:
    return " ".join(filter(None, (given, family))) or display or ""


def _organizations(session: Session) -> dict[UUID, str]:
    """The organization each person spoke for last."""
    rows = session.execute(
        select(Delegate.person_id, Organization.name).join(
            Organization, Delegate.organization_id == Organization.id
        )
    )
    return {row.person_id: row.name for row in rows}


def _groups(session: Session, visit_id: UUID) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    rows: Iterable[Any] = session.execute(
        select(GroupMember.delegate_id, Group.name)
        .join(Group, GroupMember.group_id == Group.id)
        .where(Group.visit_id == visit_id)
        .order_by(Group.rank, Group.id)
    )
    for delegate, name in rows:
        found[delegate].append(name)
    return {delegate: tuple(names) for delegate, names in found.items()}
