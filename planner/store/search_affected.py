"""Whose lines in the index a change of rows makes old."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from planner.model import (
    Base,
    Contact,
    Delegate,
    Exchange,
    FollowOnPerson,
    FollowOnTie,
    Item,
    PairedCity,
    Practice,
    Stop,
    Visit,
)
from planner.store.record import RowChange
from planner.store.search_lines import LINES, in_exchanges

_TOLD: dict[str, frozenset[str]] = {
    "exchange": frozenset(("name", "program", "theme")),
    "visit": frozenset(("kind", "exchange_id")),
    "person": frozenset(("given_name", "family_name", "display_name", "native_name", "name_order")),
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
_OWN: dict[str, frozenset[str]] = {
    "item": frozenset(("title", "day")),
}
"""Those of them that stand on the line of the thing itself and on no other."""
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
        if row.before is None or row.after is None:
            continue
        if row.after.keys() & told - _OWN.get(row.kind, frozenset()):
            changed[row.kind].add(row.thing)
            if {"name", "kind", "exchange_id", "title"} & row.after.keys():
                old_names[row.kind].add(row.thing)
    for table, things in changed.items():
        _add_named_now(connection, table, things, found)
    _add_quoting(connection, old_names, found)
    return found


@cache
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
                query = in_exchanges(used).where(key.in_(things)).with_only_columns(used)
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
