"""Every change that was ever made. Undo, redo, the audit trail and refreshing all read this record.

The unit of work tells of each row it writes, cascades and filled-in keys included; a change
collects that, and leaves one entry.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, event, insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Mapper, PassiveFlag, Session, object_session
from sqlalchemy.orm.attributes import get_history

from planner.model import Base, Refused
from planner.store import chain, search
from planner.store.confidential import put_aside
from planner.store.guard import Unguarded
from planner.store.record import Entry, RowChange, net
from planner.store.schema import version_of
from planner.store.tables import ABOUT, ENTRY, ROW
from planner.store.unhurried import Progress, no_progress
from planner.store.values import Image, to_json, words_from_json, words_to_json

__all__ = [
    "Consequence",
    "Entry",
    "Notes",
    "RowChange",
    "change",
    "entries",
    "entry_of",
    "net",
    "note_look",
    "noted",
    "seal_of",
]


_TOGETHER = 5_000  # rows of an entry that one statement writes


@dataclass(slots=True)
class Notes:
    """What the change in progress is, and has done so far in the order it was flushed."""

    sentence: str
    values: dict[str, Any]
    about: set[UUID]
    reverses: int | None = None
    looks: bool = False  # it is left though nothing changed
    progress: Progress = no_progress  # of very many rows taken back
    rows: list[RowChange] = field(default_factory=list)


JOINS = "joins"
"""Among the words of an entry: the number of the one with which it is a single step."""

Consequence = Callable[[Session, Notes], None]
"""What follows of itself from a change, as part of it: asked of every change, once it is flushed.

Never asked when something is taken back: that lifts out what followed as well.
"""


@contextmanager
def change(
    session: Session, sentence: str, /, *, about: Iterable[UUID] = (), **values: object
) -> Iterator[Notes]:
    """The only place where kept things may be written; leaves one entry, if anything changed.

    `sentence` is English source with named places, "Move “{title}” to {start}", and `values` fills
    them; `about` are the ids of the exchanges concerned. A change inside a change is part of it.
    Whoever catches an error out of here finds the transaction gone: a change is kept whole or not
    at all, so judge first, then write. What it gives is for whoever can only say afterwards what
    was done.
    """
    with noted(session, Notes(sentence, words_to_json(values), set(about))) as notes:
        yield notes


def note_look(
    session: Session, sentence: str, /, *, about: Iterable[UUID] = (), **values: object
) -> None:
    """Leave an entry of who looked at what is private, or took it out. Nothing to be undone.

    Inside a change: leave its entry even if no row changes."""
    with noted(session, Notes(sentence, words_to_json(values), set(about), looks=True)):
        pass


@contextmanager
def noted(session: Session, notes: Notes) -> Iterator[Notes]:
    """A change whose notes the caller may add to; the outer one's where there is one."""
    outer: Notes | None = session.info.get("change")
    try:
        if outer is not None:
            outer.about |= notes.about
            outer.looks |= notes.looks
            yield outer
            return
        if "entries" not in session.info:
            raise Unguarded("A change needs a store that writes: `store.do(action)`.")
        session.info["change"] = notes
        try:
            yield notes
            session.flush()
            if notes.reverses is None:
                for follow in session.info.get("consequences", ()):
                    follow(session, notes)
                session.flush()
            _write(session, notes)
        finally:
            del session.info["change"]
    except BaseException:
        session.rollback()
        raise


def _write(session: Session, notes: Notes) -> None:
    rows = net(notes.rows)
    notes.rows = []  # of a long list it is much, and told by now
    if not rows and not notes.looks:
        return
    connection = session.connection()
    schema = version_of(connection)
    if schema != session.info["schema"]:
        raise Refused("Another program has upgraded this database; close it and open it again.")
    search.keep_in_step(connection, rows)
    put_aside(connection, rows)
    number, previous = chain.follow(connection)
    about = sorted(notes.about, key=str)
    joins = session.info.get("joins")
    values = {
        "number": number,
        "made_at": session.info["now"](),
        "made_by": session.info["who"],
        "sentence": notes.sentence,
        "words": notes.values | ({JOINS: joins} if joins is not None else {}),
        "reverses": notes.reverses,
        "schema": schema,
        "previous": previous,
    }
    values["hash"] = chain.hash_of(values, rows, about)
    connection.execute(insert(ENTRY), values)
    for first in range(0, len(rows), _TOGETHER):
        if first:
            notes.progress(2 * len(rows) + first, 3 * len(rows))
        some = enumerate(rows[first : first + _TOGETHER], start=first)
        connection.execute(insert(ROW), [_columns(number, at, row) for at, row in some])
    if about:
        connection.execute(insert(ABOUT), [{"exchange": e, "entry": number} for e in about])
    session.info["entries"].append(_entry(values, rows, about))


