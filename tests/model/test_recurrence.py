"""Rules of recurrence are read as RFC 5545 means them, and none runs for ever."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from planner.model import Refused
from planner.model.recurrence import horizon, occurrences, read_rule

BEGINS = datetime.combine(date(2027, 1, 15), time(9))
NEXT_YEAR = datetime.combine(date(2028, 1, 1), time())


def days(text: str, until: datetime = NEXT_YEAR) -> list[str]:
    return [f"{each:%Y-%m-%d}" for each in occurrences(text, BEGINS, until)]


def test_a_rule_is_read_as_typed() -> None:
    assert read_rule(" rrule:freq=monthly; interval=3 ", "rule") == "FREQ=MONTHLY;INTERVAL=3"
    assert read_rule("", "rule") is None


def test_what_comes_again() -> None:
    quarters = ["2027-01-15", "2027-04-15", "2027-07-15", "2027-10-15"]
    assert days("FREQ=MONTHLY;INTERVAL=3") == quarters
    assert days("FREQ=MONTHLY;INTERVAL=3;COUNT=2") == quarters[:2]
    assert days("FREQ=MONTHLY;INTERVAL=3;UNTIL=20270715T235959Z") == quarters[:3]
    assert days("FREQ=MONTHLY;INTERVAL=3;UNTIL=20270715T090000") == quarters[:3]


@pytest.mark.parametrize(
    "typed",
    [
        "every other week",
        "INTERVAL=3",
        "FREQ=MONTHLY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=0;BYMONTH=3",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=9,15",
        "FREQ=YEARLY;BYEASTER=-500",
        "FREQ=MONTHLY;COUNT=x",
        "RDATE:20270101T000000",
        "DTSTART:20270101T000000\nRRULE:FREQ=DAILY",
        "FREQ=MONTHLY;UNTIL=20270101T000000Z;UNTIL=",
    ],
)
def test_what_is_no_rule_or_never_ends_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="no rule of recurrence"):
        read_rule(typed, "rule")


@pytest.mark.parametrize("rule", ["FREQ=DAILY;COUNT=3", "FREQ=YEARLY", "FREQ=WEEKLY"])
def test_of_a_rule_that_never_comes_true_the_first_day_is_left(rule: str) -> None:
    assert days(f"{rule};BYMONTH=2;BYMONTHDAY=30", horizon(BEGINS)) == ["2027-01-15"]


def test_the_horizon_ends_with_the_years() -> None:
    assert horizon(datetime.combine(date(9990, 1, 1), time())).year == 9999


def test_the_first_day_counts_though_it_is_off_the_rule() -> None:
    friday_then_mondays = ["2027-01-15", "2027-01-18", "2027-01-25"]
    assert days("FREQ=WEEKLY;BYDAY=MO", BEGINS + timedelta(12)) == friday_then_mondays
    assert days("FREQ=WEEKLY;BYDAY=MO;COUNT=3") == friday_then_mondays
    assert days("FREQ=WEEKLY;BYDAY=MO;COUNT=1") == friday_then_mondays[:1]
    assert days("FREQ=WEEKLY;BYDAY=MO;UNTIL=20270101") == friday_then_mondays[:1]
    assert days("FREQ=WEEKLY;BYDAY=MO", BEGINS - timedelta(1)) == []


RULES = st.sampled_from(
    ["", ";BYDAY=MO,TH", ";BYMONTH=2;BYMONTHDAY=29", ";COUNT=40", ";UNTIL=19990101", ";WKST=SU"]
)


@given(
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 5),
    RULES,
    st.dates(date(1890, 1, 1), date(1930, 1, 1)),
    st.dates(date(1880, 1, 1), date(2030, 1, 1)),
)
def test_going_on_from_a_later_day_finds_the_same(
    often: str, interval: int, more: str, first: date, since: date
) -> None:
    rule = f"FREQ={often};INTERVAL={interval}{more}"
    begins, after = (datetime.combine(each, time()) for each in (first, since))
    until = datetime.combine(date(2031, 1, 1), time())
    all_of_them = [each for each in occurrences(rule, begins, until) if each >= after]
    later = [each for each in occurrences(rule, begins, until, after) if each >= after]
    assert later == all_of_them
    plain = rrulestr(rule, dtstart=begins).between(begins, until, inc=True)
    assert all_of_them == [each for each in plain if each >= after] or begins not in plain
