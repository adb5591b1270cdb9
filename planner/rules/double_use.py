"""Interpreters and escorts on the spot, vehicles and rooms: none of them twice at one time."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from planner.model import Contact, Delegate, Function, Item, Leg
from planner.rules.clashes import REACH, meet, one_in_other, overlap
from planner.rules.course import Course, Taken
from planner.rules.findings import Concern, Finding, concern
from planner.rules.folding import folded

_STAFF = {Function.INTERPRETER: "overlap-interpreter", Function.ESCORT: "overlap-escort"}


@dataclass(frozen=True, slots=True)
class _Need:
    """Somebody or something that an item or a leg needs."""

    key: object  # the same for the same
    rule: str
    name: str
    concern: Concern | None
    told_already: bool = False  # as a delegate, by the clashes of delegates


@dataclass(frozen=True, slots=True)
class _Use:
    """That something is needed for a stretch of time."""

    taken: Taken
    need: _Need


def double_use(course: Course) -> Iterator[Finding]:
    """Each pair of items or legs that need the same interpreter, escort, vehicle or room."""
    uses: dict[object, list[_Use]] = defaultdict(list)
    needs = course.by_item(_needs)
    for taken in course.taken:
        if taken.needed:
            own = needs.get(taken.key)
            for need in _vehicle(taken.thing) if own is None else own:
                uses[need.key].append(_Use(taken, need))
    for same in uses.values():
        if len(same) > 1:
            same.sort(key=lambda use: use.taken.span.start)
            yield from _pairs(course, same)


def _needs(course: Course, item: Item) -> Iterator[_Need]:
    yield from _vehicle(item)
    if item.venue is not None and item.venue.room:
        name = ", ".join((item.venue.room, item.venue.name))
        yield _Need(("room", item.venue.id), "overlap-room", name, None)
    for contact in item.contacts:
        key, name = _key(contact), contact.full_name or ""
        if key and contact.function in _STAFF:
            yield _Need(key, _STAFF[contact.function], name, None)
        elif key and contact.function is Function.DRIVER:
            yield _Need(("driver", key), "overlap-vehicle", name, None)
    for body in course.bodies(course.at(item) & course.staff):
        if isinstance(body, Delegate):
            rule = _STAFF[Function(body.role.value)]
            key = body.person.id if body.person is not None else body.id
            yield _Need(key, rule, str(body), concern(body), told_already=True)


def _vehicle(thing: Item | Leg) -> Iterator[_Need]:
    if thing.vehicle is not None:
        vehicle = concern(thing.vehicle)
        yield _Need(vehicle.id, "overlap-vehicle", vehicle.name, vehicle)


def _key(contact: Contact) -> object:
    """Who a contact is: a person of the directory, or somebody of that name."""
    return contact.person.id if contact.person is not None else folded(contact.name or "")


def _pairs(course: Course, uses: list[_Use]) -> Iterator[Finding]:
    running: list[_Use] = []
    for later in uses:
        start, clock = later.taken.span.start - REACH, later.taken.span.clock
        running = [
            each
            for each in running
            if each.taken.span.clock == clock and each.taken.span.end > start
        ]
        for earlier in running:
            if _is_clash(earlier, later):
                which = (later if later.need.concern else earlier).need
                yield overlap(
                    which.rule,
                    "one",
                    [("who", which.name)],
                    earlier.taken,
                    later.taken,
                    (which.concern,) if which.concern else (),
                    course.visit.kind,
                )
        running.append(later)


def _is_clash(earlier: _Use, later: _Use) -> bool:
    one, other = earlier.taken, later.taken
    if one.thing is other.thing or not meet(one.span, other.span):
        return False
    if one_in_other(one.thing, other.thing) or (
        earlier.need.told_already and later.need.told_already
    ):
        return False
    if not (isinstance(one.thing, Item) and isinstance(other.thing, Item)):
        return not one.people & other.people
    if earlier.need.rule == "overlap-room":
        # the same thing written once for each group is no clash; of shared people it is said
        same = folded(one.thing.title) == folded(other.thing.title)
        return not same and not one.people & other.people
    together = one.thing.venue is not None and one.thing.venue is other.thing.venue
    return not together and not one.people & other.people
