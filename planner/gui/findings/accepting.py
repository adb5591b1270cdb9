"""Letting a finding stand, and why; taking that back."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.actions.findings import accept, ask_again, refuse_error
from planner.gui.findings.model import FindingRow
from planner.gui.findings.words import tr
from planner.gui.widgets.asking import Asking
from planner.gui.workspace import Workspace
from planner.model import Refused


class AcceptDialog(Asking):
    """The finding in full, and the reason for which it may stay as it is."""

    def __init__(self, workspace: Workspace, row: FindingRow, parent: QWidget) -> None:
        super().__init__(workspace, row.sentence, tr("Accept"), parent)
        self.setWindowTitle(tr("Accept finding"))
        self._row = row
        assert workspace.exchange_id is not None  # it is of the open exchange
        self._exchange_id = workspace.exchange_id
        self.reason = QLineEdit(row.accepted.reason if row.accepted else "")
        self.ask(
            "reason",
            tr("Why it may stay as it is"),
            self.reason,
            tr(
                "A reason is needed. It is kept with the finding, stands on no paper, and is asked "
                "for again when what the finding is about has changed."
            ),
        )
        self.finish()
        self.reason.setFocus()

    def act(self) -> None:
        finding, reason = self._row.finding, self.reason.text()
        action = partial(accept, exchange_id=self._exchange_id, finding=finding, reason=reason)
        self.workspace.desk.do(action, lambda _none: self._kept(), self.refuse)

    def _kept(self) -> None:
        note = self._row.severity == "note"
        said = tr("Accepted the note") if note else tr("Accepted the warning")
        self.workspace.notify(said)
        self.accept()


def ask_reason(workspace: Workspace, row: FindingRow, parent: QWidget) -> None:
    """Ask for the reason; of an error only say that it cannot be accepted."""
    try:
        refuse_error(row.finding)
    except Refused as error:
        workspace.desk.refused.emit(error)
    else:
        AcceptDialog(workspace, row, parent).open()


def take_back(workspace: Workspace, row: FindingRow) -> None:
    """Ask again about a finding that was accepted."""
    exchange_id = workspace.exchange_id
    if exchange_id is None or row.accepted is None:
        return
    note = row.severity == "note"
    said = tr("The note is open again") if note else tr("The warning is open again")
    action = partial(ask_again, exchange_id=exchange_id, finding_id=row.finding.id)
    workspace.desk.do(action, lambda _none: workspace.notify(said))
