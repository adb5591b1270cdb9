"""Bytes are kept once, by their digest, and outlive undo so that redo finds them."""

from hashlib import sha256

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.model import Refused
from planner.store.attachments import CONTENT, LARGEST, attach, content_of
from planner.store.database import Store
from planner.store.journal import change
from planner.store.undo import take_back


def put(store: Store, name: str, data: bytes) -> int:
    def action(session: Session) -> None:
        with change(session, "Attach “{name}”", name=name):
            attach(session, name, "image/jpeg", data)

    entry = store.do(action).entry
    assert entry is not None
    return entry.number


def test_what_was_put_is_found_and_kept_once(store: Store) -> None:
    put(store, "a.jpg", b"picture")
    put(store, "b.jpg", b"picture")
    digest = sha256(b"picture").hexdigest()
    assert store.ask(lambda session: content_of(session, digest)) == b"picture"
    count = select(func.count()).select_from(CONTENT)
    assert store.ask(lambda session: session.connection().scalar(count)) == 1


def test_redo_finds_the_bytes_again(store: Store) -> None:
    number = put(store, "a.jpg", b"picture")
    undone = store.do(lambda session: take_back(session, number)).entry
    assert undone is not None
    store.do(lambda session: take_back(session, undone.number))
    digest = sha256(b"picture").hexdigest()
    assert store.ask(lambda session: content_of(session, digest)) == b"picture"


def test_too_large_a_file_is_refused_in_words(store: Store) -> None:
    with pytest.raises(Refused, match=r"film.mov has 21 MB; at most 20 MB can be kept\."):
        put(store, "film.mov", bytes(LARGEST + 1))
