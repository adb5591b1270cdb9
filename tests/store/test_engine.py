"""Which files are taken, and what is said of those that are not; they stay as they are."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from builders import a_person, keep
from rows import every_row
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2 as sqlite

from planner.model import Refused
from planner.store.database import Store, open_store
from planner.store.engine import APPLICATION_ID, _wait_for_turn, connect, sqlite_engine

KEY, OTHER = b"k" * 32, b"o" * 32


def refused(file: Path, key: bytes | None = None) -> str:
    """The words for a file that cannot be opened; what is beside it stays as it is."""
    before = {each: each.read_bytes() for each in file.parent.glob("*") if each.is_file()}
    with pytest.raises(Refused) as error:
        open_store(file, who="Ana", key=key)
    assert {each: each.read_bytes() for each in file.parent.glob("*") if each.is_file()} == before
    return str(error.value)


def foreign(file: Path, *, wal: bool = False, application: int = 0) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA application_id={application}")
        if wal:
            connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE cards (name)")
        connection.commit()


# -- what a connection is -------------------------------------------------------------------------


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_a_connection_is_set_up(tmp_path: Path, key: bytes | None) -> None:
    with closing(connect(tmp_path / "x.db", key)) as connection:
        set_to = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "application_id",
                "foreign_keys",
                "journal_mode",
                "synchronous",
                "trusted_schema",
                "cell_size_check",
                "temp_store",
                "secure_delete",
                "busy_timeout",
            )
        }
    assert set_to == {
        "application_id": APPLICATION_ID,
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "busy_timeout": 10_000,
    }


def test_a_store_says_what_it_is(tmp_path: Path) -> None:
    for name, key in (("plain.db", None), ("sealed.db", KEY)):
        with closing(open_store(tmp_path / name, who="Ana", key=key)) as store:
            assert store.file == tmp_path / name
            assert store.encrypted == (key is not None)
            assert store.who == "Ana"
    assert (tmp_path / "plain.db").read_bytes().startswith(b"SQLite format 3")
    assert b"SQLite" not in (tmp_path / "sealed.db").read_bytes()


def test_nothing_of_an_encrypted_file_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "sealed.db"
    with closing(open_store(file, who="Ana", key=KEY)) as store:
        keep(store, a_person("Distinctive"))
        for each in tmp_path.iterdir():  # the write-ahead log too
            assert b"Distinctive" not in each.read_bytes()
            assert b"person" not in each.read_bytes()
    with closing(open_store(file, who="Ana", key=KEY)) as store:
        assert every_row(store)["person"]


def test_the_key_is_not_in_what_an_engine_says_of_itself(tmp_path: Path) -> None:
    engine = sqlite_engine(tmp_path / "sealed.db", KEY)
    assert KEY.hex() not in repr(engine) + str(engine.url)


def test_an_odd_name_is_a_name(tmp_path: Path) -> None:
    file = tmp_path / "100% café?mode=ro#1 'x'.db"
    for _ in range(2):
        open_store(file, who="Ana").close()
    assert [each.name for each in tmp_path.iterdir()] == [file.name]


def test_a_closed_store_leaves_one_file(store: Store) -> None:
    keep(store, a_person())
    store.close()
    assert [each.name for each in store.file.parent.iterdir()] == [store.file.name]


# -- what is refused ------------------------------------------------------------------------------


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.db").mkdir()
    assert refused(tmp_path / "x.db") == f"{tmp_path / 'x.db'} is a folder. Name a file in it."


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "x.db"
    assert refused(file) == (
        f"{file} cannot be made: there is no folder {file.parent}. Make that first."
    )
    assert not file.parent.exists()


def test_a_name_that_no_disk_takes_is_refused(tmp_path: Path) -> None:
    assert "cannot be opened" in refused(tmp_path / ("x" * 300))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in this file system")
def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refused, match="not a database of this program"):
        open_store(tmp_path / "pipe", who="Ana")


@pytest.mark.parametrize("wal", [False, True], ids=["", "wal"])
@pytest.mark.parametrize("application", [0, 0x12345678])
def test_another_programs_database_is_refused(tmp_path: Path, wal: bool, application: int) -> None:
    file = tmp_path / "cards.db"
    foreign(file, wal=wal, application=application)
    assert refused(file) == f"{file} is not a database of this program. Choose another file."


def test_another_programs_open_database_is_not_tidied_up(tmp_path: Path) -> None:
    """Its write-ahead log was left behind; SQLite would move that into the file, even to look."""
    file, elsewhere = tmp_path / "cards.db", tmp_path / "open" / "cards.db"
    elsewhere.parent.mkdir()
    foreign(elsewhere, wal=True)
    with closing(sqlite3.connect(elsewhere)) as connection:
        connection.execute("CREATE TABLE more (name)")
        connection.commit()
        for each in elsewhere.parent.iterdir():
            shutil.copy(each, tmp_path)
    assert (tmp_path / "cards.db-wal").stat().st_size > 0
    assert "not a database of this program" in refused(file)


def test_a_closed_database_knows_no_key_and_refuses_in_words(tmp_path: Path) -> None:
    store = open_store(tmp_path / "trip.db", who="Ana", key=KEY)
    store.close()
    assert store.closed and store.key is None
    for use in (store.ask, store.do):
        with pytest.raises(Refused, match="The database is not open"):
            use(lambda session: session)
    store.close()  # twice is once


def test_another_programs_encrypted_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "sealed.db"
    with closing(connect(file, KEY)) as connection:
        connection.execute("PRAGMA application_id=77")
        connection.execute("CREATE TABLE cards (name)")
    assert "not a database of this program" in refused(file, KEY)


@pytest.mark.parametrize("content", [b"Dear all", b"SQLite format 3\0", os.urandom(8192)])
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.db"
    file.write_bytes(content)
    assert "not a database of this program" in refused(file)


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "x.db").touch()
    open_store(tmp_path / "x.db", who="Ana").close()
    assert (tmp_path / "x.db").stat().st_size > 0


def test_a_wrong_or_missing_or_needless_key_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    sealed, plain = tmp_path / "sealed.db", tmp_path / "plain.db"
    open_store(sealed, who="Ana", key=KEY).close()
    open_store(plain, who="Ana").close()
    assert "does not open with this key" in refused(sealed, OTHER)
    assert "is encrypted and needs its key" in refused(sealed)
    assert "does not open with this key" in refused(plain, KEY)
    assert capfd.readouterr() == ("", ""), "SQLCipher keeps quiet"


def test_sqlcipher_writes_no_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any word it does not know is the name of a log to it."""
    monkeypatch.chdir(tmp_path)
    open_store(Path("sealed.db"), who="Ana", key=KEY).close()
    refused(Path("sealed.db").absolute(), OTHER)
    assert [each.name for each in tmp_path.iterdir()] == ["sealed.db"]


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    for name, key in (("plain.db", None), ("sealed.db", KEY)):
        file = tmp_path / name
        open_store(file, who="Ana", key=key).close()
        file.write_bytes(file.read_bytes()[: 3 * 4096])
        with pytest.raises(Refused, match="damaged"):
            every_row(open_store(file, who="Ana", key=key))


