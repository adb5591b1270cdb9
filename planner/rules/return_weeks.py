"""Which week is right for the return visit: every start is judged by hard rules and costs.

The costs are data, given by the caller. A week that breaks a hard rule is never proposed; the
others are, cheapest first, then earliest.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from planner.model import City
from planner.rules.findings import Value
from planner.rules.holidays import Holiday, school_breaks
from planner.rules.observances import Observance
from planner.rules.regions import area_of
from planner.rules.return_calendar import (
    Circumstances,
    Marks,
    avoided,
    chosen,
    days_between,
    later,
    marks_of,
)

Thing = TypeVar("Thing", bound=Hashable)

LENGTHS = range(1, 61)  # days a return visit may last


@dataclass(frozen=True, slots=True)
class Costs:
    """What stands in `resources/rules/return-weeks.json`."""

    length: int  # days, unless said otherwise
    travel_days: int  # on either side
    proposals: int
    public_holiday: int
    regional_holiday: int
    home_holiday_on_travel_day: int
    observance_needed: int
    observance: int
    school_break_a_working_day: int
    weekend_day: int
    clock_change: int
    days_to_prepare: tuple[tuple[int, int], ...]  # fewer than so many days cost so much
    anniversary_chosen: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing to be said of a week. Its sentence is in the wording of return weeks."""

    sentence: str
    cost: int = 0
    values: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """A start, judged."""

    start: date
    end: date
    refusals: tuple[Reason, ...]  # the hard rules it breaks
    reasons: tuple[Reason, ...]  # what costs, dearest first; then what speaks for it

    @property
    def cost(self) -> int:
        return sum(reason.cost for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges any start for one length; the calendars around the window are read once."""

    about: Circumstances
    costs: Costs
    today: date
    length: int
    travel_days: int
    marks: Mapping[date, Marks]

    @classmethod
    def of(
        cls,
        about: Circumstances,
        costs: Costs,
        today: date,
        length: int | None = None,
        travel_days: int | None = None,
    ) -> "Judge":
        length = costs.length if length is None else length
        travel = costs.travel_days if travel_days is None else travel_days
        marks: Mapping[date, Marks] = {}
        if about.window:
            first = later(about.window.first_day, -travel)
            marks = marks_of(about, first, later(about.window.last_day, length + travel))
        return cls(about, costs, today, length, travel, marks)

    def best(self) -> list[Week]:
        """The weeks to propose: at most so many, cheapest first, then earliest."""
        window = self.about.window
        starts = days_between(window.first_day, window.last_day) if window else iter(())
        judged = (self.judge(start) for start in starts if start >= self.today)
        allowed = [week for week in judged if not week.refusals]
        return sorted(allowed, key=lambda week: (week.cost, week.start))[: self.costs.proposals]

    def judge(self, start: date) -> Week:
        """What speaks against and for a return visit that begins on this day."""
        end = later(start, self.length - 1)
        before = later(start, -self.travel_days)
        after = later(end, self.travel_days)
        marks = self.marks
        if before not in marks or after not in marks:
            marks = marks_of(self.about, before, after)
        stay = {day: marks[day] for day in days_between(start, end)}
        travel = {day: marks[day] for day in days_between(before, after) if not start <= day <= end}
        costs = [*self._of_stay(stay), *self._of_travel(travel), *self._of_hurry(start)]
        costs.sort(key=lambda reason: -reason.cost)
        return Week(
            start, end, tuple(self._refusals(start, stay)), (*costs, *self._good(start, stay))
        )

    # -- hard rules --------------------------------------------------------------------------------

    def _refusals(self, start: date, stay: Mapping[date, Marks]) -> Iterator[Reason]:
        yield from self._outside(start)
        if start < self.today:
            yield _reason("past", start=start)
        for day, blackout in _first_days(stay, lambda marks: marks.blackouts):
            said = (text.strip().rstrip(".") for text in (blackout.why, blackout.who) if text)
            why = ", ".join(filter(None, said))
            yield _reason("blackout" if why else "blackout-bare", day=day, why=why)
        for day, anniversary in _first_days(stay, avoided):
            sentence = _named("anniversary-avoid", anniversary.name)
            yield _reason(sentence, day=day, name=anniversary.name or "")
        for _, away in _first_days(stay, lambda marks: marks.away):
            yield _reason(
                "away",
                person=away.person,
                exchange=away.exchange,
                first=away.first_day,
                last=away.last_day,
            )

    def _outside(self, start: date) -> Iterator[Reason]:
        window = self.about.window
        if window is None:
            yield _reason("no-window")
            return
        days = window.outside(start)
        if days:
            side = "outside-early" if start < window.first_day else "outside-late"
            yield _reason(
                side if days > 1 else f"{side}-one",
                start=start,
                days=days,
                opens=window.first_day,
                closes=window.last_day,
            )

    # -- costs -------------------------------------------------------------------------------------

    def _of_stay(self, stay: Mapping[date, Marks]) -> Iterator[Reason]:
        costs = self.costs
        for day, marks in stay.items():
            if marks.holidays and not marks.weekend:
                yield self._holiday(day, marks.holidays)
            for city, change in marks.clocks:
                way = "clock-forward" if change.minutes > 0 else "clock-back"
                yield _reason(way, costs.clock_change, day=day, place=str(city))
        for day, anniversary in _first_days(stay, chosen):
            sentence, name = _named("anniversary-chosen", anniversary.name), anniversary.name or ""
            yield _reason(sentence, costs.anniversary_chosen, day=day, name=name)
        for _, observance in _first_days(stay, lambda marks: marks.observances):
            yield from self._observance(observance)
        yield from self._schools(stay)
        weekend = sum(marks.weekend for marks in stay.values())
        if weekend:
            yield _reason("weekend", weekend * costs.weekend_day, count=weekend)

    def _holiday(self, day: date, holidays: list[tuple[City, Holiday]]) -> Reason:
        """One lost day costs once, however many host cities it is lost in."""
        national = [(city, holiday) for city, holiday in holidays if not holiday.regional]
        told = national or holidays
        name, estimated = told[0][1].name, told[0][1].estimated
        cost = self.costs.public_holiday if national else self.costs.regional_holiday
        sentence = "public-holiday" if national else "regional-holiday"
        return _reason(
            f"{sentence}-estimated" if estimated else sentence,
            cost,
            day=day,
            name=name,
            places=_places(city for city, holiday in told if holiday.name == name),
        )

    def _observance(self, observance: Observance) -> Iterator[Reason]:
        """Of the weekly ones only what somebody needs: they lie in every week."""
        needed = observance.faith in self.about.needs
        if observance.weekly and not needed:
            return
        one_day = observance.first_day == observance.last_day
        ending = "-estimated" if observance.estimated else "-day" if one_day else ""
        yield _reason(
            ("observance-needed" if needed else "observance") + ending,
            self.costs.observance_needed if needed else self.costs.observance,
            name=observance.name,
            first=observance.first_day,
            last=observance.last_day,
        )

    def _schools(self, stay: Mapping[date, Marks]) -> Iterator[Reason]:
        """A working day without school costs once, and is told with the break it belongs to."""
        days: dict[str, int] = defaultdict(int)
        cities: dict[str, list[City]] = defaultdict(list)
        for marks in stay.values():
            if marks.schools and marks.working:
                name = marks.schools[0][1]
                days[name] += 1
                cities[name] += [city for city, each in marks.schools if each == name]
        for name, count in days.items():
            cost = count * self.costs.school_break_a_working_day
            yield _reason(
                "school-break", cost, name=name, count=count, places=_places(cities[name])
            )

    def _of_travel(self, travel: Mapping[date, Marks]) -> Iterator[Reason]:
        for day, marks in travel.items():
            if marks.home_holidays:
                name = marks.home_holidays[0][1].name
                yield _reason(
                    "home-holiday",
                    self.costs.home_holiday_on_travel_day,
                    day=day,
                    name=name,
                    places=_places(
                        city for city, holiday in marks.home_holidays if holiday.name == name
                    ),
                )

    def _of_hurry(self, start: date) -> Iterator[Reason]:
        left = (start - self.today).days
        for fewer_than, cost in self.costs.days_to_prepare:
            if 0 <= left < fewer_than:
                yield _reason("hurry" if left else "hurry-today", cost, count=left)
                return

    # -- what speaks for it ------------------------------------------------------------------------

    def _good(self, start: date, stay: Mapping[date, Marks]) -> Iterator[Reason]:
        known = self.about.hosts and all(area_of(city).known for city in self.about.hosts)
        if known and not any(marks.holidays and not marks.weekend for marks in stay.values()):
            yield _reason("no-holiday", places=_places(self.about.hosts))
        left = (start - self.today).days
        if left >= max((days for days, _ in self.costs.days_to_prepare), default=0):
            yield _reason("prepare", count=left)
        if self.about.anchor and start > self.about.anchor:
            yield _reason("after", count=(start - self.about.anchor).days)


def unknown_calendars(about: Circumstances) -> Iterator[Reason]:
    """What the calendars of the cities do not hold, to be said beside every judgment."""
    for city in (*about.hosts, *about.homes):
        area = area_of(city)
        if not area.known:
            yield _reason("no-calendar", place=str(city))
        elif area.national_only:
            yield _reason("national-only", place=str(city))
    if about.window:
        for city in about.hosts:
            if school_breaks(area_of(city), about.window.first_day, about.window.last_day) is None:
                yield _reason("no-schools", place=str(city))


def _first_days(
    stay: Mapping[date, Marks], on: Callable[[Marks], Iterable[Thing]]
) -> Iterable[tuple[date, Thing]]:
    """Each thing once, with the first day of the stay that it lies on."""
    found: dict[Thing, date] = {}
    for day, marks in stay.items():
        for thing in on(marks):
            found.setdefault(thing, day)
    return [(day, thing) for thing, day in found.items()]


def _reason(sentence: str, cost: int = 0, **values: Value) -> Reason:
    return Reason(sentence, cost, values=tuple(values.items()))


def _named(sentence: str, name: str | None) -> str:
    """The sentence, or the one that does without a name."""
    return sentence if name else f"{sentence}-bare"


def _places(cities: Iterable[City]) -> str:
    return ", ".join(dict.fromkeys(map(str, cities)))
