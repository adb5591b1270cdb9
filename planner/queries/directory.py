"""The directory: people, organizations, venues and cities, with where each was used."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Contact, Item
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
    asked: int  # items of the last twelve months that this was a contact of
    found_by: str  # all that the search looks into, folded


def list_directory(session: Session, listed: Listed, today: date) -> list[DirectoryLine]:
    """All of one kind, in order of name."""
    asked = _asked(session, _ASKED[listed], today) if listed in _ASKED else Counter()
    return [
        DirectoryLine(line.id, line.name, line.about, line.used_in, asked[line.id], line.words)
        for line in lines_of(session.connection(), KINDS[listed])
    ]


def _asked(session: Session, who: Any, today: date) -> Counter[UUID]:
    """In how many items of the last twelve months each was asked to take part."""
    since = today - relativedelta(months=12)
    query = select(who).join(Item, Item.id == Contact.item_id).where(Item.day >= since)
    return Counter(row[0] for row in session.execute(query) if row[0] is not None)
