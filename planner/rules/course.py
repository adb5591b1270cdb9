"""A visit as the checks go through it: who is where and when, worked out once for all of them.

People are bits of a number, so that “do these two share anybody” is one operation; where people are
not entered yet, the bit is that of what stands for them (see participation).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from planner.model import Delegate, Group, Item, ItemKind, Leg, Role, Visit
from planner.rules.bits import People, people_at_places, places_of
from planner.rules.clock import zone, zone_of
from planner.rules.facts import Facts, Key, Made
from planner.rules.findings import Concern, Value, concern
from planner.rules.following import following
from planner.rules.participation import Body, letter_of, named_by, people_in, stand_ins
from planner.rules.spans import Span, leg_span

Happening = Item | Leg
_Spell = tuple[date | None, date | None]  # joins, leaves
_START = attrgetter("span.start")
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


class Taken(NamedTuple):
    """A stretch of time that an item or a leg takes of its people."""

    thing: Happening
    span: Span
    people: People
    needed: bool  # not optional, no rain plan: whoever is there is there
    key: Key = 0


class Course(Facts):
    """One visit, prepared. It is a picture of this moment: make another after a change, from the
    one `before` where only items changed."""

    def __init__(
        self, visit: Visit, before: "Course | None" = None, touched: Iterable[UUID] = ()
    ) -> None:
        super().__init__(visit, before, touched)
        self._bodies: list[Body] = [*visit.delegates, *visit.groups, visit]
        self._places = {body: place for place, body in enumerate(self._bodies)}
        # in plain values, which no item changes
        self._people: dict[object, People] = before._people if before else {}
        self._concerns: dict[int, Concern] = before._concerns if before else {}
        self._spells: dict[_Spell, People] = before._spells if before else self._stays()

    # -- people ------------------------------------------------------------------------------------

    def _stays(self) -> dict[_Spell, People]:
        """The delegates by the days on which they come and go."""
        alike: dict[_Spell, list[int]] = defaultdict(list)
        for place, each in enumerate(self.visit.delegates):
            alike[each.joins, each.leaves].append(place)
        return {spell: people_at_places(places) for spell, places in alike.items()}

    def mask(self, bodies: Iterable[Body]) -> People:
        return people_at_places(self._places[body] for body in bodies)

    def bodies(self, people: People) -> list[Body]:
        """In the order of the visit."""
        return [self._bodies[place] for place in places_of(people)]

    def delegates(self, people: People) -> list[Delegate]:
        """The delegates among them, in their order."""
        return [body for body in self.bodies(people) if isinstance(body, Delegate)]

    def everyone(self, day: date | None) -> People:
        """All who are with the delegation that day; without a day, all who ever are."""
        return self._once(day, lambda: self._present(day) | self.mask(stand_ins(self.visit, day)))

    def _present(self, day: date | None, *, passing: bool = True) -> People:
        """The delegates who are there, with or without those who come or go that day: not one by
        one, since the spells for which they stay are few."""
        people = 0
        for (joins, leaves), own in self._spells.items():
            here = day is None or (joins or day) <= day <= (leaves or day)
            if here and (passing or day not in (joins, leaves)):
                people |= own
        return people

    def group(self, group: Group, day: date | None) -> People:
        return self._once((self._places[group], day), lambda: self.mask(people_in(group, day)))

    def _once(self, who: object, make: Callable[[], People]) -> People:
        if who not in self._people:
            self._people[who] = make()
        return self._people[who]

    def at(self, thing: Happening) -> People:
        """Who takes part in an item, or travels on a leg."""
        if isinstance(thing, Leg):
            day = thing.from_day or thing.to_day
            return self.everyone(day) if thing.everyone else self._named(thing.travellers, day)
        return self.fact(thing.id.int, thing).people

    def _who(self, thing: Item) -> People:
        return self.on_day(thing, thing.day)

    def on_day(self, item: Item, day: date | None, *, alone: bool = False) -> People:
        """Who would take part in an item on this day; `alone`: were it a session of nothing."""
        naming = named_by(item) if not alone else None if item.everyone else item
        if naming is None:
            return self.everyone(day)
        return self._named(naming.participations, day)

    def _named(self, links: list[Any], day: date | None) -> People:
        people = 0
        for link in links:
            delegate = link.delegate
            if delegate is not None:
                people |= self.bit(delegate)
            elif link.group is not None:
                people |= self.group(link.group, day)
        return people

    def of_role(self, *roles: Role) -> People:
        """The delegates with one of these roles."""
        return self._once(
            roles,
            lambda: self.mask(each for each in self.visit.delegates if each.role in roles),
        )

    def all_day(self, day: date) -> People:
        """The guests who are with the delegation from morning to night."""
        return self._once(("all day", day), lambda: self.guests & self._present(day, passing=False))

    @cached_property
    def guests(self) -> People:
        """The delegates who came to meet and see: neither interpreters nor escorts."""
        return self.of_role(Role.HEAD, Role.MEMBER, Role.OBSERVER)

    @cached_property
    def staff(self) -> People:
        """Interpreters and escorts who travel along."""
        return self.of_role(Role.INTERPRETER, Role.ESCORT)

    @property
    def in_need(self) -> People:
        """The delegates who need an interpreter."""
        return self._once(
            "interpreter",
            lambda: self.mask(each for each in self.visit.delegates if each.needs_interpreter),
        )

    def bit(self, delegate: Delegate) -> People:
        return 1 << self._places[delegate]

    # -- times -------------------------------------------------------------------------------------

    @cached_property
    def taken(self) -> list[Taken]:
        """All that has an hour and is not called off, items first."""
        found = [
            Taken(item, fact.span, fact.people, fact.needed, key)
            for key, (item, fact) in self._known.items()
            if fact.span is not None
        ]
        return found + self.legs

    @cached_property
    def legs(self) -> list[Taken]:
        spans = ((leg, leg_span(leg)) for leg in self.visit.legs)
        return [Taken(leg, when, self.at(leg), True, leg.id.int) for leg, when in spans if when]

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
        return [sorted(each, key=_START) for each in on_clock.values()]

    @cached_property
    def days(self) -> dict[date, list[Taken]]:
        """The items of each date on its own clock, optional ones too, in order of time."""
        by_day: dict[date, list[Taken]] = defaultdict(list)
        for each in self.taken:
            day = self._facts[each.key].day if each.key in self._facts else None
            if day is not None:
                by_day[day].append(each)
        for found in by_day.values():
            found.sort(key=_START)
        return dict(sorted(by_day.items()))

    def of_following(self, rule: Callable[..., Iterable[Made]], *by: object) -> Iterator[Made]:
        """What a rule makes of each thing with the next one of the same people, and of who goes
        from one to the other; `by` goes by no item."""
        for one, other, people in self.following():
            way = (one.key, other.key, people)
            made = self._of_ways.get(way)
            if made is None:
                made = self._of_ways[way] = tuple(rule(self, one, other, people, *by))
            yield from made

    def following(self) -> Iterator[tuple[Taken, Taken, People]]:
        """Each thing with the next one of the same people, and who goes from one to the other."""
        for taken in self.clocks:
            yield from following(taken)

    # -- in words ----------------------------------------------------------------------------------

    def concern(self, body: Body) -> Concern:
        """Somebody as something a finding is about; each is in many."""
        place = self._places[body]
        if place not in self._concerns:
            self._concerns[place] = concern(body)
        return self._concerns[place]

    def who(
        self, people: People, day: date | None
    ) -> tuple[str, list[tuple[str, Value]], list[Concern]]:
        """People in a sentence: which variant says it, with which values, and whom it concerns."""
        if people & (people - 1) and people == self.everyone(day):
            return "everyone", [], []
        named = [self.concern(body) for body in self.bodies(people)]
        if [each.kind for each in named] == ["delegate"]:
            return "one", [("who", named[0].name)], named
        if people >> self._places[self.visit] & 1 or people == self.everyone(day):
            return "everyone", [], []
        for group in self.visit.groups:
            if people == self.group(group, day):
                return "group", [("group", letter_of(group))], [self.concern(group)]
        if len(named) == 2:
            return "two", [("who", named[0].name), ("other", named[1].name)], named
        return "many", [("who", named[0].name), ("count", len(named) - 1)], named


def local(thing: Happening, moment: datetime) -> datetime:
    """A moment on the clock of the place where an item is, or a leg leaves."""
    name = thing.from_zone if isinstance(thing, Leg) else zone_of(thing)
    return moment.astimezone(zone(name) or UTC).replace(tzinfo=None)
