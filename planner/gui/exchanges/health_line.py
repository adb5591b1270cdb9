"""How one health line is drawn: four cells, each from its value alone."""

from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from planner.gui.exchanges.health import Health
from planner.gui.exchanges.timeline import Scale, paint_months, paint_today, paint_track
from planner.gui.exchanges.words import Said
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS, Tokens
from planner.gui.widgets.painting import draw_text

MARGIN = 16  # of the page
WINDOW_ROOM = (10, 0, -8, 0)  # left free in the cell of the return window
_GAP = 6  # from an icon to its word
_CHIP = (34, 24)


def row_height() -> int:
    """62 at the usual text size, more where the letters need it."""
    lines = fonts.metrics("row-title").height() + fonts.metrics("second").height()
    return max(fonts.scaled(62), lines + 20)


def paint_exchange(painter: QPainter, rect: QRect, value: Health, tokens: Tokens) -> None:
    """Its name, and under it the phase with the dates that matter now."""
    upper, lower = _two_lines(rect.adjusted(MARGIN, 0, -8, 0))
    draw_text(painter, upper, value.name, "row-title", tokens.text)
    side = fonts.scaled(14)
    icons.paint(painter, _icon_box(lower, side), value.icon, tokens.text2)
    words = lower.adjusted(side + _GAP - 1, 0, 0, 0)
    draw_text(painter, words, dated_phase(value), "second", tokens.text2)


def dated_phase(value: Health) -> str:
    return f"{value.phase}  ·  {value.dates}"


def paint_window(painter: QPainter, rect: QRect, said: Said, tokens: Tokens) -> None:
    """How the return visit stands: a mark, a word or days, and the dates behind it."""
    side = fonts.scaled(18)
    upper, lower = _two_lines(rect)
    color: QColor = getattr(tokens, said.mark.role)
    icons.paint(painter, _icon_box(upper, side), said.mark.icon, color)
    indent = side + _GAP
    draw_text(painter, upper.adjusted(indent, 0, 0, 0), said.headline, "row-title", color)
    draw_text(painter, lower.adjusted(indent, 0, 0, 0), said.second, "second", tokens.text2)


def paint_count(painter: QPainter, rect: QRect, count: int, ink: QColor, tint: QColor) -> None:
    """A number; nought is plain and quiet, more stands in a tint that leads to the list."""
    painter.save()
    if count:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(count_box(rect, count)), 4, 4)
    painter.setFont(fonts.font("row" if count else "text"))
    painter.setPen(ink if count else TOKENS.current.text3)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(count))
    painter.restore()


def count_box(rect: QRect, count: int) -> QRect:
    """Where the tint of a number stands in its cell."""
    wide = fonts.metrics("text").horizontalAdvance(str(count)) + 14
    box = QRect(0, 0, max(fonts.scaled(_CHIP[0]), wide), fonts.scaled(_CHIP[1]))
    box.moveCenter(rect.center())
    return box


def paint_timeline(
    painter: QPainter, rect: QRect, value: Health, scale: Scale, today: date, tokens: Tokens
) -> None:
    row = QRectF(rect)
    paint_months(painter, row, scale, tokens)
    paint_track(painter, row, value.track, scale, tokens)
    paint_today(painter, row, scale, today, tokens)


def _two_lines(rect: QRect) -> tuple[QRect, QRect]:
    """The boxes of a title and a second line, in the middle of a row."""
    title, second = fonts.metrics("row-title").height(), fonts.metrics("second").height()
    top = rect.top() + (rect.height() - title - second - 4) // 2
    return (
        QRect(rect.left(), top, rect.width(), title),
        QRect(rect.left(), top + title + 4, rect.width(), second),
    )


def _icon_box(line: QRect, side: int) -> QRect:
    return QRect(line.left(), line.center().y() - side // 2 + 1, side, side)
