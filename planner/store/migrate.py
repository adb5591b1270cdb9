"""Makes a new database, and brings an older one up to date: all of the way, or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from planner import shipped
from planner.store import search
from planner.store.engine import driver_of
from planner.store.schema import VERSION, metadata, newest_version

_NUMBERED = """CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""


def migrate(engine: Engine, before_upgrade: Callable[[str], None]) -> None:
    """Apply the migrations this database has not seen, in one transaction.

    `before_upgrade` is told the present version of a database that has one, before it is touched.
    """
    with engine.connect().execution_options(read_only=True) as connection:
        present = _present(connection)
    if present == newest_version():  # as nearly always; Alembic takes a while to import
        return
    if present:
        before_upgrade(present)
    with engine.connect() as connection, _unchecked(connection), connection.begin():
        if _present(connection) is None:  # still: another program may have been faster
            _make(connection)
        else:
            _upgrade(connection)
            search.rebuild(connection)
        loose = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        assert not loose, f"the migration left loose ends: {loose[:5]}"


def _present(connection: Connection) -> str | None:
    has = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    if not connection.exec_driver_sql(has).scalar_one():
        return None
    version: str | None = connection.exec_driver_sql(VERSION).scalar()
    return version


def _make(connection: Connection) -> None:
    """All tables as the model has them, which is where the migrations lead (a test compares)."""
    metadata.create_all(connection)
    connection.exec_driver_sql(_NUMBERED)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (newest_version(),))


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(shipped.MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


@contextmanager
def _unchecked(connection: Connection) -> Iterator[None]:
    """Foreign keys off: a table is rebuilt by dropping it, which would take its children along.

    SQLite ignores this inside a transaction, so it is said on the driver's connection before.
    """
    driver = driver_of(connection)
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")
