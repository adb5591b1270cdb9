"""Who sleeps where, with whom, and what they need there."""

from collections.abc import Iterator
from dataclasses import replace

from planner.editions.frozen import nights, place_of
from planner.editions.order import Order
from planner.editions.sight import Sight
from planner.editions.travel import place_name
from planner.editions.values import Hotel, RoomingList, Slept
from planner.model import Delegate, Item, Stop
from planner.rules.agenda import agenda, days_of


def rooming_list(order: Order) -> RoomingList:
    stops = [
        stop
        for stop in order.visit.stops
        if order.place is None or (stop.hotel is not None and stop.hotel.id == order.place)
    ]
    return RoomingList(
        **order.about(place_name(order)), hotels=tuple(_hotel(stop, order) for stop in stops)
    )


def _hotel(stop: Stop, order: Order) -> Hotel:
    sleeping = [each for each in order.delegates if sleeps_at(each, stop)]
    return Hotel(
        place=place_of(stop.hotel) if stop.hotel else None,
        city=str(stop.city) if stop.city else None,
        phone=order.sight(stop.hotel, "phone"),
        first_day=stop.arrives,
        last_day=stop.departs,
        beds=tuple(_bed(each, stop, order) for each in sleeping),
        notes=tuple(_notes(stop, order)),
    )


def _notes(stop: Stop, order: Order) -> Iterator[str]:
    """What the hotel is to know of what takes place there, in the order of the days."""
    if stop.hotel is None:
        return
    for day in days_of(order.visit):
        for each in agenda(order.visit, day):
            if isinstance(each, Item) and each.venue is stop.hotel and each.stop is stop:
                yield from (note.text for note in each.notes if note.audience == "hotel")


def _bed(delegate: Delegate, stop: Stop, order: Order) -> Slept:
    sight = order.sight_on("rooming-list")
    need = sight(order.needs_of(delegate), "mobility")
    return replace(room_at(delegate, stop, sight), need=need)


def sleeps_at(delegate: Delegate, stop: Stop) -> bool:
    """Whether a delegate is there for a night of the stop."""
    first, last = stop.arrives, stop.departs
    if first is None or last is None:
        return True
    return (delegate.joins or first) < last and (delegate.leaves or last) > first


def room_at(delegate: Delegate, stop: Stop, sight: Sight) -> Slept:
    """A delegate's room at one stop: the stop's own where there is one, else as wanted."""
    room = next((each for each in delegate.rooms if each.stop is stop), None)
    first, last = stop.arrives, stop.departs
    arrives = max(filter(None, (first, delegate.joins)), default=None)
    leaves = min(filter(None, (last, delegate.leaves)), default=None)
    own = sight(room, "nights")
    return Slept(
        name=str(delegate.person),
        room=sight(room, "type") or sight(delegate, "room_type"),
        sharing=sight(room, "sharing_with") or sight(delegate, "sharing_with"),
        arrives=arrives,
        leaves=leaves,
        nights=own if own is not None else nights(arrives, leaves),
        confirmation=sight(room, "confirmation"),
    )
