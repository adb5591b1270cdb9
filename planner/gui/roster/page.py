"""The delegation of the visit shown: who comes, for whom they speak, in which group."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from planner.gui.exchanges.words import visit_said
from planner.gui.page import Page
from planner.gui.roster.balance import BalanceStrip
from planner.gui.roster.inspector import DelegateInspector
from planner.gui.roster.rows import RosterRow, balance_of, marks_of, rows_of
from planner.gui.roster.table import RosterModel, RosterTable
from planner.gui.roster.words import counted, tr
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.empty_state import EmptyState
from planner.gui.widgets.segmented import Segmented
from planner.gui.workspace import Workspace
from planner.model import Delegate, Visit

_ALL = "all"
_FIND, _BAR = 190, 44


class RosterPage(Page):
    """`import_file` asks for an exchange file and takes it in."""

    key = "roster"
    title = str(QT_TRANSLATE_NOOP("RosterPage", "Roster"))
    icon = "account-group-outline"
    scope = "exchange"
    shows = ("delegate", "group")

    def __init__(self, workspace: Workspace, import_file: Callable[[], object]) -> None:
        super().__init__(workspace)
        self.set_title(tr("Roster"))
        self.head.setProperty("edge", "")  # the filters belong to it
        self.visits = Segmented((), tr("Visit"))
        self.visits.chosen.connect(self._choose_visit)
        self.add_button(self.visits)
        self.model = RosterModel(workspace.today(), self)
        self.table = RosterTable(self.model)
        self.table.row_chosen.connect(lambda delegate_id: workspace.select("delegate", delegate_id))
        self.strip = BalanceStrip()
        self._inspector = DelegateInspector(workspace)
        self._states = QStackedWidget()
        for state in (QWidget(), self._empty(import_file), self._full()):
            self._states.addWidget(state)
        self.body.addWidget(self._states, 1)
        workspace.opened_changed.connect(self._show)
        workspace.place_changed.connect(self._show)
        workspace.thing_selected.connect(self._select)
        self._show()

    def _empty(self, import_file: Callable[[], object]) -> QWidget:
        bring = button(tr("Import exchange file..."), "file-import-outline", "primary")
        bring.clicked.connect(import_file)
        return EmptyState(
            "account-group-outline",
            tr("No delegates yet"),
            tr("The people who travel on this visit stand here. An exchange file brings them in."),
            (bring,),
        )

    def _full(self) -> QWidget:
        self.groups = Segmented(((_ALL, tr("All")),), tr("Show"))
        self.groups.chosen.connect(self._narrow)
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(tr("Find a delegate"))
        self.finder.setAccessibleName(tr("Find a delegate"))
        self.finder.setClearButtonEnabled(True)
        self.finder.setFixedWidth(fonts.scaled(_FIND))
        self.finder.textChanged.connect(self._narrow)
        bar = QWidget()
        bar.setMinimumHeight(max(_BAR, fonts.scaled(_BAR)))
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 12, 0)
        row.addWidget(self.groups)
        row.addStretch()
        row.addWidget(self.finder)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.strip)
        return full

    # -- what the exchange holds ------------------------------------------------------------------

    def _show(self, _opened: object = None) -> None:
        opened, visit = self.workspace.opened, self.workspace.visit
        visits = opened.exchange.visits if opened else []
        self.visits.set_options([(str(each.id), visit_said(each.kind)) for each in visits])
        self.visits.set_value(str(visit.id) if visit else "")
        self.visits.setVisible(len(visits) > 1)
        rows = rows_of(visit) if visit else []
        self._say(visit, rows)
        self._offer_groups(visit, rows)
        self.model.set_rows(rows)
        self.strip.show_balance(balance_of(rows))
        self._states.setCurrentIndex(0 if opened is None else 2 if rows else 1)
        self._inspect()

    def _say(self, visit: Visit | None, rows: Sequence[RosterRow]) -> None:
        opened = self.workspace.opened
        if opened is None or visit is None:
            self.set_title(tr("Roster"))
            return
        said = [visit_said(visit.kind), counted(len(rows), "1 delegate", "%n delegates")]
        if visit.groups:
            said.append(counted(len(visit.groups), "1 group", "%n groups"))
        self.set_title(tr("Roster"), f"{opened.exchange.name}. {', '.join(said)}")

    def _offer_groups(self, visit: Visit | None, rows: Sequence[RosterRow]) -> None:
        options = [(_ALL, f"{tr('All')} {len(rows)}")]
        for mark in marks_of(visit) if visit else ():
            count = sum(mark in row.groups for row in rows)
            options.append((str(mark.id), f"{tr('Group {letter}', letter=mark.letter)} {count}"))
        self.groups.set_options(options)
        self.groups.setVisible(len(options) > 1)

    # -- what the person does ---------------------------------------------------------------------

    def _choose_visit(self, visit_id: str) -> None:
        self.workspace.set_place(UUID(visit_id))

    def _narrow(self, _what: str = "") -> None:
        group = self.groups.value
        self.model.narrow(self.finder.text(), None if group in ("", _ALL) else UUID(group))

    def _select(self, kind: str, thing: object) -> None:
        if kind == "delegate" and thing != self.table.chosen:
            self.table.choose(thing)  # type: ignore[arg-type]  # the id of a delegate
        self._inspect()

    def _inspect(self) -> None:
        """Show the selected delegate, if it is one of this visit."""
        visit, selected = self.workspace.visit, self.workspace.selected
        found: Delegate | None = None
        if visit is not None and selected is not None and selected[0] == "delegate":
            found = next((each for each in visit.delegates if each.id == selected[1]), None)
        self._inspector.show_delegate(found, visit)

    def inspector(self) -> QWidget:
        return self._inspector

    def shown(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.table.chosen is not None:
            self.workspace.select("delegate", self.table.chosen)

    def go_to(self, kind: str, thing: UUID) -> None:
        self.finder.clear()
        self.groups.set_value(str(thing) if kind == "group" else _ALL)
        self._narrow()
        if kind == "delegate":
            self.table.choose(thing)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
