"""What was promised on the first visit stands over the return visit until it is shown kept."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from planner.gui.deadlines.asking import DoneDialog
from planner.gui.exchanges.dates import weekday_day
from planner.gui.itinerary import words
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.buttons import button
from planner.gui.widgets.painting import draw_text
from planner.gui.widgets.words import label, plain_tip
from planner.gui.workspace import Workspace
from planner.model import VisitKind
from planner.model.deadlines import Deadline
from planner.queries.deadlines import DeadlineRow, list_deadlines
from planner.rules.commitments import open_commitments

_SHOWN = 2
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
        owner = promised.owner.name if promised.owner else self.tr("Nobody yet")
        due = weekday_day(promised.due, today) if promised.due else self.tr("no date")
        line, row = _row()
        what = _OneLine(promised.what)
        row.addWidget(label(self.tr("Promised"), "label"))
        row.addWidget(what, 1)
        row.addWidget(label(self.tr("{owner}, due {day}").format(owner=owner, day=due), "second"))
        close = button(self.tr("Mark done..."), kind="link")
        close.setAccessibleName(self.tr("Mark “{what}” as done").format(what=promised.what))
        close.clicked.connect(partial(self._find, promised.id))
        row.addWidget(close)
        return line

    def _rest(self, found: Sequence[Deadline]) -> QWidget:
        line, row = _row()
        count = len(found) - _SHOWN
        more = words.counted(count, "1 more is open", "%n more are open")
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


class _OneLine(QLabel):
    """Cut with dots where there is no room; then pointing at it says all of it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setToolTip(plain_tip(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_text(QPainter(self), self.rect(), self.text(), "text", TOKENS.current.text)


def _row() -> tuple[QWidget, QHBoxLayout]:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    return line, row
