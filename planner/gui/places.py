"""Places in an exchange: where a thing of it is, and which visit and day to show first."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from planner.model import Exchange, Visit


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


def place_of(exchange: Exchange, kind: str, thing: UUID) -> tuple[Visit, date | None] | None:
    """On which visit and day a thing of this kind is; None where it has no such place."""
    for visit in exchange.visits:
        if kind == "visit" and visit.id == thing:
            return visit, visit.first_day
        days: dict[str, dict[UUID, date | None]] = {
            "stop": {stop.id: stop.arrives for stop in visit.stops},
            "item": {item.id: item.day for item in visit.items},
            "leg": {leg.id: leg.from_day for leg in visit.legs},
            "delegate": {delegate.id: None for delegate in visit.delegates},
            "group": {group.id: group.first_day for group in visit.groups},
        }
        if thing in days.get(kind, {}):
            return visit, days[kind][thing]
    return None
