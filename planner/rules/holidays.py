"""Public holidays, school breaks and weekends, by the calendars of the holiday library.

Names are English. What the library does not know is never guessed: an area without a calendar has
no holidays and says so (`Area.known`), school breaks it does not have are None.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from planner.rules.regions import Area

_YEARS = range(1901, 2100)  # outside, the library knows too little to be asked
_ESTIMATED = " (estimated)"
_SATURDAY, _SUNDAY = 5, 6
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Holiday:
    day: date
    name: str
    regional: bool = False  # of the region alone; not of the whole country
    estimated: bool = False  # the moon decides


@dataclass(frozen=True, slots=True)
class Break:
    """Days without school, one after the other."""

    first_day: date
    last_day: date
    name: str


def public_holidays(area: Area, first: date, last: date) -> tuple[Holiday, ...]:
    """The public holidays from one day to another, both included, in order."""
    if not area.known or not area.country:
        return ()
    return tuple(
        holiday
        for year in _years(first, last)
        for holiday in _holidays(area.country, area.region, year)
        if first <= holiday.day <= last
    )


def public_holiday(area: Area, day: date) -> Holiday | None:
    """The public holiday of this day, if it is one."""
    return next(iter(public_holidays(area, day, day)), None)


def school_breaks(area: Area, first: date, last: date) -> tuple[Break, ...] | None:
    """The school breaks that touch these days; None where the library does not know all of them."""
    known = area.country and area.school and first.year >= _YEARS[0] and last.year < _YEARS[-1]
    if not known or not area.country or not area.school:
        return None
    days = _school_days(area.country, area.school, first.year, last.year)
    if not days or first < min(days) or last > max(days):
        return None
    return tuple(
        each for each in _joined(days) if each.first_day <= last and first <= each.last_day
    )


def is_weekend(area: Area, day: date) -> bool:
    return day.weekday() in _weekend(area.country if area.known else None)


def is_working_day(area: Area, day: date) -> bool:
    """Neither weekend nor public holiday."""
    return not is_weekend(area, day) and public_holiday(area, day) is None


def working_day(area: Area, day: date, step: int) -> date:
    """The day itself if it is a working day, else the nearest one earlier (-1) or later (1)."""
    while not is_working_day(area, day) and date.min < day < date.max:
        day += step * DAY
    return day


# -- asking the library ----------------------------------------------------------------------------


def _years(first: date, last: date) -> Iterator[int]:
    return (year for year in range(first.year, last.year + 1) if year in _YEARS)


@cache
def _holidays(country: str, region: str | None, year: int) -> tuple[Holiday, ...]:
    national = _calendar(country, None, "public", year)
    of_region = _calendar(country, region, "public", year) if region else {}
    found = [_holiday(day, name, regional=False) for day, name in national.items()]
    found += [
        _holiday(day, name, regional=True) for day, name in of_region.items() if day not in national
    ]
    return tuple(sorted(found, key=lambda holiday: holiday.day))


def _holiday(day: date, name: str, regional: bool) -> Holiday:
    return Holiday(day, name.replace(_ESTIMATED, ""), regional, _ESTIMATED in name)


@cache
def _school_days(country: str, district: str, first: int, last: int) -> Mapping[date, str]:
    """The days without school of these years and of the year on either side."""
    return {
        day: name
        for year in range(first - 1, last + 2)
        for day, name in _calendar(country, district, "school", year).items()
    }


def _joined(days: Mapping[date, str]) -> Iterable[Break]:
    """Single days as breaks; weekends between two days of one name are part of it."""
    breaks: list[Break] = []
    for day in sorted(days):
        before = breaks[-1] if breaks else None
        if before and before.name == days[day] and day - before.last_day <= 3 * DAY:
            breaks[-1] = Break(before.first_day, day, before.name)
        else:
            breaks.append(Break(day, day, days[day]))
    return breaks


@cache
def _calendar(country: str, subdivision: str | None, category: str, year: int) -> dict[date, str]:
    import holidays

    known = getattr(holidays, country)
    if category not in known.supported_categories:
        return {}
    english = "en_US" if "en_US" in known.supported_languages else None
    found = holidays.country_holidays(
        country, subdiv=subdivision, years=year, language=english, categories=(category,)
    )
    return {day: name for day, name in found.items() if day.year == year}


@cache
def _weekend(country: str | None) -> frozenset[int]:
    if country is None:
        return frozenset({_SATURDAY, _SUNDAY})
    import holidays

    return frozenset(holidays.country_holidays(country).weekend)
