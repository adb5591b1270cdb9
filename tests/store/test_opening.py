"""Which database opens, how, and in what words the others are refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import NOW, a_person, keep
from keyholders import CHEAP, Drawer, NoDrawer, Owner, names_in, opened

from planner.model import Refused
from planner.store.database import open_store
from planner.store.key_file import KeyFile, note_schema, read_key_file, write_key_file
from planner.store.keys import DatabaseKey, wrap
from planner.store.locksmith import Nobody
from planner.store.phrase import make_phrase
from planner.store.places import Place
from planner.store.ring import Ring
from planner.store.schema import newest_version


def refused(*how: object) -> str:
    with pytest.raises(Refused) as refusal:
        opened(*how)  # type: ignore[arg-type]
    return str(refusal.value)


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@pytest.fixture
def own(tmp_path: Path) -> Place:
    return Place(tmp_path / "data" / "planner.db", own=True)


@pytest.fixture
def owner() -> Owner:
    return Owner()


@pytest.fixture
def kept(own: Place, owner: Owner) -> Place:
    """The user's own database with a person in it, made without a key ring."""
    store = opened(own, owner)
    keep(store, a_person("Delacroix"))
    store.close()
    return own


# -- made -----------------------------------------------------------------------------------------


def test_the_users_own_database_is_encrypted_from_the_first_byte(kept: Place) -> None:
    content = kept.file.read_bytes()
    assert not content.startswith(b"SQLite")
    assert b"Delacroix" not in content
    assert content[:16] == read_key_file(kept.key_file).database.bytes


def test_folder_and_files_are_the_owners_alone(own: Place, owner: Owner) -> None:
    store = opened(own, owner)
    keep(store, a_person("Delacroix"))
    modes = {file.name: file.stat().st_mode & 0o777 for file in own.file.parent.iterdir()}
    store.close()
    assert own.file.parent.stat().st_mode & 0o777 == 0o700
    assert len(modes) == 4  # database, write-ahead log and its index, key file
    assert set(modes.values()) == {0o600}


def test_the_key_file_says_which_schema_the_database_has(kept: Place) -> None:
    assert read_key_file(kept.key_file).schema == newest_version()


def test_the_phrase_is_shown_once(own: Place) -> None:
    owner, ring = Owner(), Drawer()
    opened(own, owner, ring).close()
    opened(own, owner, ring).close()
    ((phrase, every_start),) = owner.paper
    assert len(phrase.split()) == 12
    assert not every_start


def test_where_there_is_no_key_ring_they_are_told_it_will_be_asked_for(own: Place) -> None:
    owner = Owner()
    opened(own, owner).close()
    ((_, every_start),) = owner.paper
    assert every_start


@pytest.mark.parametrize("ring", [Drawer(), NoDrawer()], ids=["ring", "no ring"])
def test_nothing_is_made_before_somebody_has_the_phrase(own: Place, ring: Ring) -> None:
    refused(own, Owner(willing=False), ring)
    assert not contents(own.file.parent)
    assert not getattr(ring, "secrets", None)


def test_with_a_phrase_file_nobody_is_asked(own: Place, tmp_path: Path) -> None:
    place = Place(own.file, own=True, phrase_file=tmp_path / "phrase.txt")
    opened(place).close()
    assert len((tmp_path / "phrase.txt").read_text().split()) == 12
    assert (tmp_path / "phrase.txt").stat().st_mode & 0o777 == 0o600
    assert names_in(opened(place)) == []


def test_a_phrase_file_that_is_there_is_used(own: Place, tmp_path: Path) -> None:
    phrase = make_phrase()
    (tmp_path / "phrase.txt").write_text(f"\ufeff{phrase.upper()}\r\n", encoding="utf-8")
    opened(Place(own.file, own=True, phrase_file=tmp_path / "phrase.txt")).close()
    assert names_in(opened(own, Owner([phrase]))) == []


