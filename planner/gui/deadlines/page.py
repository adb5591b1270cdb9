"""What is due, over all exchanges: do now, overdue, this week, the next 30 days, later."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QWidget

from planner.actions import deadlines as act
from planner.gui.deadlines.asking import (
    AddDialog,
    DoneDialog,
    MoveDialog,
    ReassignDialog,
    SnoozeDialog,
)
from planner.gui.deadlines.chasing import Chasing
from planner.gui.deadlines.offers import offer_actions
from planner.gui.deadlines.reminders import Reminders, late
from planner.gui.deadlines.table import DeadlinesModel, DeadlinesTable
from planner.gui.deadlines.template_dialog import template_dialog_of
from planner.gui.deadlines.words import kind_said, tr
from planner.gui.exchanges.dates import full_day
from planner.gui.exchanges.words import counted, refused_said
from planner.gui.page import Page
from planner.gui.picture import Picture
from planner.gui.settings.preferences import Preferences
from planner.gui.widgets.asking import Asking
from planner.gui.widgets.buttons import button
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.empty_state import EmptyState
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label
from planner.gui.workspace import Workspace
from planner.interchange.deadline_calendar import deadline_calendar
from planner.model import (
    Deadline,
    Embassy,
    Exchange,
    FollowOn,
    FollowOnTie,
    Refused,
    Stop,
    User,
    Visit,
    VisitKind,
)
from planner.queries.deadline_digest import digest
from planner.queries.deadline_template import OwnTemplate, own_template, shipped_template
from planner.queries.deadlines import (
    DeadlineRow,
    list_deadlines,
)
from planner.rules.deadlines import DeadlineKind, DeadlineState
from planner.rules.folding import folded
from planner.store.outward import write_out

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ABOUT = (Deadline, Exchange, Visit, Stop, User, Embassy, FollowOn, FollowOnTie)
EVERY, CHASE = "", "chase"


class DeadlinesPage(Page):
    """Filter by exchange, owner and visit; tick off, reassign, snooze, move, add, export."""

    key = "deadlines"
    title = str(QT_TRANSLATE_NOOP("DeadlinesPage", "Deadlines"))
    icon = "calendar-clock"
    scope = "office"
    shows = ("deadlines-of",)  # of one exchange, by its id
    at_once = True
    offer = staticmethod(offer_actions)

    def __init__(self, workspace: Workspace, preferences: Preferences) -> None:
        super().__init__(workspace)
        self.rows: list[DeadlineRow] | None = None
        self.asked: Asking | None = None
        self.reminders = Reminders(workspace, preferences, self)
        self._fill_header()
        self._fill_body()
        self._picture = Picture(workspace.desk, self._query, ABOUT, self, while_hidden=True)
        self._picture.answered.connect(self._take)
        workspace.midnight.passed.connect(self._picture.ask)

    # -- parts ------------------------------------------------------------------------------------

    def _fill_header(self) -> None:
        self.set_title(tr("Deadlines"))
        self._title.setProperty("kind", "list-title")
        self._day = label(full_day(self.workspace.today()), "quiet")
        self.header.insertWidget(1, self._day)
        self.template = button(tr("Template..."), "clipboard-check-outline")
        self.template.clicked.connect(self.edit_template)
        self.digest = button(tr("Copy for mail"), "email-outline")
        self.digest.clicked.connect(self.copy_digest)
        self.export = button(tr("Export calendar..."), "file-export-outline")
        self.export.clicked.connect(self.export_calendar)
        self.add_new = button(tr("Add deadline"), "plus", "primary")
        self.add_new.clicked.connect(self.add)
        for each in (self.template, self.digest, self.export, self.add_new):
            self.add_button(each)

    def _fill_body(self) -> None:
        bar = QFrame()
        bar.setProperty("edge", "bottom")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 6, 16, 6)
        self.state = Segmented(
            (("open", tr("Open")), ("done", tr("Done")), (CHASE, tr("To chase"))), tr("Which")
        )
        self.state.chosen.connect(lambda _key: self._show())
        row.addWidget(self.state)
        self.exchange, self.owner, self.kind = ChoiceBox(), ChoiceBox(), ChoiceBox()
        names = (tr("Exchange"), tr("Owner"), tr("Kind"))
        for combo, name in zip((self.exchange, self.owner, self.kind), names, strict=True):
            combo.setAccessibleName(name)
            combo.activated.connect(lambda _at: self._show())
            row.addWidget(combo)
        row.addStretch()
        self._links: list[QWidget] = [self.owner, self.kind]
        for word, icon, run in (
            (tr("Mark done..."), "check", self.tick),
            (tr("Reassign..."), "account-outline", self.reassign),
            (tr("Snooze..."), "alarm-snooze", self.snooze),
            (tr("Move..."), "calendar-arrow-right", self.move_due),
            (tr("Remove"), "delete-outline", self.remove),
        ):
            link = button(word, icon, "link")
            link.clicked.connect(run)
            row.addWidget(link)
            self._links.append(link)
        self.chasing = Chasing(self.workspace)
        many = self.state.button(CHASE)
        self.chasing.counted.connect(lambda n: many.setText(f"{tr('To chase')} {n}"))
        for link in self.chasing.links:
            row.addWidget(link)
        self.body.addWidget(bar)
        self.model = DeadlinesModel(shipped_template())
        self.table = DeadlinesTable(self.model)
        self.table.tick_wanted.connect(self._tick)
        self.table.opened.connect(self._open)
        nothing = EmptyState(
            "calendar-clock",
            tr("Nothing is due"),
            tr("Deadlines come with the dates of a visit, or by hand."),
            (),
        )
        self._states = QStackedWidget()
        self._states.addWidget(self.table)
        self._states.addWidget(nothing)
        self._states.addWidget(self.chasing)
        self.body.addWidget(self._states, 1)

    # -- answers ----------------------------------------------------------------------------------

    def _query(self, session: "Session") -> list[DeadlineRow]:
        return list_deadlines(session, self.workspace.today())

    def _take(self, rows: list[DeadlineRow]) -> None:
        self.rows = rows
        self._day.setText(full_day(self.workspace.today()))
        names = {str(each): name for row in rows for each, name in row.exchanges}
        self._offer(self.exchange, tr("Every exchange"), names)
        owners = {row.owner: row.owner for row in rows if row.owner}
        self._offer(self.owner, tr("Every owner"), owners)
        there = {row.kind for row in rows}
        kinds = {kind.value: kind_said(kind) for kind in DeadlineKind if kind in there}
        self._offer(self.kind, tr("Every kind"), kinds, in_order=False)
        self._show()
        waiting = len(late(rows))
        self.counted.emit(waiting, counted(waiting, "1 due now", "%n due now"))
        self.reminders.take(rows)

    @staticmethod
    def _offer(
        combo: QComboBox, every: str, names: Mapping[str, str], *, in_order: bool = True
    ) -> None:
        kept = combo.currentData()
        combo.clear()
        combo.addItem(every, EVERY)
        by_name = sorted(names.items(), key=lambda each: folded(each[1]))
        for value, name in by_name if in_order else names.items():
            combo.addItem(name, value)
        combo.setCurrentIndex(max(combo.findData(kept), 0))

    def fitting(self) -> list[DeadlineRow]:
        """What exchange, owner and kind let through, open and done."""
        exchange, owner = self.exchange.currentData(), self.owner.currentData()
        kind = self.kind.currentData()
        return [
            row
            for row in self.rows or ()
            if (not exchange or UUID(exchange) in row.exchange_ids)
            and (not owner or row.owner == owner)
            and (not kind or row.kind == kind)
        ]

    def _show(self) -> None:
        fitting, done = self.fitting(), self.state.value == "done"
        shown = [row for row in fitting if (row.state is DeadlineState.DONE) is done]
        open_count = sum(row.state is not DeadlineState.DONE for row in fitting)
        self.state.button("open").setText(f"{tr('Open')} {open_count}")
        self.state.button("done").setText(f"{tr('Done')} {len(fitting) - open_count}")
        self.model.set_rows(shown)
        chosen = self.exchange.currentData()
        self.chasing.show_exchange(UUID(chosen) if chosen else None)
        chasing = self.state.value == CHASE
        for each in self._links:
            each.setVisible(not chasing)
        for each in self.chasing.links:
            each.setVisible(chasing)
        self._states.setCurrentIndex(2 if chasing else 0 if shown else 1)

    def go_to(self, kind: str, thing: UUID) -> None:
        """Show the deadlines of an exchange alone."""
        self.show_exchange(thing)

    def show_chases(self) -> None:
        """Whom to ask again, over all exchanges."""
        self.workspace.show_page(self.key)
        self.exchange.setCurrentIndex(0)
        self.state.set_value(CHASE)
        self._show()
        self.chasing.table.setFocus()

    def show_exchange(self, exchange_id: UUID) -> None:
        """The list of one exchange alone: where a number of the portfolio leads."""
        self.state.set_value("open")
        for combo in (self.owner, self.kind):
            combo.setCurrentIndex(0)
        self.exchange.setCurrentIndex(max(self.exchange.findData(str(exchange_id)), 0))
        self._show()

    # -- what a person does -----------------------------------------------------------------------

    def tick(self) -> None:
        """Ask on which day, and what is to be noted; what is done is reopened."""
        row = self.table.chosen_row()
        if row is not None and row.done_on and row.kind is not DeadlineKind.FOLLOW_ON:
            self._do(partial(act.reopen, ids=[row.id]), tr("Reopened “{what}”", what=row.what))
        elif row is not None and not row.done_on:
            self._ask(DoneDialog(self.workspace, row, self))

    def _tick(self, row: DeadlineRow) -> None:
        """Today, without a note; where one is needed it is asked for."""
        if row.done_on or row.kind in (DeadlineKind.COMMITMENT, DeadlineKind.FOLLOW_ON):
            self.tick()
            return
        today = self.workspace.today()
        action = partial(act.tick_off, ids=[row.id], on=today, today=today)
        self._do(action, tr("Marked “{what}” as done", what=row.what))

    def reassign(self) -> None:
        if (row := self._own()) is not None:
            names = sorted({each.owner for each in self.rows or () if each.owner})
            self._ask(ReassignDialog(self.workspace, row, names, self))

    def snooze(self) -> None:
        if (row := self._own()) is not None:
            self._ask(SnoozeDialog(self.workspace, row, self))

    def move_due(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            self._ask(MoveDialog(self.workspace, row, self))

    def remove(self) -> None:
        if (row := self._own()) is not None:
            action = partial(act.remove_deadline, deadline_id=row.id)
            self._do(action, tr("Removed “{what}”", what=row.what))

    def add(self) -> None:
        opened = self.workspace.opened
        if opened is None:
            self.workspace.notify(tr("Open the exchange that the deadline belongs to."), undo=False)
            return
        self._ask(AddDialog(self.workspace, opened.exchange.id, opened.exchange.name, self))

    def _own(self) -> DeadlineRow | None:
        """The chosen deadline, unless it is a follow-on activity, which nobody owns."""
        row = self.table.chosen_row()
        if row is not None and row.kind is DeadlineKind.FOLLOW_ON:
            said = tr("A follow-on activity is changed on the page After visit.")
            self.workspace.notify(said, undo=False)
            return None
        return row

    def _ask(self, dialog: Asking) -> None:
        self.asked = dialog
        dialog.open()

    def copy_digest(self) -> None:
        """What is shown and due soon, as text for a mail."""
        said = digest(self.fitting(), self.workspace.today())
        QGuiApplication.clipboard().setText(said)
        self.workspace.notify(tr("Copied the deadlines as text for a mail"), undo=False)

    def edit_template(self) -> None:
        self.workspace.desk.ask(own_template, self._open_template, self._say_refused)

    def _open_template(self, own: OwnTemplate) -> None:
        self.dialog = template_dialog_of(self.workspace, own, self.window())
        self.dialog.open()

    def export_calendar(self) -> None:
        """What the filters let through, as a calendar file with alarms."""
        file, _ = QFileDialog.getSaveFileName(
            self, tr("Export calendar"), "deadlines.ics", tr("Calendar (*.ics)")
        )
        if file:
            try:
                calendar = deadline_calendar(self.fitting(), self.workspace.now())
                write_out(Path(file), calendar)
            except Refused as refused:
                self._say_refused(refused)
            else:
                self.workspace.notify(tr("Saved {file}", file=file), undo=False)

    def _open(self, deadline: UUID, _column: int) -> None:
        row = next((each for each in self.rows or () if each.id == deadline), None)
        if row is None or row.exchange_id is None:
            return
        if row.kind is DeadlineKind.FOLLOW_ON:
            self.workspace.go_to("follow-on", row.id, row.exchange_id)
            return
        page = "return-visit" if row.visit is VisitKind.RETURN else "exchange"
        self.workspace.open_exchange(row.exchange_id, page)

    def _do(self, action: "Callable[[Session], object]", done: str) -> None:
        self.workspace.desk.do(
            action,
            lambda _result: self.workspace.notify(done),
            self._say_refused,
        )

    def _say_refused(self, refused: Refused) -> None:
        self.workspace.notify(refused_said(refused), undo=False)

    def shown(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
