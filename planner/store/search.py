"""The index of everything that can be found: a line a thing, and every three letters of its words.

It is no noun and stands outside the journal: every change that is kept, or taken back, brings it up
to date in the same transaction, from the rows that the journal tells of. What leaves a line leaves
the file with it (FTS5's secure-delete).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    DDL,
    Column,
    Connection,
    Integer,
    String,
    Table,
    Text,
    Uuid,
    bindparam,
    delete,
    event,
    func,
    insert,
    select,
)

from planner.model import Base, Disclosure
from planner.model.base import Lines
from planner.store.record import RowChange
from planner.store.search_affected import affected
from planner.store.search_lines import LINES, Ids, Line
from planner.store.tables import quoted

SHORTEST = 3  # letters the index knows; for what is shorter every line is looked through
MANY = 2_000  # things of a kind, from which on all of the kind are read


def _kept(name: str, kind: Any, **how: Any) -> Column[Any]:
    return Column(name, kind, nullable=False, info={"disclosure": Disclosure.INTERNAL}, **how)


LINE = Table(
    "search_line",
    Base.metadata,
    _kept("number", Integer, primary_key=True),
    _kept("kind", String(24), index=True),
    _kept("thing", Uuid, index=True),
    _kept("name", Text),
    _kept("about", Text),
    _kept("used_in", Lines),
    _kept("words", Text),
)
# Beside it stands `search_words`, FTS5 over those words by trigrams: so a part in the middle of a
# word is found too, in every script. The words are folded already.
for _said in (
    "CREATE VIRTUAL TABLE search_words USING fts5(words, content='search_line', "
    "content_rowid='number', tokenize='trigram case_sensitive 1')",
    "INSERT INTO search_words(search_words, rank) VALUES ('secure-delete', 1)",
):
    event.listen(LINE, "after_create", DDL(_said))  # type: ignore[no-untyped-call]  # theirs
_ADD = "INSERT INTO search_words(rowid, words) VALUES (?, ?)"
_TAKE = "INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', ?, ?)"
_EMPTY = "INSERT INTO search_words(search_words) VALUES ('delete-all')"
_COLUMNS = (LINE.c.kind, LINE.c.thing, LINE.c.name, LINE.c.about, LINE.c.used_in, LINE.c.words)
_SAID = ", ".join(f"search_line.{column.name}" for column in _COLUMNS)
_MATCHING = f"""SELECT {_SAID} FROM search_words JOIN search_line
    ON search_line.number = search_words.rowid WHERE search_words MATCH ?"""
_ANY = f"SELECT {_SAID} FROM search_line WHERE true"
_OF_KIND = f"{_ANY} AND kind = ? ORDER BY words, thing"


# -- finding --------------------------------------------------------------------------------------


def found(connection: Connection, wanted: Sequence[Collection[str]]) -> list[Line]:
    """The lines that hold, of every word wanted, one of its spellings; in no order."""
    known = [each for each in wanted if all(len(word) >= SHORTEST for word in each)]
    short = [each for each in wanted if each not in known]
    match = " AND ".join(f"({' OR '.join(map(quoted, each))})" for each in known)
    held = [f" AND ({' OR '.join('instr(search_line.words, ?)' for _ in each)})" for each in short]
    words = [*([match] if known else []), *(word for each in short for word in each)]
    # as text: nothing here is worth the time that building a statement takes on every key
    return _read(connection, (_MATCHING if known else _ANY) + "".join(held), words)


def lines_of(connection: Connection, kind: str) -> list[Line]:
    """All of one kind, in order of name."""
    return _read(connection, _OF_KIND, [kind])


def _read(connection: Connection, query: str, values: Sequence[str]) -> list[Line]:
    rows = connection.exec_driver_sql(query, tuple(values)).fetchall()
    return [
        Line(kind, UUID(thing), name, about, tuple(used_in.split("\n")) if used_in else (), words)
        for kind, thing, name, about, used_in, words in rows
    ]


# -- keeping it in step ---------------------------------------------------------------------------

_LAST = select(func.max(LINE.c.number))
_PRESENT = select(LINE.c.number, *_COLUMNS).where(LINE.c.kind == bindparam("of_kind"))
_PRESENT_OF = _PRESENT.where(LINE.c.thing.in_(bindparam("things", expanding=True)))
_REMOVE = delete(LINE).where(LINE.c.number.in_(bindparam("numbers", expanding=True)))
_INSERT = insert(LINE)


def keep_in_step(connection: Connection, rows: Iterable[RowChange]) -> None:
    """Renew the lines that a change of these rows has made old. Part of that change."""
    for kind, things in affected(connection, rows).items():
        if things:
            _renew(connection, kind, things)


def rebuild(connection: Connection) -> None:
    """Make the whole index anew, as after an upgrade."""
    connection.execute(delete(LINE))
    connection.exec_driver_sql(_EMPTY)
    for kind in LINES:
        _renew(connection, kind, None)


def _renew(connection: Connection, kind: str, things: Ids) -> None:
    before = dict(_present(connection, kind, things))
    now = {line.id: line for line in _worked_out(connection, kind, things)}
    stale = {thing: known for thing, known in before.items() if now.get(thing) != known[1]}
    fresh = [line for thing, line in now.items() if thing not in before or thing in stale]
    numbers: dict[UUID, int] = {thing: number for thing, (number, _) in stale.items()}
    last = connection.scalar(_LAST) or 0
    for line in fresh:
        if line.id not in numbers:
            last += 1
            numbers[line.id] = last

    def same_words(thing: UUID) -> bool:
        return thing in stale and thing in now and stale[thing][1].words == now[thing].words

    take = [(number, old.words) for thing, (number, old) in stale.items() if not same_words(thing)]
    add = [(numbers[line.id], line.words) for line in fresh if not same_words(line.id)]
    if take:
        connection.exec_driver_sql(_TAKE, take)
    if stale:
        connection.execute(_REMOVE, {"numbers": [number for number, _ in stale.values()]})
    if fresh:
        connection.execute(_INSERT, [_values(numbers[line.id], line) for line in fresh])
    if add:
        connection.exec_driver_sql(_ADD, add)


def _present(
    connection: Connection, kind: str, things: Ids
) -> Iterator[tuple[UUID, tuple[int, Line]]]:
    if things is not None and len(things) < MANY:
        rows = connection.execute(_PRESENT_OF, {"of_kind": kind, "things": list(things)})
    else:
        rows = connection.execute(_PRESENT, {"of_kind": kind})
    for number, *line in rows:
        read = Line(*line)
        if things is None or read.id in things:
            yield read.id, (number, read)


def _worked_out(connection: Connection, kind: str, things: Ids) -> Iterator[Line]:
    few = things if things is not None and len(things) < MANY else None
    for line in LINES[kind](connection, few):
        if things is None or line.id in things:
            yield line


def _values(number: int, line: Line) -> dict[str, Any]:
    return {
        "number": number,
        "kind": line.kind,
        "thing": line.id,
        "name": line.name,
        "about": line.about,
        "used_in": line.used_in,
        "words": line.words,
    }
