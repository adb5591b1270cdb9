"""The locked exchange file holds all that is private, and says nothing without its password."""

import json
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from builders import a_delegate, a_person, a_visit, an_exchange, care, keep, private_fields
from rows import every_row

from planner.interchange.exchange_file import (
    aside_of,
    is_sealed,
    land_whole,
    read_whole_exchange,
    seal,
    unseal,
    write_whole_exchange,
)
from planner.model import Exchange, Refused
from planner.queries.exchanges import whole_exchange
from planner.store.attachments import attach
from planner.store.database import Store, open_store
from planner.store.journal import change
from planner.store.keys import Cost

CHEAP = Cost(n=2, r=1, p=1)
PICTURE = b"\xff\xd8 a picture \xff\xd9"
PRIVATE = ("person", "person_private", "delegate_care", "delegate", "attachment")


@pytest.fixture
def kept(store: Store) -> Exchange:
    person = a_person("Moreau", private=private_fields(passport_number="ZQ9X"))
    exchange = an_exchange(visits=[a_visit(delegates=[a_delegate(person, care=care())])])
    keep(store, exchange)

    def picture(session: object) -> None:
        with change(session, "Add a photograph"):  # type: ignore[arg-type]
            there = session.get(type(person), person.id)  # type: ignore[attr-defined]
            there.photograph = attach(session, "moreau.jpg", "image/jpeg", PICTURE).digest  # type: ignore[arg-type]

    store.do(picture)
    return store.ask(lambda session: whole_exchange(session, exchange.id))


def written(store: Store, exchange: Exchange) -> bytes:
    aside = store.ask(lambda session: aside_of(session, exchange))
    assert list(aside.contents.values()) == [PICTURE]
    return write_whole_exchange(exchange, (), aside)


def test_what_comes_out_of_it_is_the_same_exchange(
    store: Store, kept: Exchange, tmp_path: Path
) -> None:
    sealed = seal(written(store, kept), "open sesame", CHEAP)
    whole = read_whole_exchange(unseal(sealed, "open sesame"))
    assert not [message for message in whole.messages if "left out" in message.sentence]
    with closing(open_store(tmp_path / "other.db", who="Ben")) as other:
        other.do(partial(land_whole, whole=whole))
        ours, theirs = every_row(store), every_row(other)
        for table in ("person_private", "delegate_care"):
            # their ids are not told in the file: they have none of their own outside
            assert [row[1:] for row in theirs[table]] == [row[1:] for row in ours[table]]
        assert theirs["person"] == ours["person"]
        again = other.ask(lambda session: whole_exchange(session, kept.id))
        assert written(other, again) == written(store, kept)
        entry = other.do(partial(land_whole, whole=whole, update=True)).entry
        assert entry is None, "the same file again changes nothing"


def test_a_copy_gets_it_too(store: Store, kept: Exchange) -> None:
    whole = read_whole_exchange(written(store, kept))
    store.do(partial(land_whole, whole=whole, as_name="A copy"))
    assert len(every_row(store)["delegate_care"]) == 2
    assert len(every_row(store)["person_private"]) == 1, "one person, one record"


def test_it_says_nothing_without_its_password(store: Store, kept: Exchange) -> None:
    sealed = seal(written(store, kept), "open sesame", CHEAP)
    assert is_sealed(sealed)
    for word in (b"Moreau", b"ZQ9X", b"Nantes"):
        assert word not in sealed
    with pytest.raises(Refused, match="does not open"):
        unseal(sealed, "open sesame ")


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b'{"format": 1}'])
def test_a_damaged_one_is_refused_in_words(damage: bytes) -> None:
    with pytest.raises(Refused, match="damaged"):
        unseal(damage, "open sesame")


def test_every_changed_byte_of_the_sealed_part_is_noticed() -> None:
    envelope = json.loads(seal(b'{"a": 1}', "x", CHEAP))
    data = envelope["aes_gcm"]["data"]
    for at in range(len(data) - 2):
        other = "A" if data[at] != "A" else "B"
        envelope["aes_gcm"]["data"] = data[:at] + other + data[at + 1 :]
        with pytest.raises(Refused):
            unseal(json.dumps(envelope).encode(), "x")


def test_a_greedy_cost_is_refused_before_it_is_paid() -> None:
    envelope = json.loads(seal(b"{}", "x", CHEAP))
    envelope["scrypt"]["n"] = 2**30
    with pytest.raises(Refused, match="damaged"):
        unseal(json.dumps(envelope).encode(), "x")
