"""What can be undone and redone while the program runs.

Lives beside the store, in its thread, where the order of things is known.
"""

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TypeVar

from sqlalchemy.orm import Session

from planner.model import Refused
from planner.store.database import Done, Store
from planner.store.record import Entry
from planner.store.refusals import is_of_the_driver
from planner.store.steps import Step, Steps
from planner.store.undo import take_back
from planner.store.unhurried import Progress, no_progress

T = TypeVar("T")

JOINS_WITHIN = 2.0  # seconds between nudges that are one step


class History:
    """The steps of this run."""

    def __init__(self, store: Store, clock: Callable[[], float] = monotonic) -> None:
        self._store, self._clock = store, clock
        self._steps = Steps()
        self._seals: dict[int, str] = {}  # the hash of each entry: its number may be given anew
        self._newest: tuple[int, str, float] | None = None  # entry, what may join it, when

    def do(self, action: Callable[[Session], T], joins: str = "") -> Done[T]:
        """Do something; one step with the one before if both were told to join as the same."""
        now = self._clock()
        before = self._joined(joins, now)
        done = self._store.do(action, before)
        entry = done.entry
        if entry and entry.can_be_taken_back:  # a look is no step
            self._hear(entry, None, before)
            self._newest = (entry.number, joins, now)
        return done

    def _joined(self, joins: str, now: float) -> int | None:
        """The newest entry, if what is done now becomes a part of its step."""
        if self._newest is None or not joins:
            return None
        number, may_join, at = self._newest
        return number if may_join == joins and now - at <= JOINS_WITHIN else None

    def undo(self, progress: Progress = no_progress) -> list[Entry]:
        """Take back the newest step; nothing if there is none. One that is Refused is dropped, but
        not where the file alone stood in the way."""
        return self._turn(self._steps.to_undo, progress)

    def redo(self, progress: Progress = no_progress) -> list[Entry]:
        """Take back the newest undo."""
        return self._turn(self._steps.to_redo, progress)

    @property
    def labels(self) -> tuple[str, str]:
        """What undo and redo would concern, for the menu; empty if nothing."""
        return self._steps.to_undo.label, self._steps.to_redo.label

    def _hear(self, entry: Entry, reverses: int | None, joins: int | None = None) -> None:
        self._steps.hear(entry.number, reverses, joins, entry.label)
        self._seals[entry.number] = entry.hash

    def _turn(self, step: Step, progress: Progress) -> list[Entry]:
        self._newest = None
        made: list[Entry] = []
        for number in step.entries:
            back = partial(take_back, number=number, progress=progress, seal=self._seals[number])
            try:
                entry = self._store.do(back).entry
            except BaseException as error:
                if not (isinstance(error, Refused) and is_of_the_driver(error)):
                    # what was taken back of it before can be redone
                    self._steps.forget(step.entries[len(made) :])
                raise
            assert entry is not None, "an entry changed something, so taking it back does too"
            self._hear(entry, number)
            made.append(entry)
        return made
