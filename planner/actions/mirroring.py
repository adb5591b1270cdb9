"""The first visit turned round: a skeleton of the return visit, to be filled by its hosts.

Same themes, roles swapped, hours as the other city keeps them. What may be taken over stands on
lists; a field that is on none fails a test.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from planner.model import (
    Contact,
    Delegate,
    Exchange,
    Function,
    Item,
    ItemKind,
    ItemNote,
    Refused,
    Role,
    Side,
    Stop,
    TimeState,
    Visit,
    VisitKind,
)
from planner.rules import moving
from planner.rules.clock import stop_of
from planner.rules.course import APPOINTMENTS
from planner.rules.folding import folded
from planner.rules.holidays import is_working_day
from planner.rules.pace import meals_of
from planner.rules.regions import area_of
from planner.rules.return_visits import visit_of

DAY = timedelta(days=1)

ITEM_MIRRORED = frozenset({"title", "kind", "theme", "dress", "time_state", "part"})
ITEM_TURNED = frozenset({"day", "start", "end", "ends_next_day", "fold", "everyone", "rank"})
"""Worked out anew for the other city and the other delegation."""

ITEM_LEFT = frozenset(
    {
        "id",
        "status",
        "time_as_given",
        "meeting_point",
        "coach_leaves",
        "travel_minutes",
        "language",
        "speaking_order",
        "gifts",
        "own_arrangements",
        "standby",
        "public",
        "optional",
        "host_may_be_named",
        "names_sent_on",
        "asked_of",
        "asked_on",
        "asked_by",
        "answered_on",
        "chase_on",
        "cancelled_by",
        "cancelled_when",
        "cancelled_why",
    }
)
STOP_TURNED = frozenset({"first_day", "last_day", "rank"})
STOP_LEFT = frozenset({"id", "emergency_numbers", "hospital", "consulate"})
VISIT_TURNED = frozenset({"kind", "rank"})
VISIT_LEFT = frozenset({"id", "status", "dates_as_given"})

MIRRORED = APPOINTMENTS - {ItemKind.PRESS} | {ItemKind.MEAL, ItemKind.RECEPTION, ItemKind.CULTURAL}
"""Kinds that a host answers in kind; coaches, rooms and free hours are each city's own."""


def mirror(exchange: Exchange, first_day: date, last_day: date) -> Visit:
    """Lay the return visit out from the first one, inside a change.

    A return visit that is there already is filled, unless it has a program of its own.
    """
    first = visit_of(exchange, VisitKind.FIRST)
    back = visit_of(exchange, VisitKind.RETURN)
    assert first is not None  # who calls has looked
    if back is not None and back.items:
        raise Refused("The return visit has a program already. Move it instead.")
    if back is None:
        back = Visit(kind=VisitKind.RETURN, rank=len(exchange.visits))
        exchange.visits.append(back)
    stay(exchange, back, first_day, last_day)
    for rank, (item, day) in enumerate(_days(first, back)):
        back.items.append(_turned(item, back, day, rank))
    return back


def stay(exchange: Exchange, back: Visit, first_day: date, last_day: date) -> None:
    """A stop in each city of the foreign side, the days shared out, the lead city first."""
    if not back.stops:
        cities = [city for city in exchange.cities_of(Side.FOREIGN) if city.name]
        for rank, city in enumerate(cities):
            back.stops.append(Stop(city=city, rank=rank))
    count, length = len(back.stops), (last_day - first_day).days
    if not count:
        back.stops.append(Stop(first_day=first_day, last_day=last_day))
    for at, stop in enumerate(back.stops[:count]):
        stop.first_day = first_day + length * at // count * DAY
        stop.last_day = first_day + length * (at + 1) // count * DAY


# -- which day each item goes to -------------------------------------------------------------------


