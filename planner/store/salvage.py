"""What can still be read of a damaged database, saved into a new file; the damaged one stays.

Rows are read from the first on and from the last back, so that a damaged page costs its own rows
alone. What refers to a row that is lost is left out with it.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from planner.model import Refused
from planner.store import files
from planner.store.backup import faults_in
from planner.store.database import open_store
from planner.store.engine import APPLICATION_ID, driver_of, open_file, sqlite_engine
from planner.store.migrate import VERSION_TABLE, upgrade
from planner.store.places import key_file_of
from planner.store.refusals import refuse_unusable, told_by_the_disk
from planner.store.schema import VERSION, metadata, newest_version, versions

_SHADOWS = "search_words"  # the index of words, made anew from what it indexes


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved, in rows; `lost` counts those known to be there that could not be read."""

    file: Path
    saved: int
    lost: int
    left_out: int  # readable, but they refer to what was lost
    torn_tables: tuple[str, ...]


def salvage_name(file: Path, now: datetime) -> Path:
    """Where it is put if nobody says: beside the damaged one."""
    return file.with_name(f"{file.stem} salvaged {now:%Y-%m-%d %H%M%S}{file.suffix}")


def salvage(
    file: Path, key: bytes | None, into: Path, *, who: str, now: Callable[[], datetime]
) -> Salvaged:
    """Save what can be read of a file into a new one, encrypted with the same key if it is.

    Refused if there is a file of that name, or if nothing can be read.
    """
    refuse_unusable(into)
    if into.exists():
        raise Refused("{file} is there already. Name another file.", file=str(into))
    with told_by_the_disk(into):
        beside = into.with_name(f"{into.name}.part")
        try:
            salvaged = _salvaged(file, key, beside, into)
            with closing(open_store(beside, who=who, key=key, now=now)) as store:
                store.compact()
            assert not faults_in(beside, key), "what was written just now is whole"
            if key is not None:
                content = key_file_of(file).read_bytes()
                files.write_whole(key_file_of(into), content, files.OWNER)
            beside.replace(into)
            files.sync_folder(into.parent)
        finally:
            for end in ("", "-wal", "-shm", "-journal"):
                beside.with_name(f"{beside.name}{end}").unlink(missing_ok=True)
    return salvaged


def _salvaged(file: Path, key: bytes | None, beside: Path, into: Path) -> Salvaged:
    beside.unlink(missing_ok=True)
    files.make_empty(beside)
    with closing(open_file(file, key)) as old, closing(open_file(beside, key)) as new:
        schema = _schema(old, file)
        new.execute(f"PRAGMA application_id={APPLICATION_ID}")
        new.execute("BEGIN EXCLUSIVE")
        saved, lost, torn = 0, 0, []
        for name, sql in schema["table"]:
            new.execute(sql)
            rows, missing = _copy(old, new, name)
            saved, lost = saved + rows, lost + missing
            if missing:
                torn.append(name)
        _set_version(new, file)
        left_out = _without_loose_ends(new)
        for _, sql in [*schema["index"], *schema["trigger"]]:
            new.execute(sql)
        for name, sql in schema["virtual"]:
            new.execute(sql)
            new.execute(f"INSERT INTO {name}({name}, rank) VALUES ('secure-delete', 1)")
            new.execute(f"INSERT INTO {name}({name}) VALUES ('rebuild')")
        new.execute("COMMIT")
    if not saved:
        raise _nothing(file)
    return Salvaged(into, saved - left_out, lost, left_out, tuple(torn))


def _schema(old: Any, file: Path) -> dict[str, list[tuple[str, str]]]:
    try:
        rows = old.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        found = rows.fetchall()
    except sqlite.Error as error:
        raise _nothing(file) from error
    schema: dict[str, list[tuple[str, str]]] = {
        "table": [],
        "index": [],
        "trigger": [],
        "virtual": [],
    }
    for kind, name, sql in found:
        if name.startswith(("sqlite_", f"{_SHADOWS}_")):
            continue
        schema["virtual" if sql.startswith("CREATE VIRTUAL") else kind].append((name, sql))
    return schema


