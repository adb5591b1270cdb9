"""Whether there is a way for everybody: to the first stop, from each to the next, and home."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from planner.model import City, Leg, Role, Stop, Visit, VisitStatus
from planner.rules.atlas import Atlas, Days, Ride, around
from planner.rules.bits import People
from planner.rules.course import Course
from planner.rules.findings import Concern, Finding, Severity, Value, concern
from planner.rules.near import are_near

_AHEAD = frozenset({VisitStatus.DRAFT, VisitStatus.CONFIRMED})


def journey_findings(course: Course, today: date) -> Iterator[Finding]:
    """Who has no way. Where no journey is entered at all that is said once, and quietly."""
    visit = course.visit
    if visit.status not in _AHEAD or visit.last_day is None or visit.last_day < today:
        return  # those who have been there came and went
    missing = [each for way in course.of_all_else(_ways) for each in _without(course, way)]
    if missing and not visit.legs:
        yield _no_legs(visit)
    else:
        yield from missing


# -- the ways there must be ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Way:
    """A way that is needed and that no leg is; plain values, for it is kept from edit to edit."""

    kind: str  # there, between, home
    stop: Concern
    day: date
    asked: People
    missing: People
    cities: tuple[tuple[str, Value], ...]
    ride: Ride


def _ways(course: Course) -> Iterator[Way]:
    return (way for way in _needed(Atlas(course)) if way.missing)


def _needed(atlas: Atlas) -> Iterator[Way]:
    stays = _stays(atlas)
    if not stays:
        return
    first, last = stays[0], max(stays, key=lambda stop: stop.departs or date.min)
    if not _split(first, stays) and not any(each.rank < first.rank for each in atlas.undated):
        yield from _there(atlas, first)
    for one, other in pairwise(stays):
        low, high = sorted((one.rank, other.rank))
        between = any(low < each.rank < high for each in atlas.undated)
        if not (between or _split(one, stays) or _split(other, stays)):
            yield from _between(atlas, one, other)
    if not _split(last, stays) and not any(each.rank > last.rank for each in atlas.undated):
        yield from _home(atlas, last)


def _stays(atlas: Atlas) -> list[Stop]:
    """The stops in order of time. One within a longer stay is a trip from there."""
    dated = atlas.dated
    own = [stop for stop in dated if not any(_is_trip(stop, each) for each in dated)]
    return sorted(own, key=lambda stop: (stop.arrives, stop.departs, stop.rank))


def _is_trip(stop: Stop, stay: Stop) -> bool:
    (first, last), (arrives, departs) = _of(stop), _of(stay)
    return arrives < first and last < departs


def _split(stop: Stop, stays: Sequence[Stop]) -> bool:
    """Whether the delegation is in two cities at a time, so that nobody knows who is where."""
    first, last = _of(stop)
    return any(
        each.city is not stop.city and _of(each)[0] < last and first < _of(each)[1]
        for each in stays
    )


def _of(stop: Stop) -> Days:
    arrives, departs = stop.arrives, stop.departs
    assert arrives is not None and departs is not None  # of those that have days
    return arrives, departs


def _city(stop: Stop) -> City:
    assert stop.city is not None  # of those that are dated
    return stop.city


def _there(atlas: Atlas, first: Stop) -> Iterator[Way]:
    city, (arrives, departs) = _city(first), _of(first)
    if first.first_day is None or any(are_near(city, home) for home in atlas.homes):
        return
    near, far = around(arrives, 2, arrives, 1), around(arrives, 30, departs, 0)
    asked = _guests(atlas.course, arrives)
    left = _left(atlas, asked, lambda leg: atlas.leads_to(leg, city, near, far))
    ride = Ride.to([city], near, or_far=True)
    yield Way("there", concern(first), arrives, asked, left, (("to", str(city)),), ride)


def _between(atlas: Atlas, one: Stop, other: Stop) -> Iterator[Way]:
    start, end = _city(one), _city(other)
    if are_near(start, end):
        return
    (came, last), (arrives, departs) = _of(one), _of(other)
    near, far = around(last, 1, arrives, 1), around(came, 0, departs, 0)
    asked = _asked(atlas.course, last) & _asked(atlas.course, arrives)
    left = _left(atlas, asked, lambda leg: atlas.leads_to(leg, end, near, far))
    cities = (("from", str(start)), ("to", str(end)))
    yield Way("between", concern(other), arrives, asked, left, cities, Ride.to([end], near))


def _home(atlas: Atlas, last: Stop) -> Iterator[Way]:
    city, (came, departs) = _city(last), _of(last)
    if last.last_day is None or any(are_near(city, home) for home in atlas.homes):
        return
    near, far = around(departs, 1, departs, 3), around(came, 0, departs, 30)
    asked = _guests(atlas.course, departs)
    left = _left(atlas, asked, lambda leg: atlas.leads_home(leg, city, near, far))
    ride = Ride.to(atlas.homes, near, or_far=True)
    yield Way("home", concern(last), departs, asked, left, (("from", str(city)),), ride)


def _left(atlas: Atlas, asked: People, leads: Callable[[Leg], bool]) -> People:
    """Those of them whom no leg takes that leads there."""
    for leg in atlas.course.visit.legs:
        if asked and leads(leg):
            asked &= ~atlas.on_board(leg)
    return asked


def _asked(course: Course, day: date) -> People:
    """Who is with the delegation that day, or what stands for them while they are not entered."""
    visit = course.visit
    if visit.delegates:
        return course.everyone(day) & course.of_role(*Role)
    return course.everyone(day) & ~(course.mask((visit,)) if visit.groups else 0)


def _guests(course: Course, day: date) -> People:
    """Of these, who come with the delegation and go home with it: interpreters and escorts may live
    where it arrives, and who joins or leaves on a day of their own sees to that."""
    return course.all_day(day) if course.visit.delegates else _asked(course, day)


# -- what is said ----------------------------------------------------------------------------------


def _without(course: Course, way: Way) -> Iterator[Finding]:
    """Those who need a way and have none."""
    missing = way.missing & ~way.ride.riders(course)
    if not missing:
        return
    who, named, concerned = course.who(missing, way.day)
    if missing == way.asked and missing & (missing - 1):
        who, named, concerned = "everyone", [], []
    draft = course.visit.status is VisitStatus.DRAFT
    yield Finding(
        rule="no-way",
        severity=Severity.NOTE if draft else Severity.WARNING,
        variant=f"{way.kind}-{who}",
        values=(*named, *way.cities),
        concerns=(way.stop, *concerned),
        about=(way.kind, *(str(value) for _, value in way.cities), str(way.day)),
        visit=course.visit.kind,
        date=way.day,
    )


def _no_legs(visit: Visit) -> Finding:
    return Finding(
        rule="no-legs",
        severity=Severity.NOTE,
        concerns=(concern(visit),),
        visit=visit.kind,
        date=visit.first_day,
    )
