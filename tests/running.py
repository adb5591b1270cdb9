"""The program itself, started as a person starts it, with a database and settings of its own."""

import atexit
import gc
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from planner.app import Program, Start
from planner.interchange.samples import add_samples
from planner.store.database import open_store

TODAY = date(2027, 4, 1)  # ten days before the sample exchange begins
NOW = datetime(2027, 4, 1, 10, 42, tzinfo=UTC)
SAMPLE = "Nantes - Orlando, Tampa"
PATIENCE = 60  # seconds, and then it is a failure
SCREEN = (1366, 768)


@cache
def samples_file() -> Path:
    """A database of the samples to copy, made once for all tests: making it takes seconds."""
    folder = Path(tempfile.mkdtemp(prefix="planner-samples-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return database_of_samples(folder)


def database_of_samples(folder: Path) -> Path:
    """A plain database that holds the sample exchanges."""
    file = folder / "samples.db"
    with_samples = open_store(file, who="Ana", now=lambda: NOW)
    with_samples.do(add_samples)
    with_samples.close()
    return file


def wait(until: Callable[[], object], what: str, patience: float | None = None) -> None:
    """Let the program work until this is so."""
    give_up = monotonic() + (PATIENCE if patience is None else patience)
    while not until():
        if monotonic() > give_up:
            raise AssertionError(f"Waited in vain: {what}")
        QCoreApplication.processEvents()
        sleep(0.001)  # asking without a pause would take the time of those who are to answer


class Running:
    """The open program, and the ways to wait for it."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.window = program.window

    @property
    def workspace(self) -> Any:
        return self.program.workspace

    def page(self, key: str) -> Any:
        """Bring up a page as its keys in the rail do."""
        self.window.show_page(key)
        page = self.window.page
        assert page is not None and page.key == key
        return page

    def settle(self) -> None:
        """Let everything that was asked be answered and painted."""
        desk = self.program.desk
        assert desk is not None
        wait(lambda: not desk.busy and not self.workspace.background.busy, "the work to end")
        for _ in range(3):
            QCoreApplication.processEvents()

    def open_exchange(self, name: str, page: str = "itinerary") -> None:
        line = next(line for line in self.workspace.lines if line.name == name)
        self.workspace.open_exchange(line.id, page=page)
        self.settle()


@contextmanager
def running(
    folder: Path, database: Path, size: tuple[int, int] = SCREEN, today: date = TODAY
) -> Iterator[Running]:
    """The program on this database, with all its pages, until its end."""
    with starting(folder, database, size, today) as program:
        wait(lambda: program.workspace and program.workspace.lines is not None, "the exchanges")
        run = Running(program)
        wait(lambda: "about" in run.workspace.actions, "the pages and what belongs to none")
        run.settle()
        yield run
        run.settle()


@contextmanager
def starting(
    folder: Path,
    database: Path | None,
    size: tuple[int, int] = SCREEN,
    today: date = TODAY,
) -> Iterator[Program]:
    """The program from its first paint to its end; without a database named, the user's own."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    start = Start(today=today, now=NOW, database=database, settings=folder / "window.ini")
    gc.disable()  # as the program does; see planner.gui.collecting
    program = Program(application, start)
    program.window.resize(*size)
    program.show()
    try:
        yield program
    finally:
        program.window.close()
        wait(lambda: not program.window.isVisible(), "the window to close")
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(program._follow_system)
        program.window.deleteLater()
        program.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        gc.enable()
