"""Nobody in two places at once.

Said once for all it happens to: two items that share a group are one finding, not one a delegate.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from uuid import UUID

from planner.model import Delegate, Role, VisitKind
from planner.rules.bits import People
from planner.rules.course import Course, Happening, Taken, local
from planner.rules.findings import Concern, Finding, Severity, Value, concern
from planner.rules.participation import wholes
from planner.rules.spans import APPROXIMATE, Span

REACH = 2 * APPROXIMATE
_RULES = {Role.INTERPRETER: "overlap-interpreter", Role.ESCORT: "overlap-escort"}


def clashes(course: Course) -> Iterator[Finding]:
    """Each pair of items or legs that have the same people in two places at once."""
    pairs = [
        (earlier, later)
        for taken in course.clocks
        for earlier, later in meeting(taken)
        if not one_in_other(earlier.thing, later.thing)
    ]
    clashing = {frozenset((earlier.thing.id, later.thing.id)) for earlier, later in pairs}
    for earlier, later in pairs:
        if not _said_of_whole(earlier.thing, later.thing, clashing):
            yield _clash(course, earlier, later)


def meeting(taken: list[Taken]) -> Iterator[tuple[Taken, Taken]]:
    """The pairs that meet in time and share somebody, of things in order of their start."""
    running: list[tuple[datetime, People, Taken]] = []
    loose = True in [each.span.approximate for each in taken]
    for later in taken:
        when, people = later.span, later.people
        start = when.start
        # what ended long enough ago that not even an approximate time can meet it is let go
        running = [each for each in running if each[0] > start]
        for _, others, earlier in running:
            if others & people and meet(earlier.span, when):
                yield earlier, later
        running.append((when.end + REACH if loose else when.end, people, later))


def meet(earlier: Span, later: Span) -> bool:
    """Whether two stretches meet; `earlier` does not start after `later`.

    What has no end lasts until the next thing of the same people, so it never runs into that.
    """
    if earlier.end == earlier.start or later.end == later.start:
        return False
    if earlier.end_assumed:
        return earlier.start == later.start
    return later.start - earlier.end < earlier.slack + later.slack


def one_in_other(one: Happening, other: Happening) -> bool:
    return any(above is other for above in wholes(one)) or any(
        above is one for above in wholes(other)
    )


def _said_of_whole(one: Happening, other: Happening, clashing: Collection[frozenset[UUID]]) -> bool:
    """Whether the same clash is said already of what one or both are a part of."""
    pairs = {frozenset((a.id, b.id)) for a in (one, *wholes(one)) for b in (other, *wholes(other))}
    return any(pair in clashing for pair in pairs - {frozenset((one.id, other.id))})


# -- in words --------------------------------------------------------------------------------------


def _clash(course: Course, earlier: Taken, later: Taken) -> Finding:
    people = earlier.people & later.people
    who, names, concerned = course.who(people, local(later.thing, later.span.start).date())
    return overlap(
        _rule(course, people), who, names, earlier, later, tuple(concerned), course.visit.kind
    )


def _rule(course: Course, people: int) -> str:
    """An interpreter or an escort who travels along is told as what they are."""
    bodies = course.bodies(people)
    if len(bodies) == 1 and isinstance(bodies[0], Delegate):
        return _RULES.get(bodies[0].role, "overlap-delegate")
    return "overlap-delegate"


def overlap(
    rule: str,
    who: str,
    names: Iterable[tuple[str, Value]],
    earlier: Taken,
    later: Taken,
    concerned: tuple[Concern, ...],
    visit: VisitKind,
) -> Finding:
    """That somebody or something is in two places: an error where the times are certain."""
    certain = earlier.span.certain and later.span.certain
    begins = local(later.thing, later.span.start)
    ends = local(later.thing, min(earlier.span.end, later.span.end))
    values: list[tuple[str, Value]] = [
        *names,
        ("first", earlier.thing.title),
        ("second", later.thing.title),
        ("start", begins.time()),
    ]
    if certain:
        values.append(("end", ends.time()))
    return Finding(
        rule=rule,
        severity=Severity.ERROR if certain else Severity.WARNING,
        variant=who if certain else f"{who}-perhaps",
        values=tuple(values),
        concerns=(concern(earlier.thing), concern(later.thing), *concerned),
        about=tuple(
            str(part)
            for each in (earlier.span, later.span)
            for part in (each.start, each.end, each.certain)
        ),
        visit=visit,
        date=begins.date(),
        time=begins.time(),
    )
