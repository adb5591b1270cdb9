"""Days that religions keep, as far as a program must go around them.

Where the moon decides the date is an estimate and says so. Days that begin at sunset begin at that
of the city, on the evening before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from planner.model import City
from planner.rules.clock import zone
from planner.rules.folding import folded, slug

DAY = timedelta(days=1)
_FRIDAY = 4
_HIJRI_YEARS = (date(1924, 8, 1), date(2077, 11, 16))  # what its tables hold


class Faith(StrEnum):
    CHRISTIAN = "christian"
    ORTHODOX = "orthodox"
    JEWISH = "jewish"
    MUSLIM = "muslim"


@dataclass(frozen=True, slots=True)
class Observance:
    key: str
    name: str
    faith: Faith
    first_day: date  # where it begins at sunset, the day of that evening
    last_day: date
    from_sunset: bool = False
    sunset: time | None = None  # in the city, on its first day; None where that is not known
    fasting: bool = False
    estimated: bool = False
    weekly: bool = False

    def on(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


def observances(first: date, last: date, city: City | None = None) -> tuple[Observance, ...]:
    """All that touch these days, both included, in order; the weekly ones too."""
    # what begins in one year may end in the next
    years = range(max(first.year - 1, 1), min(last.year + 1, date.max.year) + 1)
    found: list[Observance] = [*_weekly(first, last, city)]
    for year in years:
        found += [*_easters(year), *_jewish(year, city)]
    found += _muslim(first, last)
    touching = (each for each in found if each.first_day <= last and first <= each.last_day)
    return tuple(sorted(touching, key=lambda each: (each.first_day, each.last_day, each.key)))


def sunset(city: City | None, day: date) -> time | None:
    """Sunset in a city by its own clock; None where its place is not known, or the sun stays up."""
    where = zone(city.zone) if city else None
    if city is None or where is None or city.latitude is None or city.longitude is None:
        return None
    from astral import Observer
    from astral.sun import sunset as sets

    try:
        return (
            sets(Observer(city.latitude, city.longitude), day, tzinfo=where)
            .time()
            .replace(second=0, microsecond=0)
        )
    except ValueError:
        return None


# -- recorded needs --------------------------------------------------------------------------------

_WORDS = {
    Faith.MUSLIM: ("muslim", "islam", "ramadan", "jumu", "jumm", "friday", "mosque", "eid "),
    Faith.JEWISH: ("jew", "shabb", "sabbath", "saturday", "synagogue", "kippur", "passover"),
    Faith.ORTHODOX: ("orthodox",),
    Faith.CHRISTIAN: ("christian", "catholic", "protestant", "church", "mass ", "easter", "sunday"),
}


def faiths_named(needs: str | None) -> frozenset[Faith]:
    """The faiths that a recorded need speaks of, by their words: “Friday prayers, no Saturday”."""
    text = f"{folded(needs or '')} "
    found = {faith for faith, words in _WORDS.items() if any(word in text for word in words)}
    if Faith.JEWISH in found:
        found.discard(Faith.ORTHODOX)
    return frozenset(found)


# -- the calendars ---------------------------------------------------------------------------------


def _weekly(first: date, last: date, city: City | None) -> Iterator[Observance]:
    day = first - DAY if first > date.min else first  # Shabbat of the evening before
    while day <= last and day < date.max:
        if day.weekday() == _FRIDAY:
            yield Observance("friday-prayer", "Friday prayer", Faith.MUSLIM, day, day, weekly=True)
            yield Observance(
                "shabbat", "Shabbat", Faith.JEWISH, day, day + DAY,
                from_sunset=True, sunset=sunset(city, day), weekly=True,
            )  # fmt: skip
        day += DAY


def _easters(year: int) -> Iterator[Observance]:
    """From Good Friday to Easter Sunday, in both calendars."""
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    if not 1583 <= year <= 4099:
        return
    for faith, name, method in (
        (Faith.CHRISTIAN, "Easter", EASTER_WESTERN),
        (Faith.ORTHODOX, "Orthodox Easter", EASTER_ORTHODOX),
    ):
        sunday = easter(year, method)
        yield Observance(slug(name), name, faith, sunday - 2 * DAY, sunday)


_JEWISH = (
    # name, month (Nisan is 1), first and last day, fasting
    ("Passover", 1, 15, 22, False),
    ("Shavuot", 3, 6, 7, False),
    ("Tisha B'Av", 5, 9, 9, True),
    ("Rosh Hashanah", 7, 1, 2, False),
    ("Yom Kippur", 7, 10, 10, True),
    ("Sukkot", 7, 15, 21, False),
    ("Simchat Torah", 7, 22, 23, False),
)


def _jewish(year: int, city: City | None) -> Iterator[Observance]:
    from pyluach.dates import HebrewDate

    if not 1900 <= year <= 2200:
        return
    for name, month, begins, ends, fasting in _JEWISH:
        # the Hebrew year changes in autumn, with Tishri, the seventh month
        hebrew = year + (3761 if month >= 7 else 3760)
        first = HebrewDate(hebrew, month, begins).to_pydate()
        if fasting and month == 5 and first.weekday() == _FRIDAY + 1:
            first += DAY  # no fast on Shabbat
        eve = first - DAY
        yield Observance(
            slug(name), name, Faith.JEWISH, eve, first + (ends - begins) * DAY,
            from_sunset=True, sunset=sunset(city, eve), fasting=fasting,
        )  # fmt: skip


_MUSLIM = (
    # name, month, first day, days (None: the month), fasting
    ("Ramadan", 9, 1, None, True),
    ("Eid al-Fitr", 10, 1, 3, False),
    ("Eid al-Adha", 12, 10, 4, False),
)


def _muslim(first: date, last: date) -> Iterable[Observance]:
    from hijridate import Gregorian, Hijri

    begins, ends = max(first, _HIJRI_YEARS[0]), min(last, _HIJRI_YEARS[1])
    if begins > ends:
        return
    years = (Gregorian.fromdate(day).to_hijri().year for day in (begins, ends))
    for year in range(next(years), next(years) + 1):
        for name, month, day, days, fasting in _MUSLIM:
            start = Hijri(year, month, day)
            opens = start.to_gregorian()
            first_day = date(opens.year, opens.month, opens.day)
            length = days or start.month_length()
            yield Observance(
                slug(name), name, Faith.MUSLIM, first_day, first_day + (length - 1) * DAY,
                fasting=fasting, estimated=True,
            )  # fmt: skip
