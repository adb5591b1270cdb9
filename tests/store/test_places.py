from pathlib import Path

import pytest

from planner.model import Refused
from planner.store.places import Place, data_folder, place_of

DATA = Path("/home/ana/data")


def test_without_a_word_it_is_the_users_own_database() -> None:
    assert place_of(None, {}, DATA) == Place(DATA / "planner.db", own=True)


def test_the_variable_overrides_that_and_the_option_overrides_the_variable() -> None:
    environment = {"PLANNER_DATABASE": "/tmp/set.db"}
    assert place_of(None, environment, DATA) == Place(Path("/tmp/set.db"))
    assert place_of(Path("/tmp/named.db"), environment, DATA) == Place(Path("/tmp/named.db"))


def test_the_phrase_file_is_taken_along() -> None:
    environment = {"PLANNER_PHRASE_FILE": "/run/phrase"}
    assert place_of(None, environment, DATA).phrase_file == Path("/run/phrase")
    assert place_of(Path("/x.db"), environment, DATA).phrase_file == Path("/run/phrase")


def test_an_empty_variable_says_nothing() -> None:
    environment = {"PLANNER_DATABASE": "", "PLANNER_PHRASE_FILE": ""}
    assert place_of(None, environment, DATA) == Place(DATA / "planner.db", own=True)


def test_a_path_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/ana")
    assert place_of(Path("x.db"), {}, DATA).file == tmp_path / "x.db"
    assert place_of(None, {"PLANNER_DATABASE": "~/x.db"}, DATA).file == Path("/home/ana/x.db")


def test_the_key_file_and_backups_lie_beside_it() -> None:
    place = Place(DATA / "planner.db")
    assert place.key_file == DATA / "planner.key"


def test_a_database_is_not_called_as_a_key_file() -> None:
    with pytest.raises(Refused, match=r"needs another, such as trip\.db"):
        Place(Path("/tmp/trip.KEY"))


def test_the_data_folder_is_the_programs_own() -> None:
    assert data_folder().name == "city-pair-planner"
