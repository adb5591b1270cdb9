"""Connections to one file, plain or encrypted.

The driver is SQLCipher's for plain files too: one SQLite in the program, and a newer one than
Python's own, which on older systems can corrupt a write-ahead log used by several connections.
"""

from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2 as sqlite

from planner.store.refusals import in_words, is_busy, not_ours, refuse_unusable, too_new
from planner.store.schema import VERSION, newest_version

APPLICATION_ID = 0x56495354  # “VIST”, as the file header has it: this is a file of the planner
BUSY_SECONDS = 10.0
_ASK_AGAIN = 0.003  # seconds
MAGIC = b"SQLite format 3\0"
SETTINGS = (
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=FULL",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "secure_delete=ON",
)


class SqlcipherDialect(SQLiteDialect_pysqlite):
    """SQLite by the driver above. All its instances speak alike, so they share what is compiled."""

    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> Any:
        return sqlite

    def __eq__(self, other: object) -> bool:
        return type(other) is SqlcipherDialect

    def __hash__(self) -> int:
        return hash(SqlcipherDialect)


registry.register("sqlite.sqlcipher3", __name__, SqlcipherDialect.__name__)
_COMPILED: LRUCache[Any, Any] = LRUCache(1000)


def sqlite_engine(file: Path, key: bytes | None = None) -> Engine:
    """An engine for one file, encrypted if there is a key: 32 bytes, or 48 with the salt.

    Nothing is opened yet. Transactions begin IMMEDIATE, or plain with the execution option
    `read_only`. What the file refuses is `Refused`, in words.
    """
    engine = create_engine(
        URL.create("sqlite+sqlcipher3", database=str(file)),
        creator=lambda: connect(file, key),
        poolclass=QueuePool,
        execution_options={"encrypted": key is not None, "compiled_cache": _COMPILED},
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _say_in_words)
    return engine


def file_of(engine: Engine) -> Path:
    return Path(engine.url.database or "")


def is_encrypted(engine: Engine) -> bool:
    return bool(engine.get_execution_options()["encrypted"])


def driver_of(connection: Connection) -> Any:
    """The driver's own connection, for what is said outside of transactions."""
    return connection.connection.driver_connection


def connect(file: Path, key: bytes | None) -> Any:
    """A connection of the driver: recognized first, then set up; we say BEGIN ourselves."""
    refuse_unusable(file)
    if key is None:
        _refuse_foreign(file)
    connection = None
    try:
        connection = open_file(file, key)
        new = recognize(connection, file)
        if new:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        return connection
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, sqlite.Error):
            raise _refusal(error, file, encrypted=key is not None) from error
        raise


def open_file(file: Path, key: bytes | None) -> Any:
    """A bare connection of the driver, with its key; it has read nothing yet."""
    connection = sqlite.connect(
        file, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None
    )
    if key is not None:
        # SQLCipher would tell the console of a wrong key; any other word than off is a file's name
        connection.execute("PRAGMA cipher_log=off")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    return connection


def _refuse_foreign(file: Path) -> None:
    """Look at a plain file's first bytes before SQLite does, which would tidy up after others."""
    header = _header(file)
    if header.startswith(MAGIC) and header[68:72] != APPLICATION_ID.to_bytes(4):
        raise not_ours(file)


def is_ours(file: Path) -> bool:
    """Whether a file is a plain database of this program, by its first bytes."""
    header = _header(file)
    return header.startswith(MAGIC) and header[68:72] == APPLICATION_ID.to_bytes(4)


def _header(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(100)
    except FileNotFoundError:
        return b""


def recognize(connection: Any, file: Path) -> bool:
    """Whether the file is new. Refused if it is another program's, or a newer one of ours."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if application != APPLICATION_ID and (application or tables):
        raise not_ours(file)
    if "alembic_version" in tables:
        found = connection.execute(VERSION).fetchone()
        if found and found[0] > newest_version():
            raise too_new(file)
    return bool(application != APPLICATION_ID)


def _begin(connection: Connection) -> None:
    """A read sees one steady state. Who writes waits for the others first, so none is lost."""
    if connection.get_execution_options().get("read_only"):
        connection.exec_driver_sql("BEGIN")
        return
    driver = driver_of(connection)
    driver.execute("PRAGMA busy_timeout=0")
    try:
        _wait_for_turn(connection, driver)
    finally:
        driver.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000:.0f}")


def _wait_for_turn(connection: Connection, driver: Any) -> None:
    """Begin to write as soon as nobody else does.

    SQLite asks less and less often, in the end ten times a second: where others write one change
    after the other, it may never happen on the moment between two. So the asking is done here.
    """
    until = monotonic() + BUSY_SECONDS
    while monotonic() < until:
        try:
            driver.execute("BEGIN IMMEDIATE")
        except sqlite.OperationalError as error:
            if not is_busy(error):
                break
            sleep(_ASK_AGAIN)
        else:
            return
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # what is in the way is said in words


def _say_in_words(context: ExceptionContext) -> None:
    if context.engine is None:
        return
    refused = in_words(
        context.original_exception, file_of(context.engine), encrypted=is_encrypted(context.engine)
    )
    if refused:
        raise refused from context.original_exception


def _refusal(error: Exception, file: Path, *, encrypted: bool) -> Exception:
    return in_words(error, file, encrypted=encrypted) or error
