"""Damage as disks do it: a page of a table cannot be read any more."""

from contextlib import closing
from pathlib import Path

from planner.store.engine import open_file


def damage(file: Path, table: str) -> None:
    """Of a plain database that nobody has open."""
    with closing(open_file(file, None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        where = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(where, (table,)).fetchone()
    with file.open("r+b") as opened:
        opened.seek((page - 1) * 4096)
        opened.write(b"\xa5" * 4096)
