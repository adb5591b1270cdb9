"""A journey leaves from where its people are."""

from typing import Any

from builders import a_stop, an_item
from courses import findings_of, found
from ways import all_legs, april, back, leg, orlando, over, people, tampa, visit_of

from planner.model import ItemKind, Leg
from planner.rules.departures import departure_findings
from planner.rules.findings import Severity


def departures(*legs: Leg, **given: Any) -> list[str]:
    return [said for _, said in found(departure_findings, visit_of(*legs, **given))]


def test_a_journey_from_where_its_people_are_not_is_said() -> None:
    wrong = leg("Tampa (TPA)", "Atlanta", 16)
    visit = visit_of(*all_legs(), wrong)
    assert [said for _, said in found(departure_findings, visit)] == [
        "“AF, Tampa (TPA) to Atlanta” leaves from Tampa on Fri 16 Apr 2027, but its travelers are "
        "in Orlando that day."
    ]
    (finding,) = findings_of(departure_findings, visit)
    assert (finding.severity, finding.date) == (Severity.WARNING, april(16))
    assert finding.concerns[0].id == wrong.id


def test_a_journey_home_from_the_stop_before_is_said_unless_a_way_leads_there() -> None:
    legs = [*all_legs()[:3], back("Orlando (MCO)", "Nantes", 20)]
    assert len(departures(*legs)) == 1
    assert departures(*legs, leg("Tampa", "Orlando", 20)) == []
    assert departures(*legs, leg("Tampa", "the airport", 20)) == [], "which may be that of Orlando"
    coach = an_item("Coach to Orlando", kind=ItemKind.TRANSFER, day=april(20))
    assert departures(*legs, items=[coach]) == []


def test_nobody_is_accused_on_the_days_of_a_journey() -> None:
    assert departures(*all_legs()) == []
    late = all_legs()
    late[1] = leg("Washington", "Orlando", 16)  # the last day was that of the last night
    assert departures(*late) == []
    assert departures(over("Nantes", "Washington", 13), leg("Atlanta", "Tampa", 13)) == []
    assert departures(leg("Tampa", "Orlando", 16, from_day=None)) == []
    loose = [
        a_stop(orlando(), first_day=april(11), last_day=april(20)),
        a_stop(tampa(), first_day=None, last_day=None, rank=1),
    ]
    assert departures(leg("Tampa", "Orlando", 16), stops=loose) == []


def test_who_stayed_behind_leaves_from_there() -> None:
    ada, bo = people("Ada", "Bo")
    legs = [*all_legs(ada), leg("Washington", "Orlando", 17, bo)]
    assert departures(*legs, delegates=[ada, bo]) == []
    legs[1] = leg("Washington", "Orlando", 15, ada, bo)
    assert len(departures(*legs, delegates=[ada, bo])) == 1
