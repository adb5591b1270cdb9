"""The directory: people, organizations, venues and cities, with where each was used."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Session

from planner.model import Contact
from planner.queries.asked import times_asked
from planner.store.search import lines_of


class Listed(StrEnum):
    """What the directory lists."""

    PEOPLE = "people"
    ORGANIZATIONS = "organizations"
    VENUES = "venues"
    CITIES = "cities"


KINDS = {
    Listed.PEOPLE: "person",
    Listed.ORGANIZATIONS: "organization",
    Listed.VENUES: "venue",
    Listed.CITIES: "city",
}
"""The kind of each list's lines."""
_ASKED = {Listed.PEOPLE: Contact.person_id, Listed.ORGANIZATIONS: Contact.organization_id}


@dataclass(frozen=True, slots=True)
class DirectoryLine:
    """One of them as the list shows it."""

    id: UUID
    name: str
    about: str
    used_in: tuple[str, ...]  # exchanges
    asked: int  # how often in twelve months
    found_by: str  # all that the search looks into, folded


def list_directory(session: Session, listed: Listed, today: date) -> list[DirectoryLine]:
    """All of one kind, in order of name."""
    asked = times_asked(session, _ASKED[listed], today) if listed in _ASKED else Counter()
    return [
        DirectoryLine(line.id, line.name, line.about, line.used_in, asked[line.id], line.words)
        for line in lines_of(session.connection(), KINDS[listed])
    ]
