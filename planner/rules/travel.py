"""Getting from one thing to the next in time."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from planner.model import Item, ItemKind, Leg, Venue
from planner.model.travel import LONGEST_TRAVEL
from planner.rules.bits import People
from planner.rules.clock import stop_of, zone, zone_of
from planner.rules.course import Course, Taken, local
from planner.rules.findings import Finding, Severity, Value, concern
from planner.rules.folding import folded
from planner.rules.near import names
from planner.rules.participation import wholes

_NONE, LONGEST = timedelta(), timedelta(minutes=LONGEST_TRAVEL)
UNKNOWN = timedelta(minutes=15)
"""A gap shorter than this, to another address, is asked about where the way is not known."""

_NO_WAY = frozenset({ItemKind.TRANSFER, ItemKind.FREE_TIME})
Ways = Mapping[tuple[Venue, Venue], int]


def travel_findings(course: Course) -> Iterator[Finding]:
    """Gaps shorter than the way takes, or very short ones where nobody knows how long it takes."""
    return course.of_following(_way, travel_times(course))


def _way(course: Course, one: Taken, other: Taken, people: People, ways: Ways) -> Iterator[Finding]:
    gap = other.span.start - one.span.end
    earlier, later = one.thing, other.thing
    if gap < _NONE or not isinstance(later, Item):
        return  # a clash, and said as one
    if isinstance(earlier, Leg) and _taken_away(earlier, later, other.span.start):
        yield _away(course, earlier, later, other, people)
        return
    if gap > LONGEST:
        return  # time for any way
    if one.span.end_assumed and one.span.end > one.span.start:
        return  # when it ends is not known, so neither is the gap
    minutes = minutes_between(earlier, later, ways)
    if minutes is not None:
        if gap < timedelta(minutes=minutes) and not wholes_meet(earlier, later):
            yield _short(course, one, other, people, minutes)
    elif gap < UNKNOWN and _elsewhere(earlier, later) and not wholes_meet(earlier, later):
        yield _unknown(course, one, other, people)


def _taken_away(leg: Leg, item: Item, when: datetime) -> bool:
    """Whether a leg brought its travellers to another city than that of the next item: where the
    clocks differ, or where the leg names another stop of the visit and not this one."""
    stop = stop_of(item)
    if stop is None or stop.city is None or item.day is None or not stop.has(item.day):
        return False  # on a day of another stop it is said by its day
    there, here = zone(leg.to_zone), zone(zone_of(item))
    if there and here and when.astimezone(there).utcoffset() != when.astimezone(here).utcoffset():
        return True
    others = {each.city for each in stop.visit.stops if each.city} - {stop.city}
    reached = [city for city in others if names(leg.to_place, city)]
    return bool(reached) and not names(leg.to_place, stop.city)


def travel_times(course: Course) -> Ways:
    """The minutes between venues, both ways unless each has its own."""
    known = course.visit.exchange.travel_times
    back = {(each.to_venue, each.from_venue): each.minutes for each in known}
    return back | {(each.from_venue, each.to_venue): each.minutes for each in known}


def minutes_between(earlier: Item | Leg, later: Item, ways: Ways) -> int | None:
    """How long the way to an item takes, by its own word or that of the two venues."""
    if later.travel_minutes is not None and _elsewhere(earlier, later, at_a_guess=True):
        return later.travel_minutes
    if ways and isinstance(earlier, Item) and earlier.venue and later.venue:
        return ways.get((earlier.venue, later.venue))
    return None


def wholes_meet(one: Item | Leg, other: Item) -> bool:
    """Whether one is a part of the other, or both are of the same."""
    above = {one, *wholes(one)} & {other, *wholes(other)}
    return bool(above)


def _elsewhere(earlier: Item | Leg, later: Item, at_a_guess: bool = False) -> bool:
    """Whether two things are at different addresses, as far as both are known."""
    if not isinstance(earlier, Item):
        return at_a_guess
    here, there = earlier.venue, later.venue
    if here is not None and here is there:
        return False
    if earlier.kind in _NO_WAY or later.kind in _NO_WAY:
        return False
    if here is None or there is None:
        return at_a_guess
    return _address(here) != _address(there)


def _address(venue: Venue) -> str:
    return folded(venue.address or venue.name)


def _away(course: Course, leg: Leg, item: Item, taken: Taken, people: People) -> Finding:
    stop = stop_of(item)
    day = item.day or local(item, taken.span.start).date()
    values: list[tuple[str, Value]] = [("day", day), ("city", str(stop and stop.city))]
    variant, names, concerned = course.who(people, day)
    return Finding(
        rule="outside-visit",
        severity=Severity.ERROR,
        variant=variant,
        values=(*names, ("title", item.title), ("leg", leg.title), *values),
        concerns=(concern(item), concern(leg), *concerned),
        about=tuple(str(value) for _, value in values),
        visit=course.visit.kind,
        date=day,
        time=item.start,
    )


def _short(course: Course, one: Taken, other: Taken, people: People, minutes: int) -> Finding:
    gap = (other.span.start - one.span.end) // timedelta(minutes=1)
    certain = not (one.span.approximate or other.span.approximate)
    values: list[tuple[str, Value]] = [("needs", minutes), ("has", gap)]
    return _finding(
        course, "travel-short", Severity.ERROR if certain else Severity.WARNING,
        one, other, people, values,
    )  # fmt: skip


def _unknown(course: Course, one: Taken, other: Taken, people: People) -> Finding:
    gap = (other.span.start - one.span.end) // timedelta(minutes=1)
    values: list[tuple[str, Value]] = [("has", gap)]
    return _finding(course, "travel-unknown", Severity.WARNING, one, other, people, values)


def _finding(
    course: Course,
    rule: str,
    severity: Severity,
    one: Taken,
    other: Taken,
    people: People,
    values: list[tuple[str, Value]],
) -> Finding:
    begins = local(other.thing, other.span.start)
    variant, names, concerned = course.who(people, begins.date())
    return Finding(
        rule=rule,
        severity=severity,
        variant=variant,
        values=(*names, ("first", one.thing.title), ("second", other.thing.title), *values),
        concerns=(concern(one.thing), concern(other.thing), *concerned),
        about=tuple(str(value) for _, value in values),
        visit=course.visit.kind,
        date=begins.date(),
        time=begins.time(),
    )
