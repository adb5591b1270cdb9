"""A backup is the whole database, or it is not there."""

from contextlib import closing
from pathlib import Path

import pytest
from builders import a_person, keep
from rows import every_row
from whole_exchange import an_exchange_with_everything

from planner.model import Refused
from planner.store import files
from planner.store.backup import back_up
from planner.store.database import Store, open_store
from planner.store.journal import entries


def test_a_copy_of_a_database_in_use(store: Store, tmp_path: Path) -> None:
    keep(store, an_exchange_with_everything())
    copy = tmp_path / "copy.db"
    back_up(store.file, None, copy)
    keep(store, a_person("Later"))
    with closing(open_store(copy, who="Ana")) as copied:
        assert copied.ask(entries) == store.ask(entries)[:1]
        assert len(every_row(copied)["participation"]) == 18
    assert copy.stat().st_mode & 0o077 == 0, "it is its owner's alone"


def test_an_encrypted_copy_opens_with_the_same_key(tmp_path: Path) -> None:
    key, copy = b"k" * 32, tmp_path / "copy.db"
    with closing(open_store(tmp_path / "sealed.db", who="Ana", key=key)) as store:
        keep(store, a_person("Distinctive"))
        back_up(store.file, key, copy)
        with closing(open_store(copy, who="Ana", key=key)) as copied:
            assert every_row(copied) == every_row(store)
    with pytest.raises(Refused, match="encrypted"):
        open_store(copy, who="Ana")


def test_an_older_copy_is_replaced(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    for count in (1, 2):
        keep(store, a_person())
        back_up(store.file, None, copy)
        with closing(open_store(copy, who="Ana")) as copied:
            assert len(every_row(copied)["person"]) == count


def test_a_copy_that_fails_leaves_the_older_one(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.db"
    back_up(store.file, None, copy)
    before = copy.read_bytes()
    keep(store, a_person())

    def fails(file: Path) -> None:
        raise OSError(5, "The disk is gone")

    monkeypatch.setattr(files, "sync_file", fails)
    with pytest.raises(Refused, match="the disk is gone"):
        back_up(store.file, None, copy)
    assert copy.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("name", ["a folder", "nowhere/copy.db"])
def test_a_place_that_cannot_be_is_refused(store: Store, tmp_path: Path, name: str) -> None:
    (tmp_path / "a folder").mkdir()
    with pytest.raises(Refused):
        back_up(store.file, None, tmp_path / name)
