"""A paper into a file: whole, or the file that was there stays."""

from pathlib import Path

from planner.model import Refused
from planner.store.files import EVERYBODY, not_written, write_whole


def save(content: bytes, file: Path, mode: int = EVERYBODY) -> Path:
    """Write a paper or a list, and give where; Refused in words where the system does not let
    us."""
    try:
        write_whole(file, content, mode)
    except OSError as error:
        raise not_written(file, error) from error
    return file


def make_folder(place: Path) -> None:
    """Make a folder, if it is not there; Refused in words where the system does not let us."""
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = (error.strerror or "the system does not say why").lower()
        raise Refused(
            "{file} cannot be made: {why}.", file=str(place), why=why, field="folder"
        ) from error
