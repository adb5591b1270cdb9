"""Nobody in two places at once.

Said once for all it happens to: two items that share a group are one finding, not one a delegate.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from planner.model import Item, ItemStatus, Leg, Visit
from planner.rules.clock import zone, zone_of
from planner.rules.findings import Concern, Finding, Severity, Value, concern
from planner.rules.participation import (
    Body,
    everyone_on,
    letter_of,
    people_at,
    people_in,
    people_on,
    wholes,
)
from planner.rules.spans import APPROXIMATE, Span, leg_span, span

Happening = Item | Leg


@dataclass(frozen=True, slots=True)
class _Taken:
    """A stretch of time that an item or a leg takes of its people."""

    thing: Happening
    span: Span
    people: frozenset[Body]


def clashes(visit: Visit) -> Iterator[Finding]:
    """Each pair of items or legs that have the same people in two places at once."""
    pairs = list(_pairs(visit))
    clashing = {frozenset((earlier.thing.id, later.thing.id)) for earlier, later in pairs}
    for earlier, later in pairs:
        if not _said_of_whole(earlier.thing, later.thing, clashing):
            yield _clash(visit, earlier, later)


def _pairs(visit: Visit) -> Iterator[tuple[_Taken, _Taken]]:
    on_clock: dict[UUID | None, list[_Taken]] = defaultdict(list)
    for taken in _all_taken(visit):
        on_clock[taken.span.clock].append(taken)
    for all_taken in on_clock.values():
        running: list[_Taken] = []
        for later in sorted(all_taken, key=lambda taken: taken.span.start):
            # what ended long enough ago that not even two approximate times can meet is let go
            running = [
                each for each in running if later.span.start - each.span.end < 2 * APPROXIMATE
            ]
            for earlier in running:
                if (
                    _overlap(earlier.span, later.span)
                    and earlier.people & later.people
                    and not _one_in_other(earlier.thing, later.thing)
                ):
                    yield earlier, later
            running.append(later)


def _all_taken(visit: Visit) -> Iterator[_Taken]:
    for item in visit.items:
        when = span(item) if _takes_place(item) else None
        if when is not None:
            yield _Taken(item, when, people_at(item))
    for leg in visit.legs:
        when = leg_span(leg)
        if when is not None:
            yield _Taken(leg, when, people_on(leg))


def _takes_place(item: Item) -> bool:
    """Whether an item needs its people: not if it or its whole is off, optional, a rain plan."""
    return not any(
        each.status in (ItemStatus.DECLINED, ItemStatus.CANCELLED)
        or each.optional
        or each.alternate_of is not None
        for each in (item, *wholes(item))
    )


def _overlap(earlier: Span, later: Span) -> bool:
    """Whether two stretches meet; `earlier` does not start after `later`.

    What has no end lasts until the next thing of the same people, so it never runs into that.
    """
    if earlier.end == earlier.start or later.end == later.start:
        return False
    if earlier.end_assumed:
        return earlier.start == later.start
    return later.start - earlier.end < earlier.slack + later.slack


def _one_in_other(one: Happening, other: Happening) -> bool:
    return any(above is other for above in wholes(one)) or any(
        above is one for above in wholes(other)
    )


def _said_of_whole(one: Happening, other: Happening, clashing: Collection[frozenset[UUID]]) -> bool:
    """Whether the same clash is said already of what one or both are a part of."""
    pairs = {frozenset((a.id, b.id)) for a in (one, *wholes(one)) for b in (other, *wholes(other))}
    return any(pair in clashing for pair in pairs - {frozenset((one.id, other.id))})


# -- in words --------------------------------------------------------------------------------------


def _clash(visit: Visit, earlier: _Taken, later: _Taken) -> Finding:
    certain = earlier.span.certain and later.span.certain
    begins = _local(later.thing, later.span.start)
    ends = _local(later.thing, min(earlier.span.end, later.span.end))
    who, names, people = _who(visit, earlier.people & later.people, begins.date())
    values: list[tuple[str, Value]] = [
        *names,
        ("first", earlier.thing.title),
        ("second", later.thing.title),
        ("start", begins.time()),
    ]
    if certain:
        values.append(("end", ends.time()))
    return Finding(
        rule="overlap-delegate",
        severity=Severity.ERROR if certain else Severity.WARNING,
        variant=who if certain else f"{who}-perhaps",
        values=tuple(values),
        concerns=(concern(earlier.thing), concern(later.thing), *people),
        about=tuple(
            str(part)
            for each in (earlier.span, later.span)
            for part in (each.start, each.end, each.certain)
        ),
        visit=visit.kind,
        date=begins.date(),
        time=begins.time(),
    )


def _local(thing: Happening, moment: datetime) -> datetime:
    """A moment on the clock of the place where an item is, or a leg leaves."""
    name = thing.from_zone if isinstance(thing, Leg) else zone_of(thing)
    return moment.astimezone(zone(name) or UTC).replace(tzinfo=None)


def _who(
    visit: Visit, people: frozenset[Body], day: date
) -> tuple[str, list[tuple[str, Value]], list[Concern]]:
    """Who is in two places: which sentence says it, with which values, and whom it concerns."""
    named = [concern(body) for body in (*visit.delegates, *visit.groups) if body in people]
    if [each.kind for each in named] == ["delegate"]:
        return "one", [("who", named[0].name)], named
    if visit in people or people == everyone_on(visit, day):
        return "everyone", [], []
    for group in visit.groups:
        if people == people_in(group, day):
            return "group", [("group", letter_of(group))], [concern(group)]
    if len(named) == 2:
        return "two", [("who", named[0].name), ("other", named[1].name)], named
    return "many", [("who", named[0].name), ("count", len(named) - 1)], named
