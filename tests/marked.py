"""An exchange with a mark of its own in every text of every table, and what outputs tell of it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time
from functools import cache
from itertools import count
from typing import Any
from uuid import UUID

from outputs import OUTPUTS, WHOM
from sqlalchemy import Enum, inspect

from planner.editions.audiences import AUDIENCES
from planner.editions.order import Order
from planner.editions.sight import disclosure_of
from planner.editions.values import Reader
from planner.model import (
    Base,
    City,
    Consent,
    Contact,
    Delegate,
    DelegateCare,
    Disclosure,
    Exchange,
    Function,
    Group,
    GroupMember,
    Item,
    ItemKind,
    ItemNote,
    ItemStatus,
    Leg,
    Organization,
    PairedCity,
    Participation,
    Person,
    PersonPrivate,
    Role,
    Room,
    Side,
    Stop,
    TimeState,
    Traveller,
    Vehicle,
    Venue,
    Visit,
    VisitKind,
)

FIRST = date(2027, 4, 11)
BORN = date(1931, 7, 5)
KINDS = (ItemKind.MEETING, ItemKind.MEAL, ItemKind.TRANSFER, ItemKind.RECEPTION)
_NUMBERS = count()
_CLOSED = {"zone", "country", "from_zone", "to_zone", "audience", "photograph"}

# what an audience sees of classes not its own, as the table says: (output, field)
EXTRA: dict[str, set[tuple[str, str]]] = {
    name: {(each.paper, field) for each in audience.extra for field in each.fields}
    for name, audience in AUDIENCES.items()
}
# of these, what is no text of its own, and what stands where no name is wanted
NO_MARK = {
    "person_private.date_of_birth", "person.given_name", "person.family_name",
    *(f"item.{field}" for field in ("day", "start", "end", "time_state", "part", "kind")),
}  # fmt: skip


def marked(thing: Base, suffix: str = "") -> Base:
    """The thing, each of its texts a mark that says where it stands; no id looks like a year."""
    thing.id = UUID(int=next(_NUMBERS) % 1000)
    for column in inspect(type(thing)).columns:
        name = inspect(type(thing)).get_property_by_column(column).key
        kind = column.type
        if isinstance(kind, Enum) or name in _CLOSED or column.foreign_keys:
            continue
        if kind.python_type is str:
            setattr(thing, name, mark(thing.__tablename__, name, suffix))
        elif kind.python_type is tuple:
            setattr(thing, name, (mark(thing.__tablename__, name, suffix),))
    return thing


def mark(table: str, field: str, suffix: str = "") -> str:
    return re.sub("[^a-z]", "", f"q{table}x{field}{suffix}") + "q"


def marks() -> Iterator[tuple[str, str, Disclosure]]:
    """Every mark there can be: its field, itself, and the class of its column."""
    for kind in Base.registry.mappers:
        for column in kind.columns:
            name = kind.get_property_by_column(column).key
            table = kind.class_.__tablename__
            yield f"{table}.{name}", mark(table, name), disclosure_of(kind.class_, name)


def an_exchange() -> Exchange:
    """An exchange in which everything is filled in."""
    city = marked(City(name="", zone="America/New_York", country="US"))
    home = marked(City(name="", zone="Europe/Paris", country="FR"))
    hotel, hall = marked(Venue(name="")), marked(Venue(name=""))
    hall.names_in_advance = True
    organization = marked(Organization(name=""))
    person, host = marked(Person()), marked(Person())
    person.private = marked(PersonPrivate())
    person.private.date_of_birth = BORN
    host.private = marked(PersonPrivate())
    group = marked(Group(name=""))
    delegate = marked(
        Delegate(person=person, organization=organization, role=Role.MEMBER, consent=Consent.YES)
    )
    delegate.care = marked(DelegateCare())
    other = marked(Delegate(person=marked(Person()), organization=organization, role=Role.MEMBER))
    other.consent = Consent.YES
    group.members.append(GroupMember(delegate=delegate))
    stop = marked(
        Stop(city=city, hotel=hotel, host=organization, first_day=FIRST, last_day=date(2027, 4, 13))
    )
    delegate.rooms.append(marked(Room(stop=stop)))
    vehicle = marked(Vehicle(name=""))
    items = [
        _item(kind, n, stop, hall, vehicle, host, organization) for n, kind in enumerate(KINDS)
    ]
    for audience in AUDIENCES:
        for item in items:
            item.notes.append(ItemNote(audience=audience, text=mark("item_note", "text", audience)))
    items[1].everyone = False
    items[1].participations.append(Participation(delegate=delegate))
    items[3].everyone = False
    items[3].participations.append(Participation(group=group))
    leg = marked(Leg(vehicle=vehicle, from_day=FIRST, to_day=FIRST, from_time=time(8)))
    leg.everyone = False
    leg.travellers.append(Traveller(group=group))
    visit = marked(
        Visit(
            stops=[stop], groups=[group], delegates=[delegate, other], items=items, legs=[leg],
            vehicles=[vehicle],
        )
    )  # fmt: skip
    exchange = marked(Exchange(name="", visits=[visit]))
    exchange.cities += [
        PairedCity(city=home, side=Side.FOREIGN), PairedCity(city=city, side=Side.PARTNER)
    ]  # fmt: skip
    return exchange


def _item(
    kind: ItemKind, n: int, stop: Stop, hall: Venue, vehicle: Vehicle, host: Person, of: Any
) -> Item:
    item = marked(Item(title="", stop=stop, venue=hall, vehicle=vehicle, kind=kind, public=True))
    item.title += mark("item", "title", kind)
    item.day, item.start, item.time_state = FIRST, time(9 + n), TimeState.EXACT
    item.status = ItemStatus.CONFIRMED
    item.contacts.append(marked(Contact(person=None, organization=of, function=Function.HOST)))
    speaks = Contact(person=None, organization=of, function=Function.INTERPRETER)
    item.contacts.append(marked(speaks))
    item.contacts.append(marked(Contact(person=host, organization=of, function=Function.DRIVER)))
    return item


@cache
def told(output: str, audience: str, named: bool = True) -> str:
    """All that one output tells one audience, blanks taken out: a mark may go over a line."""
    made = OUTPUTS[output]
    if made.for_all:
        found = _told_all(output, named)[audience]
        assert found
    else:
        found = [*map(made.read, made.make(_ordered(output, audience, named)))]
    return "\n".join("".join(each.split()) for each in found)


@cache
def _told_all(output: str, named: bool) -> dict[str, list[str]]:
    """What an output tells each audience that it is made for at once with all others."""
    made, found = OUTPUTS[output], defaultdict(list)
    assert made.for_all
    for whose, file in made.for_all(_ordered(output, "internal", named)):
        found[whose].append(made.read(file))
    return found


def _ordered(output: str, audience: str, named: bool) -> Order:
    made_on = date(2027, 5, 15) if output.startswith("thank-you") else date(2027, 1, 15)
    order = Order(an_exchange(), VisitKind.FIRST, Reader(audience), made_on)
    for item in order.visit.items:
        item.host_may_be_named = named
    return order


def allowed(output: str, audience: str) -> set[str]:
    """The fields of classes not its own that an audience finds there."""
    papers = AUDIENCES[audience].papers if OUTPUTS[output].takes else (output,)
    return {field for paper, field in EXTRA.get(audience, ()) if paper in papers}


def find_nothing_hidden(found: str, audience: str, extra: set[str]) -> None:
    may_see = AUDIENCES[audience].classes
    for field, each, disclosure in marks():
        if disclosure not in may_see and field not in extra:
            assert each not in found, field
    for other in AUDIENCES:
        if audience not in ("internal", other):
            assert mark("item_note", "text", other) not in found, f"the note for {other}"
    assert audience == "internal" or WHOM not in found
    for kind in ItemKind:
        if not AUDIENCES[audience].sees_kind(kind):
            assert mark("item", "title", kind) not in found, kind
    if not {Disclosure.PRIVATE} <= may_see and "person_private.date_of_birth" not in extra:
        assert "1931" not in found


PAIRS = [
    (output, audience)
    for output, made in OUTPUTS.items()
    for audience in AUDIENCES
    if audience in made.audiences
]
