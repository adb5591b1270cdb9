"""Bringing back one backup, whatever state the database is in, and whichever key the backup has."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from planner.model import Refused
from planner.store.backup_keys import key_of_backup
from planner.store.database import Store
from planner.store.keys import FULL_COST, Cost
from planner.store.locksmith import Asks
from planner.store.places import Place
from planner.store.restore import Restored, restore, restore_over_damaged
from planner.store.ring import Ring


class BringingBack:
    """First tried into the open database; where that is `Lost`, over its file once it is closed.

    The key of the backup is looked for once: `asks` may be a person.
    """

    def __init__(
        self,
        place: Place,
        backup: Path,
        *,
        asks: Asks,
        who: str,
        now: Callable[[], datetime],
        ring: Ring | None = None,
        cost: Cost = FULL_COST,
    ) -> None:
        self._place, self._backup = place, backup
        self._asks, self._ring, self._cost = asks, ring, cost
        self._who, self._now = who, now
        self._found = False
        self.key: bytes | None = None  # of the backup, once it was looked for

    def into(self, store: Store) -> Restored:
        """Replace what is in an open database. `Lost` if that is damaged further in."""
        self._find_key(store.key)
        if self.key is not None and not store.encrypted:
            raise Refused(
                "{file} is encrypted, and {database} is plain. Encrypt {database} first, or open "
                "{file} itself.",
                file=str(self._backup),
                database=str(self._place.file),
            )
        return restore(store, self._backup, self.key)

    def over_damaged(self) -> Restored:
        """Replace the file, which nobody has open; the damaged one is kept."""
        self._find_key(None)
        if self.key is None and self._place.own:
            raise Refused(
                "{file} is plain, and the planner’s own database is always encrypted. Open it with "
                "--database FILE instead.",
                file=str(self._backup),
            )
        who, now = self._who, self._now
        return restore_over_damaged(self._place.file, self._backup, self.key, who=who, now=now)

    def _find_key(self, present: bytes | None) -> None:
        if not self._found:
            asks, ring, cost = self._asks, self._ring, self._cost
            self.key = key_of_backup(
                self._backup, self._place, present, asks=asks, ring=ring, cost=cost
            )
            self._found = True
