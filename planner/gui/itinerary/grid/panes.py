"""The grid as the page shows it: one day over its hotel, or a week over its nights."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.gui.itinerary import words
from planner.gui.itinerary.agenda import Night
from planner.gui.itinerary.grid.cards import minutes_now
from planner.gui.itinerary.grid.keys import Grid
from planner.gui.itinerary.grid.sheet import Sheet, day_sheet, week_of, week_sheet
from planner.gui.itinerary.night import NightLine
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_hairline, draw_text
from planner.model import Visit
from planner.rules.clock import zone
from planner.rules.course import Course
from planner.rules.findings import Finding

NIGHTS = 44


class Pane(QWidget):
    """A grid and what stands at its foot."""

    def __init__(self, name: str, foot: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid, self.foot = Grid(name), foot
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.grid, 1)
        column.addWidget(foot)
        self.setFocusProxy(self.grid)

    def _show(self, sheet: Sheet, chosen: UUID | None, now: datetime) -> None:
        self.grid.now = _now_in(sheet.course.visit, now, sheet.days)
        self.grid.show_sheet(sheet, chosen)


class DayPane(Pane):
    foot: NightLine

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("The day by the hour"), NightLine(), parent)

    def show_day(
        self,
        course: Course,
        day: date,
        findings: Sequence[Finding],
        chosen: UUID | None,
        today: date,
        now: datetime,
    ) -> None:
        sheet = day_sheet(course, day, findings, today)
        self._show(sheet, chosen, now)
        self.foot.show_night(sheet.nights[0], day)


class WeekPane(Pane):
    foot: "Nights"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("The week by the hour"), Nights(), parent)

    def show_week(
        self,
        course: Course,
        day: date,
        findings: Sequence[Finding],
        chosen: UUID | None,
        today: date,
        now: datetime,
    ) -> None:
        """The week that holds this day."""
        sheet = week_sheet(course, week_of(course.visit, day), findings, today)
        self._show(sheet, chosen, now)
        self.foot.show_nights(sheet, self.grid)


class Nights(QWidget):
    """Where the delegation sleeps after each day; nights in one hotel are one box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._grid: Grid | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.tr("Overnight"))

    def sizeHint(self) -> QSize:
        return QSize(100, fonts.scaled(NIGHTS))

    def show_nights(self, sheet: Sheet, grid: Grid) -> None:
        self._sheet, self._grid = sheet, grid
        self.setVisible(any(sheet.nights))
        said = [night_said(run[2]) for run in runs(sheet.nights)]
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), TOKENS.current
        painter.fillRect(self.rect(), tokens.window)
        draw_hairline(painter, 0, self.width(), 0)
        canvas = self._grid.canvas if self._grid else None
        if canvas is None or self._sheet is None:
            return
        own = [
            [at for at, strand in enumerate(canvas.sheet.strands) if strand.day == day]
            for day in self._sheet.days
        ]
        for first, last, night in runs(self._sheet.nights):
            left = canvas.columns[own[first][0]].left
            end = canvas.columns[own[last][-1]]
            rect = QRectF(left, 0, end.left + end.width - left, self.height())
            paint_night(painter, rect.toAlignedRect().adjusted(3, 9, -3, -9), night)


def runs(nights: Sequence[Night | None]) -> list[tuple[int, int, Night]]:
    """First and last day of nights at one stop, one after the other."""
    found: list[tuple[int, int, Night]] = []
    for at, night in enumerate(nights):
        if night is None:
            continue
        if found and found[-1][1] == at - 1 and found[-1][2].stop is night.stop:
            found[-1] = (found[-1][0], at, found[-1][2])
        else:
            found.append((at, at, night))
    return found


def night_said(night: Night) -> str:
    stop = night.stop
    city = str(stop.city) if stop.city else ""
    hotel = stop.hotel.name if stop.hotel else words.tr("Hotel unknown")
    return ", ".join(filter(None, (hotel, city)))


def paint_night(painter: QPainter, rect: QRect, night: Night) -> None:
    """A box with a bed and the hotel."""
    tokens = TOKENS.current
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.line2, 1))
    painter.setBrush(tokens.base)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    box = QRect(rect.left() + 8, rect.top(), 14, rect.height())
    icons.paint(painter, box, "bed-outline", tokens.text2)
    at = rect.adjusted(30, 0, -6, 0)
    draw_text(painter, at, night_said(night), "label", tokens.text, Qt.AlignmentFlag.AlignLeft)


def _now_in(visit: Visit, now: datetime, days: Sequence[date]) -> tuple[date, int] | None:
    """Day and minute of this moment, by the clock of the city they are in."""
    for day in days:
        stop = next((stop for stop in visit.stops if stop.has(day)), None)
        where = zone(stop.city.zone) if stop is not None and stop.city is not None else None
        minute = minutes_now(now.astimezone(where), day) if where is not None else None
        if minute is not None:
            return day, minute
    return None
