"""What is in a database, value for value; and whether what all is found by fits it."""

from contextlib import closing
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.store.database import Store
from planner.store.engine import connect
from planner.store.schema import CONTENT, JOURNAL, LINES, metadata
from planner.store.search import lines_of
from planner.store.search_lines import LINES as LINES_OF


def every_row(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table of nouns, in the order of their ids."""

    def read(session: Session) -> dict[str, list[tuple[Any, ...]]]:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(table.c.id))]
            for table in metadata.sorted_tables
            if table.name not in {*JOURNAL, CONTENT, LINES}
        }

    return store.ask(read)


def assert_all_is_found_as_it_is(store: Store, key: bytes | None = None) -> None:
    """The index holds what a scan of everything gives, and its letters are those of its lines."""

    def compare(session: Session) -> None:
        connection = session.connection()
        for kind, lines in LINES_OF.items():
            scanned = sorted(lines(connection, None), key=lambda line: line.id)
            kept = sorted(lines_of(connection, kind), key=lambda line: line.id)
            assert kept == scanned

    store.ask(compare)
    with closing(connect(store.file, key)) as driver:
        check = "INSERT INTO search_words(search_words, rank) VALUES ('integrity-check', 1)"
        driver.execute(check)
