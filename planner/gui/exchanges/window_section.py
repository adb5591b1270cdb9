"""The return window between the visits: its months, and how the return visit stands in it."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from planner.actions.exchanges import edit_exchange
from planner.gui.exchanges.health_line import paint_window
from planner.gui.exchanges.words import Said, standing_said, tr
from planner.gui.itinerary.form import Form
from planner.gui.theme import fonts
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.field import Field
from planner.gui.workspace import Workspace
from planner.model import VisitKind, VisitStatus
from planner.queries.exchanges import Opened
from planner.rules.return_visits import visit_of

_MONTHS = 236  # width


class WindowSection(QWidget):
    """“1-3” months after the first visit, and what that means today."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.months, self.said = QLineEdit(), WindowSaid()
        self.field = Field(tr("Return window, months after first visit"), self.months)
        self.field.setFixedWidth(fonts.scaled(_MONTHS))
        self.form = Form(workspace.desk, edit_exchange, self)
        self.form.tie(
            "return_window_months",
            self.months,
            self.field,
            lambda each: f"{each.window_opens_months}-{each.window_closes_months}",
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.field)
        row.addWidget(self.said, 1)

    def show_opened(self, opened: Opened) -> None:
        self.form.show(opened.exchange)
        back = visit_of(opened.exchange, VisitKind.RETURN)
        days = None
        if back and back.status is not VisitStatus.CANCELLED and back.first_day:
            days = back.first_day, back.last_day or back.first_day
        today = self._workspace.today()
        self.said.say(standing_said(opened.standing, opened.phase, days, today))


class WindowSaid(QWidget):
    """How the return visit stands, in words, with its mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: Said | None = None

    def say(self, said: Said) -> None:
        self._said = said
        self.setAccessibleName(f"{tr('Return window')}: {said.sentence}")
        self.update()

    def sizeHint(self) -> QSize:
        lines = fonts.metrics("row-title").height() + fonts.metrics("second").height()
        return QSize(200, lines + 12)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._said is not None:
            rect = QRect(0, 0, self.width(), self.height())
            paint_window(QPainter(self), rect, self._said, TOKENS.current)
