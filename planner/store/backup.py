"""A copy of a database, taken while it is in use; encrypted with the same key if it is."""

import os
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from planner.store.engine import connect, open_file
from planner.store.refusals import in_words, refuse_unusable


def back_up(file: Path, key: bytes | None, copy: Path) -> None:
    """Copy a database to `copy`, which is there as a whole or not at all."""
    refuse_unusable(copy)
    beside = copy.with_name(f"{copy.name}.part")
    beside.unlink(missing_ok=True)
    try:
        with closing(connect(file, key)) as source, closing(open_file(beside, key)) as target:
            source.backup(target)
        _settle(beside)
        beside.replace(copy)
    except sqlite.Error as error:
        raise in_words(error, copy, encrypted=key is not None) or error from error
    finally:
        beside.unlink(missing_ok=True)
    _settle(copy.parent)


def name_for(file: Path, version: str, now: datetime) -> str:
    """What a backup before an upgrade is called: whose, of which version, when (UTC)."""
    return f"{file.stem} version {version} {now:%Y-%m-%d %H%M%S}{file.suffix}"


def _settle(path: Path) -> None:
    """Wait until a file, or a folder's list of files, is on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders; its file system keeps their lists by itself
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
