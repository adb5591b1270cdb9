"""Wall-clock time and absolute time."""

import zoneinfo
from datetime import UTC, date, datetime, time, timedelta

import pytest
from builders import a_city, a_stop, a_visit, an_item
from hypothesis import given
from hypothesis import strategies as st

from planner.model import Item, Refused, TimeState
from planner.rules.clock import (
    Reading,
    city_of,
    instant,
    kind_of,
    neighbours,
    refuse_gap,
    stop_of,
    zone,
    zone_of,
)

NAMES = (
    "Europe/Paris",
    "America/New_York",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
)
SPRING, AUTUMN = date(2027, 3, 14), date(2027, 11, 7)  # clocks change in New York

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
names = st.sampled_from(NAMES)


def test_the_systems_zones_are_never_used() -> None:
    assert zoneinfo.TZPATH == ()


@pytest.mark.parametrize(
    "name", [None, "", "Paris", "europe/paris", "America", "../etc/passwd", "/"]
)
def test_a_name_that_tzdata_does_not_have_is_no_zone(name: str | None) -> None:
    assert zone(name) is None


def test_a_zone_is_read_once() -> None:
    assert zone("Europe/Paris") is zone("Europe/Paris") is not None


def test_a_zone_is_named_by_its_city() -> None:
    assert city_of("America/New_York") == "New York"
    assert city_of("America/Indiana/Indianapolis") == "Indianapolis"


@pytest.mark.parametrize(
    ("day", "at", "reading"),
    [
        (SPRING, time(1, 59), Reading.EXACT),
        (SPRING, time(2), Reading.GAP),
        (SPRING, time(2, 59), Reading.GAP),
        (SPRING, time(3), Reading.EXACT),
        (AUTUMN, time(0, 59), Reading.EXACT),
        (AUTUMN, time(1), Reading.FOLD),
        (AUTUMN, time(1, 59), Reading.FOLD),
        (AUTUMN, time(2), Reading.EXACT),
    ],
)
def test_what_a_time_means_on_the_day_clocks_change(day: date, at: time, reading: Reading) -> None:
    where = zone("America/New_York")
    assert where is not None
    assert kind_of(day, at, where) is reading


@given(days, times, names)
def test_a_time_there_is_comes_back_from_absolute_time(day: date, at: time, name: str) -> None:
    where = zone(name)
    assert where is not None
    back = instant(day, at, name).astimezone(where).replace(tzinfo=None, fold=0)
    exists = back == datetime.combine(day, at)
    assert exists is (kind_of(day, at, where) is not Reading.GAP)


@given(days, times, names)
def test_the_second_of_two_equal_times_comes_after_the_first(
    day: date, at: time, name: str
) -> None:
    where = zone(name)
    assert where is not None
    first, second = (instant(day, at, name, fold) for fold in (0, 1))
    assert (first < second) is (kind_of(day, at, where) is Reading.FOLD)


@pytest.mark.parametrize(
    ("name", "day", "at", "before", "after"),
    [
        ("America/New_York", SPRING, time(2, 30), (14, 1, 59), (14, 3, 0)),
        ("America/New_York", SPRING, time(2), (14, 1, 59), (14, 3, 0)),
        ("Australia/Lord_Howe", date(2027, 10, 3), time(2, 10), (3, 1, 59), (3, 2, 30)),
        ("Pacific/Apia", date(2011, 12, 30), time(12), (29, 23, 59), (31, 0, 0)),
    ],
)
def test_around_a_gap_stand_its_two_neighbours(
    name: str,
    day: date,
    at: time,
    before: tuple[int, int, int],
    after: tuple[int, int, int],
) -> None:
    where = zone(name)
    assert where is not None
    found = neighbours(day, at, where)
    assert [(each.day, each.hour, each.minute) for each in found] == [before, after]