def test_a_new_file_named_by_the_user_is_plain_and_its_owners_alone(tmp_path: Path) -> None:
    place = Place(tmp_path / "sample.db")
    store = opened(place)
    assert not store.encrypted
    store.close()
    assert place.file.read_bytes().startswith(b"SQLite format 3\0")
    assert place.file.stat().st_mode & 0o777 == 0o600
    assert not place.key_file.exists()


# -- opened again ---------------------------------------------------------------------------------


def test_the_key_ring_opens_it_without_a_question(own: Place) -> None:
    owner, ring = Owner(), Drawer()
    store = opened(own, owner, ring)
    keep(store, a_person("Delacroix"))
    store.close()
    assert names_in(opened(own, Nobody(), ring)) == ["Delacroix"]


def test_without_one_the_phrase_does(kept: Place, owner: Owner) -> None:
    ((phrase, _),) = owner.paper
    assert names_in(opened(kept, Owner([phrase.replace(" ", "-")]))) == ["Delacroix"]


def test_database_key_file_and_phrase_open_on_another_computer(
    kept: Place, owner: Owner, tmp_path: Path
) -> None:
    elsewhere = Place(tmp_path / "stick" / "planner.db")
    kept.file.parent.rename(elsewhere.file.parent)
    ((phrase, _),) = owner.paper
    ring = Drawer()
    assert names_in(opened(elsewhere, Owner([phrase]), ring)) == ["Delacroix"]
    assert names_in(opened(elsewhere, Nobody(), ring)) == ["Delacroix"]  # the ring knows it now


def test_a_wrong_phrase_is_asked_for_again_with_the_reason(kept: Place, owner: Owner) -> None:
    ((phrase, _),) = owner.paper
    asked = Owner(["hosue", make_phrase(), phrase])
    assert names_in(opened(kept, asked)) == ["Delacroix"]
    first, mistyped, wrong = asked.told
    assert first is None
    assert "“hosue” is not a word" in str(mistyped)
    assert str(wrong) == f"This is not the recovery phrase of {kept.file}."


def test_another_key_in_the_ring_does_no_harm(kept: Place, owner: Owner) -> None:
    account = str(read_key_file(kept.key_file).database)
    ((phrase, _),) = owner.paper
    for stale in (bytes(32).hex(), "no key at all"):
        ring = Drawer({account: stale})
        assert names_in(opened(kept, Owner([phrase]), ring)) == ["Delacroix"]
        assert ring.secrets[account] != stale


# -- refused --------------------------------------------------------------------------------------


def test_without_any_way_in_both_ways_out_are_named(own: Place) -> None:
    sentence = refused(own)
    assert "key ring" in sentence
    assert "PLANNER_PHRASE_FILE" in sentence
    assert "--database FILE" in sentence
    assert not contents(own.file.parent)


def spoil_nothing(place: Place) -> None:
    pass


def remove_key_file(place: Place) -> None:
    place.key_file.unlink()


def damage_key_file(place: Place) -> None:
    place.key_file.write_bytes(place.key_file.read_bytes().replace(b"scrypt", b"script"))


def take_anothers_key_file(place: Place) -> None:
    place.key_file.unlink()
    key = DatabaseKey.make()
    write_key_file(place.key_file, KeyFile.of(key, wrap(key, make_phrase(), CHEAP)))


def come_from_the_future(place: Place) -> None:
    note_schema(place.key_file, "9999")


def lose_the_database(place: Place) -> None:
    place.file.unlink()


def empty_the_database(place: Place) -> None:
    place.file.write_bytes(b"")


def damage_a_page(place: Place) -> None:
    content = bytearray(place.file.read_bytes())
    content[100] ^= 1
    place.file.write_bytes(content)


