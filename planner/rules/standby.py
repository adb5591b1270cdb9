"""What could take the place of an item that fell out."""

from datetime import timedelta

from planner.model import Item
from planner.rules.course import Course, Taken
from planner.rules.moving import length
from planner.rules.spans import ASSUMED, ASSUMED_OF, span


def standby_for(fallen: Item) -> list[Item]:
    """The items that fit, best first: rain plans of this one, then standby items, then the tray.

    One fits that is not called off, is in this city or in none, and does not take longer than
    there is time until its people's next item.
    """
    course, above = Course(fallen.visit), fallen.above()
    when = span(fallen)
    if when is None:
        return []
    room = _room(course, fallen)
    fitting = [
        item
        for item in fallen.visit.items
        if item is not fallen
        and item not in above
        and not item.status.off
        and _is_kept_ready(item, fallen)
        and (item.stop is None or fallen.stop is None or item.stop.city is fallen.stop.city)
        and _length(item) <= room
    ]
    return sorted(fitting, key=lambda item: (_order(item, fallen), item.rank, item.id))


def _is_kept_ready(item: Item, fallen: Item) -> bool:
    if item.alternate_of is not None:
        return item.alternate_of is fallen
    return item.standby or (item.day is None and item.whole is None)


def _order(item: Item, fallen: Item) -> int:
    return 0 if item.alternate_of is fallen else 1 if item.standby else 2


def _length(item: Item) -> timedelta:
    return length(item) or ASSUMED_OF.get(item.kind, ASSUMED)


def _room(course: Course, fallen: Item) -> timedelta:
    """From the start of what fell out to the next thing of its people; else the whole day."""
    when, people = span(fallen), course.at(fallen)
    assert when is not None
    after: list[Taken] = [
        each
        for each in course.taken
        if each.needed and each.people & people and each.span.start >= when.end
    ]
    ends = min((each.span.start for each in after), default=when.start + timedelta(hours=12))
    return max(ends, when.end) - when.start
