from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from builders import a_person, keep, private_fields
from keyholders import CHEAP, Drawer, Owner, opened
from sqlcipher3 import dbapi2 as sqlite

from planner.store.database import Store
from planner.store.key_file import KeyFile, write_key_file
from planner.store.keys import DatabaseKey, wrap
from planner.store.phrase import make_phrase
from planner.store.places import Place
from planner.store.verify import Check, verify


@pytest.fixture
def ring() -> Drawer:
    return Drawer()


@pytest.fixture
def sealed(tmp_path: Path, ring: Drawer) -> Iterator[Store]:
    store = opened(Place(tmp_path / "own.db", own=True), Owner(), ring)
    keep(store, *(a_person(f"Person {number}") for number in range(200)))
    yield store
    store.close()


def found(store: Store) -> dict[str, Check]:
    return {check.what: check for check in verify(store)}


def wrong(store: Store) -> list[str]:
    return [check.what for check in verify(store) if not check.ok]


def test_a_plain_file_is_said_to_be_plain(store: Store) -> None:
    keep(store, a_person("Delacroix", private=private_fields()))
    checks = found(store)
    assert list(checks) == ["encryption", "pages", "references", "journal", "private values"]
    assert not wrong(store)
    assert f"{store.file} is plain" in checks["encryption"].message


def test_an_encrypted_one_to_be_encrypted_and_its_key_file_is_looked_at(sealed: Store) -> None:
    checks = found(sealed)
    assert list(checks) == [
        "encryption",
        "key file",
        "pages",
        "references",
        "journal",
        "private values",
    ]
    assert not wrong(sealed)
    assert checks["encryption"].message == f"{sealed.file} is encrypted."
    assert "is whole and belongs to this database" in checks["key file"].message


def test_a_missing_damaged_or_foreign_key_file_is_found(sealed: Store) -> None:
    file = sealed.file.with_suffix(".key")
    whole = file.read_bytes()
    file.write_bytes(whole[:-9])
    assert "damaged" in found(sealed)["key file"].message
    file.unlink()
    assert "missing" in found(sealed)["key file"].message
    key = DatabaseKey.make()
    write_key_file(file, KeyFile.of(key, wrap(key, make_phrase(), CHEAP)))
    assert "another database" in found(sealed)["key file"].message
    assert wrong(sealed) == ["key file"]


@pytest.fixture
def rewritten(store: Store) -> Iterator[sqlite.Connection]:
    """A way into the file of `store` behind its back."""
    keep(store, a_person("Delacroix", private=private_fields()))
    with closing(sqlite.connect(store.file, isolation_level=None)) as other:
        yield other


def test_an_altered_entry_is_found(store: Store, rewritten: sqlite.Connection) -> None:
    rewritten.execute("UPDATE journal_entry SET made_by = 'somebody else'")
    assert wrong(store) == ["journal"]
    assert found(store)["journal"].message.startswith("Entry 1 of the journal is missing or")


def test_a_loose_end_is_found(store: Store, rewritten: sqlite.Connection) -> None:
    rewritten.execute("DELETE FROM person")
    assert wrong(store) == ["references"]
    assert "the first in person_private" in found(store)["references"].message


def test_an_index_that_misses_a_row_is_found(store: Store, rewritten: sqlite.Connection) -> None:
    index = "FROM sqlite_master WHERE name = 'ix_journal_row_thing'"
    (hidden,) = rewritten.execute(f"SELECT * {index}").fetchall()
    rewritten.execute("PRAGMA writable_schema=ON")
    rewritten.execute(f"DELETE {index}")
    rewritten.execute("PRAGMA writable_schema=RESET")
    rewritten.execute(
        "INSERT INTO journal_row SELECT 1, 99, kind, thing, before, after "
        "FROM journal_row WHERE place = 0"
    )
    rewritten.execute("PRAGMA writable_schema=ON")
    rewritten.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", hidden)
    rewritten.close()
    store.close()
    with closing(opened(Place(store.file))) as again:
        assert "index ix_journal_row_thing" in found(again)["pages"].message
        assert "pages" in wrong(again)


def test_a_flipped_bit_in_an_encrypted_page_is_found(
    tmp_path: Path, ring: Drawer, sealed: Store
) -> None:
    sealed.close()
    place = Place(tmp_path / "own.db", own=True)
    content = bytearray(place.file.read_bytes())
    content[-100] ^= 1
    place.file.write_bytes(content)
    with closing(opened(place, Owner(), ring)) as store:
        assert "pages" in wrong(store)


def test_a_value_that_cannot_be_read_any_more_is_found(
    store: Store, rewritten: sqlite.Connection
) -> None:
    """As a flipped bit within it leaves it; no page of a plain file tells."""
    rewritten.execute("UPDATE journal_row SET after = substr(after, 2)")
    assert wrong(store) == ["journal", "private values"]
    assert "cannot be read" in found(store)["journal"].message
