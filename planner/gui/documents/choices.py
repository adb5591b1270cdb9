"""What stands at the left of the page: which paper, for whom, which days, how it is set."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.editions.audiences import AUDIENCES
from planner.gui.documents.making import PAPER, Choice
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.date_field import day_said
from planner.gui.widgets.painting import draw_text
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label, paragraph
from planner.model import Disclosure, Visit, VisitKind

WIDTH = 264


class Choices(QScrollArea):
    """Scrolls by itself, so that a low window cuts nothing."""

    chosen = Signal(object)  # Choice, by the person
    visit_chosen = Signal(object)  # VisitKind, by the person

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(fonts.scaled(WIDTH))
        self._visit = VisitKind.FIRST
        self._audience, self._days = QComboBox(), QComboBox()
        self._visits = self._segments(
            (
                (VisitKind.FIRST.value, self.tr("First")),
                (VisitKind.RETURN.value, self.tr("Return")),
            ),
            self.tr("Visit"),
        )
        self._clock = self._segments(
            (("12", self.tr("12-hour")), ("24", self.tr("24-hour"))), self.tr("Clock")
        )
        self._size = self._segments(
            (("letter", self.tr("Letter")), ("a4", self.tr("A4"))), self.tr("Paper")
        )
        for name, audience in AUDIENCES.items():
            if PAPER in audience.papers:
                self._audience.addItem(self._audience_word(name), name)
        self._audience.setCurrentIndex(self._audience.findData(Choice().audience))
        self._audience.activated.connect(self._tell)
        self._days.activated.connect(self._tell)
        self._visits.chosen.connect(lambda kind: self.visit_chosen.emit(VisitKind(kind)))
        self._clock.chosen.connect(self._tell)
        self._size.chosen.connect(self._tell)
        self.setWidget(self._content())
        self._say_what_is_seen()

    @property
    def choice(self) -> Choice:
        return Choice(
            visit=self._visit,
            audience=self._audience.currentData(),
            clock=int(self._clock.value),
            size=self._size.value,
            day=self._days.currentData(),
        )

    def offer(self, visit: Visit, both: bool, days: Sequence[date]) -> None:
        """Offer the days of this visit; a day chosen stays chosen where there still is one."""
        self._visit = visit.kind
        self._visits.set_value(visit.kind.value)
        for part in self._visit_row:
            part.setVisible(both)
        day = self._days.currentData()
        self._days.clear()
        self._days.addItem(self.tr("All days"), None)
        for each in days:
            self._days.addItem(day_said(each), each)
        self._days.setCurrentIndex(days.index(day) + 1 if day in days else 0)

    def _tell(self) -> None:
        self._say_what_is_seen()
        self.chosen.emit(self.choice)

    # -- how it is built ---------------------------------------------------------------------------

    def _content(self) -> QWidget:
        content = QWidget()
        content.setProperty("surface", "window")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 8, 0, 12)
        column.setSpacing(4)
        head = label(self.tr("Each day"), "label")
        head.setContentsMargins(14, 4, 14, 0)
        column.addWidget(head)
        column.addWidget(_PaperRow(self.tr("Daily schedule"), "file-document-outline"))
        column.addStretch(1)
        line = QFrame()
        line.setProperty("edge", "hairline")
        column.addWidget(line)
        column.addLayout(self._settings())
        column.addWidget(self._seen_box())
        return content

    def _settings(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(14, 8, 14, 8)
        grid.setSpacing(6)
        grid.setColumnMinimumWidth(0, fonts.scaled(66))
        grid.setColumnStretch(1, 1)
        rows: list[tuple[QLabel, QWidget]] = []
        for word, editor in (
            (self.tr("Visit"), self._visits),
            (self.tr("For"), self._audience),
            (self.tr("Days"), self._days),
            (self.tr("Clock"), self._clock),
            (self.tr("Paper"), self._size),
        ):
            name = label(word)
            name.setBuddy(editor)
            editor.setAccessibleName(word)
            grid.addWidget(name, len(rows), 0)
            grid.addWidget(editor, len(rows), 1)
            rows.append((name, editor))
        self._visit_row = rows[0]
        return grid

    def _segments(self, options: Sequence[tuple[str, str]], name: str) -> Segmented:
        made = Segmented(options, name)
        made.set_value(options[0][0])
        return made

    def _seen_box(self) -> QWidget:
        outer = QWidget()
        around = QHBoxLayout(outer)
        around.setContentsMargins(12, 8, 12, 0)
        box = QFrame()
        box.setProperty("surface", "note")
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        self._seen_mark, self._seen = _Icon("lock-outline"), paragraph("", "second")
        row.addWidget(self._seen_mark)
        row.addWidget(self._seen, 1)
        around.addWidget(box)
        return outer

    def _say_what_is_seen(self) -> None:
        audience = AUDIENCES[self._audience.currentData()]
        self._seen.setText(
            self.tr("For our own staff only: internal notes and reasons stand on it.")
            if audience.sees(Disclosure.INTERNAL)
            else self.tr("This reader sees no birth, passport, medical or home data.")
        )

    def _audience_word(self, name: str) -> str:
        return {
            "delegation": self.tr("Delegation"),
            "hosts": self.tr("Hosts"),
            "interpreter": self.tr("Interpreter"),
            "driver": self.tr("Driver"),
            "internal": self.tr("Internal"),
        }.get(name, name.capitalize())


class _Icon(QWidget):
    """An icon that follows the theme."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(16, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self.rect(), self._name, TOKENS.current.text2)


class _PaperRow(QWidget):
    """The paper that is shown."""

    def __init__(self, name: str, icon: str) -> None:
        super().__init__()
        self._name, self._icon = name, icon
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, max(fonts.scaled(26), fonts.metrics("row").height() + 8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), TOKENS.current
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(6, 0, -6, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent_tint)
        painter.drawRoundedRect(QRectF(box), 4, 4)
        icon = QRect(box.left() + 9, box.top(), 16, box.height())
        icons.paint(painter, icon, self._icon, tokens.accent)
        words = box.adjusted(34, 0, -8, 0)
        draw_text(painter, words, self._name, "row", tokens.accent)
