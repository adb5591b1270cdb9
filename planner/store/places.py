"""Where the user's files are: the database, its key file, the file with the recovery phrase."""

import getpass
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from planner.model import Refused

KEY = ".key"


@dataclass(frozen=True, slots=True)
class Place:
    """A database, and what it takes to open it.

    `own` is the user's own one, which is always encrypted; a new one named by the user is plain.
    """

    file: Path
    own: bool = False
    phrase_file: Path | None = None  # read, and written, instead of asking

    def __post_init__(self) -> None:
        if self.file.suffix.casefold() == KEY:
            raise Refused(
                "{file} is the name of a key file; a database needs another, such as {better}.",
                file=self.file.name,
                better=self.file.with_suffix(".db").name,
            )

    @property
    def key_file(self) -> Path:
        return key_file_of(self.file)


def key_file_of(database: Path) -> Path:
    """Where the key of an encrypted database lies, wrapped: beside it, by the same name."""
    return database.with_suffix(KEY)


def data_folder() -> Path:
    """The user's own data folder of this program; on Windows the local, never the roaming one."""
    return user_data_path("city-pair-planner", appauthor=False, roaming=False)


def place_of(named: Path | None, environment: Mapping[str, str], data: Path) -> Place:
    """The database that is meant: the one named, else PLANNER_DATABASE, else the user's own."""
    phrase = environment.get("PLANNER_PHRASE_FILE")
    phrase_file = _absolute(Path(phrase)) if phrase else None
    set_one = environment.get("PLANNER_DATABASE")
    meant = named or (Path(set_one) if set_one else None)
    if meant is None:
        return Place(data / "planner.db", own=True, phrase_file=phrase_file)
    return Place(_absolute(meant), phrase_file=phrase_file)


def _absolute(file: Path) -> Path:
    return file.expanduser().absolute()


def who_is_here() -> str:
    """The user of this computer, until the settings say a name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container may know no such user
        return "coordinator"
