"""A visit as the checks go through it: who is where and when, worked out once for all of them.

People are bits of a number, so that “do these two share anybody” is one operation; where people are
not entered yet, the bit is that of what stands for them (see participation).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from planner.model import Delegate, Group, Item, ItemKind, Leg, Role, Visit
from planner.rules.clock import zone, zone_of
from planner.rules.findings import Concern, Value, concern
from planner.rules.participation import Body, everyone_on, letter_of, people_in, wholes
from planner.rules.spans import Span, leg_span, span

Happening = Item | Leg
People = int
"""A set of bodies, one bit each."""

APPOINTMENTS = frozenset(
    {
        ItemKind.MEETING,
        ItemKind.SITE_VISIT,
        ItemKind.PANEL,
        ItemKind.ROUNDTABLE,
        ItemKind.WORKSHOP,
        ItemKind.BRIEFING,
        ItemKind.CEREMONY,
        ItemKind.PRESS,
    }
)
"""Kinds for which somebody on the other side has set an hour aside."""

TALK = APPOINTMENTS | {ItemKind.MEAL, ItemKind.RECEPTION, ItemKind.CULTURAL}
"""Kinds at which people speak with each other."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A stretch of time that an item or a leg takes of its people."""

    thing: Happening
    span: Span
    people: People
    needed: bool  # not optional, no rain plan: whoever is there is there


class Course:
    """One visit, prepared. It is a picture of this moment: make another after a change."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self._bodies: list[Body] = [*visit.delegates, *visit.groups, visit]
        self._bits = {body: 1 << at for at, body in enumerate(self._bodies)}
        self._everyone: dict[date | None, People] = {}
        self._in_group: dict[tuple[Group, date | None], People] = {}
        self.items = [item for item in visit.items if not _is_off(item)]
        """All that is to take place, with or without an hour."""

    # -- people ------------------------------------------------------------------------------------

    def mask(self, bodies: frozenset[Body]) -> People:
        bits = self._bits
        return sum(bits[body] for body in bodies)

    def bodies(self, people: People) -> list[Body]:
        if not people:
            return []
        return [body for body in self._bodies if self._bits[body] & people]

    def everyone(self, day: date | None) -> People:
        if day not in self._everyone:
            self._everyone[day] = self.mask(everyone_on(self.visit, day))
        return self._everyone[day]

    def group(self, group: Group, day: date | None) -> People:
        if (group, day) not in self._in_group:
            self._in_group[group, day] = self.mask(people_in(group, day))
        return self._in_group[group, day]

    def at(self, thing: Happening) -> People:
        """Who takes part in an item, or travels on a leg."""
        if isinstance(thing, Leg):
            day = thing.from_day or thing.to_day
            return self.everyone(day) if thing.everyone else self._named(thing.travellers, day)
        above: Item | None = thing
        if thing.whole is not None:
            above = next((each for each in (thing, *wholes(thing)) if not each.everyone), None)
        if above is None or above.everyone:
            return self.everyone(thing.day)
        return self._named(above.participations, thing.day)

    def _named(self, links: list[Any], day: date | None) -> People:
        people = 0
        for link in links:
            if link.delegate is not None:
                people |= self._bits[link.delegate]
            elif link.group is not None:
                people |= self.group(link.group, day)
        return people

    def of_role(self, *roles: Role) -> People:
        """The delegates with one of these roles."""
        return sum(self._bits[each] for each in self.visit.delegates if each.role in roles)

    @cached_property
    def guests(self) -> People:
        """The delegates who came to meet and see: neither interpreters nor escorts."""
        return self.of_role(Role.HEAD, Role.MEMBER, Role.OBSERVER)

    @cached_property
    def staff(self) -> People:
        """Interpreters and escorts who travel along."""
        return self.of_role(Role.INTERPRETER, Role.ESCORT)

    def bit(self, delegate: Delegate) -> People:
        return self._bits[delegate]

    # -- times -------------------------------------------------------------------------------------

    @cached_property
    def taken(self) -> list[Taken]:
        """All that has an hour and is not called off, items first."""
        found = []
        for item in self.items:
            when = span(item)
            if when is not None:
                found.append(Taken(item, when, self.at(item), _is_needed(item)))
        for leg in self.visit.legs:
            when = leg_span(leg)
            if when is not None:
                found.append(Taken(leg, when, self.at(leg), True))
        return found

    @cached_property
    def when(self) -> dict[Happening, Taken]:
        return {each.thing: each for each in self.taken}

    @cached_property
    def clocks(self) -> list[list[Taken]]:
        """What is needed, in order of time, apart for each clock that cannot be compared."""
        on_clock: dict[object, list[Taken]] = defaultdict(list)
        for each in self.taken:
            if each.needed:
                on_clock[each.span.clock].append(each)
        return [sorted(each, key=lambda taken: taken.span.start) for each in on_clock.values()]

    @cached_property
    def days(self) -> dict[date, list[Taken]]:
        """The items of each date on its own clock, optional ones too, in order of time."""
        by_day: dict[date, list[Taken]] = defaultdict(list)
        for each in self.taken:
            if isinstance(each.thing, Item) and each.thing.day is not None:
                by_day[each.thing.day].append(each)
        for found in by_day.values():
            found.sort(key=lambda taken: taken.span.start)
        return dict(sorted(by_day.items()))

    def following(self) -> Iterator[tuple[Taken, Taken, People]]:
        """Each thing with the next one of the same people, and who goes from one to the other."""
        for taken in self.clocks:
            last: dict[int, int] = {}
            pairs: dict[tuple[int, int], People] = {}
            for at, each in enumerate(taken):
                people = each.people
                while people:
                    bit = people & -people
                    people ^= bit
                    if bit in last:
                        pair = (last[bit], at)
                        pairs[pair] = pairs.get(pair, 0) | bit
                    last[bit] = at
            for (one, other), people in pairs.items():
                yield taken[one], taken[other], people

    # -- in words ----------------------------------------------------------------------------------

    def who(
        self, people: People, day: date | None
    ) -> tuple[str, list[tuple[str, Value]], list[Concern]]:
        """People in a sentence: which variant says it, with which values, and whom it concerns."""
        bodies = self.bodies(people)
        named = [concern(body) for body in bodies]
        if [each.kind for each in named] == ["delegate"]:
            return "one", [("who", named[0].name)], named
        if people & self._bits[self.visit] or people == self.everyone(day):
            return "everyone", [], []
        for group in self.visit.groups:
            if people == self.group(group, day):
                return "group", [("group", letter_of(group))], [concern(group)]
        if len(named) == 2:
            return "two", [("who", named[0].name), ("other", named[1].name)], named
        return "many", [("who", named[0].name), ("count", len(named) - 1)], named


def local(thing: Happening, moment: datetime) -> datetime:
    """A moment on the clock of the place where an item is, or a leg leaves."""
    name = thing.from_zone if isinstance(thing, Leg) else zone_of(thing)
    return moment.astimezone(zone(name) or UTC).replace(tzinfo=None)


def _is_off(item: Item) -> bool:
    return any(each.status.off for each in (item, *wholes(item)))


def _is_needed(item: Item) -> bool:
    return not any(
        each.optional or each.alternate_of is not None or each.standby
        for each in (item, *wholes(item))
    )
