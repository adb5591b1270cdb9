"""The directory: people, organizations, venues and cities, with where each was used. Columns only,
so that tens of thousands are listed at once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import (
    City,
    Contact,
    Delegate,
    Exchange,
    Item,
    Organization,
    PairedCity,
    Person,
    Stop,
    Venue,
    Visit,
)
from planner.rules.folding import folded, spellings

Uses = dict[UUID, set[str]]  # the exchanges a thing was used in, by name


class Listed(StrEnum):
    """What the directory lists."""

    PEOPLE = "people"
    ORGANIZATIONS = "organizations"
    VENUES = "venues"
    CITIES = "cities"


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
    match listed:
        case Listed.PEOPLE:
            lines = _people(session, today)
        case Listed.ORGANIZATIONS:
            lines = _organizations(session, today)
        case Listed.VENUES:
            lines = _venues(session)
        case Listed.CITIES:
            lines = _cities(session)
    return sorted(lines, key=lambda line: (folded(line.name), line.id))


def _line(
    thing: UUID, name: str, about: str, uses: Uses, asked: int = 0, also: str = ""
) -> DirectoryLine:
    found_by = spellings(f"{name} {about} {also}")
    return DirectoryLine(thing, name, about, tuple(sorted(uses.get(thing, ()))), asked, found_by)


def _people(session: Session, today: date) -> Iterable[DirectoryLine]:
    uses: Uses = defaultdict(set)
    about: dict[UUID, str] = {}
    travelled: Any = (
        select(Delegate.person_id, Delegate.position, Organization.name, Exchange.name)
        .join(Visit, Visit.id == Delegate.visit_id)
        .join(Exchange, Exchange.id == Visit.exchange_id)
        .outerjoin(Organization, Organization.id == Delegate.organization_id)
        .order_by(Delegate.id)
    )
    met: Any = (
        select(Contact.person_id, Contact.position, Organization.name, Exchange.name)
        .join(Item, Item.id == Contact.item_id)
        .join(Visit, Visit.id == Item.visit_id)
        .join(Exchange, Exchange.id == Visit.exchange_id)
        .outerjoin(Organization, Organization.id == Contact.organization_id)
        .where(Contact.person_id.is_not(None))
        .order_by(Contact.id)
    )
    for query in (met, travelled):
        for person, position, organization, exchange in session.execute(query):
            uses[person].add(exchange)
            about[person] = ", ".join(filter(None, (position, organization)))
    asked = _asked(session, Contact.person_id, today)
    query = select(Person.id, Person.given_name, Person.family_name, Person.display_name,
                   Person.native_name)  # fmt: skip
    for row in session.execute(query):
        whole = " ".join(filter(None, (row.given_name, row.family_name)))
        name = row.display_name or whole or row.native_name or ""
        also = f"{whole} {row.native_name or ''}"
        yield _line(row.id, name, about.get(row.id, ""), uses, asked[row.id], also)


def _organizations(session: Session, today: date) -> Iterable[DirectoryLine]:
    uses: Uses = defaultdict(set)
    for query in (
        select(Delegate.organization_id, Exchange.name)
        .join(Visit, Visit.id == Delegate.visit_id)
        .join(Exchange, Exchange.id == Visit.exchange_id),
        select(Contact.organization_id, Exchange.name)
        .join(Item, Item.id == Contact.item_id)
        .join(Visit, Visit.id == Item.visit_id)
        .join(Exchange, Exchange.id == Visit.exchange_id),
        select(Stop.host_id, Exchange.name)
        .join(Visit, Visit.id == Stop.visit_id)
        .join(Exchange, Exchange.id == Visit.exchange_id),
    ):
        _count(session, query, uses)
    asked = _asked(session, Contact.organization_id, today)
    for row in session.execute(select(Organization.id, Organization.name, Organization.city)):
        yield _line(row.id, row.name, row.city or "", uses, asked[row.id])


def _venues(session: Session) -> Iterable[DirectoryLine]:
    uses: Uses = defaultdict(set)
    for query in (
        select(Item.venue_id, Exchange.name)
        .join(Visit, Visit.id == Item.visit_id)
        .join(Exchange, Exchange.id == Visit.exchange_id),
        select(Stop.hotel_id, Exchange.name)
        .join(Visit, Visit.id == Stop.visit_id)
        .join(Exchange, Exchange.id == Visit.exchange_id),
    ):
        _count(session, query, uses)
    for row in session.execute(select(Venue.id, Venue.name, Venue.city, Venue.address)):
        about = ", ".join(filter(None, ((row.address or "").replace("\n", ", "), row.city)))
        yield _line(row.id, row.name, about, uses)


def _cities(session: Session) -> Iterable[DirectoryLine]:
    uses: Uses = defaultdict(set)
    for query in (
        select(PairedCity.city_id, Exchange.name).join(
            Exchange, Exchange.id == PairedCity.exchange_id
        ),
        select(Stop.city_id, Exchange.name)
        .join(Visit, Visit.id == Stop.visit_id)
        .join(Exchange, Exchange.id == Visit.exchange_id),
    ):
        _count(session, query, uses)
    for row in session.execute(select(City.id, City.name, City.region, City.country)):
        about = ", ".join(filter(None, (row.region, row.country)))
        yield _line(row.id, row.name or row.country or "", about, uses)


def _count(session: Session, query: Any, uses: Uses) -> None:
    for thing, exchange in session.execute(query):
        if thing is not None:
            uses[thing].add(exchange)


def _asked(session: Session, who: Any, today: date) -> Counter[UUID]:
    """In how many items of the last twelve months each was asked to take part."""
    since = today - relativedelta(months=12)
    query = select(who).join(Item, Item.id == Contact.item_id).where(Item.day >= since)
    return Counter(row[0] for row in session.execute(query) if row[0] is not None)
