"""The page of fields of one exchange, with its visits and their stops."""

from functools import partial
from typing import Self

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.actions.exchanges import add_visit
from planner.gui.exchanges.exchange_fields import ExchangeFields
from planner.gui.exchanges.memory import MemoryDialog
from planner.gui.exchanges.visit_section import VisitSection
from planner.gui.exchanges.window_section import WindowSection
from planner.gui.exchanges.words import phase_words, tr
from planner.gui.page import Page, Section
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.workspace import ActionSpec, Workspace
from planner.model import VisitKind
from planner.queries.exchanges import Opened
from planner.rules.return_visits import PairDates

_FIELDS = 320  # width of the fields beside the visits
_BESIDE_FROM = 1120  # narrower, or with larger letters, the visits stand below


class ExchangePage(Page):
    key = "exchange"
    title = str(QT_TRANSLATE_NOOP("ExchangePage", "Exchange"))
    icon = "card-text-outline"
    scope = "exchange"
    shows = ("exchange", "visit", "stop")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.fields = ExchangeFields(workspace)
        self.window_section = WindowSection(workspace)
        self.visits = {kind: VisitSection(workspace) for kind in VisitKind}
        self.add_visits = {
            VisitKind.FIRST: button(tr("Add first visit"), "plus"),
            VisitKind.RETURN: button(tr("Add return visit"), "plus"),
        }
        for kind, add in self.add_visits.items():
            add.clicked.connect(partial(self._add_visit, kind))
        self.memory = button(tr("City memory..."), "history")
        self.memory.clicked.connect(self.show_memory)
        self.add_button(self.memory)
        self.body.addWidget(self._scroll_area(), 1)
        workspace.opened_changed.connect(self._show)
        self._show(workspace.opened)

    @classmethod
    def offer(cls, workspace: Workspace, section: Section[Self]) -> None:
        workspace.add_action(
            ActionSpec(
                "exchange.memory",
                tr("City memory..."),
                "history",
                "",
                "exchange",
                section.doing(lambda page: page.show_memory()),
                lambda: workspace.opened is not None,
            )
        )

    def show_memory(self) -> None:
        """What past visits to its cities left behind."""
        if self.workspace.opened is not None:
            MemoryDialog(self.workspace, self.workspace.opened.exchange, self.window()).open()

    def _scroll_area(self) -> QScrollArea:
        visits = QVBoxLayout()
        visits.setSpacing(20)
        for kind in VisitKind:
            visits.addWidget(self.visits[kind])
            visits.addWidget(self.add_visits[kind], 0, Qt.AlignmentFlag.AlignLeft)
            if kind is VisitKind.FIRST:
                visits.addWidget(hairline())
                visits.addWidget(self.window_section)
                visits.addWidget(hairline())
        visits.addStretch()
        all_of_it = QWidget()
        all_of_it.setProperty("surface", "base")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, all_of_it)
        self._row.setContentsMargins(16, 16, 16, 16)
        self._row.setSpacing(32)
        self._row.addWidget(self.fields)
        self._row.addLayout(visits, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(all_of_it)
        return area

    def _show(self, opened: Opened | None) -> None:
        if opened is None:
            return
        exchange = opened.exchange
        starts = PairDates.of(exchange).return_starts
        self.set_title(exchange.name, phase_words(opened.phase, starts))
        self.fields.show_exchange(exchange)
        self.window_section.show_opened(opened)
        there = {visit.kind: visit for visit in exchange.visits}
        for kind in VisitKind:
            self.visits[kind].setVisible(kind in there)
            self.add_visits[kind].setVisible(kind not in there)
            if kind in there:
                self.visits[kind].show_visit(there[kind])

    def _add_visit(self, kind: VisitKind) -> None:
        if self.workspace.opened is not None:
            exchange_id = self.workspace.opened.exchange.id
            self.workspace.desk.do(partial(add_visit, exchange_id=exchange_id, kind=kind))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= fonts.scaled(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.fields.setMinimumWidth(fonts.scaled(_FIELDS))
        self.fields.setMaximumWidth(fonts.scaled(_FIELDS if beside else 2 * _FIELDS))


def hairline() -> QFrame:
    made = QFrame()
    made.setProperty("edge", "hairline")
    return made
