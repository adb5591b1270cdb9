"""Files that only their owner may read, and that land whole or not at all.

On Windows there are no such modes; there the user's own local data folder keeps others out.
"""

import os
import tempfile
from pathlib import Path

OWNER_ONLY = 0o600
FOLDER_OWNER_ONLY = 0o700


def make_folder(folder: Path) -> None:
    """Make sure there is such a folder; what had to be made is its owner's alone."""
    if not folder.exists():
        make_folder(folder.parent)
        folder.mkdir(mode=FOLDER_OWNER_ONLY, exist_ok=True)


def make_empty(file: Path) -> None:
    """Make sure there is such a file. SQLite gives its companion files the mode of the first."""
    make_folder(file.parent)
    os.close(os.open(file, os.O_CREAT | os.O_WRONLY, OWNER_ONLY))


def write_new(file: Path, content: bytes) -> None:
    """Write a file that must not be there yet. Raises FileExistsError if another came first."""
    written = _written_beside(file, content)
    try:
        if os.name == "nt":
            written.rename(file)  # refuses there to replace a file
        else:
            _link(written, file)
    finally:
        written.unlink(missing_ok=True)
    sync_folder(file.parent)


def replace(file: Path, content: bytes) -> None:
    """Write a file in place of the one that may be there."""
    written = _written_beside(file, content)
    try:
        written.replace(file)
    finally:
        written.unlink(missing_ok=True)
    sync_folder(file.parent)


def shred(file: Path) -> None:
    """Overwrite a file, then remove it; nothing happens if there is none.

    A disk that writes elsewhere each time (most do today) may still hold the old content.
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
    """Make the names in a folder last; Windows does so by itself and knows no such call."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _written_beside(file: Path, content: bytes) -> Path:
    make_folder(file.parent)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)  # mode 0600
    with os.fdopen(handle, "wb") as written:
        written.write(content)
        written.flush()
        os.fsync(written.fileno())
    return Path(name)


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
