"""Public holidays, school breaks and weekends, by the names Americans write."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import City
from planner.rules.holidays import (
    is_weekend,
    is_working_day,
    public_holiday,
    public_holidays,
    school_breaks,
    working_day,
)
from planner.rules.regions import Area, area_of, one_region
from planner.shipped import REFERENCE


def city(name: str | None, country: str | None, region: str | None = None) -> City:
    return City(name=name, country=country, region=region)


ORLANDO = city("Orlando", "US", "Florida")
NANTES = city("Nantes", "FR", "Pays de la Loire")
STRASBOURG = city("Strasbourg", "FR", "Grand Est")
MUNICH = city("Munich", "DE", "Bavaria")


@pytest.mark.parametrize(
    ("place", "area"),
    [
        (ORLANDO, Area("US", "FL")),
        (city("Washington", "US", "District of Columbia"), Area("US", "DC")),
        (city("Washington", "us", "D.C."), Area("US", "DC")),
        (NANTES, Area("FR", None, "Zone B")),
        (STRASBOURG, Area("FR", "6AE", "Zone B")),
        (city("Cologne", "DE", "North Rhine-Westphalia"), Area("DE", "NW", "NW")),
        (city("Hamburg", "DE"), Area("DE", "HH", "HH")),
        (city("Vilvoorde", "BE", "Flanders"), Area("BE", None, "Flemish")),
        (city("Manchester", "GB", "England"), Area("GB", "ENG")),
        (city("Arnhem", "NL", "Gelderland"), Area("NL")),
        (city("Port of Spain", "TT"), Area("TT")),
        (city(None, "CA"), Area("CA")),
        (city("Atlantis", None), Area(None)),
        (None, Area(None)),
    ],
)
def test_a_city_follows_the_calendars_of_its_country_region_and_school_zone(
    place: City | None, area: Area
) -> None:
    assert area_of(place) == area


def test_what_is_only_known_of_the_whole_country_says_so() -> None:
    assert area_of(city("Somewhere", "DE")).national_only
    assert not area_of(MUNICH).national_only
    assert not area_of(city("Port of Spain", "TT")).national_only  # there are no regional ones
    assert not area_of(city("Atlantis", "XX")).known


def test_every_region_of_the_city_table_has_a_code_the_library_knows() -> None:
    for line in (REFERENCE / "regions.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        country, _code, region = line.split("\t")
        area = area_of(city("Anywhere", country, region))
        public_holidays(area, date(2026, 1, 1), date(2026, 12, 31))
        school_breaks(area, date(2026, 1, 1), date(2026, 12, 31))
        if country in {"DE", "AT", "CA", "ES", "GB", "CH", "AU"}:
            assert area.region, region


def test_national_and_regional_holidays_are_told_apart() -> None:
    found = public_holidays(area_of(STRASBOURG), date(2026, 4, 1), date(2026, 4, 6))
    assert [(each.day.day, each.name, each.regional) for each in found] == [
        (3, "Good Friday", True),
        (6, "Easter Monday", False),
    ]
    assert public_holiday(area_of(NANTES), date(2026, 4, 3)) is None


def test_a_substitute_day_is_a_holiday() -> None:
    observed = public_holiday(area_of(ORLANDO), date(2026, 7, 3))
    assert observed
    assert "Independence Day" in observed.name


def test_a_date_the_moon_decides_is_marked() -> None:
    (eid,) = public_holidays(Area("TT"), date(2026, 3, 20), date(2026, 3, 20))
    assert (eid.name, eid.estimated) == ("Eid al-Fitr", True)


def test_school_breaks_where_the_library_has_them() -> None:
    breaks = school_breaks(area_of(NANTES), date(2026, 4, 1), date(2026, 5, 31))
    assert breaks is not None
    assert [(each.first_day, each.last_day) for each in breaks] == [
        (date(2026, 4, 11), date(2026, 4, 26)),
        (date(2026, 5, 14), date(2026, 5, 17)),
    ]
    assert school_breaks(area_of(NANTES), date(2026, 6, 1), date(2026, 6, 5)) == ()


@pytest.mark.parametrize(
    ("place", "day"),
    [
        (ORLANDO, date(2026, 4, 1)),  # of no U.S. state
        (city("Manchester", "GB", "England"), date(2026, 4, 1)),
        (NANTES, date(2013, 4, 1)),  # before its first year
        (MUNICH, date(2029, 11, 1)),  # after the last break it knows
        (NANTES, date(9998, 1, 1)),
        (NANTES, date(1, 1, 1)),
    ],
)
def test_school_breaks_the_library_does_not_have_are_unknown(place: City, day: date) -> None:
    assert school_breaks(area_of(place), day, day) is None


def test_weekends_follow_the_country() -> None:
    friday = date(2026, 5, 15)
    assert is_weekend(Area("EG"), friday)
    assert not is_weekend(Area("FR"), friday)
    assert is_weekend(Area(None), date(2026, 5, 16))


def test_a_working_day_before_and_after() -> None:
    boxing = date(2026, 12, 26)  # a Saturday, after a Friday that is a holiday
    assert working_day(Area("US"), boxing, -1) == date(2026, 12, 24)
    assert working_day(Area("US"), boxing, 1) == date(2026, 12, 28)
    assert working_day(Area("GB"), boxing, 1) == date(2026, 12, 29)  # a substitute day


@given(st.dates(), st.sampled_from(["US", "FR", "DE", "IL", "XX", None]), st.sampled_from([-1, 1]))
def test_the_nearest_working_day_is_near_and_works(
    day: date, country: str | None, step: int
) -> None:
    area = Area(country)
    found = working_day(area, day, step)
    assert found == day or (found - day).days * step in range(1, 13)
    assert is_working_day(area, found) or found in (date.min, date.max)


@given(st.dates(), st.dates())
def test_holidays_lie_between_the_days_asked_for(first: date, last: date) -> None:
    last = min(last, date(min(first.year + 3, 9999), 1, 1))
    for area in (area_of(STRASBOURG), area_of(ORLANDO)):
        for holiday in public_holidays(area, first, last):
            assert first <= holiday.day <= last


@pytest.mark.parametrize(
    ("country", "name", "other", "one"),
    [
        ("US", "FL", "Florida", True),
        ("us", "florida", "FL", True),
        ("US", "Florida", "Georgia", False),
        ("US", "Somewhere", "Elsewhere", False),
        ("US", "Somewhere", " SOMEWHERE ", True),
        ("DE", "BY", "Bavaria", True),
        (None, "FL", "Florida", False),
    ],
)
def test_two_names_of_one_region(country: str | None, name: str, other: str, one: bool) -> None:
    assert one_region(country, name, other) is one
