"""What a file is, before it is touched."""

from enum import Enum, auto
from pathlib import Path
from uuid import UUID

from planner.store.engine import MAGIC
from planner.store.keys import SALT_BYTES


class Kind(Enum):
    """What a file is, as far as its first bytes tell."""

    MISSING = auto()  # or empty: SQLite makes a file before it writes to it
    PLAIN = auto()
    SEALED = auto()  # encrypted, or no database at all


def kind_of(file: Path) -> Kind:
    try:
        with file.open("rb") as opened:
            start = opened.read(len(MAGIC))
    except FileNotFoundError:
        return Kind.MISSING
    if not start:
        return Kind.MISSING
    return Kind.PLAIN if start == MAGIC else Kind.SEALED


def id_in(file: Path) -> UUID | None:
    """The id an encrypted database begins with; see DatabaseKey."""
    with file.open("rb") as opened:
        start = opened.read(SALT_BYTES)
    return UUID(bytes=start) if len(start) == SALT_BYTES else None
