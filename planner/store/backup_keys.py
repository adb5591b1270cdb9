"""The key of a backup: that of the database, or the one its own key file tells of."""

from dataclasses import replace
from pathlib import Path

from planner.model import Refused
from planner.store.files import why
from planner.store.key_file import read_key_file
from planner.store.keys import FULL_COST, Cost
from planner.store.kinds import Kind, id_in, kind_of
from planner.store.locksmith import Asks, Locksmith
from planner.store.places import Place
from planner.store.ring import Ring, SystemRing


def key_of_backup(
    backup: Path,
    place: Place,
    present: bytes | None,
    *,
    asks: Asks,
    ring: Ring | None = None,
    cost: Cost = FULL_COST,
) -> bytes | None:
    """What opens a backup; `present` is the key of the database it is to go into, if that is open.

    Refused if the backup is not there, or its key is not to be had.
    """
    try:
        kind = kind_of(backup)
        if kind is Kind.PLAIN:
            return None
        if kind is Kind.MISSING:
            raise Refused("There is no backup {file}.", file=str(backup))
        if present is not None and id_in(backup) == id_in(place.file):
            return present
    except OSError as error:
        raise Refused(
            "{file} cannot be read: {why}.",
            file=str(backup),
            why=why(error),
        ) from error
    of_backup = replace(place, file=backup, own=False)
    for key_file in (of_backup.key_file, place.key_file):
        if key_file.exists():
            said = read_key_file(key_file)
            if said.database == id_in(backup):
                smith = Locksmith(of_backup, asks, ring or SystemRing(), cost)
                return smith.unlock(said).for_engine
    raise Refused(
        "{file} is no backup of this program, or its key file is missing. Put {key_file} beside "
        "it.",
        file=str(backup),
        key_file=of_backup.key_file.name,
    )
