"""A program dropped as a file on the itinerary."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_ENDINGS = frozenset({".docx", ".xlsx", ".xls", ".ods", ".csv", ".tsv", ".ics", ".txt"})


class DroppedProgram(QObject):
    """Files of other kinds are left to the window."""

    came = Signal(object)  # its Path

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        dropped = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        file = next((each for each in dropped if each.suffix.casefold() in _ENDINGS), None)
        if file is None:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.came.emit(file)
        return True
