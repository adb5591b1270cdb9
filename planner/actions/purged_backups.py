"""The backups a purge reaches: all there ever were, as far as they are to be had."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Refused, User
from planner.store.backup_keys import key_of_backup
from planner.store.backups import backup_folder, backups_in, copies_aside
from planner.store.database import Store
from planner.store.files import not_written
from planner.store.leftovers import leftovers
from planner.store.locksmith import Nobody
from planner.store.places import Place, key_file_of
from planner.store.purge import scrub_backup
from planner.store.record import Entry
from planner.store.refusals import told_by_the_disk
from planner.store.tables import ENTRY, ROW

BACKED_UP = "Back up to {file}"
"""The sentence of the entry a backup to a file of the user's choice leaves."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What a purge came to, and what not."""

    rewritten: list[Path] = field(default_factory=list)
    out_of_reach: list[tuple[str, str]] = field(default_factory=list)  # a file, and why


def purge_backups(store: Store, entry: Entry) -> Reached:
    """Rewrite each without what the entry of a purge names; what is left half-made of one goes."""
    purged = Reached()
    things = entry.values["things"]
    digests = entry.values["digests"]
    assert isinstance(things, list)
    assert isinstance(digests, list)
    chosen = store.ask(_second_folders)
    backups = _backups_known(store, purged, chosen)
    folders = {*(each.parent for each in backups), *chosen}
    for half in leftovers(store.file, folders, backups):
        try:
            half.unlink(missing_ok=True)  # were it under way, it would hold what is purged
        except OSError as error:
            purged.out_of_reach.append((str(half), str(not_written(half, error))))
    for file in backups:
        try:
            with told_by_the_disk(file):  # in a folder one may not look into
                if not file.exists():
                    raise Refused("It is not there now; restoring it will purge it.")
                if scrub_backup(file, _key_of(file, store), things, digests):
                    purged.rewritten.append(file)
        except Refused as refused:
            purged.out_of_reach.append((str(file), str(refused)))

    purged.out_of_reach.extend(
        (
            str(file),
            "It was kept when the database was damaged, and holds what it held. Delete it, with "
            "its key file, once you no longer need it.",
        )
        for file in copies_aside(store.file)
    )
    return purged


def _key_of(backup: Path, store: Store) -> bytes | None:
    """None for one made while the database was plain; of one under an older key, that one where the
    key ring still has it."""
    try:
        return key_of_backup(backup, Place(store.file), store.key, asks=Nobody())
    except Refused as refused:
        if not key_file_of(backup).exists():
            return store.key
        raise Refused(
            "It is under another key: an older one of this database, or that of another one. If "
            "it is of this one, restoring it purges it; delete it, with its key file, once you no "
            "longer need it."
        ) from refused


def _backups_known(store: Store, purged: Reached, chosen: Iterable[Path]) -> list[Path]:
    """The backups in all folders they were ever put into, and those the journal tells of."""
    files: list[Path] = []
    for folder in chosen:
        try:
            with told_by_the_disk(folder):
                if not folder.is_dir():
                    raise Refused(
                        "This folder of backups is not there now; restoring one of them will purge "
                        "it."
                    )
                files += [each.file for each in backups_in(folder, store.file)]
        except Refused as refused:
            purged.out_of_reach.append((str(folder), str(refused)))
    for file in (store.file, *copies_aside(store.file)):
        files += [each.file for each in backups_in(backup_folder(file), file)]

    def asked_for(session: Session) -> list[Path]:
        words = session.scalars(select(ENTRY.c.words).where(ENTRY.c.sentence == BACKED_UP))
        return [Path(each["file"]) for each in words]

    return list(dict.fromkeys([*files, *store.ask(asked_for)]))


def _second_folders(session: Session) -> list[Path]:
    """Every second folder that was ever chosen, as far as a salvaged journal tells it."""
    images = session.scalars(select(ROW.c.after).where(ROW.c.kind == User.__tablename__))
    then = ((image or {}).get("backup_folder") for image in images)
    folders = (*session.scalars(select(User.backup_folder)), *then)
    return [Path(each) for each in dict.fromkeys(folders) if each]
