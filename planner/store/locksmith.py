"""How a key is come by: out of the key ring, else by the recovery phrase; or made.

A key is kept in two places before anything is encrypted with it: first in the key ring, where
there is one, then in the key file, wrapped by a phrase that somebody has kept. So there is never
an encrypted database whose key is nowhere, nor a key file whose phrase nobody has seen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from planner.model import Refused
from planner.store import files
from planner.store.key_file import KeyFile, write_key_file
from planner.store.keys import KEY_BYTES, Cost, DatabaseKey, unwrap
from planner.store.kinds import Kind, kind_of
from planner.store.passphrase import as_kept
from planner.store.phrase import make_phrase, read_phrase
from planner.store.places import Place
from planner.store.ring import Ring

LONGEST = 4096  # bytes of a file with a phrase; a phrase has about 80

NO_WAY = (
    "{file} is encrypted, and nothing here can unlock it: no key ring of the operating system "
    "holds its key, and PLANNER_PHRASE_FILE is not set. Start the planner where there is a key "
    "ring, or set PLANNER_PHRASE_FILE to the file with the recovery phrase."
)
NONE_YET = (
    "There is no database yet, and {file} was not made: it is encrypted, and nothing here can keep "
    "its key. Set PLANNER_PHRASE_FILE to a new file, which gets the recovery phrase of the "
    "database (or start the planner where there is a key ring); or, for samples and tests, use a "
    "plain file of your own: --database FILE."
)


class Asks(Protocol):
    """What only a person can answer. Called from the thread that opens the database."""

    def ask_phrase(self, wrong: Refused | None) -> str | None:
        """The recovery phrase as typed; None if nobody is there, or gives up.

        `wrong` says what was wrong with the answer before.
        """

    def ask_passphrase(self, wrong: Refused | None) -> str | None:
        """The passphrase as typed, or the recovery phrase in its place; None as above."""

    @property
    def is_there(self) -> bool:
        """Whether there is somebody to ask."""

    def keep_phrase(self, phrase: str, *, every_start: bool, anew: bool = False) -> bool:
        """Show a new phrase. Whether somebody has it now; if not, nothing is made.

        `every_start`: there is no key ring, so it will be asked for at each start. `anew`: the
        database had one, which opens it no more.
        """


class Nobody:
    """Asks nobody: what runs on its own has a key ring or a file with the phrase, or is refused."""

    is_there = False

    def ask_phrase(self, wrong: Refused | None) -> str | None:
        return None

    def ask_passphrase(self, wrong: Refused | None) -> str | None:
        return None

    def keep_phrase(self, phrase: str, *, every_start: bool, anew: bool = False) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Locksmith:
    """Gets the key of the database at one place."""

    place: Place
    asks: Asks
    ring: Ring
    cost: Cost

    def make(self) -> DatabaseKey:
        """A key for a new database. Its key file is written, and says that nothing is kept yet."""
        key = DatabaseKey.make()
        in_ring = self._remember(key)
        try:
            phrase = self._kept_phrase(every_start=not in_ring)
            write_key_file(self.place.key_file, KeyFile.made(key, phrase, self.cost))
        except BaseException as error:
            self.ring.forget(str(key.database))  # nothing was, or ever will be, encrypted with it
            if isinstance(error, FileExistsError):
                raise Refused(
                    "Another planner is just now making {file}. Start again in a moment.",
                    file=str(self.place.file),
                ) from None
            raise
        return key

    def unlock(self, said: KeyFile) -> DatabaseKey:
        """The key a key file tells of. Refused if neither key ring nor phrase gives it.

        Where a passphrase is set, that is asked for, and the key ring has nothing.
        """
        if said.passphrase is not None:
            return self._by_passphrase(said)
        key = self._remembered(said)
        if key is None:
            key = self._by_phrase(said)
            self._remember(key)
        return key

    def find_lost(self, database: UUID) -> DatabaseKey | None:
        """The key the ring has for this database, whose key file is gone."""
        return self._in_ring(database)

    def write_lost(self, key: DatabaseKey, *, in_ring: bool, before: Callable[[], object]) -> None:
        """Write the key file of a key again, with a phrase that somebody has kept; `before` that,
        see to it that there is none."""
        phrase = self._kept_phrase(every_start=not in_ring, anew=True)
        before()
        write_key_file(self.place.key_file, KeyFile.made(key, phrase, self.cost))

    # -- the key ring ------------------------------------------------------------------------------

    def _remember(self, key: DatabaseKey) -> bool:
        return self.ring.put(str(key.database), key.secret.hex())

    def _remembered(self, said: KeyFile) -> DatabaseKey | None:
        """The key in the key ring, if it is still the one of this database."""
        key = self._in_ring(said.database)
        return key if key is not None and said.fits(key) else None

    def _in_ring(self, database: UUID) -> DatabaseKey | None:
        try:
            secret = bytes.fromhex(self.ring.get(str(database)) or "")
        except ValueError:
            return None
        return DatabaseKey(database, secret) if len(secret) == KEY_BYTES else None

    # -- the phrase --------------------------------------------------------------------------------

    def _kept_phrase(self, *, every_start: bool, anew: bool = False) -> str:
        """A phrase for a new key, after it was seen to that it is not lost."""
        file = self.place.phrase_file
        if file is not None:
            return self._phrase_in(file) if file.exists() else self._new_phrase_in(file)
        phrase = make_phrase()
        if self.asks.keep_phrase(phrase, every_start=every_start, anew=anew):
            return phrase
        raise self._not_kept(every_start=every_start)

    def _not_kept(self, *, every_start: bool) -> Refused:
        file = str(self.place.file)
        if not self.place.file.exists() and every_start:
            return Refused(NONE_YET, file=file)
        if kind_of(self.place.file) is Kind.SEALED:
            return Refused(
                "The key file {key_file} is gone. The key ring still has the key, and with that "
                "it can be written again: start the planner with its window, which shows a new "
                "recovery phrase, or set PLANNER_PHRASE_FILE to the file for it.",
                key_file=str(self.place.key_file),
            )
        return Refused(
            "{file} was not encrypted, because its recovery phrase must be kept first. Start the "
            "planner with its window, which shows it, or set PLANNER_PHRASE_FILE to the file it "
            "is to be written to.",
            file=file,
        )

    def new_phrase(self, *, every_start: bool) -> str:
        """Another phrase for a key there is, after it was shown and kept."""
        phrase = make_phrase()
        if self.asks.keep_phrase(phrase, every_start=every_start, anew=True):
            return phrase
        raise Refused("Nothing was changed, because the new recovery phrase was not kept.")

    def _by_passphrase(self, said: KeyFile) -> DatabaseKey:
        if self.place.phrase_file is not None:
            return self._unwrapped(said, self._phrase_in(self.place.phrase_file))
        wrong: Refused | None = None
        while (typed := self.asks.ask_passphrase(wrong)) is not None:
            key = self._of_passphrase(said, typed)
            if key is not None:
                return key
            wrong = Refused(
                "This is neither the passphrase nor the recovery phrase of {file}.",
                field="phrase",
                file=str(self.place.file),
            )
        if self.asks.is_there:
            raise wrong or Refused(
                "The passphrase of {file} was not given, so nothing was done.",
                file=str(self.place.file),
            )
        raise wrong or Refused(
            "{file} has a passphrase, and nobody is here to give it. Start the planner with its "
            "window, or set PLANNER_PHRASE_FILE to the file with the recovery phrase.",
            file=str(self.place.file),
        )

    def _of_passphrase(self, said: KeyFile, typed: str) -> DatabaseKey | None:
        """The key, if this is the passphrase, or else the recovery phrase."""
        assert said.passphrase is not None
        key = unwrap(said.passphrase, said.database, as_kept(typed))
        if key is None:
            try:
                key = unwrap(said.wrapped, said.database, read_phrase(typed))
            except Refused:
                return None
        return key if key is not None and said.fits(key) else None

    def _by_phrase(self, said: KeyFile) -> DatabaseKey:
        if self.place.phrase_file is not None:
            return self._unwrapped(said, self._phrase_in(self.place.phrase_file))
        wrong: Refused | None = None
        while (typed := self.asks.ask_phrase(wrong)) is not None:
            try:
                return self._unwrapped(said, read_phrase(typed))
            except Refused as refused:
                wrong = refused
        raise wrong or self._no_way()

    def _unwrapped(self, said: KeyFile, phrase: str) -> DatabaseKey:
        key = unwrap(said.wrapped, said.database, phrase)
        if key is None or not said.fits(key):
            raise Refused(
                "This is not the recovery phrase of {file}.",
                field="phrase",
                file=str(self.place.file),
            )
        return key

    def _phrase_in(self, file: Path) -> str:
        """The phrase that stands in the file PLANNER_PHRASE_FILE names."""
        try:
            with file.open("rb") as opened:
                return read_phrase(opened.read(LONGEST).decode("utf-8-sig", "replace"))
        except OSError as error:
            raise Refused(
                "PLANNER_PHRASE_FILE names {file}, which cannot be read: {why}. Put the recovery "
                "phrase of {database} there.",
                file=str(file),
                why=files.why(error),
                database=str(self.place.file),
            ) from error

    def _new_phrase_in(self, file: Path) -> str:
        phrase = make_phrase()
        try:
            files.write_new(file, f"{phrase}\n".encode())
        except OSError as error:
            raise Refused(
                "PLANNER_PHRASE_FILE names {file}, which cannot be written: {why}.",
                file=str(file),
                why=files.why(error),
            ) from error
        return phrase

    def _no_way(self) -> Refused:
        if self.asks.is_there:
            return Refused(
                "The recovery phrase of {file} was not given, so nothing was done.",
                file=str(self.place.file),
            )
        return Refused(NO_WAY, file=str(self.place.file))
