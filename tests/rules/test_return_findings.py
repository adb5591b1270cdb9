"""What is said of a return visit, of an exchange as it is."""

from datetime import date, timedelta

import pytest
from builders import a_visit, an_exchange
from pairs import CANCELLED, CLOSES, COMING, DRAFT, FIRST, LAST, OPENS, TODAY, exchange, pair

from planner.model import Exchange, ExchangeStatus, VisitStatus
from planner.rules.findings import Finding, Severity
from planner.rules.return_visits import PairDates, return_findings
from planner.wording import wording


def test_the_dates_of_a_pair_come_from_its_stops() -> None:
    planned = exchange(COMING, return_waived_because="No funds", window_closes_months=4)
    assert PairDates.of(planned) == pair(COMING, waived=True, months=(1, 4))
    assert PairDates.of(an_exchange(visits=[])) == PairDates()


def said(exchange: Exchange, today: date) -> Finding | None:
    found = list(return_findings(exchange, today))
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("returns", "today", "sentence"),
    [
        (None, FIRST, "return-undated.in-time"),
        (None, OPENS, "return-undated.in-time"),
        (None, CLOSES - timedelta(30), "return-closing.left"),
        (None, CLOSES - timedelta(1), "return-closing.left-one"),
        (None, CLOSES, "return-closing.today"),
        (None, CLOSES + timedelta(1), "return-undated.overdue-one"),
        (None, CLOSES + timedelta(2), "return-undated.overdue"),
        ((OPENS - timedelta(1), OPENS), FIRST, "return-outside.early-one"),
        ((OPENS - timedelta(2), OPENS), FIRST, "return-outside.early"),
        ((CLOSES + timedelta(1), COMING[0]), FIRST, "return-outside.late-one"),
        (COMING, FIRST, "return-outside.late"),
    ],
)
def test_what_is_said_of_a_return_visit(
    returns: tuple[date, date] | None, today: date, sentence: str
) -> None:
    finding = said(exchange(returns, VisitStatus.CONFIRMED), today)
    assert finding is not None
    assert finding.sentence == sentence
    assert wording().finding(finding)
    assert finding.severity is Severity.WARNING


def test_an_undated_return_is_a_note_until_the_first_visit_is_confirmed_or_over() -> None:
    severities = [
        said(exchange(first_status=status), today)
        for status, today in [(DRAFT, LAST), (VisitStatus.CONFIRMED, LAST), (DRAFT, OPENS)]
    ]
    assert [finding and finding.severity for finding in severities] == [
        Severity.NOTE,
        Severity.WARNING,
        Severity.WARNING,
    ]


@pytest.mark.parametrize(
    "quiet",
    [
        exchange(status=ExchangeStatus.CLOSED),
        exchange(return_waived_because="No funds"),
        exchange((OPENS, OPENS)),
        exchange(first_status=CANCELLED),
        an_exchange(visits=[a_visit(stops=[])]),
    ],
)
def test_where_nothing_is_to_be_done_nothing_is_said(quiet: Exchange) -> None:
    assert said(quiet, TODAY) is None


def test_the_same_matter_keeps_its_id_from_day_to_day() -> None:
    planned = exchange()

    def found(days_left: int) -> object:
        finding = said(planned, CLOSES - timedelta(days_left))
        return finding and finding.id

    assert found(55) == found(40)
    assert found(30) == found(1) == found(0)
    assert found(-1) == found(-2)
    assert len({found(40), found(30), found(-1)}) == 3
