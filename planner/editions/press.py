"""The press copy: public highlights, and those who agreed to be named."""

from datetime import date

from planner.editions.frozen import place_of, titled
from planner.editions.order import Order, in_order
from planner.editions.values import Band, Day, Entry, PressCopy, When
from planner.model import Consent, Item, ItemStatus
from planner.rules.agenda import agenda, days_of


def press_copy(order: Order) -> PressCopy:
    agreed = [each for each in order.delegates if each.consent is Consent.YES]
    days = [day for each in days_of(order.visit) if (day := _day(order, each)).bands]
    dated = [day.date for day in days if day.date]
    about, sight = order.about(), order.sight_on("press-copy")
    # when the visit as a whole is, is not public; only the days of what is
    about |= {"first_day": min(dated, default=None), "last_day": max(dated, default=None)}
    return PressCopy(
        **about,
        theme=order.sight(order.exchange, "theme"),
        days=tuple(days),
        people=tuple(
            (str(each.person), titled(sight(each, "position"), each.organization))
            for each in in_order(agreed)
        ),
        unnamed=len(order.delegates) - len(agreed),
    )


def _day(order: Order, day: date | None) -> Day:
    items = [
        happening
        for happening in agenda(order.visit, day)
        if isinstance(happening, Item)
        and happening.public
        and happening.status is ItemStatus.CONFIRMED
    ]
    stops = [stop for stop in order.visit.stops if day and stop.has(day)]
    cities = dict.fromkeys(str(stop.city) for stop in stops if stop.city)
    return Day(
        date=day,
        city=", ".join(cities) or None,
        zone=None,
        bands=(Band(entries=tuple(_entry(item) for item in items)),) if items else (),
    )


def _entry(item: Item) -> Entry:
    """What everybody may know of a public item: what, when, where."""
    return Entry(
        id=item.id,
        kind=item.kind.value,
        title=item.title,
        when=When(
            state=item.time_state.value,
            start=item.start,
            end=item.end,
            part=item.part.value if item.part else None,
        ),
        place=place_of(item.venue) if item.venue else None,
        notes=tuple(note.text for note in item.notes if note.audience == "press"),
    )
