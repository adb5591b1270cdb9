"""Days to plan by: shipped with the program, or saved by the office."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from planner.model import Group, Item, ItemKind, PartOfDay, TemplateItem, TimeState, Visit
from planner.rules.folding import folded
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
    groups: tuple[str, ...] = ()  # by name; none: everyone
    by_name: bool = False  # delegates took part by name, who are not kept

    def values(self) -> dict[str, Any]:
        """What an item is made with; the day and who takes part apart."""
        return {name: getattr(self, name) for name in _OF_AN_ITEM}

    def kept(self) -> dict[str, Any]:
        """What a row of a template is made with."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


_WHO = ("groups", "by_name")
_OF_AN_ITEM = tuple(each.name for each in fields(Planned) if each.name not in ("number", *_WHO))


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
    """What a template keeps of an item: which groups, but neither people nor places, and no
    request."""
    own = {name: getattr(thing, name) for name in _OF_AN_ITEM}
    if isinstance(thing, TemplateItem):
        return Planned(**own, number=number, groups=thing.groups, by_name=thing.by_name)
    links = thing.participations
    return Planned(
        **own,
        number=number,
        groups=tuple(each.group.name for each in links if each.group),
        by_name=any(each.delegate for each in links),
    )


def groups_for(
    row: Planned, groups: Iterable[Group], day: date | None
) -> tuple[list[Group], list[str]]:
    """Of these groups those that are to take part on this day, found by name; and the names of
    those that are not there."""
    found, missing = [], []
    there = {folded(group.name): group for group in reversed([*groups]) if group.on(day)}
    for name in row.groups:
        group = there.get(folded(name))
        if group is not None:
            found.append(group)
        else:
            missing.append(name)
    return found, missing


def not_there(plan: Plan, groups: Collection[Group], first_day: date | None) -> list[str]:
    """The names of groups in a template that a visit does not have on these days."""
    names: dict[str, None] = {}
    for row in plan.items:
        day = first_day + timedelta(days=row.number) if first_day else None
        names |= dict.fromkeys(groups_for(row, groups, day)[1])
    return list(names)


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
