"""What is asked about a deadline: when it was done, who takes it, until when it can wait."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.actions import deadlines as act
from planner.actions.commitments import add_commitment
from planner.actions.follow_on import edit_follow_on, finish_follow_on
from planner.gui.deadlines.words import tr
from planner.gui.exchanges.dates import full_day
from planner.gui.widgets.asking import Asking
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.date_field import DateField
from planner.gui.workspace import Workspace
from planner.model import Refused, VisitKind
from planner.queries.deadlines import DeadlineRow
from planner.rules.deadlines import DeadlineKind

_PROMISE = "commitment"


class _AboutOne(Asking):
    def __init__(self, workspace: Workspace, row: DeadlineRow, verb: str, parent: QWidget) -> None:
        super().__init__(workspace, row.what, verb, parent)
        self.row = row

    @property
    def of_activity(self) -> bool:
        return self.row.kind is DeadlineKind.FOLLOW_ON

    def kept(self, said: str) -> None:
        self.workspace.notify(said)
        self.accept()


class DoneDialog(_AboutOne):
    """On which day, and what is to be noted; a commitment is closed with its evidence."""

    def __init__(self, workspace: Workspace, row: DeadlineRow, parent: QWidget) -> None:
        super().__init__(workspace, row, tr("Mark done"), parent)
        self.setWindowTitle(tr("Mark done"))
        self.on, self.note = DateField(workspace.today()), QLineEdit()
        self.on.set_day(workspace.today())
        if not self.of_activity:
            self.ask("on", tr("Done on"), self.on)
        words = {
            DeadlineKind.COMMITMENT: tr("What shows that it was kept"),
            DeadlineKind.FOLLOW_ON: tr("Outcome"),
        }
        self.ask("note", words.get(row.kind, tr("Note")), self.note)
        self.finish()
        self.note.setFocus()

    def act(self) -> None:
        note = self.note.text()
        if self.of_activity:
            action = partial(finish_follow_on, activity_id=self.row.id, note=note)
        else:
            on = self.day("on", self.on)
            today = self.workspace.today()
            action = partial(act.tick_off, ids=[self.row.id], on=on, note=note, today=today)
        said = tr("Marked “{what}” as done", what=self.row.what)
        self.workspace.desk.do(action, lambda _none: self.kept(said), self.refuse)


class ReassignDialog(_AboutOne):
    def __init__(
        self, workspace: Workspace, row: DeadlineRow, names: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(workspace, row, tr("Reassign"), parent)
        self.setWindowTitle(tr("Reassign"))
        self.owner = ChoiceBox()
        self.owner.setEditable(True)
        self.owner.addItems(names)
        self.owner.setCurrentText(row.owner or "")
        self.ask("owner", tr("Who takes it"), self.owner, tr("Empty for nobody yet."))
        self.finish()
        self.owner.setFocus()

    def act(self) -> None:
        name = self.owner.currentText().strip()
        action = partial(act.reassign, ids=[self.row.id], owner=name)
        said = tr("Gave “{what}” to {name}", what=self.row.what, name=name or tr("nobody"))
        self.workspace.desk.do(action, lambda _none: self.kept(said), self.refuse)


class SnoozeDialog(_AboutOne):
    """The date stays; only the reminding waits, and says why."""

    def __init__(self, workspace: Workspace, row: DeadlineRow, parent: QWidget) -> None:
        super().__init__(workspace, row, tr("Snooze"), parent)
        self.setWindowTitle(tr("Snooze"))
        self.until, self.reason = DateField(workspace.today()), QLineEdit()
        self.ask("until", tr("Until"), self.until, tr("As in 12 May 2027 or +7."))
        self.ask("reason", tr("Why"), self.reason)
        self.finish()
        self.until.setFocus()

    def act(self) -> None:
        until = self.day("until", self.until)
        action = partial(act.snooze, ids=[self.row.id], until=until, reason=self.reason.text())
        said = tr("Snoozed “{what}” until {day}", what=self.row.what, day=full_day(until))
        self.workspace.desk.do(action, lambda _none: self.kept(said), self.refuse)


class MoveDialog(_AboutOne):
    def __init__(self, workspace: Workspace, row: DeadlineRow, parent: QWidget) -> None:
        super().__init__(workspace, row, tr("Move"), parent)
        self.setWindowTitle(tr("Move"))
        self.due = DateField(row.due or workspace.today())
        self.due.set_day(row.due)
        self.ask("due", tr("Due on"), self.due, tr("As in 12 May 2027 or +7."))
        self.finish()
        self.due.setFocus()
        self.due.selectAll()

    def act(self) -> None:
        due = self.day("due", self.due)
        if self.of_activity:
            fields = {"date": due.isoformat()}
            action = partial(edit_follow_on, activity_id=self.row.id, fields=fields)
        else:
            action = partial(act.move_deadline, ids=[self.row.id], due=due)
        said = tr("Moved “{what}” to {day}", what=self.row.what, day=full_day(due))
        self.workspace.desk.do(action, lambda _none: self.kept(said), self.refuse)


class AddDialog(Asking):
    """A deadline of one's own, or what was promised in a meeting."""

    def __init__(
        self,
        workspace: Workspace,
        exchange_id: UUID,
        name: str,
        parent: QWidget,
        promise: bool = False,
    ) -> None:
        super().__init__(workspace, name, tr("Add"), parent)
        self.setWindowTitle(tr("Add deadline"))
        self._exchange_id = exchange_id
        self.what, self.due, self.kind = QLineEdit(), DateField(workspace.today()), ChoiceBox()
        self.owner = QLineEdit()
        for word, value in (
            (tr("The exchange"), None),
            (tr("First visit"), VisitKind.FIRST.value),
            (tr("Return visit"), VisitKind.RETURN.value),
            (tr("A commitment made in a meeting"), _PROMISE),
        ):
            self.kind.addItem(word, value)
        self.kind.setCurrentIndex(3 if promise else 0)
        self.ask("what", tr("What is due"), self.what)
        self.ask("due", tr("Due on"), self.due, tr("As in 12 May 2027 or +7."))
        self.ask("kind", tr("For"), self.kind)
        self.ask("owner", tr("Owner"), self.owner, tr("Empty for yourself."))
        self.finish()
        self.what.setFocus()

    def act(self) -> None:
        what, owner, kind = self.what.text(), self.owner.text(), self.kind.currentData()
        if not what.strip():
            raise Refused("A deadline needs a few words that say what is due.", field="what")
        due: date = self.day("due", self.due)
        asked = partial(
            add_commitment if kind == _PROMISE else act.add_deadline,
            exchange_id=self._exchange_id,
            what=what,
            due=due,
            owner=owner,
        )
        action = (
            asked if kind == _PROMISE else partial(asked, kind=VisitKind(kind) if kind else None)
        )
        said = tr("Added “{what}”", what=what)
        self.workspace.desk.do(action, lambda _id: self._kept(said), self.refuse)

    def _kept(self, said: str) -> None:
        self.workspace.notify(said)
        self.accept()
