"""Bringing back a backup, with every purge made since applied to it.

What is brought back is first prepared in a file of its own: copied, upgraded, purged, verified. It
then replaces the content of the database in one transaction, or, where that is damaged or gone, the
file itself; the damaged one is kept.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlite

from planner.model import Base, Person, PersonPrivate, Refused
from planner.model.delegations import DelegateCare
from planner.store import files
from planner.store.alone import refuse_in_use
from planner.store.attachments import CONTENT
from planner.store.backup import faults_in
from planner.store.backups import Reason, name_aside
from planner.store.database import Store, open_store
from planner.store.engine import open_file, recognize
from planner.store.exporting import export_into
from planner.store.final import PURGED_AGAIN, RESTORED
from planner.store.journal import change, note_look
from planner.store.places import key_file_of
from planner.store.purge import Purge, forget, purges, purges_told_by
from planner.store.refusals import in_words, told_by_the_disk
from planner.store.tables import ENTRY

_COUNTS = "SELECT (SELECT count(*) FROM exchange), (SELECT count(*) FROM person)"


@dataclass(frozen=True, slots=True)
class Restored:
    backup: Path
    purges_applied: int
    kept: Path | None  # where what was there before is now
    unsure: Refused | None = None  # what to say where purges made since may not have been applied


def contents_of(backup: Path, key: bytes | None) -> str:
    """What is in a backup, in a few words; that it cannot be read, if so."""
    try:
        with closing(open_file(backup, key)) as connection:
            exchanges, people = connection.execute(_COUNTS).fetchone()
    except sqlite.Error:
        return "cannot be read"
    return (
        f"{exchanges} {'exchange' if exchanges == 1 else 'exchanges'}, "
        f"{people} {'person' if people == 1 else 'people'}"
    )


def restore(store: Store, backup: Path, backup_key: bytes | None) -> Restored:
    """Replace what is in a store by what is in a backup, in one transaction.

    What was there is backed up first. Refused, with everything as it was, if the backup is damaged;
    `Lost`, if what was there is so damaged that it cannot be backed up.
    """
    prepared = _prepared_beside(store.file)
    with told_by_the_disk(store.file), _cleared(prepared):
        before = store.keep_backup(Reason.RESTORE).files[0]
        since = partial(_purges_since, store.ask(purges))
        applied = _prepare(backup, backup_key, prepared, store.key, store.who, store.now, since)
        store.take_over(prepared)
        return Restored(backup, applied, before)


def restore_over_damaged(
    file: Path,
    backup: Path,
    backup_key: bytes | None,
    *,
    who: str,
    now: Callable[[], datetime],
) -> Restored:
    """The same where the database cannot be opened any more, or is gone: the file is replaced, and
    what was there keeps lying beside it. Purges made since are applied as far as it tells them."""
    prepared = _prepared_beside(file)
    with told_by_the_disk(file), _cleared(prepared):
        refuse_in_use(file)
        known, all_known = purges_told_by(file, backup_key)
        since = partial(_purges_since, known)
        applied = _prepare(backup, backup_key, prepared, backup_key, who, now, since)
        kept = _set_aside(file, now())
        if backup_key is not None and key_file_of(backup).exists():  # else that of `file` fits
            content = key_file_of(backup).read_bytes()
            files.write_whole(key_file_of(file), content, files.OWNER)
        prepared.replace(file)
        files.sync_folder(file.parent)
        return Restored(backup, applied, kept, None if all_known else _unsure(file, backup))


def _unsure(file: Path, backup: Path) -> Refused:
    return Refused(
        "{file} no longer tells which purges were made since {backup}. If there were any, their "
        "private fields are back: purge those exchanges again.",
        file=str(file),
        backup=backup.name,
    )


def _prepare(
    backup: Path,
    backup_key: bytes | None,
    prepared: Path,
    key: bytes | None,
    who: str,
    now: Callable[[], datetime],
    since: Callable[[Session], list[Purge]],
) -> int:
    """Make the file to be put in place; how many purges it did not know yet."""
    faults = _faults(backup, backup_key)
    if faults:
        raise Refused(
            "{file} is damaged and cannot be restored: {fault}. Choose another backup.",
            file=str(backup),
            fault=faults[0],
        )
    files.remove_with_logs(prepared)
    files.make_empty(prepared)
    try:
        if backup_key == key:
            with closing(open_file(backup, key)) as old, closing(open_file(prepared, key)) as new:
                old.backup(new)
        else:
            export_into(backup, backup_key, prepared, key)
    except sqlite.Error as error:
        raise in_words(error, backup, encrypted=backup_key is not None) or error from error
    made = datetime.fromtimestamp(backup.stat().st_mtime, tz=now().tzinfo)
    with closing(open_store(prepared, who=who, key=key, now=now)) as store:
        missing = store.ask(since)
        for purge in missing:
            store.do(partial(purge_again, purge=purge))
        store.do(lambda session: note_look(session, RESTORED, when=made))
        store.compact()
    files.sync_file(prepared)
    return len(missing)


def _faults(backup: Path, key: bytes | None) -> list[str]:
    try:
        with closing(open_file(backup, key)) as connection:
            recognize(connection, backup)
        return faults_in(backup, key)
    except sqlite.Error as error:
        raise Refused(
            "{file} is damaged, or it is no backup of this database. Choose another backup.",
            file=str(backup),
        ) from error


def _purges_since(known: list[Purge], session: Session) -> list[Purge]:
    """Those of the known purges that the journal of the backup does not have."""
    hashes = [purge.hash for purge in known]
    there = set(session.scalars(select(ENTRY.c.hash).where(ENTRY.c.hash.in_(hashes))))
    return [purge for purge in known if purge.hash not in there]


def purge_again(session: Session, purge: Purge) -> None:
    """Remove what an earlier purge removed, as far as it is here."""
    things = [UUID(hex=thing) for thing in purge.things]
    kinds: tuple[type[Base], ...] = (PersonPrivate, DelegateCare)
    found = [
        row for kind in kinds for row in session.scalars(select(kind).where(kind.id.in_(things)))
    ]
    pictured = session.scalars(select(Person).where(Person.photograph.in_(purge.digests))).all()
    with change(
        session,
        PURGED_AGAIN,
        exchange=purge.exchange,
        rule=purge.rule,
        things=list(purge.things),
        digests=list(purge.digests),
    ):
        note_look(session, PURGED_AGAIN)
        for row in found:
            session.delete(row)
        for person in pictured:
            person.photograph = None
    forget(session, things)
    gone = CONTENT.delete().where(CONTENT.c.digest.in_(purge.digests))
    session.connection().execute(gone)


def _set_aside(file: Path, now: datetime) -> Path | None:
    """Give a damaged file another name; its log goes with it, for whoever wants to look."""
    if not file.exists():
        return None
    aside = name_aside(file, "damaged", now)
    with suppress(FileNotFoundError):
        key_file = key_file_of(file)
        files.write_whole(key_file_of(aside), key_file.read_bytes(), files.OWNER)
    for old, new in reversed([*zip(files.with_logs(file), files.with_logs(aside), strict=True)]):
        with suppress(FileNotFoundError):
            old.rename(new)
    return aside


def _prepared_beside(file: Path) -> Path:
    return file.with_name(f"{file.name}.restoring")


@contextmanager
def _cleared(prepared: Path) -> Iterator[None]:
    """Whatever happens, nothing of it is left."""
    try:
        yield
    finally:
        files.remove_with_logs(prepared)
