"""Rooms at one stop, and who is in a group: one step each, and taken back."""

from functools import partial
from typing import Any

import pytest
from builders import a_delegate, a_group, a_stop, a_visit, an_exchange, keep
from rows import every_row

from planner.actions.groups import set_member
from planner.actions.rooms import set_room
from planner.model import Refused
from planner.store.database import Store
from planner.store.undo import take_back


def rows(store: Store, table: str) -> list[Any]:
    return every_row(store)[table]


def test_a_room_comes_is_changed_and_goes_with_its_last_word(store: Store) -> None:
    delegate, stop = a_delegate(), a_stop()
    keep(store, an_exchange(visits=[a_visit(delegates=[delegate], stops=[stop])]))
    before = every_row(store)
    room = partial(set_room, delegate_id=delegate.id, stop_id=stop.id)
    entry = store.do(partial(room, fields={"type": "Twin", "nights": "3"})).entry
    assert len(rows(store, "room")) == 1
    store.do(partial(room, fields={"type": ""}))
    assert len(rows(store, "room")) == 1, "its nights are still to be said"
    with pytest.raises(Refused, match="number"):
        store.do(partial(room, fields={"nights": "some"}))
    store.do(partial(room, fields={"nights": ""}))
    assert rows(store, "room") == []
    assert entry is not None
    again = store.do(partial(room, fields={"type": "Twin"})).entry
    assert again is not None
    store.do(lambda session: take_back(session, again.number))
    assert every_row(store) == before


def test_a_stop_of_another_visit_is_refused(store: Store) -> None:
    delegate, stop = a_delegate(), a_stop()
    keep(store, an_exchange(visits=[a_visit(delegates=[delegate])]),
         an_exchange("Other", visits=[a_visit(stops=[stop])]))  # fmt: skip
    with pytest.raises(Refused, match="no longer here"):
        store.do(lambda session: set_room(session, delegate.id, stop.id, {"type": "Twin"}))


def test_a_delegate_is_put_into_a_group_once_and_taken_out(store: Store) -> None:
    delegate, group = a_delegate(), a_group()
    keep(store, an_exchange(visits=[a_visit(delegates=[delegate], groups=[group])]))
    for _ in range(2):
        store.do(lambda session: set_member(session, group.id, delegate.id, True))
        assert len(rows(store, "group_member")) == 1
    store.do(lambda session: set_member(session, group.id, delegate.id, False))
    assert rows(store, "group_member") == []
