"""What lies on each day around a return window: the calendar shows it, weeks are judged by it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from planner.model import Anniversary, Blackout, City, Exchange, Side, VisitKind, Wish
from planner.rules.clock import ClockChange, clock_changes
from planner.rules.holidays import Holiday, is_weekend, public_holidays, school_breaks
from planner.rules.observances import Faith, Observance, faiths_named, observances
from planner.rules.regions import area_of
from planner.rules.return_visits import PairDates, Window, visit_of, window


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody of the delegation is on another visit."""

    person: str
    exchange: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Circumstances:
    """All that a return week of one exchange is judged by, apart from the calendars."""

    window: Window | None
    anchor: date | None  # the last day of the first visit
    hosts: tuple[City, ...] = ()  # where the return visit goes, the lead first
    homes: tuple[City, ...] = ()  # where its travellers live
    blackouts: tuple[Blackout, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    needs: frozenset[Faith] = frozenset()  # recorded for anyone of both delegations
    away: tuple[Away, ...] = ()

    @classmethod
    def of(cls, exchange: Exchange, away: Iterable[Away] = ()) -> "Circumstances":
        pair = PairDates.of(exchange)
        back = visit_of(exchange, VisitKind.RETURN)
        stops = [stop.city for stop in back.stops if stop.city] if back else []
        needs = [
            delegate.care.observance
            for visit in exchange.visits
            for delegate in visit.delegates
            if delegate.care
        ]
        return cls(
            window=window(pair.anchor, pair.opens, pair.closes) if pair.anchor else None,
            anchor=pair.anchor,
            hosts=tuple(dict.fromkeys(stops or exchange.cities_of(Side.FOREIGN))),
            homes=tuple(exchange.cities_of(Side.PARTNER)),
            blackouts=tuple(exchange.blackouts),
            anniversaries=tuple(exchange.anniversaries),
            needs=frozenset().union(*map(faiths_named, needs)),
            away=tuple(away),
        )


@dataclass(slots=True)
class Marks:
    """What lies on one day."""

    weekend: bool = False  # in the lead host city
    holidays: list[tuple[City, Holiday]] = field(default_factory=list)  # in the host cities
    home_holidays: list[tuple[City, Holiday]] = field(default_factory=list)
    schools: list[tuple[City, str]] = field(default_factory=list)  # breaks in the host cities
    observances: list[Observance] = field(default_factory=list)
    clocks: list[tuple[City, ClockChange]] = field(default_factory=list)  # on either side
    blackouts: list[Blackout] = field(default_factory=list)
    anniversaries: list[Anniversary] = field(default_factory=list)
    away: list[Away] = field(default_factory=list)

    @property
    def working(self) -> bool:
        """Whether offices are open in all host cities."""
        return not self.weekend and not self.holidays


def later(day: date, days: int) -> date:
    """So many days later, or earlier; never beyond the ends of the calendar."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def days_between(first: date, last: date) -> Iterator[date]:
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def marks_of(about: Circumstances, first: date, last: date) -> dict[date, Marks]:
    """What lies on each day from one to another, both included."""
    found: dict[date, Marks] = defaultdict(Marks)
    lead = about.hosts[0] if about.hosts else None
    for day in days_between(first, last):
        found[day].weekend = is_weekend(area_of(lead), day)
    for city in about.hosts:
        area = area_of(city)
        for holiday in public_holidays(area, first, last):
            found[holiday.day].holidays.append((city, holiday))
        for each in school_breaks(area, first, last) or ():
            for day in _within(each.first_day, each.last_day, first, last):
                found[day].schools.append((city, each.name))
    for city in about.homes:
        for holiday in public_holidays(area_of(city), first, last):
            found[holiday.day].home_holidays.append((city, holiday))
    for observance in observances(first, last, lead):
        for day in _within(observance.first_day, observance.last_day, first, last):
            found[day].observances.append(observance)
    _mark_clocks(found, about, first, last)
    _mark_own(found, about, first, last)
    return found


def _mark_clocks(found: dict[date, Marks], about: Circumstances, first: date, last: date) -> None:
    """A change is marked once a zone, at the first city that has it."""
    by_zone: dict[str | None, City] = {}
    for city in (*about.hosts, *about.homes):
        by_zone.setdefault(city.zone, city)
    for zone, city in by_zone.items():
        for change in clock_changes(zone, first, last):
            found[change.day].clocks.append((city, change))


def _mark_own(found: dict[date, Marks], about: Circumstances, first: date, last: date) -> None:
    """What is recorded of this exchange and its people."""
    for blackout in about.blackouts:
        begins = blackout.first_day or blackout.last_day
        ends = blackout.last_day or blackout.first_day
        if begins and ends:
            for day in _within(begins, ends, first, last):
                found[day].blackouts.append(blackout)
    for away in about.away:
        for day in _within(away.first_day, away.last_day, first, last):
            found[day].away.append(away)
    for anniversary in about.anniversaries:
        for year in range(first.year, last.year + 1):
            kept = day_of(anniversary, year)
            if kept and first <= kept <= last:
                found[kept].anniversaries.append(anniversary)


def day_of(anniversary: Anniversary, year: int) -> date | None:
    """An anniversary's day in a year; that of 29 February is kept on the 28th in short years."""
    if not anniversary.month or not anniversary.day:
        return None
    day = anniversary.day
    try:
        return date(year, anniversary.month, day)
    except ValueError:
        leap_day = (anniversary.month, day) == (2, 29)
        return date(year, 2, 28) if leap_day else None


def avoided(marks: Marks) -> list[Anniversary]:
    return [each for each in marks.anniversaries if each.wish is Wish.AVOID]


def chosen(marks: Marks) -> list[Anniversary]:
    return [each for each in marks.anniversaries if each.wish is Wish.CHOOSE]


def _within(begins: date, ends: date, first: date, last: date) -> Iterator[date]:
    return days_between(max(begins, first), min(ends, last))
