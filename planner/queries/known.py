"""What is known by name and offered while somebody types: venues, organizations, people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from planner.model import Contact, Delegate, Organization, Person, Venue
from planner.model.people import NAME, read_out
from planner.rules.folding import folded
from planner.store.unhurried import in_steps

ABOUT = (Venue, Organization, Person, Contact, Delegate)


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A person with what was said of them last, as delegate or as contact."""

    id: UUID
    name: str
    position: str = ""
    organization: str = ""
    phone: str = ""

    @property
    def said(self) -> str:
        return ", ".join(filter(None, (self.name, self.position, self.organization)))


@dataclass(frozen=True, slots=True)
class Known:
    venues: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    people: tuple[Acquaintance, ...] = ()
    # worked out here, where nobody waits for it
    names: tuple[str, ...] = ()  # of people
    by_words: Mapping[str, Acquaintance] = field(default_factory=dict)  # by what is said of them


def known_names(session: Session) -> Known:
    """All of them by name; columns only, however many there are."""
    names = {
        kind: in_steps(set(session.scalars(select(kind.name))), key=folded)
        for kind in (Venue, Organization)
    }
    people = in_steps(_people(session), key=lambda each: (folded(each.name), each.id))
    return Known(
        tuple(names[Venue]),
        tuple(names[Organization]),
        tuple(people),
        tuple([each.name for each in people]),
        {each.said: each for each in people},
    )


def _people(session: Session) -> list[Acquaintance]:
    said, found = _said(session), []
    for person, work_phone, *parts in session.execute(select(Person.id, Person.work_phone, *NAME)):
        position, organization, phone = said.get(person, ("", "", ""))
        if name := read_out(*parts):
            phone = phone or work_phone or ""
            found.append(Acquaintance(person, name, position, organization, phone))
    return found


def _said(session: Session) -> dict[UUID, tuple[str, str, str]]:
    """Position, organization and phone of a person; what stands on a contact comes last."""
    said: dict[UUID, tuple[str, str, str]] = {}
    for link, phone in ((Delegate, literal("")), (Contact, Contact.phone)):
        query = (
            select(link.person_id, link.position, Organization.name, phone)
            .outerjoin(Organization, link.organization_id == Organization.id)
            .where(link.person_id.is_not(None))
            .order_by(link.id)
        )
        for person, *now in session.execute(query):
            assert person is not None
            before = said.get(person, ("", "", ""))
            position, organization, number = (
                new or old for new, old in zip(now, before, strict=True)
            )
            said[person] = (position, organization, number)
    return said
