"""No past can be altered unnoticed."""

import json
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

import pytest
from builders import a_person, an_exchange, keep
from sqlalchemy.orm import Session

from planner.model import Refused
from planner.store.chain import START, hash_of, verify_chain
from planner.store.database import Store
from planner.store.engine import connect
from planner.store.journal import change
from planner.store.record import RowChange


@pytest.fixture
def filled(store: Store) -> Store:
    keep(store, an_exchange("One"))
    keep(store, a_person())
    keep(store, an_exchange("Two"))
    keep(store, a_person("Roy"))
    return store


def test_an_untouched_journal_holds(store: Store, filled: Store) -> None:
    assert store.ask(verify_chain) is None


def test_an_empty_journal_holds(store: Store) -> None:
    assert store.ask(verify_chain) is None


CUT_OFF = "DELETE FROM {table} WHERE {number} >="
"""Entries gone whole, with all that belongs to them."""


@pytest.mark.parametrize(
    ("statement", "first"),
    [
        ("UPDATE journal_entry SET sentence = 'Nothing' WHERE number = 2", 2),
        ("UPDATE journal_entry SET words = '{}' WHERE number = 3", 3),
        ("UPDATE journal_entry SET made_by = 'Eve' WHERE number = 1", 1),
        ("UPDATE journal_entry SET made_at = '2020-01-01 00:00:00.000000' WHERE number = 4", 4),
        ("UPDATE journal_entry SET reverses = 1 WHERE number = 2", 2),
        ("UPDATE journal_entry SET schema = '0000' WHERE number = 2", 2),
        ("UPDATE journal_entry SET hash = previous WHERE number = 2", 2),
        ("UPDATE journal_row SET after = '{}' WHERE entry = 3 AND place = 0", 3),
        ("UPDATE journal_row SET thing = hex(zeroblob(16)) WHERE entry = 2", 2),
        ("DELETE FROM journal_row WHERE entry = 4 AND place = 0", 4),
        ("DELETE FROM journal_about WHERE entry = 3", 3),
        ("UPDATE journal_about SET exchange = hex(zeroblob(16)) WHERE entry = 1", 1),
        ("DELETE FROM journal_entry WHERE number = 2", 2),
        ("DELETE FROM journal_entry WHERE number = 4", 4),
        ("UPDATE journal_entry SET number = 9 WHERE number = 4", 4),
        (f"{CUT_OFF} 4", 4),
        (f"{CUT_OFF} 3", 3),
        (f"{CUT_OFF} 1", 1),
    ],
)
def test_the_first_entry_that_does_not_fit_is_named(
    filled: Store, statement: str, first: int
) -> None:
    connection = connect(filled.file, None)
    connection.execute("PRAGMA foreign_keys=OFF")
    parts = [("journal_row", "entry"), ("journal_about", "entry"), ("journal_entry", "number")]
    for table, number in parts:
        connection.execute(statement.replace("{table}", table).replace("{number}", number))
    connection.close()
    assert filled.ask(verify_chain) == first


def test_what_was_cut_off_is_missed_after_later_entries_too(filled: Store) -> None:
    connection = connect(filled.file, None)
    connection.execute("PRAGMA foreign_keys=OFF")
    for table, number in [("row", "entry"), ("about", "entry"), ("entry", "number")]:
        connection.execute(f"DELETE FROM journal_{table} WHERE {number} = 4")
    connection.close()
    keep(filled, a_person("Later"))
    assert filled.ask(verify_chain) == 4


def test_what_failed_leaves_no_gap(filled: Store) -> None:
    def fails(session: Session) -> None:
        with change(session, "Take the count"):
            session.add(a_person("Nobody"))
        raise Refused("Not so.")

    with pytest.raises(Refused):
        filled.do(fails)
    keep(filled, a_person("Later"))
    assert filled.ask(verify_chain) is None


def test_a_journal_of_before_the_count_holds(filled: Store) -> None:
    connection = connect(filled.file, None)
    connection.execute("PRAGMA user_version=0")
    connection.close()
    assert filled.ask(verify_chain) is None
    keep(filled, a_person("Later"))
    assert filled.ask(verify_chain) is None


ENTRY = {
    "number": 1,
    "made_at": datetime(2027, 4, 1, 10, 30, tzinfo=UTC),
    "made_by": "Ana",
    "sentence": "Change {thing}",
    "words": {"z": 1, "thing": "“Zürich”"},
    "reverses": None,
    "schema": "0001",
    "previous": START,
}
ROWS = [
    RowChange("person", UUID(int=1), None, {"z": 1, "name": "Ana"}),
    RowChange("person", UUID(int=2), {"name": "Ben"}, None),
]
EXCHANGES = [UUID(int=9), UUID(int=3)]


def test_the_first_entry_follows_zeros() -> None:
    assert START == "0" * 64


@pytest.mark.parametrize("rows", [[], ROWS[:1], ROWS])
def test_a_hash_is_that_of_the_entry_as_json_with_its_keys_in_order(rows: list[RowChange]) -> None:
    """It must stay so, or no journal written by an earlier version would hold any more."""
    told = {
        **ENTRY,
        "made_at": "2027-04-01T10:30:00+00:00",
        "rows": [[row.kind, row.thing.hex, row.before, row.after] for row in rows],
        "about": [UUID(int=3).hex, UUID(int=9).hex],
    }
    text = json.dumps(told, sort_keys=True)
    assert hash_of(ENTRY, rows, EXCHANGES) == sha256(text.encode()).hexdigest()
