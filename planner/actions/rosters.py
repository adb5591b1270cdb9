"""Putting a list of people into a delegation, as one change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import (
    Delegate,
    DelegateCare,
    Exchange,
    Group,
    GroupMember,
    ListLayout,
    Organization,
    Person,
    PersonPrivate,
    Visit,
    new_id,
)
from planner.rules.folding import folded
from planner.store.arrivals import Arrivals
from planner.store.here import still_here
from planner.store.journal import change

PERSON = frozenset(a.key for a in Person.__mapper__.column_attrs)
PRIVATE = frozenset(a.key for a in PersonPrivate.__mapper__.column_attrs)
CARE = frozenset(a.key for a in DelegateCare.__mapper__.column_attrs)
DELEGATE = frozenset(a.key for a in Delegate.__mapper__.column_attrs)
_STEP = 500


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """Values for one delegate: one here, one made of a person here, or somebody new."""

    values: Mapping[str, Any]
    delegate: UUID | None = None
    person: UUID | None = None


def put_roster(
    session: Session,
    visit_id: UUID,
    entries: Sequence[RosterEntry],
    *,
    source: str,
    layout: tuple[Sequence[str], Sequence[str]] | None = None,
    progress: Any = None,
) -> None:
    """Add and change delegates of a visit. `layout` is what a person said of the list's columns."""
    visit = still_here(session, Visit, visit_id)
    exchange = session.get_one(Exchange, visit.exchange_id)
    landing = _Landing(session, visit, entries)
    with change(
        session,
        "Import {count} people from {source}",
        about=[exchange.id],
        count=len(entries),
        source=source,
    ):
        for done, entry in enumerate(entries):
            if progress is not None and done % _STEP == 0:
                progress(done, len(entries))
            landing.put(entry)
        landing.settle()
        if layout is not None:
            _remember(session, *layout)


class _Landing:
    """A delegation while a list comes into it."""

    def __init__(self, session: Session, visit: Visit, entries: Iterable[RosterEntry]) -> None:
        self._session, self._visit, self._visit_id = session, visit, visit.id
        entries = list(entries)
        self._delegates = _by_id(session, Delegate, (e.delegate for e in entries))
        persons = {each.person_id for each in self._delegates.values()}
        persons |= {entry.person for entry in entries if entry.person}
        self._persons = _by_id(session, Person, persons)
        self._coming = Arrivals(session)
        known = session.execute(
            select(Organization.id, Organization.name).order_by(Organization.id.desc())
        )
        self._organizations = {folded(each.name): each.id for each in known}
        self._groups = {folded(each.name): each for each in visit.groups}
        self._rank = max((each.rank for each in visit.delegates), default=-1) + 1

    def put(self, entry: RosterEntry) -> None:
        values = dict(entry.values)
        delegate = self._delegates.get(entry.delegate) if entry.delegate else None
        person = delegate.person if delegate else self._persons.get(entry.person or new_id())
        if person is None:
            self._come(values)
            return
        _set(person, _part(values, PERSON))
        if private := _part(values, PRIVATE):
            if person.private is None:
                person.private = PersonPrivate(**private)
            else:
                _set(person.private, private)
        if delegate is None:
            delegate = self._new_delegate(person, values)
        else:
            _set(delegate, _part(values, DELEGATE))
            self._speak_for(delegate, values)
        if care := _part(values, CARE):
            if delegate.care is None:
                delegate.care = DelegateCare(**care)
            else:
                _set(delegate.care, care)
        if "groups" in values:
            self._join(delegate, values["groups"])

    def _new_delegate(self, person: Person, values: Mapping[str, Any]) -> Delegate:
        delegate = Delegate(
            visit=self._visit, person=person, rank=self._rank, **_part(values, DELEGATE)
        )
        self._rank += 1
        self._session.add(delegate)
        self._speak_for(delegate, values)
        return delegate

    def _come(self, values: Mapping[str, Any]) -> None:
        """Somebody new: tens of thousands may come, so they come as rows."""
        person = self._coming.add(Person, **_part(values, PERSON))
        if private := _part(values, PRIVATE):
            self._coming.add(PersonPrivate, person_id=person, **private)
        delegate = self._coming.add(
            Delegate,
            visit_id=self._visit_id,
            person_id=person,
            organization_id=self._organization(values),
            rank=self._rank,
            **_part(values, DELEGATE),
        )
        if care := _part(values, CARE):
            self._coming.add(DelegateCare, delegate_id=delegate, **care)
        for group in self._groups_called(values.get("groups", ())):
            self._coming.add(GroupMember, group_id=group.id, delegate_id=delegate, rank=self._rank)
        self._rank += 1

    def settle(self) -> None:
        """Everybody is in: write who still waits."""
        self._coming.settle()

    def _organization(self, values: Mapping[str, Any]) -> UUID | None:
        """For whom somebody speaks; found by name, however it is spelled, or new."""
        name = values.get("organization")
        if not name:
            return None
        found = self._organizations.get(folded(name))
        if found is None:
            found = self._organizations[folded(name)] = self._coming.add(Organization, name=name)
        return found

    def _speak_for(self, delegate: Delegate, values: Mapping[str, Any]) -> None:
        found = self._organization(values)
        if found is not None and delegate.organization_id != found:
            delegate.organization_id = found

    def _groups_called(self, names: Sequence[str]) -> list[Group]:
        wanted = []
        for name in names:
            group = self._groups.get(folded(name))
            if group is None:
                group = Group(visit=self._visit, name=name, rank=len(self._groups))
                self._groups[folded(name)] = group
                self._session.add(group)
            if group not in wanted:
                wanted.append(group)
        return wanted

    def _join(self, delegate: Delegate, names: Sequence[str]) -> None:
        wanted = self._groups_called(names)
        for member in list(delegate.memberships):
            if member.group not in wanted:
                delegate.memberships.remove(member)
                member.group.members.remove(member)
        joined = {member.group for member in delegate.memberships}
        for group in wanted:
            if group not in joined:
                self._session.add(GroupMember(group=group, delegate=delegate, rank=delegate.rank))


def _by_id(session: Session, kind: Any, ids: Iterable[UUID | None]) -> dict[UUID, Any]:
    wanted = [each for each in ids if each is not None]
    found: dict[UUID, Any] = {}
    for at in range(0, len(wanted), 500):
        query = select(kind).where(kind.id.in_(wanted[at : at + 500]))
        found |= {each.id: each for each in session.scalars(query)}
    return found


def _part(values: Mapping[str, Any], keys: frozenset[str]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key in keys}


def _set(thing: Any, values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        if getattr(thing, key) != value:
            setattr(thing, key, value)


def _remember(session: Session, headings: Sequence[str], columns: Sequence[str]) -> None:
    known = session.scalars(select(ListLayout).where(ListLayout.headings == tuple(headings)))
    layout = known.first()
    if layout is None:
        session.add(ListLayout(headings=tuple(headings), columns=tuple(columns)))
    elif layout.columns != tuple(columns):
        layout.columns = tuple(columns)
