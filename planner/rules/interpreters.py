"""Interpreters: there where they are needed, and not for longer than they can."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner.model import Function, Item, Role
from planner.rules.bits import People
from planner.rules.course import TALK, Course, Taken
from planner.rules.findings import Concern, Finding, Value, concern
from planner.rules.folding import folded
from planner.rules.people import named, warning

DAY_LIMIT, RUN_LIMIT = 8 * 60, 4 * 60  # minutes, where an exchange says nothing else
PAUSE = timedelta(minutes=15)


def interpreter_findings(course: Course) -> Iterator[Finding]:
    yield from course.of_days(_missing)
    yield from course.of_days(_loads)


def _missing(course: Course, day: date | None) -> Iterator[Finding]:
    """Once a day: who needs an interpreter and has none where people speak."""
    if day is None:
        return
    need = course.in_need
    if not need:
        return
    travelling = course.of_role(Role.INTERPRETER)
    lacking: People = 0
    items: list[Item] = []
    for item in course.by_day[day]:
        if item.kind not in TALK or item.own_arrangements:
            continue
        people = course.at(item)
        if people & need and not people & travelling and not _interpreted(item):
            items.append(item)
            lacking |= people & need
    if not items:
        return
    delegates = [course.concern(each) for each in course.delegates(lacking)]
    who, names = named(delegates)
    values: list[tuple[str, Value]] = [*names, ("title", items[0].title)]
    if len(items) > 1:
        values.append(("more", len(items) - 1))
    yield warning(
        course,
        "interpreter-missing",
        who if len(items) == 1 else f"{who}-several",
        values,
        (*map(concern, items), *delegates),
        (),
        day,
    )


def _interpreted(item: Item) -> bool:
    return any(contact.function is Function.INTERPRETER for contact in item.contacts)


def _loads(course: Course, day: date | None) -> Iterator[Finding]:
    """An interpreter who works longer than set: in all of a day, or without a pause."""
    if day is None:
        return
    exchange = course.visit.exchange
    day_limit = exchange.interpreter_day or DAY_LIMIT
    run_limit = exchange.interpreter_run or RUN_LIMIT
    for (_, name, about), taken in interpreters_at_work(course, day).items():
        total, run = working_time(taken)
        minutes, longest = (each // timedelta(minutes=1) for each in (total, run))
        if minutes > day_limit:
            variant, spent, most = "day", minutes, day_limit
        elif longest > run_limit:
            variant, spent, most = "run", longest, run_limit
        else:
            continue
        values: list[tuple[str, Value]] = [("who", name), ("day", day)]
        values += [("hours", _hours(spent)), ("most", _hours(most))]
        concerns = [*about, *(concern(each.thing) for each in taken)]
        yield warning(
            course, "interpreter-load", variant, values, concerns, (day, spent, most), day
        )


Interpreter = tuple[object, str, tuple[Concern, ...]]


def interpreters_at_work(course: Course, day: date) -> dict[Interpreter, list[Taken]]:
    """What each interpreter, travelling along or on the spot, works at on a day."""
    found: dict[Interpreter, list[Taken]] = {}
    known: dict[object, Interpreter] = {}
    interpreting = course.of_role(Role.INTERPRETER)
    for each in course.days.get(day, ()):
        item = each.thing
        if not isinstance(item, Item) or item.kind not in TALK or not each.needed:
            continue
        at_work: list[Interpreter] = [
            (delegate.person, str(delegate), (concern(delegate),))
            for delegate in course.delegates(interpreting & each.people)
        ]
        at_work += [
            (contact.person or folded(contact.name or ""), contact.full_name or "", ())
            for contact in item.contacts
            if contact.function is Function.INTERPRETER and contact.full_name
        ]
        for key, name, about in at_work:
            interpreter = known.setdefault(key, (key, name, about))
            found.setdefault(interpreter, []).append(each)
    return found


def working_time(taken: list[Taken]) -> tuple[timedelta, timedelta]:
    """How long in all, and the longest stretch without a pause, of things in order."""
    total = longest = timedelta()
    run_start = run_end = None
    for at, each in enumerate(taken):
        start, end = each.span.start, each.span.end
        if each.span.end_assumed and at + 1 < len(taken):
            end = min(end, max(taken[at + 1].span.start, start))
        if run_end is None or run_start is None or start - run_end >= PAUSE:
            run_start, run_end = start, start
        total += max(end - max(start, run_end), timedelta())
        run_end = max(run_end, end)
        longest = max(longest, run_end - run_start)
    return total, longest


def _hours(minutes: int) -> str:
    """“4:30” hours."""
    return f"{minutes // 60}:{minutes % 60:02}"
