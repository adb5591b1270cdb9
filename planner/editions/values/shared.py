"""What the values of all papers have in common."""

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from planner.editions.values.issues import Issued


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom an edition is made, and how it is set."""

    audience: (
        str  # internal, delegation, hosts, interpreter, driver, hotel, caterer, security, press
    )
    language: str = "en"
    clock: int = 12  # hours: 12 or 24; one for a whole paper
    size: str = "letter"  # or a4


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What every paper says of itself: for whom, as of when, of which visit; over all exchanges it
    is of none."""

    reader: Reader
    exchange: str = ""
    delegation: tuple[str, ...] = ()  # the cities whose people travel: "Delegation of Nantes"
    visit: str = ""  # first, return
    first_day: date | None = None
    last_day: date | None = None
    dates_as_given: str | None = None  # where the days are not known: "December 2016"
    made_on: date  # the draft's date
    only_for: str | None = None  # the person, hotel or place this copy is for alone
    issue: "Issued | None" = None  # None: a draft
    needs_left_out: bool = False  # as of an issue, which keeps none: they can be told no longer


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
class Notice:
    """Something the person who prints should know first."""

    sentence: str  # English source with named places
    values: tuple[tuple[str, str], ...] = ()
    item: UUID | None = None
    field: str | None = None
