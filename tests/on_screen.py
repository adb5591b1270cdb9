"""A grid on the screen, what it asked for and what it said."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication

from planner.gui.itinerary.grid.keys import Grid
from planner.gui.itinerary.grid.placing import Placing
from planner.gui.itinerary.grid.sheet import Sheet, day_sheet, week_of, week_sheet
from planner.model import Exchange
from planner.rules.check import check
from planner.rules.course import Course

TUESDAY = date(2026, 5, 12)
TODAY = date(2026, 5, 1)


@dataclass
class OnScreen:
    """The grid, what it asked for and what it said."""

    grid: Grid
    exchange: Exchange
    placed: list[Placing] = field(default_factory=list)
    joined: list[bool] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def show(self, days: int = 1) -> None:
        visit = self.exchange.visits[0]
        findings = check(self.exchange, TODAY)
        sheet: Sheet = (
            day_sheet(Course(visit), TUESDAY, findings, TODAY)
            if days == 1
            else week_sheet(Course(visit), week_of(visit, TUESDAY), findings, TODAY)
        )
        self.grid.show_sheet(sheet, self.grid.thing)
        QApplication.processEvents()

    def card(self, title: str) -> Any:
        sheet = self.grid.sheet
        assert sheet is not None
        return next(each for each in sheet.placed if each.card.title == title)

    def spot(self, title: str, down: float = 0.5) -> QPoint:
        """A point on the screen in the block of this title."""
        canvas = self.grid.canvas
        assert canvas is not None
        rect = canvas.boxes_of(self.card(title).card.id)[0].rect
        point = QPointF(rect.left() + 40, rect.top() + rect.height() * down)
        return (point - QPointF(0, self.grid.top)).toPoint()

    def at(self, column: int, hour: float) -> QPoint:
        """A point in a column at an hour."""
        canvas = self.grid.canvas
        assert canvas is not None
        own = canvas.columns[column]
        y = canvas.scale.y(hour * 60) - self.grid.top
        return QPointF(own.left + own.width * 0.6, y).toPoint()

    def choose(self, title: str) -> None:
        self.grid.choose(self.card(title).card.id)
        self.grid.setFocus()
