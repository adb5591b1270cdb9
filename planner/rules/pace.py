"""Whether people can keep it up: meals, full days, the hours after a long flight."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from planner.model import Item, ItemKind, Leg, Mode
from planner.rules.bits import People
from planner.rules.clock import instant, stop_of, zone_of
from planner.rules.course import APPOINTMENTS, Course, Taken, local
from planner.rules.findings import Concern, Finding, Severity, Value, concern
from planner.rules.participation import wholes

MOST_APPOINTMENTS = 4
MOST_HOURS = timedelta(hours=10)
LONG_FLIGHT = timedelta(hours=6)
REST = timedelta(hours=3)
NEXT_MORNING = time(10)
LEAST_FOR_A_MEAL = timedelta(minutes=45)
_FEEDS = frozenset({ItemKind.MEAL, ItemKind.RECEPTION})


def pace_findings(course: Course) -> Iterator[Finding]:
    yield from course.of_days(_paces)
    yield from _flights(course)


def _paces(course: Course, day: date | None) -> Iterator[Finding]:
    taken = course.days.get(day) if day is not None else None
    if day is None or not taken:
        return
    for people in tracks(course, day, taken):
        own = [each for each in taken if each.people & people and each.needed]
        yield from _full(course, day, own, people)
        yield from _meals(course, day, own, people)


def tracks(course: Course, day: date, taken: list[Taken]) -> list[People]:
    """The delegation of a day, parted so that each part does all of its things together."""
    parts = [course.everyone(day)]
    for each in taken:
        parts = [
            part
            for whole in parts
            for part in (whole & each.people, whole & ~each.people)
            if part
        ]  # fmt: skip
    return parts


# -- a day that is too full ------------------------------------------------------------------------


def _full(course: Course, day: date, taken: list[Taken], people: People) -> Iterator[Finding]:
    appointments = [each for each in taken if _is_appointment(each)]
    busy = [each for each in taken if _kind(each) is not ItemKind.FREE_TIME]
    hours = _union(busy)
    many = len(appointments) > MOST_APPOINTMENTS
    if not many and hours <= MOST_HOURS:
        return
    who, names, concerned = course.who(people, day)
    number: tuple[str, Value] = (
        ("count", len(appointments)) if many else ("hours", round(hours / timedelta(hours=1)))
    )
    yield Finding(
        rule="day-full",
        severity=Severity.WARNING,
        variant=f"{who}-{'appointments' if many else 'hours'}",
        values=(*_renamed(names, many), ("day", day), number),
        concerns=(*_those(appointments if many else busy), *concerned),
        about=(str(day), *(str(each.span.start) for each in (appointments if many else busy))),
        visit=course.visit.kind,
        date=day,
    )


def _renamed(names: list[tuple[str, Value]], many: bool) -> list[tuple[str, Value]]:
    """“count” is how many others there are, but here also how many appointments."""
    return [("others" if name == "count" else name, value) for name, value in names]


def _is_appointment(taken: Taken) -> bool:
    thing = taken.thing
    return isinstance(thing, Item) and thing.kind in APPOINTMENTS and thing.whole is None


def _kind(taken: Taken) -> ItemKind | None:
    return taken.thing.kind if isinstance(taken.thing, Item) else None


def _union(taken: list[Taken]) -> timedelta:
    """The time that is taken, however often; what has no end counts until the next begins."""
    total, until = timedelta(), datetime.min.replace(tzinfo=UTC)
    for at, each in enumerate(taken):
        end = each.span.end
        if each.span.end_assumed and at + 1 < len(taken):
            end = min(end, max(taken[at + 1].span.start, each.span.start))
        start = max(each.span.start, until)
        total += max(end - start, timedelta())
        until = max(until, end)
    return total


# -- meals -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Meal:
    name: str
    begins: time
    ends: time


_LUNCH, _SUPPER = Meal("lunch", time(11, 30), time(14)), Meal("supper", time(18), time(20, 30))
MEALS = {
    "FR": (Meal("lunch", time(12), time(14)), Meal("supper", time(19), time(21, 30))),
    "BE": (Meal("lunch", time(12), time(14)), Meal("supper", time(18), time(21))),
    "ES": (Meal("lunch", time(13, 30), time(16)), Meal("supper", time(20, 30), time(23))),
    "IT": (Meal("lunch", time(12, 30), time(14, 30)), Meal("supper", time(19, 30), time(22))),
    "MA": (Meal("lunch", time(12), time(14, 30)), Meal("supper", time(19), time(22))),
    "NO": (Meal("lunch", time(11), time(13)), Meal("supper", time(16), time(19))),
    "SE": (Meal("lunch", time(11), time(13, 30)), Meal("supper", time(17), time(20))),
}
"""When people of a country sit down to eat; elsewhere as in the United States."""


def meals_of(country: str | None) -> tuple[Meal, Meal]:
    """When lunch and supper are eaten in a country."""
    return MEALS.get(country or "", (_LUNCH, _SUPPER))


def _meals(course: Course, day: date, taken: list[Taken], people: People) -> Iterator[Finding]:
    """A meal that has no room: a program before and after it, and nothing to eat in its window."""
    if not taken:
        return
    first = taken[0].thing
    stop = stop_of(first) if isinstance(first, Item) else None
    country = stop.city.country if stop is not None and stop.city is not None else None
    for meal in meals_of(country):
        name = zone_of(first) if isinstance(first, Item) else None
        begins, ends = instant(day, meal.begins, name), instant(day, meal.ends, name)
        if not (taken[0].span.start < begins and taken[-1].span.end > ends):
            continue
        inside = [each for each in taken if each.span.start < ends and each.span.end > begins]
        if any(_feeds(each) for each in inside) or _free(inside, begins, ends):
            continue
        on_the_way = (each.span for each in course.legs if each.people & people)
        if any(each.start < ends and each.end > begins for each in on_the_way):
            continue  # it is eaten there
        who, names, concerned = course.who(people, day)
        yield Finding(
            rule="meal-missed",
            severity=Severity.NOTE,
            variant=f"{meal.name}-{who}",
            values=(*names, ("day", day), ("begins", meal.begins), ("ends", meal.ends)),
            concerns=(*_those(inside), *concerned),
            about=(str(day), meal.name),
            visit=course.visit.kind,
            date=day,
            time=meal.begins,
        )


def _feeds(taken: Taken) -> bool:
    thing = taken.thing
    return isinstance(thing, Item) and any(
        each.kind in _FEEDS or each.own_arrangements or each.kind is ItemKind.FREE_TIME
        for each in (thing, *wholes(thing))
    )


def _free(inside: list[Taken], begins: datetime, ends: datetime) -> bool:
    """Whether there is a gap in which everybody can find something."""
    free_from = begins
    for each in inside:
        if each.span.start - free_from >= LEAST_FOR_A_MEAL:
            return True
        free_from = max(free_from, each.span.end)
    return ends - free_from >= LEAST_FOR_A_MEAL


# -- after a long flight ---------------------------------------------------------------------------


def _flights(course: Course) -> Iterator[Finding]:
    """Appointments within three hours of landing, or before ten the next morning."""
    for flight in course.legs:
        leg, span = flight.thing, flight.span
        if not isinstance(leg, Leg) or leg.mode is not Mode.AIR or span.end_assumed:
            continue
        if span.end - span.start < LONG_FLIGHT or leg.to_day is None:
            continue
        kinds = APPOINTMENTS | {ItemKind.RECEPTION}
        next_day = leg.to_day + timedelta(days=1)
        for each in course.taken:
            start = each.span.start
            soon = span.end <= start < span.end + REST
            early = start >= span.end and _is_early(local(each.thing, start), next_day)
            if not (soon or early) or not each.people & flight.people or not each.needed:
                continue
            thing = each.thing
            if isinstance(thing, Item) and thing.kind in kinds:
                yield _after_flight(course, flight, each, soon)


def _is_early(begins: datetime, next_day: date) -> bool:
    """By the clock on the wall there, which is the one that is told."""
    return begins.date() == next_day and begins.time() < NEXT_MORNING


def _after_flight(course: Course, flight: Taken, taken: Taken, soon: bool) -> Finding:
    begins = local(taken.thing, taken.span.start)
    return Finding(
        rule="after-flight",
        severity=Severity.WARNING,
        variant="soon" if soon else "early",
        values=(
            ("title", taken.thing.title),
            ("flight", flight.thing.title),
            ("start", begins.time()),
        ),
        concerns=(concern(taken.thing), concern(flight.thing)),
        about=(str(taken.span.start), str(flight.span.end)),
        visit=course.visit.kind,
        date=begins.date(),
        time=begins.time(),
    )


def _those(taken: list[Taken]) -> list[Concern]:
    return [concern(each.thing) for each in taken]
