"""Meals, full days, and the hours after a long flight."""

from datetime import date, time
from typing import Any

import pytest
from builders import a_city, a_foreign_city, a_leg, a_stop, a_traveller
from courses import DAY, STAY, at, found, people, rules, visit_of

from planner.model import ItemKind
from planner.rules.pace import pace_findings

MEAL, FREE = ItemKind.MEAL, ItemKind.FREE_TIME


def test_more_than_four_appointments_fill_a_day() -> None:
    hours = [("08:00", "09:00"), ("09:30", "10:30"), ("11:00", "11:30"), ("14:30", "15:00")]
    four = [at(*each) for each in hours]
    assert "day-full" not in rules(pace_findings, visit_of(*four))
    five = [at(*each) for each in [*hours, ("15:30", "16:30")]]
    told = found(pace_findings, visit_of(*five))
    assert ("day-full", "Everyone has 5 appointments on Fri 16 Apr 2027.") in told


def test_more_than_ten_hours_fill_a_day() -> None:
    long = [at("08:00", "13:00"), at("13:00", "14:00", kind=MEAL), at("14:00", "18:30")]
    ((rule, sentence),) = found(pace_findings, visit_of(*long))
    assert rule == "day-full" and "hours of program" in sentence
    rest = [at("08:00", "13:00"), at("13:00", "15:00", kind=FREE), at("15:00", "18:30")]
    assert "day-full" not in rules(pace_findings, visit_of(*rest))


def test_each_part_of_the_delegation_has_its_own_day() -> None:
    ada, ben = people("Ada", "Ben")
    mine = [at(f"{hour:02}:00", f"{hour:02}:30", ada) for hour in (8, 9, 10, 15, 16)]
    ((_, sentence),) = found(pace_findings, visit_of(*mine, delegates=[ada, ben]))
    assert sentence == "Ada has 5 appointments on Fri 16 Apr 2027."


@pytest.mark.parametrize(
    ("between", "missed"),
    [
        ([("11:00", "14:30", {})], True),
        ([("11:00", "12:00", {}), ("12:30", "14:30", {})], True),
        ([("11:00", "12:00", {}), ("12:45", "14:30", {})], False),
        ([("11:00", "12:30", {}), ("12:30", "13:30", {"kind": MEAL})], False),
        ([("11:00", "12:30", {}), ("12:30", "13:00", {"kind": FREE})], False),
        ([("11:00", "14:30", {"own_arrangements": True})], False),
    ],
)
def test_a_program_around_noon_leaves_time_to_eat(
    between: list[tuple[str, str, dict[str, Any]]], missed: bool
) -> None:
    items = [at("09:00", "10:30"), *(at(*hours, **given) for *hours, given in between)]
    visit = visit_of(*items, at("15:00", "16:00"))
    assert ("meal-missed" in rules(pace_findings, visit)) is missed


def test_people_eat_at_the_hours_of_the_country() -> None:
    spain = a_foreign_city("Madrid", country="ES", zone="Europe/Madrid")
    items = [at("09:00", "13:00"), at("13:00", "16:00"), at("16:30", "17:00")]
    there = visit_of(*items, stops=[a_stop(spain, **STAY)])
    ((rule, sentence),) = found(pace_findings, there)
    assert rule == "meal-missed"
    assert "from 13:30 to 16:00" in sentence


def landing(*items: Any, **given: Any) -> list[str]:
    hours = {"from_time": time(13, 25), "to_time": time(16)}
    flight = a_leg(from_day=DAY, to_day=DAY, **hours | given)
    stops = [a_stop(a_city("Washington"), **STAY)]
    return rules(pace_findings, visit_of(*items, stops=stops, legs=[flight]))


def test_nobody_meets_anybody_within_three_hours_of_a_long_flight() -> None:
    assert landing(at("18:30", "19:30")) == ["after-flight"]
    assert landing(at("19:00", "20:00")) == []
    assert landing(at("17:00", "17:30", kind=ItemKind.TRANSFER)) == []
    assert landing(at("18:30", "19:30"), from_zone="America/New_York") == []


def test_nor_before_ten_the_next_day() -> None:
    next_day = date(2027, 4, 17)
    assert landing(at("09:30", "10:30", day=next_day)) == ["after-flight"]
    assert landing(at("10:00", "11:00", day=next_day)) == []


def test_before_ten_is_by_the_clock_that_is_told() -> None:
    """Half past ten in Washington is half past four in Honolulu."""
    far = {"to_place": "HNL", "to_zone": "Pacific/Honolulu", "to_time": time(22)}
    next_day = date(2027, 4, 17)
    assert landing(at("10:30", "11:30", day=next_day), **far) == []
    assert landing(at("09:30", "10:30", day=next_day), **far) == ["after-flight"]


def test_only_who_was_on_board_needs_the_rest() -> None:
    ada, ben = people("Ada", "Ben")
    flight = a_leg(from_day=DAY, to_day=DAY, everyone=False, travellers=[a_traveller(ada)])
    stops = [a_stop(a_city("Washington"), **STAY)]

    def told(who: Any) -> list[str]:
        return rules(
            pace_findings,
            visit_of(at("17:00", "18:00", who), stops=stops, legs=[flight], delegates=[ada, ben]),
        )

    assert told(ada) == ["after-flight"]
    assert told(ben) == []
