"""A sheet at one size: boxes, ready-made blocks, and what the pointer is over."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from planner.gui.itinerary.grid import painting
from planner.gui.itinerary.grid.cards import clock
from planner.gui.itinerary.grid.clock_chips import ClockChip, chip_for, paint_chips, paint_lines
from planner.gui.itinerary.grid.compose import Drawn, Letters, compose
from planner.gui.itinerary.grid.counted import compose_crowd
from planner.gui.itinerary.grid.layout import (
    GAP,
    Box,
    Column,
    Crowd,
    Scale,
    Stretch,
    crowds,
    lanes_needed,
    lay_out,
    spread,
)
from planner.gui.itinerary.grid.sheet import Placed, Sheet
from planner.gui.itinerary.grid.strokes import Strokes
from planner.gui.itinerary.grid.ways import Gap
from planner.gui.theme.tokens import TOKENS

FADED = 0.45  # where something is carried from
_WEEKEND = 5


class Canvas:
    """Works everything out once for a size; painting and hit-testing read from here."""

    def __init__(self, sheet: Sheet, width: float, hour: float, letters: Letters) -> None:
        self.sheet, self.letters = sheet, letters
        self.scale = Scale(hour, sheet.last)
        room = max(width - painting.GUTTER, 40)
        stretches = [
            Stretch(at, each.columns, each.card.start or 0, each.card.end or 0)
            for at, each in enumerate(sheet.placed)
        ]
        self.columns: list[Column] = spread(self._shares(stretches), room, painting.GUTTER)
        boxes = lay_out(stretches, self.columns, self.scale)
        self.crowds: list[Crowd] = crowds(boxes, self.columns) if len(sheet.days) > 1 else []
        self.boxes: tuple[Box, ...] = tuple(self._in_crowd(box) for box in boxes)
        self.drawn: list[Drawn] = self._compose()
        blocks = [box.rect for box in self.boxes]
        self.chips: list[ClockChip] = [
            chip_for(mark, self._across(mark.day), self.scale.y(mark.minute), letters, blocks)
            for mark in sheet.marks
        ]
        self._strokes = Strokes(self.drawn)
        self._by_id: dict[UUID, list[Box]] = defaultdict(list)
        for box in self.boxes:
            self._by_id[sheet.placed[box.key].card.id].append(box)

    def _shares(self, stretches: list[Stretch]) -> list[list[int]]:
        """The days with the lanes of their columns; one day alone has all the room anyway."""
        sheet = self.sheet
        if len(sheet.days) == 1:
            return [[1] * len(sheet.strands)]
        lanes = iter(lanes_needed(stretches, len(sheet.strands), self.scale))
        return [[next(lanes) for _ in range(count)] for count in sheet.shares]

    def _in_crowd(self, box: Box) -> Box:
        """What stands in a crowd has all the room of it."""
        crowd = self._crowd_of(box)
        return replace(box, rect=crowd.rect) if crowd is not None else box

    def _crowd_of(self, box: Box) -> Crowd | None:
        column = self.columns[box.first]
        return next(
            (
                crowd
                for crowd in self.crowds
                if box.key in crowd.keys
                and box.first == box.last
                and column.left <= crowd.rect.left() < column.left + column.width
            ),
            None,
        )

    def _compose(self) -> list[Drawn]:
        """A block for each box; those in a crowd share the one that counts them."""
        letters, placed = self.letters, self.sheet.placed
        counted: dict[int, Drawn] = {}
        made = []
        for box in self.boxes:
            crowd = self._crowd_of(box)
            if crowd is None:
                made.append(compose(placed[box.key].card, box.rect, letters))
                continue
            if id(crowd) not in counted:
                cards = [placed[key].card for key in crowd.keys]
                counted[id(crowd)] = compose_crowd(cards, crowd.rect, letters)
            made.append(counted[id(crowd)])
        return made

    def crowd_at(self, point: QPointF) -> list[Placed]:
        """All that stand in the crowd under a point; nothing where each has room of its own."""
        crowd = next((each for each in self.crowds if each.rect.contains(point)), None)
        return [self.sheet.placed[key] for key in crowd.keys] if crowd is not None else []

    @property
    def right(self) -> float:
        last = self.columns[-1] if self.columns else Column(painting.GUTTER, 0)
        return last.left + last.width

    # -- what is where -----------------------------------------------------------------------------

    def placed_at(self, point: QPointF) -> tuple[Placed, Box] | None:
        """The card under a point, the topmost where several are."""
        for box in reversed(self.boxes):
            if box.rect.adjusted(-1, -1, 1, 1).contains(point):
                return self.sheet.placed[box.key], box
        return None

    def said_at(self, point: QPointF) -> str:
        """What is told of the place one points at: a change of the clock, or a card."""
        chip = next((each for each in self.chips if each.rect.contains(point)), None)
        if chip is not None:
            return chip.mark.text
        if crowd := self.crowd_at(point):
            return "\n".join(each.card.sentence for each in crowd)
        found = self.placed_at(point)
        return found[0].card.sentence if found else ""

    def boxes_of(self, thing: UUID | None) -> list[Box]:
        return self._by_id.get(thing, []) if thing is not None else []

    def edges_of(self, box: Box) -> Collection[str]:
        """Which edges of a box may be pulled."""
        return self.sheet.placed[box.key].card.edges

    def column_at(self, x: float) -> int:
        """The column under a point, or the nearest."""
        for at, column in enumerate(self.columns):
            if x < column.left + column.width:
                return at
        return max(len(self.columns) - 1, 0)

    def rect_for(self, columns: Iterable[int], start: int, end: int) -> QRectF:
        """Where something would stand that nothing gives way to."""
        own = sorted(columns) or [0]
        stretch = Stretch(0, tuple(range(own[0], own[-1] + 1)), start, end)
        (box,) = lay_out([stretch], self.columns, self.scale)
        return box.rect

    # -- painting ----------------------------------------------------------------------------------

    def paint(
        self,
        painter: QPainter,
        area: QRectF,
        faded: Collection[UUID] = (),
        now: tuple[date, int] | None = None,
    ) -> None:
        """Everything that stays while the pointer moves, as far as it reaches into `area`."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = [self._is_quiet(at) for at in range(len(self.columns))]
        painting.paint_ground(painter, area, self.columns, shades, self.scale, self.letters)
        for gap, lane, top, bottom in self._ways:
            painting.paint_gap(painter, gap, lane, top, bottom, self.letters)
        paint_lines(painter, self.chips)
        self._paint_now(painter, now)
        ratio = painter.device().devicePixelRatioF()
        if not faded:
            self._strokes.paint(painter, ratio)
        else:
            self._paint_some_pale(painter, ratio, faded)
        paint_chips(painter, self.chips, self.letters)
        self._paint_badges(painter, area)

    @cached_property
    def _ways(self) -> list[tuple[Gap, Column, float, float]]:
        """Ways, their lanes and heights; looked for among all boxes, so once."""
        ways = []
        for gap in self.sheet.gaps:
            top = max(
                (box.rect.bottom() for box in self.boxes_of(gap.before)),
                default=self.scale.y(gap.start),
            )
            bottom = self.scale.y(gap.end)
            ways.append((gap, self.room_for(gap, top, bottom), top, bottom))
        return ways

    def room_for(self, gap: Gap, top: float, bottom: float) -> Column:
        """The lane of what a way begins at, as far as it is free between these heights."""
        column = self.columns[gap.column]
        left, right = column.left, column.left + column.width
        for box in self.boxes_of(gap.before):
            if box.first <= gap.column <= box.last:
                left, right = max(left, box.rect.left() - GAP), min(right, box.rect.right() + GAP)
        within = [
            box.rect.left()
            for box in self.boxes
            if left < box.rect.right() and box.rect.left() < right
            if top < box.rect.bottom() and box.rect.top() < bottom
        ]
        return Column(left, max(min(within, default=right) - left, 0))

    def _paint_some_pale(self, painter: QPainter, ratio: float, faded: Collection[UUID]) -> None:
        """What is carried or cut is pale."""
        ids = [self.sheet.placed[box.key].card.id for box in self.boxes]
        both = list(zip(ids, self.drawn, strict=True))
        Strokes(drawn for own, drawn in both if own not in faded).paint(painter, ratio)
        painter.setOpacity(FADED)
        Strokes(drawn for own, drawn in both if own in faded).paint(painter, ratio)
        painter.setOpacity(1)

    def _paint_now(self, painter: QPainter, now: tuple[date, int] | None) -> None:
        """The red line of this moment, behind the blocks."""
        if now is None or now[0] not in self.sheet.days:
            return
        across = self._across(now[0])
        painting.paint_line_of_time(
            painter, now[1], across.left, across.left + across.width, self.scale, clock(now[1]),
            TOKENS.current.error, self.letters, dashed=False,
        )  # fmt: skip

    def _across(self, day: date) -> Column:
        """All columns of a day as one."""
        own = [
            column
            for column, strand in zip(self.columns, self.sheet.strands, strict=True)
            if strand.day == day
        ]
        return Column(own[0].left, own[-1].left + own[-1].width - own[0].left)

    def _is_quiet(self, column: int) -> bool:
        """Weekends, where there are several days."""
        several = len(self.sheet.days) > 1
        return several and self.sheet.strands[column].day.weekday() >= _WEEKEND

    def _paint_badges(self, painter: QPainter, area: QRectF) -> None:
        seen: set[int] = set()
        for box in self.boxes:
            clash = self.sheet.placed[box.key].card.clash
            if self._crowd_of(box) is not None:
                continue
            if clash and box.key not in seen and box.rect.adjusted(0, -20, 0, 0).intersects(area):
                seen.add(box.key)
                low = self._is_covered(box)
                painting.paint_badge(painter, box.rect, clash, self.letters, low)

    def _is_covered(self, box: Box) -> bool:
        """Whether something stands where the badge of this box would."""
        above = QRectF(box.rect.left(), box.rect.top() - 17, box.rect.width(), 16)
        return above.top() < 0 or any(
            other.rect.intersects(above) for other in self.boxes if other is not box
        )


def grip(box: QRectF, point: QPointF, selected: bool, edges: Collection[str]) -> str:
    """Which part of a block a point is on: its start, its end, or the whole to move."""
    reach = 7 if selected else 5
    if "start" in edges and box.height() >= 24 and abs(point.y() - box.top()) <= reach:
        return "start"
    if "end" in edges and abs(point.y() - box.bottom()) <= min(reach, box.height() / 3):
        return "end"
    return "move"


SHAPES = {
    "start": Qt.CursorShape.SizeVerCursor,
    "end": Qt.CursorShape.SizeVerCursor,
    "move": Qt.CursorShape.OpenHandCursor,
}
