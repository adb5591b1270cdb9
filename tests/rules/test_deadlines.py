"""When something is due, and how it stands on a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import a_stop, a_user, a_visit, an_embassy, an_exchange
from hypothesis import given
from hypothesis import strategies as st

from planner.model import Exchange, ExchangeStatus, VisitKind, VisitStatus
from planner.rules.deadlines import (
    DeadlineState,
    Line,
    Shift,
    area_of_owner,
    counted_from,
    due_of,
    kind_of,
    settled_by_return,
    shift_of,
    state_of,
    template_of,
    wanted,
)
from planner.rules.holidays import is_working_day
from planner.rules.regions import Area
from planner.shipped import rules_data

LINES = {line.key: line for line in template_of(None, rules_data("deadlines"))}
FR, US = Area("FR"), Area("US")
TODAY = date(2027, 4, 1)


def paired(returns: tuple[date, date] | None = None, **given: object) -> Exchange:
    """A first visit from 13 to 22 April 2027."""
    visits = [a_visit(stops=[a_stop(first_day=date(2027, 4, 13), last_day=date(2027, 4, 22))])]
    if returns:
        stop = a_stop(first_day=returns[0], last_day=returns[1])
        visits.append(a_visit(VisitKind.RETURN, stops=[stop]))
    return an_exchange(visits=visits, **given)


def due(key: str, exchange: Exchange, area: Area = FR) -> date | None:
    line = LINES[key]
    counted = counted_from(line, exchange)
    return due_of(line, counted, area) if counted else None


def test_the_template_has_every_key_of_the_program() -> None:
    keys = (
        "nominations needs appointments final-schedule hotels mayors press issue-1 phones thank-you"
        " costs report return-target return-named return-fixed window-opens window-30-days"
        " window-closes roundtable return-final-schedule return-hotels return-mayors return-issue-1"
        " return-phones return-thank-you return-costs return-report"
    )
    assert set(LINES) == set(keys.split())


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("nominations", date(2027, 1, 13)),  # 90 days before
        ("final-schedule", date(2027, 3, 12)),  # a Sunday: the Friday before
        ("hotels", date(2027, 3, 23)),
        ("press", date(2027, 4, 2)),  # a Saturday
        ("phones", date(2027, 4, 9)),  # a Sunday
        ("thank-you", date(2027, 4, 23)),
        ("report", date(2027, 5, 13)),
        ("return-named", date(2027, 4, 13)),  # the first day itself
        ("return-fixed", date(2027, 4, 29)),
        ("return-target", None),  # waits for the first visit to be confirmed
        ("window-opens", date(2027, 5, 22)),  # a Saturday: these never move
        ("window-30-days", date(2027, 6, 22)),
        ("window-closes", date(2027, 7, 22)),
        ("return-final-schedule", date(2027, 5, 14)),  # a Saturday
        ("return-thank-you", date(2027, 6, 21)),  # a Sunday: the Monday after
        ("roundtable", date(2027, 7, 22)),
    ],
)
def test_the_dates_of_the_worked_sample(key: str, day: date | None) -> None:
    assert due(key, paired((date(2027, 6, 14), date(2027, 6, 19)))) == day


def test_what_counts_from_a_return_visit_waits_for_its_dates() -> None:
    assert due("return-hotels", paired()) is None
    cancelled = paired((date(2027, 6, 14), date(2027, 6, 19)))
    cancelled.visits[1].status = VisitStatus.CANCELLED
    assert due("return-hotels", cancelled) is None


def test_a_line_is_wanted_once_there_are_dates_and_while_its_visit_takes_place() -> None:
    first, back = LINES["hotels"], LINES["return-hotels"]
    exchange = paired((date(2027, 6, 14), date(2027, 6, 19)))
    assert wanted(first, exchange) and wanted(back, exchange)
    exchange.visits[1].status = VisitStatus.CANCELLED
    assert wanted(first, exchange) and not wanted(back, exchange)
    assert wanted(back, paired()), "a return visit that is not there yet is prepared"
    assert not wanted(first, an_exchange(visits=[a_visit(stops=[])]))
    assert not wanted(first, paired(status=ExchangeStatus.CLOSED))


def test_a_deadline_is_of_its_visit_or_of_the_window_or_of_what_was_promised() -> None:
    for key, visit, kind in (
        ("hotels", VisitKind.FIRST, "first-visit"),
        ("return-hotels", VisitKind.RETURN, "return-visit"),
        ("window-opens", VisitKind.FIRST, "return-window"),
        ("commitment", VisitKind.RETURN, "commitment"),
        ("follow-on", None, "follow-on"),
        ("own", None, "other"),
        (None, None, "other"),
        (None, VisitKind.FIRST, "first-visit"),
    ):
        assert kind_of(key, visit) == kind, key
    settled = {key for key in LINES if settled_by_return(key)}
    assert settled == {
        "return-target", "return-fixed", "window-opens", "window-30-days", "window-closes",
    }  # fmt: skip
    assert not settled_by_return(None)


def test_what_the_return_visit_settles_is_done_once_it_is_past() -> None:
    assert state_of(TODAY - timedelta(days=1), TODAY, settled=True) is DeadlineState.DONE
    assert state_of(TODAY, TODAY, settled=True) is DeadlineState.THIS_WEEK


def test_working_days_are_those_of_the_owner() -> None:
    hotels = Line.of_data({**rules_data("deadlines")[4]})
    first = date(2027, 8, 4)  # 21 days before is 14 July
    assert due_of(hotels, first, FR) == date(2027, 7, 13)
    assert due_of(hotels, first, US) == date(2027, 7, 14)
    at_paris = an_exchange(embassy=an_embassy())
    assert area_of_owner(None, at_paris) == FR
    assert area_of_owner(a_user(embassy=an_embassy(country="DE")), at_paris) == Area("DE")
    assert area_of_owner(a_user(), an_exchange()) == US


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.sampled_from(sorted(LINES)))
def test_a_date_moves_to_a_working_day_on_its_own_side(day: date, key: str) -> None:
    line = LINES[key]
    found = due_of(line, day, FR)
    assert found
    if line.moves:
        assert is_working_day(FR, found)
    nominal = day + timedelta(days=line.days)
    if not line.moves:
        assert found == nominal
    elif not line.rule:
        assert (found <= nominal) if line.days < 0 else (found >= nominal)
        shift = shift_of(line, found, day, FR)
        assert (shift is None) == (found == nominal)


def test_a_moved_date_says_what_moved_it() -> None:
    hotels = LINES["hotels"]
    shift = shift_of(hotels, date(2027, 7, 13), date(2027, 8, 4), FR)
    assert shift
    assert (shift.day, shift.holiday) == (date(2027, 7, 14), "National Day")
    of_a_weekend = shift_of(hotels, date(2027, 7, 9), date(2027, 7, 31), FR)
    assert of_a_weekend == Shift(date(2027, 7, 10), None)
    assert shift_of(hotels, date(2027, 7, 12), date(2027, 8, 4), FR) is None, "set by hand"
    assert shift_of(hotels, date(2027, 7, 13), None, FR) is None
    assert shift_of(LINES["window-opens"], date(2027, 5, 22), date(2027, 5, 22), FR) is None


def test_what_repeats_comes_every_quarter() -> None:
    line = LINES["roundtable"]
    begins = date(2026, 11, 30)
    found, after = [], None
    for _ in range(4):
        after = due_of(line, begins, US, after)
        assert after
        found.append(after)
    # every 13 weeks; 31 May is Memorial Day
    assert found == [date(2027, 3, 1), date(2027, 6, 1), date(2027, 8, 30), date(2027, 11, 29)]


def test_what_repeats_for_a_time_comes_no_more_after_it() -> None:
    twice = replace(LINES["roundtable"], days=0, rule="FREQ=MONTHLY;COUNT=2")
    begins = date(2027, 3, 1)
    assert due_of(twice, begins, US) == date(2027, 4, 1)
    assert due_of(twice, begins, US, date(2027, 4, 1)) is None


@pytest.mark.parametrize(
    ("days", "state"),
    [(-1, "overdue"), (0, "this-week"), (7, "this-week"), (8, "next"), (30, "next"), (31, "later")],
)
def test_how_a_deadline_stands(days: int, state: str) -> None:
    day = TODAY + timedelta(days=days)
    assert state_of(day, TODAY) == state
    assert state_of(day, TODAY, done_on=TODAY) is DeadlineState.DONE


def test_what_was_past_when_it_was_set_is_to_do_now() -> None:
    day = date(2027, 3, 1)
    assert state_of(day, TODAY, set_on=date(2027, 3, 2)) is DeadlineState.DO_NOW
    assert state_of(day, TODAY, set_on=day) is DeadlineState.OVERDUE
    assert state_of(TODAY, TODAY, set_on=date(2027, 5, 1)) is DeadlineState.THIS_WEEK


def test_what_is_snoozed_stands_where_it_is_put_off_to() -> None:
    past = date(2027, 3, 1)
    assert state_of(past, TODAY, snoozed_until=TODAY) is DeadlineState.THIS_WEEK
    assert state_of(past, TODAY, snoozed_until=date(2027, 3, 31)) is DeadlineState.OVERDUE
    assert state_of(None, TODAY) is DeadlineState.LATER
