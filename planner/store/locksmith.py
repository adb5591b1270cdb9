"""How a key is come by: out of the key ring, else by the recovery phrase; or made.

A key is kept in two places before anything is encrypted with it: first in the key ring, where
there is one, then in the key file, wrapped by a phrase that somebody has kept. So there is never
an encrypted database whose key is nowhere, nor a key file whose phrase nobody has seen.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from planner.model import Refused
from planner.store import files
from planner.store.key_file import KeyFile, write_key_file
from planner.store.keys import Cost, DatabaseKey, unwrap, wrap
from planner.store.phrase import make_phrase, read_phrase
from planner.store.places import Place
from planner.store.ring import Ring

LONGEST = 4096  # bytes of a file with a phrase; a phrase has about 80

NO_WAY = (
    "{file} is encrypted, and nothing here can unlock it: no key ring of the operating system "
    "holds its key, and PLANNER_PHRASE_FILE is not set. Start the planner where there is a key "
    "ring, or set PLANNER_PHRASE_FILE to the file with the recovery phrase; a new database writes "
    "its phrase there. Samples and tests can use a plain file: --database FILE."
)


class Asks(Protocol):
    """What only a person can answer. Called from the thread that opens the database."""

    def ask_phrase(self, wrong: Refused | None) -> str | None:
        """The recovery phrase as typed; None if nobody is there, or gives up.

        `wrong` says what was wrong with the answer before.
        """

    def keep_phrase(self, phrase: str, *, every_start: bool) -> bool:
        """Show a new phrase, once. Whether somebody has it now; if not, nothing is made.

        `every_start`: there is no key ring, so it will be asked for at each start.
        """


class Nobody:
    """Asks nobody: what runs on its own has a key ring or a file with the phrase, or is refused."""

    def ask_phrase(self, wrong: Refused | None) -> str | None:
        return None

    def keep_phrase(self, phrase: str, *, every_start: bool) -> bool:
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
            write_key_file(self.place.key_file, KeyFile.of(key, wrap(key, phrase, self.cost)))
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
        """The key a key file tells of. Refused if neither key ring nor phrase gives it."""
        key = self._remembered(said)
        if key is None:
            key = self._by_phrase(said)
            self._remember(key)
        return key

    # -- the key ring ------------------------------------------------------------------------------

    def _remember(self, key: DatabaseKey) -> bool:
        return self.ring.put(str(key.database), key.secret.hex())

    def _remembered(self, said: KeyFile) -> DatabaseKey | None:
        """The key in the key ring, if it is still the one of this database."""
        try:
            secret = bytes.fromhex(self.ring.get(str(said.database)) or "")
        except ValueError:
            return None
        key = DatabaseKey(said.database, secret)
        return key if said.fits(key) else None

    # -- the phrase --------------------------------------------------------------------------------

    def _kept_phrase(self, *, every_start: bool) -> str:
        """A phrase for a new key, after it was seen to that it is not lost."""
        file = self.place.phrase_file
        if file is not None:
            return self._phrase_in(file) if file.exists() else self._new_phrase_in(file)
        phrase = make_phrase()
        if self.asks.keep_phrase(phrase, every_start=every_start):
            return phrase
        if every_start and not self.place.file.exists():
            raise self._no_way()
        raise Refused(
            "{file} was not encrypted, because its recovery phrase must be kept first. Start the "
            "planner with its window, which shows it, or set PLANNER_PHRASE_FILE to the file it "
            "is to be written to.",
            file=str(self.place.file),
        )

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
                why=(error.strerror or "the system does not say why").lower(),
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
                why=(error.strerror or "the system does not say why").lower(),
            ) from error
        return phrase

    def _no_way(self) -> Refused:
        return Refused(NO_WAY, file=str(self.place.file))
