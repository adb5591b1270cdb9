"""A thing as it would be elsewhere, and what would be in its way there: by what findings go by."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from planner.model import Group, Item, Leg
from planner.rules.clashes import meet, one_in_other
from planner.rules.course import Course, Happening, Taken
from planner.rules.moving import Hours
from planner.rules.participation import is_needed
from planner.rules.spans import leg_span_if, span_if


def item_at(
    course: Course, item: Item, hours: Hours, group: Group | None = None, *, copy: bool = False
) -> Taken | None:
    """An item at these hours, or a copy of it; for one group alone, if it is given. None where it
    takes nobody."""
    # a copy is proposed, whatever became of the first, and a session or a rain plan of nothing
    needed = not (item.optional or item.standby) if copy else is_needed(item)
    when = span_if(item, hours)
    if not needed or when is None:
        return None
    who = course.group(group, hours.day) if group else course.on_day(item, hours.day, alone=copy)
    return Taken(item, when, who, True)


def leg_later(course: Course, leg: Leg, minutes: int) -> Taken | None:
    """A journey so many minutes later (or earlier), which is now known to leave at an hour."""
    now, by = course.when.get(leg), timedelta(minutes=minutes)
    if now is None:
        return None
    span = replace(now.span, start=now.span.start + by, end=now.span.end + by)
    return now._replace(span=span)


def leg_at(
    course: Course, leg: Leg, leaves: datetime | None, arrives: datetime | None
) -> Taken | None:
    """A journey whose ends are at these hours, each on its own clock."""
    when = leg_span_if(leg, leaves, arrives)
    return Taken(leg, when, course.at(leg), True) if when is not None else None


def in_the_way(
    course: Course, moved: Taken | None, things: Iterable[Happening]
) -> Iterator[Happening]:
    """Those of these things that would have the same people in two places with the one moved."""
    for thing in things:
        other = course.when.get(thing)
        if (
            moved is not None
            and other is not None
            and other.needed
            and other.thing is not moved.thing
            and other.people & moved.people
            and other.span.clock == moved.span.clock
            and not one_in_other(other.thing, moved.thing)
            and meet(*sorted((other.span, moved.span), key=lambda span: span.start))
        ):
            yield thing
