"""A change of the clock on the grid: a line across the day, and its words where nothing is said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.gui.itinerary.grid.compose import Icon, Letters, Text
from planner.gui.itinerary.grid.layout import Column
from planner.gui.itinerary.grid.marks import Mark
from planner.gui.itinerary.grid.painting import paint_icons, paint_texts
from planner.gui.theme.tokens import TOKENS

HIGH = 18
_ASIDE = 6  # pixels from the edges of the day
_OFF = 2  # pixels from the line
_RADIUS = 4


@dataclass(frozen=True, slots=True)
class ClockChip:
    """Where a change of the clock is said on a day, and in how many words."""

    mark: Mark
    across: Column
    y: float  # of the line
    rect: QRectF
    said: str  # the icon alone where there is room for no more


def chip_for(
    mark: Mark, across: Column, y: float, letters: Letters, blocks: Sequence[QRectF]
) -> ClockChip:
    """At the line: below or above it, at the right or the left, in as many words as have room
    beside the blocks. Where there is none at all, the icon in the corner above the line."""
    for said in (mark.text, mark.short, ""):
        for rect in _places(across, y, _width(said, letters)):
            if not any(rect.intersects(block) for block in blocks):
                return ClockChip(mark, across, y, rect, said)
    width = _width("", letters)
    corner = QRectF(across.left + across.width - width - _ASIDE, y - HIGH - _OFF, width, HIGH)
    return ClockChip(mark, across, y, corner, "")


def _width(said: str, letters: Letters) -> float:
    return letters.width(said, "label") + 26 if said else 22


def _places(across: Column, y: float, width: float) -> Iterable[QRectF]:
    room = across.width - 2 * _ASIDE
    if width > room:
        return
    left, right = across.left + _ASIDE, across.left + across.width - _ASIDE - width
    for top in (y + _OFF, y - HIGH - _OFF):
        for x in (right, left, (left + right) / 2):
            yield QRectF(x, top, width, HIGH)


def paint_lines(painter: QPainter, chips: Iterable[ClockChip]) -> None:
    """Below the blocks: what one reads of them stays whole."""
    pen = QPen(TOKENS.current.warn, 1)
    pen.setDashPattern([6, 3])
    painter.setPen(pen)
    for chip in chips:
        y = round(chip.y) + 0.5
        right = chip.across.left + chip.across.width
        painter.drawLine(QPointF(chip.across.left, y), QPointF(right, y))


def paint_chips(painter: QPainter, chips: Iterable[ClockChip], letters: Letters) -> None:
    tokens = TOKENS.current
    for chip in chips:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.warn_tint)
        painter.drawRoundedRect(chip.rect, _RADIUS, _RADIUS)
        middle = chip.rect.center().y()
        box = QRectF(round(chip.rect.left() + 5), round(middle - 6), 12, 12)
        paint_icons(painter, [Icon(box, chip.mark.icon, tokens.warn)])
        base = middle + letters.measures["label"].ascent() / 2 - 1
        at = QPointF(box.right() + 4, base)
        paint_texts(painter, [Text(at, chip.said, letters.fonts["label"], tokens.warn)])
