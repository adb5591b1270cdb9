"""The locked exchange file holds all that is private, and says nothing without its password."""

import json
from contextlib import closing
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from builders import (
    a_delegate,
    a_person,
    a_visit,
    an_embassy,
    an_exchange,
    care,
    keep,
    private_fields,
)
from PIL import Image
from rows import every_row

from planner.actions.logos import set_logo
from planner.interchange.exchange_file import (
    aside_of,
    is_sealed,
    land_whole,
    read_whole_exchange,
    seal,
    unseal,
    write_whole_exchange,
)
from planner.model import City, Exchange, Refused
from planner.queries.exchanges import whole_exchange
from planner.rules.logos import holders_of
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


def with_logos(store: Store, exchange: Exchange) -> tuple[Exchange, bytes]:
    """The exchange with a logo of its embassy and its first city, and its whole file."""
    embassy = an_embassy()
    keep(store, embassy)

    def marked(session: Any) -> None:
        with change(session, "Give it an embassy"):
            session.get_one(Exchange, exchange.id).embassy = session.merge(embassy)

    store.do(marked)
    city = exchange.cities[0].city
    for thing, color in ((embassy, "navy"), (city, "red")):
        drawn = BytesIO()
        Image.new("RGB", (40, 30), color).save(drawn, "PNG")
        data = drawn.getvalue()
        store.do(partial(set_logo, thing_id=thing.id, file_name="a.png", data=data))
    loaded = store.ask(lambda session: whole_exchange(session, exchange.id))
    aside = store.ask(lambda session: aside_of(session, loaded))
    return loaded, write_whole_exchange(loaded, (), aside)


def test_logos_go_along_and_replace_none(store: Store, kept: Exchange, tmp_path: Path) -> None:
    exchange, data = with_logos(store, kept)
    whole = read_whole_exchange(data)
    with closing(open_store(tmp_path / "other.db", who="Ben")) as other:
        other.do(partial(land_whole, whole=whole))
        again = other.ask(lambda session: whole_exchange(session, exchange.id))
        logos = {str(each): each.logo for each in holders_of(again)}
        assert logos == {str(each): each.logo for each in holders_of(exchange)}
        assert sum(map(bool, logos.values())) == 2
        aside = other.ask(lambda session: aside_of(session, again))
        assert write_whole_exchange(again, (), aside) == data
        drawn = BytesIO()
        Image.new("RGB", (40, 30), "green").save(drawn, "PNG")
        city = again.cities[0].city
        ours = drawn.getvalue()
        other.do(partial(set_logo, thing_id=city.id, file_name="ours.png", data=ours))
        own = other.ask(lambda session: session.get_one(City, city.id).logo)
        assert other.do(partial(land_whole, whole=whole, update=True)).entry is None
        assert other.ask(lambda session: session.get_one(City, city.id).logo) == own


@pytest.mark.parametrize("spoiled", [{"data": "AAAA"}, {"of": 4}, {"data": None}, {"data": "?"}])
def test_a_logo_that_cannot_be_read_is_left_out_and_told(
    store: Store, kept: Exchange, spoiled: dict[str, object]
) -> None:
    _, data = with_logos(store, kept)
    value = json.loads(data)
    value["logos"][0] |= spoiled
    whole = read_whole_exchange(json.dumps(value).encode())
    assert len(whole.private.logos) == 1
    assert [str(each) for each in whole.messages if "logos[0]" in str(each)]


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