@given(st.integers(2007, 2090), st.integers(0, 59))
def test_the_neighbours_of_a_gap_are_a_minute_apart(year: int, minute: int) -> None:
    where, first = zone("America/New_York"), date(year, 3, 8)
    assert where is not None
    day = first + timedelta(days=6 - first.weekday())  # the second Sunday of March
    assert kind_of(day, time(2, minute), where) is Reading.GAP
    before, after = neighbours(day, time(2, minute), where)
    assert before < datetime.combine(day, time(2, minute)) < after
    assert (before.time(), after.time()) == (time(1, 59), time(3))
    moments = [instant(each.date(), each.time(), where.key) for each in (before, after)]
    assert moments[1] - moments[0] == timedelta(minutes=1)


@given(st.sampled_from([date.min, date.max]), times, names, st.integers(0, 1))
def test_the_ends_of_the_calendar_have_instants_too(
    day: date, at: time, name: str, fold: int
) -> None:
    assert abs(instant(day, at, name, fold) - datetime.combine(day, at, UTC)) < timedelta(days=1)


def test_a_clock_in_an_unknown_zone_is_taken_for_utc() -> None:
    assert instant(SPRING, time(2, 30), None) == datetime(2027, 3, 14, 2, 30, tzinfo=UTC)
    assert instant(SPRING, time(2, 30), "Mars/Base") == datetime(2027, 3, 14, 2, 30, tzinfo=UTC)


# -- whose clock -----------------------------------------------------------------------------------


def items_of_a_visit() -> tuple[Item, ...]:
    """In Paris by its stop; on a day in Orlando; on a day nowhere; a session of the first."""
    paris = a_stop(a_city("Paris", zone="Europe/Paris"), last_day=date(2027, 4, 12))
    orlando = a_stop(first_day=date(2027, 4, 14), last_day=date(2027, 4, 20), rank=1)
    there = an_item("There", stop=paris)
    others = (an_item("That day"), an_item("Nowhere", day=date(2027, 4, 13)))
    items = (there, *others, an_item("Session", whole=there))
    a_visit(stops=[paris, orlando], items=list(items))
    return items


def test_an_item_follows_the_clock_of_its_stop_or_of_the_stop_of_that_day() -> None:
    assert [zone_of(item) for item in items_of_a_visit()] == [
        "Europe/Paris",
        "America/New_York",
        None,
        "Europe/Paris",
    ]


def test_an_undated_item_without_a_stop_has_no_clock() -> None:
    _, item, _, _ = items_of_a_visit()
    item.day = None
    assert stop_of(item) is None
    assert zone_of(item) is None


def test_an_item_in_a_zone_that_is_no_zone_has_no_clock() -> None:
    item = an_item(stop=a_stop(a_city(zone="Mars/Base")))
    assert zone_of(item) is None


# -- typed times that are not ----------------------------------------------------------------------


@pytest.mark.parametrize("field", ["start", "end"])
def test_a_typed_time_that_clocks_skip_is_refused_with_its_neighbours(field: str) -> None:
    times = {"start": time(1), "end": time(5)} | {field: time(2, 30)}
    item = an_item(day=SPRING, stop=a_stop(), **times)
    with pytest.raises(Refused) as refused:
        refuse_gap(item)
    assert refused.value.field == field
    assert refused.value.values["before"] == time(1, 59)
    assert refused.value.values["after"] == time(3)
    assert refused.value.values["city"] == "New York"


def test_an_end_after_midnight_is_judged_on_its_own_day() -> None:
    eve = SPRING - timedelta(days=1)
    item = an_item(day=eve, stop=a_stop(), start=time(22), end=time(2, 30), ends_next_day=True)
    with pytest.raises(Refused):
        refuse_gap(item)


@pytest.mark.parametrize(
    "given",
    [
        {"day": AUTUMN},
        {"day": None},
        {"day": SPRING, "time_state": TimeState.ALL_DAY},
        {"day": SPRING, "stop": a_stop(a_city(zone=None))},
        {"day": SPRING, "start": time(3)},
    ],
)
def test_other_times_are_taken(given: dict[str, object]) -> None:
    given = {"stop": a_stop(), "start": time(2, 30), "end": None} | given
    refuse_gap(an_item(**given))
