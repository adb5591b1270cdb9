"""Label at the left, field at the right: for fields that are short and belong together."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from planner.gui.itinerary.form import Form
from planner.gui.itinerary.slot import Slot
from planner.gui.theme import fonts
from planner.gui.widgets.date_field import DateField
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.words import label


class LabelledRows(QWidget):
    """A heading, and under it one row a field; what is wrong with a field stands below its row."""

    def __init__(self, heading: str, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, fonts.scaled(78))
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if heading:
            column.addWidget(label(heading, "label"))
        column.addLayout(self._grid)

    def add(self, name: str, word: str, widget: QWidget, read: Callable[[Any], str]) -> QWidget:
        """`name` is the field's name in the exchange file; gives back the widget."""
        said, error, row = label(word, "second"), InlineError(), self._grid.rowCount()
        said.setBuddy(widget)
        widget.setAccessibleName(word)
        self._grid.addWidget(said, row, 0)
        self._grid.addWidget(widget, row, 1)
        self._grid.addWidget(error, row + 1, 0, 1, 2)
        self._form.tie(name, widget, Slot(widget, error), read)
        return widget

    def add_line(self, name: str, word: str, attribute: str) -> QLineEdit:
        line = QLineEdit()
        self.add(name, word, line, lambda thing: getattr(thing, attribute) or "")
        return line

    def add_day(self, name: str, word: str, attribute: str, today: date) -> DateField:
        field = DateField(today)
        self.add(name, word, field, lambda thing: iso(getattr(thing, attribute)))
        return field


def iso(day: date | None) -> str:
    return day.isoformat() if day else ""