def _set_version(new: Any, file: Path) -> None:
    """Say of which version it is where that is lost, and add empty tables for those that are.

    The version is told by the columns of the tables that are there: that in which all of them are
    just these, and if it can be no others. A later one would be missing columns it counts on.
    """
    there = _tables(new)
    if "alembic_version" not in there:
        new.execute(VERSION_TABLE)
    told = new.execute(VERSION).fetchone()
    if told == (newest_version(),) and there.keys() >= metadata.tables.keys():
        return
    there.pop("alembic_version", None)
    fitting = {
        version: tables
        for version, tables in _tables_of_each_version()
        if (told is None or told == (version,))
        and all(name in tables and tables[name][1] == it[1] for name, it in there.items())
    }
    if not fitting:
        raise Refused(
            "What {file} holds fits no version of this program. Restore a backup of it.",
            file=str(file),
        )
    same = [version for version, tables in fitting.items() if tables.keys() == there.keys()]
    version = max(same, default=min(fitting))
    for name in fitting[version].keys() - there.keys():
        new.execute(fitting[version][name][0])
    if told is None:
        new.execute("INSERT INTO alembic_version VALUES (?)", (version,))


_Tables = dict[str, tuple[str, frozenset[str]]]
"""By their names: the SQL that makes a table, and its columns."""


def _tables(connection: Any) -> _Tables:
    made = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
    return {
        name: (
            sql,
            frozenset(row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')),
        )
        for name, sql in connection.execute(made).fetchall()
        if not name.startswith(("sqlite_", _SHADOWS))
    }


def _tables_of_each_version() -> Iterator[tuple[str, _Tables]]:
    """What each version of the program made, the oldest first; in an empty file that passes."""
    with TemporaryDirectory() as folder:
        engine = sqlite_engine(Path(folder) / "empty.db")
        for version in versions():
            with engine.connect() as connection, connection.begin():
                upgrade(connection, version)
                tables = _tables(driver_of(connection))
            tables.pop("alembic_version")
            yield version, tables
        engine.dispose()


def _nothing(file: Path) -> Refused:
    return Refused(
        "Nothing can be read of {file} any more. Restore a backup of it.", file=str(file)
    )


def _copy(old: Any, new: Any, table: str) -> tuple[int, int]:
    """How many rows were copied, and how many more there should be."""
    columns = [row[1] for row in new.execute(f'PRAGMA table_info("{table}")').fetchall()]
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * (len(columns) + 1))
    before = new.total_changes
    whole = True
    for way in ("ASC", "DESC"):
        for row in _readable(old, f'SELECT rowid, {names} FROM "{table}" ORDER BY rowid {way}'):
            if row is None:
                whole = False
            else:
                new.execute(
                    f'INSERT OR IGNORE INTO "{table}" (rowid, {names}) VALUES ({marks})', row
                )
        if whole:
            break
    copied = new.total_changes - before
    return copied, 0 if whole else max(1, _counted(old, table) - copied)


def _readable(old: Any, query: str) -> Iterator[tuple[Any, ...] | None]:
    """Row after row; None, and an end, where the first cannot be read."""
    try:
        yield from old.execute(query)
    except (sqlite.Error, ValueError):  # text that is none any more
        yield None


def _counted(old: Any, table: str) -> int:
    try:
        (count,) = old.execute(f'SELECT count(*) FROM "{table}"').fetchone()
    except sqlite.Error:
        return 0
    return int(count)


def _without_loose_ends(new: Any) -> int:
    """Leave out rows that refer to what is lost, until none does; how many."""
    gone = 0
    while loose := new.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, *_ in loose:
            gone += new.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,)).rowcount
    return gone
