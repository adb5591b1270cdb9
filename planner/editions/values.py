"""What one reader may see, frozen: the only thing of ours that papers are drawn from.

Values, not sentences: dates, times and closed words stay as they are, so that paper, calendar file
and spreadsheet drawn from one edition cannot disagree, and two editions can be compared. Standard
library only, and no noun: what is not in here cannot reach paper.
"""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom an edition is made, and how it is set."""

    audience: (
        str  # internal, delegation, hosts, interpreter, driver, hotel, caterer, security, press
    )
    language: str = "en"
    clock: int = 12  # hours: 12 or 24; one for a whole paper
    size: str = "letter"  # or a4


@dataclass(frozen=True, slots=True)
class When:
    """When something happens, in local wall-clock time, as far as it is known."""

    state: str  # exact, approximate, part-of-day, to-be-determined, all-day
    start: time | None = None
    end: time | None = None
    end_day: date | None = None  # given only where it ends on a later day than it began
    part: str | None = None  # early-morning, morning, midday, afternoon, evening, night
    as_given: str | None = None  # as the source wrote it; internal copies only


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody met. A host to be named has no name."""

    name: str | None
    title: str | None = None  # position and organization, as to be read
    function: str = "host"  # or the role of a delegate
    phone: str | None = None
    native: str | None = None  # the name in its own script


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    room: str | None = None
    address: tuple[str, ...] = ()  # postal lines


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
    dress: str | None = None  # one dress for the whole day; else it stands at the entries
    bands: tuple[Band, ...] = ()
    overnight: Overnight | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """A visit's program, day by day, for one reader."""

    reader: Reader
    exchange: str
    delegation: tuple[str, ...]  # the cities whose people travel: "Delegation of Nantes"
    visit: str  # first, return
    first_day: date | None
    last_day: date | None
    dates_as_given: str | None  # where the days are not known: "December 2016"
    made_on: date  # the draft's date
    days: tuple[Day, ...]  # in order; undated things last, in a Day without date
    people: tuple[Met, ...] = ()  # the delegation, in order of precedence


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the person who prints should know first."""

    sentence: str  # English source with named places
    values: tuple[tuple[str, str], ...] = ()
    item: UUID | None = None
    field: str | None = None
