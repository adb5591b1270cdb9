"""Writing what leaves the program: a paper, a list, a file that was kept with something."""

from pathlib import Path

from planner.model import Refused
from planner.store import files
from planner.store.engine import is_ours
from planner.store.key_file import is_key_file, read_key_file
from planner.store.kinds import id_in
from planner.store.places import key_file_of


def write_out(file: Path, content: bytes, mode: int = files.EVERYBODY) -> Path:
    """Write a file, whole, and give where.

    Refused in words where the system does not let us, and where a database would be lost by it.
    """
    try:
        if is_needed(file.resolve()):
            raise Refused(
                "{file} is a database of this program or a backup of one, or it belongs to one. "
                "Choose another name.",
                file=str(file),
            )
        files.write_whole(file, content, mode)
    except OSError as error:
        raise files.not_written(file, error) from error
    return file


def is_needed(file: Path) -> bool:
    """Whether this is a database of ours or a backup, whichever it is, or its key file or log."""
    for end in files.LOGS:
        if file.name.endswith(end):
            return is_needed(file.with_name(file.name.removesuffix(end)))
    if not file.is_file():
        return False
    return is_ours(file) or is_key_file(file) or _has_its_key_beside(file)


def _has_its_key_beside(file: Path) -> bool:
    key_file = key_file_of(file)
    if not key_file.is_file() or not is_key_file(key_file):
        return False
    try:
        return read_key_file(key_file).database == id_in(file)
    except Refused:  # damaged: then what lies beside it may be needed all the more
        return True


def make_folder(place: Path) -> None:
    """Make a folder, if it is not there; Refused in words where the system does not let us."""
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            "{file} cannot be made: {why}.",
            file=str(place),
            why=files.why(error),
            field="folder",
        ) from error
