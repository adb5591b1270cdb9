"""Who takes part in a follow-on activity, as typed: by name, or by the id of a record."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Contact, Delegate, FollowOn, FollowOnPerson, Person, Refused
from planner.rules.folding import folded
from planner.rules.names import called

Part = tuple[Person | None, str | None]
"""A record, or only a name."""


def gather(session: Session, activity: FollowOn, typed: Sequence[str]) -> None:
    """Those who are named, in this order: one there is a record of by that record, others by name.

    Of namesakes, whoever is gathered already stays; otherwise it must be said which one is meant.
    """
    before: list[Part] = [(each.person, each.name) for each in activity.people]
    people = session.scalars(select(Person).order_by(Person.id)).all()
    found: list[Part] = []
    for text in typed:
        fitting = called(people, text)
        meant: Part = (fitting[0], None) if len(fitting) == 1 else (None, text)
        if len(fitting) > 1:
            kept = [each for each in before if _is_one(each, fitting, text)]
            if not kept:
                raise _which_one(session, text, fitting)
            meant = kept[0]
        before = [each for each in before if each != meant]
        found.append(meant)
    activity.people.clear()
    session.flush()
    for rank, (person, name) in enumerate(dict.fromkeys(found)):
        activity.people.append(FollowOnPerson(person=person, name=name, rank=rank))


def _is_one(part: Part, people: list[Person], text: str) -> bool:
    person, name = part
    return person in people if person else folded(name or "") == folded(text)


def _which_one(session: Session, text: str, people: Sequence[Person]) -> Refused:
    return Refused(
        "Several people are called “{name}”: {people}. Choose one of them, or write the id in "
        "place of the name.",
        field="people",
        name=text,
        people="; ".join(_told_apart(session, person) for person in people),
    )


def _told_apart(session: Session, person: Person) -> str:
    """“Ana López, Mayor, City of Lviv (id 0b2f...)”, by what is known of the person."""
    delegates = select(Delegate).where(Delegate.person_id == person.id).order_by(Delegate.id)
    contacts = select(Contact).where(Contact.person_id == person.id).order_by(Contact.id)
    parts: list[Delegate | Contact] = [*session.scalars(delegates), *session.scalars(contacts)]
    known = next((part for part in parts if part.position or part.organization), None)
    position = known.position if known else None
    organization = known.organization.name if known and known.organization else None
    said = ", ".join(filter(None, (str(person), position, organization)))
    return f"{said} (id {person.id})"
