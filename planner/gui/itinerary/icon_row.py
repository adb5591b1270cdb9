"""A row to press: an icon, a line, and a quieter one under it; long words are elided."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_text


class IconRow(QPushButton):
    def __init__(
        self, icon: str, first: str, second: str = "", also: str = "", parent: QWidget | None = None
    ) -> None:
        """`also` is only read aloud."""
        super().__init__(parent)
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setProperty("kind", "icon")
        self._icon, self._first, self._second = icon, first, second
        self.setAccessibleName(", ".join(filter(None, (first, also, second))))

    def sizeHint(self) -> QSize:
        lines = fonts.metrics("text").height()
        if self._second:
            lines += fonts.metrics("second").height()
        return QSize(100, lines + 8)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)  # hover, focus
        painter, tokens = QPainter(self), TOKENS.current
        side = 16
        icon = QRect(2, (self.height() - side) // 2, side, side)
        icons.paint(painter, icon, self._icon, tokens.text2)
        left, width = 24, self.width() - 28
        title, second = fonts.metrics("text").height(), fonts.metrics("second").height()
        top = (self.height() - title - (second if self._second else 0)) // 2
        color = tokens.accent if self.isChecked() else tokens.text
        draw_text(painter, QRect(left, top, width, title), self._first, "text", color)
        below = QRect(left, top + title, width, second)
        draw_text(painter, below, self._second, "second", tokens.text2)
