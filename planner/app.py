"""Puts the parts together, with a window: painted first, furnished when the rest is loaded."""

import gc
import logging
import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from planner.gui import theme
from planner.gui.docks import STATE
from planner.gui.loading import TO_BEGIN, TO_FURNISH, TO_OPEN
from planner.gui.mistakes import Mistakes
from planner.gui.settings.preferences import Look, Preferences
from planner.gui.theme import fonts, icons
from planner.gui.window import MainWindow
from planner.shipped import RESOURCES

if TYPE_CHECKING:
    from datetime import date, datetime

    from planner.gui.desk import Desk
    from planner.gui.one_window import OneWindow
    from planner.gui.opening import Opening
    from planner.gui.outside import NotOpened
    from planner.gui.shell import Shell
    from planner.gui.workspace import Workspace
    from planner.model import Refused
    from planner.queries.exchanges import ExchangeLine
    from planner.store.database import Store

NAME = "city-pair-planner"
_TURN = (
    0.001  # seconds after which a worker makes way: the window waits for it at each step it paints
)


class Start(NamedTuple):
    """How the program was started. `settings` is the file of the preferences."""

    today: "date | None" = None  # None: the day it is
    now: "datetime | None" = None  # None: the moment it is; else with its offset
    database: Path | None = None  # None: PLANNER_DATABASE, or the user's own
    samples: bool = False  # put the samples into a database that is empty
    settings: Path | None = None  # None: in the platform's folder


def run_window(start: Start) -> NoReturn:
    """Open the window, stay until it is closed, and end the process."""
    gc.disable()  # see planner.gui.collecting
    application = QApplication(sys.argv[:1])
    application.setApplicationName("City Pair Planner")
    application.setDesktopFileName(NAME)
    program = Program(application, start)
    program.mistakes.listen()
    program.show()
    _end(application, application.exec())


def _end(application: QApplication, code: int) -> NoReturn:
    """End the process: all is saved, and every thread done.

    What is copied is handed over and the windows go while Qt still stands. Left to the interpreter,
    the rest would be taken apart in whatever order it comes upon it, which now and then crashed.
    """
    application.shutdown()
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # as on Windows without a console
            stream.flush()
    os._exit(code)


