"""A new item: the few things that are known at once. All else is filled in when it is there."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.actions.itinerary import add_item
from planner.gui.itinerary.editors import editor_of
from planner.gui.itinerary.form import Told
from planner.gui.itinerary.item_editor import kind_box
from planner.gui.itinerary.when import When
from planner.gui.widgets.buttons import button
from planner.gui.widgets.field import Field
from planner.gui.widgets.words import label
from planner.gui.workspace import Workspace
from planner.model import ItemKind, Refused
from planner.wording import wording


class AddItem(QWidget):
    """Title, when and kind; Enter adds, Esc gives up."""

    added = Signal(object)  # id of the new item
    given_up = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = workspace.desk
        self._visit_id: UUID | None = None
        self._sending = False
        self.title, self.kind, self.when = QLineEdit(), kind_box(), When(workspace.today())
        self.add, self.cancel = button(self.tr("Add item")), button(self.tr("Cancel"), kind="link")
        title = Field(self.tr("Title"), self.title)
        kind = Field(self.tr("Kind"), self.kind)
        self._told: dict[str, Told] = {
            "title": title,
            "date": self.when.at_date,
            "start": self.when.at_start,
            "end": self.when.at_end,
            "kind": kind,
        }
        widgets = (self.title, self.when.date, self.when.start, self.when.end, self.kind)
        self._editors = dict(zip(self._told, map(editor_of, widgets), strict=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 14, 14, 16)
        column.setSpacing(10)
        column.addWidget(label(self.tr("New item"), "panel-title"))
        for field in (title, self.when, kind):
            column.addWidget(field)
        column.addLayout(self._buttons())
        column.addStretch(1)
        for line in widgets[:4]:
            line.returnPressed.connect(self.submit)
        self.when.date.wrong.connect(partial(self._refuse_at, "date"))
        self.when.start.wrong.connect(partial(self._refuse_at, "start"))
        self.when.end.wrong.connect(partial(self._refuse_at, "end"))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.cancel)
        row.addStretch(1)
        self.add.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.given_up)
        return row

    def begin(self, visit_id: UUID, day: date | None) -> None:
        """Empty fields for a new item on this day of this visit."""
        self._visit_id = visit_id
        for name, editor in self._editors.items():
            self._told[name].clear_error()
            editor.put("")
        self._editors["date"].put(day.isoformat() if day else "")
        self._editors["kind"].put(ItemKind.MEETING.value)
        self.title.setFocus()

    def submit(self) -> None:
        """Add it; what is wrong is said at its field, and nothing is added."""
        if self._visit_id is None or self._sending:
            return
        typed = {name: editor.value for name, editor in self._editors.items()}
        values = {name: value for name, value in typed.items() if value or name == "title"}
        action = partial(add_item, visit_id=self._visit_id, fields=values)
        self._sending = True
        self._desk.do(action, self._tell_added, missed=self._refuse)

    def _tell_added(self, item_id: UUID) -> None:
        self._visit_id, self._sending = None, False
        self.added.emit(item_id)

    def _refuse(self, error: Exception) -> None:
        self._sending = False
        if isinstance(error, Refused):
            self._refuse_at(error.field if error.field in self._told else "title", error)

    def _refuse_at(self, name: str, refusal: Refused) -> None:
        self._told[name].show_error(wording().refused(refusal))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
