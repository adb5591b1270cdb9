"""Nothing is written but inside a change, and nothing is read that was not asked for."""

from collections.abc import Callable
from typing import Any

import pytest
from builders import a_delegate, a_person, an_item, keep
from hypothesis import given
from hypothesis import strategies as st
from rows import every_row
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session, selectinload
from whole_exchange import an_exchange_with_everything

from planner.model import City, Exchange, Item, ItemKind, Person, Stop, Visit
from planner.store.database import Store
from planner.store.guard import Unguarded
from planner.store.journal import change
from planner.store.undo import take_back
from planner.store.whole import complete


@pytest.fixture
def exchange(store: Store) -> Exchange:
    exchange = an_exchange_with_everything()
    keep(store, exchange)
    return exchange


@pytest.fixture
def detached(store: Store, exchange: Exchange) -> Visit:
    def read(session: Session) -> Visit:
        found = session.get_one(Exchange, exchange.id)
        complete(session, found)
        return found.visits[0]

    return store.ask(read)


CHANGES: dict[str, Callable[[Visit], Any]] = {
    "a value": lambda visit: setattr(visit.items[0], "title", "x"),
    "a key": lambda visit: setattr(visit.items[0], "stop_id", None),
    "a relationship": lambda visit: setattr(visit.items[0], "stop", None),
    "something appended": lambda visit: visit.items.append(an_item()),
    "something removed": lambda visit: visit.items.pop(),
    "everything removed": lambda visit: visit.items.clear(),
    "a list replaced": lambda visit: setattr(visit, "items", []),
    "from the other end": lambda visit: an_item(visit=visit),
}


@pytest.mark.parametrize("act", CHANGES.values(), ids=CHANGES)
def test_what_was_read_can_only_be_read(detached: Visit, act: Callable[[Visit], Any]) -> None:
    with pytest.raises(Unguarded, match="only inside a change"):
        act(detached)


def test_what_was_kept_can_only_be_read_afterwards(store: Store) -> None:
    person = a_person()
    keep(store, person)
    with pytest.raises(Unguarded):
        person.family_name = "x"


def test_what_is_new_is_free() -> None:
    item = an_item()
    item.title = "x"
    item.stop = Stop(city=City(name="Tampa"))
    item.stop.items.clear()
    assert item.stop is None


def _a_thing(session: Session) -> Item:
    return session.scalars(select(Item).order_by(Item.rank)).all()[0]


WRITES: dict[str, Callable[[Session], Any]] = {
    "a value": lambda session: setattr(_a_thing(session), "title", "x"),
    "a new thing": lambda session: (session.add(a_person()), session.flush()),
    "a removal": lambda session: (session.delete(_a_thing(session)), session.flush()),
    "an update": lambda session: session.execute(update(Item).values(title="x")),
    "an update of a table": lambda session: session.execute(update(Item.__table__).values(rank=1)),
    "an insert": lambda session: session.execute(insert(City).values(name="x")),
    "a delete": lambda session: session.execute(delete(Item)),
    "text": lambda session: session.execute(text("UPDATE item SET title = 'x'")),
}


@pytest.mark.parametrize("act", WRITES.values(), ids=WRITES)
@pytest.mark.parametrize("how", ["do", "ask"])
def test_nothing_is_written_outside_a_change(
    store: Store, exchange: Exchange, act: Callable[[Session], Any], how: str
) -> None:
    before = every_row(store)
    with pytest.raises(Unguarded):
        getattr(store, how)(act)
    assert every_row(store) == before


@pytest.mark.parametrize("name", ["an update", "a delete", "text", "an insert"])
def test_statements_pass_the_journal_by_even_inside_a_change(
    store: Store, exchange: Exchange, name: str
) -> None:
    def act(session: Session) -> None:
        with change(session, "x"):
            WRITES[name](session)

    with pytest.raises(Unguarded, match="pass the journal by"):
        store.do(act)


def test_no_savepoint_inside_a_change(store: Store) -> None:
    def act(session: Session) -> None:
        with change(session, "x"), session.begin_nested():
            pass

    with pytest.raises(Unguarded, match="judge first"):
        store.do(act)


def test_a_change_may_not_be_made_in_the_middle_of_nonsense_unseen(
    store: Store, exchange: Exchange
) -> None:
    """A query in the middle of a change does not write what is half done."""

    def act(session: Session) -> int:
        item = _a_thing(session)
        with change(session, "Rename"):
            item.title = ""
            found = len(session.scalars(select(Person)).all())
            item.title = "Lunch"
        return found

    assert store.do(act).result > 0


def test_a_forgotten_load_is_an_error_while_it_is_asked(store: Store, exchange: Exchange) -> None:
    for forgetful in (
        lambda session: [item.stop for item in session.scalars(select(Item))],
        lambda session: _a_thing(session).participations,
        lambda session: session.get_one(Exchange, exchange.id).visits,
        lambda session: (
            session.scalars(select(Visit).options(selectinload(Visit.items))).all()[0].stops
        ),
    ):
        with pytest.raises(InvalidRequestError, match="lazy='raise'"):
            store.ask(forgetful)


def test_an_action_may_look_around(store: Store, exchange: Exchange) -> None:
    looked = store.do(lambda session: str(_a_thing(session).visit.exchange.embassy))
    assert looked.result == "Embassy Paris"
    assert looked.entry is None


@given(st.text(st.characters()))
def test_text_loses_what_a_database_cannot_hold(given_text: str) -> None:
    person = a_person(given_text, languages=("x" + given_text,))
    assert person.family_name is not None
    assert "\0" not in person.family_name
    person.family_name.encode()
    assert person.languages == (" ".join(("x" + person.family_name).splitlines()),)
    if "\0" not in given_text and not any("\ud800" <= each <= "\udfff" for each in given_text):
        assert person.family_name == given_text


def test_text_without_nul_is_what_comes_back(store: Store) -> None:
    person = a_person("Mo\0reau\0", given_name="caf\udce9", emails=("a\0@b",))
    keep(store, person)
    (kept,) = store.ask(lambda session: session.scalars(select(Person)).all())
    assert (kept.family_name, kept.given_name, kept.emails) == ("Moreau", "caf\ufffd", ("a@b",))


def test_a_change_takes_nul_out_too(store: Store) -> None:
    delegate = a_delegate()
    keep(store, delegate.person)

    def act(session: Session) -> None:
        person = session.get_one(Person, delegate.person.id)
        with change(session, "Rename"):
            person.family_name = "\0Roy"

    entry = store.do(act).entry
    assert entry is not None
    assert entry.rows[0].after == {"family_name": "Roy"}


@pytest.mark.parametrize(
    "given", [("two\nlines", "fr"), ("one\u2028two\r\nthree\x85",), ("",), ("", "fr")]
)
def test_lines_are_kept_as_they_will_be_read(store: Store, given: tuple[str, ...]) -> None:
    """They are kept one a line, so none may be two, and one that is empty is none."""
    person = a_person(languages=given)
    keep(store, person)
    kept = store.ask(lambda session: session.scalars(select(Person.languages)).one())
    assert kept == person.languages
    assert all(len(each.splitlines()) < 2 for each in kept)
    store.do(lambda session: take_back(session, 1))
    assert every_row(store)["person"] == []


def test_a_closed_word_among_lines_stays_one() -> None:
    person = a_person(languages=(ItemKind.MEAL, "two\nlines"))
    assert type(person.languages[0]) is ItemKind
