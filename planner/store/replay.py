"""Making recorded changes of rows again, below the objects; what undo and redo come down to.

Every row is lifted out and those that remain are put back, so that no order of statements can
offend a key: foreign keys are checked at commit, and before that here, in words.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, UniqueConstraint, delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from planner.model import Base, Refused
from planner.store.record import RowChange
from planner.store.schema import NOUNS
from planner.store.tables import ENTRY, ROW
from planner.store.values import Image, filled, image_of, row_of, words_from_json

Rows = dict[str, list[dict[str, Any]]]

CHANGED = "That cannot be done any more, for {thing} has been changed since: {step}."
REMOVED = "That cannot be done any more, for what it changed has been removed since: {step}."
ADDED = "That cannot be done any more, for something has been added to it since: {step}."
GONE = "That cannot be done any more, for what it belongs to has been removed since: {step}."
TAKEN = "That cannot be done any more, for {thing} has taken its place since: {step}."


def replay(session: Session, rows: Sequence[RowChange], *, since: int) -> None:
    """Make these changes, inside a change, if every row still is as its `before` says.

    Refused otherwise, naming the newest entry after `since` that stands in the way.
    """
    session.flush()
    connection = session.connection()
    by_kind: dict[str, list[RowChange]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)
    values: Rows = {}
    for kind, changes in by_kind.items():
        present = _present(connection, Base.metadata.tables[kind], changes)
        for row in changes:
            if not _is_as_left(row, present.get(row.thing)):
                raise _changed(session, row, since)
        values[kind] = [
            row_of(Base.metadata.tables[kind], {**present.get(row.thing, {}), **row.after})
            for row in changes
            if row.after is not None
        ]
    _rewrite(session, by_kind, values, since)
    _refuse_loose_ends(session, by_kind, since)
    session.expire_all()


def _present(connection: Connection, table: Table, rows: Iterable[RowChange]) -> dict[UUID, Image]:
    query = select(table).where(table.c.id.in_([row.thing for row in rows]))
    return {row.id: image_of(row._asdict()) for row in connection.execute(query)}


def _is_as_left(row: RowChange, present: Image | None) -> bool:
    if row.before is None or present is None:
        return row.before is present
    return all(present[name] == value for name, value in row.before.items())


def _rewrite(
    session: Session, by_kind: dict[str, list[RowChange]], values: Rows, since: int
) -> None:
    connection = session.connection()
    for kind, changes in by_kind.items():
        table = Base.metadata.tables[kind]
        connection.execute(delete(table).where(table.c.id.in_([row.thing for row in changes])))
    for kind, rows in values.items():
        if not rows:
            continue
        try:
            connection.execute(insert(Base.metadata.tables[kind]), rows)
        except IntegrityError as error:
            taker = _taker(connection, Base.metadata.tables[kind], rows)
            if taker is None:
                raise
            raise _refused(session, TAKEN, kind, taker, since) from error


def _taker(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> UUID | None:
    """The row that has what must be unique in one of these."""
    for unique in table.constraints:
        if isinstance(unique, UniqueConstraint):
            for row in rows:
                same = [column == row[column.name] for column in unique.columns]
                for (taker,) in connection.execute(select(table.c.id).where(*same)):
                    if taker != row["id"]:
                        return UUID(hex=taker.hex)
    return None


def _refuse_loose_ends(session: Session, by_kind: dict[str, list[RowChange]], since: int) -> None:
    """Nothing may point at a row that went, nor a row that was put back point at nothing."""
    connection = session.connection()
    for kind in NOUNS:
        table = Base.metadata.tables[kind]
        for key in table.foreign_keys:
            target = key.column.table
            went = [row.thing for row in by_kind.get(target.name, ()) if row.after is None]
            if went:
                hung = select(table.c.id).where(key.parent.in_(went)).limit(1)
                if (thing := connection.scalar(hung)) is not None:
                    raise _refused(session, ADDED, kind, thing, since)
            name = key.parent.name
            put = {(row.after or {}).get(name) for row in by_kind.get(kind, ())}
            wanted = {UUID(hex=each) for each in put if each}
            if wanted:
                there = connection.scalars(select(target.c.id).where(target.c.id.in_(wanted)))
                for thing in wanted.difference(there):
                    raise _refused(session, GONE, target.name, thing, since)


def _changed(session: Session, row: RowChange, since: int) -> Refused:
    gone = session.get(NOUNS[row.kind], row.thing) is None
    return _refused(session, REMOVED if gone else CHANGED, row.kind, row.thing, since)


def _refused(session: Session, sentence: str, kind: str, thing: UUID, since: int) -> Refused:
    """The refusal, with the newest entry after `since` that touched this row."""
    query = (
        select(ENTRY.c.sentence, ENTRY.c.words)
        .join(ROW, ROW.c.entry == ENTRY.c.number)
        .where(ROW.c.kind == kind, ROW.c.thing == thing, ENTRY.c.number > since)
        .order_by(ENTRY.c.number.desc())
        .limit(1)
    )
    later = session.execute(query).first()
    step = filled(later.sentence, words_from_json(later.words)) if later else "an unknown change"
    session.expire_all()
    found = session.get(NOUNS[kind], thing)
    return Refused(sentence, thing=str(found) if found else "it", step=step)
