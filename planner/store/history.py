"""What can be undone and redone while the program runs.

Lives beside the store, in its thread, where the order of things is known.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import TypeVar

from sqlalchemy.orm import Session

from planner.store.database import Done, Store
from planner.store.record import Entry
from planner.store.undo import take_back
from planner.store.unhurried import Progress, no_progress

T = TypeVar("T")

JOINS_WITHIN = 2.0  # seconds between nudges that are one step


@dataclass(frozen=True, slots=True)
class _Step:
    label: str  # of what was done last of it, however often it was undone and redone since
    numbers: tuple[int, ...]  # the entries to take back, the newest first
    joins: str = ""  # what may still become a part of it
    at: float = 0.0


class History:
    """The steps of this run, newest last."""

    def __init__(self, store: Store, clock: Callable[[], float] = monotonic) -> None:
        self._store, self._clock = store, clock
        self._past: list[_Step] = []
        self._future: list[_Step] = []

    def do(self, action: Callable[[Session], T], joins: str = "") -> Done[T]:
        """Do something; one step with the one before if both were told to join as the same."""
        now = self._clock()
        before = self._joined(joins, now)
        done = self._store.do(action, before.numbers[0] if before else None)
        if done.entry and done.entry.can_be_taken_back:  # a look is no step
            step = _Step(done.entry.label, (done.entry.number,), joins, now)
            if before is not None:
                self._past.pop()
                step = replace(step, numbers=(*step.numbers, *before.numbers))
            self._past.append(step)
            self._future.clear()
        return done

    def _joined(self, joins: str, now: float) -> _Step | None:
        """The newest step, if what is done now becomes a part of it."""
        before = self._past[-1] if self._past and joins and not self._future else None
        if before is None or before.joins != joins:
            return None
        return before if now - before.at <= JOINS_WITHIN else None

    def undo(self, progress: Progress = no_progress) -> list[Entry]:
        """Take back the newest step; nothing if there is none. One that is Refused is dropped."""
        return self._turn(self._past, self._future, progress)

    def redo(self, progress: Progress = no_progress) -> list[Entry]:
        """Take back the newest undo."""
        return self._turn(self._future, self._past, progress)

    @property
    def labels(self) -> tuple[str, str]:
        """What undo and redo would concern, for the menu; empty if nothing."""
        return (
            self._past[-1].label if self._past else "",
            self._future[-1].label if self._future else "",
        )

    def _turn(self, steps: list[_Step], reverse: list[_Step], progress: Progress) -> list[Entry]:
        if not steps:
            return []
        step = steps.pop()
        entries: list[Entry] = []
        try:
            for number in step.numbers:
                back = partial(take_back, number=number, progress=progress)
                entry = self._store.do(back).entry
                assert entry is not None, "an entry changed something, so taking it back does too"
                entries.append(entry)
        finally:
            # of a step of several that was Refused in the middle, what was taken back can be redone
            if entries:
                taken = tuple(entry.number for entry in reversed(entries))
                reverse.append(_Step(step.label, taken))
        return entries
