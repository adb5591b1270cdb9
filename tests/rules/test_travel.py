"""Gaps long enough for the way."""

from typing import Any

from builders import a_venue, a_way
from courses import at, exchange_of, findings_of, found, people, rules, visit_of

from planner.model import ItemKind, TimeState, Visit
from planner.rules.findings import Severity
from planner.rules.travel import travel_findings

HALL, SCHOOL = a_venue("City Hall"), a_venue("School", address="1 Main Street")


def two(
    end: str, start: str, minutes: int | None = None, back: bool = False, **given: Any
) -> Visit:
    visit = visit_of(
        at("09:00", end, venue=HALL), at(start, "12:00", **{"venue": SCHOOL} | given),
        delegates=people("Ada", "Ben"),
    )  # fmt: skip
    ways = (
        [] if minutes is None else [a_way(*((SCHOOL, HALL) if back else (HALL, SCHOOL)), minutes)]
    )
    exchange_of(visit, travel_times=ways)
    return visit


def test_a_gap_shorter_than_the_way_is_an_error() -> None:
    ((rule, sentence),) = found(travel_findings, two("10:00", "10:30", minutes=35))
    assert rule == "travel-short"
    assert sentence == "Everyone needs 35 minutes from “At 09:00” to “At 10:30” and has 30."
    assert rules(travel_findings, two("10:00", "10:35", minutes=35)) == []


def test_a_way_is_known_in_both_directions() -> None:
    assert rules(travel_findings, two("10:00", "10:30", 35, back=True)) == ["travel-short"]


def test_an_item_may_say_itself_how_long_the_way_takes() -> None:
    assert rules(travel_findings, two("10:00", "10:30", travel_minutes=40)) == ["travel-short"]
    assert rules(travel_findings, two("10:00", "10:05", travel_minutes=0)) == []


def test_times_that_are_not_exact_make_it_a_warning() -> None:
    visit = two("10:00", "10:30", 35, time_state=TimeState.APPROXIMATE)
    (finding,) = findings_of(travel_findings, visit)
    assert (finding.rule, finding.severity) == ("travel-short", Severity.WARNING)


def test_a_short_gap_to_another_address_is_asked_about_while_the_way_is_unknown() -> None:
    ((rule, sentence),) = found(travel_findings, two("10:00", "10:10"))
    assert rule == "travel-unknown"
    assert "10 minutes" in sentence
    assert rules(travel_findings, two("10:00", "10:15")) == []
    assert rules(travel_findings, two("10:00", "10:10", minutes=5)) == []


def test_the_same_address_is_no_way() -> None:
    upstairs = a_venue("Mayor’s office", room="2nd floor")
    assert rules(travel_findings, two("10:00", "10:00", venue=upstairs)) == []


def test_a_transfer_is_the_way_itself() -> None:
    visit = visit_of(
        at("09:00", "10:00", venue=HALL),
        at("10:00", "10:20", kind=ItemKind.TRANSFER),
        at("10:20", "11:00", venue=SCHOOL),
    )
    assert rules(travel_findings, visit) == []


def test_what_has_no_end_leaves_no_gap_to_judge() -> None:
    visit = visit_of(at("09:00", venue=HALL), at("09:30", "11:00", venue=SCHOOL))
    assert rules(travel_findings, visit) == []


def test_people_apart_are_judged_apart() -> None:
    ada, ben = people("Ada", "Ben")
    visit = visit_of(
        at("09:00", "10:00", ada, venue=HALL), at("10:05", "11:00", ben, venue=SCHOOL),
        delegates=[ada, ben],
    )  # fmt: skip
    assert rules(travel_findings, visit) == []
