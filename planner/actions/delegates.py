"""What a coordinator can do to a delegation. Each function is one transaction and one undo step."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions import delegate_fields
from planner.actions.leaving import leave
from planner.model import (
    Consent,
    Delegate,
    DelegateCare,
    Person,
    PersonPrivate,
    Refused,
    Role,
    Visit,
)
from planner.store.here import still_here
from planner.store.journal import change, note_look

CARRIED = ("organization", "position", "sector", "english_level", "needs_interpreter", "biography")
"""What a person brings along from the visit before."""

_NEEDS = ("dietary", "observance", "mobility")


def add_delegate(
    session: Session,
    visit_id: UUID,
    fields: Mapping[str, str],
    person_id: UUID | None = None,
    after: UUID | None = None,
) -> UUID:
    """Somebody more travels; values as typed.

    `person_id` is somebody known from an earlier visit, who brings along what is known of them;
    `after` is the delegate behind whom they stand, at the end unless given.
    """
    visit = still_here(session, Visit, visit_id)
    person = still_here(session, Person, person_id) if person_id else Person()
    _refuse_twice(visit, person)
    delegate = Delegate(person=person, rank=_last_rank(visit) + 1)
    with change(session, "Add a delegate to {visit}", about=[visit.exchange_id], visit=str(visit)):
        if person_id is None:
            session.add(person)
        visit.delegates.append(delegate)
        if person_id is not None:
            _bring_along(session, delegate)
        delegate_fields.fill(session, delegate, fields)
        if after is not None:
            _place(visit, delegate, after)
    return delegate.id


def add_delegates(
    session: Session, visit_id: UUID, rows: Sequence[Mapping[str, str]], role: Role = Role.MEMBER
) -> list[UUID]:
    """Several at once, as one step: what was pasted below the last row."""
    visit = still_here(session, Visit, visit_id)
    with change(session, "Add delegates to {visit}", about=[visit.exchange_id], visit=str(visit)):
        return [add_delegate(session, visit_id, {"role": role.value, **fields}) for fields in rows]


def add_counterparts(
    session: Session, visit_id: UUID, people: Sequence[tuple[UUID | None, Mapping[str, str]]]
) -> None:
    """Hosts of the first visit travel back, as one step: known people, or only their fields."""
    visit = still_here(session, Visit, visit_id)
    sentence = "Add {count} of the hosts met to {visit}"
    about = [visit.exchange_id]
    with change(session, sentence, about=about, count=len(people), visit=str(visit)):
        for person_id, fields in people:
            add_delegate(session, visit_id, fields, person_id)


def edit_delegate(session: Session, delegate_id: UUID, fields: Mapping[str, str]) -> None:
    """Change fields of a delegate, by the names of the exchange file; values as typed, "" clears.

    A person's own fields change in every exchange.
    """
    delegate = still_here(session, Delegate, delegate_id)
    with change(
        session,
        "Change the {fields} of {delegate}",
        about=[delegate.visit.exchange_id],
        delegate=str(delegate),
        fields=_said(fields),
    ):
        delegate_fields.fill(session, delegate, fields)


def edit_delegates(session: Session, edits: Mapping[UUID, Mapping[str, str]]) -> None:
    """Change several delegates in one step: a block that was pasted, or filled down."""
    delegates = [still_here(session, Delegate, each) for each in edits]
    names = {name: "" for fields in edits.values() for name in fields}
    with change(
        session,
        "Change the {fields} of {count} delegates",
        about=sorted({each.visit.exchange_id for each in delegates}, key=str),
        count=len(delegates),
        fields=_said(names),
    ):
        for delegate in delegates:
            delegate_fields.fill(session, delegate, edits[delegate.id])


def paste_delegates(
    session: Session,
    visit_id: UUID,
    edits: Mapping[UUID, Mapping[str, str]],
    new: Sequence[Mapping[str, str]],
) -> None:
    """A block over the rows that are there and on below them, as one step."""
    visit = still_here(session, Visit, visit_id)
    with change(session, "Paste into the roster of {visit}", about=[visit.exchange_id],
                visit=str(visit)):  # fmt: skip
        edit_delegates(session, edits)
        add_delegates(session, visit_id, new)


def remove_delegate(session: Session, delegate_id: UUID) -> None:
    """Take somebody off the delegation; the person stays. What they alone were to do is for
    everyone, and an item says so."""
    delegate = still_here(session, Delegate, delegate_id)
    with change(
        session,
        "Remove {delegate} from {visit}",
        about=[delegate.visit.exchange_id],
        delegate=str(delegate),
        visit=str(delegate.visit),
    ):
        leave(delegate, "Was for one delegate alone, who is no longer with the delegation.")
        session.delete(delegate)


def move_delegate(session: Session, delegate_id: UUID, to: int) -> None:
    """Give a delegate this place in the order of precedence, counted from 0."""
    delegate = still_here(session, Delegate, delegate_id)
    visit = delegate.visit
    order = [each for each in visit.delegates if each is not delegate]
    order.insert(max(0, min(to, len(order))), delegate)
    if order == list(visit.delegates):
        return
    with change(
        session,
        "Move {delegate} to place {place}",
        about=[visit.exchange_id],
        delegate=str(delegate),
        place=order.index(delegate) + 1,
    ):
        for rank, each in enumerate(order):
            each.rank = rank


def replace_delegate(
    session: Session,
    delegate_id: UUID,
    fields: Mapping[str, str],
    person_id: UUID | None = None,
) -> None:
    """Somebody else travels instead and keeps all assignments: groups, items, journeys, rooms.

    What was known of the one before, their needs above all, does not pass on to the new one.
    """
    delegate = still_here(session, Delegate, delegate_id)
    person = still_here(session, Person, person_id) if person_id else Person()
    _refuse_twice(delegate.visit, person)
    with change(
        session,
        "Replace {delegate}",
        about=[delegate.visit.exchange_id],
        delegate=str(delegate),
    ):
        if person_id is None:
            session.add(person)
        delegate.person = person
        delegate.care = None
        delegate.consent = Consent.UNKNOWN
        for name in ("english_level", "needs_interpreter", "biography", "arrival", "departure"):
            setattr(delegate, name, None)
        if person_id is not None:
            session.flush()  # the needs of the one before go first: a delegate has them once
            _bring_along(session, delegate)
        delegate_fields.fill(session, delegate, fields)


# -- what is private -------------------------------------------------------------------------------


def look_at(session: Session, delegate_id: UUID, field: str) -> str:
    """What a private field or one of care says, and a note in the journal that it was looked at."""
    delegate = still_here(session, Delegate, delegate_id)
    holder: PersonPrivate | DelegateCare | None
    holder = delegate.care if field in delegate_fields.CARE else delegate.person.private
    if field not in {**delegate_fields.CARE, **delegate_fields.PRIVATE}:
        raise Refused("“{name}” is not a private field.", field=field, name=field)
    value = getattr(holder, field) if holder is not None else None
    note_look(
        session,
        "Look at the {field} of {delegate}",
        about=[delegate.visit.exchange_id],
        field=_said({field: ""}),
        delegate=str(delegate),
    )
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)


# -- shared ----------------------------------------------------------------------------------------


def _bring_along(session: Session, delegate: Delegate) -> None:
    """What is known of the person from the newest of their other visits."""
    query = select(Delegate).where(
        Delegate.person_id == delegate.person.id, Delegate.id != delegate.id
    )
    earlier = list(session.scalars(query))
    if not earlier:
        return
    newest = max(earlier, key=lambda each: (str(each.visit.last_day or ""), each.id))
    for name in CARRIED:
        setattr(delegate, name, getattr(newest, name))
    if newest.care is not None:
        delegate.care = DelegateCare(**{name: getattr(newest.care, name) for name in _NEEDS})


def _place(visit: Visit, delegate: Delegate, after: UUID) -> None:
    order = sorted((each for each in visit.delegates if each is not delegate), key=_precedence)
    at = next((n for n, each in enumerate(order) if each.id == after), len(order) - 1)
    order.insert(at + 1, delegate)
    for rank, each in enumerate(order):
        each.rank = rank


def _precedence(delegate: Delegate) -> tuple[int, UUID]:
    return delegate.rank, delegate.id


def _last_rank(visit: Visit) -> int:
    return max((each.rank for each in visit.delegates), default=-1)


def _refuse_twice(visit: Visit, person: Person) -> None:
    if any(each.person is person for each in visit.delegates):
        raise Refused("{person} is a delegate of {visit} already.", person=str(person),
                      visit=str(visit))  # fmt: skip


def _said(fields: Mapping[str, str]) -> str:
    return ", ".join(name.replace("_", " ") for name in fields)
