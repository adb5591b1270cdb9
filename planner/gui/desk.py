"""The window's side of the store: hand work in, hear of it later, never wait."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from planner.model import Refused
from planner.store.database import Done, Store
from planner.store.history import History
from planner.store.record import Entry, Heard
from planner.store.refusals import is_of_the_driver
from planner.store.routine import back_up_before_import
from planner.store.unhurried import Progress, let_go

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Then = Callable[[Any], None]
Work = Callable[["Session"], Any]
OpenStore = Callable[[bytes | None], Store]  # with the key, where that is known already

LOOK_EVERY = 1000  # milliseconds between looks for what another program wrote


@dataclass(frozen=True, slots=True)
class _Reply:
    """What the worker brings back to the window's thread."""

    then: Then | None = None
    answer: Any = None
    entries: tuple[Heard, ...] = ()
    labels: tuple[str, str] | None = None
    opened: Store | None = None
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class _Failure:
    error: Exception
    told: "_Told"
    labels: tuple[str, str] | None  # an undo that was refused is not offered again


@dataclass(frozen=True, slots=True)
class _Told:
    """Who hears that a piece of work came to nothing."""

    refused: Then | None = None  # of a Refused, in place of the signal
    missed: Then | None = None  # of anything
    opening: bool = False
    writing: bool = False
    stepping: bool = False  # some of a step of several may have been taken back before


