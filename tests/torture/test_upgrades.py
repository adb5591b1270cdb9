"""The database of every earlier version is brought up to date, or stays as it was."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from amounts import TORTURE, Figure
from builders import keep
from older import OLDER, older_database
from sqlcipher3 import dbapi2 as sqlite
from torture.breaking import Operations, all_is_well
from torture.edits import edit, edited
from torture.operations import FILE, opened
from whole_exchange import an_exchange_with_everything

from planner.store.schema import newest_version

LITTLE = (0, 12)  # statements at which an upgrade ends in the tests


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled database of today."""
    folder = tmp_path_factory.mktemp("today")
    with closing(opened(folder, None)) as store:
        keep(store, an_exchange_with_everything())
        edit(store, "0")
        store.compact()
    return folder / FILE


def older(today: Path, folder: Path, version: str) -> Path:
    folder.mkdir()
    file = Path(shutil.copy(today, folder / FILE))
    older_database(file, version)
    return file


def every_row_of(file: Path) -> dict[str, list[Any]]:
    """Without opening it as the program does."""
    with closing(sqlite.connect(file)) as raw:
        names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: raw.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names}


@pytest.mark.parametrize("version", OLDER)
def test_what_an_earlier_version_kept_is_kept(today: Path, tmp_path: Path, version: str) -> None:
    file = older(today, tmp_path / "old", version)
    before = every_row_of(file)
    assert before["alembic_version"] == [(version,)]
    with closing(opened(file.parent, None)) as store:
        assert edited(store) == ("0", "0")
        assert not all_is_well(store)
        store.compact()
    after = every_row_of(file)
    assert after["alembic_version"] == [(newest_version(),)]
    fewer = [name for name, rows in before.items() if len(after.get(name, rows)) < len(rows)]
    assert not fewer


@pytest.mark.parametrize("version", OLDER if TORTURE else OLDER[:1])
def test_an_upgrade_that_ends_at_any_statement_leaves_the_old_state(
    today: Path, tmp_path: Path, operations: Operations, version: str, figure: Figure
) -> None:
    ready = older(today, tmp_path / "ready", version).parent
    before = every_row_of(ready / FILE)
    trial, statement, code = tmp_path / "trial", 0, 9
    while code == 9 and (TORTURE or statement <= LITTLE[-1]):
        shutil.rmtree(trial, ignore_errors=True)
        shutil.copytree(ready, trial)
        code = operations.run("upgrade", trial, None, statement=statement)
        assert code in (0, 9)
        assert code == 0 or every_row_of(trial / FILE) == before
        statement += 1 if TORTURE else LITTLE[-1]
    with closing(opened(trial, None)) as store:  # it can be upgraded afterwards
        assert edited(store) == ("0", "0")
        assert not all_is_well(store)
    figure(f"upgrade from {version}, ended at {statement - 1} statements: all old")
