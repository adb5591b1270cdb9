"""Places in an exchange: where a thing of it is, and which visit and day to show first."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from planner.model import Delegate, Exchange, Group, Item, Leg, Stop, Visit


class Place(NamedTuple):
    """A day of a visit, or with None the things of it that have no day."""

    visit_id: UUID
    day: date | None


def visit_to_show(exchange: Exchange, today: date) -> Visit | None:
    """The visit under way or next to come, else the first there is."""
    ahead = [visit for visit in exchange.visits if visit.last_day and visit.last_day >= today]
    return min(ahead, key=lambda visit: visit.last_day or today, default=None) or next(
        iter(exchange.visits), None
    )


def day_to_show(visit: Visit, today: date) -> date | None:
    """Today during the visit, else its first day."""
    first, last = visit.first_day, visit.last_day
    if first and last and first <= today <= last:
        return today
    days = [item.day for item in visit.items if item.day]
    return first or min(days, default=None)


def is_dated(visit: Visit) -> bool:
    """Whether there is any day to look at: of its stops, or of what stands on it."""
    days = [item.day for item in visit.items] + [leg.from_day for leg in visit.legs]
    return visit.first_day is not None or any(days)


def place_of(exchange: Exchange, kind: str, thing: UUID) -> tuple[Visit, date | None] | None:
    """On which visit and day a thing of this kind is; None where it has no such place."""
    for visit in exchange.visits:
        if kind == "visit" and visit.id == thing:
            return visit, visit.first_day
        found = next((each for each in _of_kind(visit, kind) if each.id == thing), None)
        if found is not None:
            return visit, _day_of(found)
    return None


Placed = Stop | Item | Leg | Delegate | Group


def _of_kind(visit: Visit, kind: str) -> Sequence[Placed]:
    kinds: dict[str, Sequence[Placed]] = {
        "stop": visit.stops,
        "item": visit.items,
        "leg": visit.legs,
        "delegate": visit.delegates,
        "group": visit.groups,
    }
    return kinds.get(kind, ())


def _day_of(thing: Placed) -> date | None:
    match thing:
        case Stop():
            return thing.arrives
        case Item():
            return thing.day
        case Leg():
            return thing.from_day
        case Group():
            return thing.first_day
    return None
