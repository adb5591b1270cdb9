"""A copy of a database, taken while it is in use; encrypted with the same key if it is."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from planner.model import Refused
from planner.store import files
from planner.store.engine import connect, open_file
from planner.store.refusals import in_words, refuse_unusable


def back_up(file: Path, key: bytes | None, copy: Path) -> None:
    """Copy a database to `copy`, which is there as a whole or not at all; its owner's alone.

    Refused, in words, if either file cannot be used.
    """
    refuse_unusable(copy)
    beside = copy.with_name(f"{copy.name}.part")
    beside.unlink(missing_ok=True)
    try:
        files.make_empty(beside)
        with closing(connect(file, key)) as source, closing(open_file(beside, key)) as target:
            source.backup(target)
        files.sync_file(beside)
        beside.replace(copy)
    except sqlite.Error as error:
        raise in_words(error, copy, encrypted=key is not None) or error from error
    finally:
        beside.unlink(missing_ok=True)
    files.sync_folder(copy.parent)


def back_up_before_upgrade(
    file: Path, key: bytes | None, folder: Path, version: str, now: datetime
) -> None:
    """Copy a database into `folder`; the copy's name says whose it is, of which version, and when.

    Refused if the folder cannot be had.
    """
    name = f"{file.stem} version {version} {now:%Y-%m-%d %H%M%S}{file.suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            "{file} must be upgraded, and before that a backup of it made; but {folder} cannot be "
            "made.",
            file=str(file),
            folder=str(folder),
        ) from error
    back_up(file, key, folder / name)
