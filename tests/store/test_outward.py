"""What leaves the program is written over no database, no key file and no backup."""

from collections.abc import Callable
from pathlib import Path

import pytest
from keyholders import CHEAP, Drawer, Owner, opened

from planner.model import Refused
from planner.store.backups import Reason
from planner.store.key_file import KeyFile, write_key_file
from planner.store.keys import DatabaseKey
from planner.store.outward import write_out
from planner.store.phrase import make_phrase
from planner.store.places import Place

NEW = b"a paper"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """An encrypted database with a backup of it."""
    place = Place(tmp_path / "trip.db", own=True)
    store = opened(place, Owner(), Drawer())
    store.keep_backup(Reason.ASKED)
    store.close()
    return place.file


def backup_of(file: Path) -> Path:
    return next((file.parent / "trip backups").glob("*.db"))


def the_key_file(file: Path) -> Path:
    return file.with_suffix(".key")


@pytest.mark.parametrize(
    "which",
    [
        Path,
        the_key_file,
        backup_of,
        lambda file: the_key_file(backup_of(file)),
    ],
    ids=["database", "key file", "backup", "key file of the backup"],
)
def test_nothing_is_written_over_what_a_database_needs(
    kept: Path, which: Callable[[Path], Path]
) -> None:
    file = which(kept)
    before = file.read_bytes()
    with pytest.raises(Refused, match="Choose another name"):
        write_out(file, NEW)
    assert file.read_bytes() == before


def test_a_link_is_known_for_what_it_leads_to(kept: Path, tmp_path: Path) -> None:
    link = tmp_path / "program.pdf"
    link.symlink_to(kept)
    with pytest.raises(Refused, match=r"program\.pdf"):
        write_out(link, NEW)
    assert link.is_symlink()


def test_a_plain_database_and_its_log_are_known(database_file: Path) -> None:
    log = database_file.with_name(f"{database_file.name}-wal")
    log.write_bytes(b"log")
    for file in (database_file, log):
        before = file.read_bytes()
        with pytest.raises(Refused, match="Choose another name"):
            write_out(file, NEW)
        assert file.read_bytes() == before


def test_a_damaged_key_file_is_still_one(tmp_path: Path) -> None:
    file = tmp_path / "trip.key"
    write_key_file(file, KeyFile.made(DatabaseKey.make(), make_phrase(), CHEAP))
    file.write_bytes(file.read_bytes()[:-30])
    with pytest.raises(Refused, match="Choose another name"):
        write_out(file, NEW)


def test_anything_else_may_be_written_over(tmp_path: Path) -> None:
    for name in ("program.pdf", "slides.key", "table.db", "notes-wal", "empty.db"):
        file = tmp_path / name
        file.write_bytes(b"" if name == "empty.db" else b"{ an older one, of whatever kind it is")
        assert write_out(file, NEW) == file
        assert file.read_bytes() == NEW


def test_what_the_system_refuses_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        write_out(tmp_path / "no such folder" / "program.pdf", NEW)
