"""The inspector of the page: the practice or activity that is selected, to be read and changed."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.actions.attachments import Owner
from planner.actions.follow_on import RULES, edit_follow_on, remove_follow_on, rule_said
from planner.actions.practices import edit_practice, remove_practice, step_practice
from planner.gui.after_visit.calling import CallHoursDialog
from planner.gui.after_visit.words import KINDS, PRACTICES, STATUSES, tr
from planner.gui.exchanges.dates import weekday_day
from planner.gui.itinerary.editors import TextBox
from planner.gui.itinerary.form import Form
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.date_field import DateField
from planner.gui.widgets.field import Field
from planner.gui.widgets.files import Files
from planner.gui.widgets.time_field import TimeField
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import Workspace
from planner.model import FollowOn, PracticeStatus, Refused
from planner.queries.practices import PracticeLine
from planner.wording import wording

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _choices(words: Mapping[Any, object]) -> QComboBox:
    box = QComboBox()
    for member, word in words.items():
        box.addItem(tr(word), member.value)
    return box


def _lines() -> TextBox:
    box = TextBox()
    box.setFixedHeight(3 * fonts.metrics("text").lineSpacing() + 14)
    return box


def _money(hundredths: int | None) -> str:
    if hundredths is None:
        return ""
    return f"{hundredths / 100:.2f}".removesuffix(".00")


class FollowOnEditor(QWidget):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.form = Form(workspace.desk, self._save, self)
        day, last = DateField(workspace.today()), DateField(workspace.today())
        repeats = QLineEdit()
        repeats.setPlaceholderText(", ".join(RULES))
        fields = (
            ("title", tr("Title"), lambda it: it.title, None),
            ("kind", tr("Kind"), lambda it: it.kind.value, _choices(KINDS)),
            ("status", tr("Status"), lambda it: it.status.value, _choices(STATUSES)),
            ("date", tr("Date"), lambda it: _iso(it.day), day),
            ("last_day", tr("Last day"), lambda it: _iso(it.last_day), last),
            ("date_as_given", tr("Date as the source gives it"), _text("date_as_given"), None),
            ("start", tr("Hour"), lambda it: f"{it.start:%H:%M}" if it.start else "", TimeField()),
            ("zone", tr("Time zone of the hour"), _text("zone"), None),
            ("repeats", tr("Repeats"), lambda it: rule_said(it.repeats), repeats),
            ("place", tr("Place"), _text("place"), None),
            ("cities", tr("Cities, parted by ;"), lambda it: "; ".join(it.cities), None),
            (
                "people",
                tr("People, parted by ;"),
                lambda it: "; ".join(each.full_name for each in it.people),
                None,
            ),
            (
                "organizations",
                tr("Organizations, parted by ;"),
                lambda it: "; ".join(it.organizations),
                None,
            ),
            ("currency", tr("Currency"), _text("currency"), None),
            ("amount", tr("Amount requested"), lambda it: _money(it.amount), None),
            ("amount_approved", tr("Amount approved"), lambda it: _money(it.approved), None),
            ("amount_spent", tr("Amount spent"), lambda it: _money(it.spent), None),
            ("outcome", tr("Outcome"), _text("outcome"), _lines()),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        self.hours = button(tr("Hours for a call..."), "clock-outline")
        self.hours.clicked.connect(self._find_hours)
        self.fields: dict[str, Field] = {}
        for name, word, read, widget in fields:
            self.fields[name] = self.form.field(name, word, read, widget)
            column.addWidget(self.fields[name])
            if name == "zone":
                column.addWidget(self.hours, 0, Qt.AlignmentFlag.AlignLeft)
        self.files = Files(workspace, Owner.FOLLOW_ON)
        column.addWidget(self.files)
        self.remove = button(tr("Remove activity"), "delete-outline")
        self.remove.clicked.connect(self._remove)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def show_activity(self, activity: FollowOn | None) -> None:
        self.form.show(activity)
        self.files.show_of(activity.id if activity else None)

    def _save(self, session: "Session", activity_id: UUID, values: Mapping[str, str]) -> None:
        edit_follow_on(session, activity_id, values)

    def _find_hours(self) -> None:
        self.form.commit()
        if self.form.thing is not None:
            CallHoursDialog(self._workspace, self.form.thing, self.window()).open()

    def _remove(self) -> None:
        activity = self.form.thing
        if activity is not None:
            self._workspace.desk.do(partial(remove_follow_on, activity_id=activity.id))
            self._workspace.notify(tr("Removed “{title}”.", title=activity.title))


class PracticeEditor(QWidget):
    """What is known of a practice, and the next step on its path."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.form = Form(workspace.desk, self._save, self)
        fields = (
            ("title", tr("Practice"), lambda it: it.title, None),
            ("what", tr("What is done"), _text("what"), _lines()),
            ("where", tr("Where"), _text("where"), None),
            ("who", tr("By whom"), _text("who"), None),
            ("whom_to_call", tr("Whom to call"), _text("whom_to_call"), None),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for name, word, read, widget in fields:
            column.addWidget(self.form.field(name, word, read, widget))
        self.path = paragraph("", "second")
        column.addWidget(label(tr("Path"), "label"))
        column.addWidget(self.path)
        self.status = _choices(PRACTICES)
        self.day, self.evidence = DateField(workspace.today()), QLineEdit()
        self._evidence = Field(tr("Evidence"), self.evidence)
        column.addWidget(Field(tr("Next step"), self.status))
        column.addWidget(Field(tr("On"), self.day))
        column.addWidget(self._evidence)
        self.files = Files(workspace, Owner.PRACTICE)
        self.step, self.remove = button(tr("Add step"), "plus"), button(tr("Remove"), kind="link")
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
        self.files.show_of(line.id if line else None)

    def _path_said(self, line: PracticeLine) -> str:
        today = self._workspace.today()
        noted = weekday_day(line.noted_on, today) if line.noted_on else tr("date unknown")
        said = [f"{tr(PRACTICES[PracticeStatus.NOTED])}, {noted}"]
        for step in line.path:
            day = weekday_day(step.day, today) if step.day else tr("date unknown")
            word = tr(PRACTICES[step.status])
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
        )
        self._workspace.desk.do(action, self._stepped, self._refuse)

    def _stepped(self, _nothing: object) -> None:
        self.evidence.clear()
        self._evidence.clear_error()

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._evidence.show_error(wording().refused(error))

    def _remove(self) -> None:
        line = self.form.thing
        if line is not None:
            self._workspace.desk.do(partial(remove_practice, practice_id=line.id))
            self._workspace.notify(tr("Removed “{title}”.", title=line.title))


class AfterVisitInspector(QStackedWidget):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        hint = paragraph(tr("Select a practice or an activity to see and change it."), "hint")
        hint.setContentsMargins(12, 12, 12, 12)
        hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.practice, self.activity = PracticeEditor(workspace), FollowOnEditor(workspace)
        for widget in (hint, self.practice, self.activity):
            self.addWidget(_scrolled(widget))

    def show_practice(self, line: PracticeLine) -> None:
        self.practice.show_practice(line)
        self.setCurrentIndex(1)

    def show_activity(self, activity: FollowOn) -> None:
        self.activity.show_activity(activity)
        self.setCurrentIndex(2)

    def show_nothing(self) -> None:
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


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def _text(name: str) -> Any:
    return lambda thing: getattr(thing, name) or ""