class Desk(QObject):
    """All work on the store, in the order it was handed in, on one thread of its own.

    What undo would undo is decided there, when its turn comes: Ctrl+Z pressed while an edit is
    still under way undoes that edit.
    """

    opened = Signal(object)  # Store
    not_opened = Signal(object)  # Refused, or our mistake: nothing can be done at this desk
    changed = Signal(object)  # Heard: screens about what it touches ask again
    changed_elsewhere = Signal()  # another program wrote to the file: every screen asks again
    stepped_back = Signal(object)  # Heard, of the entry that undo or redo wrote
    steps = Signal(str, str)  # what undo and redo would do; empty if nothing
    stepping_back = Signal(int, int)  # done, of how many rows, where they are very many; 0, 0: done
    saved = Signal(object)  # datetime, aware: when the newest entry was kept
    refused = Signal(object)  # Refused that nobody asked to hear of
    failed = Signal(object)  # our mistake
    idle = Signal()  # all that was handed in is done
    _arrived = Signal(object)

    def __init__(self, open_store: OpenStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_store = open_store
        self._key: bytes | None = None
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._pending = 0
        self._closed = False
        self._store: Store | None = None
        self._histories: dict[str, History] = {}  # by stack
        self._stack = ""
        self._version: int | None = None
        self._was_open = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._looks = QTimer(self, interval=LOOK_EVERY)
        self._looks.timeout.connect(self._look_soon)
        self._submit(self._open, _Told(opening=True))

    # -- called by the window ----------------------------------------------------------------------

    def do(
        self,
        action: Work,
        then: Then | None = None,
        refused: Then | None = None,
        joins: str = "",
        backed_up: bool = False,
        missed: Then | None = None,
    ) -> None:
        """Change something. `then` gets what the action gives back, `refused` the Refused, `missed`
        whatever error there is instead.

        Changes that follow each other within two seconds and join as the same are one undo step.
        `backed_up`: it brings in a file, so a backup comes first.
        """
        stack, told = self._stack, _Told(refused, missed, writing=True)
        self._submit(lambda: self._do(action, then, joins, stack, backed_up), told)

    def ask(
        self, query: Work, then: Then, refused: Then | None = None, missed: Then | None = None
    ) -> None:
        """Read something; `then` gets the answer, `missed` whatever error there is instead."""
        self._submit(lambda: self._ask(query, then), _Told(refused, missed))

    def work_on_store(
        self,
        work: Callable[[Store], Any],
        then: Then,
        refused: Then | None = None,
        *,
        anew: bool = False,
    ) -> None:
        """Work on the file as a whole: backups. `anew`: every screen asks again afterwards, and
        there is nothing to undo."""
        self._submit(lambda: self._work(work, then, anew), _Told(refused))

    def work_aside(self, work: Callable[[], object]) -> None:
        """Work that nobody waits for, while no session is open."""
        self._submit(lambda: _Reply(answer=work()))

    def work_on_closed(
        self, work: Callable[[], bytes | None], then: Then, refused: Then | None = None
    ) -> None:
        """Work on the file while nobody has it open: its keys. `work` gives the key that opens it
        from then on. It is open again when this is done, or was refused; what was done before is
        not to be undone any more."""
        self._submit(self._let_go)
        self._submit(lambda: self._work_closed(work, then), _Told(refused))
        self._submit(self._open, _Told(opening=True))

    def undo(self) -> None:
        stack = self._stack
        self._submit(lambda: self._back(self._history(stack).undo), _Told(stepping=True))

    def redo(self) -> None:
        stack = self._stack
        self._submit(lambda: self._back(self._history(stack).redo), _Told(stepping=True))

    def use_stack(self, stack: str) -> bool:
        """From now on steps belong to this stack, and are taken back from it alone; whether it is
        another one than before."""
        other, self._stack = stack != self._stack, stack
        if other and self._store is not None:
            self._submit(lambda: _Reply(labels=self._labels()))
        return other

    @property
    def encrypted(self) -> bool:
        """Whether the file was when it was opened last."""
        return self._key is not None

    @property
    def busy(self) -> bool:
        """Whether something handed in is not done."""
        return self._pending > 0

    def close(self) -> None:
        """Finish what was handed in, then let go of the file; blocks unless it is `idle`."""
        if not self._closed:
            self._closed = True
            self._looks.stop()
            self._worker.submit(self._let_go)
            self._worker.shutdown(wait=True)

    # -- on the worker -----------------------------------------------------------------------------

    def _open(self) -> _Reply:
        store = self._open_store(self._key)
        self._version, self._key = store.data_version(), store.key
        self._store, self._histories = store, {}
        # while it was closed, anybody may have changed it
        again, self._was_open = self._was_open, True
        return _Reply(opened=store, labels=self._labels(), elsewhere=again)

    def _kept(self) -> Store:
        if self._store is None:
            raise Refused("The database is not open.")
        return self._store

    def _history(self, stack: str) -> History:
        store = self._kept()
        return self._histories.setdefault(stack, History(store))

    def _labels(self) -> tuple[str, str]:
        """Of the stack in use just now."""
        return self._history(self._stack).labels

    def _do(
        self, action: Work, then: Then | None, joins: str, stack: str, backed_up: bool
    ) -> _Reply:
        if backed_up:
            back_up_before_import(self._kept())
        done: Done[Any] = self._history(stack).do(action, joins)
        return _Reply(then, done.result, _heard([done.entry]), self._labels())

    def _ask(self, query: Work, then: Then) -> _Reply:
        return _Reply(then, self._kept().ask(query))

    def _work(self, work: Callable[[Store], Any], then: Then, anew: bool) -> _Reply:
        answer = work(self._kept())
        if anew:
            self._histories = {}
        return _Reply(then, answer, labels=self._labels(), elsewhere=anew)

    def _work_closed(self, work: Callable[[], bytes | None], then: Then) -> _Reply:
        self._key = work()
        return _Reply(then)

    def _back(self, step: Callable[[Progress], list[Entry]]) -> _Reply:
        try:
            entries = _heard(step(self.stepping_back.emit))
        finally:
            self.stepping_back.emit(0, 0)
        newest = entries[-1] if entries else None
        return _Reply(self.stepped_back.emit, newest, entries, self._labels())

    def _look(self) -> _Reply:
        version = self._kept().data_version()
        elsewhere, self._version = version != self._version, version
        return _Reply(elsewhere=elsewhere)

    def _let_go(self) -> _Reply:
        if self._store is not None:
            self._store.close()
        self._store, self._histories = None, {}
        return _Reply()

    def _run(self, work: Callable[[], _Reply], told: _Told) -> None:
        reply: _Reply | _Failure
        try:
            reply = work()
        except Exception as error:  # noqa: BLE001 - the window shows it, in words or as a trace
            labels = self._labels() if self._store else None
            reply = _Failure(error, told, labels)
        self._arrived.emit(reply)

    # -- back on the window's thread ---------------------------------------------------------------

    def _submit(self, work: Callable[[], _Reply], told: _Told | None = None) -> None:
        if not self._closed:
            self._pending += 1
            self._worker.submit(self._run, work, told or _Told())

    def _look_soon(self) -> None:
        if not self._pending:
            self._submit(self._look)

    def _deliver(self, reply: _Reply | _Failure) -> None:
        self._pending -= 1
        if reply.labels:
            self.steps.emit(*reply.labels)
        if isinstance(reply, _Failure):
            self._tell(reply)
        else:
            self._hand_over(reply)
        if not self._pending:
            self.idle.emit()

    def _hand_over(self, reply: _Reply) -> None:
        if reply.opened is not None:
            self.opened.emit(reply.opened)
            self._looks.start()
        for entry in reply.entries:
            self.saved.emit(entry.when)
            self.changed.emit(entry)
        if reply.elsewhere:
            self.changed_elsewhere.emit()
        if reply.then and is_alive(reply.then):
            reply.then(reply.answer)

    def _tell(self, failure: _Failure) -> None:
        error, told = failure.error, failure.told
        if told.opening:
            self.not_opened.emit(error)
        elif not isinstance(error, Refused):
            self.failed.emit(error)
        elif told.refused is None and (told.missed is None or is_of_the_driver(error)):
            self.refused.emit(error)  # a page that cannot be read, say, is never passed over
        elif told.refused and is_alive(told.refused):
            told.refused(error)
        if told.missed and is_alive(told.missed):
            told.missed(error)
        if told.stepping or (told.writing and is_of_the_driver(error)):
            self.changed_elsewhere.emit()  # what is in the file is looked at again, never assumed


def _heard(entries: Sequence[Entry | None]) -> tuple[Heard, ...]:
    """What goes to the window; the rows end here, where it does not wait for them."""
    heard = tuple(entry.heard() for entry in entries if entry)
    for entry in entries:
        if entry is not None and isinstance(entry.rows, list):
            let_go(entry.rows)
    return heard


def is_alive(then: Callable[..., Any]) -> bool:
    """Whether the widget whose method waits for this answer is still there."""
    if isinstance(then, partial):
        return is_alive(then.func)
    owner = getattr(then, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
