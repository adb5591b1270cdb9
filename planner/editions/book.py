"""The program book: everything about a visit between two covers."""

from collections.abc import Iterator

from planner.editions.contacts import contact_sheet, emergency_sheet
from planner.editions.order import Order, partners_of
from planner.editions.people import roster
from planner.editions.schedule import daily_schedule
from planner.editions.travel import national_itinerary
from planner.editions.values import Logo, ProgramBook, Waypoint
from planner.model import Side, VisitKind
from planner.rules.logos import holders_of


def program_book(order: Order) -> ProgramBook:
    exchange, sight = order.exchange, order.sight
    theme = sight(exchange, "theme")
    return ProgramBook(
        **order.about(),
        program=sight(exchange, "program"),
        theme=theme,
        partners=partners_of(exchange, order.kind),
        route=tuple(_route(order)),
        objectives=tuple(_objectives(order)),
        itinerary=national_itinerary(order),
        roster=roster(order),
        schedule=daily_schedule(order),
        contacts=contact_sheet(order),
        emergency=emergency_sheet(order),
        logos=tuple(_logos(order)),
    )


def _logos(order: Order) -> Iterator[Logo]:
    for each in holders_of(order.exchange):
        digest = order.sight(each, "logo")
        if digest in order.photographs:
            yield Logo(str(each), order.photographs[digest])


def _route(order: Order) -> Iterator[Waypoint]:
    """Home, then the stops in order."""
    side = Side.FOREIGN if order.kind is VisitKind.FIRST else Side.PARTNER
    for city in order.exchange.cities_of(side)[:1]:
        yield Waypoint(str(city), order.visit.first_day, None, city.latitude, city.longitude)
    for stop in order.visit.stops:
        if stop.city is not None:
            yield Waypoint(
                str(stop.city),
                stop.arrives,
                stop.departs,
                stop.city.latitude,
                stop.city.longitude,
            )


def _objectives(order: Order) -> Iterator[str]:
    """What the items are about, each theme once."""
    themes = (order.sight(item, "theme") for item in order.visit.items)
    yield from dict.fromkeys(filter(None, themes))
