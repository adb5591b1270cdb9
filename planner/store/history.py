"""What can be undone and redone while the program runs.

Lives beside the store, in its thread, where the order of things is known.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from sqlalchemy.orm import Session

from planner.store.database import Done, Store
from planner.store.record import Entry
from planner.store.undo import take_back

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Step:
    label: str  # of what was done first, however often it was undone and redone since
    number: int  # the entry to take back


class History:
    """The steps of this run, newest last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._past: list[_Step] = []
        self._future: list[_Step] = []

    def do(self, action: Callable[[Session], T]) -> Done[T]:
        done = self._store.do(action)
        if done.entry:
            self._past.append(_Step(done.entry.label, done.entry.number))
            self._future.clear()
        return done

    def undo(self) -> Entry | None:
        """Take back the newest step; None if there is none. One that is Refused is dropped."""
        return self._turn(self._past, self._future)

    def redo(self) -> Entry | None:
        """Take back the newest undo."""
        return self._turn(self._future, self._past)

    @property
    def labels(self) -> tuple[str, str]:
        """What undo and redo would concern, for the menu; empty if nothing."""
        return (
            self._past[-1].label if self._past else "",
            self._future[-1].label if self._future else "",
        )

    def _turn(self, steps: list[_Step], reverse: list[_Step]) -> Entry | None:
        if not steps:
            return None
        step = steps.pop()
        entry = self._store.do(partial(take_back, number=step.number)).entry
        assert entry is not None, "an entry changed something, so taking it back does too"
        reverse.append(_Step(step.label, entry.number))
        return entry
