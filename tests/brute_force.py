"""Return weeks found the slow way, for random exchanges, straight from the libraries."""

import random
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from builders import (
    a_blackout,
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
from pyluach.dates import GregorianDate

from planner.model import City, Exchange, Side, Wish
from planner.queries.return_weeks import costs
from planner.rules.return_calendar import Away, Circumstances
from planner.rules.return_weeks import Judge

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