class Program(QObject):
    """The window, and what is put into it step by step once it is on the screen."""

    furnished = Signal()  # all pages are there
    _may_open = Signal()
    _may_begin = Signal()
    _may_furnish = Signal()

    def __init__(self, application: QApplication, start: Start) -> None:
        super().__init__()
        self._application, self._start = application, start
        sys.setswitchinterval(_TURN)
        icons.hold()
        self.preferences = Preferences(start.settings or _settings_file())
        self._dress(self.preferences.look)
        self.window = MainWindow()
        self.mistakes = Mistakes(self.window)
        self.desk: Desk | None = None
        self.workspace: Workspace | None = None
        self.shell: Shell | None = None
        self.opening: Opening | None = None
        self.one: OneWindow | None = None
        self._store: Store | None = None
        self._to_say: list[Refused] = []  # once it is open
        self._database = start.database
        self._can_begin = self._can_furnish = False  # whether it is imported
        self._steps: list[Callable[[], object]] | None = None  # of furnishing, once that begins
        self._loader = threading.Thread(target=self._import_rest, name="loader", daemon=True)
        self.preferences.listen(self._dress)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        queued = Qt.ConnectionType.QueuedConnection
        self._may_open.connect(self._open, queued)
        self._may_begin.connect(self._take_beginning, queued)
        self._may_furnish.connect(self._take_rest, queued)
        self._restore_window()
        self.window.installEventFilter(self)
        self.window.closing.connect(self._release)
        self.window.before_closing(self._leave)

    def show(self) -> None:
        """Paint the window; the rest follows by itself."""
        self.window.show()

    # -- painted first ----------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        if watched is self.window and event.type() is QEvent.Type.Paint:
            self.window.removeEventFilter(self)
            QTimer.singleShot(0, self._load)  # once this paint is on the screen
        return super().eventFilter(watched, event)

    def _load(self) -> None:
        icons.draw_from_now()
        self.window.update()
        self._loader.start()

    def _import_rest(self) -> None:
        """On a thread of its own; the window's thread then finds everything loaded."""
        for module in TO_OPEN:
            import_module(module)
        self._may_open.emit()
        for module in TO_BEGIN:
            import_module(module)
        self._may_begin.emit()
        for module in TO_FURNISH:
            import_module(module)
        self._may_furnish.emit()

    def _dress(self, look: Look) -> None:
        theme.apply(self._application, look.dark, look.text_size)

    def _follow_system(self) -> None:
        if self.preferences.look.dark is None:
            self._dress(self.preferences.look)

    def _restore_window(self) -> None:
        kept = self.preferences.window()
        if kept is not None:
            self.window.restoreGeometry(kept[0])

    # -- the database -----------------------------------------------------------------------------

    def _open(self) -> None:
        """Open the database on the desk's worker; the window goes on."""
        from planner.clock import Clock  # loaded already: a look-up
        from planner.gui.desk import Desk
        from planner.gui.opening import Opening

        self._clock = Clock(self._start.today, self._start.now)
        self.opening = Opening(self._database, self._clock, self.window)
        if not self._is_first():
            return
        self.desk = Desk(self.opening.open_store, self.window)
        self.desk.opened.connect(self._take_store)
        self.desk.not_opened.connect(self._say_not_opened)

    def _is_first(self) -> bool:
        """Whether no other window has this database open; said in this one if so."""
        from planner.gui.outside import open_elsewhere

        assert self.opening is not None
        self.one = self.opening.one_window(self.window)
        if self.one is None or self.one.is_first():
            return True
        self._show_outside(open_elsewhere(self.opening.place.file))
        return False

    def _take_store(self, store: "Store") -> None:
        self._store = store
        self._close_questions()
        self.window.show_plain(not store.encrypted)
        self._begin_when_ready()

    def _say_not_opened(self, error: Exception) -> None:
        from planner.gui.outside import NotOpened
        from planner.gui.rescue import Rescue
        from planner.model import Refused
        from planner.store.refusals import Gone, Lost
        from planner.wording import wording

        self._close_questions()
        said = self.tr("The program made a mistake while opening it.")
        if isinstance(error, Refused):
            said = wording().refused(error)
        else:
            self.mistakes.troubles.show(error)
        page = NotOpened(said, lost=isinstance(error, Lost), gone=isinstance(error, Gone))
        if isinstance(error, Lost) and self.opening is not None:
            Rescue(page, self.opening, self._open_other, self.mistakes.troubles.show)
        self._show_outside(page)

    def _show_outside(self, page: "NotOpened") -> None:
        page.chosen.connect(self._open_other)
        page.again_wanted.connect(partial(self._open_other, None))
        page.quit_wanted.connect(self.window.close)
        self.window.show_outside(page)

    def _open_other(self, database: Path | None, to_say: "Refused | None" = None) -> None:
        """Open another file; None: the same once more."""
        self._to_say = [to_say] if to_say else []
        if self.desk is not None:
            self.desk.close()
        if self.one is not None:
            self.one.close()
        if database and not (self.opening and self.opening.is_at(database)):
            self._database = database
        self._open()

    def _close_questions(self) -> None:
        if self.opening is not None:
            self.opening.questions.done()

    # -- the rest of the window -------------------------------------------------------------------

    def _take_beginning(self) -> None:
        self._can_begin = True
        fonts.load_fallback()
        if fonts.needs_fallback():
            self._dress(self.preferences.look)
        self.window.setWindowIcon(QIcon(str(RESOURCES / "icons" / "planner.svg")))
        self._begin_when_ready()

    def _take_rest(self) -> None:
        self._can_furnish = True
        self._begin_when_ready()

    def _begin_when_ready(self) -> None:
        """The list of exchanges, as soon as it can be had; then all else, once that is loaded."""
        if not self._can_begin or self._store is None:
            return
        if self.shell is None:
            from planner.gui.background import Background
            from planner.gui.exchanges.page import ExchangesPage
            from planner.gui.importing import FileImport
            from planner.gui.page import Section
            from planner.gui.shell import Shell
            from planner.gui.workspace import Workspace

            assert self.desk is not None
            background = Background(self.window)
            self.workspace = Workspace(self.desk, self._clock, background, self.window)
            self.shell = Shell(
                self.window, self.workspace, self.preferences, self.mistakes.troubles
            )
            self.workspace.lines_changed.connect(self._begin)
            taking_in = FileImport(self.workspace, self.window)
            self.window.file_dropped.connect(taking_in.take)
            page = partial(ExchangesPage, self.workspace, taking_in.choose)
            self.shell.add_section(Section(ExchangesPage, page))
            taking_in.offer()
        if self._can_furnish and self._steps is None:  # however often the database is opened again
            from planner.gui.furnishing import furnishing

            assert self.opening is not None
            self.locking, steps = furnishing(
                self.shell, self.opening, self._store, self.preferences
            )
            self._steps = [*steps, self.shell.add_actions, self._finish]
            QTimer.singleShot(0, self._step)

    def _step(self) -> None:
        """One section a turn, so that the window answers in between."""
        if not self._steps:
            return  # closed meanwhile
        step = self._steps.pop(0)
        if self._steps:
            QTimer.singleShot(0, self._step)  # first: a page that fails does not take the others
        step()

    def _finish(self) -> None:
        from planner.gui.collecting import Collector

        kept = self.preferences.window()
        if kept is not None:
            self.window.docks.restore(kept[1])
        assert self.desk is not None
        Collector(self, self._is_busy, self.desk.work_aside)
        self.furnished.emit()

    def _is_busy(self) -> bool:
        desk, workspace = self.desk, self.workspace
        return (desk is not None and desk.busy) or (
            workspace is not None and workspace.background.busy
        )

    def _begin(self, lines: "list[ExchangeLine]") -> None:
        """The first list of exchanges is there: open the one that was open last."""
        assert self.workspace is not None and self.desk is not None
        self.workspace.lines_changed.disconnect(self._begin)
        remarks = [*self._to_say, *(self._store.remarks if self._store is not None else ())]
        if remarks:
            from planner.wording import wording

            said = map(wording().refused, remarks)
            self.workspace.notify(" ".join(said), undo=False)
        if not lines and self._start.samples:
            from planner.interchange.samples import add_samples

            self.desk.do(add_samples)
        last = next((line for line in lines if str(line.id) == self.preferences.exchange), None)
        if last is not None:
            self.workspace.open_exchange(last.id)

    # -- the end ----------------------------------------------------------------------------------

    def _release(self) -> None:
        """The window wants to close: whoever waits for an answer gets none."""
        if self.opening is not None:
            self.opening.questions.let_go()

    def _leave(self) -> None:
        """The window closes, and nothing is pending."""
        self._steps = []
        if self._loader.is_alive():
            self._loader.join()  # it tells this object of its end, which must still be here
        self.preferences.keep_window(self.window.saveGeometry(), self.window.saveState(STATE))
        if self.workspace is not None:
            self.workspace.background.close()
        if self.desk is not None:
            self.desk.close()
        if self.one is not None:
            self.one.close()


def _settings_file() -> Path:
    from platformdirs import user_config_path

    return user_config_path(NAME, appauthor=False) / "window.ini"
