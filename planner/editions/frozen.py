"""Times, places and people of the model as frozen values, for one audience."""

from collections.abc import Iterable
from datetime import date, time, timedelta

from planner.editions.sight import Sight
from planner.editions.values import Leaving, Met, Place, Stay, When
from planner.model import (
    Contact,
    Delegate,
    Disclosure,
    Group,
    Item,
    ItemKind,
    Leg,
    Organization,
    PartOfDay,
    Stop,
    TimeState,
    Venue,
)
from planner.rules.agenda import day_of
from planner.rules.participation import letter_of


def lines_of(text: str | None) -> tuple[str, ...]:
    """A text of several lines, those with something on them."""
    return tuple(filter(None, (line.strip() for line in (text or "").splitlines())))


def place_of(venue: Venue) -> Place:
    return Place(name=venue.name, room=venue.room, address=lines_of(venue.address))


def titled(position: str | None, organization: Organization | None) -> str | None:
    """“Mayor, City of Orlando”."""
    said = (position, organization.name if organization else None)
    return ", ".join(filter(None, said)) or None


def when_of(item: Item, sight: Sight) -> When:
    end_day = item.day + timedelta(days=1) if item.day and item.ends_next_day else None
    return When(
        state=item.time_state.value,
        start=item.start,
        end=item.end,
        end_day=end_day,
        part=item.part.value if item.part else None,
        as_given=sight(item, "time_as_given"),
    )


def moment_of(at: time | None, part: PartOfDay | None) -> When:
    """One end of a leg."""
    if at is not None:
        return When(state=TimeState.EXACT.value, start=at)
    if part is not None:
        return When(state=TimeState.PART_OF_DAY.value, part=part.value)
    return When(state=TimeState.TO_BE_DETERMINED.value)


def met_of(contact: Contact, sight: Sight, *, withheld: bool = False) -> Met:
    phone = sight(contact, "phone") or sight(contact.person, "work_phone")
    sees_names = sight.audience.sees(Disclosure.NAMES)
    return Met(
        name=None if withheld or not sees_names else contact.full_name,
        title=titled(sight(contact, "position"), contact.organization),
        function=contact.function.value,
        phone=None if withheld else phone,
    )


def delegate_of(delegate: Delegate) -> Met:
    """A delegate in the list of the delegation."""
    return Met(
        name=str(delegate.person),
        title=titled(delegate.position, delegate.organization),
        function=delegate.role.value,
        native=delegate.person.native_name if delegate.person.name else None,
    )


def leaving_of(leg: Leg, who: Iterable[str] = (), count: int = 0) -> Leaving:
    return Leaving(
        mode=leg.mode.value,
        title=None,
        service=" ".join(filter(None, (leg.carrier, leg.number))) or None,
        leaves_from=leg.from_place,
        leaves_on=leg.from_day,
        leaves=moment_of(leg.from_time, leg.from_part),
        arrives_at=leg.to_place,
        arrives_on=leg.to_day,
        arrives=moment_of(leg.to_time, leg.to_part),
        leaves_zone=leg.from_zone,
        arrives_zone=leg.to_zone,
        who=tuple(who),
        group=letters_of(link.group for link in leg.travellers if link.group),
        count=count,
        id=leg.id,
    )


def transfer_of(item: Item, sight: Sight, who: Iterable[str] = (), count: int = 0) -> Leaving:
    """An item as those who drive to it need it: its title only where they may see such items."""
    when, seen = when_of(item, sight), sight.audience.sees_kind(item.kind)
    return Leaving(
        mode=(item.kind if seen else ItemKind.TRANSFER).value,
        title=item.title if seen else None,
        service=None,
        leaves_from=item.meeting_point,
        leaves_on=item.day,
        leaves=when,
        arrives_at=None,
        arrives_on=day_of(item),
        arrives=When(state=TimeState.TO_BE_DETERMINED.value, start=None),
        meeting_point=item.meeting_point,
        place=place_of(item.venue) if item.venue else None,
        who=tuple(who),
        group=letters_of(link.group for link in item.participations if link.group),
        count=count,
        id=item.id,
    )


def letters_of(groups: Iterable[Group]) -> str | None:
    return ", ".join(sorted(letter_of(group) for group in groups)) or None


def stay_of(stop: Stop, sight: Sight) -> Stay:
    city = stop.city
    hotel = stop.hotel if sight.audience.sees(Disclosure.TIMES) else None
    return Stay(
        city=str(city) if city else None,
        country=city.country if city else None,
        first_day=sight(stop, "first_day") or sight(stop, "last_day"),
        last_day=sight(stop, "last_day") or sight(stop, "first_day"),
        zone=city.zone if city else None,
        hotel=place_of(hotel) if hotel else None,
        hotel_phone=sight(hotel, "phone"),
        host=stop.host.name if stop.host else None,
        host_phone=sight(stop.host, "phone"),
        numbers=lines_of(sight(stop, "emergency_numbers")),
        hospital=lines_of(sight(stop, "hospital")),
        consulate=lines_of(sight(stop, "consulate")),
    )


def nights(first: date | None, last: date | None) -> int | None:
    return (last - first).days if first and last else None
