"""What a return week says of itself: what it costs, what forbids it, and what speaks for it."""

from datetime import date

import pytest
from brute_force import DAY
from builders import a_blackout, a_delegate, an_anniversary, care
from weeks import between_visits, judged, sentences

from planner.model import Wish
from planner.queries.return_weeks import costs
from planner.rules.return_calendar import Circumstances
from planner.rules.return_weeks import Judge, Week


def reasons(week: Week) -> list[tuple[int, str]]:
    """What a week costs and what speaks for it, but how long there is to prepare and to wait."""
    said = zip((reason.cost for reason in week.reasons), sentences(week.reasons), strict=True)
    return [(cost, told) for cost, told in said if cost or "lost" in told]


NO_HOLIDAY = (0, "No working day is lost to a public holiday in Marseille.")
ONE, TWO = (1, "1 weekend day."), (2, "2 weekend days.")


@pytest.mark.parametrize(
    ("day", "anchor", "told"),
    [
        (
            date(2026, 7, 13),
            date(2026, 5, 16),
            [
                (10, "Tue 14 Jul 2026 is National Day in Marseille, a public holiday."),
                (4, "Summer Break in Marseille: 4 working days without school."),
                ONE,
            ],
        ),
        (
            date(2026, 7, 4),
            date(2026, 5, 16),
            [
                (4, "Summer Break in Marseille: 4 working days without school."),
                (3, "Travel on Fri 3 Jul 2026: Independence Day (observed) in Orlando."),
                TWO,
                NO_HOLIDAY,
            ],
        ),
        (
            date(2026, 2, 23),
            date(2026, 1, 16),
            [
                (5, "Winter Break in Marseille: 5 working days without school."),
                (3, "Only 53 days left to prepare."),
                (
                    1,
                    "Ramadan, Wed 18 Feb 2026 to Thu 19 Mar 2026 (estimated: the moon decides).",
                ),
                ONE,
                NO_HOLIDAY,
            ],
        ),
        (
            date(2026, 3, 27),
            date(2026, 1, 16),
            [
                (2, "Clocks go forward in Marseille on Sun 29 Mar 2026."),
                TWO,
                (1, "Passover, Wed 1 Apr 2026 to Thu 9 Apr 2026."),
                NO_HOLIDAY,
            ],
        ),
        (
            date(2026, 10, 24),
            date(2026, 9, 1),
            [
                (4, "All Saints' Break in Marseille: 4 working days without school."),
                (2, "Clocks go back in Marseille on Sun 25 Oct 2026."),
                TWO,
                NO_HOLIDAY,
            ],
        ),
    ],
)
def test_a_week_tells_all_that_it_costs(
    day: date, anchor: date, told: list[tuple[int, str]]
) -> None:
    week = judged(day, anchor=anchor)
    assert reasons(week) == told
    assert week.cost == sum(cost for cost, _ in told)
    assert week.refusals == ()


def test_how_long_there_is_to_prepare_and_since_the_first_visit() -> None:
    assert sentences(judged(date(2026, 6, 22)).reasons)[-2:] == [
        "172 days to prepare.",
        "37 days after the first visit.",
    ]
    monday = date(2026, 7, 6)
    assert (10, "It would begin today.") in reasons(judged(monday, today=monday))
    soon = judged(monday, today=monday - 5 * DAY)
    assert (10, "Only 5 days left to prepare.") in reasons(soon)
    past = judged(monday, today=monday + DAY)
    assert sentences(past.refusals) == ["Mon 6 Jul 2026 is past."]
    assert not any("prepare" in sentence for sentence in sentences(past.reasons))


@pytest.mark.parametrize(
    ("needs", "day", "told"),
    [
        (
            "halal, Ramadan",
            date(2026, 2, 23),
            [
                "Ramadan, Wed 18 Feb 2026 to Thu 19 Mar 2026 (estimated: the moon decides): a need"
                " of the delegations.",
                "Friday prayer on Fri 27 Feb 2026: a need of the delegations.",
            ],
        ),
        (
            "Jewish, kosher",
            date(2026, 3, 30),
            [
                "Passover, Wed 1 Apr 2026 to Thu 9 Apr 2026: a need of the delegations.",
                "Shabbat, Fri 3 Apr 2026 to Sat 4 Apr 2026: a need of the delegations.",
            ],
        ),
    ],
)
def test_what_somebody_needs_to_observe_weighs_more(needs: str, day: date, told: list[str]) -> None:
    exchange = between_visits(date(2026, 1, 16))
    exchange.visits[0].delegates = [a_delegate(care=care(observance=needs))]
    week = Judge.of(Circumstances.of(exchange), costs(), date(2026, 1, 1)).judge(day)
    needed = [(cost, sentence) for cost, sentence in reasons(week) if "a need" in sentence]
    assert needed == [(5, sentence) for sentence in told]


def test_a_blackout_is_told_with_what_is_known_of_it() -> None:
    june, july = date(2026, 6, 30), date(2026, 7, 2)
    blackouts = [
        a_blackout(first_day=june, last_day=july),
        a_blackout(first_day=july, last_day=None, why=None, who=None),
        a_blackout(first_day=date(2026, 7, 3), last_day=date(2026, 9, 1), why=" Out. ", who=None),
        a_blackout(first_day=None, last_day=None),
        a_blackout(first_day=date(2026, 7, 5), last_day=date(2026, 7, 5)),
    ]
    assert sentences(judged(date(2026, 6, 29), blackouts=blackouts).refusals) == [
        "Tue 30 Jun 2026 is a blackout date: National day, The mayor.",
        "Thu 2 Jul 2026 is a blackout date.",
        "Fri 3 Jul 2026 is a blackout date: Out.",
    ]


def test_an_anniversary_may_be_chosen_and_one_without_a_day_is_none() -> None:
    days = [
        an_anniversary(month=7, day=1, name="Twinning", wish=Wish.CHOOSE),
        an_anniversary(month=7, day=2, name=None, wish=Wish.CHOOSE),
        an_anniversary(month=7, day=None),
        an_anniversary(month=None, day=3),
    ]
    week = judged(date(2026, 6, 29), anniversaries=days)
    assert reasons(week) == [
        ONE,
        (-5, "Wed 1 Jul 2026 is Twinning, chosen on purpose."),
        (-5, "Thu 2 Jul 2026 is an anniversary, chosen on purpose."),
        NO_HOLIDAY,
    ]
    assert (week.cost, week.refusals) == (-9, ())
