"""A visit's program, day by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from planner.editions.values.shared import Edition, Met, Place, When

LATE_MORNING = time(10)
"""Whose day begins later than that is told to be free till then."""


@dataclass(frozen=True, slots=True)
class Journey:
    """The far end of a leg; the near end is the entry's own day and time."""

    mode: str  # air, rail, road, sea
    service: str | None  # carrier and number
    leaves_from: str | None
    arrives_at: str | None
    arrives: When | None  # in the local time of the far end
    arrives_on: date | None
    leaves_zone: str | None = None  # IANA name, for "Paris time"
    arrives_zone: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a schedule: an item or a leg."""

    id: UUID
    kind: str  # an item kind, or "leg"
    title: str
    when: When
    status: str = "confirmed"  # confirmed, requested, proposed, declined, cancelled
    optional: bool = False
    name_withheld: bool = False
    alternate: bool = False  # the rain plan of another entry
    who: tuple[str, ...] = ()  # named delegates, where it is for neither everyone nor a group
    unnamed: int = 0  # how many these are, where the reader may not know names
    people: tuple[Met, ...] = ()
    place: Place | None = None
    meeting_point: str | None = None
    notes: tuple[str, ...] = ()
    reason: str | None = None  # why it was cancelled; internal copies only
    journey: Journey | None = None
    parts: tuple["Entry", ...] = ()  # sessions within it


@dataclass(frozen=True, slots=True)
class Track:
    """What one group does while the delegation is split."""

    letter: str  # A, B, C ... in the order of the groups
    name: str
    members: tuple[str, ...]  # family names, in order of precedence
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a day: together (entries) or split (tracks), never both."""

    entries: tuple[Entry, ...] = ()
    tracks: tuple[Track, ...] = ()


@dataclass(frozen=True, slots=True)
class Overnight:
    hotel: Place
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a visit; `date` is None for what has no date yet."""

    date: date | None
    city: str | None  # the city, or the cities of a day on the move, as to be read
    zone: str | None  # IANA name; None where it is not known
    number: int | None = None  # of the visit's days, from 1
    dress: str | None = None  # of the whole day: every dress its items ask for
    bands: tuple[Band, ...] = ()
    overnight: Overnight | None = None
    joining: tuple[str, ...] = ()  # who comes to the delegation later than the others, by name
    leaving: tuple[str, ...] = ()  # and who leaves it before them
    clocks: int = 0  # minutes by which clocks went forward in the night; below 0: back
    clocks_tonight: int = 0  # and by which they go in the one that follows


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment that is not shown to be kept."""

    what: str
    owner: str | None
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule(Edition):
    """A visit's program, day by day, for one reader."""

    days: tuple[Day, ...]  # in order; undated things last, in a Day without date
    people: tuple[Met, ...] = ()  # the delegation, in order of precedence
    calls: tuple[Met, ...] = ()  # whom to call, hotels among them; on a pocket schedule alone
    countries: tuple[str, ...] = ()  # of its stops, ISO 3166, for the numbers to dial there
    promises: tuple[Promise, ...] = ()  # on the return visit; internal copies only


@dataclass(frozen=True, slots=True)
class Transfer:
    """What brings people to a journey, or meets them after it."""

    when: When
    meeting_point: str | None
    vehicle: str | None
    driver: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Leaving:
    """A leg or a transfer as those who meet or drive it need it; each end in its local time."""

    mode: str  # air, rail, road, sea; transfer within a city
    title: str | None  # of a transfer; None where the reader may not see what the ride is for
    service: str | None  # carrier and number
    leaves_from: str | None
    leaves_on: date | None
    leaves: When
    arrives_at: str | None
    arrives_on: date | None
    arrives: When
    leaves_zone: str | None = None
    arrives_zone: str | None = None
    meeting_point: str | None = None
    place: Place | None = None
    who: tuple[str, ...] = ()  # by name; empty where everybody goes
    group: str | None = None  # the letters of the groups it is for
    count: int = 0
    id: UUID | None = None  # of the item or leg
    beds: tuple[str, ...] = ()  # the room of each in `who` where it leads, "" where unknown
    before: Transfer | None = None  # what brings them to it
    after: Transfer | None = None  # what meets them


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of one person's day; without an entry the person is free."""

    when: When
    entry: Entry | None = None
    group: str | None = None  # the letter of the group it is for


@dataclass(frozen=True, slots=True)
class OwnDay:
    date: date | None
    city: str | None
    slots: tuple[Slot, ...]
    clocks: int = 0  # as of a Day
    clocks_tonight: int = 0


def told_of_clocks(day: Day | OwnDay) -> Iterator[tuple[str, int]]:
    """What is said of clocks that change around a day: the key of its words, and the minutes."""
    for minutes, when in ((day.clocks, ""), (day.clocks_tonight, "-tonight")):
        if minutes:
            way = "forward" if minutes > 0 else "back"
            yield f"papers.clocks-{way}{when}", abs(minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalSchedule(Edition):
    """Only where one delegate is, and what that delegate alone should know."""

    name: str
    native: str | None
    groups: tuple[str, ...]  # letters
    rooms: tuple[tuple[str, str], ...]  # hotel, room
    needs: tuple[str, ...]  # the delegate's own
    escorts: tuple[Met, ...]
    days: tuple[OwnDay, ...]
    legs: tuple[Leaving, ...]
