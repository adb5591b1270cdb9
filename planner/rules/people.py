"""What the people of a visit need: food they can eat, an interpreter, papers, company."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from dateutil.relativedelta import relativedelta

from planner.model import Delegate, Function, Item, ItemKind, ItemStatus, Leg, Role
from planner.rules.bits import People
from planner.rules.course import Course, Taken, local
from planner.rules.findings import Concern, Finding, Severity, Value, concern
from planner.rules.folding import folded

MOST_PER_ESCORT = 10
PASSPORT_MONTHS = 6
SHORTEST = timedelta(minutes=30)  # whoever has nothing for less has time to breathe
_QUIET = frozenset({ItemKind.FREE_TIME, ItemKind.TRANSFER, ItemKind.MEETING_POINT})

Expiries = Mapping[UUID, date | None]
"""When passports expire, by person; nobody is in it whose passport is not known."""


def people_findings(course: Course, expiries: Expiries) -> Iterator[Finding]:
    yield from _diets(course)
    yield from _passports(course, expiries)
    yield from _escorts(course)
    yield from course.of_items(_away)
    yield from _on_journeys(course)
    yield from course.of_days(_idle)


def named(people: Iterable[Concern]) -> tuple[str, list[tuple[str, Value]]]:
    """Delegates in a sentence, always by name: which variant says it, with which values."""
    names = [each.name for each in people]
    if len(names) == 1:
        return "one", [("who", names[0])]
    if len(names) == 2:
        return "two", [("who", names[0]), ("other", names[1])]
    return "many", [("who", names[0]), ("count", len(names) - 1)]


def warning(
    course: Course,
    rule: str,
    variant: str,
    values: Iterable[tuple[str, Value]],
    concerns: Iterable[Concern],
    about: Iterable[object],
    day: date | None = None,
    severity: Severity = Severity.WARNING,
) -> Finding:
    """A finding about people, a warning unless said otherwise."""
    return Finding(
        rule=rule,
        severity=severity,
        variant=variant,
        values=tuple(values),
        concerns=tuple(concerns),
        about=tuple(map(str, about)),
        visit=course.visit.kind,
        date=day,
    )


def _diets(course: Course) -> Iterator[Finding]:
    """Once for a visit: whose needs are not known, though they eat together."""
    meals = list(course.of_items(_meal))
    eating = 0
    for meal in meals:
        eating |= meal.people
    (undieted,) = course.of_all_else(_undieted)
    unknown = course.delegates(eating & undieted)
    if unknown:
        first = min(meals, key=lambda meal: (meal.day or date.max, meal.rank))
        concerns = [course.concern(each) for each in unknown]
        who, names = named(concerns)
        values = (*names, ("title", first.title))
        yield warning(course, "diet-unknown", who, values, concerns, (), first.day)


def _undieted(course: Course) -> Iterator[People]:
    """Whose diet is not known."""
    yield course.mask(
        each
        for each in course.visit.delegates
        if not (each.care and (each.care.dietary or "").strip())
    )


@dataclass(frozen=True, slots=True)
class _Meal:
    title: str
    day: date | None
    rank: int
    people: People


def _meal(course: Course, item: Item) -> Iterator[_Meal]:
    if item.kind is ItemKind.MEAL and not item.own_arrangements:
        yield _Meal(item.title, item.day, item.rank, course.at(item))


# -- passports and escorts -------------------------------------------------------------------------


def _passports(course: Course, expiries: Expiries) -> Iterator[Finding]:
    """The date itself is private, so neither sentence nor id has it."""
    last = course.visit.last_day
    if last is None or not expiries:
        return
    soon = last + relativedelta(months=PASSPORT_MONTHS)
    for delegate in course.visit.delegates:
        expires = expiries.get(delegate.person.id) if delegate.person else None
        if expires is None:
            continue
        if expires < last:
            variant, severity = "before", Severity.ERROR
        elif expires < soon:
            variant, severity = "soon", Severity.NOTE
        else:
            continue
        values = (("who", str(delegate)), ("last_day", last))
        yield warning(
            course, "passport-expires", variant, values, (concern(delegate),),
            (variant, last), last, severity,
        )  # fmt: skip


def _escorts(course: Course) -> Iterator[Finding]:
    guests = course.guests.bit_count()
    escorts: set[object] = {
        each.person.id for each in course.delegates(course.of_role(Role.ESCORT))
    }
    escorts.update(course.of_items(_local_escorts))
    if guests > MOST_PER_ESCORT * max(len(escorts), 1):
        variant = "none" if not escorts else "one" if len(escorts) == 1 else "many"
        count = (("escorts", len(escorts)),) if len(escorts) > 1 else ()
        values = (("count", guests), ("most", MOST_PER_ESCORT), *count)
        about = (guests, len(escorts))
        yield warning(
            course, "escort-ratio", variant, values, (concern(course.visit),), about,
            course.visit.first_day,
        )  # fmt: skip


def _local_escorts(_course: Course, item: Item) -> Iterator[object]:
    for contact in item.contacts:
        if contact.function is Function.ESCORT:
            yield contact.person.id if contact.person is not None else folded(contact.name or "")


# -- late joiners and early leavers ----------------------------------------------------------------


def _away(course: Course, item: Item) -> Iterator[Finding]:
    """Whom an item names though they have not joined yet, or have left: a group leaves them out
    by itself."""
    if not item.everyone and item.status is not ItemStatus.CANCELLED:
        those = [link.delegate for link in item.participations if link.delegate is not None]
        away = [each for each in those if not each.there(item.day)]
        yield from _names_away(course, item, item.day, away)


def _on_journeys(course: Course) -> Iterator[Finding]:
    """The same of journeys; one's own may begin the day before one joins."""
    for leg in course.visit.legs:
        first, last = leg.from_day or leg.to_day, leg.to_day or leg.from_day
        if leg.everyone or first is None or last is None:
            continue
        near = [leg_day + timedelta(days=each) for leg_day in (first, last) for each in (-1, 0, 1)]
        those = [link.delegate for link in leg.travellers if link.delegate is not None]
        away = [each for each in those if not any(map(each.there, near))]
        yield from _names_away(course, leg, first, away)


