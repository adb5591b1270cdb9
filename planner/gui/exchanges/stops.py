"""The stops of a visit as rows of fields: city, first and last day, hotel, local host."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from planner.actions.exchanges import add_stop, edit_stop, move_stop, remove_stop
from planner.gui.exchanges.city_choices import as_choice
from planner.gui.exchanges.city_line import CityLine
from planner.gui.exchanges.words import tr
from planner.gui.itinerary.form import Form
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button, icon_button
from planner.gui.widgets.date_field import DateField
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.words import label, say_again
from planner.gui.workspace import Workspace
from planner.model import Stop, Visit

_DAY_WIDTH = 150
_BUTTON_WIDTH = 28
_STRETCH = (4, 0, 0, 5, 5, 0, 0, 0)  # city, two days, hotel, host; up, down, remove


class StopsEditor(QWidget):
    """One row a stop, in order. Each edit is a step of its own."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._visit: Visit | None = None
        self.rows: list[StopRow] = []
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        for column, stretch in enumerate(_STRETCH):
            self._grid.setColumnStretch(column, stretch)
        words = (tr("City"), tr("First day"), tr("Last day"), tr("Hotel"), tr("Local host"))
        for place, word in enumerate(words):
            self._grid.addWidget(label(word, "label"), 0, place)
        self.add = button(tr("Add stop"), "plus")
        self.add.clicked.connect(self._add)
        below = QVBoxLayout(self)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self._table)
        below.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_visit(self, visit: Visit) -> None:
        """Show the stops of this visit; rows that stay keep what is being typed in them."""
        self._visit = visit
        known = {row.stop_id: row for row in self.rows}
        kept = [
            known.pop(stop.id) if stop.id in known else StopRow(self._workspace, self)
            for stop in visit.stops
        ]
        for gone in known.values():
            gone.take_away()
        if kept != self.rows:
            self.rows = kept
            self._arrange()
        for place, (row, stop) in enumerate(zip(self.rows, visit.stops, strict=True)):
            row.show_stop(stop, place, len(self.rows))
        self._table.setVisible(bool(self.rows))

    def _arrange(self) -> None:
        """Rows in their order, for the eye and for Tab."""
        stations: list[QWidget] = []
        for place, row in enumerate(self.rows):
            for column, widget in enumerate(row.stations()):
                self._grid.addWidget(widget, 2 * place + 1, column)
            self._grid.addWidget(row.error, 2 * place + 2, 0, 1, len(_STRETCH))
            stations += row.stations()
        for before, after in pairwise([*stations, self.add]):
            QWidget.setTabOrder(before, after)

    def _add(self) -> None:
        if self._visit is not None:
            action = partial(add_stop, visit_id=self._visit.id, fields={})
            self._workspace.desk.do(action, self._point_at)

    def _point_at(self, stop_id: UUID) -> None:
        """Let the person type the city of the new stop, once it is shown."""
        self._workspace.desk.ask(lambda _session: stop_id, self._focus)

    def _focus(self, stop_id: UUID) -> None:
        for row in self.rows:
            if row.stop_id == stop_id:
                row.city.setFocus(Qt.FocusReason.OtherFocusReason)


class StopRow(QObject):
    """The fields of one stop, and below them what is wrong with one of them."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.stop_id: UUID | None = None
        self.error = InlineError()
        self._make_fields()
        self._make_buttons()

    def stations(self) -> tuple[QWidget, ...]:
        """What stands in the row, in the order of the columns and of Tab."""
        fields = (self.city, self.first_day, self.last_day, self.hotel, self.host)
        return *fields, self.earlier, self.later, self.remove

    def take_away(self) -> None:
        for widget in (*self.stations(), self.error):
            widget.hide()
            widget.deleteLater()
        self.deleteLater()

    def _make_fields(self) -> None:
        today = self._workspace.today()
        self.city = CityLine(tr("City"), self._workspace.desk)
        self.first_day, self.last_day = DateField(today), DateField(today)
        self.hotel, self.host = QLineEdit(), QLineEdit()
        self._form = Form(self._workspace.desk, self._save, self)
        for name, editor, words, read in (
            ("city", self.city, tr("City"), lambda stop: str(stop.city or "")),
            ("first_day", self.first_day, tr("First day"), lambda stop: _iso(stop.first_day)),
            ("last_day", self.last_day, tr("Last day"), lambda stop: _iso(stop.last_day)),
            ("hotel", self.hotel, tr("Hotel"), lambda stop: str(stop.hotel or "")),
            ("host", self.host, tr("Local host"), lambda stop: str(stop.host or "")),
        ):
            told = _Told(self, editor)
            editor.setAccessibleName(words)
            editor.textEdited.connect(told.clear_error)
            self._form.tie(name, editor, told, read)
        for field in (self.first_day, self.last_day):
            field.setFixedWidth(fonts.scaled(_DAY_WIDTH))

    def _make_buttons(self) -> None:
        self.earlier = icon_button("arrow-up", tr("Move the stop up"))
        self.later = icon_button("arrow-down", tr("Move the stop down"))
        self.remove = icon_button("delete-outline", tr("Remove the stop"))
        for each in (self.earlier, self.later, self.remove):
            each.setFixedWidth(_BUTTON_WIDTH)
        self.earlier.clicked.connect(partial(self._act, move_stop, by=-1))
        self.later.clicked.connect(partial(self._act, move_stop, by=1))
        self.remove.clicked.connect(partial(self._act, remove_stop))

    # -- what the store holds ---------------------------------------------------------------------

    def show_stop(self, stop: Stop, place: int, count: int) -> None:
        self.stop_id = stop.id
        self.city.know([as_choice(pair.city) for pair in stop.visit.exchange.cities])
        self._form.show(stop)
        self.earlier.setEnabled(place > 0)
        self.later.setEnabled(place < count - 1)

    # -- what the person types --------------------------------------------------------------------

    def _save(self, session: Any, stop_id: UUID, fields: Mapping[str, str]) -> None:
        """On the worker: a city that was typed is looked up like one that was chosen."""
        typed = fields.get("city", "").strip()
        if not typed:
            edit_stop(session, stop_id, fields)
            return
        edit_stop(session, stop_id, {}, city=self.city.meant(typed))

    def _act(self, action: Callable[..., object], _checked: bool = False, **how: int) -> None:
        self._workspace.desk.do(partial(action, stop_id=self.stop_id, **how))


class _Told:
    """Says in the line under the row what is wrong with one of its fields."""

    def __init__(self, row: StopRow, editor: QLineEdit) -> None:
        self._row, self._editor = row, editor

    def show_error(self, sentence: str) -> None:
        self._mark("error")
        self._editor.setAccessibleDescription(sentence)
        self._row.error.show_sentence(sentence)

    def clear_error(self) -> None:
        if self._editor.property("state"):
            self._mark("")
            self._editor.setAccessibleDescription("")
            self._row.error.hide()

    def _mark(self, state: str) -> None:
        self._editor.setProperty("state", state)
        say_again(self._editor)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
