"""Where a command works: the clock, and the database once it is asked for."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from planner.actions.consequences import CONSEQUENCES
from planner.clock import Clock
from planner.model import Refused
from planner.store.database import Store
from planner.store.encrypting import newest_number, puts_private_into_plain
from planner.store.engine import is_ours
from planner.store.files import EVERYBODY, not_written, read_whole
from planner.store.key_file import read_key_file
from planner.store.kinds import Kind, id_in, kind_of
from planner.store.locksmith import Nobody
from planner.store.opening import open_database
from planner.store.outward import write_out
from planner.store.places import Place, data_folder, place_of, who_is_here
from planner.store.refusals import told_by_the_disk
from planner.store.routine import back_up_before_import, look_after


class Office:
    """Opens the database at the first question, closes it at the end."""

    def __init__(self, words: argparse.Namespace) -> None:
        self.clock = Clock(day=getattr(words, "today", None), moment=getattr(words, "now", None))
        self._file: Path | None = getattr(words, "database", None)
        self.notices: list[str] = []
        self._begun = 0
        self._key: bytes | None = None

    @property
    def today(self) -> date:
        return self.clock.today()

    @cached_property
    def place(self) -> Place:
        return place_of(self._file, os.environ, data_folder())

    @cached_property
    def who(self) -> str:
        return who_is_here()

    @cached_property
    def store(self) -> Store:
        with told_by_the_disk(self.place.file):
            new = kind_of(self.place.file) is Kind.MISSING
        store = open_database(
            self.place,
            who=self.who,
            now=self.clock.now,
            asks=Nobody(),
            consequences=CONSEQUENCES,
            known=self._key,
        )
        said = [*store.remarks]
        # a moment that was given with --now says nothing about this computer's clock
        if not (self.clock.moment or self.clock.day):
            said += look_after(store)
        if new and not store.encrypted:
            self.notices.append(
                f"{store.file} is new, and plain: not encrypted. It is meant for samples and tests."
            )
        self.notices += [str(each) for each in said]
        self._begun = newest_number(store)
        return store

    def closing_words(self) -> list[str]:
        """What is to be said beside the answer: of clock, backups, private values in the open."""
        if "store" in self.__dict__ and puts_private_into_plain(self.store, self._begun):
            self.notices.append(
                f"{self.store.file} is plain: whoever has it can read the private fields that it "
                "holds now. Keep them in the planner’s own database, which is encrypted."
            )
        return self.notices

    def back_up_before_import(self) -> None:
        """Keep a backup of an encrypted database before a file is brought in."""
        back_up_before_import(self.store)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        if "store" in self.__dict__:
            self.__dict__.pop("store").close()

    def open_with(self, key: bytes) -> None:
        """Open the database anew, with the key it has now."""
        self._key = key

    @contextmanager
    def about(self, file: Path) -> Iterator[None]:
        """Whatever is refused in here is refused of this file, by its name."""
        try:
            yield
        except Refused as refused:
            if "file" in refused.values:
                raise
            raise Refused(
                "{file}: " + refused.sentence,
                field=refused.field,
                file=str(file),
                **refused.values,
            ) from refused

    def read(self, file: Path) -> bytes:
        """The bytes of a file the coordinator named; Refused in words where it cannot be read."""
        return read_whole(file)

    def password(self, file: Path | None) -> str | None:
        """The first line of the password file."""
        if file is None:
            return None
        try:
            lines = self.read(file).decode("utf-8-sig").splitlines()
        except UnicodeDecodeError:
            raise Refused("{file} is not a text in UTF-8.", file=str(file)) from None
        if not lines or not lines[0].strip():
            raise Refused("The first line of {file} must be the password.", file=str(file))
        return lines[0].strip()

    def refuse_foreign_target(self, copy: Path) -> None:
        """Refused if a backup would be written over what is no backup of this database."""
        with told_by_the_disk(copy):
            self._refuse_foreign_target(copy)

    def _refuse_foreign_target(self, copy: Path) -> None:
        key_file, own = Place(copy).key_file, id_in(self.store.file)
        if self.store.encrypted and key_file.exists() and read_key_file(key_file).database != own:
            raise Refused(
                "{key_file} is there already, and it is the key file of another database. "
                "Name another file.",
                key_file=str(key_file),
            )
        if not copy.is_file() or copy.stat().st_size == 0:
            return
        same = id_in(copy) == own if self.store.encrypted else is_ours(copy)
        if not same:
            raise Refused(
                "{file} is there already, and it is no backup of this database. Name another file.",
                file=str(copy),
            )

    def write(self, file: Path, data: bytes, mode: int = EVERYBODY) -> str:
        """Write a file whole, and give its absolute path; folders are made."""
        path = file.expanduser().absolute()
        if path in (self.place.phrase_file, self.place.key_file):
            raise Refused(
                "{file} is where the key of the database is kept. Choose another name.",
                file=str(path),
            )
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_written(path, error) from error
        return str(write_out(path, data, mode))
