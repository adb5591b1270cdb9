"""A key file that is gone or damaged: the one of a backup takes its place, or the key ring has the
key and it is written again."""

from contextlib import closing, suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from planner.model import Refused
from planner.store import files
from planner.store.backups import Backup, backup_folder, backups_in
from planner.store.engine import open_file
from planner.store.key_file import KeyFile, read_key_file
from planner.store.keys import DatabaseKey
from planner.store.kinds import id_in
from planner.store.locksmith import Locksmith
from planner.store.places import Place
from planner.store.refusals import not_ours

PAGE = 4096  # bytes; an encrypted database consists of whole pages of SQLCipher


class LostKeyFile:
    """The key file of an encrypted database; a `damaged` one is kept beside the new."""

    def __init__(self, place: Place, smith: Locksmith, damaged: Refused | None = None) -> None:
        self._place, self._smith, self._damaged = place, smith, damaged
        self.remarks: list[Refused] = []  # what to say of it

    def found_again(self, known: bytes | None) -> DatabaseKey:
        """The key, once its key file is there again. Refused, with all as it was, if it is not to
        be had."""
        key = self._of_backup(known)
        return key if key is not None else self._of_ring(known)

    def _of_backup(self, known: bytes | None) -> DatabaseKey | None:
        """By the key file of the newest backup that is of this database: its phrase stays good."""
        found = self._in_backups()
        if found is None:
            return None
        backup, said = found
        known_one = DatabaseKey.read(known) if known else None
        key = known_one if known_one and said.fits(known_one) else self._smith.unlock(said)
        if not opens(self._place.file, key):
            return None
        self._set_aside()
        files.write_whole(self._place.key_file, backup.key_file.read_bytes(), files.OWNER)
        self.remarks.append(
            Refused(
                "{key_file} was gone or damaged, so that of {backup} took its place. Recovery "
                "phrase and passphrase are the ones of that day.",
                key_file=str(self._place.key_file),
                backup=backup.file.name,
            )
        )
        return key

    def _in_backups(self) -> tuple[Backup, KeyFile] | None:
        file = self._place.file
        for each in backups_in(backup_folder(file), file):
            with suppress(Refused, OSError):
                said = read_key_file(each.key_file)
                if said.database == id_in(file):
                    return each, said
        return None

    def _of_ring(self, known: bytes | None) -> DatabaseKey:
        """By the key the key ring has; a new phrase is shown."""
        database = id_in(self._place.file)
        known_one = DatabaseKey.read(known) if known else None
        in_ring = self._smith.find_lost(database) if database else None
        key = in_ring or known_one
        if key is None or not opens(self._place.file, key):
            raise self._damaged or self._is_gone()
        self._smith.write_lost(key, in_ring=in_ring is not None, before=self._set_aside)
        return key

    def _set_aside(self) -> None:
        file = self._place.key_file
        if file.exists():
            file.replace(file.with_name(f"{file.name}.damaged"))

    def _is_gone(self) -> Refused:
        if self._place.file.stat().st_size % PAGE:
            return not_ours(self._place.file)
        return Refused(
            "{file} has no key file. If it is a database of this program, it is encrypted: bring "
            "{key_file} back, from a backup if need be.",
            file=str(self._place.file),
            key_file=str(self._place.key_file),
        )


def opens(file: Path, key: DatabaseKey) -> bool:
    """Whether this key opens this file."""
    try:
        with closing(open_file(file, key.for_engine)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite.Error:
        return False
    return True
