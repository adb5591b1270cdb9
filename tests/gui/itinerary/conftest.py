"""One exchange as plain nouns: a day with tracks, a clash, things with no hour, a night flight."""

from datetime import date, time
from uuid import uuid4

import pytest

from planner.model import (
    City,
    Contact,
    Delegate,
    Exchange,
    Function,
    Group,
    GroupMember,
    Item,
    ItemKind,
    ItemNote,
    ItemStatus,
    Leg,
    Mode,
    Organization,
    PairedCity,
    Participation,
    PartOfDay,
    Person,
    Side,
    Stop,
    TimeState,
    Venue,
    Visit,
    VisitKind,
)

TUESDAY = date(2026, 5, 12)


def item(visit: Visit, title: str, hours: str = "", **how: object) -> Item:
    """An item on the Tuesday; `hours` as “09:00-10:30”."""
    start, _, end = hours.partition("-")
    how.setdefault("day", TUESDAY)
    how.setdefault("status", ItemStatus.CONFIRMED)
    if start:
        how.setdefault("time_state", TimeState.EXACT)
        how["start"] = time.fromisoformat(start)
        how["end"] = time.fromisoformat(end) if end else None
    made = Item(title=title, rank=len(visit.items), **how)  # type: ignore[arg-type]
    visit.items.append(made)
    return made


def only(made: Item, *who: Group | Delegate) -> Item:
    """The item is for these alone."""
    made.everyone = False
    for rank, each in enumerate(who):
        if isinstance(each, Group):
            made.participations.append(Participation(group=each, rank=rank))
        else:
            made.participations.append(Participation(delegate=each, rank=rank))
    return made


def orlando() -> Exchange:
    exchange = Exchange(id=uuid4(), name="Marseille - Orlando, Tampa")
    cities = {
        name: City(name=name, country=country, zone=zone)
        for name, country, zone in (
            ("Marseille", "FR", "Europe/Paris"),
            ("Washington", "US", "America/New_York"),
            ("Orlando", "US", "America/New_York"),
            ("Tampa", "US", "America/New_York"),
        )
    }
    exchange.cities.append(PairedCity(city=cities["Marseille"], side=Side.FOREIGN))
    for rank, name in enumerate(("Orlando", "Tampa"), 1):
        exchange.cities.append(PairedCity(city=cities[name], side=Side.PARTNER, rank=rank))
    visit = Visit(kind=VisitKind.FIRST)
    exchange.visits.append(visit)
    exchange.visits.append(Visit(kind=VisitKind.RETURN, rank=1))
    hotel = Venue(name="Hotel Eola Park", address="227 N Eola Dr\nOrlando, FL 32801")
    for rank, (name, first, last) in enumerate(
        (("Washington", 6, 9), ("Orlando", 9, 13), ("Tampa", 13, 16))
    ):
        visit.stops.append(
            Stop(
                city=cities[name],
                first_day=date(2026, 5, first),
                last_day=date(2026, 5, last),
                rank=rank,
                hotel=hotel if name == "Orlando" else None,
            )
        )
    safety, youth = Group(name="Public safety"), Group(name="Youth and culture", rank=1)
    visit.groups.extend((safety, youth))
    for rank, (given, family) in enumerate(
        (("Leïla", "Marchand"), ("Samuel", "Benhamou"), ("Inès", "Carvalho"), ("Mamadou", "Diallo"))
    ):
        delegate = Delegate(person=Person(given_name=given, family_name=family), rank=rank)
        visit.delegates.append(delegate)
        group = (safety, safety, safety, youth)[rank]
        group.members.append(GroupMember(delegate=delegate, rank=rank))
    _tuesday(visit, safety, youth)
    visit.legs.append(
        Leg(
            mode=Mode.AIR,
            carrier="AF",
            number="54",
            from_place="Paris",
            from_zone="Europe/Paris",
            from_day=date(2026, 5, 6),
            from_time=time(13, 30),
            to_place="Washington",
            to_zone="America/New_York",
            to_day=date(2026, 5, 6),
            to_time=time(16, 5),
        )
    )
    for stop in visit.stops:
        for each in visit.items:
            if each.day and stop.has(each.day):
                each.stop = stop
    return exchange


def _tuesday(visit: Visit, safety: Group, youth: Group) -> None:
    kinds, statuses = ItemKind, ItemStatus
    item(
        visit,
        "Call on the county commission",
        status=statuses.PROPOSED,
        time_state=TimeState.PART_OF_DAY,
        part=PartOfDay.MORNING,
        venue=Venue(name="County building"),
    )
    item(
        visit,
        "Morning meeting point",
        "08:00-08:30",
        kind=kinds.ADMINISTRATIVE,
        meeting_point="Hotel lobby, flag by the door",
    )
    item(visit, "Welcome by the Office of the Mayor", "09:00-10:30", venue=Venue(name="City Hall"))
    only(item(visit, "Community relations unit", "11:00-12:15", kind=kinds.SITE_VISIT), safety)
    only(
        item(
            visit, "Lunch with chaplains", "12:45-13:45", kind=kinds.MEAL, status=statuses.REQUESTED
        ),
        youth,
    )
    rights = only(
        item(
            visit,
            "Victims' rights",
            "14:15-15:45",
            kind=kinds.ROUNDTABLE,
            venue=Venue(name="State attorney", room="room 410", address="415 N Orange Ave"),
            dress="Business",
        ),
        safety,
        visit.delegates[3],
    )
    rights.contacts.append(
        Contact(
            name="Miriam Castle",
            position="hate crime unit chief",
            organization=Organization(name="State attorney"),
            phone="+1 407 555 0142",
        )
    )
    rights.contacts.append(
        Contact(name="Hélène Aubry", function=Function.INTERPRETER, rank=1, position="French")
    )
    rights.notes.append(
        ItemNote(
            audience="delegation",
            text="Bring printed case summaries. No photographs inside the building.",
        )
    )
    only(
        item(
            visit, "Shelter network", "15:15-16:15", kind=kinds.BRIEFING, status=statuses.REQUESTED
        ),
        safety,
    )
    item(
        visit,
        "Library tour",
        "16:30",
        kind=kinds.CULTURAL,
        status=statuses.CANCELLED,
        time_state=TimeState.APPROXIMATE,
    )
    reception = item(
        visit,
        "Reception with host families",
        "18:30-00:30",
        kind=kinds.RECEPTION,
        status=statuses.REQUESTED,
        ends_next_day=True,
        venue=Venue(name="Lakeside pavilion"),
    )
    reception.optional = True
    item(visit, "Interfaith council", day=None, status=statuses.PROPOSED)


@pytest.fixture
def exchange() -> Exchange:
    return orlando()
