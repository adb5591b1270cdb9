"""Databases as earlier versions of the program left them."""

import shutil
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlcipher3 import dbapi2 as sqlite

from planner import shipped
from planner.store.engine import sqlite_engine

NUMBERS = sorted(file.name[:4] for file in shipped.MIGRATIONS.glob("versions/[0-9]*.py"))
OLDER = NUMBERS[:-1]


def older_database(file: Path, version: str) -> None:
    """Put the rows of a database of today into one of this version, as far as it has them."""
    today = Path(shutil.move(file, file.with_name("today.db")))
    make_at(file, version)
    with closing(sqlite.connect(file, isolation_level=None)) as older:
        older.execute("PRAGMA foreign_keys=OFF")
        older.execute("ATTACH ? AS today", (str(today),))
        tables = older.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            # the index over all that can be found is made anew by every upgrade
            if table != "alembic_version" and not table.startswith(("sqlite_", "search_")):
                _carry(older, table)
        older.execute("DETACH today")
        older.execute("PRAGMA journal_mode=WAL")
    today.unlink()


def make_at(file: Path, version: str) -> None:
    """An empty database of this version."""
    engine = sqlite_engine(file)
    config = Config()
    config.set_main_option("script_location", str(shipped.MIGRATIONS))
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    engine.dispose()


def _carry(older: object, table: str) -> None:
    execute = older.execute  # type: ignore[attr-defined]
    now = {row[1] for row in execute(f'PRAGMA today.table_info("{table}")').fetchall()}
    if not now:
        return
    there = execute(f'PRAGMA main.table_info("{table}")').fetchall()
    names, values = [], []
    for _, name, kind, needed, *_ in there:
        if name in now:
            names.append(name)
            values.append(f'"{name}"')
        elif needed:  # gone since: whatever it was
            names.append(name)
            values.append("0" if "INT" in kind or "BOOL" in kind else "''")
    columns = ", ".join(f'"{name}"' for name in names)
    picked = ", ".join(values)
    execute(f'INSERT INTO main."{table}" ({columns}) SELECT {picked} FROM today."{table}"')
