"""Interpreters and escorts of an item: who they are, and how long they work that day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from planner.model import Contact, Delegate, Function, Item, Role
from planner.rules.course import TALK, Course, Taken
from planner.rules.folding import folded
from planner.rules.interpreters import working_time

FUNCTIONS = (Function.INTERPRETER, Function.ESCORT)
ROLES = {Role.INTERPRETER: Function.INTERPRETER, Role.ESCORT: Function.ESCORT}


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who interprets or escorts: a delegate, or somebody on the spot, a contact."""

    name: str
    function: Function
    delegate: Delegate | None
    contact: Contact | None
    minutes: int = 0  # at work on the day of the item
    longest: int = 0  # without a pause


def helpers_at(course: Course, item: Item) -> list[Helper]:
    """Those of an item, with their hours of its day."""
    return [
        _with_hours(course, item, each) for each in _known(course) if _is_at(course, item, each)
    ]


def helpers_free(course: Course, item: Item) -> list[Helper]:
    """Those of the visit who are not at this item yet, with their hours of its day so far."""
    others = (each for each in _known(course) if not _is_at(course, item, each))
    return [_with_hours(course, item, each) for each in others]


def _known(course: Course) -> Iterator[Helper]:
    """Everybody who interprets or escorts on this visit, each once a function."""
    for delegate in course.delegates(course.staff):
        yield Helper(str(delegate), ROLES[delegate.role], delegate, None)
    seen: set[tuple[object, Function]] = set()
    for item in course.visit.items:
        for contact in item.contacts:
            key = (_who(contact), contact.function)
            if contact.function in FUNCTIONS and contact.full_name and key not in seen:
                seen.add(key)
                yield Helper(contact.full_name, contact.function, None, contact)


def _who(contact: Contact) -> object:
    return contact.person or folded(contact.name or "")


def _is_at(course: Course, item: Item, helper: Helper) -> bool:
    if helper.delegate is not None:
        return bool(course.bit(helper.delegate) & course.at(item))
    assert helper.contact is not None
    return any(
        each.function is helper.function and _who(each) == _who(helper.contact)
        for each in item.contacts
    )


def _with_hours(course: Course, item: Item, helper: Helper) -> Helper:
    day = course.days.get(item.day, []) if item.day is not None else []
    work = [each for each in day if _works(course, each, helper)]
    total, longest = working_time(work)
    minute = timedelta(minutes=1)
    return Helper(
        helper.name,
        helper.function,
        helper.delegate,
        helper.contact,
        total // minute,
        longest // minute,
    )


def _works(course: Course, taken: Taken, helper: Helper) -> bool:
    item = taken.thing
    if not isinstance(item, Item) or not taken.needed:
        return False
    if helper.function is Function.INTERPRETER and item.kind not in TALK:
        return False
    return _is_at(course, item, helper)
