"""Papers about people: the roster, badges and tent cards, who goes where."""

from dataclasses import dataclass
from datetime import date

from planner.editions.values.lists import Stay
from planner.editions.values.shared import Edition


@dataclass(frozen=True, slots=True)
class Profile:
    """A delegate as hosts get to know them."""

    name: str
    given: str | None
    family: str | None
    native: str | None
    pronunciation: str | None
    position: str | None
    organization: str | None
    role: str
    languages: tuple[str, ...]
    biography: str | None
    groups: tuple[str, ...] = ()  # letters
    pictured: bool = True  # false for those who do not want to be: neither picture nor initials
    photograph: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster(Edition):
    people: tuple[Profile, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    given: str | None  # large
    family: str | None  # smaller, under it
    whole: str  # the name as wanted
    native: str | None
    organization: str | None
    city: str | None
    role: str
    group: str | None = None  # a letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Badges(Edition):
    """Badges and tent cards: names as wanted, organization, city."""

    partners: tuple[str, ...]  # the cities visited
    people: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class Presence:
    """A delegate's days with the delegation."""

    name: str
    room: str | None
    days: tuple[bool, ...]  # there or not, for each day
    groups: tuple[str, ...]  # the letter of the day's group where groups go apart, else ""
    joins: date | None
    leaves: date | None


@dataclass(frozen=True, slots=True)
class Count:
    """A number for each day."""

    key: str  # delegates, seats, meals, rooms; need
    numbers: tuple[int, ...]
    what: str | None = None  # of a need: "halal"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoGoesWhere(Edition):
    days: tuple[date, ...]
    stays: tuple[Stay, ...]
    people: tuple[Presence, ...]
    counts: tuple[Count, ...]
