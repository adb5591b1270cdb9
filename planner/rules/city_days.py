"""What the calendar of a city says of the days of a visit: holidays, weekends, clock changes, and
observances that touch a recorded need."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time, timedelta

from planner.model import City, Delegate, Stop, Visit
from planner.rules.bits import People
from planner.rules.clock import clock_changes, instant, stop_of
from planner.rules.course import APPOINTMENTS, Course, Taken, local
from planner.rules.findings import Finding, Severity, Value, concern
from planner.rules.holidays import is_weekend, public_holidays
from planner.rules.observances import Faith, Observance, faiths_named, observances
from planner.rules.people import named
from planner.rules.regions import area_of

LONGEST_STAY = timedelta(days=400)
"""A stay typed longer is a slip of the pen; its days are not gone through."""

_FRIDAY_PRAYER = (time(12), time(14, 30))
DAY = timedelta(days=1)


def calendar_findings(course: Course) -> Iterator[Finding]:
    yield from course.of_visit(_of_stops)
    yield from course.of_days(_weekend)
    yield from _observances(course)


def _of_stops(visit: Visit) -> Iterator[Finding]:
    told: set[tuple[str, date, str | None]] = set()
    for stop in visit.stops:
        first, last = stop.arrives, stop.departs
        if first is None or last is None or stop.city is None or last - first > LONGEST_STAY:
            continue
        for finding in (*_holidays(stop, first, last), *_clock_changes(stop, first, last)):
            # on the day of moving on, two cities of one country keep the same holiday
            key = (finding.rule, finding.date or first, stop.city.country)
            if key not in told:
                told.add(key)
                yield finding


def _holidays(stop: Stop, first: date, last: date) -> Iterator[Finding]:
    for holiday in public_holidays(area_of(stop.city), first, last):
        values = (("name", holiday.name), ("day", holiday.day), ("city", str(stop.city)))
        variant = "regional" if holiday.regional else "national"
        yield _of_stop(stop, "public-holiday", variant, holiday.day, values)


def _clock_changes(stop: Stop, first: date, last: date) -> Iterator[Finding]:
    for change in clock_changes(stop.city.zone if stop.city else None, first, last):
        values = (("day", change.day), ("city", str(stop.city)), ("minutes", abs(change.minutes)))
        variant = "forward" if change.minutes > 0 else "back"
        yield _of_stop(stop, "clock-change", variant, change.day, values)


def _weekend(course: Course, day: date | None) -> Iterator[Finding]:
    """Appointments on a weekend day: whoever keeps an office may not be there."""
    kept = [
        each
        for each in (course.days.get(day, ()) if day is not None else ())
        if each.needed and getattr(each.thing, "kind", None) in APPOINTMENTS
    ]
    if day is None or not kept:
        return
    first = kept[0].thing
    stop = stop_of(first)  # type: ignore[arg-type]  # days hold items only
    if stop is not None and stop.city is not None and is_weekend(area_of(stop.city), day):
        values = (("day", day), ("city", str(stop.city)), ("title", first.title))
        variant = "one" if len(kept) == 1 else "many"
        count = (("count", len(kept)),) if len(kept) > 1 else ()
        yield _of_stop(stop, "weekend", variant, day, (*values, *count))


def _of_stop(
    stop: Stop, rule: str, variant: str, day: date, values: tuple[tuple[str, Value], ...]
) -> Finding:
    return Finding(
        rule=rule,
        severity=Severity.WARNING,
        variant=variant,
        values=values,
        concerns=(concern(stop),),
        about=(str(day), str(stop.city.id) if stop.city else ""),
        visit=stop.visit.kind,
        date=day,
    )


# -- observances -----------------------------------------------------------------------------------


def _observances(course: Course) -> Iterator[Finding]:
    """What is planned at an hour that a recorded need keeps free; once for each item."""
    faithful = dict(course.of_all_else(_faithful))
    if not faithful:
        return
    days = list(course.days)
    kept_in: dict[City | None, list[Observance]] = {}

    def kept(city: City | None) -> list[Observance]:
        if city not in kept_in:
            found = observances(days[0], days[-1], city)
            kept_in[city] = [each for each in found if each.faith in faithful]
        return kept_in[city]

    yield from course.of_days(_observed_on, faithful, kept)


def _faithful(course: Course) -> Iterator[tuple[Faith, People]]:
    """Whose needs name a faith."""
    own: dict[Faith, list[Delegate]] = defaultdict(list)
    for delegate in course.visit.delegates:
        if delegate.care and delegate.care.observance:
            for faith in faiths_named(delegate.care.observance):
                own[faith].append(delegate)
    return ((faith, course.mask(delegates)) for faith, delegates in own.items())


def _observed_on(
    course: Course,
    day: date | None,
    faithful: Mapping[Faith, People],
    kept_in: Callable[[City | None], list[Observance]],
) -> Iterator[Finding]:
    taken = course.days.get(day) if day is not None else None
    if day is None or not taken:
        return
    stop = stop_of(taken[0].thing)  # type: ignore[arg-type]  # days hold items only
    city = stop.city if stop is not None else None
    kept = [each for each in kept_in(city) if each.on(day)]
    for each in taken:
        for observance in kept if each.needed else ():
            who = faithful[observance.faith] & each.people
            if who and _touches(observance, each, day, city.zone if city else None):
                yield _observed(course, each, observance, who)


def _touches(observance: Observance, taken: Taken, day: date, zone_name: str | None) -> bool:
    """Whether an item stands in the hours that an observance keeps."""
    kind = getattr(taken.thing, "kind", None)
    if observance.key == "friday-prayer":
        begins, ends = (instant(day, at, zone_name) for at in _FRIDAY_PRAYER)
        return taken.span.start < ends and taken.span.end > begins and kind != "free-time"
    if observance.fasting:
        return kind in ("meal", "reception") and _by_day(observance, taken)
    if observance.from_sunset and day == observance.first_day:
        sunset = instant(day, observance.sunset or time(18), zone_name)
        return taken.span.end > sunset and kind != "free-time"
    if observance.faith is Faith.CHRISTIAN and not observance.weekly:
        return kind in APPOINTMENTS
    if observance.key == "shabbat":  # its day, until nightfall
        return taken.span.start < instant(day, time(20), zone_name) and kind != "free-time"
    return kind != "free-time"


def _by_day(observance: Observance, taken: Taken) -> bool:
    """Whether a meal is eaten while the fast lasts: from dawn to sunset, or the whole day."""
    at = local(taken.thing, taken.span.start).time()
    if observance.from_sunset:
        return True
    return time(5) <= at < time(19)


def _observed(course: Course, taken: Taken, observance: Observance, who: People) -> Finding:
    begins = local(taken.thing, taken.span.start)
    concerns = [course.concern(each) for each in course.delegates(who)]
    variant, names = named(concerns)
    return Finding(
        rule="observance",
        severity=Severity.NOTE,
        variant=f"{variant}-estimated" if observance.estimated else variant,
        values=(*names, ("title", taken.thing.title), ("name", observance.name)),
        concerns=(concern(taken.thing), *concerns),
        about=(observance.key, str(taken.span.start)),
        visit=course.visit.kind,
        date=begins.date(),
        time=begins.time(),
    )
