"""Each entry of the journal carries the hash of the one before, so that no past can be altered.

How many entries there ever were stands outside the tables, in a number of the file's header that
is written with each entry: so the newest cannot be cut off unnoticed, nor others be written in
their place.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from planner.store.confidential import references, salted
from planner.store.record import RowChange
from planner.store.tables import ABOUT, ENTRY, ROW, SECRET

START = "0" * 64


# said to the driver, since every edit asks: building the statement would take longer than all else
_NEWEST = """SELECT header.user_version, newest.number, newest.hash
    FROM pragma_user_version AS header LEFT JOIN
    (SELECT number, hash FROM journal_entry ORDER BY number DESC LIMIT 1) AS newest"""


def follow(connection: Connection) -> tuple[int, str]:
    """The number of the entry about to be written, noted in the header, and the hash it follows.

    A number that was given once is not given again: where entries were cut off, a gap remains.
    """
    ever, newest, previous = connection.exec_driver_sql(_NEWEST).one()
    number = max(newest or 0, ever) + 1
    connection.exec_driver_sql(f"PRAGMA user_version={number}")
    return number, previous or START


def _ever(connection: Connection) -> int:
    """How many entries there ever were; 0 in a file of before that was noted."""
    (number,) = connection.exec_driver_sql("PRAGMA user_version").one()
    return int(number)


def hash_of(entry: Mapping[str, Any], rows: Iterable[RowChange], about: Iterable[UUID]) -> str:
    """The hash of an entry: all its columns but the hash, its rows in order, what it is about."""
    told = {
        **{c.name: entry[c.name] for c in ENTRY.c if c.name not in ("hash", "made_at")},
        "made_at": entry["made_at"].isoformat(),
        "rows": ([row.kind, row.thing.hex, row.before, row.after] for row in rows),
        "about": sorted(exchange.hex for exchange in about),
    }
    digest = sha256()
    for piece in _written(told):
        digest.update(piece.encode())
    return digest.hexdigest()


def _written(told: Mapping[str, Any]) -> Iterator[str]:
    """The object as JSON, its keys in order, a row at a time: there may be very many."""
    for at, key in enumerate(sorted(told)):
        yield ("{" if at == 0 else ", ") + json.dumps(key) + ": "
        if key != "rows":
            yield json.dumps(told[key], sort_keys=True)
            continue
        yield "["
        for number, row in enumerate(told[key]):
            yield (", " if number else "") + json.dumps(row, sort_keys=True)
        yield "]"
    yield "}"


def verify_chain(session: Session) -> int | None:
    """The number of the first entry that is missing or not as it was written; None if all are.

    A confidential value that is still there must be the one its entry was written with; one that
    was purged is no fault.
    """
    rows: dict[int, list[RowChange]] = {}
    for row in session.execute(select(ROW).order_by(ROW.c.entry, ROW.c.place)):
        rows.setdefault(row.entry, []).append(RowChange(row.kind, row.thing, row.before, row.after))
    about: dict[int, list[UUID]] = {}
    for link in session.execute(select(ABOUT)):
        about.setdefault(link.entry, []).append(link.exchange)
    secrets = {each.id: salted(each.salt, each.value) for each in session.execute(select(SECRET))}

    previous, number = START, 0
    in_order = session.execute(select(ENTRY).order_by(ENTRY.c.number))
    for number, entry in enumerate(in_order, start=1):
        changes = rows.pop(entry.number, [])
        fits = (
            entry.number == number
            and entry.previous == previous
            and entry.hash == hash_of(entry._asdict(), changes, about.pop(entry.number, []))
            and all(secrets.get(r["secret"], r["hash"]) == r["hash"] for r in references(changes))
        )
        if not fits:
            return number
        previous = entry.hash
    if number < _ever(session.connection()):
        return number + 1
    return min({*rows, *about}, default=None)
