"""No past can be altered unnoticed."""

import pytest
from builders import a_person, an_exchange, keep

from planner.store.chain import verify_chain
from planner.store.database import Store
from planner.store.engine import connect


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
    ],
)
def test_the_first_entry_that_does_not_fit_is_named(
    filled: Store, statement: str, first: int
) -> None:
    connection = connect(filled.file, None)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute(statement)
    connection.close()
    assert filled.ask(verify_chain) == first
