"""The blocks of a split day: what each group does, in columns beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from planner.documents import fonts, look, marks
from planner.documents.blocks import ABOVE, BELOW, Table, draw_entry, draw_signs, rule
from planner.documents.cells import Cell, draw_cell, draw_line
from planner.documents.entries import EntryCells
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Line


@dataclass(slots=True)
class GroupColumn:
    """One group's column in a split day: its head, and its table."""

    table: Table
    letter: str
    head: Cell  # members and count
    title: Line
    again: Line  # the same on the pages after the first
    x: float
    wide: float
    heads: tuple[str, ...]  # words of the columns, for listeners
    titled: bool = field(default=False)

    @property
    def head_height(self) -> float:
        return 30 + self.head.height + 6

    def draw_head(
        self, canvas: TaggedCanvas, left: float, top: float, height: float, *, again: bool
    ) -> None:
        x = left + self.x
        with canvas.artifact():
            marks.group_mark(canvas, self.letter, x + 9, top - 17, 9, fonts.BOLD)
        if again:
            with canvas.artifact("Header"):
                draw_line(canvas, self.again, x + 27, top - 9)
        else:
            with canvas.under(self.table.parent.add("H3")):
                draw_line(canvas, self.title, x + 27, top - 9)
            draw_cell(canvas, self.head, x, top - 31, self.table.parent)
            self._begin(canvas)
        rule(canvas, x, top - height, self.wide, look.RULE, 0.6)

    def _begin(self, canvas: TaggedCanvas) -> None:
        self.table.begin_hidden(canvas, *self.heads)


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    column: int
    y: float  # from the top of the band, under its heads
    cells: EntryCells
    ruled: bool  # another entry follows in its column on this page


@dataclass(slots=True)
class SplitChunk:
    """As much of a split stretch as one page holds."""

    columns: Sequence[GroupColumn]
    placed: list[PlacedEntry]
    body: float  # height under the heads
    continued: bool
    time: float
    second: float = 0.0  # from the left of a column to what stands there in a second language

    @property
    def head(self) -> float:
        if self.continued:
            return 32.0
        return max(column.head_height for column in self.columns)

    @property
    def height(self) -> float:
        return self.head + self.body

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        for number, column in enumerate(self.columns):
            column.draw_head(canvas, left, top, self.head, again=self.continued)
            for entry in self.placed:
                if entry.column == number:
                    self._draw_entry(canvas, column, entry, left + column.x, top - self.head)
        if len(self.columns) > 1:
            middle = left + self.columns[1].x - 13
            with canvas.artifact():
                canvas.setStrokeColor(look.RULE)
                canvas.setLineWidth(0.6)
                canvas.line(middle, top - 5, middle, top - self.height)

    def _draw_entry(
        self, canvas: TaggedCanvas, column: GroupColumn, entry: PlacedEntry, x: float, top: float
    ) -> None:
        row = column.table.row()
        y = top - entry.y - ABOVE
        draw_signs(canvas, entry.cells, x, x + self.time + 5, y)
        places = (x, x + self.time + 5, x + self.second)
        draw_entry(canvas, row, entry.cells, places, y)
        if entry.ruled:
            bottom = y - entry.cells.height - BELOW
            rule(canvas, x, bottom, column.wide, look.HAIR, 0.5)
