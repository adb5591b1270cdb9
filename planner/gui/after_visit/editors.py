"""The inspector of the page: the practice or activity that is selected, to be read and changed."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.actions.practices import edit_practice, remove_practice, step_practice
from planner.gui.after_visit.activity import FollowOnEditor
from planner.gui.after_visit.parts import choices, lines, text_of
from planner.gui.after_visit.words import BECAME, tr
from planner.gui.exchanges.dates import weekday_day
from planner.gui.itinerary.form import Form
from planner.gui.widgets.buttons import button
from planner.gui.widgets.date_field import DateField
from planner.gui.widgets.field import Field
from planner.gui.widgets.files import Files
from planner.gui.widgets.own_undo import begin_anew
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import Workspace
from planner.model import FollowOn, PracticeStatus, Refused
from planner.model.keeping import Owner
from planner.queries.practices import PracticeLine
from planner.rules.practices import NEXT
from planner.wording import wording

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class PracticeEditor(QWidget):
    """What is known of a practice, and the next step on its path."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.form = Form(workspace.desk, self._save, self)
        fields = (
            ("title", tr("Practice"), lambda it: it.title, None),
            ("what", tr("What is done"), text_of("what"), lines()),
            ("where", tr("Where"), text_of("where"), None),
            ("who", tr("By whom"), text_of("who"), None),
            ("whom_to_call", tr("Whom to call"), text_of("whom_to_call"), None),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for name, word, read, widget in fields:
            column.addWidget(self.form.field(name, word, read, widget))
        self.path = paragraph("", "second")
        column.addWidget(label(tr("Path"), "label"))
        column.addWidget(self.path)
        self.status = choices(BECAME)
        self.day, self.evidence = DateField(workspace.today()), QLineEdit()
        self.parts = {
            "status": Field(tr("Next step"), self.status),
            "day": Field(tr("On"), self.day),
            "evidence": Field(tr("Evidence"), self.evidence),
        }
        self._offered: tuple[UUID, PracticeStatus] | None = None  # for whom a next step stands
        for part in self.parts.values():
            column.addWidget(part)
        self.files = Files(workspace, Owner.PRACTICE)
        self.step, self.remove = (
            button(tr("Add step"), "plus"),
            button(tr("Remove practice"), kind="link"),
        )
        row = QHBoxLayout()
        row.addWidget(self.step)
        row.addWidget(self.remove)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.files)
        column.addStretch()
        self.step.clicked.connect(self._step)
        self.remove.clicked.connect(self._remove)

    def show_practice(self, line: PracticeLine | None) -> None:
        self.form.show(line)
        self.path.setText(self._path_said(line) if line else "")
        if line is not None and self._offered != (line.id, line.status):
            self._offered = line.id, line.status
            self.status.setCurrentIndex(self.status.findData(NEXT[line.status]))
            self._clear()
        self.files.show_of(line.id if line else None)

    def _path_said(self, line: PracticeLine) -> str:
        today = self._workspace.today()
        noted = weekday_day(line.noted_on, today) if line.noted_on else tr("date unknown")
        said = [f"{tr(BECAME[PracticeStatus.NOTED])}, {noted}"]
        for step in line.path:
            day = weekday_day(step.day, today) if step.day else tr("date unknown")
            word = tr(BECAME[step.status])
            said.append(", ".join(filter(None, (word, day, step.who, step.evidence))))
        return "\n".join(said)

    def _save(self, session: "Session", practice_id: UUID, values: Mapping[str, str]) -> None:
        edit_practice(session, practice_id, values)

    def _step(self) -> None:
        line = self.form.thing
        if line is None:
            return
        action = partial(
            step_practice,
            practice_id=line.id,
            status=PracticeStatus(self.status.currentData()),
            day=self.day.day,
            evidence=self.evidence.text(),
            today=self._workspace.today(),
        )
        self._workspace.desk.do(action, self._stepped, self._refuse)

    def _stepped(self, _nothing: object) -> None:
        begin_anew(self.evidence)
        self._clear()

    def _clear(self) -> None:
        for part in self.parts.values():
            part.clear_error()

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._clear()
            part = self.parts.get(error.field or "", self.parts["evidence"])
            part.show_error(wording().refused(error))

    def _remove(self) -> None:
        line = self.form.thing
        if line is not None:
            self._workspace.desk.do(partial(remove_practice, practice_id=line.id))
            self._workspace.notify(tr("Removed “{title}”.", title=line.title))


class AfterVisitInspector(QStackedWidget):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.hint = paragraph("", "hint")
        self.hint.setContentsMargins(12, 12, 12, 12)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.practice, self.activity = PracticeEditor(workspace), FollowOnEditor(workspace)
        for widget in (self.hint, self.practice, self.activity):
            self.addWidget(_scrolled(widget))

    def show_practice(self, line: PracticeLine) -> None:
        self.practice.show_practice(line)
        self.setCurrentIndex(1)

    def show_activity(self, activity: FollowOn) -> None:
        self.activity.show_activity(activity)
        self.setCurrentIndex(2)

    def show_nothing(self, hint: str) -> None:
        self.hint.setText(hint)
        self.practice.show_practice(None)
        self.activity.show_activity(None)
        self.setCurrentIndex(0)


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
