"""Killed while a database is made, or encrypted: never a database whose key is nowhere."""

from pathlib import Path

import pytest
from builders import a_person, keep
from dying import kill
from keyholders import Drawer, NoDrawer, Owner, names_in, opened

from planner.store.encrypting import encrypt
from planner.store.kinds import Kind, kind_of
from planner.store.opening import left_plain
from planner.store.places import Place

MAKING = [
    ("planner.store.locksmith", "write_key_file", "before"),
    ("planner.store.locksmith", "write_key_file", "after"),
    ("planner.store.opening", "files.make_empty", "after"),
    ("planner.store.opening", "open_store", "after"),
    ("planner.store.opening", "note_schema", "after"),
]
ENCRYPTING = [
    ("planner.store.locksmith", "write_key_file", "after"),
    ("planner.store.encrypting", "_export", "after"),
    ("planner.store.encrypting", "_put_in_place", "before"),
    ("planner.store.encrypting", "Path.replace", "before"),
    ("planner.store.encrypting", "Path.replace", "after"),
    ("planner.store.encrypting", "files.shred", "after"),
]


def answers(file: Path) -> list[str]:
    paper = file.parent / "paper.txt"
    return [paper.read_text()] if paper.exists() else []


@pytest.mark.parametrize("ring", ["ring", "no ring"])
@pytest.mark.parametrize("at", MAKING, ids=lambda at: f"{at[2]} {at[1]}")
def test_a_making_that_was_killed_is_taken_up_again(
    tmp_path: Path, at: tuple[str, str, str], ring: str
) -> None:
    place = Place(tmp_path / "planner.db", own=True)
    kill("open", place.file, at, ring)
    if ring == "ring":
        again = opened(place, Owner(), Drawer(file=tmp_path / "ring.json"))
    else:
        again = opened(place, Owner(answers(place.file)), NoDrawer())
    keep(again, a_person("Delacroix"))
    again.close()
    assert b"Delacroix" not in place.file.read_bytes()
    assert kind_of(place.file) is Kind.SEALED


@pytest.mark.parametrize("at", ENCRYPTING, ids=lambda at: f"{at[2]} {at[1]}")
def test_an_encryption_that_was_killed_left_the_old_file_or_the_new(
    tmp_path: Path, at: tuple[str, str, str]
) -> None:
    place = Place(tmp_path / "trip.db")
    store = opened(place)
    keep(store, a_person("Delacroix"))
    store.close()
    kill("encrypt", place.file, at, "ring")
    ring = Drawer(file=tmp_path / "ring.json")
    if kind_of(place.file) is Kind.PLAIN:
        assert names_in(opened(place)) == ["Delacroix"]
        encrypt(place, asks=Owner(), ring=ring)
    assert kind_of(place.file) is Kind.SEALED
    assert names_in(opened(place, Owner(answers(place.file)))) == ["Delacroix"]  # by the phrase
    assert names_in(opened(place, Owner(), ring)) == ["Delacroix"]
    assert not left_plain(place.file).exists()
