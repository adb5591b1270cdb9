"""Backups are kept by age: the newest ten, one of each of seven days, one of each of four weeks."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from builders import a_person, keep
from hypothesis import given
from hypothesis import strategies as st

from planner.store.backups import (
    Backup,
    Reason,
    backup_folder,
    backups_in,
    keep_backup,
    thin_out,
    to_keep,
)
from planner.store.database import Store

START = datetime(2027, 1, 4, 9, tzinfo=UTC)  # a Monday


def at(hours: int) -> Backup:
    return Backup(Path(f"{hours:06}.db"), START + timedelta(hours=hours), Reason.OPENING)


def test_ten_then_days_then_weeks() -> None:
    all_of_them = [at(12 * n) for n in range(2 * 60)]  # two a day for sixty days
    kept = sorted(to_keep(all_of_them), key=lambda each: each.made, reverse=True)
    ages = [(all_of_them[-1].made.date() - each.made.date()).days for each in kept]
    assert ages[:10] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert ages[10:12] == [5, 6]
    assert len(kept) <= 10 + 7 + 4
    assert len({each.made.isocalendar()[:2] for each in kept}) == 4


@given(st.sets(st.integers(0, 24 * 400), max_size=60))
def test_thinning_out_twice_is_thinning_out_once(hours: set[int]) -> None:
    backups = {at(hour) for hour in hours}
    kept = to_keep(backups)
    assert to_keep(kept) == kept
    assert not backups or max(backups, key=lambda each: each.made) in kept


def test_in_the_folder_only_those_remain(store: Store) -> None:
    keep(store, a_person())
    for day in range(40):
        keep_backup(store.file, None, Reason.OPENING, START + timedelta(days=day))
    found = backups_in(backup_folder(store.file), store.file)
    assert set(found) == to_keep(found)
    assert len(found) < 21
    assert found[0].made == START + timedelta(days=39)


@pytest.mark.skipif(os.name == "nt", reason="no such modes there")
def test_nobody_else_sees_when_it_was_backed_up(store: Store, tmp_path: Path) -> None:
    keep(store, a_person())
    backup_folder(store.file).mkdir(mode=0o755)
    second = tmp_path / "second"
    keep_backup(store.file, None, Reason.OPENING, START, second)
    for folder in (backup_folder(store.file), second):
        assert folder.stat().st_mode & 0o077 == 0


def test_a_file_of_somebody_else_in_the_folder_stays(store: Store) -> None:
    folder = backup_folder(store.file)
    folder.mkdir()
    (folder / "planner notes.db").write_text("mine")
    for day in range(30):
        keep_backup(store.file, None, Reason.OPENING, START + timedelta(days=day))
    assert (folder / "planner notes.db").read_text() == "mine"


def test_a_second_folder_may_be_shared_with_another_office(tmp_path: Path) -> None:
    database, theirs = tmp_path / "planner.db", set()
    database.write_bytes(b"1" * 16)  # what an encrypted one begins with is its own
    shared = tmp_path / "shared"
    for day in range(1, 31):
        for id_, folder in ((b"1", backup_folder(database)), (b"1", shared), (b"2", shared)):
            file = folder / f"planner 2027-01-{day:02} {ord(id_):06} daily.db"
            folder.mkdir(exist_ok=True)
            file.write_bytes(id_ * 16)
            theirs |= {file} if id_ == b"2" else set()
    thin_out(shared, database, spare=shared / "none")
    left = set(shared.iterdir())
    assert theirs < left
    assert 10 <= len(left - theirs) < 21


def test_two_in_one_second_are_two(store: Store) -> None:
    one = keep_backup(store.file, None, Reason.IMPORT, START).files
    two = keep_backup(store.file, None, Reason.IMPORT, START).files
    assert one != two
    assert len(backups_in(backup_folder(store.file), store.file)) == 2


def test_one_made_while_the_clock_was_wrong_does_not_cost_the_new_one(store: Store) -> None:
    for day in range(12):
        keep_backup(store.file, None, Reason.OPENING, START + timedelta(days=365 + day))
    (new,) = keep_backup(store.file, None, Reason.OPENING, START).files
    assert new.exists()


def test_the_folder_beside_the_database_is_no_second_one(store: Store) -> None:
    folder = backup_folder(store.file)
    for _ in range(2):
        assert len(keep_backup(store.file, None, Reason.OPENING, START, folder).files) == 1
    assert len(backups_in(folder, store.file)) == 2


def test_a_second_folder_gets_one_too_and_is_only_missed(store: Store, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    kept = keep_backup(store.file, None, Reason.OPENING, START, second)
    assert [file.parent for file in kept.files] == [backup_folder(store.file), second]
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("")
    kept = keep_backup(store.file, None, Reason.OPENING, START, in_the_way)
    assert len(kept.files) == 1
    assert str(in_the_way) in str(kept.missed[0])


def test_an_encrypted_one_has_its_key_file(tmp_path: Path) -> None:
    from keyholders import Drawer, Owner, opened

    from planner.store.places import Place

    ring = Drawer()
    store = opened(Place(tmp_path / "own.db", own=True), Owner(), ring)
    (file,) = store.keep_backup(Reason.OPENING).files
    store.close()
    assert file.with_suffix(".key").exists()
    assert file.with_suffix(".key").stat().st_mode & 0o077 == 0
    opened(Place(file), Owner(), ring).close()


@pytest.mark.parametrize("hours", [0, 1])
def test_a_name_says_when_and_why(store: Store, hours: int) -> None:
    (file,) = keep_backup(store.file, None, Reason.PURGE, START + timedelta(hours=hours)).files
    assert file.name == f"planner 2027-01-04 {9 + hours:02}0000 purge.db"
