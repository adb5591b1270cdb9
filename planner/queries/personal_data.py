"""All that is kept of one person: what a person may ask for."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from planner.model import (
    Base,
    Contact,
    Delegate,
    DelegateCare,
    Exchange,
    Feedback,
    FollowOn,
    FollowOnPerson,
    Item,
    Participation,
    Person,
    PersonPrivate,
    Refused,
    Room,
    Visit,
)
from planner.rules.folding import folded
from planner.rules.names import called, names_of
from planner.store.journal import entries
from planner.store.values import image_of

Fields = dict[str, Any]


def find_person(session: Session, name: str) -> UUID:
    """The person of this id or name, case and accents folded; Refused if none or several."""
    found = called(session.scalars(select(Person)), name)
    if not found:
        raise Refused("There is no person “{name}” here.", name=name)
    if len(found) > 1:
        raise Refused(
            "Several people are called “{name}”. Name one by the id: {ids}.",
            name=name,
            ids=", ".join(sorted(str(person.id) for person in found)),
        )
    return found[0].id


def personal_data(session: Session, person_id: UUID) -> Fields:
    """Everything, as plain values that JSON can hold."""
    delegates = session.execute(
        select(Delegate, Visit.kind, Exchange.name)
        .join(Visit, Delegate.visit_id == Visit.id)
        .join(Exchange, Visit.exchange_id == Exchange.id)
        .where(Delegate.person_id == person_id)
    ).all()
    return {
        "person": _fields(session, Person, Person.id == person_id)[0],
        "private": _fields(session, PersonPrivate, PersonPrivate.person_id == person_id),
        "travels": [
            {"exchange": name, "visit": kind.value, **_travel(session, delegate.id)}
            for delegate, kind, name in delegates
        ],
        "met_at": _meetings(session, person_id),
        "follow_on": _follow_on(session, person_id),
        "feedback": _feedback(session, person_id),
        "journal": _journal(session, person_id, [each.id for each, _, _ in delegates]),
    }


def _travel(session: Session, delegate_id: UUID) -> Fields:
    items = session.execute(
        select(Item.title, Item.day)
        .join(Participation, Participation.item_id == Item.id)
        .where(Participation.delegate_id == delegate_id)
        .order_by(Item.day, Item.title)
    )
    return {
        **_fields(session, Delegate, Delegate.id == delegate_id)[0],
        "care": _fields(session, DelegateCare, DelegateCare.delegate_id == delegate_id),
        "rooms": _fields(session, Room, Room.delegate_id == delegate_id),
        "named_at": [{"title": title, "date": day and day.isoformat()} for title, day in items],
    }


def _meetings(session: Session, person_id: UUID) -> list[Fields]:
    rows = session.execute(
        select(Exchange.name, Item.title, Item.day, Contact.function, Contact.position)
        .join(Item, Contact.item_id == Item.id)
        .join(Visit, Item.visit_id == Visit.id)
        .join(Exchange, Visit.exchange_id == Exchange.id)
        .where(Contact.person_id == person_id)
        .order_by(Item.day, Item.title)
    )
    return [
        {
            "exchange": row.name,
            "title": row.title,
            "date": row.day and row.day.isoformat(),
            "function": row.function.value,
            "position": row.position,
        }
        for row in rows
    ]


def _follow_on(session: Session, person_id: UUID) -> list[Fields]:
    """The activities somebody takes part in: by the record, or by the name alone."""
    names = names_of(session.get_one(Person, person_id))
    rows = session.execute(
        select(FollowOn.title, FollowOn.day, FollowOnPerson.person_id, FollowOnPerson.name)
        .join(FollowOnPerson, FollowOnPerson.follow_on_id == FollowOn.id)
        .where(or_(FollowOnPerson.person_id == person_id, FollowOnPerson.person_id.is_(None)))
        .order_by(FollowOn.day, FollowOn.title)
    )
    return [
        {"title": row.title, "date": row.day and row.day.isoformat()}
        for row in rows
        if row.person_id or folded(row.name or "") in names
    ]


def _feedback(session: Session, person_id: UUID) -> list[Fields]:
    """The answers given under the name."""
    names = names_of(session.get_one(Person, person_id))
    rows = session.execute(
        select(Exchange.name, Item.title, Feedback.respondent, Feedback.rating, Feedback.comment)
        .join(Visit, Feedback.visit_id == Visit.id)
        .join(Exchange, Visit.exchange_id == Exchange.id)
        .outerjoin(Item, Feedback.item_id == Item.id)
        .where(Feedback.respondent.is_not(None))
        .order_by(Exchange.name, Visit.rank, Feedback.rank)
    )
    return [
        {
            "exchange": row.name,
            "title": row.title,
            "rating": row.rating,
            "comment": row.comment,
        }
        for row in rows
        if folded(row.respondent) in names
    ]


def _journal(session: Session, person_id: UUID, delegates: Iterable[UUID]) -> list[Fields]:
    """Every change of what is kept of the person, and every look at it that names the person."""
    things = {person_id, *delegates}
    private = select(PersonPrivate.id).where(PersonPrivate.person_id == person_id)
    things |= set(session.scalars(private))
    things |= set(
        session.scalars(select(DelegateCare.id).where(DelegateCare.delegate_id.in_(delegates)))
    )
    name = str(session.get_one(Person, person_id))
    return [
        {"when": entry.when.isoformat(), "who": entry.who, "label": entry.label}
        for entry in entries(session)
        if any(row.thing in things for row in entry.rows)
        or (not entry.rows and entry.values.get("delegate") == name)
    ]


def _fields(session: Session, kind: type[Base], where: Any) -> list[Fields]:
    """What stands in the rows of a noun, without what only ties them together."""
    table: Any = kind.__table__
    ties = {column.name for column in table.columns if column.foreign_keys} | {"id", "rank"}
    rows = session.execute(select(table).where(where))
    return [
        {
            name: value
            for name, value in image_of(row._asdict()).items()
            if name not in ties and value not in (None, "", [])
        }
        for row in rows
    ]
