"""How long the window does not answer: a timer in its thread, the longest time between beats."""

from time import perf_counter, process_time, thread_time
from typing import NamedTuple

from PySide6.QtCore import QTimer

_EVERY = 10  # milliseconds


class Gap(NamedTuple):
    """The longest time between two beats, in seconds; and the most that the window’s own thread,
    and the program as a whole, was at work between two: on a busy computer the rest went to
    others."""

    longest: float = 0.0
    own: float = 0.0
    at_work: float = 0.0

    def or_longer(self, other: "Gap") -> "Gap":
        return Gap(*map(max, self, other))

    def __str__(self) -> str:
        longest, own, at_work = (round(each * 1000) for each in self)
        return f"{longest} ms ({own} of its own thread, {at_work} at work)"


class Heartbeat:
    """Beats as long as the window answers."""

    def __init__(self) -> None:
        self._gap = Gap()
        self._at = self._now()
        self._timer = QTimer(interval=_EVERY)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    @staticmethod
    def _now() -> tuple[float, float, float]:
        return perf_counter(), thread_time(), process_time()

    def _beat(self) -> None:
        now = self._now()
        longest, own, worked = (new - old for new, old in zip(now, self._at, strict=True))
        self._gap = self._gap.or_longer(Gap(longest, own, min(longest, worked)))
        self._at = now

    def since(self) -> Gap:
        """What it was since it was last asked."""
        self._beat()
        gap, self._gap = self._gap, Gap()
        return gap

    def stop(self) -> None:
        self._timer.stop()
