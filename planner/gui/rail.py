"""The rail at the left: the office's sections above a hairline, the exchange's below."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_focus, draw_text, text_width
from planner.gui.widgets.words import plain_tip

WIDTH, HEIGHT, ICON = 76, 54, 20


class RailButton(QAbstractButton):
    """Icon over word; the chosen one tinted, with an edge at the left."""

    def __init__(self, word: str, icon: str, shortcut: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._word, self._keys = icon, word, shortcut
        self._count = 0
        self.setText(word)
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setShortcut(shortcut)
        self.setAccessibleName(f"{word}, {shortcut}")
        self.setToolTip(plain_tip(f"{word} ({shortcut})"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_count(self, count: int, said: str) -> None:
        """How many things wait there, as a badge; none for 0. `said` tells what they are."""
        self._count = count
        told = f"{self._word}, {said}" if count else self._word
        self.setAccessibleName(f"{told}, {self._keys}")
        self.setToolTip(plain_tip(f"{told} ({self._keys})"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_width(), max(HEIGHT, fonts.metrics("rail").height() + ICON + 20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, rect, painter = TOKENS.current, self.rect(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tile = rect.adjusted(6, 2, -6, -2)
        color = tokens.text2
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            color = tokens.accent
            painter.setBrush(tokens.accent_tint)
            painter.drawRoundedRect(tile, 4, 4)
            painter.fillRect(QRect(rect.left(), tile.top() + 12, 2, tile.height() - 24), color)
        elif self.underMouse() and self.isEnabled():
            painter.setBrush(tokens.sunken)
            painter.drawRoundedRect(tile, 4, 4)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        top = rect.top() + (rect.height() - ICON - fonts.metrics("rail").height() - 4) // 2
        icons.paint(painter, QRect(rect.left(), top, rect.width(), ICON), self._icon, color)
        if self._count:
            self._paint_count(painter, rect.center().x() + ICON // 2 - 4, top - 4)
        words = QRect(rect.left() + 2, top + ICON + 4, rect.width() - 4, rect.bottom() - top - ICON)
        words.setHeight(fonts.metrics("rail").height())
        center = Qt.AlignmentFlag.AlignHCenter
        draw_text(
            painter, words, self.text(), "mark" if self.isChecked() else "rail", color, center
        )
        if self.hasFocus() and self.window().property("keys"):
            draw_focus(painter, tile)

    def _paint_count(self, painter: QPainter, left: int, top: int) -> None:
        tokens, said = TOKENS.current, str(self._count) if self._count < 1000 else "999+"
        high = fonts.metrics("mark").height() + 1
        wide = max(high, text_width(said, "mark") + 8)
        box = QRect(left, top, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.error)
        painter.drawRoundedRect(box, high / 2, high / 2)
        draw_text(painter, box, said, "mark", tokens.base, Qt.AlignmentFlag.AlignHCenter)


class Rail(QFrame):
    """Sections come with their pages; Ctrl+1, Ctrl+2 ... Ctrl+0 in the order in which they come."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "window")
        self.setAccessibleName(self.tr("Sections"))
        self._buttons: dict[str, RailButton] = {}
        self._scopes: dict[str, str] = {}
        self._keys: set[str] = set()  # no two sections answer to the same
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        self._office, self._exchange = QVBoxLayout(), QVBoxLayout()
        self._line = QFrame()
        self._line.setProperty("edge", "hairline")
        self._line.hide()
        for part in (self._office, self._exchange):
            part.setSpacing(2)
        column.addLayout(self._office)
        middle = QVBoxLayout()
        middle.setContentsMargins(16, 5, 16, 5)
        middle.addWidget(self._line)
        column.addLayout(middle)
        column.addLayout(self._exchange)
        column.addStretch()

    def sizeHint(self) -> QSize:
        return QSize(_width(), 400)

    def add(self, key: str, word: str, icon: str, scope: str, keys: str = "") -> None:
        """A section at the end of its part: `scope` office or exchange; `keys` of its own."""
        keys = keys or self._next_key()
        self._keys.add(keys)
        button = RailButton(word, icon, keys, self)
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._buttons[key], self._scopes[key] = button, scope
        self._group.addButton(button)
        (self._office if scope == "office" else self._exchange).addWidget(button)
        self._line.setVisible({"office", "exchange"} <= set(self._scopes.values()))

    def _next_key(self) -> str:
        """The next number on the keyboard that is free; after 9 comes 0."""
        numbered = (f"Ctrl+{number % 10}" for number in range(1, 11))
        return next((keys for keys in numbered if keys not in self._keys), "")

    def show_current(self, key: str) -> None:
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def allow_exchange(self, allowed: bool) -> None:
        """Whether an exchange is open, so that its sections lead somewhere."""
        for key, button in self._buttons.items():
            if self._scopes[key] == "exchange":
                button.setEnabled(allowed)

    def button(self, key: str) -> RailButton:
        return self._buttons[key]

    def focus_current(self) -> None:
        """Give the keys to the chosen section."""
        checked = self._group.checkedButton()
        if checked is not None:
            checked.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # from the button with the focus
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        usable = [button for button in self._buttons.values() if button.isEnabled()]
        at = next((n for n, button in enumerate(usable) if button.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        button = usable[(at + step) % len(usable)]
        button.setFocus(Qt.FocusReason.TabFocusReason)


def _width() -> int:
    return max(WIDTH, fonts.scaled(WIDTH) if fonts.text_size() > 100 else WIDTH)
