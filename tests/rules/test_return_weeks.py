"""Return weeks against brute force over random calendars, and what must hold of any proposal."""

import os
import random
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
import pytest
from builders import (
    a_blackout,
    a_city,
    a_delegate,
    a_paired_city,
    a_stop,
    a_visit,
    an_anniversary,
    an_exchange,
    care,
)
from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st
from pyluach.dates import GregorianDate

from planner.model import City, Exchange, Side, VisitKind, Wish
from planner.queries.return_weeks import costs
from planner.rules.return_calendar import Away, Circumstances
from planner.rules.return_visits import PairDates, ReturnState, standing_of
from planner.rules.return_weeks import Judge, Reason, Week, unknown_calendars
from planner.wording import wording

CALENDARS = 200 if "EXAMPLES" in os.environ else 20
DAY = timedelta(days=1)


def city(name: str, country: str, zone: str, region: str | None = None) -> City:
    return City(name=name, country=country, region=region, zone=zone)


# city, its region's code and its school district's in the holiday library
HOSTS = [
    (city("Nantes", "FR", "Europe/Paris", "Pays de la Loire"), None, "Zone B"),
    (city("Strasbourg", "FR", "Europe/Paris", "Grand Est"), "6AE", "Zone B"),
    (city("Munich", "DE", "Europe/Berlin", "Bavaria"), "BY", "BY"),
    (city("Vilvoorde", "BE", "Europe/Brussels", "Flanders"), None, "Flemish"),
    (city("Manchester", "GB", "Europe/London", "England"), "ENG", None),
    (city("Port of Spain", "TT", "America/Port_of_Spain"), None, None),
    (city("Alexandria", "EG", "Africa/Cairo"), None, None),
    (city("Auckland", "NZ", "Pacific/Auckland"), None, None),
]
HOMES = [
    (city("Orlando", "US", "America/New_York", "Florida"), "FL"),
    (city("Chicago", "US", "America/Chicago", "Illinois"), "IL"),
    (city("Honolulu", "US", "Pacific/Honolulu", "Hawaii"), "HI"),
]
NEEDS: dict[str | None, set[str]] = {
    None: set(),
    "Friday prayers": {"muslim"},
    "Keeps Shabbat": {"jewish"},
    "Easter": {"christian"},
}
REGIONS = {city.name: code for city, code, _ in HOSTS} | {city.name: code for city, code in HOMES}
SCHOOLS = {city.name: school for city, _, school in HOSTS}


# -- the oracle: slow, plain, and straight from the libraries --------------------------------------


@cache
def library(country: str, code: str | None, year: int, category: str = "public") -> dict[date, str]:
    if category not in getattr(holidays, country).supported_categories:
        return {}
    return dict(
        holidays.country_holidays(country, subdiv=code, years=year, categories=(category,)).items()
    )


def holiday(city: City, day: date) -> int:
    """0 none, 1 regional, 2 national."""
    assert city.country
    if day in library(city.country, None, day.year):
        return 2
    code = REGIONS[city.name]
    return 1 if code and day in library(city.country, code, day.year) else 0


@cache
def weekend_of(country: str) -> set[int]:
    return set(holidays.country_holidays(country).weekend)


def weekend(city: City, day: date) -> bool:
    assert city.country
    return day.weekday() in weekend_of(city.country)


def no_school(city: City, day: date, since: date, until: date) -> bool:
    """Known only where the library's breaks reach round the whole window."""
    code = SCHOOLS[city.name]
    if not code or not city.country:
        return False
    years = range(since.year - 1, until.year + 2)
    days = {d for year in years for d in library(city.country, code, year, "school")}
    return bool(days) and min(days) <= since and until <= max(days) and day in days


def kept_by_religions(day: date) -> set[tuple[str, str, object]]:
    """(faith, name, which one) of what lies on a day; the weekly ones under “weekly”."""
    found: set[tuple[str, str, object]] = set()
    sunday = easter(day.year)
    if sunday - 2 * DAY <= day <= sunday:
        found.add(("christian", "easter", day.year))
    sunday = easter(day.year, 2)
    if sunday - 2 * DAY <= day <= sunday:
        found.add(("orthodox", "easter", day.year))
    moon = Gregorian(day.year, day.month, day.day).to_hijri()
    if moon.month == 9:
        found.add(("muslim", "ramadan", moon.year))
    if moon.month == 10 and moon.day <= 3:
        found.add(("muslim", "eid", moon.year))
    if moon.month == 12 and 10 <= moon.day <= 13:
        found.add(("muslim", "adha", moon.year))
    for evening in (day, day + DAY):  # it begins the evening before
        hebrew = GregorianDate(evening.year, evening.month, evening.day).to_heb()
        name = feast(hebrew.month, hebrew.day, evening, fast_moves=evening is not day)
        if name:
            found.add(("jewish", name, hebrew.year))
    return found


