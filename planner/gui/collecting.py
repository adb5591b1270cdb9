"""Garbage, collected on the window’s thread alone.

Python collects on whichever thread happens to make the next object. On a worker’s it would take
apart windows that are done with, which Qt allows on their own thread only.
"""

import gc
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

from planner.store.parting import left, part, some_may_go
from planner.store.unhurried import is_unhurried

LOOK_EVERY = 1000  # milliseconds
COLLECT_AFTER = (25_000, 10, 10)  # new objects; the usual 700 gave pauses of 30 to 60 ms
MUCH = 40_000  # new objects, such as a delegation of five hundred: going through more is felt
CALM = 3.0  # seconds without a key, a move of the pointer, or work
AWAY = 300.0  # the same, after which nobody is there
MOST_LEFT = 3  # times that one exchange is there; where it is more often, the room is wanted sooner
AGAIN = 300.0  # seconds, while very much is held
_INPUT = frozenset(
    (
        *(QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.MouseMove, QEvent.Type.Wheel),
        *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease),
    )
)


class Collector(QObject):
    """Collects when Python would, but here; not while a worker makes much that will last.

    Very much is set aside without going through it: what was loaded whole is taken apart on the
    worker once it is done with. All there is is gone through while nobody is at the window.
    """

    def __init__(
        self,
        parent: QObject,
        is_busy: Callable[[], bool],
        on_worker: Callable[[Callable[[], object]], object],
    ) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what was there before stays, and is not looked through again
        self._holds_much = self._much_is_new = False
        self._is_busy, self._on_worker = is_busy, on_worker
        self._stirred = self._went_through = monotonic()
        self._watched: QWindow | None = None
        QGuiApplication.instance().focusWindowChanged.connect(self._watch)  # type: ignore[union-attr]  # there is one
        self._watch(QGuiApplication.focusWindow())
        self._looks = QTimer(self, interval=LOOK_EVERY)
        self._looks.timeout.connect(self.collect)
        self._looks.start()

    def collect(self) -> None:
        """Collect as many generations as are due."""
        if is_unhurried():
            return
        busy = self._is_busy()
        if busy:
            self._stirred = monotonic()
        if some_may_go() and (not busy or left() > MOST_LEFT):
            self._on_worker(part)
        if gc.get_count()[0] > MUCH:
            gc.freeze()
            self._holds_much = self._much_is_new = True
        elif self._is_due() and self._is_nobody_there():
            self._go_through_all()
        else:
            self._go_through_new()

    def _go_through_new(self) -> None:
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > COLLECT_AFTER[generation]:
                gc.collect(generation)
                return

    def _is_due(self) -> bool:
        """Much that is held may be garbage by now, though little is new."""
        return self._much_is_new or (self._holds_much and monotonic() - self._went_through > AGAIN)

    def _go_through_all(self) -> None:
        before = gc.get_freeze_count()
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        much_went = before - gc.get_freeze_count() > MUCH
        self._holds_much = self._much_is_new or not much_went
        self._much_is_new = False
        self._went_through = monotonic()

    # -- whether anybody is there -----------------------------------------------------------------

    def _is_nobody_there(self) -> bool:
        may_wait = self._watched is not None and left() <= MOST_LEFT
        return monotonic() - self._stirred >= (AWAY if may_wait else CALM)

    def _watch(self, window: QWindow | None) -> None:
        """Of the window that has the keys: the application's own filter would hear of everything,
        and take its time for each."""
        self._stirred = monotonic()
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() in _INPUT:
            self._stirred = monotonic()
        return super().eventFilter(watched, event)
