"""The weeks proposed, best first, each with its reasons and the buttons that take it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.gui.return_visit.words import reasons_said, tr
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.number_field import NumberField
from planner.gui.widgets.words import label, paragraph
from planner.rules.return_weeks import LENGTHS, Week
from planner.wording import wording

WIDTH = 330


class Proposals(QScrollArea):
    """At the right of the calendar; scrolls by itself."""

    lay_out_wanted = Signal(object)  # date
    dates_wanted = Signal(object)
    looked_at = Signal(object)
    length_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(fonts.scaled(WIDTH))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("surface", "window")
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(14, 14, 14, 14)
        self.column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(tr("Proposed weeks"), "panel-title"))
        head.addStretch()
        self.length = NumberField(LENGTHS[0], LENGTHS[-1])
        self.length.setSuffix(tr(" days"))
        self.length.setAccessibleName(tr("Length of the return visit in days"))
        self.length.valueChanged.connect(self.length_changed)
        head.addWidget(self.length)
        self.column.addLayout(head)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.column.addLayout(self._cards)
        self._unknown = paragraph("", "hint")
        self.column.addWidget(self._unknown)
        self.column.addStretch()
        self.setWidget(inner)
        self.cards: list[Card] = []

    def show_weeks(self, weeks: Sequence[Week], length: int, nothing: str, unknown: str) -> None:
        self.length.blockSignals(True)
        self.length.setValue(length)
        self.length.blockSignals(False)
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.cards = [Card(number, week) for number, week in enumerate(weeks, 1)]
        for card in self.cards:
            card.lay_out_wanted.connect(self.lay_out_wanted)
            card.dates_wanted.connect(self.dates_wanted)
            card.looked_at.connect(self.looked_at)
            self._cards.addWidget(card)
        if not weeks:
            self._cards.addWidget(paragraph(nothing, "second"))
        self._unknown.setText(unknown)


class Card(QFrame):
    lay_out_wanted = Signal(object)
    dates_wanted = Signal(object)
    looked_at = Signal(object)

    def __init__(self, number: int, week: Week) -> None:
        super().__init__()
        self.week = week
        self.setProperty("surface", "accent" if number == 1 else "base")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        days = wording().days(week.start, week.end)
        title = label(f"{number}.  {days}", "row-title")
        column.addWidget(title)
        self.reasons = reasons_said(week.reasons)
        for reason, said in zip(week.reasons, self.reasons, strict=True):
            sign = "\N{CHECK MARK}" if reason.cost <= 0 else "\N{WARNING SIGN}\ufe0e"
            column.addWidget(paragraph(f"{sign} {said}", "second"))
        row = QHBoxLayout()
        kind = "primary" if number == 1 else "plain"
        self.lay_out = button(tr("Lay out this week"), "swap-horizontal", kind)
        self.keep = button(tr("Keep dates only"), "", "link")
        name = tr("Lay out {days}", days=days)
        self.lay_out.setAccessibleName(name)
        self.lay_out.clicked.connect(lambda: self.lay_out_wanted.emit(week.start))
        self.keep.clicked.connect(lambda: self.dates_wanted.emit(week.start))
        row.addWidget(self.lay_out)
        row.addWidget(self.keep)
        row.addStretch()
        column.addLayout(row)
        self.setAccessibleName(f"{days}. {' '.join(self.reasons)}")

    def mousePressEvent(self, event: object) -> None:
        self.looked_at.emit(self.week.start)
