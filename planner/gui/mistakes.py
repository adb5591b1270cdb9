"""One handler for mistakes of ours, whichever thread they happen on."""

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from planner.gui.log import begin_log, log_folder

if TYPE_CHECKING:
    from planner.gui.trouble import Troubles


class Mistakes(QObject):
    """Logs and shows what nobody caught; light enough to be there before the first paint."""

    _told = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._troubles: Troubles | None = None
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Hear of every error from now on, and write the log."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_beside
        begin_log(log_folder())

    @property
    def troubles(self) -> "Troubles":
        from planner.gui.trouble import Troubles  # not needed before the first paint

        if self._troubles is None:
            self._troubles = Troubles(self._window)
        return self._troubles

    def _show(self, error: BaseException) -> None:
        self.troubles.show(error)

    def _caught(
        self,
        _kind: type[BaseException],
        error: BaseException,
        _trace: TracebackType | None = None,
    ) -> None:
        self._show(error)

    def _caught_beside(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._told.emit(caught.exc_value)
