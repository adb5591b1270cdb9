"""A year along a line: first visit, return window and return visit of one exchange, and today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import islice
from math import ceil

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from planner.gui.exchanges.dates import month_name
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import Tokens

_BLOCK = 18  # height of a block at text size 100
_MARK = 12  # across, of a follow-on activity
_CROWDED = 3 * 366  # days, from where single months are no longer told
_NARROWEST = 13  # a visit of a day must still hold its number


class Look(Enum):
    """How sure a return visit is, as it is drawn."""

    CERTAIN = "certain"  # confirmed or held
    TENTATIVE = "tentative"
    OUTSIDE = "outside"  # of its window


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Track:
    """What stands on the line of one exchange."""

    visit: Days | None = None
    window: Days | None = None
    back: Days | None = None
    look: Look = Look.TENTATIVE
    follow_on: tuple[date, ...] = ()

    @property
    def whole(self) -> Days | None:
        """From the first to the last day of anything on it."""
        known = [days for days in (self.visit, self.window, self.back) if days]
        known += [Days(day, day) for day in self.follow_on]
        if not known:
            return None
        return Days(min(days.first for days in known), max(days.last for days in known))


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole months laid out over a width."""

    first: date  # the first day of a month
    last: date  # the last day of a month

    @classmethod
    def around(cls, today: date, before: int = 3, months: int = 12) -> "Scale":
        """Months that begin some before this one: a year, unless more or fewer are asked for."""
        first = _month_after(today.replace(day=1), -before)
        return cls(first, _month_after(first, months) - timedelta(days=1))

    @property
    def crowded(self) -> bool:
        """Whether so many months are seen that only the years are told."""
        return (self.last - self.first).days > _CROWDED

    def x(self, day: date, rect: QRectF) -> float:
        """Where the day begins; the day after the last begins at the right edge."""
        days = (self.last - self.first).days + 1
        return rect.left() + rect.width() * (day - self.first).days / days

    def months(self) -> Iterator[date]:
        month = self.first
        while month <= self.last:
            yield month
            month = _month_after(month, 1)

    def box(self, days: Days, rect: QRectF) -> QRectF | None:
        """Where these days stand in a row, cut off at its edges; None if they are out of it."""
        if days.last < self.first or days.first > self.last:
            return None
        left = max(self.x(days.first, rect), rect.left())
        right = min(self.x(days.last + timedelta(days=1), rect), rect.right())
        width = max(right - left, _NARROWEST)
        height = fonts.scaled(_BLOCK)
        left = round(min(left, rect.right() - width))
        return QRectF(left, round(rect.center().y() - height / 2), round(width), height)


def _month_after(month: date, count: int) -> date:
    years, index = divmod(month.month - 1 + count, 12)
    return date(month.year + years, index + 1, 1)


