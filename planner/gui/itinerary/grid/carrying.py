"""A card under the pointer on its way somewhere else."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from planner.gui.itinerary.grid import painting
from planner.gui.itinerary.grid.canvas import Canvas
from planner.gui.itinerary.grid.cards import Card, clock
from planner.gui.itinerary.grid.compose import Drawn, Text, compose
from planner.gui.itinerary.grid.layout import DAY
from planner.gui.itinerary.grid.placing import (
    Placing,
    as_it_is,
    begun,
    clashing,
    into,
    shifted,
    snapped,
    stretched,
)
from planner.gui.itinerary.grid.sheet import Placed
from planner.gui.theme.tokens import TOKENS

LIFTED = QPointF(5, 3)
_SHADOWS = ((3, 10), (2, 18), (1, 26))  # how far out, how dark


@dataclass(frozen=True, slots=True)
class Held:
    """What is carried: a card, the part it was taken by, and how far below its start."""

    placed: Placed
    column: int  # in which it was taken
    grip: str  # start, end or move
    below: float  # minutes

    @property
    def card(self) -> Card:
        return self.placed.card


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where it would land now, and what it would clash with there."""

    placing: Placing
    columns: tuple[int, ...]
    clashes: frozenset[UUID]
    said: str
    rect: QRectF

    @property
    def card(self) -> Card:
        at = self.placing
        return at.card.at(at.start or 0, at.end or 0, at.open_end)


def carried(held: Held, canvas: Canvas, point: QPointF, snap: int, copy: bool) -> Ghost:
    """The ghost for a pointer at this point of the grid; `snap` 1 for none."""
    at = as_it_is(held.card)
    minute = canvas.scale.minute(point.y())
    if held.grip == "end":
        at = stretched(at, snapped(minute, snap) - (at.end or 0))
        return ghost_of(at, held.placed, canvas, held.placed.columns)
    if held.grip == "start":
        at = begun(at, snapped(minute, snap))
        return ghost_of(at, held.placed, canvas, held.placed.columns)
    column = canvas.column_at(point.x())
    start = snapped(minute - held.below, snap)
    if at.start is None:  # from the tray: as long as it was meant to be
        start = min(max(start, 0), DAY - snap)
        length = max(held.card.length, snap if snap > 1 else 15)
        at = replace(at, start=start, end=start + length, open_end=False)
    else:
        at = shifted(at, start - at.start)
    at = into(at, held.placed, canvas.sheet, column)
    return ghost_of(replace(at, copy=copy), held.placed, canvas, (column,))


def ghost_of(at: Placing, placed: Placed, canvas: Canvas, columns: tuple[int, ...]) -> Ghost:
    """The ghost of a placing that stands in these columns, or in all that its people have."""
    sheet = canvas.sheet
    who = placed.card.who
    strand = sheet.strands[columns[0]] if columns else None
    if strand is not None and (who.everyone or (len(who.groups) > 1 and at.group is None)):
        same_day = placed.card.day == strand.day and placed.columns
        columns = placed.columns if same_day else columns_of_day(canvas, strand.day)
    elif placed.card.day == at.day and at.group is None and placed.columns:
        columns = placed.columns
    rect = canvas.rect_for(columns, at.start or 0, at.end or 0)
    return Ghost(
        at,
        columns,
        clashing(at, (each.card for each in sheet.placed), sheet.course),
        at.said(sheet, strand),
        rect,
    )


def columns_of_day(canvas: Canvas, day: date) -> tuple[int, ...]:
    strands = canvas.sheet.strands
    return tuple(at for at, strand in enumerate(strands) if strand.day == day)


# -- painting --------------------------------------------------------------------------------------


def paint_ghost(painter: QPainter, ghost: Ghost, canvas: Canvas, lifted: bool) -> None:
    """The block itself, lifted, with its new time and column below it and in the gutter."""
    tokens, start = TOKENS.current, ghost.placing.start or 0
    if lifted:
        tint = QColor(tokens.accent)
        tint.setAlphaF(0.08)
        for at in ghost.columns:
            column = canvas.columns[at]
            strip = QRectF(column.left + 1, 0, column.width - 1, canvas.scale.height)
            painter.fillRect(strip, tint)
        painting.paint_line_of_time(
            painter,
            start,
            painting.GUTTER,
            ghost.rect.left(),
            canvas.scale,
            clock(start),
            tokens.accent,
            canvas.letters,
            dashed=True,
        )
    _paint_clashes(painter, ghost, canvas)
    rect = ghost.rect.translated(LIFTED) if lifted else ghost.rect
    if lifted:
        _paint_shadow(painter, rect)
    painting.paint_block(painter, block_of(ghost, rect, canvas))
    color = tokens.error if ghost.clashes else tokens.accent
    painting.paint_ring(painter, rect.adjusted(1.5, 1.5, -1.5, -1.5), color, 2)
    if lifted:
        _paint_label(painter, ghost, rect, canvas)


def block_of(ghost: Ghost, rect: QRectF, canvas: Canvas) -> Drawn:
    return compose(replace(ghost.card, finding=None, clash=None), rect, canvas.letters)


def _paint_clashes(painter: QPainter, ghost: Ghost, canvas: Canvas) -> None:
    for thing in ghost.clashes:
        for box in canvas.boxes_of(thing):
            inside = box.rect.adjusted(1.5, 1.5, -1.5, -1.5)
            painting.paint_ring(painter, inside, TOKENS.current.error, 2)


def _paint_shadow(painter: QPainter, rect: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for out, dark in _SHADOWS:
        painter.setBrush(QColor(0, 0, 0, dark))
        painter.drawRoundedRect(rect.adjusted(-out, 0, out, out + 2), 6, 6)


def _paint_label(painter: QPainter, ghost: Ghost, rect: QRectF, canvas: Canvas) -> None:
    tokens, letters = TOKENS.current, canvas.letters
    wide = letters.width(ghost.said, "label") + 20
    left = min(rect.left() + 24, canvas.right - wide - 4)
    chip = QRectF(max(left, painting.GUTTER), rect.bottom() + 4, wide, 19)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.error if ghost.clashes else tokens.accent)
    painter.drawRoundedRect(chip, 4, 4)
    base = chip.center().y() + letters.measures["label"].ascent() / 2 - 1
    at = QPointF(chip.left() + 10, base)
    painting.paint_texts(painter, [Text(at, ghost.said, letters.fonts["label"], tokens.on_accent)])


def dirty(ghost: Ghost | None, canvas: Canvas) -> list[QRectF]:
    """What has to be painted again when a ghost comes or goes."""
    if ghost is None:
        return []
    gutter = canvas.scale.y(ghost.placing.start or 0)
    rects = [
        ghost.rect.adjusted(-8, -6, 14, 34),
        QRectF(0, gutter - 10, canvas.right, 20),
    ]
    rects += [box.rect for thing in ghost.clashes for box in canvas.boxes_of(thing)]
    return rects
