"""What a file or the driver refuses, said in words that name the file and what to do."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from planner.model import Refused
from planner.store.files import why

_IN_USE = "{file} is in use by another program. Wait until that is done, then try again."
_READ_ONLY = "{file} can only be read. Make it and its folder writable, or copy it elsewhere."
_WORDS = {
    "SQLITE_BUSY": _IN_USE,
    "SQLITE_LOCKED": _IN_USE,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_PERM": _READ_ONLY,
    "SQLITE_FULL": "There is no room left for {file}; nothing was changed. Make room on the disk, "
    "then try again.",
    "SQLITE_CANTOPEN": "{file} cannot be opened. See that its folder is there and writable.",
    "SQLITE_IOERR": "{file} cannot be read or written just now. See that its disk is connected, in "
    "order and has room, then try again.",
    "SQLITE_CORRUPT": "{file} is damaged. Restore a backup of it.",
}
_NAMES = {  # the driver's backup gives SQLite's message alone
    "database is locked": "SQLITE_BUSY",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "database or disk is full": "SQLITE_FULL",
    "unable to open database file": "SQLITE_CANTOPEN",
    "disk I/O error": "SQLITE_IOERR",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
}
_NOT_OURS = "{file} is not a database of this program. Choose another file."
_LOCKED_UP = (
    "{file} is encrypted and needs its key, or it is not a database of this program at all."
)
_OTHER_KEY = "{file} does not open with this key. It belongs to another key, or it is damaged."


class Lost(Refused):
    """The database is damaged or gone: nothing opens it, but a backup can take its place."""


class Gone(Lost):
    """The database is not there any more, so that nothing of it can be saved either."""


def in_words(error: Any, file: Path, *, encrypted: bool) -> Refused | None:
    """The refusal for an error of the driver; None if it is our mistake rather than the file's."""
    name = _name(error)
    if name == "SQLITE_NOTADB":
        return Refused(_OTHER_KEY if encrypted else _LOCKED_UP, file=str(file))
    kind = "_".join(name.split("_")[:2])  # SQLITE_READONLY_DIRECTORY is a SQLITE_READONLY
    if kind == "SQLITE_CORRUPT":
        return Lost(_WORDS[kind], file=str(file))
    return Refused(_WORDS[kind], file=str(file)) if kind in _WORDS else None


def is_busy(error: Any) -> bool:
    """Whether somebody else is at the file, so that waiting helps."""
    return _name(error).startswith("SQLITE_BUSY")


def _name(error: Any) -> str:
    return getattr(error, "sqlite_errorname", None) or _NAMES.get(str(error), "")


def is_of_the_driver(error: BaseException) -> bool:
    """Whether this comes from reading or writing the file, rather than from what was asked."""
    return not isinstance(error, Refused) or isinstance(error.__cause__, sqlite.Error | OSError)


@contextmanager
def told_by_the_disk(file: Path) -> Iterator[None]:
    """What the system refuses in here is refused of this file, in words."""
    try:
        yield
    except OSError as error:
        raise Refused(
            "{file} cannot be read or written: {why}. See that you may, and that its disk is "
            "connected and has room, then try again.",
            file=str(file),
            why=why(error),
        ) from error


def refuse_unusable(file: Path) -> None:
    """Raise `Refused` if no database can be opened or made at this path."""
    try:
        there, folder = file.exists(), file.absolute().parent
    except OSError as error:  # a name too long, a folder one may not look into
        raise Refused(_WORDS["SQLITE_CANTOPEN"], file=str(file)) from error
    if file.is_dir():
        raise Refused("{file} is a folder. Name a file in it.", file=str(file))
    if not folder.is_dir():
        raise Refused(
            "{file} cannot be made: there is no folder {folder}. Make that first.",
            file=str(file),
            folder=str(folder),
        )
    if there and not file.is_file():
        raise not_ours(file)
    if there and not _may(file, os.R_OK):
        raise Refused(
            "You may not read {file}. Ask for the right to, or choose another.", file=str(file)
        )
    # the write-ahead log stands beside the file, so the folder must be writable as well
    if not _may(folder, os.W_OK) or (there and not _may(file, os.W_OK)):
        raise Refused(_READ_ONLY, file=str(file))


def _may(path: Path, mode: int) -> bool:
    """Whether this process may read or write there, as far as the system can say beforehand."""
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def in_use(file: Path) -> Refused:
    return Refused(_IN_USE, file=str(file))


def not_ours(file: Path) -> Refused:
    return Refused(_NOT_OURS, file=str(file))


def too_new(file: Path) -> Refused:
    return Refused(
        "{file} was written by a newer version of this program. Update the program to open it.",
        file=str(file),
    )
