"""Values of class care and private stand aside, so that they can be purged without a trace.

In the journal's rows there is only a reference to such a value: its id and a salted hash. The
journal's chain of hashes therefore still holds when the value itself is gone.
"""

import json
import secrets
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select

from planner.model import Base, Disclosure, Refused, new_id
from planner.store.record import RowChange
from planner.store.tables import SECRET
from planner.store.values import Image

_CLASSES = {Disclosure.CARE, Disclosure.PRIVATE}
_TOGETHER = 10_000  # values that one statement keeps or asks for; SQLite has a limit


@cache
def confidential(kind: str) -> frozenset[str]:
    """The columns of a table whose values stand aside."""
    columns = Base.metadata.tables[kind].columns
    return frozenset(c.name for c in columns if c.info["disclosure"] in _CLASSES)


def salted(salt: str, value: str) -> str:
    return sha256(f"{salt}{value}".encode()).hexdigest()


def put_aside(connection: Connection, rows: list[RowChange]) -> None:
    """Put references in place of confidential values, which are kept apart."""
    kept: list[dict[str, str]] = []

    def refer(value: Any) -> Any:
        secret = {"id": new_id().hex, "salt": secrets.token_hex(16), "value": json.dumps(value)}
        kept.append(secret)
        return {"secret": secret["id"], "hash": salted(secret["salt"], secret["value"])}

    for at, row in enumerate(rows):
        rows[at] = _replaced(row, refer)
        if len(kept) >= _TOGETHER or (kept and at == len(rows) - 1):
            connection.execute(insert(SECRET), kept)
            kept.clear()


def fetch_back(connection: Connection, rows: Iterable[RowChange]) -> list[RowChange]:
    """The same rows with the values in place of the references. Refused if one was purged."""
    rows = list(rows)
    wanted = list({reference["secret"] for reference in references(rows)})
    found: dict[str, Any] = {}
    for first in range(0, len(wanted), _TOGETHER):
        some = SECRET.c.id.in_(wanted[first : first + _TOGETHER])
        secrets_there = connection.execute(select(SECRET).where(some))
        found |= {each.id: json.loads(each.value) for each in secrets_there}
    if len(found) < len(wanted):
        raise Refused(
            "That cannot be done any more: private values that belong to it have been purged."
        )
    return [_replaced(row, lambda reference: found[reference["secret"]]) for row in rows]


def references(rows: Iterable[RowChange]) -> list[dict[str, str]]:
    """All references in these rows, each with the id of its `secret` and the salted `hash`."""
    found: list[dict[str, str]] = []
    for row in rows:
        _replaced(row, found.append)
    return found


def _replaced(row: RowChange, by: Callable[[Any], Any]) -> RowChange:
    names = confidential(row.kind)
    if not names:
        return row

    def image(of: Image | None) -> Image | None:
        if of is None:
            return None
        return {n: by(v) if n in names and v is not None else v for n, v in of.items()}

    return RowChange(row.kind, row.thing, image(row.before), image(row.after))
