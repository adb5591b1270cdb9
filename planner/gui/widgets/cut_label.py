"""A line of plain text that gives way: cut with dots where there is no room, then told as a tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from planner.gui.theme import fonts
from planner.gui.widgets.words import plain_tip

LEAST = 60  # pixels


class CutLabel(QLabel):
    """`kind` as for any label. Its text stays whole for whoever reads it aloud."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), fonts.scaled(LEAST)), whole.height())

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's own
        super().setText(text)
        self._tell_cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_cut()

    def _tell_cut(self) -> None:
        self.setToolTip(plain_tip(self.text()) if self._shown() != self.text() else "")

    def _shown(self) -> str:
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._shown()
        if shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        flags = int(self.alignment()) | Qt.TextFlag.TextSingleLine
        self.style().drawItemText(
            painter, self.contentsRect(), flags, self.palette(), True, shown, self.foregroundRole()
        )
