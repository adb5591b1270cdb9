"""Days that religions keep: from both Easters to Shabbat at sunset."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import City
from planner.rules.clock import ClockChange, clock_changes
from planner.rules.observances import Faith, Observance, faiths_named, observances, sunset

MARSEILLE = City(
    name="Marseille", country="FR", zone="Europe/Paris", latitude=43.2965, longitude=5.3698
)
TROMSO = City(name="Tromsø", country="NO", zone="Europe/Oslo", latitude=69.65, longitude=18.96)


def named(first: date, last: date) -> dict[str, Observance]:
    return {each.key: each for each in observances(first, last, MARSEILLE)}


@pytest.mark.parametrize(
    ("key", "first", "last", "estimated"),
    [
        ("ramadan", date(2026, 2, 18), date(2026, 3, 19), True),
        ("eid-al-fitr", date(2026, 3, 20), date(2026, 3, 22), True),
        ("eid-al-adha", date(2026, 5, 27), date(2026, 5, 30), True),
        ("easter", date(2026, 4, 3), date(2026, 4, 5), False),
        ("orthodox-easter", date(2026, 4, 10), date(2026, 4, 12), False),
        ("passover", date(2026, 4, 1), date(2026, 4, 9), False),  # from the evening of 1 April
        ("rosh-hashanah", date(2026, 9, 11), date(2026, 9, 13), False),
        ("yom-kippur", date(2026, 9, 20), date(2026, 9, 21), False),
        ("tisha-b-av", date(2026, 7, 22), date(2026, 7, 23), False),
    ],
)
def test_the_days_of_a_year(key: str, first: date, last: date, estimated: bool) -> None:
    found = named(date(2026, 1, 1), date(2026, 12, 31))[key]
    assert (found.first_day, found.last_day, found.estimated) == (first, last, estimated)
    assert named(last, last)[key] == found
    assert key not in named(last + timedelta(1), last + timedelta(1))


def test_fasts_are_marked() -> None:
    fasts = {each.key for each in observances(date(2026, 1, 1), date(2026, 12, 31)) if each.fasting}
    assert fasts == {"ramadan", "yom-kippur", "tisha-b-av"}


def test_tisha_b_av_moves_from_shabbat_to_sunday() -> None:
    found = named(date(2022, 8, 1), date(2022, 8, 31))["tisha-b-av"]
    assert found.last_day == date(2022, 8, 7)


def test_ramadan_that_began_in_the_year_before() -> None:
    found = named(date(2031, 1, 2), date(2031, 1, 3))["ramadan"]
    assert found.first_day == date(2030, 12, 26)


def test_shabbat_begins_at_sunset_of_the_city() -> None:
    friday = date(2026, 5, 15)
    shabbat = named(friday, friday)["shabbat"]
    assert shabbat.on(date(2026, 5, 16))
    assert shabbat.sunset is not None
    assert time(20, 45) < shabbat.sunset < time(21)
    assert "shabbat" in named(date(2026, 5, 16), date(2026, 5, 16))
    assert "shabbat" not in named(date(2026, 5, 17), date(2026, 5, 21))


def test_a_sunset_there_is_not_is_unknown() -> None:
    assert sunset(TROMSO, date(2026, 6, 20)) is None
    assert sunset(City(name="Nowhere"), date(2026, 6, 20)) is None
    assert sunset(None, date(2026, 6, 20)) is None


@pytest.mark.parametrize(
    ("needs", "faiths"),
    [
        ("Friday prayers, a quiet room at noon", {Faith.MUSLIM}),
        ("Keeps Shabbat", {Faith.JEWISH}),
        ("Orthodox Jewish: no travel on Saturday", {Faith.JEWISH}),
        ("Greek Orthodox", {Faith.ORTHODOX}),
        ("Church on Sunday", {Faith.CHRISTIAN}),
        ("none", set()),
        ("", set()),
        (None, set()),
    ],
)
def test_needs_name_their_faith(needs: str | None, faiths: set[Faith]) -> None:
    assert faiths_named(needs) == faiths


@given(st.dates(), st.integers(0, 40))
def test_whatever_the_day_what_is_found_touches_it(day: date, days: int) -> None:
    last = min(day, date.max - timedelta(days=days)) + timedelta(days=days)
    for each in observances(day, last):
        assert each.first_day <= each.last_day
        assert each.first_day <= last
        assert day <= each.last_day


def test_clock_changes_on_both_sides_of_the_ocean() -> None:
    first, last = date(2026, 3, 1), date(2026, 3, 31)
    assert list(clock_changes("America/New_York", first, last)) == [
        ClockChange(date(2026, 3, 8), 60)
    ]
    assert list(clock_changes("Europe/Paris", first, last)) == [ClockChange(date(2026, 3, 29), 60)]
    assert list(clock_changes("Europe/Paris", date(2026, 10, 25), date(2026, 10, 25))) == [
        ClockChange(date(2026, 10, 25), -60)
    ]
    assert list(clock_changes("Asia/Tokyo", first, date(2027, 3, 1))) == []
    assert list(clock_changes("No/Where", first, last)) == []
    assert list(clock_changes(None, first, last)) == []
