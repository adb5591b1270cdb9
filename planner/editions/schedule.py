"""A visit's program, day by day, as one reader may see it. Redaction happens here."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, time, timedelta
from itertools import groupby

from planner.editions.audiences import AUDIENCES, Audience
from planner.editions.values import (
    Band,
    Day,
    Entry,
    Journey,
    Met,
    Overnight,
    Place,
    Reader,
    Schedule,
    Track,
    When,
)
from planner.model import (
    Contact,
    Disclosure,
    Exchange,
    Group,
    Item,
    ItemStatus,
    Leg,
    Organization,
    PartOfDay,
    Refused,
    Side,
    TimeState,
    Venue,
    Visit,
    VisitKind,
)
from planner.rules.agenda import agenda, days_of

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def schedule_for(
    exchange: Exchange,
    kind: VisitKind,
    reader: Reader,
    made_on: date,
    days: Collection[date] | None = None,
) -> Schedule:
    """The daily schedule of one visit for `reader`, of all days or of those given.

    `exchange` is loaded whole; `made_on` is the day the draft is made. Raises `Refused` where there
    is no such visit or the reader may not have this paper.
    """
    visit = next((visit for visit in exchange.visits if visit.kind is kind), None)
    if visit is None:
        raise Refused(
            "“{exchange}” has no {kind} visit yet.", exchange=exchange.name, kind=kind.value
        )
    audience = audience_for(reader.audience, "daily-schedule")
    wanted = [day for day in days_of(visit) if days is None or (day and day in days)]
    made = [_day(visit, audience, day) for day in wanted]
    if days is not None and not made:
        raise Refused("{visit} has none of those days.", visit=str(visit).capitalize())
    return Schedule(
        reader=reader,
        exchange=exchange.name,
        delegation=_delegation(exchange, kind),
        visit=kind.value,
        first_day=visit.first_day,
        last_day=visit.last_day,
        dates_as_given=visit.dates_as_given,
        made_on=made_on,
        days=tuple(day for day in made if day.date or day.bands),
        people=_delegates(visit) if audience.items is None else (),
    )


def audience_for(name: str, paper: str) -> Audience:
    """The audience of this name, if it may have this paper; otherwise Refused in words."""
    audience = AUDIENCES.get(name)
    if audience is None:
        raise Refused(
            "There is no audience “{name}”. There are: {known}.",
            name=name,
            known=", ".join(AUDIENCES),
        )
    if paper not in audience.papers:
        raise Refused("The {paper} is not a paper for the audience {name}.", paper=paper, name=name)
    return audience


def _delegation(exchange: Exchange, kind: VisitKind) -> tuple[str, ...]:
    side = Side.FOREIGN if kind is VisitKind.FIRST else Side.PARTNER
    return tuple(str(city) for city in exchange.cities_of(side))


def _delegates(visit: Visit) -> tuple[Met, ...]:
    in_order = sorted(visit.delegates, key=lambda delegate: (delegate.rank, delegate.id))
    return tuple(
        Met(
            name=str(delegate.person),
            title=_title(delegate.position, delegate.organization),
            function=delegate.role.value,
            native=delegate.person.native_name if delegate.person.name else None,
        )
        for delegate in in_order
    )


def _title(position: str | None, organization: Organization | None) -> str | None:
    said = (position, organization.name if organization else None)
    return ", ".join(filter(None, said)) or None


# -- one day ---------------------------------------------------------------------------------------


def _day(visit: Visit, audience: Audience, day: date | None) -> Day:
    happenings = [
        happening
        for happening in agenda(visit, day)
        if _visible(happening, audience) and not _inside_shown(happening, audience)
    ]
    stops = [stop for stop in visit.stops if day and stop.has(day)]
    zones = {stop.city.zone for stop in stops if stop.city}
    return Day(
        date=day,
        city=", ".join(dict.fromkeys(str(stop.city) for stop in stops if stop.city)) or None,
        zone=zones.pop() if len(zones) == 1 else None,
        number=_number(visit, day),
        dress=_dress(happenings),
        bands=tuple(_bands(visit, audience, day, happenings)),
        overnight=_overnight(visit, day),
    )


def _number(visit: Visit, day: date | None) -> int | None:
    if day is None or visit.first_day is None or visit.last_day is None:
        return None
    return (day - visit.first_day).days + 1 if visit.first_day <= day <= visit.last_day else None


def _visible(happening: Item | Leg, audience: Audience) -> bool:
    if isinstance(happening, Leg):
        return audience.legs
    if happening.status is ItemStatus.DECLINED and audience.name != "internal":
        return False
    return audience.sees_kind(happening.kind)


def _inside_shown(happening: Item | Leg, audience: Audience) -> bool:
    """Whether this is a session printed within its whole, and not a line of its own."""
    if isinstance(happening, Leg) or happening.whole is None:
        return False
    return happening.whole.day == happening.day and _visible(happening.whole, audience)


def _dress(happenings: Iterable[Item | Leg]) -> str | None:
    said = (item.dress for item in happenings if isinstance(item, Item) and item.dress)
    return "; ".join(dict.fromkeys(said)) or None


def _overnight(visit: Visit, day: date | None) -> Overnight | None:
    """Where the delegation sleeps the night after this day."""
    if day is None:
        return None
    for stop in visit.stops:
        if stop.hotel and stop.has(day) and stop.has(day + timedelta(days=1)):
            return Overnight(hotel=_place(stop.hotel))
    return None


# -- together and split ----------------------------------------------------------------------------


def _bands(
    visit: Visit, audience: Audience, day: date | None, happenings: Sequence[Item | Leg]
) -> Iterable[Band]:
    """Stretches in which the delegation is together, or each group goes its own way."""
    every = {group for group in visit.groups if group.on(day)}
    for apart, run in groupby(happenings, key=lambda each: bool(_groups_of(each, every))):
        if apart:
            yield Band(tracks=tuple(_tracks(visit, audience, day, list(run), every)))
        else:
            yield Band(entries=tuple(_entry(each, audience) for each in run))


def _groups_of(happening: Item | Leg, every: Collection[Group]) -> set[Group]:
    """The groups it is for; none where it is for everyone, for every group, or by name only."""
    if happening.everyone:
        return set()
    links = happening.travellers if isinstance(happening, Leg) else happening.participations
    named = {link.group for link in links if link.group}
    return set() if len(named) > 1 and named.issuperset(every) else named


def _tracks(
    visit: Visit,
    audience: Audience,
    day: date | None,
    run: Sequence[Item | Leg],
    every: Collection[Group],
) -> Iterable[Track]:
    for position, group in enumerate(visit.groups):
        own = [each for each in run if group in _groups_of(each, every)]
        if own:
            yield Track(
                letter=LETTERS[position % len(LETTERS)],
                name=group.name,
                members=_members(group, day),
                entries=tuple(_entry(each, audience) for each in own),
            )


def _members(group: Group, day: date | None) -> tuple[str, ...]:
    present = [member.delegate for member in group.members if member.delegate.there(day)]
    in_order = sorted(present, key=lambda delegate: (delegate.rank, delegate.id))
    return tuple(delegate.person.family_name or str(delegate.person) for delegate in in_order)


# -- one line --------------------------------------------------------------------------------------


def _entry(happening: Item | Leg, audience: Audience) -> Entry:
    if isinstance(happening, Leg):
        return _leg_entry(happening)
    item = happening
    withheld = not item.host_may_be_named and not audience.hosts_by_name
    return Entry(
        id=item.id,
        kind=item.kind.value,
        title=item.title,
        when=_when(item, audience),
        status=item.status.value,
        optional=item.optional,
        name_withheld=withheld,
        alternate=item.alternate_of is not None,
        who=_by_name(item),
        people=tuple(_met(contact, audience, withheld) for contact in item.contacts),
        place=_place(item.venue) if item.venue else None,
        meeting_point=item.meeting_point,
        notes=_notes(item, audience),
        reason=_reason(item) if audience.sees(Disclosure.INTERNAL) else None,
        parts=tuple(
            _entry(part, audience)
            for part in agenda_order(item.parts)
            if _visible(part, audience) and _inside_shown(part, audience)
        ),
    )


def agenda_order(parts: Iterable[Item]) -> list[Item]:
    return sorted(parts, key=lambda part: (part.start is None, part.start, part.rank, part.id))


def _when(item: Item, audience: Audience) -> When:
    end_day = item.day + timedelta(days=1) if item.day and item.ends_next_day else None
    return When(
        state=item.time_state.value,
        start=item.start,
        end=item.end,
        end_day=end_day,
        part=item.part.value if item.part else None,
        as_given=item.time_as_given if audience.sees(Disclosure.INTERNAL) else None,
    )


def _by_name(item: Item) -> tuple[str, ...]:
    links = [link.delegate for link in item.participations if link.delegate]
    return tuple(str(delegate) for delegate in sorted(links, key=lambda each: (each.rank, each.id)))


def _met(contact: Contact, audience: Audience, withheld: bool) -> Met:
    shown_phone = audience.sees(Disclosure.PHONES) and not withheld
    phone = contact.phone or (contact.person.work_phone if contact.person else None)
    return Met(
        name=None if withheld else contact.full_name,
        title=_title(contact.position, contact.organization),
        function=contact.function.value,
        phone=phone if shown_phone else None,
    )


def _notes(item: Item, audience: Audience) -> tuple[str, ...]:
    """The notes for this reader; the embassy's own staff reads all of them."""
    internal = audience.sees(Disclosure.INTERNAL)
    return tuple(note.text for note in item.notes if internal or note.audience == audience.name)


