"""The index of everything keeps in step with what it is made of, whatever happens to that."""

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from builders import (
    NOW,
    TODAY,
    a_delegate,
    a_person,
    a_visit,
    an_exchange,
    care,
    keep,
    private_fields,
)
from older import OLDER, older_database
from rows import assert_all_is_found_as_it_is
from sqlalchemy import select
from sqlalchemy.orm import Session
from whole_exchange import an_exchange_with_everything

from planner.actions.purge import purge
from planner.interchange.samples import add_samples
from planner.model import Disclosure, Exchange, Person
from planner.queries.search import search
from planner.store.backup import back_up
from planner.store.database import Store, open_store
from planner.store.engine import connect, sqlite_engine
from planner.store.exporting import export_into
from planner.store.files import make_empty
from planner.store.journal import change
from planner.store.restore import restore
from planner.store.schema import metadata
from planner.store.search import LINE, rebuild
from planner.store.undo import take_back


def named(family: str, given: str | None = None, **more: Any) -> Person:
    return a_person(family, given_name=given, **more)


def names(store: Store, typed: str) -> list[str]:
    return [hit.name for hit in store.ask(partial(search, text=typed))]


def test_samples_are_found_and_gone_again_when_taken_back(store: Store) -> None:
    entry = store.do(add_samples).entry
    assert entry is not None
    assert_all_is_found_as_it_is(store)
    assert names(store, "lukasz") == ["Łukasz Wiśniewski"]
    store.do(lambda session: take_back(session, entry.number))
    assert_all_is_found_as_it_is(store)
    assert names(store, "lukasz") == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ß", "Weißkopf"),
        ("weisskopf", "Weißkopf"),
        ("ae", "Jæger"),
        ("soeren", "Søren"),
        ("soren", "Søren"),
        ("aangstroem", "Ångström"),
        ("angstroem", "Ångström"),
        ("結衣", "田中結衣"),
        ("衣", "田中結衣"),
        ('"', 'The "Bell"'),
        ("o'ne", "O’Neill"),
        ("a* OR", "a* OR b"),
    ],
)
def test_a_part_of_a_name_is_enough_in_every_script(store: Store, typed: str, said: str) -> None:
    keep(store, named(said), named("Nobody"))
    assert names(store, typed) == [said]


def test_words_of_one_thing_belong_together(store: Store) -> None:
    delegate = a_delegate(named("Müller", "Jörg"), position="Mayor")
    keep(store, an_exchange(visits=[a_visit(delegates=[delegate])]), named("Mayor", "Anna"))
    assert names(store, "mayor muller") == ["Jörg Müller"]
    assert set(names(store, "mayor")) == {"Jörg Müller", "Anna Mayor"}


def test_nothing_private_and_no_phone_is_found(store: Store) -> None:
    exchange = an_exchange_with_everything()
    keep(store, exchange)
    hidden = {Disclosure.PRIVATE, Disclosure.CARE, Disclosure.PHONES}

    def said(session: Session) -> tuple[set[str], str]:
        connection = session.connection()
        values = {
            value
            for table in metadata.sorted_tables
            for column in table.columns
            if column.info["disclosure"] in hidden
            for value in connection.scalars(select(column))
            if isinstance(value, str) and len(value) > 3
        }
        return values, "\n".join(connection.scalars(select(LINE.c.words)))

    values, words = store.ask(said)
    assert values
    assert not [value for value in values if value.casefold() in words]


def test_what_leaves_a_line_leaves_the_file(store: Store) -> None:
    """Of the index; the journal keeps names."""
    person = named("ʘʘʘ")
    keep(store, person, named("Other"))
    letters = "ʘ".encode()

    def blocks() -> bytes:
        with closing(connect(store.file, None)) as driver:
            rows = driver.execute("SELECT block FROM search_words_data").fetchall()
        return b"".join(block for (block,) in rows)

    assert letters in blocks()

    def remove(session: Session) -> None:
        with change(session, "Remove"):
            session.delete(session.get_one(Person, person.id))

    store.do(remove)
    assert letters not in blocks()
    assert_all_is_found_as_it_is(store)


def test_a_purge_and_a_restore_leave_it_right(store: Store, tmp_path: Path) -> None:
    person = named("Moreau", "Claire", private=private_fields())
    delegate = a_delegate(person, care=care())
    keep(store, an_exchange("Purged", visits=[a_visit(delegates=[delegate])]))
    copy = tmp_path / "copy.db"
    back_up(store.file, None, copy)
    exchange = store.ask(lambda session: session.scalars(select(Exchange.id)).one())
    purge(store, exchange, TODAY)
    assert_all_is_found_as_it_is(store)
    keep(store, named("Later"))
    restore(store, copy, None)
    assert_all_is_found_as_it_is(store)
    assert names(store, "later") == []
    assert names(store, "moreau purged") == []
    assert names(store, "moreau") == ["Claire Moreau"]


def test_an_encrypted_copy_has_it_too(store: Store, tmp_path: Path) -> None:
    keep(store, an_exchange_with_everything())
    store.close()
    copy, key = tmp_path / "sealed.db", bytes(range(48))
    make_empty(copy)
    export_into(store.file, None, copy, key)
    with closing(open_store(copy, who="Ana", key=key, now=lambda: NOW)) as sealed:
        assert_all_is_found_as_it_is(sealed, key)


def test_an_index_is_made_anew_as_after_an_upgrade(store: Store) -> None:
    keep(store, an_exchange_with_everything())
    with closing(connect(store.file, None)) as driver:
        driver.execute("DELETE FROM search_line")
        driver.execute("INSERT INTO search_words(search_words) VALUES ('delete-all')")
    assert names(store, "orlando") == []
    with sqlite_engine(store.file).connect() as connection, connection.begin():
        rebuild(connection)
    assert_all_is_found_as_it_is(store)
    assert len(names(store, "orlando")) > 0


@pytest.mark.parametrize("version", [OLDER[0], OLDER[-1]])
def test_what_an_older_database_holds_is_found_after_its_upgrade(
    store: Store, version: str
) -> None:
    keep(store, named("Wiśniewski", "Łukasz"), named("Müller", "Zoë"))
    store.close()
    older_database(store.file, version)
    with closing(open_store(store.file, who="Ana", now=lambda: NOW)) as upgraded:
        assert names(upgraded, "lukasz") == ["Łukasz Wiśniewski"]
        assert names(upgraded, "mueller") == names(upgraded, "muller") == ["Zoë Müller"]
        assert_all_is_found_as_it_is(upgraded)
