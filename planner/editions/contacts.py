"""Whom to call: at each stop, and when something goes wrong."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from planner.editions.frozen import letters_of, stay_of, titled
from planner.editions.order import Order
from planner.editions.schedule import daily_schedule, visible
from planner.editions.values import Call, ContactSheet, EmergencySheet, Met, Schedule
from planner.model import Contact, Delegate, Disclosure, Function, Item, Role, Stop
from planner.rules.deadlines import coordinator_of

_ALONG = (Role.ESCORT, Role.INTERPRETER)
_ORDER = ("escort", "coordinator", "interpreter", "driver")
_FIRST = (Function.ESCORT, Function.INTERPRETER, Function.DRIVER, Function.HOST)


def contact_sheet(order: Order) -> ContactSheet:
    return ContactSheet(
        **order.about(),
        stops=tuple(
            (stay_of(stop, order.sight), tuple(_calls(_items_of(order, stop), order)))
            for stop in order.visit.stops
        ),
        delegates=tuple(delegate_call(each, order) for each in order.delegates),
    )


def emergency_sheet(order: Order) -> EmergencySheet:
    """Escorts first: they are the ones to call."""
    return EmergencySheet(
        **order.about(),
        calls=tuple(_along(order, (Function.ESCORT, Function.INTERPRETER))),
        stays=tuple(stay_of(stop, order.sight) for stop in order.visit.stops),
    )


def pocket_schedule(order: Order) -> Schedule:
    """The schedule, and for its cover whom to call: who comes along, then the hotels."""
    stays = [stay_of(stop, order.sight) for stop in order.visit.stops]
    people = _along(order, (Function.ESCORT, Function.INTERPRETER, Function.DRIVER))
    hotels = {stay.hotel.name: stay.hotel_phone for stay in stays if stay.hotel}
    return replace(
        daily_schedule(order),
        calls=(
            *(Met(each.name, None, each.function, each.phone) for each in people if each.phone),
            *(Met(name, None, "hotel", phone) for name, phone in hotels.items() if phone),
        ),
        countries=tuple(dict.fromkeys(stay.country for stay in stays if stay.country)),
    )


def coordinator(order: Order) -> Met | None:
    """Who of the embassy runs the exchange, where this reader may call them."""
    user, sight = coordinator_of(order.exchange), order.sight
    name, phone = sight(user, "name"), sight(user, "phone")
    return Met(name, None, "coordinator", phone) if name and phone else None


def _along(order: Order, functions: Sequence[Function]) -> Iterator[Call]:
    """Who travels along and who is met in these functions: each once, in their order, also where a
    delegate is met under a name with a title."""
    plain = {
        contact.full_name: str(contact.person)
        for item in order.visit.items
        for contact in item.contacts
        if contact.person
    }
    along = [each for each in order.visit.delegates if each.role in _ALONG]
    calls = [delegate_call(each, order) for each in along]
    calls += _calls(order.visit.items, order, functions)
    calls += [Call(met.name, met.function, None, met.phone)] if (met := coordinator(order)) else []
    rank = {function: number for number, function in enumerate(_ORDER)}
    found: dict[str | None, Call] = {}
    for call in sorted(calls, key=lambda each: rank[each.function]):
        key = plain.get(call.name or "", call.name or call.about)
        known = found.setdefault(key, call)
        if not known.phone:
            found[key] = replace(known, phone=call.phone)
    yield from found.values()


def delegate_call(delegate: Delegate, order: Order) -> Call:
    sight, person = order.sight, delegate.person
    emails = sight(person, "emails") or ()
    return Call(
        name=str(person) if sight.audience.sees(Disclosure.NAMES) else None,
        function=delegate.role.value,
        about=titled(delegate.position, delegate.organization),
        phone=sight(person, "trip_phone") or sight(person, "work_phone"),
        email=emails[0] if emails else None,
        group=letters_of(link.group for link in delegate.memberships),
    )


def _items_of(order: Order, stop: Stop) -> Iterator[Item]:
    """The items of a stop: its own, and those without one on its days."""
    several = [each for each in order.visit.stops if each is not stop]
    for item in order.visit.items:
        alone = bool(item.stop is None and item.day and stop.has(item.day))
        if item.stop is stop or (alone and not _any_has(several, item)):
            yield item


def _any_has(stops: Iterable[Stop], item: Item) -> bool:
    return any(item.day is not None and each.has(item.day) for each in stops)


def _calls(
    items: Iterable[Item], order: Order, functions: Iterable[Function] = _FIRST
) -> Iterator[Call]:
    """Everybody met at these items, once; those called first, first."""
    found: dict[tuple[str | None, str | None], Call] = {}
    for item in items:
        if item.status.off:
            continue
        if not visible(item, order.audience):
            continue
        for contact in item.contacts:
            if contact.function in functions:
                call = _call(item, contact, order)
                key = (call.name or call.about, call.function)
                if key != (None, call.function) and (key not in found or not found[key].phone):
                    found[key] = call
    rank = {function.value: number for number, function in enumerate(_FIRST)}
    yield from sorted(found.values(), key=lambda call: rank[call.function])


def _call(item: Item, contact: Contact, order: Order) -> Call:
    sight = order.sight
    withheld = not item.host_may_be_named and not sight.audience.hosts_by_name
    person = contact.person
    phone = sight(contact, "phone") or sight(person, "trip_phone") or sight(person, "work_phone")
    return Call(
        name=None if withheld else contact.full_name,
        function=contact.function.value,
        about=titled(contact.position, contact.organization),
        phone=None if withheld else phone,
    )
