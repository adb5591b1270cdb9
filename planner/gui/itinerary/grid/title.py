"""Typing a title right where it stands in its block."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.gui.itinerary import words


class TitleEdit(QLineEdit):
    """Enter keeps, Esc gives up, leaving keeps."""

    kept = Signal(str)

    def __init__(self, parent: QWidget, back_to: QWidget) -> None:
        super().__init__(parent)
        self._back_to = back_to
        self.setAccessibleName(words.tr("Title"))
        self._before, self._open = "", False
        self.hide()

    def begin(self, title: str, rect: QRectF) -> None:
        """Over the upper part of a block, all of the title selected."""
        self._before, self._open = title, True
        self.setText(title)
        high = self.sizeHint().height()
        self.setGeometry(
            round(rect.left()), round(rect.top()) - 2, max(round(rect.width()), 120), high
        )
        self.selectAll()
        self.show()
        self.setFocus()

    def _end(self, keep: bool) -> None:
        if not self._open:
            return
        typed, self._open = self.text().strip(), False
        self._back_to.setFocus()  # first, or hiding would pass the keys on to another
        self.hide()
        if keep and typed and typed != self._before:
            self.kept.emit(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(True)
        elif event.key() == Qt.Key.Key_Escape:
            self._end(False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._end(True)