def _columns(entry: int, place: int, row: RowChange) -> dict[str, Any]:
    return {
        "entry": entry,
        "place": place,
        "kind": row.kind,
        "thing": row.thing,
        "before": row.before,
        "after": row.after,
    }


# -- recording ------------------------------------------------------------------------------------


def _note(thing: Base, before: Image | None, after: Image | None) -> None:
    session = object_session(thing)
    assert session is not None, "the unit of work writes only what a session holds"
    notes: Notes = session.info["change"]
    notes.rows.append(RowChange(thing.__tablename__, thing.id, before, after))


@cache
def _columns_of(mapper: Mapper[Any]) -> tuple[tuple[str, str], ...]:
    """The columns of a noun, each with the attribute that holds it."""
    return tuple((attr.columns[0].name, attr.key) for attr in mapper.column_attrs)


def _image(mapper: Mapper[Any], thing: Base) -> Image:
    return {name: to_json(getattr(thing, key)) for name, key in _columns_of(mapper)}


def _differences(mapper: Mapper[Any], thing: Base) -> tuple[Image, Image]:
    before: Image = {}
    after: Image = {}
    for attr in mapper.column_attrs:
        history = get_history(thing, attr.key, PassiveFlag.PASSIVE_NO_INITIALIZE)
        if not history.has_changes():
            continue
        # of what came in this very change and was never set, there is no old value: it was nothing
        old = history.deleted[0] if history.deleted else None
        value = getattr(thing, attr.key)
        if old != value:
            name = attr.columns[0].name
            before[name], after[name] = to_json(old), to_json(value)
    return before, after


@event.listens_for(Base, "after_insert", propagate=True)
def _came(mapper: Mapper[Any], _connection: Connection, thing: Base) -> None:
    _note(thing, None, _image(mapper, thing))


@event.listens_for(Base, "after_update", propagate=True)
def _changed(mapper: Mapper[Any], _connection: Connection, thing: Base) -> None:
    before, after = _differences(mapper, thing)
    if before:
        _note(thing, before, after)


@event.listens_for(Base, "after_delete", propagate=True)
def _went(mapper: Mapper[Any], _connection: Connection, thing: Base) -> None:
    kept = _differences(mapper, thing)[0]  # what was set on it before it went was never written
    _note(thing, _image(mapper, thing) | kept, None)


# -- reading --------------------------------------------------------------------------------------


def entries(session: Session, after: int = 0, about: UUID | None = None) -> list[Entry]:
    """The journal from one entry on, oldest first; only what concerns one exchange, if given."""
    concerning = select(ABOUT.c.entry).where(ABOUT.c.exchange == about)

    def wanted(number: Column[int]) -> ColumnElement[bool]:
        return number > after if about is None else (number > after) & number.in_(concerning)

    return _read(session, wanted)


def entry_of(session: Session, number: int) -> Entry:
    """One entry. Refused if there is none of that number."""
    found = _read(session, lambda column: column == number)
    if not found:
        raise Refused("The journal has no entry {number}.", number=number)
    return found[0]


def seal_of(session: Session, number: int) -> str:
    """The hash of an entry, which no other journal has; empty where there is none."""
    return session.scalar(select(ENTRY.c.hash).where(ENTRY.c.number == number)) or ""


def _read(session: Session, wanted: Callable[[Column[int]], ColumnElement[bool]]) -> list[Entry]:
    rows: dict[int, list[RowChange]] = defaultdict(list)
    query = select(ROW).where(wanted(ROW.c.entry)).order_by(ROW.c.entry, ROW.c.place)
    for row in session.execute(query):
        rows[row.entry].append(RowChange(row.kind, row.thing, row.before, row.after))
    about: dict[int, list[UUID]] = defaultdict(list)
    for link in session.execute(select(ABOUT).where(wanted(ABOUT.c.entry))):
        about[link.entry].append(link.exchange)
    query = select(ENTRY).where(wanted(ENTRY.c.number)).order_by(ENTRY.c.number)
    return [
        _entry(entry._asdict(), rows[entry.number], about[entry.number])
        for entry in session.execute(query)
    ]


def _entry(row: Mapping[str, Any], rows: Sequence[RowChange], about: Iterable[UUID]) -> Entry:
    return Entry(
        number=row["number"],
        sentence=row["sentence"],
        values=words_from_json(row["words"]),
        who=row["made_by"],
        when=row["made_at"],
        rows=rows,
        schema=row["schema"],
        reverses=row["reverses"],
        about=tuple(sorted(about, key=str)),
        hash=row["hash"],
    )
