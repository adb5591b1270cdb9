"""Garbage, collected on the window’s thread alone.

Python collects on whichever thread happens to make the next object. On a worker’s it would take
apart windows that are done with, which Qt allows on their own thread only.
"""

import gc

from PySide6.QtCore import QObject, QTimer

from planner.store.unhurried import is_unhurried

LOOK_EVERY = 1000  # milliseconds
COLLECT_AFTER = (50_000, 10, 10)  # new objects; the usual 700 gave pauses of 30 to 60 ms


class Collector(QObject):
    """Collects when Python would, but here; not while a worker makes much that will last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what was there before stays, and is not looked through again
        self._looks = QTimer(self, interval=LOOK_EVERY)
        self._looks.timeout.connect(self.collect)
        self._looks.start()

    def collect(self) -> None:
        """Collect as many generations as are due."""
        if is_unhurried():
            return
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > COLLECT_AFTER[generation]:
                gc.collect(generation)
                return
