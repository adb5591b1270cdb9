"""Whom to call: at each stop, and when something goes wrong."""

from collections.abc import Iterable, Iterator

from planner.editions.frozen import letters_of, stay_of, titled
from planner.editions.order import Order
from planner.editions.schedule import visible
from planner.editions.values import Call, ContactSheet, EmergencySheet
from planner.model import Contact, Delegate, Disclosure, Function, Item, Role, Stop

_ALONG = (Role.ESCORT, Role.INTERPRETER)
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
    calls = list(_calls(order.visit.items, order, {Function.ESCORT, Function.INTERPRETER}))
    along = [each for each in order.visit.delegates if each.role in _ALONG]
    return EmergencySheet(
        **order.about(),
        calls=(*(delegate_call(each, order) for each in along), *calls),
        stays=tuple(stay_of(stop, order.sight) for stop in order.visit.stops),
    )


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
