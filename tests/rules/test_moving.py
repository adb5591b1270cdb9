"""Moving things in time, over midnight and clock changes."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import a_foreign_city, a_stop, an_item
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.model import Item, Leg, Refused
from planner.rules.clock import Reading, instant, kind_of
from planner.rules.moving import Hours, arrival, at, keep_length, later, length, move, put

ZONES = ("Europe/Paris", "America/New_York", "Africa/Casablanca", "Pacific/Honolulu", "Asia/Tokyo")
PARIS = "Europe/Paris"
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)


@st.composite
def some_hours(draw: st.DrawFn) -> tuple[Hours, str]:
    """Hours that exist, often near a clock change."""
    zone_name = draw(st.sampled_from(ZONES))
    near = draw(st.sampled_from([SPRING, AUTUMN, date(2027, 3, 14), date(2027, 11, 7)]))
    moment = datetime.combine(near, time(), ZoneInfo("UTC")) + timedelta(
        minutes=draw(st.integers(-3000, 3000))
    )
    start = moment.astimezone(ZoneInfo(zone_name))
    length = draw(st.none() | st.integers(1, 20 * 60))
    minutes = None if length is None else timedelta(minutes=length)
    hours = at(start.date(), start.time().replace(fold=0), zone_name, minutes, start.fold)
    return hours, zone_name


def _item(hours: Hours, zone_name: str) -> Item:
    item = an_item(stop=a_stop(a_foreign_city(zone=zone_name)))
    put(item, hours)
    return item


@given(some_hours(), st.times(), st.integers(0, 47 * 60))
def test_however_long_it_is_never_cut(made: tuple[Hours, str], start: time, minutes: int) -> None:
    """It ends on the day after at the latest; what would end later is said and not made shorter."""
    hours, zone_name = made
    where, long = ZoneInfo(zone_name), timedelta(minutes=minutes)
    item = _item(Hours(hours.day, start.replace(second=0, microsecond=0)), zone_name)
    assume(kind_of(hours.day, item.start or start, where) is not Reading.GAP)
    begins = instant(hours.day, item.start or start, zone_name)
    ends = (begins + long).astimezone(where)
    # from the first of two equal hours into the second is more than one mark can say
    assume(not ends.fold or kind_of(hours.day, item.start or start, where) is Reading.EXACT)
    last = ends.date()
    if last > hours.day + timedelta(days=1):
        with pytest.raises(Refused, match="the day after it begins"):
            keep_length(item, long)
        assert item.end is None
    else:
        keep_length(item, long)
        assert length(item) == long


@given(some_hours(), st.integers(-3000, 3000))
def test_there_and_back_is_where_it_was(made: tuple[Hours, str], minutes: int) -> None:
    hours, zone_name = made
    moved = later(hours, minutes, zone_name)
    assert later(moved, -minutes, zone_name) == hours


@given(some_hours(), st.integers(-3000, 3000))
def test_it_begins_so_much_later_and_takes_as_long(made: tuple[Hours, str], minutes: int) -> None:
    hours, zone_name = made
    moved = later(hours, minutes, zone_name)
    item, after = (_item(each, zone_name) for each in (hours, moved))
    begun = instant(hours.day, hours.start, zone_name, hours.fold)
    begins = instant(moved.day, moved.start, zone_name, moved.fold)
    assert begins - begun == timedelta(minutes=minutes)
    assert length(after) == length(item)
    assert kind_of(moved.day, moved.start, ZoneInfo(zone_name)) is not Reading.GAP


@pytest.mark.parametrize(
    ("hours", "minutes", "moved"),
    [
        # before clocks go forward, over it
        (Hours(SPRING, time(1, 30)), 60, Hours(SPRING, time(3, 30))),
        # into the second of two equal hours
        (Hours(AUTUMN, time(1, 30)), 120, Hours(AUTUMN, time(2, 30), fold=1)),
        # an end after midnight
        (
            Hours(date(2027, 4, 16), time(21), 0, time(23)),
            90,
            Hours(date(2027, 4, 16), time(22, 30), 0, time(0, 30), True),
        ),
        # and a start after it: it stands on its own date
        (
            Hours(date(2027, 4, 16), time(23), 0, time(0, 30), True),
            90,
            Hours(date(2027, 4, 17), time(0, 30), 0, time(2), False),
        ),
    ],
)
def test_over_midnight_and_clock_changes(hours: Hours, minutes: int, moved: Hours) -> None:
    assert later(hours, minutes, PARIS) == moved


def test_a_start_that_clocks_skip_is_the_first_after_it() -> None:
    assert at(SPRING, time(2, 30), PARIS, timedelta(hours=1)) == Hours(
        SPRING, time(3), 0, time(4), False
    )


def test_a_leg_that_leaves_later_arrives_as_much_later() -> None:
    leg = Leg(from_zone="Europe/Paris", to_zone="America/New_York", from_fold=0, to_fold=0)
    leg.from_day = leg.to_day = date(2027, 4, 13)
    leg.from_time, leg.to_time = time(13, 30), time(15, 40)
    assert arrival(leg, date(2027, 4, 14), time(21, 45)) == Hours(date(2027, 4, 14), time(23, 55))
    assert arrival(leg, date(2027, 4, 14), time(22)) == Hours(date(2027, 4, 15), time(0, 10))
    # Europe has set its clocks forward, America did so two weeks before
    assert arrival(leg, date(2027, 3, 27), time(13, 30)) == Hours(date(2027, 3, 27), time(16, 40))
    leg.to_time = None
    assert arrival(leg, date(2027, 4, 14), time(9)) is None


def test_an_item_moves_with_its_coach_on_the_clock_of_its_city() -> None:
    stop = a_stop(a_foreign_city(), first_day=SPRING, last_day=SPRING)
    item = an_item(day=SPRING, start=time(1, 30), end=time(1, 45), coach_leaves=time(1, 15))
    item.stop = stop
    move(item, 60)
    assert (item.day, item.start, item.end) == (SPRING, time(3, 30), time(3, 45))
    assert item.coach_leaves == time(3, 15)
    move(item, -60)
    assert (item.start, item.end, item.coach_leaves) == (time(1, 30), time(1, 45), time(1, 15))
    without_hour = an_item(start=None, coach_leaves=time(1))
    move(without_hour, 60)
    assert (without_hour.start, without_hour.coach_leaves) == (None, time(1))


def test_nothing_is_moved_beyond_the_calendar() -> None:
    with pytest.raises(Refused, match="Nothing can be moved that far") as refused:
        later(Hours(date.max, time(23)), 24 * 60, PARIS)
    assert refused.value.field == "minutes"
