"""Files that land whole or not at all, and files that only their owner may read.

On Windows there are no such modes; there the user's own local data folder keeps others out.
"""

import errno
import os
import secrets
from pathlib import Path

from planner.model import Refused

EVERYBODY = 0o666  # less what the user's umask takes away, as for any document
OWNER = 0o600
OWNER_FOLDER = 0o700

LARGEST = 256 * 1024**2
"""Bytes of a file from outside that are read at all; what it is may allow less."""

_FULL = "{file} cannot be written: the disk is full. Make room on it, or choose another place."
_HELD = (
    "{file} cannot be written: it is open in another program, or its folder may only be read. "
    "Close it there, or choose another place."
)
_READ_ONLY = "{file} cannot be written: the disk may only be read. Choose another place."
_NO_NAME = "{file} cannot be written: the system takes no such name. Choose another one."
_WHY = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _HELD,
    errno.EPERM: _HELD,
    errno.EBUSY: _HELD,
    errno.EROFS: _READ_ONLY,
    errno.ENAMETOOLONG: _NO_NAME,
    errno.EINVAL: _NO_NAME,
    errno.EISDIR: "{file} cannot be written: there is a folder of that name. Choose another one.",
}


def why(error: OSError) -> str:
    """What the system says, as the end of a sentence."""
    return (error.strerror or "the system does not say why").lower()


def not_written(file: Path, error: OSError) -> Refused:
    """Why a file could not be written, in words, and what to do."""
    said = _WHY.get(error.errno or 0)
    if said is not None:
        return Refused(said, file=str(file))
    return Refused("{file} cannot be written: {why}.", file=str(file), why=why(error))


def read_whole(file: Path, most: int = LARGEST) -> bytes:
    """A file from outside. Refused, in words, where it cannot be read or is far too large."""
    try:
        with file.open("rb") as opened:
            content = opened.read(most + 1)
    except OSError as error:
        raise Refused("{file} cannot be read: {why}.", file=str(file), why=why(error)) from error
    if len(content) > most:
        raise Refused(
            "{file} has more than {most} MB, which is too large to be brought in.",
            file=str(file),
            most=most // 1024**2,
        )
    return content


def make_own_folder(folder: Path) -> None:
    """Make sure there is such a folder, and that it is its owner's alone."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(OWNER_FOLDER)


def make_empty(file: Path) -> None:
    """Make sure there is such a file, its owner's alone if it had to be made.

    SQLite gives the files it lays beside a database the mode of the database.
    """
    os.close(os.open(file, os.O_CREAT | os.O_WRONLY, OWNER))


def write_whole(file: Path, content: bytes, mode: int = EVERYBODY) -> None:
    """Write a file in place of the one that may be there: whole, or the old one stays."""
    written = _written_beside(file, content, mode)
    try:
        written.replace(file)
    finally:
        written.unlink(missing_ok=True)
    sync_folder(file.parent)


def write_new(file: Path, content: bytes, mode: int = OWNER) -> None:
    """Write a file whole that must not be there yet. FileExistsError if another came first."""
    written = _written_beside(file, content, mode)
    try:
        if os.name == "nt":
            written.rename(file)  # refuses there to replace a file
        else:
            _link(written, file)
    finally:
        written.unlink(missing_ok=True)
    sync_folder(file.parent)


def shred(file: Path) -> None:
    """Overwrite a file, then remove it; nothing happens if there is none.

    A disk that writes elsewhere each time, as most do today, may still hold the old content.
    """
    if not file.exists():
        return
    with file.open("r+b") as old:
        left = os.fstat(old.fileno()).st_size
        blank = bytes(1 << 20)
        while left > 0:
            left -= old.write(blank[:left])
        old.flush()
        os.fsync(old.fileno())
    file.unlink()


LOGS = ("-wal", "-shm", "-journal")
"""The ends of the names of what SQLite lays beside a database."""


def with_logs(database: Path) -> list[Path]:
    """A database, and what may lie beside it."""
    return [database.with_name(f"{database.name}{end}") for end in ("", *LOGS)]


def remove_with_logs(database: Path) -> None:
    """Remove a database that nobody has open, as far as any of it is there."""
    for each in with_logs(database):
        each.unlink(missing_ok=True)


def sync_file(file: Path) -> None:
    with file.open("r+b") as written:
        os.fsync(written.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last; Windows does so by itself and opens no folders."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _written_beside(file: Path, content: bytes, mode: int) -> Path:
    if "\0" in str(file):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    beside = file.with_name(f".{secrets.token_hex(8)}")  # short: the name may be as long as can be
    try:
        with open(beside, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as written:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _link(written: Path, file: Path) -> None:
    """Give a file its name unless that is taken, in one step where the disk knows how."""
    try:
        file.hardlink_to(written)
    except FileExistsError:
        raise
    except OSError:  # a FAT disk, some network drives
        if file.exists():
            raise FileExistsError(file) from None
        written.rename(file)
