"""Dates as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import Refused
from planner.rules.typed_dates import EARLIER, read_date

NEAR = date(2026, 5, 6)  # a Wednesday
MAY_12 = date(2026, 5, 12)

days = st.dates(date(1901, 1, 1), date(2198, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "12 5",
        "12 05 2026",
        "12.5.",
        "12.5.2026",
        "12. 5. 2026",
        "12 may",
        "12 May",
        "12may",
        "12-May-2026",
        "12th of May",
        "May 12",
        "May 12, 2026",
        "may 12th 26",
        "12 may 26",
        "Tue 12 May 2026",
        "Tue. 12 May",
        "Tuesday, May 12, 2026",
        "2026-05-12",
        "2026/5/12",
        "20260512",
        "tue",
        "Tuesday",
        "+6",
    ],
)
def test_one_day_in_many_spellings(typed: str) -> None:
    assert read_date(typed, NEAR) == MAY_12


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("wed", NEAR),
        ("tues", MAY_12),
        ("thurs", date(2026, 5, 7)),
        ("-6", date(2026, 4, 30)),
        ("−6", date(2026, 4, 30)),
        ("+0", NEAR),
        ("25/12", date(2026, 12, 25)),
        ("12/25", date(2026, 12, 25)),
        ("5/5", date(2026, 5, 5)),
        ("25-12-2027", date(2027, 12, 25)),
        ("3 sept", date(2026, 9, 3)),
    ],
)
def test_other_days(typed: str, day: date) -> None:
    assert read_date(typed, NEAR) == day


@pytest.mark.parametrize(
    ("near", "typed", "day"),
    [
        (date(2026, 12, 20), "5 jan", date(2027, 1, 5)),
        (date(2027, 1, 5), "20 dec", date(2026, 12, 20)),
        (date(2026, 5, 12), "20 dec", date(2026, 12, 20)),
        (date(2027, 12, 1), "29 feb", date(2028, 2, 29)),
    ],
)
def test_a_date_without_its_year_lies_near(near: date, typed: str, day: date) -> None:
    assert read_date(typed, near) == day


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [("12/05", "12 May", "5 December"), ("3-4-2026", "3 April", "4 March")],
)
def test_what_can_be_read_in_two_ways_is_refused_with_both(
    typed: str, first: str, second: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_date(typed, NEAR, field="date")
    assert refused.value.field == "date"
    assert (refused.value.values["first"], refused.value.values["second"]) == (first, second)
    assert read_date(first, NEAR) != read_date(second, NEAR)


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "soon", "tue wed", "tue +3 x", "12 ma", "32 mai", "May 2026", "²"),
        *("12", "2026", "12/5/", "12 5 2026 9:00", "1066-10-14", "9999-12-31", "+9999"),
        *("32 may", "29 feb", "30.2.2026", "0 5", "00/05", "0/0"),
    ],
)
def test_what_is_no_date_is_refused_with_a_way_to_write_one(typed: str) -> None:
    near = date(2196, 1, 1) if typed == "+9999" else NEAR
    with pytest.raises(Refused, match="2026-05-12") as refused:
        read_date(typed, near, field="date")
    assert refused.value.field == "date"


@pytest.mark.parametrize(
    "typed", ["12 mai", "mardi 12 mai 2026", "12. Mai", "den 12 maj", "12 de mayo"]
)
def test_days_and_months_are_known_in_other_languages(typed: str) -> None:
    assert read_date(typed, NEAR) == date(2026, 5, 12)
    with pytest.raises(Refused, match="not a"):
        read_date("lundi 12 mai", NEAR)


def test_a_weekday_must_be_that_days() -> None:
    with pytest.raises(Refused, match="is not a Monday"):
        read_date("Mon 12 May 2026")


@pytest.mark.parametrize("typed", ["tue", "+3", "12 may", "25/12"])
@pytest.mark.parametrize("near", [None, date.min, date.max])
def test_what_is_read_from_a_day_needs_one(typed: str, near: date | None) -> None:
    with pytest.raises(Refused, match="whole date"):
        read_date(typed, near)


@given(st.text(max_size=16), st.none() | days)
def test_anything_typed_is_read_or_refused(typed: str, near: date | None) -> None:
    try:
        read_date(typed, near)
    except Refused:
        return


@given(days)
def test_every_day_is_read_back_as_the_screen_and_as_machines_write_it(day: date) -> None:
    for pattern in ("%a %d %b %Y", "%Y-%m-%d", "%d.%m.%Y", "%B %d, %Y", "%d %m %Y"):
        assert read_date(day.strftime(pattern)) == day


@given(days, days)
def test_a_day_and_month_stay_what_was_typed_and_lie_near(day: date, near: date) -> None:
    try:
        found = read_date(f"{day:%d %b}", near)
    except Refused:
        assert (day.month, day.day) == (2, 29)
        return
    assert (found.month, found.day) == (day.month, day.day)
    assert timedelta(days=-EARLIER) <= found - near <= timedelta(days=366)


@given(days, st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_a_weekday_is_the_first_from_that_day_on(near: date, name: str) -> None:
    found = read_date(name, near)
    assert f"{found:%a}".casefold() == name
    assert 0 <= (found - near).days < 7
