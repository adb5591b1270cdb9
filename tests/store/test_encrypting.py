from contextlib import closing
from pathlib import Path

import pytest
from builders import a_delegate, a_person, a_visit, an_exchange, care, keep, private_fields
from keyholders import CHEAP, Drawer, NoDrawer, Owner, names_in, opened
from sqlcipher3 import dbapi2 as sqlite

from planner.model import Person, Refused
from planner.store.backups import Reason
from planner.store.database import Store
from planner.store.encrypting import encrypt, first_private_value, plain_backups
from planner.store.engine import APPLICATION_ID
from planner.store.exporting import _same_rows
from planner.store.journal import change
from planner.store.key_file import KeyFile, note_schema, write_key_file
from planner.store.keys import DatabaseKey, wrap
from planner.store.opening import left_plain
from planner.store.phrase import make_phrase
from planner.store.places import Place
from planner.store.tables import quoted


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path / "trip.db")
    with closing(opened(place)) as store:
        keep(store, a_person("Delacroix", private=private_fields(passport_number="12AB34567")))
    return place


def encrypted(place: Place, owner: Owner | None = None, ring: Drawer | None = None) -> None:
    encrypt(place, asks=owner or Owner(), ring=ring or NoDrawer(), cost=CHEAP)


def test_an_encrypted_file_takes_the_place_of_the_plain(place: Place) -> None:
    assert b"12AB34567" in place.file.read_bytes()
    owner = Owner()
    encrypted(place, owner)
    assert b"12AB34567" not in place.file.read_bytes()
    assert place.file.stat().st_mode & 0o777 == 0o600
    assert {file.name for file in place.file.parent.iterdir()} == {"trip.db", "trip.key"}
    ((phrase, every_start),) = owner.paper
    assert every_start
    store = opened(place, Owner([phrase]))
    assert store.encrypted
    assert names_in(store) == ["Delacroix"]


def test_the_plain_content_is_overwritten(place: Place, tmp_path: Path) -> None:
    (tmp_path / "same").hardlink_to(place.file)
    encrypted(place)
    assert not (tmp_path / "same").read_bytes().strip(b"\0")


def test_the_copy_is_a_file_of_this_program(place: Place) -> None:
    ring = Drawer()
    encrypt(place, asks=Owner(), ring=ring, cost=CHEAP)
    with closing(opened(place, Owner(), ring)) as store:
        number = store.ask(
            lambda session: session.connection().exec_driver_sql("PRAGMA application_id").scalar()
        )
    assert number == APPLICATION_ID


def test_backups_that_stay_plain_are_named(place: Place) -> None:
    with closing(opened(place)) as store:
        (backup,) = store.keep_backup(Reason.ASKED).files
    encrypted(place)
    assert plain_backups(place.file, None) == [backup]


def test_nothing_happens_while_another_has_it_open(place: Place) -> None:
    with closing(sqlite.connect(place.file)) as other:
        other.execute("SELECT * FROM person").fetchone()
        before = place.file.read_bytes()
        with pytest.raises(Refused, match="in use"):
            encrypted(place)
        assert place.file.read_bytes() == before
    assert names_in(opened(place)) == ["Delacroix"]


def test_what_is_not_plain_is_refused(place: Place) -> None:
    encrypted(place)
    with pytest.raises(Refused, match="is not a plain file"):
        encrypted(place)


def test_anothers_key_file_is_not_used(place: Place) -> None:
    key = DatabaseKey.make()
    write_key_file(place.key_file, KeyFile.of(key, wrap(key, make_phrase(), CHEAP)))
    note_schema(place.key_file, "0001")
    before = place.key_file.read_bytes()
    with pytest.raises(Refused, match="is the key file of another database"):
        encrypted(place)
    assert place.key_file.read_bytes() == before


def test_a_copy_that_is_not_like_the_original_never_takes_its_place(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.exporting._same_rows", lambda *_: False)
    with pytest.raises(RuntimeError, match="not like the original"):
        encrypted(place)
    assert names_in(opened(place)) == ["Delacroix"]
    assert not left_plain(place.file).exists()


@pytest.mark.parametrize("name", ["city", 'what a "city" is'])  # a file may hold any
def test_the_comparison_sees_a_lost_and_a_changed_row(name: str) -> None:
    table = quoted(name)
    with closing(sqlite.connect(":memory:")) as both:
        both.execute("ATTACH ? AS source", (":memory:",))
        for side in ("main", "source"):
            both.execute(f"CREATE TABLE {side}.{table} (id PRIMARY KEY, name)")
            both.execute(f"INSERT INTO {side}.{table} VALUES (1, 'Lyon'), (2, 'Lyon')")
        assert _same_rows(both, name)
        both.execute(f"DELETE FROM main.{table} WHERE id = 1")
        assert not _same_rows(both, name)
        both.execute(f"INSERT INTO main.{table} VALUES (1, 'Lille')")
        assert not _same_rows(both, name)


# -- when to ask ----------------------------------------------------------------------------------


def test_the_first_private_value_in_a_plain_file_is_noticed(store: Store) -> None:
    public = keep(store, a_person("Moreau"))
    first = keep(store, a_person("Delacroix", private=private_fields()))
    second = keep(store, a_person("Lambert", private=private_fields()))
    noticed = [first_private_value(store, done.entry.number) for done in (public, first, second)]
    assert noticed == [False, True, False]


def test_needs_on_record_do_not_hide_the_first_passport(store: Store) -> None:
    visit = a_visit(delegates=[a_delegate(care=care(dietary="halal"))])
    needs = keep(store, an_exchange(visits=[visit]))
    private = keep(store, a_person("Delacroix", private=private_fields()))
    assert first_private_value(store, needs.entry.number)
    assert first_private_value(store, private.entry.number)


def test_taking_one_out_puts_none_in(store: Store) -> None:
    keep(store, person := a_person("Delacroix", private=private_fields()))

    def action(session) -> None:  # type: ignore[no-untyped-def]
        with change(session, "Remove"):
            session.delete(session.get_one(Person, person.id))

    removed = store.do(action)
    assert removed.entry is not None
    assert not first_private_value(store, removed.entry.number)


def test_in_an_encrypted_file_nothing_is_asked(tmp_path: Path) -> None:
    place = Place(tmp_path / "planner.db", own=True)
    with closing(opened(place, Owner())) as store:
        done = keep(store, a_person("Delacroix", private=private_fields()))
        assert done.entry is not None
        assert not first_private_value(store, done.entry.number)
