"""What is in a database, value for value."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.store.database import Store
from planner.store.schema import CONTENT, JOURNAL, metadata


def every_row(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table but the journal's, in the order of their ids."""

    def read(session: Session) -> dict[str, list[tuple[Any, ...]]]:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(table.c.id))]
            for table in metadata.sorted_tables
            if table.name not in {*JOURNAL, CONTENT}
        }

    return store.ask(read)
