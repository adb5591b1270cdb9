"""From when to when a thing takes its people."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from builders import a_city, a_leg, a_stop, a_visit, an_item
from hypothesis import given
from hypothesis import strategies as st

from planner.model import Item, ItemKind, PartOfDay, TimeState
from planner.rules.spans import ends_before_it_starts, leg_backwards, leg_span, span

DAY = date(2027, 4, 16)
SPRING, AUTUMN = date(2027, 3, 14), date(2027, 11, 7)  # clocks change in New York

clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def in_orlando(**given: Any) -> Item:
    item = an_item(**{"day": DAY} | given)
    item.stop = a_stop()
    a_visit(stops=[item.stop], items=[item])
    return item


def utc(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


def test_an_item_spans_its_hours_in_absolute_time() -> None:
    found = span(in_orlando(start=time(9), end=time(10, 30)))
    assert found is not None
    assert (found.start, found.end) == (utc(13), utc(14, 30))
    assert found.certain
    assert found.clock is None


def test_an_item_may_end_the_next_day() -> None:
    found = span(in_orlando(start=time(22), end=time(1), ends_next_day=True))
    assert found is not None
    assert found.end - found.start == timedelta(hours=3)


@pytest.mark.parametrize(
    ("kind", "minutes"),
    [(ItemKind.MEETING, 60), (ItemKind.MEAL, 90), (ItemKind.MEETING_POINT, 0)],
)
def test_without_an_end_a_length_is_assumed(kind: ItemKind, minutes: int) -> None:
    found = span(in_orlando(end=None, kind=kind))
    assert found is not None
    assert found.end - found.start == timedelta(minutes=minutes)
    assert found.end_assumed
    assert not found.certain


def test_an_approximate_time_is_not_certain() -> None:
    found = span(in_orlando(time_state=TimeState.APPROXIMATE))
    assert found is not None
    assert not found.certain
    assert found.slack == timedelta(minutes=15)


@pytest.mark.parametrize(
    "given",
    [
        {"day": None},
        {"start": None},
        {"start": None, "end": None},
        {"time_state": TimeState.ALL_DAY},
        {"time_state": TimeState.PART_OF_DAY, "part": PartOfDay.MORNING},
        {"time_state": TimeState.TO_BE_DETERMINED},
        {"start": time(10), "end": time(9)},
        {"day": SPRING, "start": time(2, 30), "end": time(5)},
        {"day": date.max, "start": time(23), "end": None},
        {"day": date.min, "start": time(0), "end": None},
        {"day": date.max, "start": time(23), "end": time(1), "ends_next_day": True},
    ],
)
def test_what_has_no_hours_or_impossible_ones_has_no_span(given: dict[str, Any]) -> None:
    assert span(in_orlando(**given)) is None


def test_an_unknown_zone_is_a_clock_of_its_own() -> None:
    nowhere = a_city(zone=None)
    here, there = (an_item(stop=a_stop(nowhere)) for _ in range(2))
    elsewhere, unplaced = an_item(stop=a_stop(a_city(zone=None))), an_item(day=date(2030, 1, 1))
    stops = [item.stop for item in (here, there, elsewhere) if item.stop]
    a_visit(stops=stops, items=[here, there, elsewhere, unplaced])
    on = [found.clock for item in (here, there, elsewhere, unplaced) if (found := span(item))]
    assert on[0] == on[1] == nowhere.id
    assert len(set(on)) == 3
    assert None not in on


# -- ends and clock changes ------------------------------------------------------------------------


@given(clocks, clocks)
def test_an_end_is_before_its_start_on_most_days_when_its_clock_is(start: time, end: time) -> None:
    assert ends_before_it_starts(in_orlando(start=start, end=end)) is (end < start)
    assert not ends_before_it_starts(in_orlando(start=start, end=end, ends_next_day=True))


@pytest.mark.parametrize(
    ("start", "end", "fold", "minutes"),
    [
        (time(1, 45), time(1, 15), 0, 30),  # over the change: 1:15 comes again
        (time(1, 15), time(1, 45), 0, 30),
        (time(1, 15), time(1, 45), 1, 30),
        (time(0, 30), time(1, 30), 0, 60),
        (time(0, 30), time(1, 30), 1, 120),
        (time(1, 30), time(2, 30), 0, 120),
        (time(1, 30), time(2, 30), 1, 60),
    ],
)
def test_on_the_day_an_hour_comes_twice_lengths_are_real(
    start: time, end: time, fold: int, minutes: int
) -> None:
    found = span(in_orlando(day=AUTUMN, start=start, end=end, fold=fold))
    assert found is not None
    assert found.end - found.start == timedelta(minutes=minutes)


def test_in_the_second_of_two_hours_nothing_ends_before_it_starts_unseen() -> None:
    assert ends_before_it_starts(in_orlando(day=AUTUMN, start=time(1, 45), end=time(1, 15), fold=1))


# -- legs ------------------------------------------------------------------------------------------


def test_a_leg_spans_from_zone_to_zone() -> None:
    found = leg_span(a_leg())
    assert found is not None
    assert found.end - found.start == timedelta(hours=8, minutes=35)
    assert found.certain


def test_a_leg_that_lands_before_it_took_off_is_legal_across_the_date_line() -> None:
    leg = a_leg(
        from_zone="Asia/Tokyo",
        from_day=date(2027, 6, 28),
        from_time=time(21),
        to_zone="Pacific/Honolulu",
        to_day=date(2027, 6, 28),
        to_time=time(9, 30),
    )
    found = leg_span(leg)
    assert found is not None
    assert found.end - found.start == timedelta(hours=7, minutes=30)
    assert not leg_backwards(leg)


@pytest.mark.parametrize(
    "given", [{"to_time": None}, {"to_day": None}, {"to_zone": None}, {"to_zone": "Mars/Base"}]
)
def test_a_leg_that_does_not_say_when_it_lands_is_taken_for_an_hour(given: dict[str, Any]) -> None:
    found = leg_span(a_leg(**given))
    assert found is not None
    assert found.end_assumed
    assert found.end - found.start == timedelta(hours=1)


@pytest.mark.parametrize(
    "given",
    [
        {"from_time": None},
        {"from_day": None},
        {"from_zone": None},
        {"from_time": None, "from_part": PartOfDay.NIGHT},
        {"to_day": date(2027, 4, 10)},
        {"from_zone": "America/New_York", "from_day": SPRING, "from_time": time(2, 30)},
    ],
)
def test_a_leg_that_does_not_say_when_it_leaves_has_no_span(given: dict[str, Any]) -> None:
    assert leg_span(a_leg(**given)) is None


@pytest.mark.parametrize(
    ("backwards", "given"),
    [
        (True, {"to_time": time(7, 24)}),  # it leaves Paris at 13:25, 7:25 in Washington
        (False, {"to_time": time(7, 25)}),
        (True, {"to_day": date(2027, 4, 10)}),
        (False, {"to_zone": None, "to_time": time(0)}),  # there are clocks for which it is not
        (False, {"to_zone": None, "to_day": date(2027, 4, 10), "to_time": time(23, 25)}),
        (True, {"to_zone": None, "to_day": date(2027, 4, 10), "to_time": time(23, 24)}),
        (True, {"to_zone": None, "from_zone": None, "to_day": date(2027, 4, 9)}),
        (False, {"to_time": None, "to_part": PartOfDay.MORNING}),
        (True, {"to_zone": "Europe/Paris", "to_time": None, "to_part": PartOfDay.EARLY_MORNING}),
        (False, {"to_zone": "Europe/Paris", "to_time": None, "to_part": PartOfDay.EVENING}),
        (False, {"to_time": None}),
        (True, {"to_day": date(2027, 4, 9), "to_time": None}),
        (False, {"to_day": None}),
        (False, {"from_day": None}),
        (False, {"from_day": date.max}),
    ],
)
def test_a_leg_arrives_before_it_left_only_where_no_reading_helps(
    backwards: bool, given: dict[str, Any]
) -> None:
    assert leg_backwards(a_leg(**given)) is backwards


def test_a_flight_landing_in_an_hour_that_comes_twice_is_given_the_benefit() -> None:
    leg = a_leg(
        from_zone="America/New_York",
        from_day=AUTUMN,
        from_time=time(1, 50),
        to_day=AUTUMN,
        to_time=time(1, 10),
    )
    assert not leg_backwards(leg)


@given(
    st.none() | st.sampled_from([date.min, date(2027, 3, 14), date(2027, 4, 11), date.max]),
    st.none() | clocks,
    st.sampled_from([None, *PartOfDay]),
    st.sampled_from([None, "", "Mars/Base", "Europe/Paris", "Pacific/Apia"]),
)
def test_whatever_a_leg_says_it_is_judged(
    day: date | None, at: time | None, part: PartOfDay | None, zone: str | None
) -> None:
    leg = a_leg(to_day=day, to_time=at, to_part=part, to_zone=zone)
    found = leg_span(leg)
    assert found is None or found.start <= found.end
