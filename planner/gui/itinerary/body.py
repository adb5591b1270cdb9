"""What fills the itinerary page below its header: which items, their list, the night after."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from planner.gui.itinerary.agenda import Band, DayAgenda, Row
from planner.gui.itinerary.listing import AgendaList
from planner.gui.itinerary.night import NightLine
from planner.gui.itinerary.quick import QuickEntryLine
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.empty_state import EmptyState
from planner.gui.widgets.segmented import Segmented
from planner.gui.workspace import Workspace
from planner.model import Visit

DAY, UNCONFIRMED = "day", "unconfirmed"


class AgendaBody(QWidget):
    """Day by day, or all that is unconfirmed."""

    filter_chosen = Signal(str)
    add_wanted = Signal()
    laying_out_wanted = Signal()
    bringing_in_wanted = Signal(str)  # text that was pasted, if any

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quick = QuickEntryLine(workspace)
        self.quick.lines_pasted.connect(self.bringing_in_wanted)
        self.filter = Segmented(((DAY, ""), (UNCONFIRMED, "")), self.tr("Show"), dense=True)
        self.filter.set_value(DAY)
        self.filter.chosen.connect(self.filter_chosen)
        self.list, self.night = AgendaList(), NightLine()
        self._bar, self._states = self._filter_bar(), QStackedWidget()
        self._empty, self._confirmed = self._empty_day(), self._all_confirmed()
        self._no_days, self._no_visit = self._without_days(), self._without_visit()
        for state in (self.list, self._empty, self._confirmed, self._no_days, self._no_visit):
            self._states.addWidget(state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._bar, self._states, self.quick, self.night):
            column.addWidget(part, 1 if part is self._states else 0)
        self._count(0)

    def _filter_bar(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("edge", "bottom")
        bar.setMinimumHeight(fonts.scaled(40))
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self.filter)
        row.addStretch(1)
        return bar

    def _empty_day(self) -> QWidget:
        add = button(self.tr("Add item"), "plus")
        add.clicked.connect(self.add_wanted)
        title, text = self.tr("Nothing here yet"), self.tr("What you add stands on this day.")
        return EmptyState("calendar-blank-outline", title, text, (add, self._import_button()))

    def _all_confirmed(self) -> QWidget:
        back = button(self.tr("Show day by day"))
        back.clicked.connect(lambda: self.filter_chosen.emit(DAY))
        title = self.tr("Nothing is unconfirmed")
        text = self.tr("No item of this visit is proposed or requested.")
        return EmptyState("check-circle-outline", title, text, (back,))

    def _without_days(self) -> QWidget:
        lay_out, add = self._lay_out_button(), button(self.tr("Add item"), "plus")
        add.clicked.connect(self.add_wanted)
        title = self.tr("No days yet")
        text = self.tr("Cities with their nights and a first day make stops and days.")
        parts = (lay_out, self._import_button(), add)
        return EmptyState("calendar-arrow-right", title, text, parts)

    def _without_visit(self) -> QWidget:
        title = self.tr("No visit yet")
        text = self.tr("Cities with their nights and a first day make the first visit.")
        return EmptyState("calendar-arrow-right", title, text, (self._lay_out_button(),))

    def _import_button(self) -> QPushButton:
        made = button(self.tr("Import a program..."), "file-import-outline")
        made.clicked.connect(lambda: self.bringing_in_wanted.emit(""))
        return made

    def _lay_out_button(self) -> QPushButton:
        made = button(self.tr("Lay out the visit..."), "calendar-plus", "primary")
        made.clicked.connect(self.laying_out_wanted)
        return made

    # -- what is shown -----------------------------------------------------------------------------

    def show_day(self, visit: Visit, agenda: DayAgenda, count: int, chosen: UUID | None) -> None:
        """One day; `count` is how many items of the visit are unconfirmed."""
        self.quick.show_day(visit, agenda.day)
        self.quick.show()
        self.filter.set_value(DAY)
        self._count(count)
        self.list.show_lines(agenda.lines, chosen)
        self.night.show_night(agenda.night, agenda.day)
        dated = visit.first_day is not None
        empty = self._empty if dated or agenda.day is not None else self._no_days
        self._states.setCurrentWidget(self.list if agenda.lines else empty)
        self._bar.show()

    def show_unconfirmed(
        self, lines: tuple[Band | Row, ...], count: int, chosen: UUID | None
    ) -> None:
        """All tentative items of the visit."""
        self.filter.set_value(UNCONFIRMED)
        self._count(count)
        self.list.show_lines(lines, chosen)
        self.quick.hide()
        self.night.hide()
        self._states.setCurrentWidget(self.list if lines else self._confirmed)
        self._bar.show()

    def show_no_visit(self) -> None:
        self.list.show_lines((), None)
        self.quick.hide()
        self.night.hide()
        self._bar.hide()
        self._states.setCurrentWidget(self._no_visit)

    def _count(self, count: int) -> None:
        self.filter.set_options(
            (
                (DAY, self.tr("Day by day")),
                (UNCONFIRMED, self.tr("Unconfirmed {count}").format(count=count)),
            )
        )
