"""Items and journeys as a file tells of them, on their way to the itinerary."""

from dataclasses import dataclass, field
from datetime import date, time

from planner.model import Function, ItemKind, ItemStatus, Mode, PartOfDay, TimeState


@dataclass(slots=True)
class MetThere:
    """Somebody at an item, as a file tells of them."""

    name: str | None
    position: str | None = None
    organization: str | None = None
    function: Function = Function.HOST
    phone: str | None = None


@dataclass(slots=True)
class LegArrival:
    """The journey a record is about, if it is about one."""

    mode: Mode | None = Mode.AIR  # None: as it is, of a new one by air
    carrier: str | None = None
    number: str | None = None
    from_place: str | None = None
    from_zone: str | None = None
    from_day: date | None = None
    from_time: time | None = None
    to_place: str | None = None
    to_zone: str | None = None
    to_day: date | None = None
    to_time: time | None = None
    from_fold: int | None = None  # 1: the second of two equal clock times
    to_fold: int | None = None


@dataclass(slots=True, eq=False)
class Arrival:
    """An item as a file tells of it; None means the file says nothing of it."""

    title: str = ""
    key: str | None = None  # what the file knows it by: an id, a UID
    day: date | None = None
    start: time | None = None
    end: time | None = None
    ends_next_day: bool = False
    fold: int = 0
    state: TimeState | None = None
    part: PartOfDay | None = None
    as_given: str | None = None
    kind: ItemKind | None = None
    status: ItemStatus | None = None
    only_tentative: bool = False  # a calendar does not tell proposed from requested
    city: str | None = None
    venue: str | None = None
    address: str | None = None
    room: str | None = None
    meeting_point: str | None = None
    dress: str | None = None
    note: str | None = None
    contacts: list[MetThere] | None = None
    who: list[str] = field(default_factory=list)  # groups and delegates by name
    new_groups: bool = False  # whether a group that is not here yet is to be made
    optional: bool | None = None
    standby: bool | None = None
    leg: LegArrival | None = None
    part_of: "Arrival | None" = None