def put_a_picture_there(place: Place) -> None:
    place.key_file.unlink()
    place.file.write_bytes(b"\xff\xd8\xff\xe0" * 999)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (spoil_nothing, "nothing here can unlock it"),
        (remove_key_file, "has no key file"),
        (damage_key_file, "key file .* is damaged"),
        (take_anothers_key_file, "key file of another database"),
        (come_from_the_future, "newer version of this program"),
        (lose_the_database, "is gone, though its key file is still there"),
        (empty_the_database, "is gone, though its key file is still there"),
        (put_a_picture_there, "is not a database of this program"),
    ],
)
@pytest.mark.parametrize("named", [False, True], ids=["own", "named"])
def test_each_trouble_has_its_words_and_leaves_all_as_it_was(
    kept: Place, spoil: Callable[[Place], None], words: str, named: bool
) -> None:
    spoil(kept)
    before = contents(kept.file.parent)
    with pytest.raises(Refused, match=words):
        opened(Place(kept.file, own=not named))
    assert contents(kept.file.parent) == before


def test_where_there_is_no_database_yet_both_ways_to_one_are_named(tmp_path: Path) -> None:
    place = Place(tmp_path / "planner.db", own=True)
    with pytest.raises(Refused, match=r"There is no database yet.*PLANNER_PHRASE_FILE.*--database"):
        opened(place)
    assert not place.file.exists()


def test_a_damaged_database_is_told_from_a_wrong_phrase(kept: Place, owner: Owner) -> None:
    ((phrase, _),) = owner.paper
    damage_a_page(kept)
    before = contents(kept.file.parent)
    with pytest.raises(Refused, match="is damaged: its key is the right one"):
        opened(kept, Owner([phrase]))
    with pytest.raises(Refused, match="This is not the recovery phrase of"):
        opened(kept, Owner([make_phrase()]))
    assert contents(kept.file.parent) == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read: no such file"),
        ("", "has 12 words; this has 0"),
        ("cabin hosue", "“hosue” is not a word"),
        (" ".join(["cabin"] * 12), "not the recovery phrase of"),
    ],
)
def test_a_phrase_file_is_read_instead_of_asking(
    kept: Place, owner: Owner, tmp_path: Path, content: str | None, words: str
) -> None:
    file = tmp_path / "phrase.txt"
    if content is not None:
        file.write_text(content)
    asked = Owner([owner.paper[0][0]])
    with pytest.raises(Refused, match=words):
        opened(Place(kept.file, own=True, phrase_file=file), asked)
    assert not asked.told
    assert file.exists() == (content is not None)


def test_a_phrase_file_that_cannot_be_written_stops_the_making(own: Place, tmp_path: Path) -> None:
    ring = Drawer()
    place = Place(own.file, own=True, phrase_file=tmp_path / "nowhere" / "phrase.txt")
    assert "cannot be written: no such file" in refused(place, Nobody(), ring)
    assert not contents(own.file.parent)
    assert not ring.secrets


def test_a_plain_file_does_not_pass_for_the_users_own(own: Place) -> None:
    own.file.parent.mkdir()
    open_store(own.file, who="Ana", now=lambda: NOW).close()
    before = contents(own.file.parent)
    assert "is not encrypted, and the planner’s own database always is" in refused(own, Owner())
    assert contents(own.file.parent) == before


def test_a_second_planner_that_is_making_it_goes_first(own: Place) -> None:
    class Slow(Owner):
        """While they write the phrase down, another planner makes the database."""

        def keep_phrase(self, phrase: str, *, every_start: bool, anew: bool = False) -> bool:
            opened(own, Owner(), first).close()
            return True

    first, second = Drawer(), Drawer()
    assert "Another planner is just now making" in refused(own, Slow(), second)
    assert not second.secrets
    assert names_in(opened(own, Nobody(), first)) == []


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "x.db").mkdir()
    assert "is a folder" in refused(Place(tmp_path / "x.db"))
    assert "there is no folder" in refused(Place(tmp_path / "nowhere" / "x.db"))


def test_what_the_disk_refuses_is_said_in_words(
    own: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("planner.store.opening.files.make_empty", full)
    sentence = refused(own, Owner())
    assert sentence == (
        f"{own.file} cannot be read or written: no space left on device. "
        "See that you may, and that its disk is connected and has room, then try again."
    )
