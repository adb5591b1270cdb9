"""Opens a database, whichever kind it is; the same with a window and without one.

The user's own database is always encrypted. A file named by the user is whatever it is, and plain
if it has to be made. A file's first bytes and its key file tell what it is before it is touched.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from planner.model import Refused
from planner.store import files
from planner.store.database import Store, open_store
from planner.store.engine import is_ours
from planner.store.journal import Consequence
from planner.store.key_file import DamagedKeyFile, KeyFile, note_schema, read_key_file
from planner.store.keys import FULL_COST, Cost, DatabaseKey
from planner.store.kinds import Kind, id_in, kind_of
from planner.store.locksmith import Asks, Locksmith
from planner.store.lost_key_file import LostKeyFile
from planner.store.places import Place
from planner.store.refusals import (
    Gone,
    Lost,
    not_ours,
    refuse_unusable,
    told_by_the_disk,
    too_new,
)
from planner.store.ring import Ring, SystemRing
from planner.store.schema import newest_version


def left_plain(file: Path) -> Path:
    """Where the plain content of a file lies from its replacement by an encrypted one until it is
    overwritten; only a crash leaves it there longer."""
    return file.with_name(f"{file.name}.plain")


def open_database(
    place: Place,
    *,
    who: str,
    now: Callable[[], datetime],
    asks: Asks,
    ring: Ring | None = None,
    cost: Cost = FULL_COST,
    consequences: Sequence[Consequence] = (),
    known: bytes | None = None,
) -> Store:
    """The store at a place, made if it is not there. `now` gives an aware moment.

    The key is the `known` one if it fits, else comes from the key ring, else from the recovery
    phrase: out of the file that PLANNER_PHRASE_FILE names, else of whoever `asks` can ask. Refused,
    with the files as they were, if the file is another program's, damaged or newer, or if its key
    is not to be had.
    """
    smith = Locksmith(place, asks, ring if ring is not None else SystemRing(), cost)
    with told_by_the_disk(place.file):
        if place.own:
            files.make_own_folder(place.file.parent)
        refuse_unusable(place.file)
        remarks: list[Refused] = []
        key = _key(place, smith, known, remarks)
        if kind_of(place.file) is Kind.MISSING:
            files.make_empty(place.file)
        store = _open(place, key, who, now, consequences)
        store.remarks += remarks
        if key is not None:
            with ExitStack() as undone:
                undone.callback(store.close)
                note_schema(place.key_file, newest_version())
                files.shred(left_plain(place.file))
                undone.pop_all()
        return store


def _open(
    place: Place,
    key: DatabaseKey | None,
    who: str,
    now: Callable[[], datetime],
    consequences: Sequence[Consequence],
) -> Store:
    raw = key.for_engine if key else None
    try:
        return open_store(place.file, who=who, key=raw, now=now, consequences=consequences)
    except Refused as refused:
        if key and getattr(refused.__cause__, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise Lost(  # the same words as for a wrong key; but this key is the right one
                "{file} is damaged: its key is the right one, and yet it cannot be read. Restore "
                "a backup of it.",
                file=str(place.file),
            ) from refused
        raise


def _key(
    place: Place, smith: Locksmith, known: bytes | None, remarks: list[Refused]
) -> DatabaseKey | None:
    """The key of what is there or is to be made; None for what is plain. `remarks` gets what there
    is to say of it."""
    kind = kind_of(place.file)
    if kind is Kind.PLAIN:
        if place.own:
            if not is_ours(place.file):
                raise not_ours(place.file)
            raise Refused(
                "{file} is not encrypted, and the planner’s own database always is. Move it "
                "elsewhere, and open it there with --database FILE.",
                file=str(place.file),
            )
        return None
    if not place.key_file.exists():
        if kind is Kind.SEALED:
            return _of_lost(LostKeyFile(place, smith), known, remarks)
        return smith.make() if place.own else None
    finish_renewal(place)
    try:
        said = read_key_file(place.key_file)
    except DamagedKeyFile as damaged:
        if kind is not Kind.SEALED:
            raise
        return _of_lost(LostKeyFile(place, smith, damaged), known, remarks)
    _refuse_misfit(place, kind, said)
    if known is not None and said.fits(key := DatabaseKey.read(known)):
        return key
    return smith.unlock(said)


def _of_lost(lost: LostKeyFile, known: bytes | None, remarks: list[Refused]) -> DatabaseKey:
    key = lost.found_again(known)
    remarks += lost.remarks
    return key


def renewed_key_file(place: Place) -> Path:
    """Where the key file of a new key lies until the database it opens is in place."""
    return place.key_file.with_name(f"{place.key_file.name}.new")


def finish_renewal(place: Place) -> None:
    """Take up a change of keys that was killed: the key file that goes with the database stays."""
    new = renewed_key_file(place)
    if not new.exists():
        return
    if kind_of(place.file) is Kind.SEALED and read_key_file(new).database == id_in(place.file):
        new.replace(place.key_file)
    else:
        new.unlink()
    files.sync_folder(new.parent)


def _refuse_misfit(place: Place, kind: Kind, said: KeyFile) -> None:
    """Raise `Refused` if file and key file do not belong together, or are too new for us."""
    if kind is Kind.MISSING and said.schema is not None:
        raise Gone(
            "{file} is gone, though its key file is still there. Bring it back, from a backup if "
            "need be. To begin with an empty database, move {key_file} elsewhere.",
            file=str(place.file),
            key_file=str(place.key_file),
        )
    if kind is Kind.SEALED and id_in(place.file) != said.database:
        raise Lost(
            "{key_file} is the key file of another database than {file}, or the first page of "
            "that is damaged. Bring back the two that belong together.",
            file=str(place.file),
            key_file=str(place.key_file),
        )
    if said.schema is not None and said.schema > newest_version():
        raise too_new(place.file)
