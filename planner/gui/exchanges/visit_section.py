"""One visit on the page of fields: its status, its dates as given, its stops."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.actions.exchanges import edit_visit
from planner.gui.exchanges.dates import day_range
from planner.gui.exchanges.stops import StopsEditor
from planner.gui.exchanges.words import VISIT_STATUSES, counted, tr, visit_said
from planner.gui.itinerary.form import Form
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.field import Field
from planner.gui.widgets.words import label
from planner.gui.workspace import Workspace
from planner.model import Visit


class VisitSection(QFrame):
    """Each edit is saved when its field is left."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._title, self._days = label("", "panel-title"), label("", "second")
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(self._title)
        heading.addWidget(self._days)
        heading.addStretch()
        self.status, self.as_given = ChoiceBox(), QLineEdit()
        for status, word in VISIT_STATUSES.items():
            self.status.addItem(tr(word), status.value)
        self.as_given.setPlaceholderText(tr("December 2016"))
        self.form = Form(workspace.desk, edit_visit, self)
        fields = QHBoxLayout()
        fields.setSpacing(16)
        for name, words, editor, read, share in (
            ("status", tr("Status"), self.status, lambda visit: visit.status.value, 1),
            (
                "dates_as_given",
                tr("Dates as a source gives them, while the days are not known"),
                self.as_given,
                lambda visit: visit.dates_as_given or "",
                3,
            ),
        ):
            field = Field(words, editor)
            self.form.tie(name, editor, field, read)
            fields.addWidget(field, share)
        self.stops = StopsEditor(workspace)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(heading)
        column.addLayout(fields)
        column.addWidget(self.stops)

    def show_visit(self, visit: Visit) -> None:
        self._title.setText(visit_said(visit.kind))
        self._days.setText(self._said(visit))
        self.form.show(visit)
        self.stops.show_visit(visit)

    def _said(self, visit: Visit) -> str:
        first, last = visit.first_day, visit.last_day
        if first is None or last is None:
            return tr("No dates yet")
        length = counted((last - first).days + 1, "1 day", "%n days")
        return f"{day_range(first, last, self._workspace.today())}, {length}"
