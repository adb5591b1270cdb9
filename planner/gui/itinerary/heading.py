"""What stands in the header of the itinerary page: arrows, legend, view, whose program, add."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.gui.exchanges.dates import weekday_day
from planner.gui.itinerary import words
from planner.gui.itinerary.agenda import day_agenda
from planner.gui.itinerary.body import UNCONFIRMED
from planner.gui.itinerary.grid.whole_painting import legend_width, paint_legend
from planner.gui.itinerary.views import AGENDA, DAY, WEEK, WHOLE
from planner.gui.page import Page
from planner.gui.roster.rows import marks_of
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button, icon_button
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.date_field import day_said
from planner.gui.widgets.segmented import Segmented
from planner.model import Visit

_LEGEND_FROM = 1320  # pixels of the window


class Heading(QObject):
    """Put into the header of a page once; shown as the view needs it."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        before, after = words.tr("Previous day"), words.tr("Next day")
        self.before = icon_button("chevron-left", before, f"{before}, Alt+Up")
        self.after = icon_button("chevron-right", after, f"{after}, Alt+Down")
        self.legend, self.group = _Legend(), ChoiceBox()
        self.group.setFixedWidth(fonts.scaled(130))
        self.group.setAccessibleName(words.tr("Whose program"))
        self.view = Segmented(
            (
                (DAY, words.tr("Day")),
                (WEEK, words.tr("Week")),
                (WHOLE, words.tr("Whole visit")),
                (AGENDA, words.tr("Agenda")),
            ),
            words.tr("View"),
        )
        self.add = button(words.tr("Add item"), "plus", "primary")
        self._said, self._short = ("", ""), ""
        self.add.setAccessibleName(words.tr("Add item"))
        self.add.setToolTip(f"{words.tr('Add item')}, Ctrl+I")
        page.header.insertWidget(0, self.before)
        page.header.insertWidget(1, self.after)
        for part in (self.legend, self.view, self.group, self.add):
            page.add_button(part)
        page.head.installEventFilter(self)

    def show_no_visit(self, view: str, title: str, exchange: str) -> None:
        """The page without a visit."""
        self.show_for(view, None)
        self._said, self._short = (title, exchange), title
        self.fit()

    def show_for(self, view: str, visit: Visit | None) -> None:
        """The arrows belong to days, legend and groups to the whole visit."""
        whole = view == WHOLE and visit is not None
        self.view.set_value(view)
        for arrow in (self.before, self.after):
            arrow.setVisible(not whole)
        self.legend.setVisible(whole and self._page.window().width() >= _LEGEND_FROM)
        self.group.setVisible(whole and visit is not None and bool(visit.groups))
        # where there is nothing yet, laying out comes first
        self.add.setVisible(bool(visit and (visit.first_day or visit.items)))
        if visit is not None:
            self._offer_groups(visit)

    def say_where(self, view: str, visit: Visit, day: date | None, today: date) -> None:
        """The title of the page: which day, week or visit is seen, and the cities of it."""
        if view == UNCONFIRMED:
            said = (words.tr("Unconfirmed items"), words.visit_words(visit))
        elif view == WHOLE:
            said = words.visit_heading(visit, today)
        elif view == WEEK and day is not None:
            said = words.week_heading(visit, day)
        else:
            said = words.heading(visit, day_agenda(visit, day, ()))
        short = weekday_day(day, day) if day is not None and said[0] == day_said(day) else said[0]
        self._said, self._short = said, short
        self.fit()

    def fit(self) -> None:
        """Which day it is stays whole: in little room the button to add is its icon alone, and the
        year is left out."""
        self.add.setText(self.add.accessibleName())
        self._page.set_title(*self._said)
        if self._is_cramped:
            self.add.setText("")
        if self._is_cramped:
            self._page.set_title(self._short, self._said[1])

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() is QEvent.Type.Resize:
            self.fit()
        return False

    @property
    def _is_cramped(self) -> bool:
        return self._page.header.sizeHint().width() > self._page.head.width()

    def _offer_groups(self, visit: Visit) -> None:
        kept = self.group.currentData()
        was = self.group.blockSignals(True)
        self.group.clear()
        self.group.addItem(words.tr("Everyone"), None)
        for mark in marks_of(visit):
            said = words.tr("Group {letter}", letter=mark.letter)
            self.group.addItem(f"{said}, {mark.name}", mark.id)
        self.group.setCurrentIndex(max(self.group.findData(kept), 0))
        self.group.blockSignals(was)

    @property
    def chosen_group(self) -> UUID | None:
        found: UUID | None = self.group.currentData()
        return found


class _Legend(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(words.tr("Legend: confirmed, tentative, clash"))

    def sizeHint(self) -> QSize:
        return QSize(legend_width() + 8, 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_legend(QPainter(self), self.rect())
