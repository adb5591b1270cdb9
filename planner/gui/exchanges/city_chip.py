"""A chosen city: the lead with a star; a click makes another the lead, the cross takes it out."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.gui.exchanges.words import tr
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import CHIP, chip_width, draw_chip, draw_focus
from planner.gui.widgets.words import plain_tip

_CROSS = 20
_REMOVE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_LEAD_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class CityChip(QWidget):
    """Reached by Tab: Enter makes it the lead city, Delete takes it out."""

    lead_wanted = Signal()
    removed = Signal()

    def __init__(self, name: str, full_name: str, lead: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.name, self.lead = name, lead
        self._pointed = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        role = tr("lead city") if lead else tr("Enter makes it the lead city")
        self.setAccessibleName(f"{full_name}, {role}")
        self.setAccessibleDescription(tr("Delete takes it out."))
        tip = tr("Lead city") if lead else tr("Click to make it the lead city")
        self.setToolTip(plain_tip(f"{full_name}. {tip}."))

    @property
    def _icon(self) -> str:
        return "star" if self.lead else "map-marker-outline"

    def sizeHint(self) -> QSize:
        width = chip_width(self.name, self._icon) + _CROSS - 4
        return QSize(width, max(CHIP, fonts.scaled(CHIP)))

    def cross(self) -> QRect:
        """Where a click takes the city out."""
        return QRect(self.width() - _CROSS, 0, _CROSS, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), TOKENS.current
        tone = "accent" if self.lead else "note"
        draw_chip(painter, self.rect(), self.name, tone, self._icon)
        side = fonts.scaled(12)
        box = self.cross()
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
        elif not self.lead:
            self.lead_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _REMOVE_KEYS:
            self.removed.emit()
        elif event.key() in _LEAD_KEYS and not self.lead:
            self.lead_wanted.emit()
        else:
            super().keyPressEvent(event)
