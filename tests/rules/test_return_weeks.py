"""Return weeks against brute force over random calendars, and what must hold of any proposal."""

import os
import random
from datetime import date, timedelta

import pytest
from brute_force import DAY, Made, Oracle
from builders import (
    a_paired_city,
    a_stop,
    a_visit,
    an_anniversary,
    an_exchange,
)
from hypothesis import given
from hypothesis import strategies as st
from weeks import between_visits, judged, sentences

from planner.model import City, Side, VisitKind
from planner.queries.return_weeks import costs
from planner.rules.return_calendar import Circumstances
from planner.rules.return_visits import PairDates, ReturnState, standing_of
from planner.rules.return_weeks import Judge, Week, unknown_calendars

CALENDARS = 200 if "EXAMPLES" in os.environ else 20


def rules_of(week: Week) -> set[str]:
    """The hard rules named in a refusal."""
    named = {reason.sentence for reason in week.refusals}
    return {"outside" if name.startswith("outside") else name for name in named}


@pytest.mark.parametrize("seed", range(CALENDARS))
def test_the_weeks_proposed_are_those_of_brute_force(seed: int) -> None:
    made = Made(seed)
    oracle, judge = Oracle(made), made.judge()
    assert [(week.start, week.cost) for week in judge.best()] == oracle.best()
    chance = random.Random(seed)
    for _ in range(12):
        day = made.anchor + timedelta(chance.randrange(-40, 160))
        week = judge.judge(day)
        assert {name.removesuffix("-bare") for name in rules_of(week)} == oracle.broken(day)
        if day >= made.today and judge.about.window and not judge.about.window.outside(day):
            assert week.cost == oracle.cost(day)


# -- what holds of any calendar --------------------------------------------------------------------


@given(st.integers(1000, 100_000))
def test_no_proposed_week_breaks_a_hard_rule(seed: int) -> None:
    made = Made(seed)
    judge = made.judge()
    found = judge.best()
    assert [(week.cost, week.start) for week in found] == sorted(
        (week.cost, week.start) for week in found
    )
    for week in found:
        assert week.refusals == ()
        assert Oracle(made).broken(week.start) == set()
        assert week.end == week.start + (made.length - 1) * DAY
        assert sentences(week.reasons)


@given(st.integers(1000, 100_000), st.dates())
def test_every_refusal_names_its_rule_in_a_sentence(seed: int, day: date) -> None:
    week = Made(seed).judge().judge(day)
    for reason in week.refusals:
        (sentence,) = sentences([reason])
        assert sentence.endswith(".")
        assert "{" not in sentence


# -- one by one ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "says"),
    [(date(2026, 6, 15), "1 day before"), (date(2026, 8, 18), "2 days after")],
)
def test_a_day_outside_says_by_how_much(day: date, says: str) -> None:
    (sentence,) = sentences(judged(day).refusals)
    assert sentence.endswith(f" lies {says} the return window, Tue 16 Jun 2026 to Sun 16 Aug 2026.")


def test_both_ends_of_the_window_are_inside() -> None:
    for day in (date(2026, 6, 16), date(2026, 8, 16)):
        assert judged(day).refusals == ()


def test_an_anniversary_of_29_february_is_kept_on_the_28th_in_short_years() -> None:
    leap = [an_anniversary(month=2, day=29, name="Liberation")]
    for anchor, refused, free in (
        (date(2026, 12, 20), date(2027, 2, 28), date(2027, 3, 1)),
        (date(2027, 12, 20), date(2028, 2, 29), date(2028, 3, 1)),
    ):
        about = Circumstances.of(between_visits(anchor, anniversaries=leap))
        judge = Judge.of(about, costs(), date(2026, 12, 1), length=1)
        assert rules_of(judge.judge(refused)) == {"anniversary-avoid"}
        assert rules_of(judge.judge(free)) == set()


def test_an_anniversary_without_a_name_is_told_by_a_sentence_of_its_own() -> None:
    unnamed = [an_anniversary(month=7, day=1, name=None)]
    about = Circumstances.of(between_visits(date(2026, 5, 16), anniversaries=unnamed))
    judge = Judge.of(about, costs(), date(2026, 5, 17), length=1)
    said = sentences(judge.judge(date(2026, 7, 1)).refusals)
    assert said == ["Wed 1 Jul 2026 is an anniversary to avoid."]


def test_without_a_first_visit_no_week_is_proposed() -> None:
    exchange = an_exchange(visits=[])
    judge = Judge.of(Circumstances.of(exchange), costs(), date(2026, 1, 1))
    assert judge.best() == []
    assert rules_of(judge.judge(date(2026, 7, 1))) == {"no-window"}


def test_the_last_days_of_the_calendar_are_judged_too() -> None:
    about = Circumstances.of(between_visits(date(9999, 11, 30)))
    judge = Judge.of(about, costs(), date(9999, 12, 1))
    assert judge.judge(date(9999, 12, 31)).end == date.max
    assert judge.judge(date(1, 1, 1)).refusals


def test_what_no_calendar_knows_is_said() -> None:
    exchange = an_exchange(
        cities=[
            a_paired_city(Side.FOREIGN, City(name="Atlantis", country="XX")),
            a_paired_city(Side.PARTNER, City(name="Springfield", country="US")),
        ]
    )
    assert sentences(unknown_calendars(Circumstances.of(exchange))) == [
        "No public holidays are known for Atlantis.",
        "Only national public holidays are known for Springfield.",
        "No school holidays are known for Atlantis.",
    ]


# -- the record ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "back", "after"),
    [
        ((date(2013, 9, 16), date(2013, 9, 20)), (date(2013, 11, 4), date(2013, 11, 8)), 45),
        ((date(2019, 3, 30), date(2019, 4, 5)), (date(2019, 5, 12), date(2019, 5, 17)), 37),
    ],
)
def test_the_real_pairs_came_back_inside(
    first: tuple[date, date], back: tuple[date, date], after: int
) -> None:
    exchange = an_exchange(
        visits=[
            a_visit(stops=[a_stop(first_day=first[0], last_day=first[1])]),
            a_visit(VisitKind.RETURN, stops=[a_stop(first_day=back[0], last_day=back[1])]),
        ]
    )
    standing = standing_of(PairDates.of(exchange), back[0])
    assert standing.standing is ReturnState.SCHEDULED_INSIDE
    assert standing.days_after == after


def test_a_return_five_months_later_is_outside_by_days() -> None:
    exchange = between_visits(date(2026, 5, 16))
    exchange.visits.append(
        a_visit(
            VisitKind.RETURN,
            stops=[a_stop(first_day=date(2026, 10, 16), last_day=date(2026, 10, 20))],
        )
    )
    standing = standing_of(PairDates.of(exchange), date(2026, 6, 1))
    assert standing.standing is ReturnState.SCHEDULED_OUTSIDE
    assert standing.days_outside == 61
