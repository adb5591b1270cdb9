"""Long work beside the window: one thread of its own, with progress, to be stopped at any time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from planner.model import Refused
from planner.store.unhurried import Progress

Task = Callable[[Progress], Any]


class Cancelled(Exception):
    """The person pressed Cancel; raised out of `progress(done, total)`."""


class Job(QObject):
    """One task under way. One of finished, refused, failed and cancelled comes, in the window."""

    progressed = Signal(int, int)
    finished = Signal(object)  # what the task gave back
    refused = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal(object)  # this job, after whichever of the four it was
    _arrived = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = Event()
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the task to stop at its next step; a file under way is not left half written."""
        self._stop.set()

    def run(self, task: Task) -> None:
        """On the worker: do the task and send back what came of it."""
        try:
            self._progress(0, 0)
            outcome: tuple[Any, Exception | None] = task(self._progress), None
        except Exception as error:  # noqa: BLE001 - told by signal: in words, or as a trace
            outcome = None, error
        self._arrived.emit(*outcome)

    def _progress(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done, total)

    def _deliver(self, result: object, error: Exception | None) -> None:
        if self._stop.is_set() or isinstance(error, Cancelled):
            self.cancelled.emit()
        elif isinstance(error, Refused):
            self.refused.emit(error)
        elif error is not None:
            self.failed.emit(error)
        else:
            self.finished.emit(result)
        self.ended.emit(self)
        self.deleteLater()


class Background(QObject):
    """One thread for long tasks, which are done one after the other."""

    failed = Signal(object)  # our mistake, in whichever job

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="papers")
        self._jobs: set[Job] = set()

    def run(self, task: Task) -> Job:
        """Start `task(progress)`; connect to the job's signals at once, they come later."""
        job = Job(self)
        self._jobs.add(job)
        job.failed.connect(self.failed)
        job.ended.connect(self._jobs.discard)
        self._worker.submit(job.run, task)
        return job

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def close(self) -> None:
        """Stop what is under way and end the thread."""
        for job in self._jobs:
            job.cancel()
        self._worker.shutdown(wait=True)
