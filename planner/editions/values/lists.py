"""Papers that are lists: where the delegation stays, whom to call, what arrives when, who eats."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from planner.editions.values.schedule import Day, Leaving
from planner.editions.values.shared import Edition, Place, When


@dataclass(frozen=True, slots=True)
class Stay:
    """A stop."""

    city: str | None
    country: str | None  # ISO 3166
    first_day: date | None
    last_day: date | None
    zone: str | None
    hotel: Place | None
    hotel_phone: str | None
    host: str | None  # the local host organization
    numbers: tuple[str, ...] = ()  # emergency numbers
    hospital: tuple[str, ...] = ()
    consulate: tuple[str, ...] = ()
    host_phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalItinerary(Edition):
    """One row a stop, and the legs between."""

    stays: tuple[Stay, ...]
    legs: tuple[Leaving, ...]  # in order


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to call."""

    name: str | None
    function: str  # host, driver, interpreter, escort, speaker, hotel, delegate, head
    about: str | None  # organization, or what for
    phone: str | None
    email: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSheet(Edition):
    """Per stop: host, driver, interpreter, hotel."""

    stops: tuple[tuple[Stay, tuple[Call, ...]], ...]
    delegates: tuple[Call, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencySheet(Edition):
    """Whom to call day and night, and where help is, city by city."""

    calls: tuple[Call, ...]  # escorts and others who travel along
    stays: tuple[Stay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals(Edition):
    legs: tuple[Leaving, ...]


@dataclass(frozen=True, slots=True)
class Ride:
    """One run of one vehicle, and who rides in it."""

    run: Leaving
    vehicle: str | None
    seats: int | None
    plate: str | None
    driver: str | None
    phone: str | None
    riders: tuple[str, ...]
    needs: tuple[tuple[str, str], ...] = ()  # mobility aids: who, what


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleManifest(Edition):
    rides: tuple[Ride, ...]


@dataclass(frozen=True, slots=True)
class Slept:
    """A person's bed at one hotel."""

    name: str
    room: str | None  # type
    sharing: str | None
    arrives: date | None
    leaves: date | None
    nights: int | None
    confirmation: str | None = None
    need: str | None = None  # access


@dataclass(frozen=True, slots=True)
class Hotel:
    place: Place | None
    city: str | None
    phone: str | None
    first_day: date | None
    last_day: date | None
    beds: tuple[Slept, ...]
    notes: tuple[str, ...] = ()  # of what takes place there


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomingList(Edition):
    hotels: tuple[Hotel, ...]


@dataclass(frozen=True, slots=True)
class Admitted:
    """A person as a guard at a door compares them with a passport."""

    name: str
    born: date | None
    citizenships: tuple[str, ...]
    document: str | None
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Guarded:
    """A building that wants names in advance, when it is visited, and by whom."""

    place: Place
    rules: str | None
    visits: tuple[tuple[date | None, When, str], ...]
    people: tuple[Admitted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessList(Edition):
    venues: tuple[Guarded, ...]


@dataclass(frozen=True, slots=True)
class Meals:
    """One meal: how many eat, and how many need what."""

    date: date | None
    when: When
    title: str
    place: Place | None
    heads: int
    needs: tuple[tuple[str, int], ...]
    unknown: int  # how many of whom nothing is known
    id: UUID | None = None  # of the item
    notes: tuple[str, ...] = ()  # for those who cook


@dataclass(frozen=True, slots=True, kw_only=True)
class MealList(Edition):
    meals: tuple[Meals, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PressCopy(Edition):
    """Public highlights, and the delegates who agreed to be named."""

    theme: str | None
    days: tuple[Day, ...]
    people: tuple[tuple[str, str | None], ...]  # name, title
    unnamed: int
