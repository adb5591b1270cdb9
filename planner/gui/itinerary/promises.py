"""What was promised on the first visit stands over the return visit until it is shown kept."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.gui.deadlines.asking import DoneDialog
from planner.gui.exchanges.dates import weekday_day
from planner.gui.widgets.buttons import button
from planner.gui.widgets.words import label
from planner.gui.workspace import Workspace
from planner.model import VisitKind
from planner.model.deadlines import Deadline
from planner.queries.deadlines import DeadlineRow, list_deadlines
from planner.rules.commitments import open_commitments

_SHOWN = 3
"""How many stand here by name; the days of the visit need the room."""


class Promises(QFrame):
    """A quiet strip: what, who owes it, until when, and how it is closed with evidence."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setProperty("edge", "bottom")
        self.setAccessibleName(self.tr("Open commitments"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 4, 12, 4)
        self._column.setSpacing(0)
        self._lines: list[QWidget] = []
        self.asked: DoneDialog | None = None
        workspace.opened_changed.connect(self._show)
        workspace.place_changed.connect(self._show)
        self._show()

    def _show(self, *_of_the_signal: object) -> None:
        opened, visit = self._workspace.opened, self._workspace.visit
        returning = opened is not None and visit is not None and visit.kind is VisitKind.RETURN
        found = open_commitments(opened.exchange) if opened is not None and returning else []
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = [self._line(each) for each in found[:_SHOWN]]
        if len(found) > _SHOWN:
            self._lines.append(self._rest(found))
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(found))

    def _line(self, promised: Deadline) -> QWidget:
        today = self._workspace.today()
        owner = promised.owner.name if promised.owner else self.tr("nobody yet")
        due = weekday_day(promised.due, today) if promised.due else self.tr("no date")
        line, row = _row()
        what = label(promised.what, "text")
        what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(label(self.tr("Promised"), "label"))
        row.addWidget(what, 1)
        row.addWidget(label(self.tr("{owner}, due {day}").format(owner=owner, day=due), "second"))
        close = button(self.tr("Close..."), kind="link")
        close.setAccessibleName(self.tr("Close “{what}”").format(what=promised.what))
        close.clicked.connect(partial(self._find, promised.id))
        row.addWidget(close)
        return line

    def _rest(self, found: Sequence[Deadline]) -> QWidget:
        line, row = _row()
        more = self.tr("{count} more are open").format(count=len(found) - _SHOWN)
        row.addWidget(label(more, "second"))
        everything = button(self.tr("See them in Deadlines"), kind="link")
        everything.clicked.connect(lambda: self._workspace.show_page("deadlines"))
        row.addWidget(everything)
        row.addStretch()
        return line

    def _find(self, deadline: UUID) -> None:
        opened = self._workspace.opened
        if opened is not None:
            today, exchange_id = self._workspace.today(), opened.exchange.id
            query = partial(list_deadlines, today=today, exchange_id=exchange_id)
            self._workspace.desk.ask(query, partial(self._close, deadline))

    def _close(self, deadline: UUID, rows: Sequence[DeadlineRow]) -> None:
        """Ask what shows that it was kept; without that it stays open."""
        for row in rows:
            if row.id == deadline:
                self.asked = DoneDialog(self._workspace, row, self)
                self.asked.open()


def _row() -> tuple[QWidget, QHBoxLayout]:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    return line, row
