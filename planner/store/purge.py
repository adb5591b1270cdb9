"""Making private values go for good: from the journal, from the file's free pages, from backups.

What was purged stands in the journal as an entry of its own, with the ids of the things and the
digests of the pictures; so the chain of hashes holds, and a restored backup can be purged again.
"""

import json
from collections.abc import Collection, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlite

from planner.model import Base, Contact, Delegate, Disclosure, Refused
from planner.store import files
from planner.store.backup import faults_in
from planner.store.confidential import confidential, references
from planner.store.engine import open_file
from planner.store.final import PURGES
from planner.store.record import RowChange
from planner.store.refusals import in_words
from planner.store.tables import ENTRY, ROW, SECRET

_APART = {Disclosure.CARE, Disclosure.PRIVATE}
CONFIDENTIAL = tuple(
    table.name
    for table in Base.metadata.sorted_tables
    if any(column.info.get("disclosure") in _APART for column in table.columns)
)
"""The tables of private and care fields."""


@dataclass(frozen=True, slots=True)
class Purge:
    """One purge as the journal has it."""

    hash: str  # of its entry: the same in every copy of the journal that has it
    number: int
    when: datetime
    exchange: str
    rule: str
    things: tuple[str, ...]  # ids of rows, as 32 digits
    digests: tuple[str, ...]  # of pictures


def purges(session: Session) -> list[Purge]:
    """All purges there were, oldest first."""
    query = select(ENTRY).where(ENTRY.c.sentence.in_(PURGES)).order_by(ENTRY.c.number)
    return [
        Purge(
            entry.hash,
            entry.number,
            entry.made_at,
            entry.words["exchange"],
            entry.words["rule"],
            tuple(entry.words["things"]),
            tuple(entry.words["digests"]),
        )
        for entry in session.execute(query)
    ]


def purges_told_by(damaged: Path, key: bytes | None) -> tuple[list[Purge], bool]:
    """The purges that can still be read of a damaged file, and whether there were no others."""
    found: list[Purge] = []
    if not damaged.exists():
        return found, False
    query = "SELECT number, hash, made_at, sentence, words FROM journal_entry ORDER BY number"
    try:
        with closing(open_file(damaged, key)) as connection:
            (ever,) = connection.execute("PRAGMA user_version").fetchone()
            seen = last = 0
            for last, mark, made, sentence, words in connection.execute(query):
                seen += 1
                if sentence in PURGES:
                    found.append(_purge(last, mark, made, json.loads(words)))
            return found, seen == last and seen >= ever
    except (sqlite.Error, ValueError, LookupError, TypeError):
        return found, False


def _purge(number: int, mark: str, made: str, words: dict[str, Any]) -> Purge:
    things, digests = tuple(words["things"]), tuple(words["digests"])
    when = datetime.fromisoformat(made).replace(tzinfo=UTC)
    return Purge(mark, number, when, words["exchange"], words["rule"], things, digests)


def forget(session: Session, things: Collection[UUID]) -> None:
    """Remove what the journal kept aside of these rows. Called inside the change that purges."""
    rows = session.execute(select(ROW).where(ROW.c.kind.in_(CONFIDENTIAL), ROW.c.thing.in_(things)))
    ids = [reference["secret"] for reference in references(_changes(rows))]
    for first in range(0, len(ids), 500):
        part = ids[first : first + 500]
        session.connection().execute(delete(SECRET).where(SECRET.c.id.in_(part)))


def things_told_of(session: Session, entries: Iterable[int]) -> set[UUID]:
    """The rows of private and care fields that these entries came about."""
    query = select(ROW.c.thing).where(ROW.c.kind.in_(CONFIDENTIAL), ROW.c.entry.in_(entries))
    return set(session.scalars(query))


