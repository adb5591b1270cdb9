"""A planner that does nothing but edit, in a process of its own, until it is killed.

For each line on stdin, DATABASE, SECONDS and perhaps a KEY: a process that edits is born, killed so
long after its first edit, and the number of the last edit it acknowledged comes on stdout. An edit
writes its number in two rows, an item and a note of it, so that half an edit would show.
"""

import os
import signal
import sys
import time
from itertools import count
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions.itinerary import edit_item
from planner.model import Item, ItemNote
from planner.store.database import Store, open_store


def edited(store: Store) -> tuple[str, str]:
    """What the item and its note say."""

    def read(session: Session) -> tuple[str, str]:
        item_id = _item(session)
        title = session.scalars(select(Item.title).where(Item.id == item_id)).one()
        note = select(ItemNote.text).where(ItemNote.item_id == item_id)
        return title, session.scalars(note.where(ItemNote.audience == "hosts")).one()

    return store.ask(read)


def edit(store: Store, said: str) -> None:
    def write(session: Session) -> None:
        edit_item(session, _item(session), {"title": said, "notes.hosts": said})

    store.do(write)


def _item(session: Session) -> UUID:
    return session.scalars(select(Item.id).order_by(Item.id)).first()  # type: ignore[return-value]


def edit_for_ever(file: Path, key: bytes | None, told: int) -> None:
    store = open_store(file, who="Ana", key=key)
    for number in count(int(edited(store)[0]) + 1):
        edit(store, str(number))
        os.write(told, b"%d\n" % number)


def edits_until_killed(file: Path, key: bytes | None, after: float) -> int:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        edit_for_ever(file, key, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as heard:
        first = heard.readline()
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        rest = heard.read()
    os.waitpid(child, 0)
    return int((first + rest).split(b"\n")[-2])


if __name__ == "__main__":
    for line in sys.stdin:
        database, seconds, *secret = line.split("\t")
        raw = bytes.fromhex(secret[0]) if secret else None
        sys.stdout.write(f"{edits_until_killed(Path(database), raw, float(seconds))}\n")
        sys.stdout.flush()
