"""The program book: everything about a visit between two covers."""

from dataclasses import dataclass
from datetime import date

from planner.editions.values.lists import ContactSheet, EmergencySheet, NationalItinerary
from planner.editions.values.people import Roster
from planner.editions.values.schedule import Schedule
from planner.editions.values.shared import Edition


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A city of the route; without coordinates it stands in the list only."""

    city: str
    first_day: date | None
    last_day: date | None
    latitude: float | None  # degrees north
    longitude: float | None  # degrees east


@dataclass(frozen=True, slots=True)
class Logo:
    """The logo of an embassy or a city; none where it is no longer kept."""

    name: str
    picture: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramBook(Edition):
    program: str  # "City Pair"
    theme: str | None
    partners: tuple[str, ...]
    route: tuple[Waypoint, ...]  # from home, through the stops
    objectives: tuple[str, ...]
    itinerary: NationalItinerary
    roster: Roster
    schedule: Schedule
    contacts: ContactSheet
    emergency: EmergencySheet
    logos: tuple[Logo, ...] = ()
