"""How a plain file becomes an encrypted one, and one under another key; when to ask for it."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlite

from planner.model import Refused
from planner.store import files
from planner.store.backups import backup_folder, backups_in
from planner.store.confidential import confidential
from planner.store.database import Store
from planner.store.exporting import export_into
from planner.store.key_file import KeyFile, read_key_file, rewrite_key_file
from planner.store.keys import FULL_COST, Cost, DatabaseKey
from planner.store.kinds import Kind, kind_of
from planner.store.locksmith import Asks, Locksmith
from planner.store.opening import finish_renewal, left_plain, renewed_key_file
from planner.store.places import Place
from planner.store.refusals import in_words, told_by_the_disk
from planner.store.ring import Ring, SystemRing
from planner.store.schema import NOUNS
from planner.store.tables import ENTRY, ROW
from planner.store.values import Image


def first_private_value(store: Store, number: int) -> bool:
    """Whether the entry of this number is the first to put private values, or the first to put
    needs, into a plain file: the moment to ask whether the file should be encrypted."""
    if store.encrypted:
        return False
    guarded = [kind for kind in NOUNS if confidential(kind)]
    came = select(ROW.c.kind, ROW.c.after).where(ROW.c.kind.in_(guarded), ROW.c.after.is_not(None))

    def ask(session: Session) -> bool:
        rows = session.execute(came.where(ROW.c.entry == number))
        kinds = {kind for kind, after in rows if _puts_confidential(kind, after)}
        before = came.where(ROW.c.kind.in_(kinds), ROW.c.entry < number)
        known = session.scalars(before.with_only_columns(ROW.c.kind).distinct())
        return bool(kinds - set(known))

    return store.ask(ask)


def newest_number(store: Store) -> int:
    """The number of the newest entry; 0 if there is none."""
    return store.ask(lambda session: session.scalar(select(func.max(ENTRY.c.number)))) or 0


def puts_private_into_plain(store: Store, since: int) -> bool:
    """Whether an entry after this one was the first to put private values into a plain file."""
    if store.encrypted:
        return False
    return any(first_private_value(store, at) for at in range(since + 1, newest_number(store) + 1))


def _puts_confidential(kind: str, after: Image) -> bool:
    names = confidential(kind)
    return any(name in names and value for name, value in after.items())


def encrypt(
    place: Place, *, asks: Asks, ring: Ring | None = None, cost: Cost = FULL_COST
) -> DatabaseKey:
    """Put an encrypted copy of a plain file in its place, and overwrite the plain one; its key.

    Nobody may have it open. Killed at any moment, the file is the plain one or the whole encrypted
    one. Backups made of it before stay plain. Refused if it is in use or not plain.
    """
    with told_by_the_disk(place.file):
        return _encrypt(place, Locksmith(place, asks, ring or SystemRing(), cost))


def _encrypt(place: Place, smith: Locksmith) -> DatabaseKey:
    file = place.file
    if kind_of(file) is not Kind.PLAIN:
        raise Refused("{file} is not a plain file.", file=str(file))
    left_plain(file).unlink(missing_ok=True)  # of an attempt that was killed: the same file
    key = _key(place, smith)
    copy = file.with_name(f"{file.name}.encrypting")
    try:
        files.remove_with_logs(copy)
        files.make_empty(copy)
        _export(file, copy, key)
        files.sync_file(copy)
        _put_in_place(copy, file)
    except sqlite.Error as error:
        raise in_words(error, file, encrypted=False) or error from error
    finally:
        files.remove_with_logs(copy)
    files.shred(left_plain(file))
    return key


def renew(
    place: Place,
    *,
    asks: Asks,
    ring: Ring | None = None,
    cost: Cost = FULL_COST,
) -> DatabaseKey:
    """Encrypt a database anew under a new key with a new recovery phrase; the new key.

    Nobody may have it open. Killed at any moment, database and key file are the old ones or the
    new; see finish_renewal. Backups made before keep their key and their phrase. A passphrase is
    not carried over, since it is not known here.
    """
    with told_by_the_disk(place.file):
        return _renew(place, Locksmith(place, asks, ring or SystemRing(), cost))


def _renew(place: Place, smith: Locksmith) -> DatabaseKey:
    file, ring, cost = place.file, smith.ring, smith.cost
    finish_renewal(place)
    said = read_key_file(place.key_file)
    old, new = smith.unlock(said), DatabaseKey.make()
    in_ring = ring.put(str(new.database), new.secret.hex())
    copy = file.with_name(f"{file.name}.encrypting")
    kept = False
    try:
        phrase = smith.new_phrase(every_start=not in_ring)
        files.remove_with_logs(copy)
        files.make_empty(copy)
        export_into(file, old.for_engine, copy, new.for_engine)
        files.sync_file(copy)
        made = replace(KeyFile.made(new, phrase, cost), schema=said.schema)
        rewrite_key_file(renewed_key_file(place), made)
        kept = True  # from here on the new key file may be the one that is needed
        copy.replace(file)
        files.sync_folder(file.parent)
        finish_renewal(place)
    except sqlite.Error as error:
        raise in_words(error, file, encrypted=True) or error from error
    finally:
        files.remove_with_logs(copy)
        if not kept:
            renewed_key_file(place).unlink(missing_ok=True)
            ring.forget(str(new.database))
    return new


def plain_backups(file: Path, second: Path | None) -> list[Path]:
    """The backups of a file, in its folder and a second one, that anybody can read."""
    folders = [backup_folder(file), *([second] if second else [])]
    found = [each.file for folder in folders for each in backups_in(folder, file)]
    return [each for each in found if kind_of(each) is Kind.PLAIN]


def _key(place: Place, smith: Locksmith) -> DatabaseKey:
    """A new key, or the one an attempt that was killed has already kept."""
    if not place.key_file.exists():
        return smith.make()
    said = read_key_file(place.key_file)
    if said.schema is not None:
        raise Refused(
            "{key_file} is the key file of another database. Move it elsewhere first.",
            key_file=str(place.key_file),
        )
    return smith.unlock(said)


def _export(file: Path, copy: Path, key: DatabaseKey) -> None:
    export_into(file, None, copy, key.for_engine)


def _put_in_place(copy: Path, file: Path) -> None:
    with suppress(OSError):  # a disk that knows no links: there it cannot be overwritten
        left_plain(file).hardlink_to(file)
    copy.replace(file)
    files.sync_folder(file.parent)