def _reason(item: Item) -> str | None:
    said = (item.cancelled_by, item.cancelled_why)
    return ": ".join(filter(None, said)) or None


def _place(venue: Venue) -> Place:
    lines = (line.strip() for line in (venue.address or "").splitlines())
    return Place(name=venue.name, room=venue.room, address=tuple(filter(None, lines)))


def _leg_entry(leg: Leg) -> Entry:
    return Entry(
        id=leg.id,
        kind="leg",
        title=leg.title,
        when=_moment(leg.from_time, leg.from_part),
        who=tuple(str(link.delegate) for link in leg.travellers if link.delegate),
        journey=Journey(
            mode=leg.mode.value,
            service=" ".join(filter(None, (leg.carrier, leg.number))) or None,
            leaves_from=leg.from_place,
            arrives_at=leg.to_place,
            arrives=_moment(leg.to_time, leg.to_part),
            arrives_on=leg.to_day,
            leaves_zone=leg.from_zone,
            arrives_zone=leg.to_zone,
        ),
    )


def _moment(at: time | None, part: PartOfDay | None) -> When:
    """One end of a leg."""
    if at is not None:
        return When(state=TimeState.EXACT.value, start=at)
    if part is not None:
        return When(state=TimeState.PART_OF_DAY.value, part=part.value)
    return When(state=TimeState.TO_BE_DETERMINED.value)