def people_told_of(session: Session, entries: Iterable[int]) -> set[UUID]:
    """Who travelled or was met, by these entries: whoever was taken off again is among them."""
    kinds = (Delegate.__tablename__, Contact.__tablename__)
    query = select(ROW).where(ROW.c.kind.in_(kinds), ROW.c.entry.in_(entries))
    images = (image for row in session.execute(query) for image in (row.before, row.after))
    told = {image["person_id"] for image in images if image and image.get("person_id")}
    return {UUID(hex=each) for each in told}


def things_with_values(session: Session, things: Collection[UUID]) -> set[UUID]:
    """Of these rows, those of which the journal still keeps a value."""
    there = set(session.scalars(select(SECRET.c.id)))
    rows = session.execute(select(ROW).where(ROW.c.kind.in_(CONFIDENTIAL), ROW.c.thing.in_(things)))
    return {
        row.thing
        for row in _changes(rows)
        if any(reference["secret"] in there for reference in references([row]))
    }


def unaccounted(session: Session) -> int:
    """How many values the journal refers to are gone although no purge removed them."""
    purged = {UUID(hex=thing) for purge in purges(session) for thing in purge.things}
    there = set(session.scalars(select(SECRET.c.id)))
    rows = session.execute(select(ROW).where(ROW.c.kind.in_(CONFIDENTIAL)))
    return sum(
        reference["secret"] not in there
        for row in _changes(rows)
        if row.thing not in purged
        for reference in references([row])
    )


def _changes(rows: Iterable[Any]) -> list[RowChange]:
    return [RowChange(row.kind, row.thing, row.before, row.after) for row in rows]


# -- in files --------------------------------------------------------------------------------------


def scrub_backup(
    file: Path, key: bytes | None, things: Collection[str], digests: Collection[str]
) -> bool:
    """Rewrite a backup without these rows and pictures; whether there was anything to remove.

    The file is the old one or the new one, whole. Refused if it cannot be read or written.
    """
    beside = file.with_name(f"{file.name}.part")
    beside.unlink(missing_ok=True)
    try:
        files.make_empty(beside)
        with closing(open_file(file, key)) as source, closing(open_file(beside, key)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE").fetchone()
            if not _scrub(target, things, digests):
                return False
            target.execute("VACUUM")
            target.execute("PRAGMA journal_mode=WAL").fetchone()
        files.sync_file(beside)
        faults = faults_in(beside, key)
        if faults:
            raise Refused("{file} is damaged: {fault}.", file=str(file), fault=faults[0])
        beside.replace(file)
        files.sync_folder(file.parent)
        return True
    except OSError as error:
        raise files.not_written(file, error) from error
    except sqlite.Error as error:
        raise in_words(error, file, encrypted=key is not None) or error from error
    finally:
        files.remove_with_logs(beside)


def _scrub(connection: Any, things: Collection[str], digests: Collection[str]) -> int:
    """Remove these from whatever version of the tables there is; how many rows went."""
    connection.execute("PRAGMA secure_delete=ON")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    went = 0
    connection.execute("BEGIN EXCLUSIVE")
    for thing in things:
        for table in set(CONFIDENTIAL) & tables:
            went += connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (thing,)).rowcount
        rows = connection.execute(
            "SELECT kind, before, after FROM journal_row WHERE thing = ?", (thing,)
        )
        for secret in _secrets_in(rows.fetchall()):
            deleted = connection.execute("DELETE FROM journal_secret WHERE id = ?", (secret,))
            went += deleted.rowcount
    for digest in digests if "attachment_content" in tables else ():
        deleted = connection.execute("DELETE FROM attachment_content WHERE digest = ?", (digest,))
        went += deleted.rowcount
        connection.execute("UPDATE person SET photograph = NULL WHERE photograph = ?", (digest,))
    connection.execute("COMMIT")
    return went


def _secrets_in(rows: Iterable[tuple[str, str | None, str | None]]) -> Iterable[str]:
    for kind, before, after in rows:
        names = confidential(kind) if kind in CONFIDENTIAL else ()
        for image in (before, after):
            values = json.loads(image) if image else {}
            for name in names:
                if isinstance(values.get(name), dict):
                    yield values[name]["secret"]
