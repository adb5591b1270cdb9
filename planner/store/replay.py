"""Making recorded changes of rows again, below the objects; what undo and redo come down to.

Every row is lifted out and those that remain are put back, so that no order of statements can
offend a key: foreign keys are checked at commit, and before that here, in words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Table, UniqueConstraint, delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from planner.model import Base, Refused
from planner.store.record import RowChange
from planner.store.schema import NOUNS
from planner.store.tables import ENTRY, ROW
from planner.store.unhurried import Progress, let_go, no_progress
from planner.store.values import Image, filled, image_of, row_of, words_from_json

Row = TypeVar("Row")
Rows = dict[str, list[dict[str, Any]]]

_TOGETHER = 2_000  # rows of a kind that one statement reads or writes

CHANGED = "That cannot be done any more, for {thing} has been changed since: {step}."
REMOVED = "That cannot be done any more, for what it changed has been removed since: {step}."
ADDED = "That cannot be done any more, for something has been added to it since: {step}."
GONE = "That cannot be done any more, for what it belongs to has been removed since: {step}."
TAKEN = "That cannot be done any more, for {thing} has taken its place since: {step}."


def replay(
    session: Session, rows: Sequence[RowChange], *, since: int, progress: Progress = no_progress
) -> None:
    """Make these changes, inside a change, if every row still is as its `before` says.

    Refused otherwise, naming the newest entry after `since` that stands in the way. With very many,
    `progress` is told of two thirds of the way: the last one is the journal's.
    """
    session.flush()
    connection = session.connection()
    by_kind: dict[str, list[RowChange]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)
    told = _Steps(progress, 3 * len(rows))
    values: Rows = {kind: [] for kind in by_kind}
    for kind, some in _some_of(by_kind):
        table = Base.metadata.tables[kind]
        present = _present(connection, table, some)
        for row in some:
            if not _is_as_left(row, present.get(row.thing)):
                raise _changed(session, row, since)
        values[kind] += [
            row_of(table, {**present.get(row.thing, {}), **row.after})
            for row in some
            if row.after is not None
        ]
        told.step(len(some))
    _rewrite(session, by_kind, values, since, told)
    for written in values.values():
        let_go(written)
    _refuse_loose_ends(session, by_kind, since)
    session.expire_all()


@dataclass(slots=True)
class _Steps:
    """How far it is."""

    progress: Progress
    total: int
    done: int = 0

    def step(self, rows: int) -> None:
        self.done += rows
        if self.total > 3 * _TOGETHER:
            self.progress(self.done, self.total)


def _some_of(by_kind: dict[str, list[Row]]) -> Iterator[tuple[str, list[Row]]]:
    """All of each kind, as many together as one statement is good for."""
    for kind, rows in by_kind.items():
        for first in range(0, len(rows), _TOGETHER):
            yield kind, rows[first : first + _TOGETHER]


def _present(connection: Connection, table: Table, rows: Iterable[RowChange]) -> dict[UUID, Image]:
    query = select(table).where(table.c.id.in_([row.thing for row in rows]))
    return {row.id: image_of(row._asdict()) for row in connection.execute(query)}


def _is_as_left(row: RowChange, present: Image | None) -> bool:
    if row.before is None or present is None:
        return row.before is present
    return all(present[name] == value for name, value in row.before.items())


def _rewrite(
    session: Session,
    by_kind: dict[str, list[RowChange]],
    values: Rows,
    since: int,
    told: _Steps,
) -> None:
    connection = session.connection()
    for kind, changes in _some_of(by_kind):
        table = Base.metadata.tables[kind]
        connection.execute(delete(table).where(table.c.id.in_([row.thing for row in changes])))
        told.step(len(changes))
    for kind, rows in _some_of(values):
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
    went = {
        kind: [row.thing for row in rows if row.after is None] for kind, rows in by_kind.items()
    }
    for kind in NOUNS:
        table = Base.metadata.tables[kind]
        for key in table.foreign_keys:
            target = key.column.table
            for _, some in _some_of({target.name: went.get(target.name, [])}):
                hung = select(table.c.id).where(key.parent.in_(some)).limit(1)
                if (thing := connection.scalar(hung)) is not None:
                    raise _refused(session, ADDED, kind, thing, since)
            name = key.parent.name
            put = {(row.after or {}).get(name) for row in by_kind.get(kind, ())}
            for _, some in _some_of({target.name: [UUID(hex=each) for each in put if each]}):
                there = connection.scalars(select(target.c.id).where(target.c.id.in_(some)))
                for thing in set(some).difference(there):
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
