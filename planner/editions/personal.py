"""One delegate's own schedule: only where that person is, and “free” where not."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta

from planner.editions.audiences import NEEDS
from planner.editions.frozen import delegate_of, leaving_of, letters_of, met_of
from planner.editions.order import Order
from planner.editions.rooms import room_at, sleeps_at
from planner.editions.schedule import clocks_around, entry_of, shown_on, where_on
from planner.editions.travel import legs_of
from planner.editions.values import LATE_MORNING, Met, OwnDay, PersonalSchedule, Slot, When
from planner.model import Delegate, Function, Item, ItemStatus, Leg, Role, TimeState
from planner.rules.agenda import days_of

_A_DAY = timedelta(days=1)
_LONG_ENOUGH = 45  # minutes of a gap that are worth calling free


def personal_schedule(order: Order) -> PersonalSchedule:
    """`order` is for one delegate."""
    delegate = order.delegate
    assert delegate is not None, "a personal schedule is for one person"
    days = [day for day in days_of(order.visit) if delegate.there(day) or _travels(order, day)]
    if order.days is not None:
        days = [day for day in days if day in order.days]
    own = [_day(day, order) for day in days]
    sight, care = order.sight_on("personal-schedule"), order.needs_of(delegate)
    return PersonalSchedule(
        **order.about(),
        name=str(delegate.person),
        native=delegate.person.native_name if delegate.person.name else None,
        groups=tuple(filter(None, (letters_of(link.group for link in delegate.memberships),))),
        rooms=tuple(_rooms(delegate, order)),
        needs=tuple(filter(None, (sight(care, need) for need in NEEDS))),
        escorts=tuple(_escorts(order)),
        days=tuple(day for day in own if day.date or day.slots),
        legs=tuple(leaving_of(leg) for leg in legs_of(order)),
    )


def _travels(order: Order, day: date | None) -> bool:
    """Whether the delegate is under way the day before joining, or the one after leaving."""
    delegate = order.delegate
    assert delegate is not None
    beside = delegate.there(day + _A_DAY) or delegate.there(day - _A_DAY) if day else False
    return beside and any(isinstance(each, Leg) for each in shown_on(order, day))


def _rooms(delegate: Delegate, order: Order) -> Iterator[tuple[str, str]]:
    for stop in order.visit.stops:
        if stop.hotel is not None and sleeps_at(delegate, stop):
            bed = room_at(delegate, stop, order.sight)
            said = ", ".join(filter(None, (bed.room, bed.sharing)))
            if said:
                yield stop.hotel.name, said


def _escorts(order: Order) -> Iterator[Met]:
    """Those who travel along, with the telephone of the trip."""
    names: set[str | None] = set()
    for delegate in order.visit.delegates:
        if delegate.role is Role.ESCORT:
            met = delegate_of(delegate)
            names.add(met.name)
            yield Met(met.name, met.title, met.function, order.sight(delegate.person, "trip_phone"))
    for item in order.visit.items:
        for contact in item.contacts:
            if contact.function is Function.ESCORT and contact.full_name not in names:
                names.add(contact.full_name)
                yield met_of(contact, order.sight)


def _day(day: date | None, order: Order) -> OwnDay:
    happenings = shown_on(order, day)
    city, _ = where_on(order.visit, day, happenings)
    slots = list(_slots(happenings, order))
    until = _free_until(day, happenings, order)
    if until is not None:
        slots.insert(0, Slot(When(TimeState.EXACT.value, end=until)))
    return OwnDay(day, city, tuple(slots), **clocks_around(order.visit, day))


def _free_until(day: date | None, happenings: Sequence[Item | Leg], order: Order) -> time | None:
    """When the first thing of a day begins, where who wakes up in the city is free till then."""
    delegate = order.delegate
    assert delegate is not None
    before = day - _A_DAY if day else None
    stays = any(stop.has(day) and stop.has(before) for stop in order.visit.stops if day and before)
    first = next((each for each in happenings if not _gone(each)), None)
    if first is None or not stays or not delegate.there(before):
        return None
    begins, _ = _span(first)
    return begins if begins and begins > LATE_MORNING else None


def _gone(happening: Item | Leg) -> bool:
    return isinstance(happening, Item) and happening.status is ItemStatus.CANCELLED


def _slots(happenings: Iterable[Item | Leg], order: Order) -> Iterator[Slot]:
    """What the person does, in order, with the stretches between that are free."""
    ended: time | None = None
    travelled = False  # who changes from one journey to the next is not free between them
    for happening in happenings:
        begins, ends = _span(happening)
        gone = _gone(happening)
        waits = travelled and isinstance(happening, Leg)
        if ended and begins and not (gone or waits) and _minutes(ended, begins) >= _LONG_ENOUGH:
            yield Slot(When(TimeState.EXACT.value, ended, begins))
        links = happening.travellers if isinstance(happening, Leg) else happening.participations
        group = letters_of(link.group for link in links if link.group)
        entry = entry_of(happening, order)
        yield Slot(entry.when, entry, group)
        if not gone:
            travelled = isinstance(happening, Leg)
            # where an end is not known, nothing after it is called free
            ended = max(ended, ends) if ended and ends else ends


def _span(happening: Item | Leg) -> tuple[time | None, time | None]:
    if isinstance(happening, Leg):
        same_day = happening.from_day == happening.to_day
        return happening.from_time, happening.to_time if same_day else None
    return happening.start, None if happening.ends_next_day else happening.end


def _minutes(start: time, end: time) -> int:
    return (end.hour - start.hour) * 60 + end.minute - start.minute
