"""The stays of a visit as rows: a city, its nights, and the days that come of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from planner.actions.places import CityChoice
from planner.gui.desk import Desk
from planner.gui.exchanges.city_line import CityLine
from planner.gui.exchanges.dates import day_range
from planner.gui.itinerary import words
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button, icon_button
from planner.gui.widgets.number_field import NumberField
from planner.gui.widgets.words import label

_MOST = 99  # nights
_USUAL = 3
_BUTTON = 28  # pixels wide


@dataclass(frozen=True, slots=True)
class Stay:
    """A city, chosen or still to be typed, and for how many nights."""

    city: CityChoice | None
    nights: int = _USUAL


class _Row:
    """The widgets of one stay."""

    def __init__(self, desk: Desk) -> None:
        self.city, self.nights, self.days = (
            CityLine(words.tr("City"), desk),
            NumberField(0, _MOST),
            label(),
        )
        self.city.setPlaceholderText(words.tr("City"))
        self.nights.setAccessibleName(words.tr("Nights"))
        self.nights.setFixedWidth(fonts.scaled(72))
        self.days.setProperty("kind", "second")
        self.days.setMinimumWidth(fonts.scaled(110))
        self.earlier = icon_button("arrow-up", words.tr("Move the stay up"))
        self.later = icon_button("arrow-down", words.tr("Move the stay down"))
        self.remove = icon_button("delete-outline", words.tr("Remove the stay"))
        for each in self.buttons:
            each.setFixedWidth(_BUTTON)

    def widgets(self) -> tuple[QWidget, ...]:
        return self.city, self.nights, self.days, self.earlier, self.later, self.remove

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        return self.earlier, self.later, self.remove


class Stays(QWidget):
    """In order; the day of moving on belongs to the city before and the one after."""

    changed = Signal()

    def __init__(self, desk: Desk, known: Sequence[CityChoice], above: QWidget) -> None:
        """`known` are the cities of the exchange, meant before others so called; from `above` Tab
        leads to the first row."""
        super().__init__()
        self._desk, self._known, self._above = desk, known, above
        self._first_day: date | None = None
        self._today = date.min
        self.rows: list[_Row] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        for column, word in enumerate((words.tr("City"), words.tr("Nights"), words.tr("Days"))):
            self._grid.addWidget(label(word, "label"), 0, column)
        self.add = button(words.tr("Add a city"), "plus")
        self.add.setAccessibleName(words.tr("Add a city"))
        self.add.clicked.connect(lambda: self._add_empty())
        below = QVBoxLayout(self)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addLayout(self._grid)
        below.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    # -- what is typed -----------------------------------------------------------------------------

    @property
    def typed(self) -> list[tuple[str, CityLine, int]]:
        """Of each stay the city's words, the line that knows what they mean, and the nights."""
        return [(row.city.text().strip(), row.city, row.nights.value()) for row in self.rows]

    @property
    def nights(self) -> int:
        return sum(row.nights.value() for row in self.rows)

    # -- what is shown -----------------------------------------------------------------------------

    def put(self, stays: Sequence[Stay]) -> None:
        """Show these stays."""
        for stay in stays:
            self._append(stay)
        self._arrange()

    def count_from(self, first_day: date | None, today: date) -> None:
        """Say the days of each stay."""
        self._first_day, self._today = first_day, today
        self._say_days()

    def _append(self, stay: Stay) -> _Row:
        row = _Row(self._desk)
        row.city.know(self._known)
        if stay.city is not None:
            row.city.put(stay.city)
        row.nights.setValue(stay.nights)
        row.nights.valueChanged.connect(self._say_days)
        row.city.textEdited.connect(self.changed)
        row.earlier.clicked.connect(partial(self._move, row, -1))
        row.later.clicked.connect(partial(self._move, row, 1))
        row.remove.clicked.connect(partial(self._remove, row))
        self.rows.append(row)
        return row

    def _add_empty(self) -> None:
        row = self._append(Stay(None))
        self._arrange()
        row.city.setFocus()

    def _move(self, row: _Row, by: int, _checked: bool = False) -> None:
        at = self.rows.index(row)
        self.rows.insert(at + by, self.rows.pop(at))
        self._arrange()

    def _remove(self, row: _Row, _checked: bool = False) -> None:
        self.rows.remove(row)
        for widget in row.widgets():
            widget.hide()
            widget.deleteLater()
        self._arrange()

    def _arrange(self) -> None:
        """Rows in their order, for the eye and for Tab."""
        stations: list[QWidget] = []
        for place, row in enumerate(self.rows):
            for column, widget in enumerate(row.widgets()):
                self._grid.addWidget(widget, place + 1, column)
            row.earlier.setEnabled(place > 0)
            row.later.setEnabled(place < len(self.rows) - 1)
            row.remove.setEnabled(len(self.rows) > 1)
            stations += [row.city, row.nights, *row.buttons]
        for before, after in pairwise([self._above, *stations, self.add]):
            QWidget.setTabOrder(before, after)
        self._say_days()

    def _say_days(self) -> None:
        day = self._first_day
        for row in self.rows:
            row.days.clear()
            if day is not None:
                last = day + timedelta(days=row.nights.value())
                row.days.setText(day_range(day, last, self._today))
                day = last
        self.changed.emit()
