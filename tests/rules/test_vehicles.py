"""A seat for everybody who rides."""

import pytest
from builders import a_leg, a_vehicle
from courses import DAY, at, found, people, rules, visit_of

from planner.model import ItemKind, ItemStatus
from planner.rules.vehicles import vehicle_findings


@pytest.mark.parametrize(("seats", "short"), [(1, True), (2, True), (3, False), (None, False)])
def test_a_vehicle_has_a_seat_for_each_who_rides(seats: int | None, short: bool) -> None:
    van = a_vehicle("Van 1", seats=seats)
    ride = at("09:00", "09:30", kind=ItemKind.TRANSFER, vehicle=van)
    told = found(vehicle_findings, visit_of(ride, delegates=people("Ada", "Ben", "Cleo")))
    sentence = f"Seats in Van 1: {seats}; riders on “At 09:00”: 3."
    assert told == ([("seats-short", sentence)] if short else [])


def test_only_those_named_need_a_seat() -> None:
    ada, ben, cleo = people("Ada", "Ben", "Cleo")
    van = a_vehicle("Van 1", seats=2)
    visit = visit_of(at("09:00", "09:30", ada, ben, vehicle=van), delegates=[ada, ben, cleo])
    assert rules(vehicle_findings, visit) == []


def test_nothing_is_said_of_a_ride_that_is_off() -> None:
    van = a_vehicle("Van 1", seats=1)
    ride = at("09:00", "09:30", vehicle=van, status=ItemStatus.CANCELLED)
    assert rules(vehicle_findings, visit_of(ride, delegates=people("Ada", "Ben"))) == []


def test_a_journey_by_road_is_looked_at_as_well() -> None:
    leg = a_leg(from_day=DAY, to_day=DAY)
    leg.vehicle = a_vehicle("Coach 1", seats=1)
    visit = visit_of(delegates=people("Ada", "Ben"), legs=[leg])
    assert rules(vehicle_findings, visit) == ["seats-short"]
