"""What an exchange is: name, theme, program, status, cities of both sides, notes."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from planner.actions.exchanges import edit_exchange, set_cities
from planner.gui.exchanges.city_choices import as_choice, look_up_on
from planner.gui.exchanges.city_field import CityField
from planner.gui.exchanges.words import EXCHANGE_STATUSES, refused_said, tr
from planner.gui.itinerary.editors import TextBox
from planner.gui.itinerary.form import Form, Read
from planner.gui.theme import fonts
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.field import Field
from planner.gui.workspace import Workspace
from planner.model import Exchange, Refused, Side

_NOTES = 84  # height


class ExchangeFields(QWidget):
    """Each edit is saved when its field is left; cities as soon as they are chosen."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.name, self.theme, self.program = QLineEdit(), QLineEdit(), QLineEdit()
        self.status, self.notes = ChoiceBox(), TextBox()
        for status, word in EXCHANGE_STATUSES.items():
            self.status.addItem(tr(word), status.value)
        self.notes.setFixedHeight(fonts.scaled(_NOTES))
        self.sides = {
            Side.FOREIGN: SideField(workspace, Side.FOREIGN, tr("Foreign cities")),
            Side.PARTNER: SideField(workspace, Side.PARTNER, tr("Partner cities")),
        }
        self.form = Form(workspace.desk, edit_exchange, self)
        self.fields = {
            "name": self._tied("name", tr("Name"), self.name, lambda each: each.name),
            "theme": self._tied("theme", tr("Theme"), self.theme, lambda each: each.theme or ""),
            "program": self._tied(
                "program", tr("Program"), self.program, lambda each: each.program
            ),
            "status": self._tied(
                "status", tr("Status"), self.status, lambda each: each.status.value
            ),
            "notes": self._tied("notes", tr("Notes"), self.notes, lambda each: each.notes or ""),
        }
        self._lay_out()

    def _tied(self, name: str, words: str, editor: QWidget, read: Read) -> Field:
        field = Field(words, editor)
        self.form.tie(name, editor, field, read)
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        pair = QGridLayout()
        pair.setHorizontalSpacing(12)
        pair.addWidget(self.fields["program"], 0, 0)
        pair.addWidget(self.fields["status"], 0, 1)
        pair.setColumnStretch(0, 1)
        pair.setColumnStretch(1, 1)
        column.addWidget(self.fields["name"])
        column.addWidget(self.fields["theme"])
        column.addLayout(pair)
        for side in self.sides.values():
            column.addWidget(side)
        self.fields["notes"].setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column.addWidget(self.fields["notes"])
        column.addStretch()

    def show_exchange(self, exchange: Exchange) -> None:
        self.form.show(exchange)
        for side in self.sides.values():
            side.show_exchange(exchange)


class SideField(Field):
    """The cities of one side of the open exchange."""

    def __init__(self, workspace: Workspace, side: Side, name: str) -> None:
        self.cities = CityField(
            name, look_up_on(workspace.desk, countries_too=side is Side.FOREIGN)
        )
        super().__init__(name, self.cities)
        self._workspace, self._side = workspace, side
        self._exchange: Exchange | None = None
        self._under_way = 0
        self.cities.changed.connect(self._save)

    def show_exchange(self, exchange: Exchange) -> None:
        other = self._exchange is None or self._exchange.id != exchange.id
        self._exchange = exchange
        if other or not self._under_way:  # else an older answer would take back what was chosen
            self.cities.set_choices(tuple(map(as_choice, exchange.cities_of(self._side))))

    def _save(self) -> None:
        if self._exchange is not None:
            self._under_way += 1
            self.clear_error()
            action = partial(
                set_cities,
                exchange_id=self._exchange.id,
                side=self._side,
                choices=self.cities.choices,
            )
            self._workspace.desk.do(action, self._saved, self._refused)

    def _saved(self, _nothing: object) -> None:
        self._under_way -= 1

    def _refused(self, error: Exception) -> None:
        self._under_way -= 1
        if isinstance(error, Refused):
            self.show_error(refused_said(error))
