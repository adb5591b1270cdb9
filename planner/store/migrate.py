"""Makes a new database, and brings an older one up to date: all of the way, or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, StaticPool, create_engine
from sqlcipher3 import dbapi2 as sqlite

from planner import shipped
from planner.store import search
from planner.store.engine import driver_of, file_of
from planner.store.refusals import Lost
from planner.store.schema import VERSION, metadata, newest_version, versions

_VERSION_TABLE = """CREATE TABLE alembic_version (
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
        present = _present(connection)  # now: another program may have been faster
        if present is None:
            _make(connection)
        elif present != newest_version():
            upgrade(connection)
            search.rebuild(connection)
        loose = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        assert not loose, f"the migration left loose ends: {loose[:5]}"


def _present(connection: Connection) -> str | None:
    """The version it says it is of; None for a file without any tables."""
    has = "SELECT name FROM sqlite_master WHERE type = 'table'"
    tables = set(connection.exec_driver_sql(has).scalars())
    if not tables:
        return None
    version: str | None = None
    if "alembic_version" in tables:
        version = connection.exec_driver_sql(VERSION).scalar()
    if version is None:
        raise Lost(
            "{file} no longer says which version of the program wrote it, so it is damaged. "
            "Restore a backup of it, or save what can be read of it into a new file.",
            file=str(file_of(connection.engine)),
        )
    return version


def _make(connection: Connection) -> None:
    """All tables as the model has them, which is where the migrations lead (a test compares)."""
    metadata.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(_VERSION_TABLE)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (newest_version(),))


def upgrade(connection: Connection, to: str = "head") -> None:
    """Apply the migrations up to this version, within the transaction there is."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(shipped.MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def each_version() -> Iterator[tuple[str, Any]]:
    """An empty database in memory, as it stands at each version in turn, the oldest first."""
    engine = create_engine(
        "sqlite+sqlcipher3://", creator=lambda: sqlite.connect(":memory:"), poolclass=StaticPool
    )
    with engine.connect() as connection, connection.begin():
        for version in versions():
            upgrade(connection, version)
            yield version, driver_of(connection)


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