def test_a_file_in_use_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.store.engine.BUSY_SECONDS", 0.05)
    hasty = open_store(store.file, who="Bob")
    with closing(connect(store.file, None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refused) as error:
            keep(hasty, a_person())
        assert every_row(hasty)["person"] == [], "reading waits for nobody"
        other.execute("ROLLBACK")
    assert str(error.value) == (
        f"{store.file} is in use by another program. Wait until that is done, then try again."
    )
    keep(hasty, a_person())
    hasty.close()


def test_who_waits_for_a_turn_does_not_spin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does it matter whether the driver names the error or says it in words alone."""
    asked: list[str] = []

    class Driver:
        def execute(self, statement: str) -> None:
            asked.append(statement)
            raise sqlite.OperationalError("database is locked")

    class InWords:
        def exec_driver_sql(self, statement: str) -> None:
            asked.append(f"{statement}, in words")

    monkeypatch.setattr("planner.store.engine.BUSY_SECONDS", 0.1)
    in_words: Any = InWords()
    _wait_for_turn(in_words, Driver())
    assert 2 < len(asked) < 40
    assert asked[-1] == "BEGIN IMMEDIATE, in words"


def test_a_full_disk_is_refused_and_nothing_is_changed(store: Store) -> None:
    keep(store, a_person())
    before = every_row(store)

    def no_more(connection: Any) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")

    no_more(store._writer.connection.driver_connection)
    with pytest.raises(Refused, match="no room left"):
        keep(store, *(a_person("x" * 5000) for _ in range(20)))
    assert every_row(store) == before


def test_our_own_mistakes_are_not_put_into_words(store: Store) -> None:
    person = a_person()
    keep(store, person)
    with pytest.raises(IntegrityError):
        keep(store, a_person(id=person.id))


@contextmanager
def somebody_without_rights() -> Iterator[Path]:
    """A folder of somebody to whom modes apply, as they do not to the superuser."""
    with tempfile.TemporaryDirectory() as name:
        folder, nobody = Path(name), 65534
        if os.geteuid() != 0:
            yield folder
            return
        os.chown(folder, nobody, nobody)
        os.seteuid(nobody)
        try:
            yield folder
        finally:
            os.seteuid(0)


@pytest.mark.skipif(os.name == "nt", reason="other rights than modes decide there")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_can_only_be_read_is_refused(what: str) -> None:
    with somebody_without_rights() as folder:
        file = folder / "x.db"
        open_store(file, who="Ana").close()
        thing, mode = (file, 0o400) if what == "file" else (folder, 0o500)
        thing.chmod(mode)
        assert refused(file) == (
            f"{file} can only be read. Make it and its folder writable, or copy it elsewhere."
        )
        thing.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="other rights than modes decide there")
def test_what_may_not_be_read_is_refused() -> None:
    with somebody_without_rights() as folder:
        file = folder / "x.db"
        open_store(file, who="Ana").close()
        file.chmod(0)
        with pytest.raises(Refused, match="You may not read"):
            open_store(file, who="Ana")
        file.chmod(0o600)
        folder.chmod(0)
        with pytest.raises(Refused, match="cannot be opened"):
            open_store(file, who="Ana")
        folder.chmod(0o700)


def test_what_becomes_read_only_while_it_is_open_is_refused(store: Store) -> None:
    driver = store._writer.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA query_only=ON")
    with pytest.raises(Refused, match="can only be read"):
        keep(store, a_person())


def test_two_may_make_the_same_file_at_once(tmp_path: Path) -> None:
    code = """if True:
        import sys; from pathlib import Path
        from planner.store.database import open_store
        sys.stdin.readline()
        open_store(Path(sys.argv[1]), who="Ana").close()
    """
    both = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "x.db")],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for each in both:
        assert each.stdin
        each.stdin.write("\n")
        each.stdin.flush()
    assert [(each.communicate()[1], each.returncode) for each in both] == [("", 0)] * 3
