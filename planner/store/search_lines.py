"""What each thing is found by: its line, worked out from the nouns. Nothing private, no phone.

`LINES` is asked for all things of a kind, or for some.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, select

from planner.model import (
    Base,
    City,
    Contact,
    Delegate,
    Exchange,
    FollowOn,
    FollowOnPerson,
    FollowOnTie,
    Item,
    Organization,
    PairedCity,
    Person,
    Practice,
    Stop,
    Venue,
    Visit,
)
from planner.model.people import NAME, read_out
from planner.rules.folding import spellings

Ids = Collection[UUID] | None  # None: all there are


@dataclass(frozen=True, slots=True)
class Line:
    """One thing as lists and searches show it."""

    kind: str
    id: UUID
    name: str
    about: str
    used_in: tuple[str, ...]  # exchanges, and activities after them
    words: str  # all that it is found by, folded


def _line(
    kind: str, thing: UUID, name: str | None, about: str, uses: Iterable[str] = (), also: str = ""
) -> Line:
    words = spellings(f"{name or ''} {about} {also}")
    return Line(kind, thing, name or "", about, tuple(sorted(uses)), words)


# -- where things are used ---------------------------------------------------------------------

_WAY: dict[type[Base], tuple[type[Base], ...]] = {
    Delegate: (Visit, Exchange),
    Contact: (Item, Visit, Exchange),
    Item: (Visit, Exchange),
    Stop: (Visit, Exchange),
    PairedCity: (Exchange,),
}
"""From what names a thing to the exchange it does so in."""


# Statements are built once: building one takes longer than its answer, and a change asks several.


@cache
def in_exchanges(key: Any, *more: Any) -> Select[Any]:
    kind: type[Base] = key.class_
    query = select(key, Exchange.name, *more).select_from(kind)
    for step in _WAY[kind]:
        query = query.join(step)
    return query.where(key.is_not(None))


@cache
def _of(query: Any, key: Any) -> Any:
    return query.where(key.in_(bindparam("ids", expanding=True)))


def _rows(connection: Connection, query: Any, key: Any, ids: Ids) -> Iterable[Any]:
    if ids is None:
        return connection.execute(query)
    return connection.execute(_of(query, key), {"ids": list(ids)})


def _uses(connection: Connection, ids: Ids, *keys: Any) -> Mapping[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    for key in keys:
        for thing, exchange in _rows(connection, in_exchanges(key), key, ids):
            found[thing].add(exchange)
    return found


def _joined(*parts: str | None, by: str = ", ") -> str:
    return by.join(filter(None, parts))


# -- the kinds ---------------------------------------------------------------------------------


_EXCHANGES: Any = select(Exchange.id, Exchange.name, Exchange.program, Exchange.theme)


def _exchanges(connection: Connection, ids: Ids) -> Iterator[Line]:
    for thing, name, program, theme in _rows(connection, _EXCHANGES, Exchange.id, ids):
        yield _line("exchange", thing, name, _joined(program, theme))


@cache
def _described(key: Any) -> Select[Any]:
    """Somebody with exchange, position and organization, as the rows with this key say it."""
    row = key.class_
    return (
        in_exchanges(key, row.position, Organization.name)
        .outerjoin(Organization, Organization.id == row.organization_id)
        .order_by(row.id)
    )


_TAKING_PART: Any = (
    select(FollowOnPerson.person_id, FollowOn.title)
    .join(FollowOn, FollowOn.id == FollowOnPerson.follow_on_id)
    .where(FollowOnPerson.person_id.is_not(None))
)
_NAMES: Any = select(Person.id, Person.native_name, *NAME)


def _people(connection: Connection, ids: Ids) -> Iterator[Line]:
    """Described as at an item, or, better, as in a delegation."""
    uses: dict[UUID, set[str]] = defaultdict(set)
    about: dict[UUID, str] = {}
    for key in (Contact.person_id, Delegate.person_id):
        for person, exchange, position, organization in _rows(
            connection, _described(key), key, ids
        ):
            uses[person].add(exchange)
            about[person] = _joined(position, organization) or about.get(person, "")
    for person, title in _rows(connection, _TAKING_PART, FollowOnPerson.person_id, ids):
        uses[person].add(title)
    for thing, native, *parts in _rows(connection, _NAMES, Person.id, ids):
        given, family, _wanted, _order = parts
        also = _joined(given, family, native, by=" ")
        name = read_out(*parts) or native
        yield _line("person", thing, name, about.get(thing, ""), uses.get(thing, ()), also)


_ORGANIZATIONS: Any = select(Organization.id, Organization.name, Organization.city)


def _organizations(connection: Connection, ids: Ids) -> Iterator[Line]:
    uses = _uses(connection, ids, Delegate.organization_id, Contact.organization_id, Stop.host_id)
    for thing, name, city in _rows(connection, _ORGANIZATIONS, Organization.id, ids):
        yield _line("organization", thing, name, city or "", uses.get(thing, ()))


_VENUES: Any = select(Venue.id, Venue.name, Venue.address, Venue.city)


def _venues(connection: Connection, ids: Ids) -> Iterator[Line]:
    uses = _uses(connection, ids, Item.venue_id, Stop.hotel_id)
    for thing, name, address, city in _rows(connection, _VENUES, Venue.id, ids):
        about = _joined((address or "").replace("\n", ", "), city)
        yield _line("venue", thing, name, about, uses.get(thing, ()))


_CITIES: Any = select(City.id, City.name, City.local_name, City.region, City.country)


def _cities(connection: Connection, ids: Ids) -> Iterator[Line]:
    uses = _uses(connection, ids, PairedCity.city_id, Stop.city_id)
    for thing, name, local, region, country in _rows(connection, _CITIES, City.id, ids):
        about = _joined(region, country)
        yield _line("city", thing, name or country, about, uses.get(thing, ()), local or "")


_MET: Any = (
    select(Contact.item_id, Contact.name)
    .where(Contact.person_id.is_(None), Contact.name.is_not(None))
    .order_by(Contact.id)
)


def _items(connection: Connection, ids: Ids) -> Iterator[Line]:
    """By title, and by those who are met there and have no record of their own."""
    met: dict[UUID, list[str]] = defaultdict(list)
    for item, name in _rows(connection, _MET, Contact.item_id, ids):
        met[item].append(name)
    query = in_exchanges(Item.id, Item.title, Item.day, Visit.kind)
    for thing, exchange, title, day, kind in _rows(connection, query, Item.id, ids):
        about = _joined(exchange, f"{kind.value} visit", day.isoformat() if day else None)
        words = spellings(_joined(title, *met.get(thing, ()), by=" "))
        yield Line("item", thing, title, about, (), words)


_PRACTICES: Any = select(Practice.id, Practice.title, Practice.what, Exchange.name).join(
    Exchange, Exchange.id == Practice.exchange_id
)


def _practices(connection: Connection, ids: Ids) -> Iterator[Line]:
    for thing, title, what, exchange in _rows(connection, _PRACTICES, Practice.id, ids):
        words = spellings(_joined(title, what, by=" "))
        yield Line("practice", thing, title, exchange, (), words)


_TIES: Any = select(FollowOnTie.follow_on_id, Exchange.name).join(
    Exchange, Exchange.id == FollowOnTie.exchange_id
)
_ACTIVITIES: Any = select(FollowOn.id, FollowOn.title)


def _follow_on(connection: Connection, ids: Ids) -> Iterator[Line]:
    tied: dict[UUID, list[str]] = defaultdict(list)
    for thing, exchange in _rows(connection, _TIES, FollowOnTie.follow_on_id, ids):
        tied[thing].append(exchange)
    for thing, title in _rows(connection, _ACTIVITIES, FollowOn.id, ids):
        about = "; ".join(sorted(tied.get(thing, ())))
        yield Line("follow-on", thing, title, about, (), spellings(title))


LINES: dict[str, Callable[[Connection, Ids], Iterator[Line]]] = {
    "exchange": _exchanges,
    "person": _people,
    "organization": _organizations,
    "venue": _venues,
    "city": _cities,
    "item": _items,
    "practice": _practices,
    "follow-on": _follow_on,
}
"""By kind, in the order in which what was found is shown."""
