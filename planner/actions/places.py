"""Finding a shared place by what was typed, or making it; inside a change."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import City, Organization, Venue
from planner.rules.folding import folded

Place = TypeVar("Place", Venue, Organization)


@dataclass(frozen=True, slots=True)
class CityChoice:
    """A city as chosen from the reference table, or as typed; a country alone has no name."""

    name: str | None
    country: str | None = None  # ISO 3166, two letters
    region: str | None = None
    zone: str | None = None  # IANA name
    latitude: float | None = None
    longitude: float | None = None


def city_for(session: Session, choice: CityChoice) -> City:
    """The city as it is kept already, else a new one."""
    query = select(City).where(
        City.name == choice.name if choice.name is not None else City.name.is_(None),
        City.country == choice.country if choice.country is not None else City.country.is_(None),
    )
    for city in session.scalars(query.order_by(City.id)):
        if city.region == choice.region and city.zone == choice.zone:
            return city
    city = City(
        name=choice.name,
        country=choice.country,
        region=choice.region,
        zone=choice.zone,
        latitude=choice.latitude,
        longitude=choice.longitude,
    )
    session.add(city)
    return city


def venue_for(session: Session, typed: str, city: str | None) -> Venue | None:
    """The venue of this id or name, in this city or in none; a new one where there is none yet."""
    if not typed.strip():
        return None
    known = _by_id(session, Venue, typed)
    if known is not None:
        return known
    found = [
        venue for venue in session.scalars(select(Venue)) if folded(venue.name) == folded(typed)
    ]
    here = [venue for venue in found if venue.city and city and folded(venue.city) == folded(city)]
    anywhere = [venue for venue in found if venue.city is None or city is None]
    for venue in sorted(here or anywhere, key=lambda venue: venue.id):
        return venue
    venue = Venue(name=typed.strip(), city=city)
    session.add(venue)
    return venue


def organization_for(session: Session, typed: str) -> Organization | None:
    """The organization of this id or name; a new one where there is none yet."""
    if not typed.strip():
        return None
    known = _by_id(session, Organization, typed)
    if known is not None:
        return known
    for organization in session.scalars(select(Organization).order_by(Organization.id)):
        if folded(organization.name) == folded(typed):
            return organization
    organization = Organization(name=typed.strip())
    session.add(organization)
    return organization


def _by_id(session: Session, kind: type[Place], typed: str) -> Place | None:
    try:
        return session.get(kind, UUID(typed.strip()))
    except ValueError:
        return None
