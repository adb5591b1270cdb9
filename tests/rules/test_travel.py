"""Gaps long enough for the way."""

from datetime import date, time
from typing import Any

from builders import a_city, a_leg, a_stop, a_traveller, a_venue, a_way
from courses import DAY, STAY, at, exchange_of, findings_of, found, people, rules, visit_of

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


# -- away ------------------------------------------------------------------------------------------


def away(to_place: str, zone: str | None, *travellers: int, **given: Any) -> Visit:
    """Two people in Orlando, a leg at eleven for them or for some, a meeting at four."""
    both = people("Ada", "Ben")
    visit = visit_of(
        at("09:00", "10:00"),
        at("16:00", "17:00", **given),
        delegates=both,
        stops=[a_stop(**STAY), a_stop(a_city("St. Louis", zone="America/Chicago"))],
    )  # fmt: skip
    leg = a_leg(
        from_place="Orlando", from_zone="America/New_York", from_day=DAY, from_time=time(11),
        to_place=to_place, to_zone=zone, to_day=DAY, to_time=time(13),
        everyone=not travellers,
    )  # fmt: skip
    leg.travellers = [a_traveller(both[each]) for each in travellers]
    visit.legs = [leg]
    return visit


def test_who_has_left_the_city_cannot_be_at_an_item_there() -> None:
    assert found(travel_findings, away("Chicago O’Hare", "America/Chicago")) == [
        (
            "outside-visit",
            "“At 16:00” is in Orlando on Fri 16 Apr 2027,"
            " but “AF 54, Orlando to Chicago O’Hare” has taken everyone away from there.",
        )
    ]


def test_of_some_who_have_left_it_is_said_by_name() -> None:
    ((rule, sentence),) = found(travel_findings, away("Chicago", "America/Chicago", 1))
    assert rule == "outside-visit"
    assert sentence.endswith("has taken Ben away from there.")


def test_a_leg_to_another_stop_is_away_on_the_same_clock_too() -> None:
    assert rules(travel_findings, away("St Louis (STL)", None)) == ["outside-visit"]
    assert rules(travel_findings, away("Saint-Louisville", None)) == []


def test_a_leg_that_comes_back_or_stays_near_is_not_away() -> None:
    assert rules(travel_findings, away("Tampa", "America/New_York")) == []
    back = away("Chicago", "America/Chicago")
    back.legs.append(
        a_leg(
            from_place="Chicago", from_zone="America/Chicago", from_day=DAY, from_time=time(12, 30),
            to_place="Orlando", to_zone="America/New_York", to_day=DAY, to_time=time(15),
        )
    )  # fmt: skip
    assert rules(travel_findings, back) == []


def test_an_item_a_week_later_is_away_too_if_nobody_came_back() -> None:
    assert rules(travel_findings, away("Chicago", "America/Chicago", day=date(2027, 4, 19))) == [
        "outside-visit"
    ]


def test_an_item_on_a_day_of_no_stop_is_said_by_its_day_alone() -> None:
    assert rules(travel_findings, away("Chicago", "America/Chicago", day=date(2027, 4, 25))) == []
