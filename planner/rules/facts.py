"""What is known of the items of a visit, and what rules made of them, from one edit to the next.

All of it is plain values, for after an edit the visit is another picture of itself. What is kept is
found by items and days: an edit of some items makes it forget what was about these, about their
parts, and about the days on which they were and are.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar
from uuid import UUID

from planner.model import Item, Visit
from planner.rules.bits import People
from planner.rules.participation import is_needed, takes_place
from planner.rules.spans import Span, span

Key = int
"""The number of an id: unlike a UUID, Python compares it at once."""

Made = TypeVar("Made")
"""What a rule makes of a thing: a finding, or a value on the way to one."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What the checks go by of one item, as plain values, so that the next course can have it."""

    day: date | None
    off: bool
    people: People
    span: Span | None
    needed: bool
    whole: Key | None


class Facts:
    """The items of one visit as they are now, made from those `before` where only these changed."""

    def __init__(
        self, visit: Visit, before: "Facts | None" = None, touched: Iterable[UUID] = ()
    ) -> None:
        self.visit = visit
        self._items = {item.id.int: item for item in visit.items}
        self._facts: dict[Key, Fact] = {}
        self._made: dict[Callable[..., Any], dict[Any, tuple[Any, ...]]] = {}
        self._of_ways: dict[tuple[Key, Key, People], tuple[Any, ...]] = {}
        self._new = set(self._items)
        if before is not None:
            self._keep(before, {each.int for each in touched})

    @abstractmethod
    def _who(self, item: Item) -> People:
        """Who takes part in it."""

    def _keep(self, before: "Facts", changed: set[Key]) -> None:
        """All of the one before but what it knew of these items, of their parts, and of the days
        on which they were and are."""
        known = before._facts
        parts = {key: fact.whole for key, fact in known.items() if fact.whole is not None}
        while more := {key for key, whole in parts.items() if whole in changed} - changed:
            changed |= more
        days = {known[key].day for key in changed if key in known}
        days |= {self._items[key].day for key in changed if key in self._items}
        self._facts = _without(known, changed)
        gone = changed | days
        self._made = {rule: _without(made, gone) for rule, made in before._made.items()}
        self._of_ways = {
            way: made
            for way, made in before._of_ways.items()
            if way[0] not in changed and way[1] not in changed
        }
        self._new &= changed

    def fact(self, key: Key, item: Item) -> Fact:
        found = self._facts.get(key)
        if found is None:
            whole, off = item.whole, not takes_place(item)
            when = None if off else span(item)
            found = self._facts[key] = Fact(
                day=item.day,
                off=off,
                people=self._who(item),
                span=when,
                needed=when is not None and is_needed(item),
                whole=whole.id.int if whole is not None else None,
            )
        return found

    @cached_property
    def _known(self) -> dict[Key, tuple[Item, Fact]]:
        """All that is to take place, with or without an hour, and what is known of it."""
        found = {}
        for key, item in self._items.items():
            fact = self._facts.get(key) or self.fact(key, item)
            if not fact.off:
                found[key] = (item, fact)
        return found

    @cached_property
    def items(self) -> list[Item]:
        """All that is to take place, with or without an hour."""
        return [item for item, _ in self._known.values()]

    @cached_property
    def by_day(self) -> dict[date | None, list[Item]]:
        """The same by date; under None what has none."""
        found: dict[date | None, list[Item]] = {}
        for item, fact in self._known.values():
            found.setdefault(fact.day, []).append(item)
        return found

    def of_items(self, rule: Callable[..., Iterable[Made]], *by: object) -> Iterator[Made]:
        """What a rule makes of each item, which is all that it goes by beside the visit itself."""
        return chain.from_iterable(self.by_item(rule, *by).values())

    def by_item(
        self, rule: Callable[..., Iterable[Made]], *by: object
    ) -> Mapping[Key, tuple[Made, ...]]:
        known, made = self._known, self._made.get(rule)
        if made is None:
            made = {key: tuple(rule(self, item, *by)) for key, (item, _) in known.items()}
            self._made[rule] = made
        for key in self._new:
            if key in known and key not in made:
                made[key] = tuple(rule(self, known[key][0], *by))
        return made

    def of_days(self, rule: Callable[..., Iterable[Made]], *by: object) -> Iterator[Made]:
        """What a rule makes of each date, and of what has none: it goes by the items of that date
        alone, and by what is no item."""
        made = self._made.setdefault(rule, {})
        for day in self.by_day.keys() - made.keys():
            made[day] = tuple(rule(self, day, *by))
        return chain.from_iterable(made.values())

    def of_visit(self, rule: Callable[[Visit], Iterable[Made]]) -> Iterable[Made]:
        """What a rule makes of the visit that goes by no item at all."""
        made = self._made.setdefault(rule, {})
        if not made:
            made[self.visit.id] = tuple(rule(self.visit))
        return chain.from_iterable(made.values())

    def of_all_else(self, rule: Callable[..., Iterable[Made]]) -> Iterable[Made]:
        """What a rule makes of all that is no item: of the visit, its people and its legs."""
        made = self._made.setdefault(rule, {})
        if not made:
            made[self.visit.id] = tuple(rule(self))
        return chain.from_iterable(made.values())


def _without(known: Mapping[Any, Any], gone: Iterable[Any]) -> dict[Any, Any]:
    kept = dict(known)
    for key in gone:
        kept.pop(key, None)
    return kept
