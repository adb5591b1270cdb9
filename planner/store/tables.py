"""The tables of the journal, which no noun refers to, and any table's name as SQL has it."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    TypeDecorator,
    Uuid,
)

from planner.model import Base, Disclosure


class Instant(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no zones, so it is kept without and given back with."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def _kept(name: str, kind: Any, *rest: Any, **how: Any) -> Column[Any]:
    how.setdefault("nullable", False)
    return Column(name, kind, *rest, info={"disclosure": Disclosure.INTERNAL}, **how)


def _entry(**how: Any) -> Column[Any]:
    key = ForeignKey("journal_entry.number", deferrable=True, initially="DEFERRED")
    return _kept("entry", Integer, key, **how)


ENTRY = Table(
    "journal_entry",
    Base.metadata,
    _kept("number", Integer, primary_key=True),
    _kept("made_at", Instant),
    _kept("made_by", Text),
    _kept("sentence", Text),
    _kept("words", JSON),
    _kept(
        "reverses",
        Integer,
        ForeignKey("journal_entry.number", deferrable=True, initially="DEFERRED"),
        nullable=True,
        index=True,
    ),
    _kept("schema", String(8)),  # the version of the database's schema when it was made
    _kept("previous", String(64)),
    _kept("hash", String(64)),
)

ROW = Table(
    "journal_row",
    Base.metadata,
    _entry(primary_key=True),
    _kept("place", Integer, primary_key=True),
    _kept("kind", String(24)),
    _kept("thing", Uuid, index=True),
    _kept("before", JSON(none_as_null=True), nullable=True),
    _kept("after", JSON(none_as_null=True), nullable=True),
)

ABOUT = Table(
    "journal_about",
    Base.metadata,
    # no foreign key: the journal outlives what it tells of
    _kept("exchange", Uuid, primary_key=True),
    _entry(primary_key=True, index=True),
)

SECRET = Table(
    "journal_secret",
    Base.metadata,
    _kept("id", String(32), primary_key=True),
    _kept("salt", String(32)),
    _kept("value", Text),
)

JOURNAL = (ENTRY, ROW, ABOUT, SECRET)


def quoted(name: str) -> str:
    """A name as SQL has it, a phrase as FTS5 has it, whatever is in it: a file may hold any."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
