"""Which day a heading means, by what the visit, the other headings and the answers say."""

from collections.abc import Sequence
from datetime import date

import pytest

from planner.interchange.itinerary.days import Ambiguous, Days, Impossible
from planner.interchange.itinerary.heard import Answers, Background
from planner.interchange.report import Message
from planner.rules.day_headings import Heading

FIRST, LAST = date(2027, 4, 11), date(2027, 4, 20)  # a Sunday, and a Tuesday
MON, TUE, SUN = 0, 1, 6


def days(
    *headings: Heading,
    dates: tuple[date | None, date | None] = (FIRST, LAST),
    answers: Answers | None = None,
    years: Sequence[int] = (),
) -> Days:
    background = Background(*dates, stops=(), groups=(), venues=frozenset())
    return Days(background, answers or Answers(), headings, years)


NOWHERE = (None, None)


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        (Heading(day=12, month=4), date(2027, 4, 12)),
        (Heading(day=30, month=12), date(2026, 12, 30)),  # nearer than that of 2027
        (Heading(day=12, month=4, year=2028), date(2028, 4, 12)),
        (Heading(count=3), date(2027, 4, 13)),
        (Heading(weekday=TUE), date(2027, 4, 13)),
        (Heading(weekday=SUN), FIRST),
        (Heading(day=13, weekday=TUE), date(2027, 4, 13)),
        (Heading(day=13, weekday=SUN), date(2027, 6, 13)),  # the nearest that is one
        (Heading(day=31, weekday=TUE), date(2027, 8, 31)),
        (Heading(either=(4, 12)), date(2027, 4, 12)),  # within the visit
        (Heading(either=(12, 4)), date(2027, 4, 12)),
        (Heading(either=(4, 4)), date(2027, 4, 4)),
        (Heading(either=(12, 5), weekday=2), date(2027, 5, 12)),
        (Heading(either=(16, 4)), date(2027, 4, 16)),
    ],
)
def test_a_heading_means_a_day(heading: Heading, meant: date) -> None:
    said: list[Message] = []
    assert days(heading).day(heading, said) == meant
    assert said == []


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        (Heading(several=True), "No single day is named"),
        (Heading(count=3), "day 3 is none yet"),
        (Heading(weekday=MON), "a weekday alone names no day"),
        (Heading(day=13, weekday=MON), "a day without a month is none yet"),
    ],
)
def test_without_dates_of_the_visit_it_is_said_why_there_is_no_day(
    heading: Heading, said: str
) -> None:
    told: list[Message] = []
    assert days(heading, dates=NOWHERE).day(heading, told) is None
    assert [said in str(message) for message in told] == [True]


def test_a_weekday_that_does_not_fit_is_said() -> None:
    told: list[Message] = []
    assert days().day(Heading(day=12, month=4, weekday=SUN), told) == date(2027, 4, 12)
    assert "The weekday does not fit" in str(told[0])


@pytest.mark.parametrize(
    "heading",
    [
        Heading(day=30, month=2),
        Heading(day=30, month=2, year=2027),
        Heading(day=1, month=1, year=9),
        Heading(either=(31, 30)),
    ],
)
def test_a_day_that_no_calendar_has_is_none(heading: Heading) -> None:
    with pytest.raises(Impossible):
        days().day(heading, [])


def test_what_can_be_read_in_two_ways_is_asked_with_both() -> None:
    heading = Heading(either=(2, 3))  # neither lies within the visit
    with pytest.raises(Ambiguous, match=r"“2/3” may be .*dmy or mdy"):
        days(heading).day(heading, [])
    for order, meant in (("dmy", date(2027, 3, 2)), ("mdy", date(2027, 2, 3))):
        answered = days(heading, answers=Answers(date_order=order))
        assert answered.day(heading, []) == meant


@pytest.mark.parametrize(
    ("other", "meant"),
    [((25, 3), date(2027, 3, 2)), ((3, 25), date(2027, 2, 3))],
)
def test_one_heading_tells_the_order_of_all(other: tuple[int, int], meant: date) -> None:
    open_one = Heading(either=(2, 3))
    assert days(open_one, Heading(either=other)).day(open_one, []) == meant


def test_a_heading_that_fits_the_visit_tells_the_order_of_those_after_it() -> None:
    both = [Heading(either=(4, 12)), Heading(either=(2, 3))]
    read = days(*both)
    assert [read.day(each, []) for each in both] == [date(2027, 4, 12), date(2027, 2, 3)]


def test_the_year_is_answered_or_that_of_the_file_or_asked() -> None:
    heading = Heading(day=12, month=4)
    with pytest.raises(Ambiguous, match="Of which year"):
        days(heading, dates=NOWHERE).day(heading, [])
    assert days(heading, dates=NOWHERE, years=[2029]).day(heading, []) == date(2029, 4, 12)
    answers = Answers(year=2030)
    assert days(heading, answers=answers).day(heading, []) == date(2030, 4, 12)
    with pytest.raises(Ambiguous, match="Of which year"):
        days(heading, dates=NOWHERE, years=[2029, 2030]).day(heading, [])
