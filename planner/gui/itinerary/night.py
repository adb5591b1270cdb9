"""The line at the foot of a day: where the delegation sleeps."""

from datetime import date, timedelta

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.gui.exchanges.dates import weekday_day
from planner.gui.itinerary import painting
from planner.gui.itinerary.agenda import Night
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_hairline, draw_text


class NightLine(QWidget):
    """Hidden on a day after which the delegation sleeps nowhere we know of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bold = self._quiet = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_night(self, night: Night | None, day: date | None) -> None:
        self.setVisible(night is not None)
        if night is None or day is None:
            return
        stop = night.stop
        city = str(stop.city) if stop.city else ""
        hotel = stop.hotel.name if stop.hotel else self.tr("hotel unknown")
        self._bold = self.tr("Overnight: {place}").format(
            place=", ".join(filter(None, (hotel, city)))
        )
        nights = self.tr("Night {number} of {nights}.").format(
            number=night.number, nights=night.nights
        )
        out = ""
        if night.number == night.nights:
            leaves = weekday_day(day + timedelta(days=1), day)
            out = self.tr("Check out {day}.").format(day=leaves)
        self._quiet = " ".join(filter(None, (nights, out)))
        self.setAccessibleName(f"{self._bold}. {self._quiet}")
        self.update()

    @property
    def text(self) -> str:
        return f"{self._bold} {self._quiet}"

    def sizeHint(self) -> QSize:
        return QSize(100, max(fonts.scaled(30), fonts.metrics("row").height() + 10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens, rect = QPainter(self), TOKENS.current, self.rect()
        painter.fillRect(rect, tokens.window)
        draw_hairline(painter, rect.left(), rect.right() + 1, rect.top())
        side = fonts.scaled(16)
        left = rect.left() + painting.MARGIN
        icons.paint(
            painter, QRect(left, rect.top(), side, rect.height()), "bed-outline", tokens.text2
        )
        words_at = QRect(left + side + 18, rect.top(), rect.width(), rect.height())
        words_at.setRight(rect.right() - painting.MARGIN)
        wide = draw_text(painter, words_at, self._bold, "row", tokens.text)
        words_at.setLeft(words_at.left() + wide + 12)
        if words_at.width() > 0:
            draw_text(painter, words_at, self._quiet, "second", tokens.text2)
