"""One moment on several clocks: where the visit is, at home, and in Washington."""

from dataclasses import dataclass
from datetime import date, datetime

from planner.model import Item, Leg, Side, Visit, VisitKind
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


def clocks_of(
    visit: Visit, thing: Item | Leg | None, day: date | None = None
) -> list[tuple[str, str | None]]:
    """The three clocks of a visit, each city once: here, home, Washington.

    Here is where the thing is, or leaves; else where the delegation is that day.
    """
    side = Side.FOREIGN if visit.kind is VisitKind.FIRST else Side.PARTNER
    home = next(iter(visit.exchange.cities_of(side)), None)
    places = [_here(visit, thing, day), (str(home), home.zone) if home is not None else None]
    found = dict(place for place in places if place is not None)
    return [*found.items(), *([] if "Washington" in found else [("Washington", WASHINGTON)])]


def _here(
    visit: Visit, thing: Item | Leg | None, day: date | None
) -> tuple[str, str | None] | None:
    if isinstance(thing, Leg):
        return (thing.from_place or city_of(thing.from_zone or ""), thing.from_zone)
    on_day = next((stop for stop in visit.stops if day and stop.has(day)), None)
    stop = stop_of(thing) if thing is not None else on_day or next(iter(visit.stops), None)
    city = stop.city if stop is not None else None
    return (str(city), city.zone) if city is not None else None


def moment_of(thing: Item | Leg) -> datetime | None:
    """When an item begins or a journey leaves, in UTC; None without date or hour."""
    if isinstance(thing, Leg):
        if thing.from_day is None or thing.from_time is None or zone(thing.from_zone) is None:
            return None
        return instant(thing.from_day, thing.from_time, thing.from_zone, thing.from_fold)
    item = thing
    hours, stop = hours_of(item), stop_of(item)
    if hours is None or stop is None or stop.city is None or zone(stop.city.zone) is None:
        return None
    return instant(hours.day, hours.start, stop.city.zone, hours.fold)


def shown(face: Face) -> str:
    """“15:30 (Paris), the next day”."""
    words = {0: "", 1: ", the next day", -1: ", the day before"}
    when = words.get(face.days, f", {face.days} days")
    return f"{face.at:%H:%M} ({face.place or city_of(face.zone)}){when}"
