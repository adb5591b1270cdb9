"""Where the delegation goes and how: stops and legs, vehicles and who rides in them."""

from collections.abc import Iterable, Iterator

from planner.editions.frozen import leaving_of, stay_of, transfer_of
from planner.editions.order import Order, in_order
from planner.editions.values import Leaving, NationalItinerary, Ride, VehicleManifest
from planner.model import Contact, Delegate, Function, Item, ItemKind, Leg, Vehicle
from planner.rules.agenda import agenda, days_of
from planner.rules.participation import people_at, people_on


def national_itinerary(order: Order) -> NationalItinerary:
    return NationalItinerary(
        **order.about(),
        stays=tuple(stay_of(stop, order.sight) for stop in order.visit.stops),
        legs=tuple(leg_for(leg, order) for leg in legs_of(order)),
    )


def vehicle_manifest(order: Order) -> VehicleManifest:
    rides = [
        ride_of(happening, order)
        for day in days_of(order.visit)
        for happening in agenda(order.visit, day)
        if _is_driven(happening) and order.concerns(happening)
    ]
    return VehicleManifest(**order.about(), rides=tuple(rides))


def legs_of(order: Order) -> Iterator[Leg]:
    for day in days_of(order.visit):
        for happening in agenda(order.visit, day):
            if isinstance(happening, Leg) and order.concerns(happening):
                yield happening


def leg_for(leg: Leg, order: Order) -> Leaving:
    people = delegates_among(people_on(leg))
    names = () if leg.everyone else tuple(str(each) for each in people)
    return leaving_of(leg, names, len(people))


def place_name(order: Order) -> str | None:
    """The hotel or place this copy is for alone."""
    if order.place is None:
        return None
    stops = (stop.hotel for stop in order.visit.stops)
    venues = (item.venue for item in order.visit.items)
    return next(each.name for each in (*stops, *venues) if each and each.id == order.place)


def _is_driven(happening: Item | Leg) -> bool:
    if isinstance(happening, Leg):
        return happening.mode.value == "road" or happening.vehicle is not None
    return not happening.status.off and (
        happening.kind is ItemKind.TRANSFER or happening.vehicle is not None
    )


def ride_of(happening: Item | Leg, order: Order) -> Ride:
    people = delegates_among(
        people_on(happening) if isinstance(happening, Leg) else people_at(happening)
    )
    sight, vehicle = order.sight_on("vehicle-manifest"), happening.vehicle
    driver, phone = driver_of(happening, vehicle, order)
    return Ride(
        run=(
            leaving_of(happening, (), len(people))
            if isinstance(happening, Leg)
            else transfer_of(happening, sight, (), len(people))
        ),
        vehicle=vehicle.name if vehicle else None,
        seats=vehicle.seats if vehicle else None,
        plate=vehicle.plate if vehicle else None,
        driver=driver,
        phone=phone,
        riders=tuple(str(each) for each in people),
        needs=tuple(
            (str(each), need)
            for each in people
            if (need := sight(order.needs_of(each), "mobility"))
        ),
    )


def driver_of(
    happening: Item | Leg, vehicle: Vehicle | None, order: Order
) -> tuple[str | None, str | None]:
    sight = order.sight
    if vehicle is not None and (vehicle.driver or vehicle.phone):
        return sight(vehicle, "driver"), sight(vehicle, "phone")
    contacts: Iterable[Contact] = () if isinstance(happening, Leg) else happening.contacts
    for contact in contacts:
        if contact.function is Function.DRIVER:
            return contact.full_name, sight(contact, "phone")
    return None, None


def delegates_among(people: Iterable[object]) -> list[Delegate]:
    return in_order([each for each in people if isinstance(each, Delegate)])