def feast(month: int, day: int, evening: date, fast_moves: bool) -> str | None:
    if month == 5:
        saturday = (evening - (day - 9) * DAY).weekday() == 5
        return "av" if day == (10 if saturday else 9) else None
    for name, of, first, last in (
        ("passover", 1, 15, 22), ("weeks", 3, 6, 7), ("new year", 7, 1, 2), ("kippur", 7, 10, 10),
        ("booths", 7, 15, 21), ("torah", 7, 22, 23),
    ):  # fmt: skip
        if month == of and first <= day <= last:
            return name
    return None


def weekly(day: date) -> set[tuple[str, str, object]]:
    friday = day if day.weekday() == 4 else day - DAY if day.weekday() == 5 else None
    if friday is None:
        return set()
    found: set[tuple[str, str, object]] = {("jewish", "shabbat", friday)}
    return found | ({("muslim", "friday", friday)} if friday == day else set())


def clocks_change(zone: str, day: date) -> bool:
    at = [datetime.combine(each, time(), ZoneInfo(zone)).utcoffset() for each in (day, day + DAY)]
    return at[0] != at[1]


class Oracle:
    def __init__(self, made: "Made") -> None:
        self.made = made

    def broken(self, start: date) -> set[str]:
        """The hard rules that a start breaks."""
        made = self.made
        opens = made.anchor + relativedelta(months=made.months[0])
        closes = made.anchor + relativedelta(months=made.months[1])
        stay = [start + at * DAY for at in range(made.length)]
        rules = set()
        if not opens <= start <= closes:
            rules.add("outside")
        if start < made.today:
            rules.add("past")
        if any(first <= day <= last for first, last in made.blackouts for day in stay):
            rules.add("blackout")
        avoided = [(month, day) for month, day, wish in made.anniversaries if wish is Wish.AVOID]
        if any(on(*anniversary, day) for anniversary in avoided for day in stay):
            rules.add("anniversary-avoid")
        if any(first <= day <= last for first, last in made.away for day in stay):
            rules.add("away")
        return rules

    def cost(self, start: date) -> int:
        made = self.made
        stay = [start + at * DAY for at in range(made.length)]
        travel = [start - (at + 1) * DAY for at in range(made.travel)]
        travel += [stay[-1] + (at + 1) * DAY for at in range(made.travel)]
        lead = made.hosts[0]
        total = 0
        since = made.anchor + relativedelta(months=made.months[0]) - made.travel * DAY
        until = made.anchor + relativedelta(months=made.months[1])
        until += (made.length + made.travel) * DAY
        for day in stay:
            off = any(holiday(city, day) for city in made.hosts)
            if weekend(lead, day):
                total += 1
            elif off:
                total += 10
            elif any(no_school(city, day, since, until) for city in made.hosts):
                total += 1
            zones = {city.zone for city in (*made.hosts, *made.homes) if city.zone}
            total += 2 * sum(clocks_change(zone, day) for zone in zones)
        total += 3 * sum(any(holiday(city, day) for city in made.homes) for day in travel)
        seen = set().union(*map(kept_by_religions, stay))
        total += sum(5 if faith in made.needs else 1 for faith, _, _ in seen)
        every_week = set().union(*map(weekly, stay))
        total += sum(5 for faith, _, _ in every_week if faith in made.needs)
        left = (start - made.today).days
        total += 10 if left < 30 else 3 if left < 60 else 0
        for month, number, wish in made.anniversaries:
            if wish is Wish.CHOOSE and any(on(month, number, day) for day in stay):
                total -= 5
        return total

    def best(self) -> list[tuple[date, int]]:
        opens = self.made.anchor + relativedelta(months=self.made.months[0])
        closes = self.made.anchor + relativedelta(months=self.made.months[1])
        starts = [opens + at * DAY for at in range((closes - opens).days + 1)]
        judged = [(self.cost(start), start) for start in starts if not self.broken(start)]
        return [(start, cost) for cost, start in sorted(judged)[:5]]


def on(month: int, number: int, day: date) -> bool:
    """Whether a day is an anniversary; that of 29 February is kept on the 28th in short years."""
    short = (month, number) == (2, 29) and (date(day.year, 3, 1) - DAY).day == 28
    return (day.month, day.day) == (month, 28 if short else number)


