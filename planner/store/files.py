"""Files that land whole or not at all, and files that only their owner may read.

On Windows there are no such modes; there the user's own local data folder keeps others out.
"""

import os
import secrets
from pathlib import Path

EVERYBODY = 0o666  # less what the user's umask takes away, as for any document
OWNER = 0o600
OWNER_FOLDER = 0o700


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
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
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
