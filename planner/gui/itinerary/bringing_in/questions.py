"""What a file of a program may leave open, answered for all of it at once."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from planner.gui.itinerary.words import tr
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.words import label
from planner.interchange.itinerary.heard import Answers
from planner.interchange.report import Report

_ENCODINGS = (
    ("UTF-8", "utf-8"),
    ("Windows-1252", "cp1252"),
    ("Windows-1250", "cp1250"),
    ("ISO 8859-15", "iso8859_15"),
    ("Mac Roman", "mac_roman"),
    ("UTF-16", "utf-16"),
)
_BEFORE, _AFTER = 1, 3  # years around this one

Choice = tuple[str, object]


class OpenQuestions(QWidget):
    """Each stands on what the file shows until a person knows better."""

    answered = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: dict[ChoiceBox, QLabel] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        orders = ((tr("as the file shows"), None), (tr("4 May"), "dmy"), (tr("April 5"), "mdy"))
        years = range(today.year - _BEFORE, today.year + _AFTER + 1)
        self.order = self._ask(tr("04/05 is"), orders)
        self.year = self._ask(
            tr("Year of its days"),
            ((tr("as told, or the visit’s"), None), *((str(each), each) for each in years)),
        )
        self.sheet = self._ask(tr("Sheet"), ((tr("all"), None),))
        self.letters = self._ask(tr("Letters"), ((tr("as found out"), None), *_ENCODINGS))
        self._row.addStretch()

    def _ask(self, said: str, choices: Sequence[Choice]) -> ChoiceBox:
        box, word = ChoiceBox(), label(said, "second")
        word.setBuddy(box)
        self._words[box] = word
        box.setAccessibleName(said)
        for each in choices:
            box.addItem(*each)
        box.activated.connect(lambda _at: self.answered.emit())
        self._row.addWidget(word)
        self._row.addWidget(box)
        self._row.addSpacing(12)
        return box

    @property
    def answers(self) -> Answers:
        return Answers(
            date_order=self.order.currentData(),
            year=self.year.currentData(),
            sheet=self.sheet.currentData(),
            encoding=self.letters.currentData(),
        )

    def begin_anew(self) -> None:
        """Another file: nothing is answered yet, and its sheets are not known."""
        for box in (self.order, self.year, self.sheet, self.letters):
            box.setCurrentIndex(0)
        while self.sheet.count() > 1:
            self.sheet.removeItem(1)

    def show_for(self, report: Report, *, may_ask_letters: bool) -> None:
        """Ask for a sheet only where there are several, for letters only of a file of text."""
        sheets = list(dict.fromkeys(row.sheet for row in report.rows if row.sheet))
        if self.sheet.count() == 1 and len(sheets) > 1:
            for each in sheets:
                self.sheet.addItem(each, each)
        self._show(self.sheet, self.sheet.count() > 1)
        self._show(self.letters, may_ask_letters)

    def _show(self, box: ChoiceBox, shown: bool) -> None:
        box.setVisible(shown)
        self._words[box].setVisible(shown)
