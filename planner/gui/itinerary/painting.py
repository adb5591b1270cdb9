"""How one line of the agenda is drawn, from its value alone."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from planner.gui.itinerary import words
from planner.gui.itinerary.agenda import Band, Row, Way, Who
from planner.gui.itinerary.grid.ways import way_words
from planner.gui.theme import fonts, icons
from planner.gui.theme.marks import KIND_ICONS, STATUS_MARKS, family
from planner.gui.theme.tokens import TOKENS, Tokens
from planner.gui.widgets.painting import (
    CHIP,
    chip_width,
    draw_chip,
    draw_hairline,
    draw_row,
    draw_text,
    text_width,
)
from planner.model import Item, ItemStatus, TimeState

MARGIN = 16
_TONES = {"error": "error", "warning": "warn", "note": "note"}
_GAP = 6  # from an icon to its word


def band_height() -> int:
    return max(fonts.scaled(24), fonts.metrics("label").height() + 8)


def row_height() -> int:
    """38 at the usual text size, more where the letters need it."""
    lines = fonts.metrics("row-title").height() + fonts.metrics("second").height()
    return max(fonts.scaled(38), lines + 6)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the parts of a row stand, from its left edge; what got no room has no width."""

    time: QRect
    icon: QRect
    title: QRect
    who: QRect
    status: QRect
    mark: QRect
    status_word: bool


def columns(rect: QRect, indent: int = 0) -> Columns:
    """The columns of a row this wide. First people give up room, then the word of the status."""
    time, side = fonts.scaled(117), fonts.scaled(16)
    icon = side + 7
    who, status, mark = fonts.scaled(124), fonts.scaled(100), fonts.scaled(66)
    left = rect.left() + MARGIN
    least = left + time + icon + indent + fonts.scaled(200)
    status_word = True
    if least + who + status + mark > rect.right():
        who = 0
    if least + status + mark > rect.right():
        status, status_word = side + 12, False
    right = rect.right() + 1
    at = [right - mark, right - mark - status, right - mark - status - who]
    begin = left + time + indent
    return Columns(
        time=QRect(left, rect.top(), time - 8, rect.height()),
        icon=QRect(begin, rect.top(), side, rect.height()),
        title=QRect(begin + icon, rect.top(), at[2] - begin - icon - 12, rect.height()),
        who=QRect(at[2], rect.top(), max(who - 8, 0), rect.height()),
        status=QRect(at[1], rect.top(), status - 6, rect.height()),
        mark=QRect(at[0], rect.top(), mark, rect.height()),
        status_word=status_word,
    )


def paint_band(painter: QPainter, rect: QRect, band: Band) -> None:
    tokens = TOKENS.current
    painter.fillRect(rect, tokens.alt)
    words_at = rect.adjusted(MARGIN, 0, -MARGIN, 0)
    draw_text(painter, words_at, words.band_words(band), "label", tokens.text2)
    draw_hairline(painter, rect.left(), rect.right() + 1, rect.bottom())


def way_height() -> int:
    return max(fonts.scaled(24), fonts.metrics("label").height() + 6)


def paint_way(painter: QPainter, rect: QRect, way: Way) -> None:
    """The icon of the way where the rows have theirs, and what is wrong with it."""
    tokens = TOKENS.current
    color = tokens.error if way.short else tokens.warn
    said, icon = way_words(way.earlier, way.later, way.has)
    at = columns(rect)
    icons.paint(painter, _square(at.icon), icon, color)
    words_at = QRect(at.title.left(), rect.top(), rect.right() - at.title.left(), rect.height())
    draw_text(painter, words_at, said, "label", color)
    draw_hairline(painter, rect.left(), rect.right() + 1, rect.bottom())


