"""Days to plan by: shipped with the program, or saved by the office."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import time
from typing import Any
from uuid import UUID

from planner.model import Item, ItemKind, PartOfDay, TemplateItem, TimeState


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