def _days(first: Visit, back: Visit) -> Iterator[tuple[Item, date | None]]:
    """Each item to mirror with its new day: working days onto working days, in order.

    What finds no day goes into the tray, so that nothing is lost.
    """
    by_day: dict[date | None, list[Item]] = {}
    for item in _worth_mirroring(first):
        by_day.setdefault(item.day, []).append(item)
    working, free = _days_of(back)
    for day in sorted(by_day, key=lambda day: day or date.max):
        items = by_day[day]
        if any(item.kind in APPOINTMENTS for item in items):
            new = working.pop(0) if day and working else None
        else:
            new = (free or working).pop(0) if day and (free or working) else None
        yield from ((item, new) for item in items)


def _worth_mirroring(first: Visit) -> Iterable[Item]:
    """What was done in the partner cities, where there are any; what was said in the capital is
    not for a city to answer, and what is waived nobody answers."""
    waived = {folded(each.theme) for each in first.exchange.theme_waivers}
    partners = set(first.exchange.cities_of(Side.PARTNER))
    known = any(stop.city in partners for stop in first.stops)
    for item in first.items:
        stop = stop_of(item)
        there = not known or (stop is not None and stop.city in partners)
        whole = item.whole is None and item.alternate_of is None and not item.standby
        answered = folded(item.theme or "") not in waived
        if there and whole and answered and item.kind in MIRRORED and not item.status.off:
            yield item


def _days_of(back: Visit) -> tuple[list[date], list[date]]:
    """The days between arrival and departure: those on which offices work, and the others."""
    first, last = back.first_day, back.last_day
    assert first is not None and last is not None
    all_days = [first + number * DAY for number in range((last - first).days + 1)]
    inner = all_days[1:-1] or all_days
    city = back.stops[0].city if back.stops else None
    working = [day for day in inner if is_working_day(area_of(city), day)]
    return working, [day for day in inner if day not in working]


# -- what it becomes -------------------------------------------------------------------------------


def _turned(item: Item, back: Visit, day: date | None, rank: int) -> Item:
    new = Item(**{name: getattr(item, name) for name in ITEM_MIRRORED}, day=day, rank=rank)
    new.stop = next((stop for stop in back.stops if day is not None and stop.has(day)), None)
    hours = moving.hours_of(item)
    if hours is not None and day is not None:
        _put_hours(item, new, hours)
    elif new.time_state in (TimeState.EXACT, TimeState.APPROXIMATE):
        new.time_state = TimeState.TO_BE_DETERMINED
    source = stop_of(item)
    where = f" in {source.city}" if source is not None and source.city is not None else ""
    new.notes.append(
        ItemNote(audience="internal", text=f"Answers “{item.title}”{where} on the first visit.")
    )
    for at, delegate in enumerate(_hosts(item)):
        new.contacts.append(
            Contact(
                person=delegate.person,
                organization=delegate.organization,
                position=delegate.position,
                function=Function.HOST,
                rank=at,
            )
        )
    return new


def _put_hours(item: Item, new: Item, hours: moving.Hours) -> None:
    """The same wall-clock hours; a meal when people there sit down to it."""
    assert new.day is not None
    source, stop = stop_of(item), new.stop
    zone_name = stop.city.zone if stop is not None and stop.city is not None else None
    start = hours.start
    if item.kind is ItemKind.MEAL:
        then = meals_of(source.city.country if source is not None and source.city else None)
        now = meals_of(stop.city.country if stop is not None and stop.city else None)
        for was, will in zip(then, now, strict=True):
            if was.begins <= start <= was.ends and not will.begins <= start <= will.ends:
                start = will.begins
    moving.put(new, moving.at(new.day, start, zone_name, moving.length(item)))


def _hosts(item: Item) -> list[Delegate]:
    """Who was a guest then is host now: those it was planned for, else the head of delegation."""
    named = [link.delegate for link in item.participations if link.delegate is not None]
    for link in item.participations:
        if link.group is not None:
            named += [member.delegate for member in link.group.members]
    guests = [each for each in named if each.role not in (Role.INTERPRETER, Role.ESCORT)]
    if not guests and item.kind in (ItemKind.MEETING, ItemKind.CEREMONY):
        guests = [each for each in item.visit.delegates if each.role is Role.HEAD]
    return list(dict.fromkeys(guests))[:2]
