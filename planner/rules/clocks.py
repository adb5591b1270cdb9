"""One moment on several clocks: where the visit is, at home, and in Washington."""

from dataclasses import dataclass
from datetime import datetime

from planner.model import Item, Side, Visit, VisitKind
from planner.rules.clock import city_of, instant, stop_of, zone
from planner.rules.moving import hours_of

WASHINGTON = "America/New_York"


@dataclass(frozen=True, slots=True)
class Face:
    """One clock: whose, and what it shows."""

    place: str
    zone: str
    at: datetime  # wall-clock time there
    days: int  # later than on the first clock; -1: the day before


def faces(moment: datetime, places: list[tuple[str, str | None]]) -> list[Face]:
    """A moment, with its offset, on each of these clocks; a zone that is not known has none."""
    found: list[Face] = []
    for name, zone_name in places:
        where = zone(zone_name)
        if where is None or zone_name is None:
            continue
        at = moment.astimezone(where).replace(tzinfo=None, second=0, microsecond=0)
        first = found[0].at if found else at
        found.append(Face(name, zone_name, at, (at.date() - first.date()).days))
    return found


def clocks_of(visit: Visit, item: Item | None) -> list[tuple[str, str | None]]:
    """The three clocks of a visit: of the item's stop (or the first), home, Washington."""
    stop = stop_of(item) if item is not None else next(iter(visit.stops), None)
    here = stop.city if stop is not None else None
    side = Side.FOREIGN if visit.kind is VisitKind.FIRST else Side.PARTNER
    home = next(iter(visit.exchange.cities_of(side)), None)
    places = [(str(city), city.zone) for city in (here, home) if city is not None]
    return [*places, ("Washington", WASHINGTON)]


def moment_of(item: Item) -> datetime | None:
    """When an item begins, in UTC; None without date or hour."""
    hours, stop = hours_of(item), stop_of(item)
    if hours is None or stop is None or stop.city is None or zone(stop.city.zone) is None:
        return None
    return instant(hours.day, hours.start, stop.city.zone, hours.fold)


def shown(face: Face) -> str:
    """“15:30 (Paris), the next day”."""
    words = {0: "", 1: ", the next day", -1: ", the day before"}
    when = words.get(face.days, f", {face.days} days")
    return f"{face.at:%H:%M} ({face.place or city_of(face.zone)}){when}"
