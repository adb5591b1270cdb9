"""A word in its tint, standing by itself."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.gui.theme import fonts
from planner.gui.widgets.painting import CHIP, chip_width, draw_chip, draw_focus


class Chip(QWidget):
    """Shows `text` with its icon in a tone (ok, warn, error, note, accent).

    A chip that leads somewhere is `active`: it can be clicked, and reached by Tab.
    """

    clicked = Signal()

    def __init__(
        self,
        text: str,
        tone: str = "note",
        icon: str = "",
        dashed: bool = False,
        active: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._dashed, self._active = icon, dashed, active
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if active:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set(text, tone)

    def set(self, text: str, tone: str) -> None:
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._text, self._icon), max(CHIP, fonts.scaled(CHIP)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_chip(painter, self.rect(), self._text, self._tone, self._icon, self._dashed)
        if self.hasFocus():
            draw_focus(painter, self.rect())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._active and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._active and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
