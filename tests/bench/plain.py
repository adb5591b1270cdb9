"""The least an edit costs: one object loaded, changed and committed by SQLAlchemy as it comes.

python tests/bench/plain.py DATABASE     one edit for every line it is given; says its seconds
"""

import sys
import time as clock
from collections.abc import Iterator
from datetime import time
from itertools import cycle
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from planner.store.engine import sqlite_engine


class Plain(DeclarativeBase):
    pass


class PlainItem(Plain):
    """Our table of items, without what we add to it; not one of the nouns, so nothing watches."""

    __tablename__ = "item"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    title: Mapped[str]
    start: Mapped[time | None]
    end: Mapped[time | None]
    ends_next_day: Mapped[bool]


def plain_edits(file: Path) -> Iterator[None]:
    engine = sqlite_engine(file, None)
    with Session(engine) as session:
        ids = session.scalars(select(PlainItem.id)).all()
    for item_id, minute in zip(cycle(ids), cycle((5, 10, 15)), strict=False):
        with Session(engine) as session, session.begin():
            item = session.get_one(PlainItem, item_id)
            item.start, item.end = time(9, minute), time(10, minute)
        yield


def main(file: Path) -> None:
    edits = plain_edits(file)
    for _line in sys.stdin:
        began = clock.perf_counter()
        next(edits)
        print(clock.perf_counter() - began, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
