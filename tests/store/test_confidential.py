"""Values of class care and private are in the journal by reference only."""

import json
from functools import partial
from typing import Any

import pytest
from builders import a_delegate, a_person, an_exchange, care, keep, private_fields
from rows import every_row
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from planner.model import DelegateCare, Person, PersonPrivate, Refused
from planner.store.chain import verify_chain
from planner.store.confidential import confidential
from planner.store.database import Store
from planner.store.engine import connect
from planner.store.journal import change, entries
from planner.store.tables import ABOUT, ENTRY, ROW, SECRET
from planner.store.undo import take_back

NUMBER, DIET = "QX-4711-DISTINCT", "no lupin flour"


@pytest.fixture
def person(store: Store) -> Person:
    person = a_person(private=private_fields(passport_number=NUMBER))
    exchange = an_exchange()
    exchange.visits[0].delegates = [a_delegate(person, care=care(dietary=DIET))]
    keep(store, exchange)
    return person


def setting(**values: Any) -> Any:
    def act(session: Session) -> None:
        found = session.scalars(select(PersonPrivate)).one()
        with change(session, "Change private fields"):
            for name, value in values.items():
                setattr(found, name, value)

    return act


def texts(store: Store) -> str:
    """All that stands in the journal, but for the secrets."""

    def read(session: Session) -> str:
        return "\n".join(
            str(tuple(row))
            for table in (ENTRY, ROW, ABOUT)
            for row in session.execute(select(table))
        )

    return store.ask(read)


def secrets(store: Store) -> list[Any]:
    return store.ask(lambda session: session.execute(select(SECRET)).all())


def test_which_columns_stand_aside() -> None:
    assert confidential("delegate_care") == {"dietary", "observance", "mobility"}
    assert "passport_number" in confidential("person_private")
    assert "person_id" not in confidential("person_private")
    assert not confidential("person")


def test_a_private_value_is_in_no_entry_and_no_row(store: Store, person: Person) -> None:
    store.do(setting(passport_number="QX-0815-OTHER", medical="asthma"))
    store.do(setting(passport_number=None))
    store.do(partial(take_back, number=3))
    told = texts(store)
    for value in (NUMBER, DIET, "QX-0815-OTHER", "asthma", "1980-02-29"):
        assert value not in told
    assert "Moreau" in told
    assert {json.loads(each.value) for each in secrets(store) if "QX" in each.value} == {
        NUMBER,
        "QX-0815-OTHER",
    }


def test_an_entry_holds_references(store: Store, person: Person) -> None:
    entry = store.do(setting(passport_number="QX-0815-OTHER")).entry
    assert entry is not None
    (row,) = entry.rows
    for image in (row.before, row.after):
        assert image is not None
        assert set(image["passport_number"]) == {"secret", "hash"}
    assert store.ask(entries)[-1] == entry


def test_what_is_unknown_may_be_said(store: Store, person: Person) -> None:
    entry = store.do(setting(medical="asthma")).entry
    assert entry is not None
    assert entry.rows[0].before == {"medical": None}


def test_no_two_values_share_a_salt_or_a_hash(store: Store, person: Person) -> None:
    store.do(setting(passport_number="other"))
    store.do(setting(passport_number=NUMBER))
    kept = secrets(store)
    assert len({each.salt for each in kept}) == len(kept)
    assert len([each for each in kept if json.loads(each.value) == NUMBER]) == 3
    hashes = json.dumps([[r.before, r.after] for e in store.ask(entries) for r in e.rows])
    assert hashes.count('"hash"') == len(kept)


def test_private_values_come_back(store: Store, person: Person) -> None:
    before = every_row(store)
    changed = store.do(setting(passport_number="x", date_of_birth=None, citizenships=("FR", "US")))
    after = every_row(store)
    assert changed.entry is not None
    undone = store.do(partial(take_back, number=changed.entry.number)).entry
    assert every_row(store) == before
    assert undone is not None
    store.do(partial(take_back, number=undone.number))
    assert every_row(store) == after


def test_care_comes_back_with_the_delegate(store: Store, person: Person) -> None:
    before = every_row(store)

    def remove(session: Session) -> None:
        with change(session, "Remove needs"):
            session.delete(session.scalars(select(DelegateCare)).one())

    removed = store.do(remove).entry
    assert removed is not None
    store.do(partial(take_back, number=removed.number))
    assert every_row(store) == before


def test_what_was_purged_cannot_be_taken_back(store: Store, person: Person) -> None:
    changed = store.do(setting(passport_number="x")).entry
    assert changed is not None
    before = every_row(store)
    purge(store)
    with pytest.raises(Refused, match="private values that belong to it have been purged"):
        store.do(partial(take_back, number=changed.number))
    assert every_row(store) == before


def test_the_chain_holds_when_values_are_purged(store: Store, person: Person) -> None:
    store.do(setting(passport_number="x"))
    purge(store)
    assert store.ask(verify_chain) is None


def test_a_secret_that_was_altered_is_found(store: Store, person: Person) -> None:
    entry = store.do(setting(passport_number="x")).entry
    assert entry is not None
    behind_the_back(store, "UPDATE journal_secret SET value = '\"y\"' WHERE value = '\"x\"'")
    assert store.ask(verify_chain) == entry.number


def purge(store: Store) -> None:
    behind_the_back(store, "DELETE FROM journal_secret")


def behind_the_back(store: Store, statement: str) -> None:
    connection = connect(store.file, None)
    connection.execute(str(text(statement)))
    connection.close()