def paint_track(
    painter: QPainter, rect: QRectF, track: Track, scale: Scale, tokens: Tokens
) -> None:
    """The row of one exchange: its window as a band under its visits."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if track.window and (band := scale.box(track.window, rect)):
        word = "" if track.back else QCoreApplication.translate("Timeline", "window")
        paint_band(painter, band, word, tokens)
    if track.visit and (box := scale.box(track.visit, rect)):
        paint_block(painter, box, "1", None, tokens)
    if track.back and (box := scale.box(track.back, rect)):
        paint_block(painter, box, "2", track.look, tokens)
    for day in track.follow_on:
        if scale.first <= day <= scale.last:
            paint_mark(painter, QPointF(scale.x(day, rect), rect.center().y()), tokens)
    whole = track.whole
    if whole and (whole.last < scale.first or whole.first > scale.last):
        _elsewhere(painter, rect, whole, scale, tokens)
    painter.restore()


def paint_mark(painter: QPainter, center: QPointF, tokens: Tokens) -> None:
    """A follow-on activity: a small diamond, as it has a day but no length here."""
    half = fonts.scaled(_MARK) / 2
    corners = ((0, -half), (half, 0), (0, half), (-half, 0))
    painter.setPen(QPen(tokens.base, 1))
    painter.setBrush(tokens.ok)
    painter.drawPolygon(QPolygonF([center + QPointF(x, y) for x, y in corners]))


def paint_months(painter: QPainter, rect: QRectF, scale: Scale, tokens: Tokens) -> None:
    """The edges of the months through one row."""
    years = scale.crowded  # then only the years have edges
    for month in scale.months():
        if years and month.month != 1:
            continue
        _upright(painter, scale.x(month, rect), rect, tokens.line)


def paint_today(painter: QPainter, rect: QRectF, scale: Scale, today: date, tokens: Tokens) -> None:
    """The line of today through one row, over all that stands in it."""
    if scale.first <= today <= scale.last:
        _upright(painter, scale.x(today, rect), rect, tokens.error)


def _upright(painter: QPainter, x: float, rect: QRectF, color: QColor) -> None:
    painter.fillRect(QRectF(round(x), rect.top(), 1, rect.height()), color)


def paint_band(painter: QPainter, box: QRectF, word: str, tokens: Tokens) -> None:
    painter.setPen(tokens.band_line)
    painter.setBrush(tokens.band)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    letters = fonts.font("rail")
    if word and QFontMetrics(letters).horizontalAdvance(word) + 8 <= box.width():
        painter.setFont(letters)
        painter.setPen(tokens.warn)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)


def paint_block(
    painter: QPainter, box: QRectF, number: str, look: Look | None, tokens: Tokens
) -> None:
    """One visit: filled, or with a dashed edge while it is tentative. The first has no `look`."""
    if look in (None, Look.CERTAIN):
        first = look is None
        fill, ink = (tokens.text2, tokens.base) if first else (tokens.accent, tokens.on_accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 2, 2)
    else:
        ink = tokens.error if look is Look.OUTSIDE else tokens.accent
        pen = QPen(ink, 1.5)
        pen.setDashPattern([2.5, 1.6])
        painter.setPen(pen)
        painter.setBrush(tokens.base)
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)
    painter.setPen(ink)
    painter.setFont(fonts.font("mark"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)


def _elsewhere(painter: QPainter, rect: QRectF, whole: Days, scale: Scale, tokens: Tokens) -> None:
    """All of it lies in another year: which, at the edge where it would be."""
    before = whole.last < scale.first
    day = whole.last if before else whole.first
    size = fonts.scaled(14)
    inside = rect.adjusted(6, 0, -6, 0)
    left = inside.left() if before else inside.right() - size
    icons.paint(
        painter,
        QRectF(left, rect.center().y() - size / 2, size, size),
        "chevron-left" if before else "chevron-right",
        tokens.text3,
    )
    painter.setFont(fonts.font("rail"))
    painter.setPen(tokens.text3)
    side = Qt.AlignmentFlag.AlignLeft if before else Qt.AlignmentFlag.AlignRight
    painter.drawText(
        inside.adjusted(size + 2, 0, -size - 2, 0),
        side | Qt.AlignmentFlag.AlignVCenter,
        str(day.year),
    )


def paint_heading(
    painter: QPainter, rect: QRectF, scale: Scale, today: date, today_word: str, tokens: Tokens
) -> None:
    """Years and months above the rows, and today in a pill; `today_word` is “Today, 8 Apr”."""
    painter.save()
    upper = QRectF(rect.left(), rect.top() + 3, rect.width(), rect.height() / 2 - 2)
    lower = QRectF(rect.left(), rect.center().y() - 1, rect.width(), rect.height() / 2)
    pill = _pill(upper, scale, today, today_word)
    paint_months(painter, rect.adjusted(0, round(rect.height() * 0.7), 0, 0), scale, tokens)
    _month_names(painter, lower, scale, tokens)
    _years(painter, upper, scale, pill, tokens)
    paint_today(painter, rect.adjusted(0, pill.height(), 0, 0), scale, today, tokens)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.error)
    painter.drawRoundedRect(pill, 2, 2)
    painter.setPen(tokens.base)
    painter.setFont(fonts.font("mark"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, today_word)
    painter.restore()


def _pill(upper: QRectF, scale: Scale, today: date, word: str) -> QRectF:
    width = fonts.metrics("mark").horizontalAdvance(word) + 10
    left = scale.x(today, upper) - width / 2
    left = max(upper.left(), min(left, upper.right() - width))
    return QRectF(round(left), upper.top(), width, upper.height())


def _month_names(painter: QPainter, lower: QRectF, scale: Scale, tokens: Tokens) -> None:
    """Every month that has room for its name; every second one, and so on, where they have none."""
    if scale.crowded:
        return
    widest = max(map(fonts.metrics("rail").horizontalAdvance, map(month_name, scale.months())))
    count = sum(1 for _ in scale.months())
    step = max(1, ceil((widest + 4) * count / max(lower.width(), 1)))
    painter.setFont(fonts.font("rail"))
    painter.setPen(tokens.text2)
    for month in islice(scale.months(), 0, None, step):
        left, right = scale.x(month, lower), scale.x(_month_after(month, step), lower)
        box = QRectF(left, lower.top(), right - left, lower.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, month_name(month))


def _years(painter: QPainter, upper: QRectF, scale: Scale, pill: QRectF, tokens: Tokens) -> None:
    painter.setFont(fonts.font("mark"))
    painter.setPen(tokens.text)
    width = fonts.metrics("mark").horizontalAdvance("2026")
    taken = upper.left()  # up to where years stand already
    for month in scale.months():
        if month.month != 1 and month != scale.first:
            continue
        box = QRectF(scale.x(month, upper) + 2, upper.top(), width + 2, upper.height())
        if box.intersects(pill):
            box.moveLeft(pill.right() + 4)
        if taken <= box.left() and box.right() <= upper.right():
            taken = box.right()
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, str(month.year))
