"""A new exchange: the cities of both sides, a theme, and the days of the first visit if known."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from planner.actions.exchanges import NewExchange, create_exchange
from planner.gui.exchanges.city_choices import exchange_name, look_up_on
from planner.gui.exchanges.city_field import CityField
from planner.gui.exchanges.words import refused_said, tr
from planner.gui.widgets.buttons import button
from planner.gui.widgets.date_field import DateField
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.field import Field, InlineError
from planner.gui.workspace import Workspace
from planner.model import Refused

_WIDTH = 640


class NewExchangeDialog(Dialog):
    """One button makes the exchange; its page of fields comes up then."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(tr("New exchange"), parent, tr("New exchange"))
        self._workspace = workspace
        self.setMinimumWidth(_WIDTH)
        self._make_fields()
        self._lay_out()
        self.foreign.line.setFocus()

    # -- parts ------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        desk, today = self._workspace.desk, self._workspace.today()
        self.foreign = CityField(tr("Foreign cities"), look_up_on(desk, countries_too=True))
        self.partner = CityField(tr("Partner cities"), look_up_on(desk, countries_too=False))
        self.theme, self.name = QLineEdit(), QLineEdit()
        self.first_day, self.last_day = DateField(today), DateField(today)
        self._own_name = False  # whether the person typed one
        self.fields = {
            "foreign": Field(
                tr("Foreign cities"),
                self.foreign,
                tr("The first is the lead city. A country will do while its city is not chosen."),
            ),
            "partner": Field(
                tr("Partner cities"), self.partner, tr("In the United States, the lead city first.")
            ),
            "theme": Field(tr("Theme"), self.theme),
            "name": Field(tr("Name"), self.name),
            "first_day": Field(tr("First visit begins"), self.first_day),
            "last_day": Field(tr("First visit ends"), self.last_day),
        }
        for side in (self.foreign, self.partner):
            side.changed.connect(self._propose_name)
        self.name.textEdited.connect(self._keep_name)
        for key, line in (("first_day", self.first_day), ("last_day", self.last_day)):
            field = self.fields[key]
            line.wrong.connect(partial(self._show, field))
            line.committed.connect(field.clear_error)

    def _lay_out(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        for line, pair in enumerate(
            (("foreign", "partner"), ("name", "theme"), ("first_day", "last_day"))
        ):
            for side, key in enumerate(pair):
                form.addWidget(self.fields[key], line, side, top)
        form.setColumnStretch(0, 1)
        form.setColumnStretch(1, 1)
        self._create = button(tr("Create exchange"), "plus", "primary")
        self._create.setDefault(True)
        self._create.clicked.connect(self.hand_in)
        self._trouble = InlineError()
        self.column.addLayout(form)
        self.column.addStretch()
        self.column.addWidget(self._trouble)
        self.add_foot(self.cancel_button(), self._create)

    # -- while typing -----------------------------------------------------------------------------

    def _propose_name(self) -> None:
        for key in ("foreign", "partner"):
            self.fields[key].clear_error()
        if not self._own_name:
            self.name.setText(exchange_name(self.foreign.choices, self.partner.choices))
            self.fields["name"].clear_error()

    def _keep_name(self, text: str) -> None:
        self._own_name = bool(text.strip())

    def _show(self, field: Field, refused: Refused) -> None:
        field.show_error(refused_said(refused))

    # -- making it --------------------------------------------------------------------------------

    def hand_in(self) -> None:
        """Hand it in, if all that was typed is understood."""
        self._trouble.hide()
        if not self._is_complete():
            wrong = next(field for field in self.fields.values() if field.has_error)
            wrong.label.buddy().setFocus()
            return
        new = NewExchange(
            name=self.name.text(),
            foreign=self.foreign.choices,
            partner=self.partner.choices,
            theme=self.theme.text(),
            first_day=self.first_day.day,
            last_day=self.last_day.day,
        )
        self._create.setEnabled(False)  # once
        create = partial(create_exchange, new=new)
        self._workspace.desk.do(create, self._created, missed=self._refused)

    def _is_complete(self) -> bool:
        for key, side in (("foreign", self.foreign), ("partner", self.partner)):
            if side.pending:
                said = tr("Choose “{city}” from the list, or clear it.", city=side.pending)
                self.fields[key].show_error(said)
        if not self.name.text().strip():
            self.fields["name"].show_error(tr("Choose the cities, or type a name."))
        dated = [self.first_day.commit(), self.last_day.commit()]
        return all(dated) and not any(field.has_error for field in self.fields.values())

    def _created(self, exchange_id: UUID) -> None:
        name = self.name.text().strip()
        self._workspace.open_exchange(exchange_id, page="exchange")
        self._workspace.notify(tr("Created “{name}”.", name=name))
        self.accept()

    def _refused(self, refused: Exception) -> None:
        self._create.setEnabled(True)
        if not isinstance(refused, Refused):
            return  # a mistake of ours, which the window shows
        field = self.fields.get(refused.field or "")
        if field is not None:
            field.show_error(refused_said(refused))
        else:
            self._trouble.show_sentence(refused_said(refused))
