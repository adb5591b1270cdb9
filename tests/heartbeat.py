"""How long the window does not answer: a timer in its thread, the longest time between beats."""

from time import perf_counter, process_time

from PySide6.QtCore import QTimer

_EVERY = 10  # milliseconds


class Heartbeat:
    """Seconds between two beats, and how many of them the program itself was at work: on a busy
    computer the rest went to others."""

    def __init__(self) -> None:
        self.longest = self.at_work = 0.0
        self._at, self._worked = perf_counter(), process_time()
        self._timer = QTimer(interval=_EVERY)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        at, worked = perf_counter(), process_time()
        self.longest = max(self.longest, at - self._at)
        self.at_work = max(self.at_work, min(at - self._at, worked - self._worked))
        self._at, self._worked = at, worked

    def since(self) -> str:
        """What it was since it was last asked, in words."""
        self._beat()
        said = f"{self.longest * 1000:.0f} ms ({self.at_work * 1000:.0f} at work)"
        self.longest = self.at_work = 0.0
        return said

    def stop(self) -> None:
        self._timer.stop()
