"""The day and the hours of an item: one field for the date, two for the times, what they make."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.gui.itinerary import words
from planner.gui.itinerary.slot import Slot
from planner.gui.theme import fonts
from planner.gui.widgets.date_field import DateField
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.painting import text_width
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.time_field import TimeField
from planner.gui.widgets.words import label
from planner.model import Item

_BESIDE = 26  # pixels of a field that are not its text


class When(QWidget):
    """Label, date, “start to end”, length and zone; one line below says what is wrong with any."""

    fold_chosen = Signal(str)  # which of two equal hours is meant: 0 or 1

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date, self.start, self.end = DateField(today), TimeField(), TimeField()
        self.date.setAccessibleName(self.tr("Date"))
        self.start.setAccessibleName(self.tr("Start"))
        self.start.setPlaceholderText(self.tr("Start"))
        self.end.setAccessibleName(self.tr("End"))
        self.end.setPlaceholderText(self.tr("End"))
        self._to, self._hint = label(self.tr("to"), "second"), label("", "second")
        self._hint.setWordWrap(True)  # beside long hours in a narrow window
        self._fold = Segmented(
            (("0", self.tr("First")), ("1", self.tr("Second"))),
            self.tr("Which of the two hours"),
            dense=True,
        )
        self._fold.chosen.connect(self.fold_chosen)
        self._error = InlineError()
        head = label(self.tr("When"), "label")
        head.setBuddy(self.date)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(head)
        column.addWidget(self.date)
        column.addSpacing(2)
        column.addLayout(self._hours())
        column.addWidget(self._error)
        column.addWidget(self._twice())
        self.at_date, self.at_start, self.at_end = (
            Slot(field, self._error) for field in (self.date, self.start, self.end)
        )

    def _hours(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.start, self._to, self.end):
            row.addWidget(part)
        row.addWidget(self._hint, 1)
        return row

    def _twice(self) -> QWidget:
        self._again = QWidget()
        row = QHBoxLayout(self._again)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(label(self.tr("This hour comes twice:"), "second"))
        row.addWidget(self._fold)
        row.addStretch(1)
        self._again.hide()
        return self._again

    def show_item(self, item: Item, twice: bool) -> None:
        """What the times make; `twice` where clocks are set back over this item's hour."""
        timed = item.start is not None
        wide = fonts.scaled(64)
        if not timed:
            wide = max(wide, text_width(words.start_text(item), "text") + _BESIDE)
        self.start.setFixedWidth(max(wide, text_width(self.start.text(), "text") + _BESIDE))
        self.end.setFixedWidth(
            max(fonts.scaled(64), text_width(words.end_text(item), "text") + _BESIDE)
        )
        self._to.setVisible(timed)
        self.end.setVisible(timed)
        said = (words.length_words(item) if timed else "", words.zone_words(item))
        self._hint.setText(", ".join(filter(None, said)))
        self._again.setVisible(twice)
        self._fold.set_value(str(item.fold))
