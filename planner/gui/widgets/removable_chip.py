"""A chosen thing among others: a chip with a cross that takes it out."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import CHIP, chip_width, draw_chip, draw_focus

_CROSS = 20
_WIDEST = 230  # pixels: a long name does not widen the window
_REMOVE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_PRESS_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class RemovableChip(QWidget):
    """Reached by Tab: Enter presses it, Delete takes it out; cut where there is no room."""

    pressed = Signal()
    removed = Signal()

    def __init__(self, name: str, icon: str, tone: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self._icon, self._tone = icon, tone
        self._pointed = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        width = chip_width(self.name, self._icon) + _CROSS - 4
        return QSize(min(width, fonts.scaled(_WIDEST)), max(CHIP, fonts.scaled(CHIP)))

    def cross(self) -> QRect:
        """Where a click takes the thing out."""
        return QRect(self.width() - _CROSS, 0, _CROSS, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), TOKENS.current
        box = self.cross()
        draw_chip(painter, self.rect(), "", self._tone)
        words = self.rect().adjusted(0, 0, 4 - box.width(), 0)
        draw_chip(painter, words, self.name, self._tone, self._icon)
        side = fonts.scaled(12)
        at = QRect(box.left() + 2, (self.height() - side) // 2, side, side)
        icons.paint(painter, at, "close", tokens.error if self._pointed else tokens.text2)
        if self.hasFocus():
            draw_focus(painter, self.rect())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.cross().contains(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(False)

    def _point(self, pointed: bool) -> None:
        if pointed != self._pointed:
            self._pointed = pointed
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if event.button() is not Qt.MouseButton.LeftButton or not self.rect().contains(at):
            return
        if self.cross().contains(at):
            self.removed.emit()
        else:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _REMOVE_KEYS:
            self.removed.emit()
        elif event.key() in _PRESS_KEYS:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
