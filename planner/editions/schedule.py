"""A visit's program, day by day, as one reader may see it. Redaction happens here."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from planner.editions.audiences import Audience
from planner.editions.frozen import delegate_of, met_of, moment_of, place_of, when_of
from planner.editions.order import Order, in_order
from planner.editions.values import (
    Band,
    Day,
    Entry,
    Journey,
    Overnight,
    Promise,
    Schedule,
    Track,
)
from planner.model import (
    Disclosure,
    Group,
    Item,
    ItemStatus,
    Leg,
    Participation,
    Refused,
    Traveller,
    Visit,
    VisitKind,
)
from planner.rules.agenda import agenda, days_of
from planner.rules.clock import clock_changes, stop_of
from planner.rules.commitments import open_commitments
from planner.rules.participation import letter_of


def daily_schedule(order: Order) -> Schedule:
    visit = order.visit
    wanted = [day for day in days_of(visit) if order.days is None or (day and day in order.days)]
    made = [_day(order, day) for day in wanted]
    if order.days is not None and not made:
        raise Refused("{visit} has none of those days.", visit=str(visit).capitalize())
    everybody = order.audience.items is None and order.delegate is None
    # who is concerned with few things is not given a page a day on which there are none
    empty_too = order.audience.items is None or order.days is not None
    return Schedule(
        **order.about(),
        days=tuple(day for day in made if day.bands or (day.date and empty_too)),
        people=tuple(delegate_of(each) for each in order.delegates) if everybody else (),
        promises=_promises(order) if everybody else (),
    )


def _promises(order: Order) -> tuple[Promise, ...]:
    """What the return visit has to close: commitments are the embassy's own affair, and whoever
    else is to know is told of one by a note on an item."""
    if order.kind is not VisitKind.RETURN or not order.audience.sees(Disclosure.INTERNAL):
        return ()
    return tuple(
        Promise(each.what, each.owner.name if each.owner else None, each.due)
        for each in open_commitments(order.exchange)
    )


# -- one day ---------------------------------------------------------------------------------------


def _day(order: Order, day: date | None) -> Day:
    visit = order.visit
    happenings = shown_on(order, day)
    city, zone = where_on(visit, day, happenings)
    return Day(
        date=day,
        city=city,
        zone=zone,
        number=_number(visit, day),
        dress=_dress(happenings),
        bands=tuple(_bands(order, day, happenings)),
        overnight=_overnight(order, day),
        joining=_apart(order, "joins", day, visit.first_day),
        leaving=_apart(order, "leaves", day, visit.last_day),
        **clocks_around(visit, day),
    )


def where_on(
    visit: Visit, day: date | None, happenings: Sequence[Item | Leg]
) -> tuple[str | None, str | None]:
    """City and time zone of a day; of one outside every stop, those its items or journeys tell."""
    if day is None:
        return None, None
    stops = [stop for stop in visit.stops if stop.has(day)]
    if not stops:
        of_items = (stop_of(each) for each in happenings if isinstance(each, Item))
        stops = [stop for stop in of_items if stop]
    cities = list(dict.fromkeys(stop.city for stop in stops if stop.city))
    if cities:
        zones = {city.zone for city in cities}
        return ", ".join(map(str, cities)), zones.pop() if len(zones) == 1 else None
    legs = [each for each in happenings if isinstance(each, Leg)]
    arriving = [leg for leg in legs if leg.to_day == day and leg.to_place]
    if arriving:
        return arriving[-1].to_place, arriving[-1].to_zone
    leaving = [leg for leg in legs if leg.from_place]
    return (leaving[0].from_place, leaving[0].from_zone) if leaving else (None, None)


def clocks_around(visit: Visit, day: date | None) -> dict[str, int]:
    """By how many minutes clocks change in the nights before and after a day, where one wakes up
    after them."""
    if day is None:
        return {}
    tomorrow = day + timedelta(days=1)
    return {
        "clocks": _clock_change(visit, day, day - timedelta(days=1)),
        "clocks_tonight": _clock_change(visit, tomorrow, day),
    }


def _clock_change(visit: Visit, day: date, before: date) -> int:
    zones = {
        stop.city.zone for stop in visit.stops if stop.city and stop.has(day) and stop.has(before)
    }
    changes = (change.minutes for zone in zones for change in clock_changes(zone, day, day))
    return next(changes, 0)


def _apart(order: Order, field: str, day: date | None, usual: date | None) -> tuple[str, ...]:
    """Those who join or leave the delegation on a day, where it is not the day of everybody."""
    if day is None or day == usual or order.delegate or not order.audience.sees(Disclosure.NAMES):
        return ()
    return tuple(str(each) for each in order.delegates if order.sight(each, field) == day)


def shown_on(order: Order, day: date | None) -> list[Item | Leg]:
    """What happens on a day as far as this reader may see it, sessions left to their wholes."""
    return [
        happening
        for happening in agenda(order.visit, day)
        if visible(happening, order.audience)
        and not _inside_shown(happening, order)
        and order.concerns(happening)
        and not order.told_off(happening)
    ]


def _number(visit: Visit, day: date | None) -> int | None:
    if day is None or visit.first_day is None or visit.last_day is None:
        return None
    return (day - visit.first_day).days + 1 if visit.first_day <= day <= visit.last_day else None


def visible(happening: Item | Leg, audience: Audience) -> bool:
    if isinstance(happening, Leg):
        return audience.legs
    if happening.status is ItemStatus.DECLINED and audience.name != "internal":
        return False
    return audience.sees_kind(happening.kind)


def _inside_shown(happening: Item | Leg, order: Order) -> bool:
    """Whether this is a session printed within its whole, and not a line of its own."""
    if isinstance(happening, Leg) or happening.whole is None:
        return False
    whole = happening.whole
    return (
        whole.day == happening.day
        and visible(whole, order.audience)
        and order.concerns(whole)
        and not order.told_off(whole)
    )


def _dress(happenings: Iterable[Item | Leg]) -> str | None:
    said = (item.dress for item in happenings if isinstance(item, Item) and item.dress)
    return "; ".join(dict.fromkeys(said)) or None


def _overnight(order: Order, day: date | None) -> Overnight | None:
    """Where the delegation sleeps the night after this day."""
    if day is None:
        return None
    for stop in order.visit.stops:
        if stop.hotel and stop.has(day) and stop.has(day + timedelta(days=1)):
            return Overnight(place_of(stop.hotel), order.sight(stop.hotel, "phone"))
    return None


# -- together and split ----------------------------------------------------------------------------


def _bands(order: Order, day: date | None, happenings: Sequence[Item | Leg]) -> Iterable[Band]:
    """Stretches in which the delegation is together, or each group goes its own way."""
    every = {group for group in order.visit.groups if group.on(day)}
    for apart, run in groupby(happenings, key=lambda each: bool(_groups_of(each, every))):
        if apart:
            yield Band(tracks=tuple(_tracks(order, day, list(run), every)))
        else:
            yield Band(entries=tuple(entry_of(each, order) for each in run))


def _groups_of(happening: Item | Leg, every: Collection[Group]) -> set[Group]:
    """The groups it is for; none where it is for everyone, for every group, or by name only."""
    if happening.everyone:
        return set()
    links = happening.travellers if isinstance(happening, Leg) else happening.participations
    named = {link.group for link in links if link.group}
    return set() if len(named) > 1 and named.issuperset(every) else named


def _tracks(
    order: Order, day: date | None, run: Sequence[Item | Leg], every: Collection[Group]
) -> Iterable[Track]:
    for group in order.visit.groups:
        own = [each for each in run if group in _groups_of(each, every)]
        if own:
            yield Track(
                letter=letter_of(group),
                name=group.name,
                members=_members(group, day) if order.audience.sees(Disclosure.NAMES) else (),
                entries=tuple(entry_of(each, order) for each in own),
            )


def _members(group: Group, day: date | None) -> tuple[str, ...]:
    present = [member.delegate for member in group.members if member.delegate.there(day)]
    in_order = sorted(present, key=lambda delegate: (delegate.rank, delegate.id))
    return tuple(delegate.person.family_name or str(delegate.person) for delegate in in_order)


# -- one line --------------------------------------------------------------------------------------


def entry_of(happening: Item | Leg, order: Order) -> Entry:
    if isinstance(happening, Leg):
        return _leg_entry(happening, order)
    item, audience, sight = happening, order.audience, order.sight
    who, unnamed = _by_name(item.participations, audience)
    withheld = not item.host_may_be_named and not audience.hosts_by_name
    return Entry(
        id=item.id,
        kind=item.kind.value,
        title=item.title,
        when=when_of(item, sight),
        status=item.status.value,
        optional=item.optional,
        name_withheld=withheld,
        alternate=item.alternate_of is not None,
        who=who,
        unnamed=unnamed,
        people=tuple(met_of(contact, sight, withheld=withheld) for contact in item.contacts),
        place=place_of(item.venue) if item.venue else None,
        meeting_point=item.meeting_point,
        notes=notes_for(item, audience),
        reason=_reason(item) if audience.sees(Disclosure.INTERNAL) else None,
        parts=tuple(
            entry_of(part, order)
            for part in agenda_order(item.parts)
            if visible(part, audience)
            and _inside_shown(part, order)
            and order.concerns(part)
            and not order.told_off(part)
        ),
    )


def agenda_order(parts: Iterable[Item]) -> list[Item]:
    return sorted(parts, key=lambda part: (part.start is None, part.start, part.rank, part.id))


def _by_name(
    links: Iterable[Participation | Traveller], audience: Audience
) -> tuple[tuple[str, ...], int]:
    """Those it is for by name; where this reader may not know names, how many they are."""
    named = in_order([link.delegate for link in links if link.delegate])
    if not audience.sees(Disclosure.NAMES):
        return (), len(named)
    return tuple(map(str, named)), 0


def notes_for(item: Item, audience: Audience) -> tuple[str, ...]:
    """The notes for this reader; the embassy's own staff reads all of them."""
    internal = audience.sees(Disclosure.INTERNAL)
    return tuple(note.text for note in item.notes if internal or note.audience == audience.name)


def _reason(item: Item) -> str | None:
    """Who called it off and why, where it does not take place."""
    said = (item.cancelled_by, item.cancelled_why) if item.status.off else ()
    return ": ".join(filter(None, said)) or None


def _leg_entry(leg: Leg, order: Order) -> Entry:
    who, unnamed = _by_name(leg.travellers, order.audience)
    service = " ".join(filter(None, (leg.carrier, leg.number)))
    way = " – ".join(filter(None, (leg.from_place, leg.to_place)))  # the same in every language
    return Entry(
        id=leg.id,
        kind="leg",
        title=", ".join(filter(None, (service, way))) or leg.mode.value,
        when=moment_of(leg.from_time, leg.from_part),
        who=who,
        unnamed=unnamed,
        journey=Journey(
            mode=leg.mode.value,
            service=service or None,
            leaves_from=leg.from_place,
            arrives_at=leg.to_place,
            arrives=moment_of(leg.to_time, leg.to_part),
            arrives_on=leg.to_day,
            leaves_zone=leg.from_zone,
            arrives_zone=leg.to_zone,
        ),
    )
