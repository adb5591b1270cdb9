"""The return window, its standing and the phase."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pairs import CANCELLED, CLOSED, CLOSES, COMING, FIRST, HELD, LAST, OPENS, TODAY, pair

from planner.model import ExchangeStatus, VisitStatus
from planner.rules.return_visits import (
    PairDates,
    Phase,
    ReturnState,
    Window,
    phase_of,
    phase_on_screen,
    standing_of,
    window,
)

near = st.dates(date(2027, 1, 1), date(2028, 6, 30))


# -- the window ------------------------------------------------------------------------------------


def months_after(anchor: date, months: int) -> date:
    """An oracle that knows nothing of relativedelta."""
    years, month = divmod(anchor.month - 1 + months, 12)
    year, month = anchor.year + years, month + 1
    return date(year, month, min(anchor.day, monthrange(year, month)[1]))


@given(
    st.dates(date(1900, 1, 1), date(2200, 1, 1)),
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted),
)
def test_the_window_opens_and_closes_whole_months_after_the_anchor(
    anchor: date, months: list[int]
) -> None:
    opens, closes = months
    assert window(anchor, opens, closes) == Window(
        months_after(anchor, opens), months_after(anchor, closes)
    )


@pytest.mark.parametrize(
    ("anchor", "first_day", "last_day"),
    [
        (date(2026, 11, 30), date(2026, 12, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2027, 12, 30), date(2028, 2, 29)),
        (date(2027, 1, 31), date(2027, 2, 28), date(2027, 4, 30)),
        (date(2027, 8, 31), date(2027, 9, 30), date(2027, 11, 30)),
        (date(2026, 12, 31), date(2027, 1, 31), date(2027, 3, 31)),
    ],
)
def test_month_ends_are_clipped_from_the_anchor_each_time(
    anchor: date, first_day: date, last_day: date
) -> None:
    assert window(anchor) == Window(first_day, last_day)


@pytest.mark.parametrize("months", [3, 120_000, 10**12])
def test_a_window_ends_where_the_calendar_does(months: int) -> None:
    assert window(date(9999, 11, 1), 1, months).last_day == date.max


@given(near, near)
def test_a_day_lies_outside_by_the_days_to_the_nearer_end(anchor: date, day: date) -> None:
    found = window(anchor)
    days = found.outside(day)
    inside = [
        found.first_day + timedelta(n) for n in range((found.last_day - found.first_day).days + 1)
    ]
    assert days == min(abs((day - each).days) for each in inside)


# -- the standing ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "returns", "days_after"),
    [
        ((date(2013, 9, 16), date(2013, 9, 20)), (date(2013, 11, 4), date(2013, 11, 8)), 45),
        ((date(2019, 3, 30), date(2019, 4, 5)), (date(2019, 5, 12), date(2019, 5, 17)), 37),
    ],
)
def test_the_two_known_pairs_are_inside_their_windows(
    first: tuple[date, date], returns: tuple[date, date], days_after: int
) -> None:
    known = pair(returns, first)
    before = standing_of(known, first[1])
    assert (before.standing, before.days_after) == (ReturnState.SCHEDULED_INSIDE, days_after)
    after = standing_of(known, date(2026, 1, 1))
    assert (after.standing, after.days_after) == (ReturnState.HELD, days_after)


@pytest.mark.parametrize(
    ("today", "standing", "days_left"),
    [
        (FIRST, ReturnState.NOT_YET_OPEN, 100),
        (OPENS - timedelta(1), ReturnState.NOT_YET_OPEN, 62),
        (OPENS, ReturnState.OPEN, 61),
        (CLOSES - timedelta(31), ReturnState.OPEN, 31),
        (CLOSES - timedelta(30), ReturnState.CLOSING, 30),
        (CLOSES, ReturnState.CLOSING, 0),
        (CLOSES + timedelta(1), ReturnState.OVERDUE, -1),
    ],
)
def test_the_standing_by_date(today: date, standing: ReturnState, days_left: int) -> None:
    found = standing_of(pair(), today)
    assert (found.standing, found.days_left) == (standing, days_left)
    assert found.window == Window(OPENS, CLOSES)
    assert (found.days_outside, found.days_after) == (None, None)


def test_a_short_window_is_closing_only_once_open() -> None:
    short = pair(months=(1, 1))
    assert standing_of(short, OPENS - timedelta(1)).standing is ReturnState.NOT_YET_OPEN
    assert standing_of(short, OPENS).standing is ReturnState.CLOSING


@pytest.mark.parametrize(
    ("starts", "standing", "outside"),
    [
        (OPENS, ReturnState.SCHEDULED_INSIDE, None),
        (CLOSES, ReturnState.SCHEDULED_INSIDE, None),
        (OPENS - timedelta(1), ReturnState.SCHEDULED_OUTSIDE, 1),
        (CLOSES + timedelta(12), ReturnState.SCHEDULED_OUTSIDE, 12),
    ],
)
def test_a_dated_return_is_judged_by_its_first_day(
    starts: date, standing: ReturnState, outside: int | None
) -> None:
    found = standing_of(pair((starts, starts + timedelta(5))), FIRST)
    assert (found.standing, found.days_outside) == (standing, outside)
    assert found.days_after == (starts - LAST).days


@pytest.mark.parametrize(
    ("dates", "standing"),
    [
        (pair(HELD, waived=True), ReturnState.WAIVED),
        (pair(COMING, waived=True), ReturnState.WAIVED),
        (pair(first=None, waived=True), ReturnState.WAIVED),
        (pair(HELD), ReturnState.HELD),
        (pair(HELD, first=None), ReturnState.HELD),
        (pair(HELD, first_status=CANCELLED), ReturnState.HELD),
        (pair((HELD[0], TODAY)), ReturnState.SCHEDULED_INSIDE),  # the last day is not past yet
        (pair(HELD, return_status=CANCELLED), ReturnState.OPEN),
        (pair(COMING, return_status=CANCELLED), ReturnState.OPEN),
        (pair(COMING, first=None), ReturnState.UNDATED),
        (pair(COMING, first_status=CANCELLED), ReturnState.UNDATED),
        (pair(first=None), ReturnState.UNDATED),
        (pair(first_status=CANCELLED), ReturnState.UNDATED),
        (PairDates(), ReturnState.UNDATED),
    ],
)
def test_the_first_standing_that_fits_is_taken(dates: PairDates, standing: ReturnState) -> None:
    found = standing_of(dates, TODAY)
    assert found.standing is standing
    assert (found.days_left is None) is (found.window is None)


statuses = st.sampled_from(VisitStatus)
stays = st.none() | st.tuples(near, near).map(sorted).map(tuple)
pairs = st.builds(
    pair,
    returns=stays,
    first=stays,
    return_status=statuses,
    first_status=statuses,
    waived=st.booleans(),
    exchange_status=st.sampled_from(ExchangeStatus),
    months=st.tuples(st.integers(0, 6), st.integers(0, 6)).map(sorted).map(tuple),
)


def standing_by_the_book(dates: PairDates, today: date) -> str:
    """The precedence once more, as a list of what is true, the first true one counts."""
    first = None if dates.first_status is CANCELLED else dates.first_last_day
    back = None if dates.return_status is CANCELLED else dates.return_first_day
    if first is None:
        opens = closes = date.min
    else:
        opens, closes = months_after(first, dates.opens), months_after(first, dates.closes)
    true = [
        ("waived", dates.waived),
        ("held", back and dates.return_last_day and dates.return_last_day < today),
        ("undated", first is None),
        ("scheduled-inside", back and opens <= back <= closes),
        ("scheduled-outside", back),
        ("overdue", today > closes),
        ("closing", today >= opens and today + timedelta(30) >= closes),
        ("open", today >= opens),
        ("not-yet-open", True),
    ]
    return next(name for name, is_true in true if is_true)


@given(pairs, near)
def test_the_standing_agrees_with_the_book(dates: PairDates, today: date) -> None:
    found = standing_of(dates, today)
    assert found.standing == standing_by_the_book(dates, today)
    if found.window:
        assert found.days_left == (found.window.last_day - today).days
    assert (found.days_outside is not None) is (found.standing == "scheduled-outside")
    if found.days_outside is not None:
        assert found.days_outside > 0


# -- the phase -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dates", "today", "phase"),
    [
        (pair(exchange_status=ExchangeStatus.CLOSED), FIRST, Phase.CLOSED),
        (pair(exchange_status=ExchangeStatus.CANCELLED), FIRST, Phase.CLOSED),
        (pair(), FIRST - timedelta(1), Phase.PREPARING),
        (pair(), FIRST, Phase.FIRST_VISIT),
        (pair(waived=True), LAST, Phase.FIRST_VISIT),
        (pair(), LAST + timedelta(1), Phase.BETWEEN_VISITS),
        (pair(COMING), TODAY, Phase.BETWEEN_VISITS),
        (pair(COMING), COMING[0], Phase.RETURN_VISIT),
        (pair(COMING, waived=True), COMING[1], Phase.RETURN_VISIT),
        (pair(COMING, return_status=CANCELLED), COMING[0], Phase.BETWEEN_VISITS),
        (pair(HELD), TODAY, Phase.FOLLOW_ON),
        (pair(waived=True), TODAY, Phase.FOLLOW_ON),
        (pair(first=None, first_status=CLOSED), TODAY, Phase.BETWEEN_VISITS),
        (pair(first=None), TODAY, Phase.PROPOSED),
        (pair(first_status=CANCELLED), LAST, Phase.PROPOSED),
        (PairDates(), TODAY, Phase.PROPOSED),
    ],
)
def test_the_first_phase_that_fits_is_taken(dates: PairDates, today: date, phase: Phase) -> None:
    assert phase_of(dates, today) is phase


@given(pairs, near)
def test_every_pair_has_a_phase_every_day(dates: PairDates, today: date) -> None:
    phase = phase_of(dates, today)
    assert (phase is Phase.CLOSED) is (dates.exchange_status is not ExchangeStatus.ACTIVE)
    assert phase_on_screen(phase, dates.return_starts)


def test_what_the_screen_calls_the_phases_between() -> None:
    assert phase_on_screen(Phase.PREPARING, None) == "Preparing first visit"
    assert phase_on_screen(Phase.BETWEEN_VISITS, None) == "Return visit due"
    assert phase_on_screen(Phase.BETWEEN_VISITS, TODAY) == "Preparing return visit"
