"""Changes and their taking back, in a few words each."""

from collections.abc import Callable
from copy import deepcopy
from functools import partial
from itertools import count
from typing import Any

import pytest
from rows import every_row
from sqlalchemy.orm import Session

from planner.model import Base, Exchange, Refused
from planner.store.database import Store
from planner.store.history import History
from planner.store.journal import Entry, change, entries
from planner.store.undo import take_back


def do(store: Store, action: Callable[[Session], Any]) -> Entry:
    entry = store.do(action).entry
    assert entry is not None
    return entry


def undo(store: Store, number: int) -> Entry:
    return do(store, partial(take_back, number=number))


def how_many_steps(history: History) -> tuple[int, int]:
    """That can be undone, and redone."""

    def counted(to: str) -> int:
        steps: Any = deepcopy(history._steps)
        numbers = count(10**9)
        found = 0
        while entries := getattr(steps, to).entries:
            for number in entries:
                steps.hear(next(numbers), number)
            found += 1
        return found

    return counted("to_undo"), counted("to_redo")


def setting(thing: Base, about: Exchange | None = None, **values: Any) -> Callable[[Session], None]:
    def act(session: Session) -> None:
        found = session.get_one(type(thing), thing.id)
        concerned = [about.id] if about else []
        with change(session, "Set {what} of {thing}", about=concerned, what=[*values], thing=found):
            for name, value in values.items():
                setattr(found, name, value)

    return act


def removing(*things: Base) -> Callable[[Session], None]:
    def act(session: Session) -> None:
        found = [session.get_one(type(thing), thing.id) for thing in things]
        with change(session, "Remove {thing}", thing=found[0]):
            for each in found:
                session.delete(each)

    return act


def refused(store: Store, action: Callable[[Session], Any]) -> str:
    """The words of a refusal, after which everything is as before."""
    before, written = every_row(store), len(store.ask(entries))
    with pytest.raises(Refused) as error:
        store.do(action)
    assert every_row(store) == before
    assert len(store.ask(entries)) == written
    return str(error.value)
