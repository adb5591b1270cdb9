"""An older database is brought up to date: all of the way, or not at all."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from builders import NOW, a_person, keep
from older import make_at
from rows import every_row
from sqlalchemy.orm import Session
from whole_exchange import an_exchange_with_everything

from planner import shipped
from planner.model import Exchange, Refused
from planner.store.backups import backup_folder
from planner.store.chain import verify_chain
from planner.store.database import Store, open_store
from planner.store.engine import connect, sqlite_engine
from planner.store.journal import change, entries
from planner.store.migrate import migrate
from planner.store.schema import metadata, newest_version
from planner.store.undo import take_back, undo_newest

NEXT = '''
"""A table others point at is rebuilt, another comes, and a value is set."""
import os
import sqlalchemy as sa
from alembic import op
revision, down_revision = "9000", "{newest}"

def killed(step):
    if os.environ.get("KILLED_AT") == str(step):
        os._exit(9)

def upgrade():
    killed(0)
    with op.batch_alter_table("item", recreate="always") as item:
        item.add_column(sa.Column("rating", sa.Integer(), nullable=True))
    killed(1)
    op.create_table("extra", sa.Column("id", sa.Integer(), primary_key=True))
    killed(2)
    op.execute("UPDATE item SET rating = 5")
    killed(3)
    {more}
'''


@pytest.fixture
def upgrade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """From now on the program is a version newer."""

    def make(more: str = "pass") -> Path:
        scripts = tmp_path / "migrations"
        if not scripts.exists():
            shutil.copytree(shipped.MIGRATIONS, scripts)
            script = NEXT.format(newest=newest_version(), more=more)
            (scripts / "versions" / "9000_rebuild.py").write_text(script)
            monkeypatch.setattr(shipped, "MIGRATIONS", scripts)
        return scripts

    return make


@pytest.fixture
def old(store: Store) -> Path:
    """A filled database, closed."""
    keep(store, an_exchange_with_everything())
    store.close()
    return store.file


def rows(file: Path, query: str) -> list[Any]:
    with closing(connect(file, None)) as connection:
        return list(connection.execute(query).fetchall())


def old_state(file: Path) -> bool:
    (version,) = rows(file, "SELECT version_num FROM alembic_version")[0]
    tables = {name for (name,) in rows(file, "SELECT name FROM sqlite_master")}
    columns = [row[1] for row in rows(file, "PRAGMA table_info(item)")]
    return (
        version != "9000"
        and not {"extra", "_alembic_tmp_item"} & tables
        and "rating" not in columns
        and rows(file, "SELECT count(*) FROM item") == [(6,)]
        and rows(file, "SELECT count(*) FROM participation") == [(18,)]
    )


def ours(name: str | None, kind: str, _parent: Any) -> bool:
    """Not the tables that FTS5 keeps for itself."""
    return kind != "table" or not (name or "").startswith("search_words")


COMPARED = {"compare_server_default": True, "include_name": ours}


@pytest.fixture
def migrated(tmp_path: Path) -> Path:
    """An empty database that has come all the way from the first version."""
    make_at(tmp_path / "migrated.db", newest_version())
    return tmp_path / "migrated.db"


def test_model_and_scripts_agree(migrated: Path) -> None:
    with sqlite_engine(migrated).connect() as connection:
        context = MigrationContext.configure(connection, opts=COMPARED)
        assert compare_metadata(context, metadata) == []


def test_it_would_be_seen_if_they_did_not(migrated: Path) -> None:
    with closing(connect(migrated, None)) as connection:
        connection.execute("ALTER TABLE item ADD COLUMN odd INTEGER")
        connection.execute("DROP INDEX ix_item_stop_id")
    with sqlite_engine(migrated).connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection, opts=COMPARED), metadata)
    assert {difference[0] for difference in found} == {"remove_column", "add_index"}


def test_what_is_made_at_once_is_what_the_scripts_make(migrated: Path, database_file: Path) -> None:
    """Which a comparison with the model does not see: constraints, keys, indexes, the index of
    words and its settings, the version."""

    def shape(file: Path) -> dict[str, Any]:
        names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        told: dict[str, Any] = {}
        for (table,) in rows(file, names):
            told[table] = {
                look: sorted(row[1:] for row in rows(file, f"PRAGMA {look}('{table}')"))
                for look in ("table_info", "foreign_key_list", "index_list")
            }
        for table, sql in rows(file, "SELECT name, sql FROM sqlite_master WHERE type = 'table'"):
            lines = (line.strip().rstrip(",") for line in sql.splitlines())
            told[table]["constraints"] = {line for line in lines if line.startswith("CONSTRAINT")}
        told["settings"] = rows(file, "SELECT * FROM search_words_config ORDER BY k")
        told["words"] = rows(file, "SELECT sql FROM sqlite_master WHERE name = 'search_words'")
        told["version"] = rows(file, "SELECT * FROM alembic_version")
        return told

    assert shape(database_file) == shape(migrated)


def test_alembic_is_imported_only_when_needed(database_file: Path) -> None:
    code = """if True:
        import sys; from pathlib import Path
        from planner.store.database import open_store
        open_store(Path(sys.argv[1]), who="Ana").close()
        sys.exit("alembic" in sys.modules)
    """
    assert subprocess.run([sys.executable, "-c", code, str(database_file)]).returncode == 0


def test_a_rebuilt_table_keeps_its_rows_and_what_points_at_it(
    old: Path, upgrade: Callable[..., Path]
) -> None:
    upgrade()
    open_store(old, who="Ana").close()
    assert rows(old, "SELECT count(*) FROM item WHERE rating = 5") == [(6,)]
    assert rows(old, "SELECT count(*) FROM participation") == [(18,)]
    assert rows(old, "SELECT count(*) FROM item_note") == [(12,)]
    assert rows(old, "PRAGMA foreign_key_check") == []
    definitions = rows(old, "SELECT sql FROM sqlite_master WHERE name IN ('item', 'participation')")
    assert len(definitions) == 2
    assert all("DEFERRED" in sql for (sql,) in definitions)


def test_keys_are_checked_again_after_an_upgrade(old: Path, upgrade: Callable[..., Path]) -> None:
    upgrade()
    with closing(open_store(old, who="Ana")) as store:
        driver = store._writer.connection.driver_connection
        assert driver is not None
        assert driver.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.mark.parametrize("step", range(4))
def test_killed_between_steps_leaves_the_old_state(
    old: Path, upgrade: Callable[..., Path], step: int
) -> None:
    code = """if True:
        import sys; from pathlib import Path
        from planner import shipped
        shipped.MIGRATIONS = Path(sys.argv[2])
        from planner.store.database import open_store
        open_store(Path(sys.argv[1]), who="Ana")
    """
    command = [sys.executable, "-c", code, str(old), str(upgrade())]
    ended = subprocess.run(command, env={**os.environ, "KILLED_AT": str(step)})
    assert ended.returncode == 9
    assert old_state(old)
    open_store(old, who="Ana").close()
    assert rows(old, "SELECT count(*) FROM item WHERE rating = 5") == [(6,)]


@pytest.mark.parametrize(
    "more",
    ["raise RuntimeError('a mistake')", "op.execute('DELETE FROM visit')"],
    ids=["a mistake", "loose ends"],
)
def test_a_migration_that_fails_leaves_the_old_state(
    old: Path, upgrade: Callable[..., Path], more: str
) -> None:
    upgrade(more)
    with pytest.raises((RuntimeError, AssertionError)):
        open_store(old, who="Ana")
    assert old_state(old)


def test_a_backup_is_made_before(old: Path, upgrade: Callable[..., Path]) -> None:
    before = every_row_of(old)
    upgrade()
    folder = backup_folder(old)
    open_store(old, who="Ana", now=lambda: NOW).close()
    (copy,) = folder.iterdir()
    assert copy.name == "planner 2027-01-15 090000 upgrade.db"
    assert old_state(copy)
    assert every_row_of(copy) == before
    open_store(old, who="Ana").close()
    assert len(list(folder.iterdir())) == 1, "only before an upgrade"


def every_row_of(file: Path) -> list[Any]:
    return [rows(file, f'SELECT * FROM "{table.name}"') for table in metadata.sorted_tables]


def test_the_backup_of_an_encrypted_database_is_encrypted(
    tmp_path: Path, upgrade: Callable[..., Path]
) -> None:
    key, folder = b"k" * 48, backup_folder(tmp_path / "sealed.db")
    with closing(open_store(tmp_path / "sealed.db", who="Ana", key=key)) as store:
        keep(store, a_person("Distinctive"))
    upgrade()
    open_store(tmp_path / "sealed.db", who="Ana", key=key).close()
    (copy,) = folder.iterdir()
    assert b"Distinctive" not in copy.read_bytes()
    assert not copy.read_bytes().startswith(b"SQLite")
    with closing(connect(copy, key)) as connection:
        found = connection.execute("SELECT family_name FROM person").fetchall()
    assert found == [("Distinctive",)]


def test_no_backup_no_upgrade(old: Path, upgrade: Callable[..., Path]) -> None:
    upgrade()
    backup_folder(old).touch()  # a file in the way
    with pytest.raises(Refused, match="cannot be made"):
        open_store(old, who="Ana")
    assert old_state(old)


def test_a_new_file_needs_no_backup(tmp_path: Path) -> None:
    open_store(tmp_path / "new.db", who="Ana").close()
    assert not backup_folder(tmp_path / "new.db").exists()


def test_a_newer_file_is_refused_and_stays_as_it_is(old: Path) -> None:
    with closing(connect(old, None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("PRAGMA journal_mode=DELETE")  # as a newer version might want it
    before = old.read_bytes()
    with pytest.raises(Refused, match="newer version of this program"):
        open_store(old, who="Ana")
    assert old.read_bytes() == before
    assert [each.name for each in old.parent.iterdir() if each.is_file()] == [old.name]


@pytest.mark.parametrize(
    "lost", ["DROP TABLE alembic_version", "DELETE FROM alembic_version"], ids=["table", "row"]
)
def test_a_file_that_does_not_say_its_version_is_refused(old: Path, lost: str) -> None:
    with closing(connect(old, None)) as connection:
        connection.execute(lost)
    before = every_row_of(old)
    with pytest.raises(Refused, match="save what can be read of it into a new file"):
        open_store(old, who="Ana")
    assert every_row_of(old) == before
    (tables,) = rows(old, "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'")
    assert tables == (int("DELETE" in lost),), "and no version is made up"


def test_who_comes_second_to_an_upgrade_does_nothing_more(
    old: Path, upgrade: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade()
    rebuilt: list[str] = []
    monkeypatch.setattr("planner.store.search.rebuild", lambda _: rebuilt.append("again"))

    def another_is_faster(_version: str) -> None:
        with closing(connect(old, None)) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9000'")

    migrate(sqlite_engine(old), another_is_faster)
    assert not rebuilt


# -- the journal across an upgrade ----------------------------------------------------------------


def test_what_was_done_before_an_upgrade_stays(old: Path, upgrade: Callable[..., Path]) -> None:
    upgrade()
    with closing(open_store(old, who="Ana")) as store:
        (entry,) = store.ask(entries)
        before = every_row(store)
        for action in (
            partial(take_back, number=1),
            partial(undo_newest, exchange_id=entry.about[0]),
        ):
            with pytest.raises(Refused) as error:
                store.do(action)
            assert str(error.value) == (
                "That was done before this database was upgraded to a newer version of the "
                "program, so it stays: Add “Nantes – Orlando”."
            )
        assert every_row(store) == before
        added = keep(store, a_person()).entry
        assert added is not None
        store.do(partial(take_back, number=added.number))
        assert store.ask(verify_chain) is None


def test_a_program_that_was_left_behind_writes_no_more(
    store: Store, upgrade: Callable[..., Path]
) -> None:
    exchange = an_exchange_with_everything()
    keep(store, exchange)
    upgrade()
    open_store(store.file, who="Bob").close()
    before = every_row(store)

    def rename(session: Session) -> None:
        with change(session, "Rename"):
            session.get_one(Exchange, exchange.id).name = "x"

    with pytest.raises(Refused, match="Another program has upgraded this database"):
        store.do(rename)
    assert every_row(store) == before
