"""What each thing is found by: its line, worked out from the nouns. Nothing private, no phone.

`LINES` is asked for all things of a kind, or for some; `affected` says whose lines a change of rows
has made old.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

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
from planner.rules.folding import spellings
from planner.store.record import RowChange

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


def _in_exchanges(key: Any, *more: Any) -> Select[Any]:
    kind: type[Base] = key.class_
    query = select(key, Exchange.name, *more).select_from(kind)
    for step in _WAY[kind]:
        query = query.join(step)
    return query.where(key.is_not(None))


def _some(query: Any, key: Any, ids: Ids) -> Any:
    return query if ids is None else query.where(key.in_(ids))


def _uses(connection: Connection, ids: Ids, *keys: Any) -> Mapping[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    for key in keys:
        for thing, exchange in connection.execute(_some(_in_exchanges(key), key, ids)):
            found[thing].add(exchange)
    return found


def _joined(*parts: str | None, by: str = ", ") -> str:
    return by.join(filter(None, parts))


# -- the kinds ---------------------------------------------------------------------------------


def _exchanges(connection: Connection, ids: Ids) -> Iterator[Line]:
    query: Any = select(Exchange.id, Exchange.name, Exchange.program, Exchange.theme)
    for thing, name, program, theme in connection.execute(_some(query, Exchange.id, ids)):
        yield _line("exchange", thing, name, _joined(program, theme))


def _people(connection: Connection, ids: Ids) -> Iterator[Line]:
    """Described as at an item, or, better, as in a delegation."""
    uses: dict[UUID, set[str]] = defaultdict(set)
    about: dict[UUID, str] = {}
    for key, row in ((Contact.person_id, Contact), (Delegate.person_id, Delegate)):
        query = _in_exchanges(key, row.position, Organization.name).outerjoin(
            Organization, Organization.id == row.organization_id
        )
        for person, exchange, position, organization in connection.execute(
            _some(query, key, ids).order_by(row.id)
        ):
            uses[person].add(exchange)
            about[person] = _joined(position, organization) or about.get(person, "")
    since = select(FollowOnPerson.person_id, FollowOn.title).join(
        FollowOn, FollowOn.id == FollowOnPerson.follow_on_id
    )
    taking_part = since.where(FollowOnPerson.person_id.is_not(None))
    for person, title in connection.execute(_some(taking_part, FollowOnPerson.person_id, ids)):
        uses[person].add(title)
    names: Any = select(
        Person.id, Person.given_name, Person.family_name, Person.display_name, Person.native_name
    )
    for thing, given, family, display, native in connection.execute(_some(names, Person.id, ids)):
        whole = _joined(given, family, by=" ")
        also = _joined(whole, native, by=" ")
        name = display or whole or native
        yield _line("person", thing, name, about.get(thing, ""), uses.get(thing, ()), also)


def _organizations(connection: Connection, ids: Ids) -> Iterator[Line]:
    uses = _uses(connection, ids, Delegate.organization_id, Contact.organization_id, Stop.host_id)
    query = select(Organization.id, Organization.name, Organization.city)
    for thing, name, city in connection.execute(_some(query, Organization.id, ids)):
        yield _line("organization", thing, name, city or "", uses.get(thing, ()))


def _venues(connection: Connection, ids: Ids) -> Iterator[Line]:
    uses = _uses(connection, ids, Item.venue_id, Stop.hotel_id)
    query = select(Venue.id, Venue.name, Venue.address, Venue.city)
    for thing, name, address, city in connection.execute(_some(query, Venue.id, ids)):
        about = _joined((address or "").replace("\n", ", "), city)
        yield _line("venue", thing, name, about, uses.get(thing, ()))


def _cities(connection: Connection, ids: Ids) -> Iterator[Line]:
    uses = _uses(connection, ids, PairedCity.city_id, Stop.city_id)
    query: Any = select(City.id, City.name, City.local_name, City.region, City.country)
    for thing, name, local, region, country in connection.execute(_some(query, City.id, ids)):
        about = _joined(region, country)
        yield _line("city", thing, name or country, about, uses.get(thing, ()), local or "")


def _items(connection: Connection, ids: Ids) -> Iterator[Line]:
    """By title, and by those who are met there and have no record of their own."""
    met: dict[UUID, list[str]] = defaultdict(list)
    named = select(Contact.item_id, Contact.name).where(
        Contact.person_id.is_(None), Contact.name.is_not(None)
    )
    for item, name in connection.execute(_some(named, Contact.item_id, ids).order_by(Contact.id)):
        met[item].append(name)
    query = _in_exchanges(Item.id, Item.title, Item.day, Visit.kind)
    for thing, exchange, title, day, kind in connection.execute(_some(query, Item.id, ids)):
        about = _joined(exchange, f"{kind.value} visit", day.isoformat() if day else None)
        words = spellings(_joined(title, *met.get(thing, ()), by=" "))
        yield Line("item", thing, title, about, (), words)


def _practices(connection: Connection, ids: Ids) -> Iterator[Line]:
    query: Any = select(Practice.id, Practice.title, Practice.what, Exchange.name).join(
        Exchange, Exchange.id == Practice.exchange_id
    )
    for thing, title, what, exchange in connection.execute(_some(query, Practice.id, ids)):
        words = spellings(_joined(title, what, by=" "))
        yield Line("practice", thing, title, exchange, (), words)


def _follow_on(connection: Connection, ids: Ids) -> Iterator[Line]:
    tied: dict[UUID, list[str]] = defaultdict(list)
    ties = select(FollowOnTie.follow_on_id, Exchange.name).join(
        Exchange, Exchange.id == FollowOnTie.exchange_id
    )
    for thing, exchange in connection.execute(_some(ties, FollowOnTie.follow_on_id, ids)):
        tied[thing].append(exchange)
    query = select(FollowOn.id, FollowOn.title)
    for thing, title in connection.execute(_some(query, FollowOn.id, ids)):
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


# -- whose lines a change makes old ------------------------------------------------------------

_TOLD: dict[str, frozenset[str]] = {
    "exchange": frozenset(("name", "program", "theme")),
    "visit": frozenset(("kind", "exchange_id")),
    "person": frozenset(("given_name", "family_name", "display_name", "native_name")),
    "organization": frozenset(("name", "city")),
    "venue": frozenset(("name", "address", "city")),
    "city": frozenset(("name", "local_name", "region", "country")),
    "item": frozenset(("title", "day", "visit_id", "venue_id")),
    "practice": frozenset(("title", "what", "exchange_id")),
    "follow_on": frozenset(("title",)),
    "delegate": frozenset(("visit_id", "person_id", "organization_id", "position")),
    "contact": frozenset(("item_id", "person_id", "organization_id", "position", "name")),
    "stop": frozenset(("visit_id", "city_id", "hotel_id", "host_id")),
    "paired_city": frozenset(("exchange_id", "city_id")),
    "follow_on_person": frozenset(("follow_on_id", "person_id")),
    "follow_on_tie": frozenset(("follow_on_id", "exchange_id")),
}
"""The columns that lines are made of, by table: a change of any other makes no line old."""
_KINDS = {kind.replace("-", "_"): kind for kind in LINES}  # by table
_EVERYWHERE = (
    (Delegate.person_id, "person"),
    (Delegate.organization_id, "organization"),
    (Contact.person_id, "person"),
    (Contact.organization_id, "organization"),
    (Item.venue_id, "venue"),
    (Item.id, "item"),
    (Stop.hotel_id, "venue"),
    (Stop.city_id, "city"),
    (Stop.host_id, "organization"),
    (PairedCity.city_id, "city"),
)
"""What is used in an exchange."""


def affected(connection: Connection, rows: Iterable[RowChange]) -> dict[str, set[UUID]]:
    """The things, by kind, whose lines may differ now that these rows have changed."""
    found: dict[str, set[UUID]] = defaultdict(set)
    old_names: dict[str, set[UUID]] = defaultdict(set)  # of what lines of others quote
    changed: dict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        told = _TOLD.get(row.kind)
        images = [image for image in (row.before, row.after) if image is not None]
        if told is None or not any(told & image.keys() for image in images):
            continue
        if row.kind in _KINDS:
            found[_KINDS[row.kind]].add(row.thing)
        for image in images:
            for kind, other in _named(row.kind, image):
                found[kind].add(other)
        if len(images) == 2:
            changed[row.kind].add(row.thing)
            if {"name", "kind", "exchange_id", "title"} & row.after.keys():  # type: ignore[union-attr]
                old_names[row.kind].add(row.thing)
    for table, things in changed.items():
        _add_named_now(connection, table, things, found)
    _add_quoting(connection, old_names, found)
    return found


def _keys(table: str) -> dict[str, str]:
    """The columns that name a thing with a line, and the kind of that thing."""
    columns = Base.metadata.tables[table].columns
    return {
        column.name: _KINDS[key.column.table.name]
        for column in columns
        for key in column.foreign_keys
        if column.name in _TOLD[table] and key.column.table.name in _KINDS
    }


def _named(table: str, image: Mapping[str, Any]) -> Iterator[tuple[str, UUID]]:
    for column, kind in _keys(table).items():
        if kind != "exchange" and image.get(column):
            yield kind, UUID(hex=image[column])


def _add_named_now(
    connection: Connection, table: str, things: set[UUID], found: dict[str, set[UUID]]
) -> None:
    """What rows name that were changed elsewhere: a position is told of its person."""
    keys = {column: kind for column, kind in _keys(table).items() if kind != "exchange"}
    if keys:
        columns = Base.metadata.tables[table].columns
        query = select(*(columns[name] for name in keys)).where(columns.id.in_(things))
        for row in connection.execute(query):
            for kind, other in zip(keys.values(), row, strict=True):
                if other is not None:
                    found[kind].add(other)


def _add_quoting(
    connection: Connection, old_names: Mapping[str, set[UUID]], found: dict[str, set[UUID]]
) -> None:
    """Those whose lines quote the name of an exchange, visit, organization or activity."""
    for table, key in (("exchange", Exchange.id), ("visit", Visit.id)):
        if things := old_names.get(table):
            for used, kind in _EVERYWHERE:
                if used.class_ is PairedCity and key is Visit.id:
                    continue
                query = _in_exchanges(used).where(key.in_(things)).with_only_columns(used)
                found[kind].update(connection.scalars(query.distinct()))
    if things := old_names.get("exchange"):
        for quoting, tie, kind in (
            (Practice.id, Practice.exchange_id, "practice"),
            (FollowOnTie.follow_on_id, FollowOnTie.exchange_id, "follow-on"),
        ):
            found[kind].update(connection.scalars(select(quoting).where(tie.in_(things))))
    if things := old_names.get("organization"):
        for row in (Delegate, Contact):
            query = select(row.person_id).where(row.organization_id.in_(things))
            found["person"].update(each for each in connection.scalars(query) if each is not None)
    if things := old_names.get("follow_on"):
        part = select(FollowOnPerson.person_id).where(FollowOnPerson.follow_on_id.in_(things))
        found["person"].update(each for each in connection.scalars(part) if each is not None)
