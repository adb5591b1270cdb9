"""A page with nothing on it: what this is, and the two things to do next."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.gui.theme import icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.words import label, paragraph

ICON = 56


class _Icon(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(ICON, ICON)

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self.rect(), self._name, TOKENS.current.accent_line)


class EmptyState(QWidget):
    """Icon, title, a few lines, buttons, at most one quiet hint."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        buttons: tuple[QPushButton, ...] = (),
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        center = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(4)
        column.addWidget(_Icon(icon), 0, center)
        column.addSpacing(12)
        self.title, self.text = label(title, "list-title"), paragraph()
        self.title.setAlignment(center)
        self.text.setAlignment(center)
        self.text.setMaximumWidth(520)
        column.addWidget(self.title, 0, center)
        # between stretches, not aligned: only so does the height follow from the width
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(self.text)
        line.addStretch()
        column.addLayout(line)
        self.say(text)
        if buttons:
            column.addSpacing(8)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addStretch()
            for button in buttons:
                row.addWidget(button)
            row.addStretch()
            column.addLayout(row)
        if hint:
            column.addSpacing(8)
            quiet = label(hint, "hint")
            column.addWidget(quiet, 0, center)
        column.addStretch(5)

    def say(self, text: str) -> None:
        """The lines below the title."""
        self.text.setText(text)
        self.text.setMinimumWidth(min(460, 9 * len(text)))
