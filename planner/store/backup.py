"""A copy of a database, taken while it is in use; encrypted with the same key if it is."""

from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from planner.model import Refused
from planner.store import files
from planner.store.engine import connect, open_file
from planner.store.places import key_file_of
from planner.store.refusals import Lost, in_words, refuse_unusable, told_by_the_disk


def back_up(file: Path, key: bytes | None, copy: Path) -> None:
    """Copy a database to `copy`, which is there as a whole or not at all; its owner's alone.

    The copy is read back before it gets its name, and the key file of the database goes with it.
    Refused, in words, if either file cannot be used.
    """
    with told_by_the_disk(copy):
        _back_up(file, key, copy)


def _back_up(file: Path, key: bytes | None, copy: Path) -> None:
    refuse_unusable(copy)
    if copy.exists() and file.exists() and copy.samefile(file):
        raise Refused("{file} is the database itself. Name another file.", file=str(copy))
    beside = copy.with_name(f"{copy.name}.part")
    beside.unlink(missing_ok=True)
    try:
        files.make_empty(beside)
        with closing(connect(file, key)) as source, closing(open_file(beside, key)) as target:
            source.backup(target)
        files.sync_file(beside)
        faults = faults_in(beside, key)
        if faults:
            raise Lost(
                "{file} is damaged, so no backup of it was made: {fault}. `planner verify` says "
                "more.",
                file=str(file),
                fault=faults[0],
            )
        _copy_key_file(file, copy)
        beside.replace(copy)
    except sqlite.Error as error:
        raise in_words(error, copy, encrypted=key is not None) or error from error
    finally:
        files.remove_with_logs(beside)
    files.sync_folder(copy.parent)


def faults_in(file: Path, key: bytes | None) -> list[str]:
    """What is wrong with the pages of a file; nothing if it is whole."""
    with closing(open_file(file, key)) as connection:
        return faults_of(connection, encrypted=key is not None)


def faults_of(connection: Any, *, encrypted: bool) -> list[str]:
    """The same of the file a connection of the driver has open."""
    execute = connection.execute
    # was every page sealed with this key? asked first, since it names the page
    faults = [row[0] for row in execute("PRAGMA cipher_integrity_check")] if encrypted else []
    if not faults:
        said = [line for (row,) in execute("PRAGMA integrity_check") for line in row.splitlines()]
        faults = [line for line in said if line != "ok" and not line.startswith("*** in database")]
    return faults


def _copy_key_file(file: Path, copy: Path) -> None:
    key_file = key_file_of(file)
    if key_file.exists():
        files.write_whole(key_file_of(copy), key_file.read_bytes(), files.OWNER)
