"""The delegation of the visit shown: who comes, for whom they speak, who lacks what."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from planner.gui.directory.likely import LikelyDuplicates
from planner.gui.exchanges.words import visit_said
from planner.gui.page import Page
from planner.gui.picture import Picture
from planner.gui.roster.adding import AddLine
from planner.gui.roster.balance import BalanceStrip
from planner.gui.roster.columns import USUAL
from planner.gui.roster.columns_dialog import ColumnsDialog
from planner.gui.roster.deeds import RosterDeeds
from planner.gui.roster.exporting import ExportDialog
from planner.gui.roster.inspector import DelegateInspector
from planner.gui.roster.model import MISSING, RosterModel
from planner.gui.roster.offers import offer_actions
from planner.gui.roster.people_dialogs import ReplaceDialog
from planner.gui.roster.photographs import PhotographImport
from planner.gui.roster.rows import Delegation, delegation_of, marks_of
from planner.gui.roster.table import RosterTable
from planner.gui.roster.words import counted, tr
from planner.gui.settings.preferences import Preferences
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.empty_state import EmptyState
from planner.gui.widgets.segmented import Segmented
from planner.gui.workspace import Workspace
from planner.model import Delegate, PersonPrivate, Visit, VisitKind
from planner.queries.delegates import Alumnus, alumni, known_private
from planner.queries.directory import Listed
from planner.store.unhurried import let_go

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_ALL = "all"
_FIND, _BAR = 190, 44


class RosterPage(Page):
    """Typed into, pasted into, filled from lists; each edit is a step of its own."""

    key = "roster"
    title = str(QT_TRANSLATE_NOOP("RosterPage", "Roster"))
    icon = "account-group-outline"
    scope = "exchange"
    shows = ("delegate", "group")
    offer = staticmethod(offer_actions)

    def __init__(
        self,
        workspace: Workspace,
        preferences: Preferences,
    ) -> None:
        super().__init__(workspace)
        self._preferences = preferences
        self.deeds = RosterDeeds(workspace, self)
        self._delegation: Delegation | None = None
        self._awaited: UUID | None = None  # new, to be chosen once it is there
        self.set_title(tr("Roster"))
        self.head.setProperty("edge", "")  # the filters belong to it
        self._fill_header()
        self.model = RosterModel(preferences.roster_columns or USUAL, self)
        self.table = RosterTable(self.model)
        self.strip = BalanceStrip()
        self.adding = AddLine(
            tr("Add a delegate"), tr("Add a delegate: type a name"), tr("Enter adds")
        )
        self._alumni: list[Alumnus] = []
        self._inspector = DelegateInspector(workspace)
        self.photographs = PhotographImport(workspace, self)
        self.photographs.listen(self)
        self.photographs.listen(self._inspector, several=True)
        self._states = QStackedWidget()
        for state in (QWidget(), self._empty(), self._full()):
            self._states.addWidget(state)
        self.body.addWidget(self._states, 1)
        self.body.addWidget(self.adding)
        self._listed = Picture(workspace.desk, self._ask_rows, (PersonPrivate,), self)
        self._hear()
        self._show()

    # -- parts ------------------------------------------------------------------------------------

    def _fill_header(self) -> None:
        self.visits = Segmented((), tr("Visit"))
        self.columns = button(tr("Columns..."))
        self.bring = button(tr("Import..."), "file-import-outline")
        self.give = button(tr("Export..."), "file-export-outline")
        self.add = button(tr("Add delegate"), "plus", "primary")
        self.bring.clicked.connect(self.deeds.import_list)
        self.give.clicked.connect(self.export)
        self.columns.clicked.connect(self.choose_columns)
        self.add.clicked.connect(lambda: self.adding.begin())
        for part in (self.visits, self.columns, self.bring, self.give, self.add):
            self.add_button(part)

    def _empty(self) -> QWidget:
        bring = button(tr("Import a list..."), "file-import-outline")
        begin = button(tr("Add delegate"), "plus", "primary")
        bring.clicked.connect(self.deeds.import_list)
        begin.clicked.connect(lambda: self.adding.begin())
        return EmptyState(
            "account-group-outline",
            tr("No delegates yet"),
            tr(
                "The people who travel on this visit stand here. Type their names, or bring a file."
            ),
            (begin, bring),
        )

    def _full(self) -> QWidget:
        self.groups = Segmented(((_ALL, tr("All")),), tr("Show"))
        self.groups.chosen.connect(self._narrow)
        self.likely = LikelyDuplicates(self.workspace, lambda: Listed.PEOPLE, self, self._people)
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
        for word, icon, run in (
            (tr("Groups..."), "account-group-outline", self.deeds.arrange_groups),
            (tr("Rooms..."), "bed-outline", self.deeds.arrange_rooms),
        ):
            link = button(word, icon, "link")
            link.clicked.connect(run)
            row.addWidget(link)
        row.addStretch()
        row.addWidget(self.likely)
        row.addWidget(self.finder)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.strip)
        return full

    def _hear(self) -> None:
        workspace, table = self.workspace, self.table
        workspace.opened_changed.connect(self._change)
        workspace.place_changed.connect(self._change_place)
        workspace.thing_selected.connect(self._select)
        self.visits.chosen.connect(lambda visit_id: workspace.set_place(UUID(visit_id)))
        table.row_chosen.connect(lambda delegate_id: workspace.select("delegate", delegate_id))
        table.add_wanted.connect(self.adding.begin)
        table.gap_wanted.connect(self._open_gap)
        table.pasted.connect(self.deeds.paste)
        table.filled.connect(self.deeds.edit_all)
        table.refused.connect(self.deeds.refuse)
        table.move_wanted.connect(self._move_by)
        self.model.moved.connect(self.deeds.move)
        self.model.edited.connect(self.deeds.edit)
        self._inspector.gap_chosen.connect(self._inspector.begin_field)
        self._listed.answered.connect(self._take_rows)
        self.adding.name_typed.connect(partial(self.deeds.add, self._await))
        self.adding.alumnus_chosen.connect(partial(self.deeds.add_alumnus, self._await))

    # -- what the exchange holds ------------------------------------------------------------------

    def _ask_rows(self, session: "Session") -> tuple[Delegation | None, list[Alumnus]]:
        """On the worker, since a list of people may be very long."""
        visit = self.workspace.visit
        if visit is None:
            return None, []
        private = known_private(session, visit.id)
        return delegation_of(visit, self.workspace.today(), private), alumni(session, visit.id)

    def _people(self) -> set[UUID]:
        """On the worker too."""
        visit = self.workspace.visit
        return {each.person.id for each in visit.delegates} if visit else set()

    def _take_rows(self, answer: tuple[Delegation | None, list[Alumnus]]) -> None:
        before = self._delegation
        self._delegation, self._alumni = answer
        self.adding.offer_alumni(self._alumni)
        self._show()
        if before is not None:
            self.workspace.background.run(lambda _progress: let_go(before.rows))

    def _change(self, _opened: object = None) -> None:
        self._listed.ask_when_seen()
        self._show()

    def _change_place(self) -> None:
        self.likely.ask()
        self._change()

    def _show(self) -> None:
        opened, visit = self.workspace.opened, self.workspace.visit
        visits = opened.exchange.visits if opened else []
        self.visits.set_options([(str(each.id), visit_said(each.kind)) for each in visits])
        self.visits.set_value(str(visit.id) if visit else "")
        self.visits.setVisible(len(visits) > 1)
        listed = self._delegation
        if listed is not None and (visit is None or listed.visit != visit.id):
            listed = None  # of another visit; this one's is on its way
        self._say(visit, listed)
        self._offer_groups(visit, listed)
        self.model.set_rows(listed.rows if listed else {})
        if listed is not None:
            self.strip.show_balance(listed.balance)
        self._states.setCurrentIndex(0 if listed is None else 2 if listed.rows else 1)
        for part in (self.add, self.bring, self.columns, self.adding):
            part.setVisible(visit is not None)
        self.give.setVisible(bool(listed and listed.rows))
        if self._awaited is not None and self.table.choose(self._awaited):
            self._awaited = None
        self._inspect()

    def _say(self, visit: Visit | None, listed: Delegation | None) -> None:
        opened = self.workspace.opened
        if opened is None or visit is None or listed is None:
            self.set_title(tr("Roster"))
            return
        said = [visit_said(visit.kind), counted(len(listed.rows), "1 delegate", "%n delegates")]
        if visit.groups:
            said.append(counted(len(visit.groups), "1 group", "%n groups"))
        self.set_title(tr("Roster"), f"{opened.exchange.name}. {', '.join(said)}")

    def _offer_groups(self, visit: Visit | None, listed: Delegation | None) -> None:
        options = [(_ALL, f"{tr('All')} {len(listed.rows) if listed else 0}")]
        if listed is not None and listed.incomplete:
            options.append((MISSING, f"{tr('Missing something')} {listed.incomplete}"))
        for mark in marks_of(visit) if visit else ():
            count = listed.in_group.get(mark.id, 0) if listed else 0
            options.append((str(mark.id), f"{tr('Group {letter}', letter=mark.letter)} {count}"))
        before = self.groups.value
        self.groups.set_options(options)
        self.groups.setVisible(len(options) > 1)
        if self.groups.value != before:
            self._narrow()

    # -- where the person goes --------------------------------------------------------------------

    def _narrow(self, _what: str = "") -> None:
        shown = self.groups.value
        group = None if shown in ("", _ALL, MISSING) else UUID(shown)
        self.model.narrow(self.finder.text(), group, shown == MISSING)

    def _select(self, kind: str, thing: object) -> None:
        if kind == "delegate" and self.table.chosen != thing:
            self.table.choose(thing)  # type: ignore[arg-type]  # the id of a delegate
        self._inspect()

    def _inspect(self) -> None:
        """Show the selected delegate, if it is one of this visit."""
        visit, selected = self.workspace.visit, self.workspace.selected
        found: Delegate | None = None
        if visit is not None and selected is not None and selected[0] == "delegate":
            found = next((each for each in visit.delegates if each.id == selected[1]), None)
        gaps = self.model.gaps(found.id) if found is not None else ()
        self._inspector.show_delegate(found, visit, gaps)

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
        if kind == "delegate" and not self.table.choose(thing):
            self._awaited = thing  # its row is on its way
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_gap(self, delegate_id: UUID, field: str) -> None:
        self.table.choose(delegate_id)
        if not self.table.begin_field(delegate_id, field):
            self._inspector.begin_field(field)

    # -- what the person does ---------------------------------------------------------------------

    def _await(self, delegate_id: UUID) -> None:
        self._awaited = delegate_id
        self._show()

    def _move_by(self, delegate_id: UUID, step: int) -> None:
        place = self.table.order().index(delegate_id)
        self.deeds.move(delegate_id, place + step)

    def _chosen(self) -> Delegate | None:
        visit, chosen = self.workspace.visit, self.table.chosen
        delegates = visit.delegates if visit is not None else []
        return next((each for each in delegates if each.id == chosen), None)

    def remove(self) -> None:
        """Take the chosen one off the delegation; the notice takes it back."""
        delegate = self._chosen()
        if delegate is not None:
            self.deeds.remove(delegate)

    @property
    def goes_back(self) -> bool:
        visit = self.workspace.visit
        return visit is not None and visit.kind is VisitKind.RETURN

    def replace(self) -> None:
        """Ask who travels instead of the chosen one."""
        delegate = self._chosen()
        if delegate is not None:
            ReplaceDialog(self.workspace, delegate, self._alumni, self.window()).open()

    def export(self) -> None:
        """Ask for whom, and write the delegation into a file."""
        fields = [field for column in self.model.shown for field in column.fields]
        ExportDialog(self.workspace, fields, self.window()).open()

    def choose_columns(self) -> None:
        dialog = ColumnsDialog([column.key for column in self.model.shown], self.window())
        dialog.chosen.connect(self._show_columns)
        dialog.open()

    def _show_columns(self, keys: Sequence[str]) -> None:
        self._preferences.keep_roster_columns(keys)
        self.model.set_columns(keys)
