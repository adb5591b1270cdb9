"""What can still be read of a damaged database, saved into a new file; the damaged one stays.

Rows are read from the first on and from the last back, so that a damaged page costs its own rows
alone. What refers to a row that is lost is left out with it.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from planner.model import Refused
from planner.store import files
from planner.store.backup import faults_in
from planner.store.backups import name_aside
from planner.store.database import open_store
from planner.store.engine import APPLICATION_ID, open_file
from planner.store.migrate import each_version
from planner.store.places import key_file_of
from planner.store.refusals import refuse_unusable, told_by_the_disk, too_new
from planner.store.schema import VERSION, newest_version
from planner.store.tables import quoted

_Schema = dict[str, list[tuple[str, str]]]
_VERSION_TABLE = "alembic_version"
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
    return name_aside(file, "salvaged", now)


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
            files.remove_with_logs(beside)
    return salvaged


def _salvaged(file: Path, key: bytes | None, beside: Path, into: Path) -> Salvaged:
    beside.unlink(missing_ok=True)
    files.make_empty(beside)
    with closing(open_file(file, key)) as old, closing(open_file(beside, key)) as new:
        version, schema = _version_and_schema(old, file)
        new.execute(f"PRAGMA application_id={APPLICATION_ID}")
        new.execute(f"PRAGMA user_version={_number(old)}")  # see chain: entries lost are missed
        new.execute("BEGIN EXCLUSIVE")
        saved, lost, torn = 0, 0, []
        for name, sql in schema["table"]:
            new.execute(sql)
            if name == _VERSION_TABLE:
                new.execute(f"INSERT INTO {_VERSION_TABLE} VALUES (?)", (version,))
                continue
            rows, missing = _copy(old, new, name)
            saved, lost = saved + rows, lost + missing
            if missing:
                torn.append(name)
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


def _version_and_schema(old: Any, file: Path) -> tuple[str, _Schema]:
    """Which version a file is of, and what a whole one of it consists of.

    A file whose own word on that is lost is of the version whose tables and columns it has.
    """
    try:
        shape = _shape(old)
    except sqlite.Error as error:
        raise _nothing(file) from error
    said = _said(old)
    if said is not None and said > newest_version():
        raise too_new(file)
    for version, empty in each_version():
        if said == version or (said is None and shape == _shape(empty)):
            return version, _schema(empty)
    raise Refused(
        "{file} no longer says which version of the program wrote it, and too much is missing to "
        "see it from the rest. Restore a backup of it.",
        file=str(file),
    )


def _said(old: Any) -> str | None:
    try:
        (version,) = old.execute(VERSION).fetchone() or (None,)
    except sqlite.Error:
        return None
    return None if version is None else str(version)


def _number(old: Any) -> int:
    (number,) = old.execute("PRAGMA user_version").fetchone()
    return int(number)


def _shape(database: Any) -> dict[str, set[str]]:
    """The tables of a database and their columns, but for those of the index of words."""
    return {
        name: _columns(database, name)
        for name, _ in _schema(database)["table"]
        if name != _VERSION_TABLE
    }


def _columns(database: Any, table: str) -> set[str]:
    return {row[1] for row in database.execute(f"PRAGMA table_info({quoted(table)})").fetchall()}


def _schema(database: Any) -> _Schema:
    schema: _Schema = {"table": [], "index": [], "trigger": [], "virtual": []}
    rows = database.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    for kind, name, sql in rows.fetchall():
        if not name.startswith(("sqlite_", f"{_SHADOWS}_")):
            schema["virtual" if sql.startswith("CREATE VIRTUAL") else kind].append((name, sql))
    return schema


def _nothing(file: Path) -> Refused:
    return Refused(
        "Nothing can be read of {file} any more. Restore a backup of it.", file=str(file)
    )


def _copy(old: Any, new: Any, table: str) -> tuple[int, int]:
    """How many rows were copied, and how many more there should be."""
    wanted, there = _columns(new, table), _columns(old, table)
    columns = sorted(wanted & there)
    if not columns:
        return 0, 1
    names = ", ".join(map(quoted, columns))
    marks = ", ".join("?" * (len(columns) + 1))
    before = new.total_changes
    whole = wanted <= there
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
