"""The phrase again, another phrase, a passphrase, another key, a key file that was lost."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from builders import a_person, keep
from keyholders import CHEAP, Drawer, NoDrawer, Owner, names_in, opened

from planner.model import Refused
from planner.store.backups import Reason
from planner.store.encrypting import renew
from planner.store.key_care import KeyCare
from planner.store.key_file import KeyFile, read_key_file, rewrite_key_file
from planner.store.keys import DatabaseKey, wrap
from planner.store.kinds import id_in
from planner.store.opening import renewed_key_file
from planner.store.passphrase import new_passphrase
from planner.store.phrase import make_phrase
from planner.store.places import Place

WORD = "correct horse battery"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "planner.db", own=True)


@pytest.fixture
def ring() -> Drawer:
    return Drawer()


@pytest.fixture
def owner(place: Place, ring: Drawer) -> Owner:
    owner = Owner()
    with closing(opened(place, owner, ring)) as store:
        keep(store, a_person("Delacroix"))
    return owner


def care(place: Place, owner: Owner, ring: Drawer | NoDrawer) -> KeyCare:
    return KeyCare(place, asks=owner, ring=ring, cost=CHEAP)


def opens_by(place: Place, answer: str) -> bool:
    """Whether these words alone open it, on another computer."""
    try:
        return names_in(opened(place, Owner([answer]), NoDrawer())) == ["Delacroix"]
    except Refused:
        return False


def test_the_phrase_is_shown_again_once_the_ring_has_answered(
    place: Place, owner: Owner, ring: Drawer
) -> None:
    assert care(place, owner, ring).phrase() == owner.paper[0][0]
    with pytest.raises(Refused):
        care(place, Owner(), NoDrawer()).phrase()


def test_a_key_file_that_does_not_hold_the_phrase_says_so(
    place: Place, owner: Owner, ring: Drawer
) -> None:
    said = read_key_file(place.key_file)
    rewrite_key_file(place.key_file, KeyFile(said.database, said.check, said.wrapped, said.schema))
    assert not care(place, owner, ring).state().phrase_known
    with pytest.raises(Refused, match="Change the recovery phrase"):
        care(place, owner, ring).phrase()


def test_another_phrase_takes_the_place_of_the_old(
    place: Place, owner: Owner, ring: Drawer
) -> None:
    care(place, owner, ring).change_phrase()
    (old, _), (new, every_start) = owner.paper
    assert not every_start
    assert not opens_by(place, old)
    assert opens_by(place, new)
    assert care(place, owner, ring).phrase() == new


def test_a_new_phrase_that_nobody_keeps_changes_nothing(
    place: Place, owner: Owner, ring: Drawer
) -> None:
    before = place.key_file.read_bytes()
    with pytest.raises(Refused, match="Nothing was changed"):
        care(place, Owner(willing=False), ring).change_phrase()
    assert place.key_file.read_bytes() == before


def test_a_passphrase_is_asked_at_each_opening(place: Place, owner: Owner, ring: Drawer) -> None:
    care(place, owner, ring).set_passphrase(WORD)
    assert not ring.secrets
    assert care(place, owner, ring).state().passphrase
    answering = Owner(["wrong one", f" {WORD} "])
    assert names_in(opened(place, answering, ring)) == ["Delacroix"]
    assert [str(each) for each in answering.told[1:]] == [
        f"This is neither the passphrase nor the recovery phrase of {place.file}."
    ]
    assert not ring.secrets, "the ring would open it without the passphrase"
    assert opens_by(place, owner.paper[0][0]), "the recovery phrase opens it too"
    with pytest.raises(Refused, match="has a passphrase"):
        opened(place, None, ring)
    assert care(place, Owner([WORD]), ring).phrase() == owner.paper[0][0]


def test_a_passphrase_is_removed(place: Place, owner: Owner, ring: Drawer) -> None:
    care(place, owner, ring).set_passphrase(WORD)
    with pytest.raises(Refused):
        care(place, Owner(["wrong one"]), ring).remove_passphrase()
    assert care(place, Owner([WORD]), ring).remove_passphrase()
    assert names_in(opened(place, None, ring)) == ["Delacroix"]


@pytest.mark.parametrize(
    ("typed", "again", "words"),
    [("short", "short", "at least 10"), (WORD, "another one", "not alike")],
)
def test_a_passphrase_is_long_and_typed_twice_alike(typed: str, again: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        new_passphrase(typed, again)
    assert new_passphrase("  Ça alors, déjà ", "Ça alors, déjà") == "Ça alors, déjà"


def test_a_database_is_encrypted_anew(place: Place, owner: Owner, ring: Drawer) -> None:
    before, old = place.file.read_bytes(), id_in(place.file)
    new = renew(place, asks=owner, ring=ring, cost=CHEAP)
    assert id_in(place.file) == new.database != old
    assert place.file.read_bytes()[16:] != before[16:]
    (first, _), (second, _) = owner.paper
    assert not opens_by(place, first)
    assert opens_by(place, second)
    assert names_in(opened(place, None, ring)) == ["Delacroix"]
    assert {file.name for file in place.file.parent.iterdir()} == {"planner.db", "planner.key"}


@pytest.mark.parametrize("step", ["rewrite_key_file", "Path.replace", "finish_renewal"])
def test_a_change_of_keys_that_broke_off_left_the_old_or_the_new(
    place: Place, owner: Owner, ring: Drawer, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(Exception):
        pass

    def break_off(*_: object) -> None:
        raise Broken

    with monkeypatch.context() as patch:
        if step == "finish_renewal":  # called at the beginning too: break at the end
            calls: list[int] = []
            patch.setattr(
                "planner.store.encrypting.finish_renewal",
                lambda _: break_off() if calls else calls.append(1),
            )
        else:
            patch.setattr(f"planner.store.encrypting.{step}", break_off)
        with pytest.raises(Broken):
            renew(place, asks=owner, ring=ring, cost=CHEAP)
    assert names_in(opened(place, None, ring)) == ["Delacroix"]
    assert not renewed_key_file(place).exists()
    phrases = [phrase for phrase, _ in owner.paper]
    assert sum(opens_by(place, phrase) for phrase in phrases) == 1


def test_a_lost_key_file_is_written_again_from_the_ring(
    place: Place, owner: Owner, ring: Drawer
) -> None:
    place.key_file.unlink()
    with pytest.raises(Refused, match="key ring still has the key"):
        opened(place, None, ring)
    again = Owner()
    assert names_in(opened(place, again, ring)) == ["Delacroix"]
    assert opens_by(place, again.paper[0][0])


@pytest.mark.parametrize("spoil", ["no ring", "another key"])
def test_without_the_right_key_a_lost_key_file_stays_lost(
    place: Place, owner: Owner, ring: Drawer, spoil: str
) -> None:
    place.key_file.unlink()
    if spoil == "another key":
        ring.put(str(id_in(place.file)), DatabaseKey.make().secret.hex())
    before = place.file.read_bytes()
    with pytest.raises(Refused, match="has no key file"):
        opened(place, Owner(), NoDrawer() if spoil == "no ring" else ring)
    assert place.file.read_bytes() == before
    assert not place.key_file.exists()


def test_a_phrase_that_another_key_sealed_is_not_shown(place: Place, owner: Owner) -> None:
    said, other = read_key_file(place.key_file), DatabaseKey.make()
    key = DatabaseKey(said.database, other.secret)
    mixed = KeyFile.of(key, wrap(key, make_phrase(), CHEAP))
    rewrite_key_file(place.key_file, replace(mixed, sealed_phrase=said.sealed_phrase))
    ring = Drawer({str(said.database): other.secret.hex()})
    with pytest.raises(Refused, match="Change the recovery phrase"):
        care(place, owner, ring).phrase()


def with_a_backup(place: Place, owner: Owner, ring: Drawer) -> None:
    with closing(opened(place, owner, ring)) as store:
        store.keep_backup(Reason.ASKED)


@pytest.mark.parametrize("how", ["gone", "damaged"])
def test_the_key_file_of_a_backup_takes_the_place_of_a_lost_one(
    place: Place, owner: Owner, ring: Drawer, how: str
) -> None:
    with_a_backup(place, owner, ring)
    spoil_key_file(place, how)
    answers = Owner([owner.paper[0][0]])
    with closing(opened(place, answers, NoDrawer())) as store:
        (remark,) = store.remarks
        assert "asked.db took its place" in str(remark)
    assert not answers.paper, "the phrase stays the one there was"
    assert opens_by(place, owner.paper[0][0])
    kept = list(place.file.parent.glob("*.damaged"))
    assert len(kept) == (how == "damaged"), "what was damaged is kept"


def spoil_key_file(place: Place, how: str) -> None:
    if how == "gone":
        place.key_file.unlink()
    else:
        place.key_file.write_bytes(place.key_file.read_bytes()[:-40])


def test_a_damaged_key_file_is_written_again_from_the_ring(
    place: Place, owner: Owner, ring: Drawer
) -> None:
    spoil_key_file(place, "damaged")
    again = Owner()
    assert names_in(opened(place, again, ring)) == ["Delacroix"]
    assert opens_by(place, again.paper[0][0])


def test_a_phrase_that_does_not_fit_leaves_a_lost_key_file_lost(
    place: Place, owner: Owner, ring: Drawer
) -> None:
    with_a_backup(place, owner, ring)
    spoil_key_file(place, "damaged")
    before = place.key_file.read_bytes()
    for answers in ([make_phrase()], []):
        with pytest.raises(Refused, match=r"not the recovery phrase|was not given"):
            opened(place, Owner(answers), NoDrawer())
    assert place.key_file.read_bytes() == before


def test_a_damaged_key_file_without_ring_or_backup_is_refused(place: Place, owner: Owner) -> None:
    spoil_key_file(place, "damaged")
    before = place.key_file.read_bytes()
    with pytest.raises(Refused, match=r"key file .* is damaged"):
        opened(place, Owner([owner.paper[0][0]]), NoDrawer())
    assert place.key_file.read_bytes() == before
