"""What can be saved of a damaged database is saved into a new file."""

import random
from contextlib import closing
from pathlib import Path

import pytest
from amounts import TORTURE
from builders import NOW, a_person, keep
from older import NUMBERS, older_database
from rows import every_row
from sqlalchemy import func, select
from sqlcipher3 import dbapi2 as sqlite
from whole_exchange import an_exchange_with_everything

from planner.model import Item, Person, Refused
from planner.store.chain import verify_chain
from planner.store.database import Store, open_store
from planner.store.key_file import KeyFile, write_key_file
from planner.store.keys import Cost, DatabaseKey, wrap
from planner.store.places import key_file_of
from planner.store.salvage import salvage, salvage_name
from planner.store.verify import verify

PAGE = 4096


def filled(file: Path, key: DatabaseKey | None) -> dict[str, list[tuple[object, ...]]]:
    if key is not None:
        wrapped = wrap(key, "acid barrel", Cost(2, 1, 1))
        write_key_file(key_file_of(file), KeyFile.of(key, wrapped))
    with closing(opened(file, key)) as store:
        keep(store, an_exchange_with_everything(items=30))
        keep(store, *[a_person(f"Person {number}") for number in range(60)])
        store.compact()
        return every_row(store)


def opened(file: Path, key: DatabaseKey | None) -> Store:
    return open_store(file, who="Ana", key=key.for_engine if key else None, now=lambda: NOW)


def damage(file: Path, pages: list[int]) -> None:
    content = bytearray(file.read_bytes())
    for page in pages:
        content[page * PAGE : (page + 1) * PAGE] = random.Random(page).randbytes(PAGE)
    file.write_bytes(content)


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "encrypted"])
def test_what_lies_on_whole_pages_is_saved(tmp_path: Path, sealed: bool) -> None:
    file, key = tmp_path / "trip.db", DatabaseKey.make() if sealed else None
    before = filled(file, key)
    raw = key.for_engine if key else None
    whole = salvage(file, raw, tmp_path / "whole.db", who="Ana", now=lambda: NOW)
    assert (whole.lost, whole.left_out, whole.torn_tables) == (0, 0, ())
    with closing(opened(whole.file, key)) as store:
        assert every_row(store) == before
        assert all(check.ok for check in verify(store))
    with closing(opened(file, key)) as store:  # where the rows of people are
        driver = store._writer.connection.driver_connection
        assert driver is not None
        (root,) = driver.execute("SELECT rootpage FROM sqlite_master WHERE name='item'").fetchone()
    damage(file, [root - 1])
    content = file.read_bytes()
    back = salvage(file, raw, salvage_name(file, NOW), who="Ana", now=lambda: NOW)
    assert file.read_bytes() == content, "the damaged file is kept as it is"
    assert "item" in back.torn_tables
    assert back.lost
    with closing(opened(back.file, key)) as store:
        people = store.ask(lambda session: session.scalar(select(func.count(Person.id))))
        items = store.ask(lambda session: session.scalar(select(func.count(Item.id))))
        wrong = [check.what for check in verify(store) if not check.ok]
    assert people == len(before["person"])
    assert items is not None
    assert items < 30
    assert not wrong, "what is left refers to nothing that was lost"
    assert not list(tmp_path.glob("*.part*"))


def test_where_nothing_can_be_read_a_backup_is_named(tmp_path: Path) -> None:
    file = tmp_path / "trip.db"
    filled(file, None)
    damage(file, [0])
    with pytest.raises(Refused, match="Restore a backup"):
        salvage(file, None, tmp_path / "new.db", who="Ana", now=lambda: NOW)
    assert not (tmp_path / "new.db").exists()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    file = tmp_path / "trip.db"
    filled(file, None)
    (tmp_path / "new.db").write_text("mine")
    with pytest.raises(Refused, match="there already"):
        salvage(file, None, tmp_path / "new.db", who="Ana", now=lambda: NOW)
    assert (tmp_path / "new.db").read_text() == "mine"


@pytest.mark.parametrize("version", NUMBERS if TORTURE else NUMBERS[::5])
def test_a_file_whose_version_is_lost_opens_once_it_is_saved(tmp_path: Path, version: str) -> None:
    file, into = tmp_path / "trip.db", tmp_path / "saved.db"
    before = filled(file, None)
    older_database(file, version)
    with closing(sqlite.connect(file)) as raw:
        raw.execute("UPDATE journal_entry SET schema = '0001'")  # nothing was done since
        raw.execute("DROP TABLE alembic_version")
        raw.commit()
    salvage(file, None, into, who="Ana", now=lambda: NOW)
    with closing(opened(into, None)) as store:
        assert every_row(store)["person"] == before["person"]


def test_entries_lost_at_the_end_of_the_journal_are_missed(tmp_path: Path) -> None:
    file, into = tmp_path / "trip.db", tmp_path / "saved.db"
    filled(file, None)
    with closing(sqlite.connect(file)) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        for table, number in [("row", "entry"), ("about", "entry"), ("entry", "number")]:
            raw.execute(f"DELETE FROM journal_{table} WHERE {number} >= 2")
        raw.commit()
    salvage(file, None, into, who="Ana", now=lambda: NOW)
    with closing(opened(into, None)) as store:
        assert store.ask(verify_chain) == 2


@pytest.mark.parametrize(
    "lost",
    [
        "DROP TABLE journal_entry",
        "DROP TABLE item_note",
        "ALTER TABLE item DROP COLUMN dress",
        "DROP TABLE search_words",
    ],
)
def test_what_is_missing_altogether_costs_itself_alone(tmp_path: Path, lost: str) -> None:
    file, into = tmp_path / "trip.db", tmp_path / "saved.db"
    before = filled(file, None)
    with closing(sqlite.connect(file)) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute(lost)
        raw.commit()
    back = salvage(file, None, into, who="Ana", now=lambda: NOW)
    assert bool(back.lost) is ("search" not in lost)
    with closing(opened(into, None)) as store:
        assert every_row(store)["person"] == before["person"]
        assert len(every_row(store)["item"]) == len(before["item"])


def test_a_file_that_neither_says_nor_shows_its_version_is_refused(tmp_path: Path) -> None:
    file, into = tmp_path / "trip.db", tmp_path / "saved.db"
    filled(file, None)
    with closing(sqlite.connect(file)) as raw:
        raw.execute("DROP TABLE alembic_version")
        raw.execute("DROP TABLE item_note")
        raw.commit()
    with pytest.raises(Refused, match="no longer says which version"):
        salvage(file, None, into, who="Ana", now=lambda: NOW)
    assert not into.exists()


def test_a_newer_file_is_not_salvaged_by_an_older_program(tmp_path: Path) -> None:
    file = tmp_path / "trip.db"
    filled(file, None)
    with closing(sqlite.connect(file)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    with pytest.raises(Refused, match="newer version of this program"):
        salvage(file, None, tmp_path / "saved.db", who="Ana", now=lambda: NOW)
