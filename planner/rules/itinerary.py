"""What each item of a good itinerary obeys: times that exist and go forward, within its visit."""

from collections.abc import Iterator
from datetime import date

from planner.model import Item, Stop
from planner.rules.clock import wall_times, zone_of
from planner.rules.clock_changes import clock_findings
from planner.rules.course import Course
from planner.rules.findings import Finding, Severity, Value, concern
from planner.rules.spans import ends_before_it_starts


def itinerary_findings(course: Course) -> Iterator[Finding]:
    """What is to be said of each of a visit's items alone."""
    return course.of_items(_of_item)


def _of_item(course: Course, item: Item) -> Iterator[Finding]:
    yield from _backwards(item)
    where = zone_of(item)
    times = [(each, where) for each in wall_times(item)]
    yield from clock_findings(item, course.visit.kind, times, item.fold == 1)
    yield from _outside(item)


def _backwards(item: Item) -> Iterator[Finding]:
    if ends_before_it_starts(item) and item.start and item.end:
        times = (("start", item.start), ("end", item.end))
        yield _error(item, "end-before-start", None, times)


def _outside(item: Item) -> Iterator[Finding]:
    """An item on a day when the delegation is not, or is somewhere else."""
    visit, stop, day = item.visit, item.stop, item.day
    if day is None or (stop is not None and stop.has(day)):
        return
    first, last = visit.first_day, visit.last_day
    if first is None or last is None:
        return
    if stop is None:
        # while a stop has no days yet, nobody knows how far the visit reaches
        outside = not first <= day <= last and all(each.arrives for each in visit.stops)
    else:
        outside = stop.arrives is not None and not _in_its_city(stop, day)
    if outside and stop and stop.arrives and stop.departs and first <= day <= last:
        days = (("first_day", stop.arrives), ("last_day", stop.departs))
        yield _error(item, "outside-visit", "stop", (*days, ("city", str(stop.city or stop))))
    elif outside:
        yield _error(item, "outside-visit", "visit", (("first_day", first), ("last_day", last)))


def _in_its_city(stop: Stop, day: date) -> bool:
    """Whether the delegation is in the city of a stop on a day, be it for another stay there."""
    return stop.has(day) or any(
        stop.city is not None and each.city is stop.city and each.has(day)
        for each in stop.visit.stops
    )


def _error(
    item: Item, rule: str, variant: str | None, values: tuple[tuple[str, Value], ...]
) -> Finding:
    day: tuple[tuple[str, Value], ...] = (("day", item.day),) if item.day else ()
    return Finding(
        rule=rule,
        severity=Severity.ERROR,
        variant=variant,
        values=(("title", item.title), *day, *values),
        concerns=(concern(item),),
        about=tuple(str(value) for _, value in (*day, *values)),
        visit=item.visit.kind,
        date=item.day,
        time=item.start,
    )
