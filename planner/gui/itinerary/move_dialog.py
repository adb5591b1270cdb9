"""Moving an item without carrying it: a day, the hours, and who takes part."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from planner.actions.itinerary import edit_item
from planner.gui.itinerary import words
from planner.gui.itinerary.editors import editor_of
from planner.gui.itinerary.when import When
from planner.gui.roster.rows import marks_of
from planner.gui.widgets.buttons import button
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.field import Field
from planner.gui.widgets.words import label
from planner.gui.workspace import Workspace
from planner.model import Item, Refused
from planner.rules.agenda import Happening
from planner.rules.clock import zone_of
from planner.rules.moving import Hours, change_of, hours_of
from planner.wording import wording

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_EVERYONE, _AS_IT_IS = "everyone", ""


def offer_who(box: QComboBox, thing: Happening) -> None:
    """Those for whom it is now, everyone, or one of the groups."""
    box.addItem(words.tr("As it is"), _AS_IT_IS)
    box.addItem(words.tr("Everyone"), _EVERYONE)
    for mark in marks_of(thing.visit):
        said = words.tr("Group {letter}", letter=mark.letter)
        box.addItem(f"{said}, {mark.name}", str(mark.id))


class MoveDialog(QDialog):
    """What is refused is said beside its field and stays as it was typed."""

    def __init__(self, workspace: Workspace, item: Item, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._item = workspace, item
        self.setWindowTitle(self.tr("Move item"))
        self.when, self.who = When(workspace.today()), ChoiceBox()
        offer_who(self.who, item)
        self._before = self._put(item)
        self.move_, cancel = button(self.tr("Move"), kind="primary"), button(self.tr("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(label(item.title, "panel-title"))
        column.addWidget(self.when)
        column.addWidget(Field(self.tr("Who takes part"), self.who))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.move_)
        column.addLayout(row)
        self.move_.setDefault(True)
        self.move_.clicked.connect(self.submit)
        cancel.clicked.connect(self.reject)
        self.when.date.setFocus()
        self.when.date.selectAll()

    def _put(self, item: Item) -> dict[str, str]:
        self.when.show_item(item, twice=False)
        values = {
            "date": item.day.isoformat() if item.day else "",
            "start": words.start_text(item) if item.start or item.part else "",
            "end": words.end_text(item),
        }
        for name, widget in self._widgets().items():
            editor_of(widget).put(values[name])
        self.when.end.setVisible(True)
        return values

    def _widgets(self) -> dict[str, QWidget]:
        return {"date": self.when.date, "start": self.when.start, "end": self.when.end}

    def submit(self) -> None:
        """Move it; closed once it is kept."""
        typed = {name: editor_of(widget).value for name, widget in self._widgets().items()}
        fields = {name: value for name, value in typed.items() if value != self._before[name]}
        if self.who.currentData():
            fields["participants"] = self.who.currentData()
        item_id: UUID = self._item.id

        def do(session: "Session") -> Hours | None:
            edit_item(session, item_id, fields)
            return hours_of(session.get_one(Item, item_id))

        self._workspace.desk.do(do, self._done, self._refuse)

    def _done(self, now: Hours | None) -> None:
        item = self._item
        change = change_of(hours_of(item), now, zone_of(item))
        end = f"{now.end:%H:%M}" if now and now.end else ""
        hours = f"{now.start:%H:%M} - {end}" if now else ""
        self._workspace.notify(words.changed(change, item.title, hours, end))
        self.accept()

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, Refused):
            told = {"start": self.when.at_start, "end": self.when.at_end}
            slot = told.get(error.field or "", self.when.at_date)
            slot.show_error(wording().refused(error))
