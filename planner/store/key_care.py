"""What can be done about the key of an encrypted database while it is open.

Each asks for the key anew first: of the key ring, or of whoever knows passphrase or phrase.
"""

from dataclasses import dataclass, replace

from planner.model import Refused
from planner.store.key_file import read_key_file, rewrite_key_file
from planner.store.keys import FULL_COST, Cost, DatabaseKey, unseal_phrase, wrap
from planner.store.locksmith import Asks, Locksmith
from planner.store.places import Place
from planner.store.ring import Ring, SystemRing

PHRASE_SHOWN = "Show the recovery phrase again"
PHRASE_CHANGED = "Change the recovery phrase"
PASSPHRASE_SET = "Set a passphrase"
PASSPHRASE_REMOVED = "Remove the passphrase"
KEY_RENEWED = "Encrypt the database anew under a new key"


@dataclass(frozen=True, slots=True)
class KeyState:
    """How a database is opened."""

    encrypted: bool
    in_ring: bool = False
    passphrase: bool = False
    phrase_known: bool = False  # whether it can be shown again


class KeyCare:
    """The key of one database, and what opens it."""

    def __init__(
        self, place: Place, *, asks: Asks, ring: Ring | None = None, cost: Cost = FULL_COST
    ) -> None:
        self._place, self._cost = place, cost
        self._ring = ring if ring is not None else SystemRing()
        self._smith = Locksmith(place, asks, self._ring, cost)

    def has_passphrase(self) -> bool:
        file = self._place.key_file
        return file.exists() and read_key_file(file).passphrase is not None

    def state(self) -> KeyState:
        """How it is opened, without asking anybody but the key ring."""
        if not self._place.key_file.exists():
            return KeyState(encrypted=False)
        said = read_key_file(self._place.key_file)
        return KeyState(
            encrypted=True,
            in_ring=said.passphrase is None and self._ring.get(str(said.database)) is not None,
            passphrase=said.passphrase is not None,
            phrase_known=said.sealed_phrase is not None,
        )

    def phrase(self) -> str:
        """The recovery phrase again."""
        said = read_key_file(self._place.key_file)
        key = self._smith.unlock(said)
        phrase = unseal_phrase(key, said.sealed_phrase) if said.sealed_phrase else None
        if phrase is None:
            raise Refused(
                "{key_file} was written before phrases could be shown again. Change the recovery "
                "phrase to have a new one.",
                key_file=str(self._place.key_file),
            )
        return phrase

    def change_phrase(self) -> None:
        """Another phrase in place of the one there is, after it was shown and kept."""
        said = read_key_file(self._place.key_file)
        key = self._smith.unlock(said)
        phrase = self._smith.new_phrase(every_start=not self._is_in_ring(key))
        rewrite_key_file(self._place.key_file, said.with_phrase(key, phrase, self._cost))

    def set_passphrase(self, passphrase: str) -> None:
        """From now on this is asked for at each opening; the key ring forgets the key."""
        said = read_key_file(self._place.key_file)
        key = self._smith.unlock(said)
        wrapped = wrap(key, passphrase, self._cost)
        rewrite_key_file(self._place.key_file, replace(said, passphrase=wrapped))
        self._ring.forget(str(key.database))

    def remove_passphrase(self) -> bool:
        """Whether the key ring opens it from now on; else the phrase is asked for."""
        said = read_key_file(self._place.key_file)
        key = self._smith.unlock(said)
        in_ring = self._ring.put(str(key.database), key.secret.hex())
        rewrite_key_file(self._place.key_file, replace(said, passphrase=None))
        return in_ring

    def _is_in_ring(self, key: DatabaseKey) -> bool:
        return self._ring.get(str(key.database)) is not None
