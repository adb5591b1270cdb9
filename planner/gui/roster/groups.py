"""The groups of a delegation: their names, their days, and who is in them."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.actions.groups import add_group, edit_group, remove_group, set_member
from planner.gui.itinerary.form import Form
from planner.gui.roster.rows import listed_name, marks_of
from planner.gui.roster.words import counted, tr
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.date_field import DateField
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.field import Field, InlineError
from planner.gui.widgets.own_undo import begin_anew
from planner.gui.widgets.words import label
from planner.gui.workspace import Workspace
from planner.model import Group, Refused
from planner.wording import wording

_ID = Qt.ItemDataRole.UserRole


class GroupsDialog(Dialog):
    """Every edit is kept at once, a step each."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(tr("Groups"), parent, tr("Groups of the delegation"))
        self._workspace = workspace
        self._filling = False
        self._awaited: UUID | None = None
        self.resize(fonts.scaled(660), fonts.scaled(480))
        self.list, self.members = QListWidget(), QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(tr("Groups"))
        self.members.setAccessibleName(tr("Who is in the group"))
        self.list.currentRowChanged.connect(lambda _row: self._show_group())
        self.members.itemChanged.connect(self._keep_member)
        self.new_name = QLineEdit()
        self.new_name.setPlaceholderText(tr("Name of a new group; Enter adds it"))
        self.new_name.setAccessibleName(tr("Name of a new group"))
        self.new_name.returnPressed.connect(self._add)
        self.remove = button(tr("Remove group"), "delete-outline")
        self.remove.clicked.connect(self._remove)
        self.form = Form(workspace.desk, edit_group, self)
        self.name = QLineEdit()
        self.first, self.last = DateField(workspace.today()), DateField(workspace.today())
        self.error = InlineError()
        self.side = self._side()
        left, body = QVBoxLayout(), QHBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.new_name)
        body.setSpacing(16)
        body.addLayout(left, 2)
        body.addWidget(self.side, 3)
        column = self.column
        column.addLayout(body, 1)
        column.addWidget(self.error)
        self.add_foot(self.close_button(), left=(self.remove,))
        workspace.opened_changed.connect(self._fill)
        self._fill()

    def _side(self) -> QWidget:
        side = QWidget()
        column, days = QVBoxLayout(side), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for name, word, editor, to in (
            ("name", tr("Name"), self.name, column),
            ("first_day", tr("First day, if not the visit’s"), self.first, days),
            ("last_day", tr("Last day, if not the visit’s"), self.last, days),
        ):
            field = Field(word, editor)
            self.form.tie(name, editor, field, partial(_value, name))
            to.addWidget(field)
        column.addLayout(days)
        column.addWidget(label(tr("Who is in it"), "label"))
        column.addWidget(self.members, 1)
        return side

    # -- what is shown ----------------------------------------------------------------------------

    def _groups(self) -> list[Group]:
        visit = self._workspace.visit
        return list(visit.groups) if visit else []

    def _group(self) -> Group | None:
        groups, row = self._groups(), self.list.currentRow()
        return groups[row] if 0 <= row < len(groups) else None

    def _fill(self, _opened: object = None) -> None:
        groups, visit = self._groups(), self._workspace.visit
        row = max(self.list.currentRow(), 0)
        ids = [group.id for group in groups]
        if self._awaited in ids:
            row, self._awaited = ids.index(self._awaited), None
        self.list.blockSignals(True)
        self.list.clear()
        for mark, group in zip(marks_of(visit) if visit else (), groups, strict=True):
            people = counted(len(group.members), "1 delegate", "%n delegates")
            self.list.addItem(f"{mark.letter}  {group.name}, {people}")
        self.list.setCurrentRow(min(row, len(groups) - 1))
        self.list.blockSignals(False)
        self._show_group()

    def _show_group(self) -> None:
        group, visit = self._group(), self._workspace.visit
        self.side.setEnabled(group is not None)
        self.remove.setEnabled(group is not None)
        self.form.show(group)
        inside = {member.delegate.id for member in group.members} if group else set()
        self._filling = True
        at = self.members.currentRow()
        self.members.clear()
        for delegate in visit.delegates if visit and group else ():
            entry = QListWidgetItem(listed_name(delegate.person))
            entry.setData(_ID, delegate.id)
            chosen = delegate.id in inside
            entry.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
            self.members.addItem(entry)
        self.members.setCurrentRow(max(at, 0))
        self._filling = False

    # -- what is done -----------------------------------------------------------------------------

    def _add(self) -> None:
        visit, name = self._workspace.visit, self.new_name.text()
        if visit is not None and name.strip():
            begin_anew(self.new_name)
            action = partial(add_group, visit_id=visit.id, name=name)
            self._workspace.desk.do(action, self._await, self._refuse)

    def _await(self, group_id: UUID) -> None:
        self._awaited = group_id
        self._fill()

    def _remove(self) -> None:
        group = self._group()
        if group is not None:
            action = partial(remove_group, group_id=group.id)
            self._workspace.desk.do(action, None, self._refuse)

    def _keep_member(self, entry: QListWidgetItem) -> None:
        group = self._group()
        if group is not None and not self._filling:
            inside = entry.checkState() == Qt.CheckState.Checked
            action = partial(
                set_member, group_id=group.id, delegate_id=entry.data(_ID), inside=inside
            )
            self._workspace.desk.do(action, None, self._refuse)

    def _refuse(self, refused: Exception) -> None:
        if isinstance(refused, Refused):
            self.error.show_sentence(wording().refused(refused))


def _value(name: str, group: Group) -> str:
    value = getattr(group, name)
    return "" if value is None else str(value)
