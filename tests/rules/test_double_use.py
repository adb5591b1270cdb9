"""Interpreters, escorts, vehicles and rooms are in one place at a time."""

from typing import Any

import pytest
from builders import a_delegate, a_group, a_person, a_vehicle, a_venue
from courses import at, found, people, rules, visit_of, works

from planner.model import Contact, Delegate, Function, Item, Role, TimeState, Visit
from planner.rules.clashes import clashes
from planner.rules.double_use import double_use


def two_groups(*extra: Delegate) -> tuple[Any, Any, list[Delegate]]:
    delegates = people("Ada", "Ben")
    return a_group(delegates[0]), a_group(delegates[1], name="Youth"), [*delegates, *extra]


def split(one: dict[str, Any], other: dict[str, Any], second: str = "09:30") -> Visit:
    a, b, delegates = two_groups()
    items = [at("09:00", "10:30", a, **one), at(second, "11:00", b, **other)]
    return visit_of(*items, groups=[a, b], delegates=delegates)


def interpreter() -> Contact:
    return works(Function.INTERPRETER, "Claire")


@pytest.mark.parametrize(
    ("function", "rule"),
    [
        (Function.INTERPRETER, "overlap-interpreter"),
        (Function.ESCORT, "overlap-escort"),
        (Function.DRIVER, "overlap-vehicle"),
    ],
)
def test_who_works_on_the_spot_is_not_in_two_places(function: Function, rule: str) -> None:
    visit = split({"contacts": [works(function)]}, {"contacts": [works(function)]})
    ((told, sentence),) = found(double_use, visit)
    assert told == rule
    assert "Luis" in sentence and "At 09:00" in sentence and "At 09:30" in sentence
    apart = split({"contacts": [works(function)]}, {"contacts": [works(function)]}, "10:30")
    assert rules(double_use, apart) == []
    others = split({"contacts": [works(function)]}, {"contacts": [works(function, "Ana")]})
    assert rules(double_use, others) == []


def test_a_host_may_be_named_at_two_places() -> None:
    visit = split({"contacts": [works(Function.HOST)]}, {"contacts": [works(Function.HOST)]})
    assert rules(double_use, visit) == []


def test_a_person_is_known_whether_travelling_along_or_named_on_the_spot() -> None:
    person = a_person("Abara")
    escort = a_delegate(person, role=Role.ESCORT)
    a, b, delegates = two_groups(escort)
    a.members[0].delegate = escort
    contact = works(Function.ESCORT, "", person=person)
    visit = visit_of(
        at("09:00", "10:30", a), at("09:30", "11:00", b, contacts=[contact]),
        groups=[a, b], delegates=delegates,
    )  # fmt: skip
    assert rules(double_use, visit) == ["overlap-escort"]


@pytest.mark.parametrize(
    ("role", "rule"),
    [(Role.INTERPRETER, "overlap-interpreter"), (Role.ESCORT, "overlap-escort")],
)
def test_who_travels_along_is_told_once_by_role(role: Role, rule: str) -> None:
    staff = a_delegate(role=role)
    visit = visit_of(
        at("09:00", "10:30", staff), at("09:30", "11:00", staff), delegates=[staff]
    )  # fmt: skip
    assert rules(clashes, visit) == [rule]
    assert rules(double_use, visit) == []


def test_a_vehicle_is_not_in_two_places() -> None:
    coach = a_vehicle("Coach 1")
    visit = split({"vehicle": coach}, {"vehicle": coach})
    ((rule, sentence),) = found(double_use, visit)
    assert rule == "overlap-vehicle" and "Coach 1" in sentence
    hall = a_venue()
    together = split({"vehicle": coach, "venue": hall}, {"vehicle": coach, "venue": hall})
    assert rules(double_use, together) == []


def test_a_room_is_not_taken_twice() -> None:
    room, building = a_venue(room="Room 201"), a_venue()
    assert rules(double_use, split({"venue": room}, {"venue": room})) == ["overlap-room"]
    assert rules(double_use, split({"venue": building}, {"venue": building})) == []
    same = {"venue": room, "title": "Lunch"}
    assert rules(double_use, split(same, same)) == []


def test_times_that_are_not_exact_are_a_warning() -> None:
    a, b, delegates = two_groups()
    items: list[Item] = [
        at("09:00", "10:00", a, contacts=[interpreter()], time_state=TimeState.APPROXIMATE),
        at("10:10", "11:00", b, contacts=[interpreter()]),
    ]
    visit = visit_of(*items, groups=[a, b], delegates=delegates)
    ((rule, sentence),) = found(double_use, visit)
    assert rule == "overlap-interpreter" and "may be" in sentence
