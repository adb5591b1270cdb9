"""When the return visit can be: its window on a calendar, the weeks proposed, why not another."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.actions.exchanges import edit_exchange
from planner.actions.return_visits import lay_out_return, take_back_waiver, waive_return
from planner.gui.concerns import WHOLE
from planner.gui.exchanges.window_section import WindowSaid
from planner.gui.exchanges.words import refused_said, standing_said
from planner.gui.page import Page, Section
from planner.gui.picture import Picture
from planner.gui.return_visit.calendar import MonthsCalendar, Shown
from planner.gui.return_visit.proposals import Proposals
from planner.gui.return_visit.words import reasons_said, tr
from planner.gui.widgets.buttons import button
from planner.gui.widgets.date_field import DateField
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import ActionSpec, Workspace
from planner.model import Refused, VisitKind, VisitStatus
from planner.queries.exchanges import Opened
from planner.queries.return_weeks import ReturnWeeks, return_weeks
from planner.rules.return_calendar import later, marks_of
from planner.rules.return_visits import visit_of
from planner.wording import wording

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class ReturnVisitPage(Page):
    """One click lays out the week that is right."""

    key = "return-visit"
    title = str(QT_TRANSLATE_NOOP("ReturnVisitPage", "Return visit"))
    icon = "swap-horizontal"
    scope = "exchange"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.found: ReturnWeeks | None = None
        self._length: int | None = None
        self._picture: Picture | None = None
        self._asked: date | None = None
        self._fill_header()
        self._fill_body()
        workspace.opened_changed.connect(self._take_opened)
        if workspace.opened is not None:
            self._take_opened(workspace.opened)

    @classmethod
    def offer(cls, workspace: Workspace, section: Section[Self]) -> None:
        workspace.add_action(
            ActionSpec(
                "return.lay-out",
                tr("Lay out the best return week"),
                "swap-horizontal",
                "",
                "exchange",
                section.doing(lambda page: page.lay_out_best()),
                section.if_made(lambda page: bool(page.found and page.found.best)),
            )
        )

    # -- parts ------------------------------------------------------------------------------------

    def _fill_header(self) -> None:
        self.set_title(tr("Return visit"))
        self.change_window = button(tr("Change the window..."))
        self.waive = button(tr("Waive..."))
        self.set_dates = button(tr("Set dates..."), "calendar-blank-outline")
        self.change_window.clicked.connect(self._change_window)
        self.waive.clicked.connect(self._waive)
        self.set_dates.clicked.connect(self._set_dates)
        for each in (self.change_window, self.waive, self.set_dates):
            self.add_button(each)

    def _fill_body(self) -> None:
        strip = QFrame()
        strip.setProperty("surface", "alt")
        strip.setProperty("edge", "bottom")
        row = QHBoxLayout(strip)
        row.setContentsMargins(16, 2, 16, 2)
        self.said = WindowSaid()
        row.addWidget(self.said)
        self.body.addWidget(strip)
        self.calendar, self.proposals = MonthsCalendar(), Proposals()
        self.calendar.day_chosen.connect(self.ask_why_not)
        self.proposals.lay_out_wanted.connect(self.lay_out)
        self.proposals.dates_wanted.connect(partial(self.lay_out, dates_only=True))
        self.proposals.looked_at.connect(self.ask_why_not)
        self.proposals.length_changed.connect(self._set_length)
        inner = QWidget()
        inner.setProperty("surface", "base")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.calendar)
        column.addWidget(
            paragraph(
                tr(
                    "Yellow: the window. Numbered: proposed weeks. FR, US: public holidays. ◇ "
                    "observance. ↻ clock change. ★ anniversary. Hatched: blackout dates, or "
                    "somebody is away. A line below: no school."
                ),
                "hint",
            )
        )
        column.addWidget(self._why_not())
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(scroll, 1)
        both.addWidget(self.proposals)
        self.body.addLayout(both, 1)

    def _why_not(self) -> QWidget:
        box = QFrame()
        box.setProperty("surface", "alt")
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 10, 12, 10)
        row = QHBoxLayout()
        row.addWidget(label(tr("Why not this date?"), "label"))
        self.day = DateField(self.workspace.today())
        self.day.setAccessibleName(tr("Why not this date?"))
        self.day.committed.connect(self.ask_why_not)
        self.day.wrong.connect(self._say_wrong)
        row.addWidget(self.day)
        self.take = button(tr("Lay out from this day"))
        self.take.clicked.connect(self._lay_out_asked)
        self.take.hide()
        row.addWidget(self.take)
        row.addStretch()
        column.addLayout(row)
        self.answer = paragraph(tr("Choose a day in the calendar, or type one."), "second")
        column.addWidget(self.answer)
        return box

    # -- answers ----------------------------------------------------------------------------------

    def _take_opened(self, opened: Opened | None) -> None:
        if opened is None:
            return
        if self.found is None or self.found.exchange.id != opened.exchange.id:
            self._length, self._asked = None, None
        query = self._query
        if self._picture is None:
            self._picture = Picture(self.workspace.desk, query, WHOLE, self)
            self._picture.answered.connect(self._take)
            self.workspace.midnight.passed.connect(self._picture.ask)
        else:
            self._picture.query = query

    def _query(self, session: "Session") -> ReturnWeeks | None:
        exchange = self.workspace.exchange_id
        if exchange is None:
            return None
        return return_weeks(session, exchange, self.workspace.today(), self._length)

    def _take(self, found: ReturnWeeks | None) -> None:
        if found is None:
            return
        self.found = found
        exchange, judge = found.exchange, found.judge
        hosts = wording().listed(str(city) for city in judge.about.hosts)
        going = tr("The partners' delegation goes to {cities}", cities=hosts) if hosts else ""
        self.set_title(tr("Return visit"), ". ".join(filter(None, (exchange.name, going))))
        back = visit_of(exchange, VisitKind.RETURN)
        days = None
        if back and back.status is not VisitStatus.CANCELLED and back.first_day:
            days = back.first_day, back.last_day or back.first_day
        today = self.workspace.today()
        self.said.say(standing_said(found.standing, found.phase, days, today))
        waived = bool(exchange.return_waived_because)
        self.waive.setText(tr("Take back the waiver") if waived else tr("Waive..."))
        nothing = tr("No week of the window is free of what must not be. Click a day to see why.")
        if found.standing.window is None:
            nothing = tr("The first visit has no dates yet, so there is no window.")
        unknown = "\n".join(reasons_said(found.unknown))
        self.proposals.show_weeks(found.best, judge.length, nothing, unknown)
        window = found.standing.window
        marks = {}
        if window:
            # whole months, so that the days around the window say what lies on them too
            first = window.first_day.replace(day=1)
            marks = marks_of(judge.about, first, later(window.last_day, 31))
        shown = Shown(
            window=window,
            marks=marks,
            weeks=[(week.start, week.end) for week in found.best],
            length=judge.length,
            today=today,
        )
        self.calendar.show_window(shown)
        if self._asked:
            self.ask_why_not(self._asked)

    # -- what a person does -----------------------------------------------------------------------

    def ask_why_not(self, day: date | None) -> None:
        """Say of a date all that speaks against it, and for it."""
        if day is None or self.found is None:
            return
        self._asked = day
        self.day.set_day(day)
        week = self.found.judge.judge(day)
        self.answer.setText("\n".join(reasons_said((*week.refusals, *week.reasons))))
        self.take.setVisible(True)
        self.calendar.show_window(replace(self.calendar.shown, chosen=day))

    def lay_out_best(self) -> None:
        if self.found and self.found.best:
            self.lay_out(self.found.best[0].start)

    def lay_out(self, start: date, dates_only: bool = False) -> None:
        if self.found is None:
            return
        length = self.found.judge.length
        action = partial(
            lay_out_return,
            exchange_id=self.found.exchange.id,
            start=start,
            length=length,
            dates_only=dates_only,
        )
        days = wording().days(start, later(start, length - 1))
        done = tr("Set the return visit to {days}", days=days)
        if not dates_only:
            done = tr("Laid out the return visit, {days}, with its deadlines", days=days)
        self.workspace.desk.do(action, lambda _visit: self.workspace.notify(done))

    def _lay_out_asked(self) -> None:
        if self._asked is not None:
            self.lay_out(self._asked)

    def _say_wrong(self, refused: Refused) -> None:
        self.answer.setText(refused_said(refused))

    def _set_length(self, days: int) -> None:
        self._length = days
        if self._picture is not None:
            self._picture.ask()

    def _set_dates(self) -> None:
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.open_calendar()

    def _change_window(self) -> None:
        if self.found is None:
            return
        exchange = self.found.exchange
        months = f"{exchange.window_opens_months}-{exchange.window_closes_months}"
        typed, given = QInputDialog.getText(
            self,
            tr("Change the window"),
            tr("Months after the first visit at which it opens and closes"),
            text=months,
        )
        if given:
            fields = {"return_window_months": typed}
            self.workspace.desk.do(
                partial(edit_exchange, exchange_id=exchange.id, fields=fields),
                lambda _none: self.workspace.notify(tr("Changed the return window")),
                self._say_refused,
            )

    def _waive(self) -> None:
        if self.found is None:
            return
        exchange = self.found.exchange
        if exchange.return_waived_because:
            self.workspace.desk.do(
                partial(take_back_waiver, exchange_id=exchange.id),
                lambda _none: self.workspace.notify(tr("Took back the waiver")),
            )
            return
        reason, given = QInputDialog.getText(
            self, tr("Waive the return visit"), tr("Why will there be no return visit?")
        )
        if given:
            self.workspace.desk.do(
                partial(waive_return, exchange_id=exchange.id, reason=reason),
                lambda _none: self.workspace.notify(tr("Waived the return visit")),
                self._say_refused,
            )

    def _say_refused(self, refused: Refused) -> None:
        self.workspace.notify(refused_said(refused), undo=False)

    def shown(self) -> None:
        self.calendar.setFocus(Qt.FocusReason.OtherFocusReason)
