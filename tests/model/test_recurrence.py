"""Rules of recurrence are read as RFC 5545 means them, and none runs for ever."""

from datetime import date, datetime, time

import pytest

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
        "FREQ=MONTHLY;COUNT=x",
        "RDATE:20270101T000000",
        "DTSTART:20270101T000000\nRRULE:FREQ=DAILY",
        "FREQ=MONTHLY;UNTIL=20270101T000000Z;UNTIL=",
    ],
)
def test_what_is_no_rule_or_never_ends_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="no rule of recurrence"):
        read_rule(typed, "rule")


def test_a_rule_that_never_comes_true_ends() -> None:
    assert days("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", horizon(BEGINS)) == []
    assert days("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", horizon(BEGINS)) == []
    assert horizon(datetime.combine(date(9990, 1, 1), time())).year == 9999
