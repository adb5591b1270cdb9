"""Days to plan by: shipped with the program, or saved by the office."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from planner.model import Item, ItemKind, PartOfDay, TemplateItem, TimeState, Visit
from planner.rules.visits import is_the_capital


class DayKind(StrEnum):
    """What sort of day of a visit it is; each has the name of the template shipped for it."""

    ARRIVAL = "Arrival day"
    WASHINGTON = "Washington day"
    CITY = "Partner-city day"
    DEPARTURE = "Departure day"


def kinds_of_days(visit: Visit) -> Iterator[tuple[date, DayKind]]:
    """Every day of a visit with its sort; a day of moving on, in two cities, has none."""
    first, last = visit.first_day, visit.last_day
    for after in range((last - first).days + 1 if first and last else 0):
        assert first is not None
        day = first + timedelta(days=after)
        cities = [stop.city for stop in visit.stops if stop.has(day)]
        if day == first:
            yield day, DayKind.ARRIVAL
        elif day == last:
            yield day, DayKind.DEPARTURE
        elif len(cities) == 1 and cities[0] is not None:
            yield day, DayKind.WASHINGTON if is_the_capital(cities[0]) else DayKind.CITY


@dataclass(frozen=True, slots=True)
class Planned:
    """One item of a template, so many days after its first."""

    title: str
    number: int = 0
    kind: ItemKind = ItemKind.MEETING
    start: time | None = None
    end: time | None = None
    ends_next_day: bool = False
    time_state: TimeState = TimeState.TO_BE_DETERMINED
    part: PartOfDay | None = None
    meeting_point: str | None = None
    dress: str | None = None
    own_arrangements: bool = False
    optional: bool = False

    def values(self) -> dict[str, Any]:
        """What an item or a row of a template is made with; the day apart."""
        return {name: getattr(self, name) for name in _OF_AN_ITEM}


_OF_AN_ITEM = tuple(each.name for each in fields(Planned) if each.name != "number")


@dataclass(frozen=True, slots=True)
class Plan:
    """A template as it is offered."""

    name: str
    items: tuple[Planned, ...]
    id: UUID | None = None  # None: shipped with the program

    @property
    def days(self) -> int:
        return max((each.number for each in self.items), default=0) + 1


def planned(thing: Item | TemplateItem, number: int) -> Planned:
    """What a template keeps of an item: neither people nor places, and no request."""
    return Planned(**{name: getattr(thing, name) for name in _OF_AN_ITEM}, number=number)


def from_words(name: str, items: Iterable[dict[str, Any]]) -> Plan:
    """A shipped template as its file writes it."""

    def hour(text: str | None) -> time | None:
        return time.fromisoformat(text) if text else None

    return Plan(
        name,
        tuple(
            Planned(
                title=each["title"],
                number=each.get("number", 0),
                kind=ItemKind(each["kind"]),
                start=hour(each.get("start")),
                end=hour(each.get("end")),
                time_state=TimeState(each.get("time_state", "exact")),
                own_arrangements=each.get("own_arrangements", False),
                optional=each.get("optional", False),
                dress=each.get("dress"),
            )
            for each in items
        ),
    )