def paint_row(painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
    """Time, what and where, who, status, and the worst finding."""
    tokens, rect = TOKENS.current, QRect(option.rect)
    draw_row(painter, option)
    at = columns(rect, fonts.scaled(20) if row.session else 0)
    thing = row.thing
    off = isinstance(thing, Item) and thing.status.off
    struck = isinstance(thing, Item) and thing.status is ItemStatus.CANCELLED
    _paint_time(painter, at.time, row, tokens.text3 if off else None, struck)
    kind = thing.kind.value if isinstance(thing, Item) else thing.mode.value
    color = tokens.text3 if off else family(kind).bar
    icons.paint(painter, _square(at.icon), KIND_ICONS[kind], color)
    _paint_title(painter, at.title, row, tokens.text3 if off else tokens.text, struck)
    if at.who.width():
        _paint_who(painter, at.who, row.who, tokens)
    if isinstance(thing, Item):
        _paint_status(painter, at.status, thing.status, at.status_word)
    if row.worst is not None:
        severity = row.worst.severity.value
        said = words.finding_word(row.worst.rule, severity)
        high = fonts.scaled(CHIP - 2)
        wide = min(chip_width(said) + 1, at.mark.width() - 4)
        chip = QRect(at.mark.left(), at.mark.center().y() - high // 2, wide, high)
        draw_chip(painter, chip, said, _TONES[severity])
    draw_hairline(painter, rect.left(), rect.right() + 1, rect.bottom())


def _paint_time(
    painter: QPainter, rect: QRect, row: Row, quiet: QColor | None, struck: bool
) -> None:
    thing, tokens = row.thing, TOKENS.current
    said = words.hours(thing)
    unknown = (
        isinstance(thing, Item)
        and thing.start is None
        and (thing.time_state is not TimeState.ALL_DAY)
    )
    color = quiet or (tokens.warn if unknown else tokens.text)
    role = "row-title" if text_width(said, "row-title") <= rect.width() else "label"
    _draw_struck(painter, rect, said, role, color, struck)


def _paint_title(painter: QPainter, rect: QRect, row: Row, color: QColor, struck: bool) -> None:
    upper, lower = two_lines(rect)
    _draw_struck(painter, upper, row.thing.title, "row-title", color, struck)
    draw_text(painter, lower, words.second_line(row.thing), "second", TOKENS.current.text2)


def _draw_struck(
    painter: QPainter, rect: QRect, text: str, role: str, color: QColor, struck: bool
) -> None:
    width = draw_text(painter, rect, text, role, color)
    if struck:
        y = rect.center().y() + 1.5
        painter.setPen(QPen(color, 1.5))
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.left() + width, y))


def _paint_who(painter: QPainter, rect: QRect, who: Who, tokens: Tokens) -> None:
    left = rect.left()
    side = fonts.scaled(18)
    for mark in who.groups[:3]:
        draw_letter(painter, _square(QRect(left, rect.top(), side, rect.height())), mark.letter)
        left += side + 3
    if who.groups:
        left += _GAP - 3
    else:
        name = "account-group-outline" if who.everyone else "account-outline"
        box = QRect(left, rect.top(), side, rect.height()).adjusted(1, 0, -2, 0)
        icons.paint(painter, _square(box), name, tokens.text2)
        left += side + _GAP
    words_at = QRect(left, rect.top(), rect.right() - left, rect.height())
    draw_text(painter, words_at, words.who_words(who), "second", tokens.text2)


def draw_letter(painter: QPainter, box: QRect, letter: str) -> None:
    """The mark of a group: its letter in a square, never a color."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(TOKENS.current.text2)
    painter.drawRoundedRect(QRectF(box), 3, 3)
    draw_text(painter, box, letter, "mark", TOKENS.current.base, Qt.AlignmentFlag.AlignHCenter)
    painter.restore()


def _paint_status(painter: QPainter, rect: QRect, status: ItemStatus, word: bool) -> None:
    mark = STATUS_MARKS[status.value]
    side = fonts.scaled(15)
    box = QRect(rect.left(), rect.top(), side, rect.height())
    icons.paint(painter, _square(box), mark.icon, mark.color)
    if word:
        tokens = TOKENS.current
        color = mark.color if status is ItemStatus.REQUESTED else tokens.text2
        words_at = rect.adjusted(side + _GAP - 1, 0, 0, 0)
        draw_text(painter, words_at, words.tr(words.STATUSES[status]), "label", color)


def two_lines(rect: QRect) -> tuple[QRect, QRect]:
    """The boxes of a title and a second line, in the middle of a row."""
    title, second = fonts.metrics("row-title").height(), fonts.metrics("second").height()
    top = rect.top() + (rect.height() - title - second) // 2
    return (
        QRect(rect.left(), top, rect.width(), title),
        QRect(rect.left(), top + title, rect.width(), second),
    )


def _square(rect: QRect) -> QRect:
    """As high as it is wide, in the middle."""
    box = QRect(0, 0, rect.width(), rect.width())
    box.moveCenter(rect.center())
    return box
