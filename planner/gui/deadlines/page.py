"""What is due, over all exchanges: do now, overdue, this week, the next 30 days, later."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QStackedWidget,
    QSystemTrayIcon,
)

from planner.actions import deadlines as act
from planner.actions.deadline_template import set_template
from planner.gui.deadlines.table import DeadlinesModel, DeadlinesTable
from planner.gui.deadlines.template_dialog import TemplateDialog
from planner.gui.deadlines.words import tr
from planner.gui.desk import Picture
from planner.gui.exchanges.dates import full_day
from planner.gui.exchanges.words import counted, refused_said
from planner.gui.page import Page
from planner.gui.theme import icons
from planner.gui.widgets.buttons import button
from planner.gui.widgets.empty_state import EmptyState
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label
from planner.gui.workspace import ActionSpec, Workspace
from planner.interchange.deadline_calendar import deadline_calendar
from planner.model import Deadline, Embassy, Exchange, Refused, Stop, User, Visit, VisitKind
from planner.queries.deadlines import (
    DeadlineRow,
    OwnTemplate,
    list_deadlines,
    own_template,
    shipped_template,
)
from planner.rules.deadlines import DeadlineState, Line
from planner.rules.typed_dates import read_date
from planner.store.files import write_whole

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ABOUT = (Deadline, Exchange, Visit, Stop, User, Embassy)
EVERY = ""
URGENT = (DeadlineState.DO_NOW, DeadlineState.OVERDUE, DeadlineState.THIS_WEEK)


class DeadlinesPage(Page):
    """Filter by exchange, owner and visit; tick off, reassign, snooze, move, add, export."""

    key = "deadlines"
    title = str(QT_TRANSLATE_NOOP("DeadlinesPage", "Deadlines"))
    icon = "calendar-clock"
    scope = "office"
    shows = ("deadlines-of",)  # of one exchange, by its id

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.rows: list[DeadlineRow] | None = None
        self._tray: QSystemTrayIcon | None = None
        self._fill_header()
        self._fill_body()
        workspace.add_action(
            ActionSpec(
                "deadline.add", tr("Add deadline..."), "plus", "", "exchange", self.add,
                lambda: workspace.opened is not None,
            )
        )  # fmt: skip
        self._picture = Picture(workspace.desk, self._query, ABOUT, self)
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
        self.export = button(tr("Export calendar..."), "file-export-outline")
        self.export.clicked.connect(self.export_calendar)
        self.add_new = button(tr("Add deadline"), "plus", "primary")
        self.add_new.clicked.connect(self.add)
        for each in (self.template, self.export, self.add_new):
            self.add_button(each)

    def _fill_body(self) -> None:
        bar = QFrame()
        bar.setProperty("edge", "bottom")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 6, 16, 6)
        self.state = Segmented((("open", tr("Open")), ("done", tr("Done"))), tr("Which"))
        self.state.chosen.connect(lambda _key: self._show())
        row.addWidget(self.state)
        self.exchange, self.owner, self.kind = QComboBox(), QComboBox(), QComboBox()
        names = (tr("Exchange"), tr("Owner"), tr("Visit"))
        for combo, name in zip((self.exchange, self.owner, self.kind), names, strict=True):
            combo.setAccessibleName(name)
            combo.activated.connect(lambda _at: self._show())
            row.addWidget(combo)
        row.addStretch()
        for word, icon, run in (
            (tr("Mark done"), "check", self.tick),
            (tr("Reassign..."), "account-outline", self.reassign),
            (tr("Snooze..."), "alarm-snooze", self.snooze),
            (tr("Move..."), "calendar-arrow-right", self.move_due),
        ):
            link = button(word, icon, "link")
            link.clicked.connect(run)
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
        self.body.addWidget(self._states, 1)

    # -- answers ----------------------------------------------------------------------------------

    def _query(self, session: "Session") -> list[DeadlineRow]:
        return list_deadlines(session, self.workspace.today())

    def _take(self, rows: list[DeadlineRow]) -> None:
        first = self.rows is None
        self.rows = rows
        self._day.setText(full_day(self.workspace.today()))
        self._offer(self.exchange, tr("Every exchange"), sorted({row.exchange for row in rows}))
        self._offer(self.owner, tr("Every owner"), sorted({row.owner or "" for row in rows} - {""}))
        kinds = [kind.value for kind in VisitKind if any(row.visit is kind for row in rows)]
        self._offer(self.kind, tr("Both visits"), kinds)
        self._show()
        if first:
            self.remind()

    @staticmethod
    def _offer(combo: QComboBox, every: str, names: list[str]) -> None:
        kept = combo.currentData()
        combo.clear()
        combo.addItem(every, EVERY)
        for name in names:
            combo.addItem(name, name)
        combo.setCurrentIndex(max(combo.findData(kept), 0))

    def _show(self) -> None:
        rows = self.rows or []
        done = self.state.value == "done"
        shown = [row for row in rows if (row.state is DeadlineState.DONE) is done]
        open_count = sum(row.state is not DeadlineState.DONE for row in rows)
        self.state.button("open").setText(f"{tr('Open')} {open_count}")
        self.state.button("done").setText(f"{tr('Done')} {len(rows) - open_count}")
        filters = ((self.exchange, "exchange"), (self.owner, "owner"), (self.kind, "visit"))
        for combo, field in filters:
            wanted = combo.currentData()
            if wanted:
                shown = [row for row in shown if getattr(row, field) == wanted]
        self.model.set_rows(shown)
        self._states.setCurrentIndex(0 if shown else 1)

    def go_to(self, kind: str, thing: UUID) -> None:
        """Show the deadlines of an exchange alone."""
        row = next((row for row in self.rows or () if row.exchange_id == thing), None)
        if row is not None:
            self.show_exchange(row.exchange)

    def show_exchange(self, name: str) -> None:
        """The list of one exchange alone: where a number of the portfolio leads."""
        self.state.set_value("open")
        self.exchange.setCurrentIndex(max(self.exchange.findData(name), 0))
        self._show()

    # -- reminding ---------------------------------------------------------------------------------

    def remind(self) -> None:
        """A quiet notice of the system where it can show one; else in the window."""
        urgent = [row for row in self.rows or () if row.state in URGENT]
        if not urgent:
            return
        said = counted(len(urgent), "1 deadline is due this week or late",
                       "%n deadlines are due this week or late")  # fmt: skip
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._tray = self._tray or QSystemTrayIcon(icons.icon("calendar-clock"), self)
            self._tray.show()
            self._tray.setToolTip(said)
            self._tray.activated.connect(lambda _why: self.workspace.show_page(self.key))
            self._tray.showMessage(tr("City Pair Planner"), said)

    # -- what a person does -----------------------------------------------------------------------

    def tick(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            self._tick(row)

    def _tick(self, row: DeadlineRow) -> None:
        """Today, without a note; the date and a note can be given when it is marked done again."""
        if row.done_on:
            self._do(partial(act.reopen, ids=[row.id]), tr("Reopened “{what}”", what=row.what))
            return
        action = partial(act.tick_off, ids=[row.id], on=self.workspace.today())
        self._do(action, tr("Marked “{what}” as done", what=row.what))

    def reassign(self) -> None:
        row = self.table.chosen_row()
        if row is None:
            return
        names = sorted({each.owner for each in self.rows or () if each.owner})
        name, given = QInputDialog.getItem(
            self, tr("Reassign"), tr("Who takes “{what}”?", what=row.what), names, 0, True
        )
        if given:
            action = partial(act.reassign, ids=[row.id], owner=name)
            self._do(action, tr("Gave “{what}” to {name}", what=row.what, name=name or "nobody"))

    def snooze(self) -> None:
        row = self.table.chosen_row()
        if row is None:
            return
        typed, given = QInputDialog.getText(
            self, tr("Snooze"), tr("Until which day? Type it as in 12 May 2027 or +7.")
        )
        if not given:
            return
        reason, given = QInputDialog.getText(self, tr("Snooze"), tr("Why?"))
        if not given:
            return
        try:
            until = read_date(typed, near=self.workspace.today(), field="until")
        except Refused as refused:
            self._say_refused(refused)
            return
        action = partial(act.snooze, ids=[row.id], until=until, reason=reason)
        self._do(action, tr("Snoozed “{what}”", what=row.what))

    def move_due(self) -> None:
        row = self.table.chosen_row()
        if row is None:
            return
        typed, given = QInputDialog.getText(
            self, tr("Move"), tr("To which day? Type it as in 12 May 2027 or +7.")
        )
        if not given:
            return
        try:
            due = read_date(typed, near=row.due or self.workspace.today(), field="due")
        except Refused as refused:
            self._say_refused(refused)
            return
        action = partial(act.move_deadline, ids=[row.id], due=due)
        self._do(action, tr("Moved “{what}” to {day}", what=row.what, day=full_day(due)))

    def add(self) -> None:
        opened = self.workspace.opened
        if opened is None:
            self.workspace.notify(tr("Open the exchange that the deadline belongs to."), undo=False)
            return
        name = opened.exchange.name
        what, given = QInputDialog.getText(
            self, tr("Add deadline"), tr("What is due for {name}?", name=name)
        )
        if not given:
            return
        typed, given = QInputDialog.getText(
            self, tr("Add deadline"), tr("When? Type it as in 12 May 2027 or +7.")
        )
        if not given:
            return
        try:
            due = read_date(typed, near=self.workspace.today(), field="due")
        except Refused as refused:
            self._say_refused(refused)
            return
        action = partial(act.add_deadline, exchange_id=opened.exchange.id, what=what, due=due)
        self._do(action, tr("Added “{what}”", what=what))

    def edit_template(self) -> None:
        """Change what is due when, for the embassy of this user."""
        self.workspace.desk.ask(own_template, self._open_template, self._say_refused)

    def _open_template(self, own: OwnTemplate) -> None:
        def save(lines: list[Line], refuse: Callable[[str], object]) -> None:
            def say(refused: Refused) -> None:
                refuse(refused_said(refused))

            action = partial(set_template, embassy_id=own.embassy_id, lines=lines)
            self.workspace.desk.do(action, lambda _none: saved(), say)

        def saved() -> None:
            self.dialog.accept()
            self.workspace.notify(tr("Changed the deadline template"))

        self.dialog = TemplateDialog(own.embassy, own.lines, save, self.window())
        self.dialog.open()

    def export_calendar(self) -> None:
        """What is shown, as a calendar file with alarms; one a person where an owner is chosen."""
        file, _ = QFileDialog.getSaveFileName(
            self, tr("Export calendar"), "deadlines.ics", tr("Calendar (*.ics)")
        )
        if file:
            wanted = self.owner.currentData()
            rows = [row for row in self.rows or () if not wanted or row.owner == wanted]
            try:
                write_whole(Path(file), deadline_calendar(rows, self.workspace.now()))
            except OSError as error:
                said = tr("{file} cannot be written: {why}", file=file, why=error.strerror)
                self.workspace.notify(said, undo=False)
                return
            self.workspace.notify(tr("Saved {file}", file=file), undo=False)

    def _open(self, deadline: UUID, _column: int) -> None:
        row = next((each for each in self.rows or () if each.id == deadline), None)
        if row is not None:
            page = "return-visit" if row.visit is VisitKind.RETURN else "exchange"
            self.workspace.open_exchange(row.exchange_id, page)

    def _do(self, action: object, done: str) -> None:
        self.workspace.desk.do(
            action,  # type: ignore[arg-type]
            lambda _result: self.workspace.notify(done),
            self._say_refused,
        )

    def _say_refused(self, refused: Refused) -> None:
        self.workspace.notify(refused_said(refused), undo=False)

    def shown(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
