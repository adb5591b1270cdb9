"""What fills the itinerary page below its header: one day, a week, the whole visit, the agenda."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.gui.itinerary.agenda import day_agenda, days_to_show, unconfirmed
from planner.gui.itinerary.body import UNCONFIRMED, AgendaBody
from planner.gui.itinerary.grid.keys import Grid
from planner.gui.itinerary.grid.panes import DayPane, WeekPane
from planner.gui.itinerary.grid.whole import WholeVisit
from planner.gui.workspace import Workspace
from planner.model import Visit
from planner.rules.course import Course
from planner.rules.findings import Finding

DAY, WEEK, WHOLE, AGENDA = "day", "week", "visit", "agenda"


class Pointing(Protocol):
    """Something that shows items and can point one out."""

    def point_out(self, thing: UUID) -> None: ...
    def setFocus(self) -> None: ...  # noqa: N802 - Qt's own name


class Views(QStackedWidget):
    """One at a time; only the one that is seen is worked out."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day, self.week, self.whole = DayPane(), WeekPane(), WholeVisit()
        self.agenda = AgendaBody(workspace)
        for part in (self.day, self.week, self.whole, self.agenda):
            self.addWidget(part)

    @property
    def grids(self) -> tuple[Grid, ...]:
        return self.day.grid, self.week.grid

    @property
    def grid(self) -> Grid | None:
        """The grid that is seen."""
        return next((grid for grid in self.grids if grid.isVisibleTo(self)), None)

    @property
    def shown(self) -> Pointing:
        """What has the keys, and points things out."""
        if self.currentWidget() is self.whole:
            return self.whole
        return self.grid or self.agenda.list

    def show_visit(
        self,
        view: str,
        course: Course,
        day: date | None,
        findings: Sequence[Finding],
        chosen: UUID | None,
        today: date,
        now: datetime,
    ) -> None:
        """Show this; what has no date is always an agenda."""
        if day is not None and view == DAY:
            self.day.show_day(course, day, findings, chosen, today, now)
            self.setCurrentWidget(self.day)
        elif day is not None and view == WEEK:
            self.week.show_week(course, day, findings, chosen, today, now)
            self.setCurrentWidget(self.week)
        elif view == WHOLE and any(days_to_show(course.visit)):
            self.whole.show_visit(course, findings, chosen, today)
            self.setCurrentWidget(self.whole)
        else:
            self._show_agenda(view, course.visit, day, findings, chosen)
            self.setCurrentWidget(self.agenda)

    def _show_agenda(
        self,
        view: str,
        visit: Visit,
        day: date | None,
        findings: Sequence[Finding],
        chosen: UUID | None,
    ) -> None:
        count = sum(item.status.tentative for item in visit.items)
        if view == UNCONFIRMED:
            self.agenda.show_unconfirmed(unconfirmed(visit, findings), count, chosen)
        else:
            self.agenda.show_day(visit, day_agenda(visit, day, findings), count, chosen)

    def show_no_visit(self) -> None:
        self.agenda.show_no_visit()
        self.setCurrentWidget(self.agenda)

    def beside(self, thing: UUID) -> UUID | None:
        """What to choose when this one goes."""
        if self.grid is not None:
            placed = self.grid.neighbor()
            return placed.card.id if placed is not None else None
        if self.currentWidget() is self.whole:
            return None
        return self.agenda.list.agenda.beside(thing)
