"""Where exchanges are kept: `do` an action, `ask` a query."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Generic, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlite

from planner.model import Refused
from planner.store import guard
from planner.store.backups import Kept, Reason, keep_backup
from planner.store.drives import is_on_network
from planner.store.engine import driver_of, file_of, is_encrypted, open_file, sqlite_engine
from planner.store.journal import Consequence
from planner.store.migrate import migrate
from planner.store.record import Entry
from planner.store.refusals import in_words
from planner.store.schema import newest_version

__all__ = ["Done", "Store", "open_store", "sqlite_engine", "utc_now"]

T = TypeVar("T")

guard.watch()


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What an action gave back, and the journal entry it left (None if nothing changed)."""

    result: T
    entry: Entry | None


def utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """One database. Any thread may ask or do; what is done is done one after the other."""

    def __init__(
        self,
        engine: Engine,
        who: str,
        now: Callable[[], datetime] = utc_now,
        consequences: Sequence[Consequence] = (),
        key: bytes | None = None,
    ) -> None:
        self.who = who
        self.file = file_of(engine)
        self.encrypted = is_encrypted(engine)
        self.remarks: list[Refused] = []  # what to say once it is open
        self._engine: Engine | None = engine
        self._key = key
        self._now = now
        self._consequences = consequences
        self._schema = newest_version()
        self._turn = RLock()
        # all writing goes through this one connection, so that to it every change but its own is
        # another's: that is what SQLite's data_version counts
        self._writer: Connection = engine.connect()

    def do(self, action: Callable[[Session], T], joins: int | None = None) -> Done[T]:
        """Run `action` in one transaction: all of it is kept, or none.

        `joins` is the number of the entry with which it is one step, to be taken back together.
        """
        entries: list[Entry] = []
        about: dict[str, object] = {
            "who": self.who,
            "now": self._now,
            "schema": self._schema,
            "entries": entries,
        }
        about |= {"consequences": self._consequences, "joins": joins}
        self._still_open()
        with self._turn, _session(self._writer) as session:
            if self._writer.in_transaction():
                raise guard.Unguarded("An action does nothing of its own in another action.")
            session.info.update(about)
            with session.begin():
                session.connection()  # other programs wait from here on
                result = action(session)
                if not session.in_transaction():
                    raise guard.Unguarded("What is raised inside a change goes all the way up.")
                if len(entries) > 1:
                    raise guard.Unguarded("An action is one change: put one around them.")
        return Done(result, entries[0] if entries else None)

    def ask(self, query: Callable[[Session], T]) -> T:
        """Answer from one steady view of the file; what comes back knows no session."""
        snapshot = self._still_open().connect().execution_options(read_only=True)
        with snapshot as connection, _session(connection) as session:
            session.info["reading"] = True
            return query(session)

    def data_version(self) -> int:
        """A number that is another one as soon as another program has changed the file."""
        with self._turn:
            (version,) = driver_of(self._writer).execute("PRAGMA data_version").fetchone()
        return int(version)

    @property
    def key(self) -> bytes | None:
        """What opens its copies: as for `open_store`."""
        return self._key

    def now(self) -> datetime:
        return self._now()

    def keep_backup(self, reason: Reason, second: Path | None = None) -> Kept:
        """Put a backup into the folder beside the file, and into a second one."""
        return keep_backup(self.file, self._key, reason, self._now(), second)

    def take_over(self, prepared: Path) -> None:
        """Replace all there is by what is in another file under the same key; all of it or none."""
        with self._turn, closing(open_file(prepared, self._key)) as source:
            try:
                source.backup(driver_of(self._writer))
            except sqlite.Error as error:
                raise in_words(error, self.file, encrypted=self.encrypted) or error from error

    def settle_log(self) -> None:
        """Bring what stands in the write-ahead log into the file, as far as others allow."""
        with self._turn:
            try:
                driver_of(self._writer).execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            except sqlite.Error as error:
                raise in_words(error, self.file, encrypted=self.encrypted) or error from error

    def compact(self) -> None:
        """Write the file anew without what was deleted, and empty its log."""
        with self._turn:
            driver = driver_of(self._writer)
            try:
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                driver.execute("VACUUM")
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            except sqlite.Error as error:
                raise in_words(error, self.file, encrypted=self.encrypted) or error from error

    @property
    def closed(self) -> bool:
        return self._engine is None

    def close(self) -> None:
        """Let go of the file and forget its key; who still asks or does is refused."""
        engine, self._engine, self._key = self._engine, None, None
        if engine is not None:
            self._writer.close()
            engine.dispose()

    def _still_open(self) -> Engine:
        """What connects to the file; Refused once it is closed."""
        if self._engine is None:
            raise Refused("The database is not open.")
        return self._engine


def _session(connection: Connection) -> Session:
    # autoflush would ask a thing in the middle of being changed whether it makes sense
    return Session(connection, expire_on_commit=False, autoflush=False)


def open_store(
    file: Path,
    *,
    who: str,
    key: bytes | None = None,
    now: Callable[[], datetime] = utc_now,
    consequences: Sequence[Consequence] = (),
) -> Store:
    """The store in this file, made if it is not there and brought up to date.

    Encrypted with `key` if there is one: 32 bytes, or 48 with the salt. `now` gives an aware
    moment; `consequences` follow of themselves from every change. Before an older database is
    upgraded, a backup of it is kept. Refused, in words, if the file cannot be used.
    """
    if is_on_network(file.parent):
        raise Refused(
            "{file} is on a network drive, where a database can be damaged when two computers "
            "write to it. Copy it, with its key file, to a folder of this computer and open it "
            "there; a network drive is a good place for the second folder of backups.",
            file=str(file),
        )
    engine = sqlite_engine(file, key)

    def keep_a_copy(_version: str) -> None:
        keep_backup(file, key, Reason.UPGRADE, now())

    try:
        migrate(engine, keep_a_copy)
        return Store(engine, who, now, consequences, key)
    except BaseException:
        engine.dispose()
        raise
