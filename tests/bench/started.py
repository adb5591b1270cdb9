"""Starts an empty Qt window, or the program's, and says on stdout when it is there.

python tests/bench/started.py empty|painted|listed DATABASE
"""

import cProfile
import gc
import os
import pstats
import sys
from pathlib import Path

profile = cProfile.Profile() if "BENCH_PROFILE" in os.environ else None


def say(what: str) -> None:
    """Say it, with the profile if one is wanted, and leave: what goes on behind is not measured."""
    print(what, flush=True)
    if profile is not None:
        profile.disable()
        pstats.Stats(profile, stream=sys.stderr).sort_stats("cumulative").print_stats(25)
        sys.stderr.flush()
    os._exit(0)


def empty() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: object) -> None:
            say("empty")

    application = QApplication(sys.argv[:1])
    window = Window()
    window.show()
    application.exec()


def program(database: Path, until: str) -> None:
    gc.disable()  # as the program does it
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from planner.app import Program, Start

    class Watch(QObject):
        """Hears of the first paint."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
            if event.type() is QEvent.Type.Paint:
                watched.removeEventFilter(self)
                heavy = {"sqlalchemy", "reportlab"} & sys.modules.keys()
                say("painted" if not heavy else f"{heavy} was imported before the first paint")
            return False

    def look() -> None:
        """Whether the list of exchanges is there; drawn once more, as it may not be yet."""
        if made.workspace is not None and made.workspace.lines:
            page = made.window.page
            assert page is not None and page.model.rowCount() == len(made.workspace.lines)
            page.table.viewport().repaint()
            say("listed")

    application = QApplication(sys.argv[:1])
    settings = database.with_suffix(".ini")
    made = Program(application, Start(database=database, settings=settings))
    watch = Watch()
    if until == "painted":
        made.window.installEventFilter(watch)
    else:
        looking = QTimer(interval=1)
        looking.timeout.connect(look)
        looking.start()
    made.show()
    application.exec()


if __name__ == "__main__":
    what, file = sys.argv[1:]
    if profile is not None:
        profile.enable()
    if what == "empty":
        empty()
    else:
        program(Path(file), what)
