"""The months of the return window, painted: what lies on each day, and the weeks proposed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from planner.gui.exchanges.dates import full_day
from planner.gui.return_visit.words import marks_said, tr
from planner.gui.theme import fonts
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_focus, draw_text
from planner.gui.widgets.words import plain_tip
from planner.rules.return_calendar import Marks, later
from planner.rules.return_visits import Window
from planner.wording import wording

WEEK, TITLE, HEADS, GAP = 50, 30, 22, 28
COLUMNS = 3  # months side by side
_CENTER = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Shown:
    """What the calendar is painted from."""

    window: Window | None = None
    marks: Mapping[date, Marks] = field(default_factory=dict)
    weeks: Sequence[tuple[date, date]] = ()  # proposed, best first
    chosen: date | None = None
    length: int = 6
    today: date = date.min


class MonthsCalendar(QWidget):
    """A click or the arrow keys choose a day; pointing at one tells all that lies on it."""

    day_chosen = Signal(object)  # date

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = Shown()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Calendar of the return window"))

    def show_window(self, shown: Shown) -> None:
        self.shown = shown
        self.updateGeometry()
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    # -- measures ---------------------------------------------------------------------------------

    @property
    def months(self) -> list[date]:
        window = self.shown.window
        if window is None:
            return []
        month = window.first_day.replace(day=1)
        found: list[date] = []
        while month <= window.last_day and len(found) < 12:
            found.append(month)
            month = later(month.replace(day=28), 4).replace(day=1)
        return found

    def sizeHint(self) -> QSize:
        rows = -(-len(self.months) // COLUMNS)
        return QSize(fonts.scaled(900), max(rows, 1) * self._month_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own
        return QSize(fonts.scaled(560), self.sizeHint().height())

    @staticmethod
    def _month_height() -> int:
        return fonts.scaled(TITLE + HEADS + 6 * WEEK + GAP)

    def _month_rect(self, place: int) -> QRect:
        wide = (self.width() - (COLUMNS - 1) * GAP) // COLUMNS
        row, column = divmod(place, COLUMNS)
        return QRect(column * (wide + GAP), row * self._month_height(), wide, self._month_height())

    def day_rect(self, day: date) -> QRect:
        """The cell of a day; empty if its month is not shown."""
        month = day.replace(day=1)
        if month not in self.months:
            return QRect()
        rect = self._month_rect(self.months.index(month))
        week = (day.day - 1 + month.weekday()) // 7
        left = rect.left() + rect.width() * day.weekday() // 7
        right = rect.left() + rect.width() * (day.weekday() + 1) // 7
        top = rect.top() + fonts.scaled(TITLE + HEADS) + week * fonts.scaled(WEEK)
        return QRect(left, top, right - left, fonts.scaled(WEEK) - 4)

    def day_at(self, at: QPoint) -> date | None:
        for month in self.months:
            day = month
            while day.month == month.month:
                if self.day_rect(day).contains(at):
                    return day
                following = later(day, 1)
                if following == day:
                    break
                day = following
        return None

    # -- keys and pointer -------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.day_chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        step = {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Up: -7, keys.Key_Down: 7}.get(
            Qt.Key(event.key())
        )
        window = self.shown.window
        if step is None or window is None:
            super().keyPressEvent(event)
            return
        day = later(self.shown.chosen or window.first_day, step if self.shown.chosen else 0)
        if not self.day_rect(day).isEmpty():
            self.day_chosen.emit(day)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.day_at(event.pos())
            lines = self.told(day) if day else []
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(lines)), self)
            return True
        return super().event(event)

    def told(self, day: date) -> list[str]:
        marks = self.shown.marks.get(day)
        return [full_day(day), *(marks_said(marks) if marks else ())]

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, month in enumerate(self.months):
            self._paint_month(painter, self._month_rect(place), month)
        for number, (first, last) in reversed(list(enumerate(self.shown.weeks, 1))):
            self._paint_week(painter, first, last, number)
        if self.shown.chosen is not None:
            end = later(self.shown.chosen, self.shown.length - 1)
            self._paint_chosen(painter, self.shown.chosen, end)
        if self.hasFocus() and self.window().property("keys"):
            draw_focus(painter, self.rect())
        painter.end()

    def _paint_month(self, painter: QPainter, rect: QRect, month: date) -> None:
        tokens = TOKENS.current
        title = QRect(rect.left() + 4, rect.top(), rect.width(), fonts.scaled(TITLE))
        words = wording().month_year(month)
        draw_text(painter, title, words, "panel-title", tokens.text)
        day = later(month, 0)
        for weekday in range(7):
            head = QRect(
                rect.left() + rect.width() * weekday // 7,
                rect.top() + fonts.scaled(TITLE),
                rect.width() // 7,
                fonts.scaled(HEADS),
            )
            name = wording().weekday_short(date(2026, 6, 1 + weekday))  # a Monday
            draw_text(painter, head, name, "second", tokens.text2, _CENTER)
        while day.month == month.month:
            self._paint_day(painter, self.day_rect(day), day)
            following = later(day, 1)
            if following == day:
                return
            day = following

    def _paint_day(self, painter: QPainter, rect: QRect, day: date) -> None:
        tokens, marks = TOKENS.current, self.shown.marks.get(day, Marks())
        window = self.shown.window
        inside = window is not None and not window.outside(day)
        if inside:
            painter.fillRect(rect, tokens.band)
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), tokens.band_line)
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.band_line)
            assert window is not None
            for edge, x in ((window.first_day, rect.left()), (window.last_day, rect.right() - 2)):
                if day == edge:
                    painter.fillRect(QRect(x, rect.top(), 3, rect.height()), tokens.band_line)
        if marks.blackouts or marks.away:
            brush = QBrush(tokens.line2, Qt.BrushStyle.BDiagPattern)
            painter.fillRect(rect.adjusted(0, 1, 0, -1), brush)
        if marks.schools:
            bar = QRect(rect.left(), rect.bottom() - 3, rect.width(), 2)
            painter.fillRect(bar, tokens.text3)
        top = QRect(rect.left(), rect.top() + 4, rect.width(), rect.height() // 2 - 4)
        weekend = marks.weekend or day.weekday() >= 5
        role = "row" if inside and not weekend else "text"
        color = tokens.text if inside and not weekend else tokens.text2
        if day == self.shown.today:
            color = tokens.error
        draw_text(painter, top, str(day.day), role, color, _CENTER)
        self._paint_marks(painter, rect, marks)

    def _paint_marks(self, painter: QPainter, rect: QRect, marks: Marks) -> None:
        """Under the number: the countries on holiday, then observances, clocks, anniversaries."""
        tokens, y = TOKENS.current, rect.top() + rect.height() * 3 // 4 - 1
        holidays = (*marks.holidays, *marks.home_holidays)
        chips = list(dict.fromkeys(city.country or "" for city, _ in holidays))
        told = [each for each in marks.observances if not each.weekly]
        signs = ["◇"] if told else []
        signs += ["↻"] if marks.clocks else []
        signs += ["★"] if marks.anniversaries else []
        wide = fonts.scaled(22)
        total = len(chips) * (wide + 2) + len(signs) * fonts.scaled(12)
        x = rect.center().x() - total // 2
        for country in chips:
            box = QRect(x, y - fonts.scaled(7), wide, fonts.scaled(13))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.holiday)
            painter.drawRoundedRect(QRectF(box), 2, 2)
            draw_text(painter, box, country, "mark", tokens.base, _CENTER)
            x += wide + 2
        for sign in signs:
            side = fonts.scaled(12)
            if sign == "◇":
                self._diamond(painter, QPointF(x + side / 2, y), side / 2.6)
            else:
                box = QRect(x, y - side // 2, side, side)
                color = tokens.warn if sign == "★" else tokens.note
                draw_text(painter, box, sign, "mark", color, _CENTER)
            x += side

    @staticmethod
    def _diamond(painter: QPainter, at: QPointF, reach: float) -> None:
        painter.setPen(QPen(TOKENS.current.holiday, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(
            [at + QPointF(x * reach, y * reach) for x, y in ((0, -1), (1, 0), (0, 1), (-1, 0))]
        )

    def _runs(self, first: date, last: date) -> list[QRect]:
        """The cells of some days, joined week by week."""
        runs: list[QRect] = []
        day = first
        while day <= last:
            rect = self.day_rect(day)
            if not rect.isEmpty():
                joins = (
                    runs and runs[-1].top() == rect.top() and runs[-1].right() + 1 == rect.left()
                )
                if joins:
                    runs[-1] = runs[-1].united(rect)
                else:
                    runs.append(rect)
            if day == date.max:
                break
            day = later(day, 1)
        return runs

    def _paint_week(self, painter: QPainter, first: date, last: date, number: int) -> None:
        tokens = TOKENS.current
        pen = QPen(tokens.accent, 2 if number == 1 else 1.5)
        if number > 1:
            pen.setStyle(Qt.PenStyle.DashLine)
        runs = self._runs(first, last)
        for run in runs:
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(run).adjusted(1, 1, -1, -1), 4, 4)
        if runs:
            side = fonts.scaled(16)
            # the badges of weeks that begin a day apart stand side by side, each over its own day
            badge = QRect(runs[0].left() - 2, runs[0].top() - side // 2 + 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent)
            painter.drawEllipse(QRectF(badge))
            draw_text(painter, badge, str(number), "mark", tokens.on_accent, _CENTER)

    def _paint_chosen(self, painter: QPainter, first: date, last: date) -> None:
        painter.setPen(QPen(TOKENS.current.text, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in self._runs(first, last):
            painter.drawRoundedRect(QRectF(run).adjusted(3, 3, -3, -3), 4, 4)
