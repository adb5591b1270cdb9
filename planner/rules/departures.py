"""Whether each leg leaves from where its people are that day."""

from collections.abc import Iterator, Sequence
from datetime import date

from planner.model import City, Leg
from planner.rules.atlas import Atlas, Ride, around, by
from planner.rules.bits import People
from planner.rules.course import Course
from planner.rules.findings import Finding, Severity, Value, concern
from planner.rules.near import are_near

_SHORTLY = 3  # days before it leaves


def departure_findings(course: Course) -> Iterator[Finding]:
    """A leg that leaves from a city of the visit in which its people are not on that day."""
    for finding, people, ride in course.of_all_else(_doubtful):
        if not people & ride.riders(course):
            yield finding


def _doubtful(course: Course) -> Iterator[tuple[Finding, People, Ride]]:
    """What is to be said unless its people took a ride there; plain values."""
    atlas = Atlas(course)
    for leg in course.visit.legs:
        day, named = leg.from_day, atlas.named(leg.from_place)
        if day is None or not named or any(are_near(a, b) for a in named for b in atlas.homes):
            continue
        here = [stop for stop in atlas.dated if stop.has(day)]
        # the last day of a stay may be that of its last night
        just_left = [stop for stop in atlas.dated if stop.departs == by(day, -1)]
        maybe = [stop.city for stop in (*here, *just_left, *atlas.undated) if stop.city]
        if not here or any(are_near(a, b) for a in named for b in maybe):
            continue
        stays = [stop.city for stop in here if stop.city]
        if not _were_taken(atlas, leg, named, stays, day):
            ride = Ride.to(named, around(day, _SHORTLY, day, 0))
            yield _elsewhere(leg, named[0], stays, day), atlas.on_board(leg), ride


def _were_taken(
    atlas: Atlas, leg: Leg, where: Sequence[City], stays: Sequence[City], day: date
) -> bool:
    """Whether a leg took its people to where it leaves, or none to where the others are."""
    people, shortly = atlas.on_board(leg), around(day, _SHORTLY, day, 0)
    others = [
        each
        for each in atlas.course.visit.legs
        if each is not leg and atlas.on_board(each) & people
    ]
    if any(atlas.leads_to(each, city, shortly, shortly) for each in others for city in where):
        return True
    before = around(date.min, 0, day, 0)
    came = any(atlas.leads_to(each, city, before, before) for each in others for city in stays)
    return not leg.everyone and not came


def _elsewhere(leg: Leg, city: City, stays: Sequence[City], day: date) -> Finding:
    where = " / ".join(dict.fromkeys(map(str, stays)))
    values: tuple[tuple[str, Value], ...] = (("city", str(city)), ("day", day), ("stay", where))
    return Finding(
        rule="leg-elsewhere",
        severity=Severity.WARNING,
        values=(("title", leg.title), *values),
        concerns=(concern(leg),),
        about=tuple(str(value) for _, value in values),
        visit=leg.visit.kind,
        date=day,
        time=leg.from_time,
    )
