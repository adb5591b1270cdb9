"""Many new rows at once, each recorded as it is written.

The unit of work takes minutes for tens of thousands of people. What comes this way goes past it and
never past the journal: undo takes it back like anything else. For rows that are new and whole; what
changes goes by its objects.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from planner.model import Base, new_id
from planner.store.guard import Unguarded, storable
from planner.store.record import RowChange
from planner.store.values import image_of

_TOGETHER = 2_000  # rows of a kind that one statement writes


class Arrivals:
    """Rows on their way into the database, inside a change; `settle` ends it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._waiting: dict[type[Base], list[dict[str, Any]]] = defaultdict(list)

    def add(self, noun: type[Base], **values: Any) -> UUID:
        """A new thing of this noun, by its columns; what is not given is as the noun has it."""
        row = _bare(noun) | {name: storable(value) for name, value in values.items()}
        row["id"] = new_id()
        _bare_thing(noun, row).obey()
        waiting = self._waiting[noun]
        waiting.append(row)
        if len(waiting) >= _TOGETHER:
            self._write(noun)
        thing: UUID = row["id"]
        return thing

    def settle(self) -> None:
        """Write what still waits; what the session knows of lists is asked for again."""
        for noun in self._waiting:
            self._write(noun)
        self._session.flush()
        self._session.expire_all()

    def _write(self, noun: type[Base]) -> None:
        if "change" not in self._session.info:
            raise Unguarded("Rows arrive only inside a change.")
        rows, self._waiting[noun] = self._waiting[noun], []
        if not rows:
            return
        kind = noun.__tablename__
        self._session.connection().execute(insert(Base.metadata.tables[kind]), rows)
        self._session.info["change"].rows += [
            RowChange(kind, row["id"], None, image_of(row)) for row in rows
        ]


def _bare_thing(noun: type[Base], row: Mapping[str, Any]) -> Base:
    """What a row would be as a thing, so that it can be asked to obey; no session knows it."""
    thing: Base = noun.__mapper__.class_manager.new_instance()
    vars(thing).update(row)
    return thing


@cache
def _bare(noun: type[Base]) -> dict[str, Any]:
    """The columns of a noun with what stands in them unless something is said."""
    columns = Base.metadata.tables[noun.__tablename__].columns
    defaults = {column.name: column.default for column in columns}
    return {
        name: default.arg if isinstance(default, ScalarElementColumnDefault) else None
        for name, default in defaults.items()
    }