class Made:
    """A random exchange between its visits."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)
        self.anchor = chance.choice(
            [
                date(2016, 1, 1) + timedelta(chance.randrange(365 * 16)),
                date(2026, 11, 30), date(2027, 11, 30), date(2026, 1, 31), date(2028, 2, 29),
                date(2026, 10, 31), date(2027, 2, 20), date(2027, 8, 31),
            ]
        )  # fmt: skip
        self.months = chance.choice([(1, 3), (1, 3), (0, 1), (2, 2), (1, 4)])
        self.length = chance.choice([1, 5, 6, 6, 9, 14])
        self.travel = chance.choice([0, 1, 1, 2])
        self.today = self.anchor + timedelta(chance.randrange(-120, 80))
        self.hosts = [city for city, _, _ in chance.sample(HOSTS, chance.choice([1, 1, 2]))]
        self.homes = [city for city, _ in chance.sample(HOMES, chance.choice([1, 1, 2]))]
        self.need = chance.choice(list(NEEDS))
        self.needs = NEEDS[self.need]
        self.blackouts = [self._days(chance) for _ in range(chance.randrange(3))]
        self.away = [self._days(chance) for _ in range(chance.randrange(2))]
        self.anniversaries = [
            (day.month, day.day, chance.choice(list(Wish)))
            for day, _ in (self._days(chance) for _ in range(chance.randrange(3)))
        ]

    def _days(self, chance: random.Random) -> tuple[date, date]:
        first = self.anchor + timedelta(chance.randrange(0, 130))
        return first, first + timedelta(chance.randrange(0, 16))

    def exchange(self) -> Exchange:
        stop = a_stop(self.homes[0], first_day=self.anchor - 9 * DAY, last_day=self.anchor)
        visiting = a_delegate(care=care(observance=self.need))
        cities = [a_paired_city(Side.FOREIGN, city) for city in self.hosts]
        cities += [a_paired_city(Side.PARTNER, city) for city in self.homes]
        return an_exchange(
            cities=cities,
            visits=[a_visit(stops=[stop], delegates=[visiting])],
            window_opens_months=self.months[0],
            window_closes_months=self.months[1],
            blackouts=[
                a_blackout(first_day=first, last_day=last) for first, last in self.blackouts
            ],
            anniversaries=[
                an_anniversary(month=month, day=day, wish=wish)
                for month, day, wish in self.anniversaries
            ],
        )

    def judge(self) -> Judge:
        away = [Away("Claire Moreau", "Lyon - Boston", *days) for days in self.away]
        about = Circumstances.of(self.exchange(), away)
        return Judge.of(about, costs(), self.today, self.length, self.travel)


def rules_of(week: Week) -> set[str]:
    """The hard rules named in a refusal."""
    named = {reason.sentence for reason in week.refusals}
    return {"outside" if name.startswith("outside") else name for name in named}


@pytest.mark.parametrize("seed", range(CALENDARS))
def test_the_weeks_proposed_are_those_of_brute_force(seed: int) -> None:
    made = Made(seed)
    oracle, judge = Oracle(made), made.judge()
    assert [(week.start, week.cost) for week in judge.best()] == oracle.best()
    chance = random.Random(seed)
    for _ in range(12):
        day = made.anchor + timedelta(chance.randrange(-40, 160))
        week = judge.judge(day)
        assert {name.removesuffix("-bare") for name in rules_of(week)} == oracle.broken(day)
        if day >= made.today and judge.about.window and not judge.about.window.outside(day):
            assert week.cost == oracle.cost(day)


# -- what holds of any calendar --------------------------------------------------------------------


@settings(max_examples=30, deadline=None)
@given(st.integers(1000, 100_000))
def test_no_proposed_week_breaks_a_hard_rule(seed: int) -> None:
    made = Made(seed)
    judge = made.judge()
    found = judge.best()
    assert [(week.cost, week.start) for week in found] == sorted(
        (week.cost, week.start) for week in found
    )
    for week in found:
        assert week.refusals == ()
        assert Oracle(made).broken(week.start) == set()
        assert week.end == week.start + (made.length - 1) * DAY
        assert sentences(week.reasons)


@settings(max_examples=60, deadline=None)
@given(st.integers(1000, 100_000), st.dates())
def test_every_refusal_names_its_rule_in_a_sentence(seed: int, day: date) -> None:
    week = Made(seed).judge().judge(day)
    for reason in week.refusals:
        assert reason.hard
        (sentence,) = sentences([reason])
        assert sentence.endswith(".")
        assert "{" not in sentence


def sentences(reasons: Iterable[Reason]) -> list[str]:
    say = wording().say
    return [say(f"return_weeks.{reason.sentence}", **dict(reason.values)) for reason in reasons]


# -- one by one ------------------------------------------------------------------------------------


def judged(day: date, today: date = date(2026, 1, 1), **given: object) -> Week:
    """A day, for an exchange whose window is 16 June to 16 August 2026."""
    exchange = between_visits(**given)
    return Judge.of(Circumstances.of(exchange), costs(), today).judge(day)


def between_visits(anchor: date = date(2026, 5, 16), **given: object) -> Exchange:
    marseille = City(
        name="Marseille", country="FR", region="Provence-Alpes-Côte d'Azur", zone="Europe/Paris"
    )
    cities = [a_paired_city(Side.FOREIGN, marseille), a_paired_city(Side.PARTNER, a_city())]
    stop = a_stop(first_day=anchor - 10 * DAY, last_day=anchor)
    return an_exchange(cities=cities, visits=[a_visit(stops=[stop])], **given)


@pytest.mark.parametrize(
    ("day", "says"),
    [(date(2026, 6, 15), "1 day before"), (date(2026, 8, 18), "2 days after")],
)
def test_a_day_outside_says_by_how_much(day: date, says: str) -> None:
    (sentence,) = sentences(judged(day).refusals)
    assert sentence.endswith(f" lies {says} the return window, Tue 16 Jun 2026 to Sun 16 Aug 2026.")


def test_both_ends_of_the_window_are_inside() -> None:
    for day in (date(2026, 6, 16), date(2026, 8, 16)):
        assert judged(day).refusals == ()


def test_an_anniversary_of_29_february_is_kept_on_the_28th_in_short_years() -> None:
    leap = [an_anniversary(month=2, day=29, name="Liberation")]
    for anchor, refused, free in (
        (date(2026, 12, 20), date(2027, 2, 28), date(2027, 3, 1)),
        (date(2027, 12, 20), date(2028, 2, 29), date(2028, 3, 1)),
    ):
        about = Circumstances.of(between_visits(anchor, anniversaries=leap))
        judge = Judge.of(about, costs(), date(2026, 12, 1), length=1)
        assert rules_of(judge.judge(refused)) == {"anniversary-avoid"}
        assert rules_of(judge.judge(free)) == set()


def test_without_a_first_visit_no_week_is_proposed() -> None:
    exchange = an_exchange(visits=[])
    judge = Judge.of(Circumstances.of(exchange), costs(), date(2026, 1, 1))
    assert judge.best() == []
    assert rules_of(judge.judge(date(2026, 7, 1))) == {"no-window"}


def test_the_last_days_of_the_calendar_are_judged_too() -> None:
    about = Circumstances.of(between_visits(date(9999, 11, 30)))
    judge = Judge.of(about, costs(), date(9999, 12, 1))
    assert judge.judge(date(9999, 12, 31)).end == date.max
    assert judge.judge(date(1, 1, 1)).refusals


def test_what_no_calendar_knows_is_said() -> None:
    exchange = an_exchange(
        cities=[
            a_paired_city(Side.FOREIGN, City(name="Atlantis", country="XX")),
            a_paired_city(Side.PARTNER, City(name="Springfield", country="US")),
        ]
    )
    assert sentences(unknown_calendars(Circumstances.of(exchange))) == [
        "No public holidays are known for Atlantis.",
        "Only national public holidays are known for Springfield.",
        "No school holidays are known for Atlantis.",
    ]


# -- the record ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "back", "after"),
    [
        ((date(2013, 9, 16), date(2013, 9, 20)), (date(2013, 11, 4), date(2013, 11, 8)), 45),
        ((date(2019, 3, 30), date(2019, 4, 5)), (date(2019, 5, 12), date(2019, 5, 17)), 37),
    ],
)
def test_the_real_pairs_came_back_inside(
    first: tuple[date, date], back: tuple[date, date], after: int
) -> None:
    exchange = an_exchange(
        visits=[
            a_visit(stops=[a_stop(first_day=first[0], last_day=first[1])]),
            a_visit(VisitKind.RETURN, stops=[a_stop(first_day=back[0], last_day=back[1])]),
        ]
    )
    standing = standing_of(PairDates.of(exchange), back[0])
    assert standing.standing is ReturnState.SCHEDULED_INSIDE
    assert standing.days_after == after


def test_a_return_five_months_later_is_outside_by_days() -> None:
    exchange = between_visits(date(2026, 5, 16))
    exchange.visits.append(
        a_visit(
            VisitKind.RETURN,
            stops=[a_stop(first_day=date(2026, 10, 16), last_day=date(2026, 10, 20))],
        )
    )
    standing = standing_of(PairDates.of(exchange), date(2026, 6, 1))
    assert standing.standing is ReturnState.SCHEDULED_OUTSIDE
    assert standing.days_outside == 61
