"""All of a database written into a new file under another key, or none."""

from contextlib import closing
from pathlib import Path
from typing import Any

from planner.model import Refused
from planner.store.engine import open_file
from planner.store.tables import quoted

CARRIED = ("application_id", "user_version")  # numbers in the header that an export leaves behind


def export_into(file: Path, key: bytes | None, copy: Path, copy_key: bytes | None) -> None:
    """Write everything in `file` into `copy`, which is empty, and compare the two row for row."""
    with closing(open_file(file, key)) as source:
        (mode,) = source.execute("PRAGMA journal_mode=DELETE").fetchone()  # needs it alone
        if mode != "delete":
            raise Refused("{file} is in use. Close it everywhere, then try again.", file=str(file))
        source.execute(f"ATTACH ? AS copy KEY {_spelled(copy_key)}", (str(copy),))
        source.execute("BEGIN EXCLUSIVE")
        source.execute("SELECT sqlcipher_export('copy')")
        for number in CARRIED:
            (value,) = source.execute(f"PRAGMA main.{number}").fetchone()
            source.execute(f"PRAGMA copy.{number}={value}")
        source.execute("COMMIT")
    _compare(file, key, copy, copy_key)


def _compare(file: Path, key: bytes | None, copy: Path, copy_key: bytes | None) -> None:
    """Read the copy back from the disk: whole, consistent, and row for row the same."""
    with closing(open_file(copy, copy_key)) as written:
        written.execute(f"ATTACH ? AS source KEY {_spelled(key)}", (str(file),))
        sealed = written.execute("PRAGMA main.cipher_integrity_check") if copy_key else ()
        faults = [
            *sealed,
            *(row for row in written.execute("PRAGMA main.integrity_check") if row != ("ok",)),
            *_different_tables(written),
        ]
        if faults:
            raise RuntimeError(f"the copy is not like the original: {faults[:5]}")


def _different_tables(written: Any) -> list[str]:
    schema = "SELECT type, name, tbl_name, sql FROM {}.sqlite_master ORDER BY type, name"
    if [*written.execute(schema.format("main"))] != [*written.execute(schema.format("source"))]:
        return ["sqlite_master"]
    tables = written.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")
    return [name for (name,) in tables.fetchall() if not _same_rows(written, name)]


def _same_rows(written: Any, table: str) -> bool:
    here, there = f"main.{quoted(table)}", f"source.{quoted(table)}"
    (same,) = written.execute(
        f"SELECT (SELECT count(*) FROM {here}) = (SELECT count(*) FROM {there})"
        f" AND NOT EXISTS (SELECT * FROM {there} EXCEPT SELECT * FROM {here})"
    ).fetchone()
    return bool(same)


def _spelled(key: bytes | None) -> str:
    return "''" if key is None else f"\"x'{key.hex()}'\""
