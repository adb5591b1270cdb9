"""What dialogs are made of: a heading, fields, and two buttons."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from planner.gui.widgets.buttons import button
from planner.gui.widgets.date_field import DateField, day_said
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.field import Field
from planner.gui.workspace import Workspace
from planner.model import Refused
from planner.rules.typed_dates import read_date
from planner.wording import wording


class Asking(Dialog):
    """A heading, fields, two buttons; what is refused is said beside its field."""

    def __init__(
        self, workspace: Workspace, heading: str, verb: str, parent: QWidget, stay: str = ""
    ) -> None:
        super().__init__(heading, parent, heading)
        self.workspace = workspace
        self.fields: dict[str, Field] = {}
        self._handed_in = False
        self.setMinimumWidth(420)
        self.go, self._leave = button(verb, kind="primary"), self.cancel_button()
        if stay:
            self._leave.setText(stay)
        self.go.setDefault(True)
        self.go.clicked.connect(self.submit)

    def ask(self, name: str, word: str, widget: QWidget, hint: str = "") -> Field:
        """One more field under those before."""
        field = self.fields[name] = Field(word, widget, hint)
        self.column.addWidget(field)
        if isinstance(widget, DateField):
            widget.wrong.connect(self.refuse_at(name))
            widget.committed.connect(lambda _day: field.clear_error())
        return field

    def finish(self, *left: QWidget) -> None:
        """The buttons, below all that was asked; `left` is what else can be done."""
        self.add_foot(self._leave, self.go, left=left)

    def day(self, name: str, field: DateField) -> date:
        """The day typed into a field that may not stay empty."""
        text = field.text().strip()
        if text != day_said(field.day):
            field.set_day(
                read_date(text, near=self.workspace.today(), field=name) if text else None
            )
        if field.day is None:
            raise Refused("A date is needed, as in “12 may”.", field=name)
        return field.day

    def refuse_at(self, name: str) -> Callable[[Refused], None]:
        return lambda error: self.fields[name].show_error(wording().refused(error))

    def submit(self) -> None:
        """Do it, once however often it is asked for meanwhile; closed when it is kept."""
        if self._handed_in and self.workspace.desk.busy:
            return
        try:
            self.act()
            self._handed_in = True
        except Refused as error:
            self.refuse(error)

    def act(self) -> None:
        """Hand it to the desk; what is Refused here is said beside its field too."""
        raise NotImplementedError

    def refuse(self, error: Exception) -> None:
        self._handed_in = False
        if isinstance(error, Refused):
            first = next(iter(self.fields.values()))
            self.fields.get(error.field or "", first).show_error(wording().refused(error))
