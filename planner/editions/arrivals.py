"""Who arrives and leaves how: every journey, what brings people to it and meets them, rooms."""

from dataclasses import replace
from datetime import time
from math import inf

from planner.editions.frozen import leaving_of, when_of
from planner.editions.order import Order
from planner.editions.rooms import room_at
from planner.editions.travel import delegates_among, driver_of, legs_of, place_name
from planner.editions.values import Arrivals, Leaving, Transfer
from planner.model import Item, ItemKind, Leg
from planner.rules.agenda import agenda
from planner.rules.participation import people_at, people_on

_MEETS = (ItemKind.TRANSFER, ItemKind.MEETING_POINT)
_NEAR = 4  # hours between a journey and what brings people to it


def arrivals(order: Order) -> Arrivals:
    """Every leg with all who travel, their rooms, and what brings them to it and meets them."""
    legs = [leg for leg in legs_of(order) if order.place is None or _ends_at(order, leg)]
    return Arrivals(
        **order.about(place_name(order)), legs=tuple(_arrival(leg, order) for leg in legs)
    )


def _arrival(leg: Leg, order: Order) -> Leaving:
    people = delegates_among(people_on(leg))
    stop = next((stop for stop in order.visit.stops if leg.to_day and stop.has(leg.to_day)), None)
    beds = [room_at(each, stop, order.sight).room if stop else None for each in people]
    return replace(
        leaving_of(leg, map(str, people), len(people)),
        beds=tuple(bed or "" for bed in beds) if any(beds) else (),
        before=_transfer(leg, order, before=True),
        after=_transfer(leg, order, before=False),
    )


def _transfer(leg: Leg, order: Order, *, before: bool) -> Transfer | None:
    """The last thing before a leg, or the first after it, at which those who travel are met or
    driven, within hours of it."""
    day, at = (leg.from_day, leg.from_time) if before else (leg.to_day, leg.to_time)
    if day is None or at is None:
        return None
    found = [
        item
        for item in agenda(order.visit, day)
        if isinstance(item, Item) and item.kind in _MEETS and not item.status.off
        and item.start and _hours(*((item.start, at) if before else (at, item.start))) <= _NEAR
        and people_at(item) & people_on(leg)
    ]  # fmt: skip
    if not found:
        return None
    item = found[-1] if before else found[0]
    driven = next((each for each in found if each.vehicle), item)
    driver, phone = driver_of(driven, driven.vehicle, order)
    met = next((each.meeting_point for each in (item, *found) if each.meeting_point), None)
    return Transfer(
        when=when_of(item, order.sight),
        meeting_point=met,
        vehicle=order.sight(driven.vehicle, "name"),
        driver=driver,
        phone=phone,
    )


def _hours(earlier: time, later: time) -> float:
    """From one time to a later one of the same day; endless where it is none."""
    minutes = (later.hour - earlier.hour) * 60 + later.minute - earlier.minute
    return minutes / 60 if minutes >= 0 else inf


def _ends_at(order: Order, leg: Leg) -> bool:
    """Whether a leg brings people to the hotel this copy is for, or takes them from it."""
    days = {leg.from_day, leg.to_day} - {None}
    travelers = delegates_among(people_on(leg))
    own = days & {day for each in travelers for day in (each.joins, each.leaves)}
    return any(
        {stop.arrives, stop.departs} & days or any(stop.has(day) for day in own if day)
        for stop in order.visit.stops
        if stop.hotel is not None and stop.hotel.id == order.place
    )
