"""Who goes by an issue that is no longer the newest for them; what was promised and is open."""

from datetime import date

import pytest
from builders import a_deadline, a_visit, an_exchange

from planner.model import (
    ExchangeStatus,
    Handout,
    Issue,
    Refused,
    Visit,
    VisitKind,
    VisitStatus,
)
from planner.model.deadlines import COMMITMENT
from planner.rules.commitments import commitment_findings, open_commitments, return_visit
from planner.rules.findings import Severity
from planner.rules.issues import handouts_of, held, issue_findings, issue_numbered
from planner.wording import wording

KNOWN = "2027-04-01T10:00:00+00:00"


def issue(number: int, *handouts: Handout) -> Issue:
    return Issue(
        number=number, day=date(2027, 4, number), reason="x", digest="d", handouts=list(handouts)
    )


def given(key: str, acknowledged: bool = False) -> Handout:
    return Handout(
        recipient=key.title(), key=key, audience="hosts",
        acknowledged_at=KNOWN if acknowledged else None,
    )  # fmt: skip


def told(visit: Visit) -> list[tuple[object, ...]]:
    found = list(issue_findings(visit))
    assert {(each.rule, each.severity, each.visit) for each in found} <= {
        ("old-issue", Severity.WARNING, visit.kind)
    }
    assert all(wording().finding(each) for each in found)
    return [tuple(value for _, value in each.values) for each in found]


def test_whoever_did_not_acknowledge_the_newest_still_goes_by_the_first() -> None:
    newest, first = issue(2, given("ada"), given("ben", True)), issue(1, given("ada"), given("ben"))
    visit = a_visit(issues=[newest, first])
    assert told(visit) == [("Ada", 2, 1)]


def test_the_newest_acknowledged_is_held_not_the_one_before() -> None:
    one, two, three = given("ada", True), given("ada", True), given("ada")
    visit = a_visit(issues=[issue(1, one), issue(2, two), issue(3, three)])
    assert told(visit) == [("Ada", 3, 2)]
    assert held([one, two, three]) is two
    assert held([three]) is three
    assert held([]) is None


def test_handouts_are_told_by_their_recipient_oldest_first() -> None:
    old, new = given("ada"), given("ada")
    visit = a_visit(issues=[issue(2, new), issue(1, old)])
    assert handouts_of(visit) == {"ada": [old, new]}
    assert told(a_visit(issues=[issue(1, given("ada"))])) == []


def test_an_issue_is_found_by_its_number_or_refused_with_those_there_are() -> None:
    first, second = issue(1), issue(2)
    assert issue_numbered(a_visit(issues=[first, second]), 2) is second
    with pytest.raises(Refused, match=r"no issue 3 .* There are: 1, 2\."):
        issue_numbered(a_visit(issues=[first, second]), 3)
    with pytest.raises(Refused, match="none yet"):
        issue_numbered(a_visit(), 1)


# -- commitments -----------------------------------------------------------------------------------


def test_what_is_promised_and_open_stands_on_the_return_visit_the_earliest_first() -> None:
    promised = [
        a_deadline("A visit to the port", key=COMMITMENT, due=None),
        a_deadline("Later", key=COMMITMENT, due=date(2027, 9, 1)),
        a_deadline("Sooner", key=COMMITMENT, due=date(2027, 8, 1)),
        a_deadline("Kept", key=COMMITMENT, done_on=date(2027, 7, 1), note="Letter"),
        a_deadline("Hotels"),
    ]
    back = a_visit(VisitKind.RETURN)
    exchange = an_exchange(
        visits=[a_visit(), back], deadlines=promised, status=ExchangeStatus.ACTIVE
    )
    assert [it.what for it in open_commitments(exchange)] == [
        "Sooner", "Later", "A visit to the port",
    ]  # fmt: skip
    notes = list(commitment_findings(exchange))
    assert [each.variant for each in notes] == ["due", "due", "undated"]
    assert dict(notes[0].values) == {"what": "Sooner", "due": date(2027, 8, 1)}
    assert dict(notes[2].values) == {"what": "A visit to the port"}
    assert {(each.rule, each.severity, each.visit) for each in notes} == {
        ("commitment-open", Severity.NOTE, VisitKind.RETURN)
    }
    assert all(wording().finding(each) for each in notes)


@pytest.mark.parametrize(
    ("visits", "status"),
    [
        ([], ExchangeStatus.ACTIVE),
        ([{"status": VisitStatus.CANCELLED}], ExchangeStatus.ACTIVE),
        ([{}], ExchangeStatus.CLOSED),
    ],
)
def test_there_are_none_without_a_return_visit_or_while_the_exchange_is_not_active(
    visits: list[dict[str, object]], status: ExchangeStatus
) -> None:
    back = [a_visit(VisitKind.RETURN, **each) for each in visits]
    exchange = an_exchange(
        visits=[a_visit(), *back], deadlines=[a_deadline(key=COMMITMENT)], status=status
    )
    assert open_commitments(exchange) == []
    assert list(commitment_findings(exchange)) == []


def test_the_return_visit_is_the_one_that_takes_place() -> None:
    assert return_visit(an_exchange(visits=[a_visit()])) is None
    back = a_visit(VisitKind.RETURN)
    assert return_visit(an_exchange(visits=[a_visit(), back])) is back