def _names_away(
    course: Course, thing: Item | Leg, day: date | None, away: list[Delegate]
) -> Iterator[Finding]:
    if away and day is not None:
        concerns = [concern(each) for each in away]
        who, names = named(concerns)
        values: list[tuple[str, Value]] = [*names, ("title", thing.title), ("day", day)]
        concerns.append(concern(thing))
        yield warning(course, "delegate-away", who, values, concerns, (day,), day)


# -- nothing to do ---------------------------------------------------------------------------------


def _idle(course: Course, day: date | None) -> Iterator[Finding]:
    """Once a day for those who have nothing at the same hours, while most others have something."""
    taken = course.days.get(day) if day is not None else None
    if day is None or not taken:
        return
    there = course.all_day(day)
    if not there or all(each.people & there == there for each in taken):
        return
    alike: dict[tuple[Taken, ...], People] = {(): there}  # by what others do meanwhile
    for each, idle in _free_people(course, taken, there):
        parted = dict(alike)
        for others, people in alike.items():
            parted[others] = people & ~idle
            parted[*others, each] = people & idle
        alike = {others: people for others, people in parted.items() if people}
    for others, people in alike.items():
        if others:
            yield _nothing(course, day, people, others)


def _free_people(
    course: Course, taken: list[Taken], there: People
) -> Iterator[tuple[Taken, People]]:
    """What is done, and who has nothing meanwhile though most others of those there do."""
    for each in taken:
        item, span = each.thing, each.span
        if not each.needed or not isinstance(item, Item) or item.kind in _QUIET:
            continue
        if span.end - span.start < SHORTEST or each.people & there == there:
            continue
        busy = 0
        for other in (*taken, *course.legs):
            if other.span.start < span.end and other.span.end > span.start:
                busy |= other.people
        idle, busy = there & ~busy, there & busy
        if idle and idle.bit_count() <= busy.bit_count():
            yield each, idle


def _nothing(course: Course, day: date, people: People, others: Sequence[Taken]) -> Finding:
    concerns = [course.concern(each) for each in course.delegates(people)]
    who, names = named(concerns)
    for group in course.visit.groups:
        mine = course.group(group, day) & course.guests
        if people & (people - 1) and people == mine:
            who, names = "group", [("group", group.name)]
            concerns = [course.concern(group)]
    begins = local(others[0].thing, others[0].span.start)
    values: list[tuple[str, Value]] = [*names, ("title", others[0].thing.title), ("day", day)]
    if len(others) > 1:
        values.append(("more", len(others) - 1))
    return Finding(
        rule="delegate-idle",
        severity=Severity.WARNING,
        variant=who if len(others) == 1 else f"{who}-several",
        values=tuple(values),
        concerns=(*concerns, *(concern(each.thing) for each in others)),
        about=tuple(str(each.span.start) for each in others),
        visit=course.visit.kind,
        date=day,
        time=begins.time(),
    )
