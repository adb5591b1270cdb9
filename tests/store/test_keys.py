import json
from pathlib import Path
from uuid import uuid4

import pytest
from keyholders import CHEAP

from planner.model import Refused
from planner.store.key_file import (
    VERSION,
    KeyFile,
    note_schema,
    read_key_file,
    write_key_file,
)
from planner.store.keys import FULL_COST, Cost, DatabaseKey, unwrap, wrap

PHRASE = "cabin " * 11 + "garden"


@pytest.fixture
def key() -> DatabaseKey:
    return DatabaseKey.make()


@pytest.fixture
def file(key: DatabaseKey, tmp_path: Path) -> Path:
    file = tmp_path / "planner.key"
    write_key_file(file, KeyFile.of(key, wrap(key, PHRASE, CHEAP)))
    return file


def test_each_key_is_another_and_has_32_random_bytes() -> None:
    keys = [DatabaseKey.make() for _ in range(50)]
    assert len({key.secret for key in keys}) == len({key.database for key in keys}) == 50
    assert {len(key.secret) for key in keys} == {32}


def test_a_key_does_not_show_itself(key: DatabaseKey) -> None:
    assert key.secret.hex() not in repr(key)
    assert repr(key.secret) not in repr(key)


def test_the_engine_gets_the_secret_and_the_id_as_salt(key: DatabaseKey) -> None:
    assert key.for_engine == key.secret + key.database.bytes


def test_the_check_value_tells_keys_apart(key: DatabaseKey) -> None:
    assert key.check == DatabaseKey(key.database, key.secret).check
    assert key.check != DatabaseKey(key.database, bytes(32)).check
    assert key.check != DatabaseKey(uuid4(), key.secret).check
    assert key.secret.hex() not in key.check


def test_a_phrase_unwraps_what_it_wrapped(key: DatabaseKey) -> None:
    wrapped = wrap(key, PHRASE, CHEAP)
    assert unwrap(wrapped, key.database, PHRASE) == key
    assert unwrap(wrapped, key.database, PHRASE.replace("garden", "cabin")) is None
    assert unwrap(wrapped, uuid4(), PHRASE) is None


def test_the_same_key_is_never_wrapped_the_same_way(key: DatabaseKey) -> None:
    first, second = wrap(key, PHRASE, CHEAP), wrap(key, PHRASE, CHEAP)
    assert first.salt != second.salt
    assert first.nonce != second.nonce
    assert first.sealed != second.sealed


def test_a_guess_costs_128_megabytes(key: DatabaseKey) -> None:
    assert 128 * FULL_COST.n * FULL_COST.r == 128 * 2**20
    wrapped = wrap(key, PHRASE)
    assert wrapped.cost == FULL_COST
    assert unwrap(wrapped, key.database, PHRASE) == key


@pytest.mark.parametrize("cost", [(0, 8, 1), (1000, 8, 1), (2, 0, 1), (2, 8, 0), (2**30, 8, 1)])
def test_a_cost_that_makes_no_sense_is_none(cost: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"power of two|1 GiB"):
        Cost(*cost)


def test_a_key_file_comes_back_as_it_was_written(file: Path, key: DatabaseKey) -> None:
    said = read_key_file(file)
    assert said.fits(key)
    assert not said.fits(DatabaseKey.make())
    assert not said.fits(DatabaseKey(key.database, bytes(32)))
    assert said.schema is None
    assert unwrap(said.wrapped, said.database, PHRASE) == key


def test_it_is_its_owners_alone_and_says_neither_key_nor_phrase(
    file: Path, key: DatabaseKey
) -> None:
    assert file.stat().st_mode & 0o777 == 0o600
    note_schema(file, "0001")
    assert file.stat().st_mode & 0o777 == 0o600
    content = file.read_bytes()
    assert key.secret not in content
    assert key.secret.hex().encode() not in content
    assert b"garden" not in content


def test_the_schema_stands_in_it_in_clear(file: Path, key: DatabaseKey) -> None:
    note_schema(file, "0042")
    assert json.loads(file.read_text())["schema"] == "0042"
    said = read_key_file(file)
    assert said.schema == "0042"
    assert unwrap(said.wrapped, said.database, PHRASE) == key
    written = file.stat().st_mtime_ns, file.stat().st_ino
    note_schema(file, "0042")  # nothing new, nothing written
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == written


def test_one_that_is_there_is_never_overwritten_by_a_new_one(file: Path) -> None:
    before = file.read_bytes()
    other = DatabaseKey.make()
    with pytest.raises(FileExistsError):
        write_key_file(file, KeyFile.of(other, wrap(other, PHRASE, CHEAP)))
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_every_damaged_byte_is_found(file: Path) -> None:
    whole, said = file.read_bytes(), read_key_file(file)
    for at in range(len(whole)):
        for wrong in (whole[at] ^ 1, whole[at] ^ 0x10, 0):
            file.write_bytes(whole[:at] + bytes([wrong]) + whole[at + 1 :])
            try:
                assert read_key_file(file) == said  # a space for a line break changes nothing
            except Refused:
                continue


def test_every_truncation_is_found(file: Path) -> None:
    whole = file.read_bytes().rstrip()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        with pytest.raises(Refused, match="damaged"):
            read_key_file(file)


@pytest.mark.parametrize("content", ["[]", "{}", '"x"', "[" * 60_000, '{"format": 1}', "\x00"])
def test_what_is_no_key_file_is_called_damaged(file: Path, content: str) -> None:
    file.write_text(content)
    with pytest.raises(Refused, match="damaged"):
        read_key_file(file)


def test_a_newer_one_is_refused_as_newer(file: Path) -> None:
    fields = json.loads(file.read_text())
    file.write_text(json.dumps(fields | {"version": VERSION + 1, "more": "than we know"}))
    with pytest.raises(Refused, match="newer version"):
        read_key_file(file)
