"""What the stops and legs of a visit obey."""

from datetime import date, time
from typing import Any

import pytest
from builders import a_city, a_foreign_city, a_leg, a_stop, a_visit, an_exchange

from planner.model import City, Exchange, ExchangeStatus, VisitKind
from planner.rules.findings import Severity
from planner.rules.visits import visit_findings
from planner.wording import wording


def rules_of(exchange: Exchange) -> list[tuple[str, Severity]]:
    return [
        (finding.rule, finding.severity)
        for visit in exchange.visits
        for finding in visit_findings(visit)
    ]


def to(*cities: City, kind: VisitKind = VisitKind.FIRST, **given: object) -> Exchange:
    return an_exchange(visits=[a_visit(kind, stops=[a_stop(city) for city in cities])], **given)


MISSED = [("no-washington", Severity.WARNING)]


def test_a_first_visit_without_washington_is_a_warning() -> None:
    assert rules_of(to(a_city("Orlando"), a_city("Tampa"))) == MISSED


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("Washington", "District of Columbia"),
        ("Washington", "DC"),
        ("Washington", None),
        ("Washington, D.C.", None),
        ("WASHINGTON DC", "D.C."),
    ],
)
def test_washington_in_many_spellings(name: str, region: str | None) -> None:
    assert rules_of(to(a_city(name, region=region), a_city("Tampa"))) == []


@pytest.mark.parametrize(
    ("name", "region"), [("Washington", "Pennsylvania"), ("Seattle", "Washington"), (None, None)]
)
def test_another_washington_is_not_the_capital(name: str | None, region: str | None) -> None:
    assert rules_of(to(a_city(name, region=region))) == MISSED


@pytest.mark.parametrize(
    "quiet",
    [
        to(a_foreign_city("Lalín")),
        to(a_city("Orlando"), kind=VisitKind.RETURN),
        to(a_city("Orlando"), program="Sister Cities"),
        to(a_city("Orlando"), status=ExchangeStatus.CLOSED),
        an_exchange(visits=[a_visit(stops=[a_stop(first_day=None, last_day=None)])]),
        an_exchange(visits=[a_visit(stops=[])]),
        an_exchange(visits=[a_visit(stops=[a_stop()])], program="A visit"),
    ],
)
def test_washington_is_asked_of_dated_first_visits_to_the_united_states_alone(
    quiet: Exchange,
) -> None:
    assert rules_of(quiet) == []


def test_the_program_is_known_by_its_name() -> None:
    assert rules_of(to(a_city("Tampa"), program="CITY PAIR CVE Partnership Program")) == MISSED


@pytest.mark.parametrize("zone", [None, "Mars/Base"])
def test_an_unknown_zone_is_noted_once_a_city(zone: str | None) -> None:
    town = a_foreign_city("Lalín", zone=zone)
    visit = a_visit(
        stops=[a_stop(town), a_stop(), a_stop(town, first_day=date(2027, 4, 18), last_day=None)],
        kind=VisitKind.RETURN,
    )
    (finding,) = visit_findings(an_exchange(visits=[visit]).visits[0])
    assert (finding.rule, finding.severity) == ("zone-unknown", Severity.NOTE)
    assert [concern.id for concern in finding.concerns] == [town.id]


# -- legs ------------------------------------------------------------------------------------------


def leg_said(**given: Any) -> list[str]:
    (visit,) = an_exchange(visits=[a_visit(legs=[a_leg(**given)])]).visits
    found = list(visit_findings(visit))
    assert all(each.visit is visit.kind for each in found)
    assert all(each.date and each.concerns and each.about for each in found)
    return [wording().finding(finding) for finding in found]


def test_a_leg_that_arrives_before_it_left_is_an_error() -> None:
    assert leg_said(to_time=time(7)) == [
        "“AF 54, Paris to Washington” arrives before it leaves: it leaves on Sun 11 Apr 2027 at "
        "13:25 (Paris) and arrives on Sun 11 Apr 2027 at 07:00 (New York)."
    ]
    assert leg_said(to_day=date(2027, 4, 9), to_time=None) == [
        "“AF 54, Paris to Washington” arrives before it leaves: it leaves on Sun 11 Apr 2027 and "
        "arrives on Fri 9 Apr 2027."
    ]


def test_the_clocks_of_both_ends_of_a_leg_are_looked_at() -> None:
    gap, twice = leg_said(
        from_day=date(2027, 3, 28),
        from_time=time(2, 30),
        to_day=date(2027, 11, 7),
        to_time=time(1, 30),
    )
    assert "clocks in Paris skip 02:30" in gap
    assert "clocks in New York show 01:30 two times" in twice
    assert leg_said() == []
