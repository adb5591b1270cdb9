"""Being reminded quietly: a notice of the system at the start and at a set hour, a number on the
rail, and calendar files of each owner kept up to date in a folder. Nothing is sent.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from planner.gui.deadlines.words import tr
from planner.gui.exchanges.words import counted
from planner.gui.settings.preferences import Preferences
from planner.gui.theme import icons
from planner.gui.workspace import Workspace
from planner.interchange.deadline_calendar import keep_calendars
from planner.model import Refused
from planner.queries.deadlines import DeadlineRow
from planner.rules.deadlines import DeadlineState
from planner.store.unhurried import Progress

URGENT = (DeadlineState.DO_NOW, DeadlineState.OVERDUE, DeadlineState.THIS_WEEK)
LATE = (DeadlineState.DO_NOW, DeadlineState.OVERDUE)
LOOK_EVERY = 20_000  # milliseconds


def late(rows: Sequence[DeadlineRow]) -> list[DeadlineRow]:
    """What stands under Do now and Overdue: as many as the number on the rail says."""
    return [row for row in rows if row.state in LATE]


class Reminders(QObject):
    """Hears every answer about deadlines, and looks at the clock in between."""

    told = Signal(str)  # what the notice said

    def __init__(self, workspace: Workspace, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._preferences = workspace, preferences
        self._rows: Sequence[DeadlineRow] | None = None
        self._reminded: date | None = None  # the day on which the set hour was kept
        self._written: tuple[Path, tuple[DeadlineRow, ...]] | None = None
        self._tray: QSystemTrayIcon | None = None
        self._looks = QTimer(self, interval=LOOK_EVERY)
        self._looks.timeout.connect(self.look)
        self._looks.start()

    def take(self, rows: Sequence[DeadlineRow]) -> None:
        first, self._rows = self._rows is None, rows
        if first:
            self._remind()
            if self._is_past_hour():
                self._reminded = self._now().date()
        self._keep_calendars()

    def look(self) -> None:
        """Remind once a day, when the hour has come; write what a changed setting asks for."""
        if self._rows is None:
            return
        today = self._now().date()
        if self._reminded != today and self._is_past_hour():
            self._reminded = today
            self._remind()
        self._keep_calendars()

    def _now(self) -> datetime:
        """The hour where the embassy is."""
        return self._workspace.now().astimezone(self._workspace.midnight.where)

    def _is_past_hour(self) -> bool:
        hour = self._preferences.reminding_hour
        return hour is not None and self._now().time() >= hour

    def _remind(self) -> None:
        """A quiet notice of the system where it can show one."""
        urgent = sum(row.state in URGENT for row in self._rows or ())
        if not urgent:
            return
        said = counted(urgent, "1 deadline is due this week or late",
                       "%n deadlines are due this week or late")  # fmt: skip
        self.told.emit(said)
        if QSystemTrayIcon.isSystemTrayAvailable():
            if self._tray is None:
                self._tray = QSystemTrayIcon(icons.icon("calendar-clock"), self)
                self._tray.activated.connect(lambda _why: self._workspace.show_page("deadlines"))
                self._tray.messageClicked.connect(partial(self._workspace.show_page, "deadlines"))
            self._tray.show()
            self._tray.setToolTip(said)
            self._tray.showMessage(tr("City Pair Planner"), said)

    def _keep_calendars(self) -> None:
        folder = self._preferences.calendar_folder
        if folder is None or self._rows is None:
            self._written = None
            return
        rows = tuple(self._rows)
        if self._written == (folder, rows):
            return
        self._written = folder, rows
        made_at = self._workspace.now()

        def write(_progress: Progress) -> list[Path]:
            return keep_calendars(folder, rows, made_at)

        job = self._workspace.background.run(write)
        job.refused.connect(self._say_refused)

    def _say_refused(self, refused: Refused) -> None:
        self._workspace.desk.refused.emit(refused)
