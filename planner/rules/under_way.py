"""A visit that is under way, at this moment: now, next, who is where, whom to ring."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from planner.model import (
    Contact,
    Delegate,
    Function,
    Handout,
    Item,
    ItemStatus,
    Stop,
    Visit,
    VisitStatus,
)
from planner.rules.clock import zone
from planner.rules.course import Course, Happening, Taken
from planner.rules.folding import folded
from planner.rules.issues import handouts_of


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A delegate, and what he or she is at; None where nothing is planned now."""

    delegate: Delegate
    at: Happening | None


@dataclass(frozen=True, slots=True)
class Ring:
    """Somebody to ring about something today."""

    name: str
    function: Function
    phone: str
    item: Item


@dataclass(frozen=True, slots=True)
class UnderWay:
    visit: Visit
    stop: Stop | None
    local: datetime  # wall-clock time where the delegation is
    now: tuple[Happening, ...]
    next: tuple[Happening, ...]  # all that begin at the same moment
    people: tuple[Whereabouts, ...]
    ring: tuple[Ring, ...]
    cancelled: tuple[Item, ...]  # of today, or called off today
    told: tuple[Handout, ...] = ()  # what everybody was given last


def is_under_way(visit: Visit, day: date) -> bool:
    first, last = visit.first_day, visit.last_day
    return (
        visit.status is not VisitStatus.CANCELLED
        and first is not None
        and last is not None
        and first <= day <= last
    )


def local_now(visit: Visit, moment: datetime) -> tuple[datetime, Stop | None]:
    """The clock where the delegation is; where a day is shared by two stops, the later one's."""
    for stop in reversed(visit.stops):
        where = zone(stop.city.zone) if stop.city is not None else None
        local = moment.astimezone(where or UTC).replace(tzinfo=None)
        if stop.has(local.date()):
            return local, stop
    return moment.astimezone(UTC).replace(tzinfo=None), None


def under_way(visit: Visit, moment: datetime) -> UnderWay:
    """What a visit looks like at this moment (with its offset)."""
    local, stop = local_now(visit, moment)
    course = Course(visit)
    taken = sorted(course.taken, key=lambda each: each.span.start)
    now = [each for each in taken if each.span.start <= moment < _end(each, taken)]
    later = [each for each in taken if each.span.start > moment]
    following = [each for each in later if each.span.start == later[0].span.start]
    return UnderWay(
        visit=visit,
        stop=stop,
        local=local,
        now=tuple(each.thing for each in now),
        next=tuple(each.thing for each in following),
        people=tuple(_people(course, now, local.date())),
        ring=tuple(_ring([each.thing for each in (*now, *following)])),
        cancelled=tuple(item for item in visit.items if _is_off(item, local.date())),
        told=tuple(handouts[-1] for handouts in handouts_of(visit).values()),
    )


def _is_off(item: Item, today: date) -> bool:
    return item.status is ItemStatus.CANCELLED and today in (item.day, item.cancelled_when)


def _end(taken: Taken, all_taken: list[Taken]) -> datetime:
    """What has no end is over when its people begin the next thing."""
    if not taken.span.end_assumed:
        return taken.span.end
    after = (
        each.span.start
        for each in all_taken
        if each.span.start > taken.span.start and each.people & taken.people
    )
    return min(next(after, taken.span.end), taken.span.end)


def _people(course: Course, now: list[Taken], day: date) -> Iterator[Whereabouts]:
    """Who is with the others today, or on the way to them or from them."""
    for delegate in course.visit.delegates:
        mine = (each.thing for each in now if each.people & course.bit(delegate))
        at = next(mine, None)
        if at is not None or delegate.there(day):
            yield Whereabouts(delegate, at)


def _ring(things: list[Happening]) -> Iterator[Ring]:
    told: set[str] = set()
    for thing in things:
        if not isinstance(thing, Item):
            continue
        if thing.vehicle is not None and thing.vehicle.phone:
            name = thing.vehicle.driver or thing.vehicle.name
            yield Ring(name, Function.DRIVER, thing.vehicle.phone, thing)
        for contact in thing.contacts:
            phone = phone_of(contact)
            if phone and folded(phone) not in told:
                told.add(folded(phone))
                yield Ring(contact.full_name or "", contact.function, phone, thing)


def phone_of(contact: Contact) -> str | None:
    """The number to ring for a contact: its own, on the trip, at work, of the organization."""
    person, organization = contact.person, contact.organization
    return (
        contact.phone
        or (person.trip_phone or person.work_phone if person is not None else None)
        or (organization.phone if organization is not None else None)
    )
