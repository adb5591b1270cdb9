"""The status bar: what is kept, whose clock the hours follow, how many findings there are."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStatusBar,
    QWidget,
)

from planner.gui.findings.words import counted
from planner.gui.theme import icons
from planner.gui.theme.marks import SEVERITY_MARKS, Mark
from planner.gui.widgets.words import label

if TYPE_CHECKING:
    from datetime import datetime


GAP = 12  # pixels to whatever stands beside what is said here


class _Mark(QWidget):
    """A small icon in the color of its token."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self.setFixedSize(14, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self.rect(), self._mark.icon, self._mark.color)


class _Said(QWidget):
    """An icon and a word."""

    def __init__(self, mark: Mark | None = None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        if mark is not None:
            row.addWidget(_Mark(mark))
        self._words = label("", "second")
        row.addWidget(self._words)
        self.hide()

    def say(self, text: str) -> None:
        self._words.setText(text)
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        return self._words.text()


class _Count(QPushButton):
    """So many errors or warnings; leads to the findings."""

    def __init__(self, severity: str) -> None:
        super().__init__()
        self.setProperty("kind", "count")
        self.setProperty("tone", SEVERITY_MARKS[severity].role)
        self.setIcon(icons.icon(*SEVERITY_MARKS[severity]))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()


class StatusBar(QStatusBar):
    findings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self.saved = _Said(Mark("check", "ok"))
        self.sample = _Said()
        self.zone = _Said(Mark("clock-outline", "text2"))
        self.errors, self.warnings = _Count("error"), _Count("warning")
        self.step_back, self.bar = _Said(), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(160)
        self.bar.hide()
        self._at_left = (self.saved, self.sample, self.step_back, self.bar)
        for said in self._at_left:
            self.addWidget(said)
        self.bar.hide()  # which a status bar shows when it takes it
        for part in (self.zone, self.errors, self.warnings):
            self.addPermanentWidget(part)
        for count in (self.errors, self.warnings):
            count.clicked.connect(self.findings_wanted)

    def free(self) -> QRect:
        """Where nothing stands, between what is said at the left and at the right."""
        shown = [each for each in self.children() if isinstance(each, QWidget) and each.isVisible()]
        left = [each.geometry().right() for each in shown if each in self._at_left]
        right = [each.geometry().left() for each in shown if each not in self._at_left]
        begins, ends = max(left, default=0) + GAP, min(right, default=self.width()) - GAP
        return QRect(begins, 0, ends - begins, self.height())

    def say_saved(self, when: "datetime") -> None:
        """`when` is aware; shown on the clock of this computer."""
        at = when.astimezone()
        self.saved.say(self.tr("Saved {time}").format(time=f"{at:%H:%M}"))

    def say_saving(self) -> None:
        self.saved.say(self.tr("Saving..."))

    def say_step_back(self, done: int, total: int) -> None:
        """How far undo or redo is with very many rows; all zero when it ends."""
        self.step_back.say(self.tr("Taking back...") if total else "")
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setVisible(total > 0)

    def say_sample(self, sample: bool) -> None:
        self.sample.say(self.tr("Sample: all people are invented") if sample else "")

    def say_zone(self, city: str, zone: str) -> None:
        """Whose clock the hours on the page follow: a city and the city of its time zone."""
        text = self.tr("{city}: {zone} time").format(city=city, zone=zone) if city else ""
        self.zone.say(text)

    def count(self, errors: int, warnings: int) -> None:
        for button, number, severity in (
            (self.errors, errors, "error"),
            (self.warnings, warnings, "warning"),
        ):
            button.setText(counted(severity, number))
            button.setVisible(number > 0)
