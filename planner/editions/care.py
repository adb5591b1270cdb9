"""Lists for kitchens and for guards: the narrowest papers, each cut down to one place."""

from collections.abc import Iterator
from uuid import UUID

from planner.editions.frozen import place_of, when_of
from planner.editions.order import Order, in_order
from planner.editions.schedule import notes_for
from planner.editions.travel import place_name
from planner.editions.values import AccessList, Admitted, Guarded, MealList, Meals
from planner.model import Delegate, Item, ItemKind, Venue
from planner.rules.agenda import agenda, days_of
from planner.rules.participation import people_at

EATEN = (ItemKind.MEAL, ItemKind.RECEPTION)


# -- meals -----------------------------------------------------------------------------------------


def meal_list(order: Order) -> MealList:
    meals = [
        item
        for item in _items(order)
        if item.kind in EATEN and (order.place is None or _at(item, order.place))
    ]
    return MealList(
        **order.about(place_name(order)), meals=tuple(_meal(item, order) for item in meals)
    )


def _items(order: Order) -> Iterator[Item]:
    for day in days_of(order.visit):
        for happening in agenda(order.visit, day):
            if isinstance(happening, Item) and not happening.status.off:
                yield happening


def _at(item: Item, place: UUID) -> bool:
    return item.venue is not None and item.venue.id == place


def _meal(item: Item, order: Order) -> Meals:
    eating, sight = _people(item), order.sight_on("meal-list")
    known = [need for each in eating if (need := sight(order.needs_of(each), "dietary"))]
    return Meals(
        date=item.day,
        when=when_of(item, order.sight),
        title=item.title,
        place=place_of(item.venue) if item.venue else None,
        heads=len(eating),
        needs=tuple((need, known.count(need)) for need in dict.fromkeys(known)),
        unknown=len(eating) - len(known),
        id=item.id,
        notes=notes_for(item, order.audience),
    )


def _people(item: Item) -> list[Delegate]:
    return in_order([each for each in people_at(item) if isinstance(each, Delegate)])


# -- names in advance ------------------------------------------------------------------------------


def access_list(order: Order) -> AccessList:
    """Per building that wants names in advance: those who take part there, and nobody else."""
    return AccessList(
        **order.about(place_name(order)),
        venues=tuple(_guarded(venue, order) for venue in guarded_venues(order)),
    )


def guarded_venues(order: Order) -> list[Venue]:
    venues = [item.venue for item in _items(order) if item.venue and item.venue.names_in_advance]
    return [
        venue for venue in dict.fromkeys(venues) if order.place is None or venue.id == order.place
    ]


def _guarded(venue: Venue, order: Order) -> Guarded:
    items = [item for item in _items(order) if item.venue is venue]
    people = {each: None for item in items for each in _people(item)}
    return Guarded(
        place=place_of(venue),
        rules=order.sight(venue, "access_rules"),
        visits=tuple((item.day, when_of(item, order.sight), item.title) for item in items),
        people=tuple(_admitted(each, order) for each in in_order(list(people))),
    )


def _admitted(delegate: Delegate, order: Order) -> Admitted:
    private, sight = delegate.person.private, order.sight_on("access-list")
    return Admitted(
        name=sight(private, "passport_name") or str(delegate.person),
        born=sight(private, "date_of_birth"),
        citizenships=sight(private, "citizenships") or (),
        document=sight(private, "passport_number"),
    )
