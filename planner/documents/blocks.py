"""What a day's pages are built of: blocks of known height that draw and tag themselves."""

from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from reportlab.lib.colors import Color

from planner.documents import look, marks
from planner.documents.cells import Cell, draw_cell, draw_line, draw_text
from planner.documents.entries import EntryCells
from planner.documents.tags import Element, TaggedCanvas
from planner.documents.typesetting import Line, Piece, width

ABOVE, BELOW = 6.5, 7.0  # a row's space over and under its text
COLUMN_HEAD = 17.0


class Block(Protocol):
    """Something that takes `height` points of a page."""

    @property
    def height(self) -> float: ...

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        """Draw with the upper left corner at `left`, `top`; `again` where it only repeats."""


@runtime_checkable
class Cuttable(Block, Protocol):
    """A block that may be parted where it is taller than a page."""

    def cut(self, room: float) -> tuple["Cuttable", "Cuttable"]: ...


@dataclass(frozen=True, slots=True)
class Measures:
    """Where a schedule's columns begin, from the left end of the content, and how wide they are."""

    inner: float
    time: float
    what: float
    what_x: float
    where: float
    where_x: float


@dataclass(slots=True)
class Table:
    """A table of the structure tree, made when its head is first drawn; it may span pages."""

    parent: Element
    body: Element | None = None

    def begin(self, canvas: TaggedCanvas) -> Element:
        """The header row of a new table; afterwards rows can be added."""
        table = self.parent.add("Table")
        head = table.add("THead").add("TR")
        self.body = table.add("TBody")
        return head

    def begin_hidden(self, canvas: TaggedCanvas, *heads: str) -> None:
        """Begin a table whose columns explain themselves: their heads are for listeners."""
        if self.body is None:
            head = self.begin(canvas)
            for word in heads:
                head.add("TH", scope="Column", ActualText=word)

    def row(self) -> Element:
        assert self.body is not None, "a table begins with its head"
        return self.body.add("TR")


@dataclass(slots=True)
class ColumnHead:
    """The words over the columns of a stretch that all spend together."""

    table: Table
    words: tuple[str, str, str]
    measures: Measures
    height: float = COLUMN_HEAD

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        places = (0.0, self.measures.what_x, self.measures.where_x)
        head = None if again else self.table.begin(canvas)
        for x, word in zip(places, self.words, strict=True):
            line: Line = (Piece(0.0, word, look.COLUMN),)
            if head is None:
                with canvas.artifact("Header"):
                    draw_line(canvas, line, left + x, top - 4)
            else:
                with canvas.under(head.add("TH", scope="Column")):
                    draw_line(canvas, line, left + x, top - 4)


@dataclass(slots=True)
class Row:
    """An entry across the page."""

    table: Table
    cells: EntryCells
    measures: Measures
    last: bool = False  # no rule under it: another rule follows

    @property
    def height(self) -> float:
        return ABOVE + self.cells.height + BELOW

    def cut(self, room: float) -> tuple["Row", "Row"]:
        head, tail = self.cells.cut(room - ABOVE - BELOW)
        return Row(self.table, head, self.measures), Row(self.table, tail, self.measures, self.last)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        row = self.table.row()
        m, text_top = self.measures, top - ABOVE
        draw_signs(canvas, self.cells, left, left + m.what_x, text_top)
        places = (left, left + m.what_x, left + m.where_x)
        draw_entry(canvas, row, self.cells, places, text_top)
        if not self.last:
            rule(canvas, left, top - self.height, self.measures.inner, look.HAIR, 0.5)


def draw_entry(
    canvas: TaggedCanvas,
    row: Element,
    cells: EntryCells,
    places: tuple[float, float, float],
    top: float,
) -> None:
    """The cells of an entry, each under an element of `row`."""
    when_x, what_x, where_x = places
    draw_cell(canvas, cells.when, when_x, top, row.add("TH", scope="Row"))
    what = row.add("TD")
    draw_cell(canvas, cells.what, what_x, top, what)
    where = cells.where or Cell()
    if cells.second:
        draw_cell(canvas, cells.below, what_x, top - cells.beside, what)
        draw_cell(canvas, where, where_x, top, row.add("TD", Lang=cells.second))
    elif cells.where is not None:
        draw_cell(canvas, where, where_x, top - 1.1, row.add("TD"))


def wide_of(cell: Cell) -> float:
    """How far its longest line reaches."""
    last = (line[-1] for part in cell.parts for line in part.lines)
    return max((it.x + width(it.text, it.style.font, it.style.size) for it in last), default=0.0)


def draw_signs(
    canvas: TaggedCanvas, cells: EntryCells, left: float, what_x: float, top: float
) -> None:
    """The arrow of a transfer in the gutter, the sign of an approximate time in the margin."""
    if not (cells.arrow or cells.approximate or cells.changed):
        return
    middle = top - look.TITLE.leading / 2
    with canvas.artifact():
        if cells.changed:
            changed_bar(canvas, left, top, cells.height)
        if cells.arrow:
            marks.arrow(canvas, what_x - 12.5, middle)
        if cells.approximate:
            draw_text(canvas, "≈", look.START, left - 9.5, middle - 0.345 * look.START.size)


def changed_bar(canvas: TaggedCanvas, left: float, top: float, height: float) -> None:
    """The bar in the margin beside what has changed since the issue before."""
    canvas.setFillColor(look.INK)
    canvas.rect(left - 16, top - height, 3, height, stroke=0, fill=1)


def rule(
    canvas: TaggedCanvas, x: float, y: float, length: float, color: Color | str, thick: float
) -> None:
    """A horizontal rule."""
    with canvas.artifact():
        canvas.setStrokeColor(color)
        canvas.setLineWidth(thick)
        canvas.line(x, y, x + length, y)


@dataclass(slots=True)
class Sentence:
    """One line where there is nothing to list."""

    parent: Element
    text: str
    height: float = 30.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        with canvas.under(self.parent.add("P")):
            draw_line(canvas, (Piece(0.0, self.text, look.ASIDE),), left, top - 9)


@dataclass(slots=True)
class PersonLine:
    """A delegate in the list of the delegation."""

    people: Element  # the list
    cell: Cell

    @property
    def height(self) -> float:
        return self.cell.height + 5

    def cut(self, room: float) -> tuple["PersonLine", "PersonLine"]:
        head, tail = self.cell.cut(room - 5)
        return replace(self, cell=head), replace(self, cell=tail)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        draw_cell(canvas, self.cell, left, top - 2.5, self.people.add("LI"))


@dataclass(slots=True)
class OvernightBox:
    """Where the delegation sleeps: the last row of the day."""

    table: Table
    word: Cell
    hotel: Cell
    phone: str | None
    measures: Measures

    @property
    def height(self) -> float:
        return 10 + self._box

    @property
    def _box(self) -> float:
        return max(30.0, self.hotel.height + 5, self.word.height + 5)

    def cut(self, room: float) -> tuple["OvernightBox", "OvernightBox"]:
        """One taller than a page goes on overleaf."""
        head, tail = self.hotel.cut(room - 15)
        return replace(self, hotel=head), replace(self, hotel=tail, phone=None)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        top, box, m = top - 10, self._box, self.measures
        with canvas.artifact():
            canvas.setFillColor(look.WASH)
            canvas.rect(left, top - box, m.inner, box, stroke=0, fill=1)
            canvas.setFillColor(look.ACCENT)
            canvas.rect(left, top - box, 3, box, stroke=0, fill=1)
        row = self.table.row() if self.table.body else None
        parent = row or self.table.parent
        head = parent.add("TH", scope="Row") if row else parent
        draw_cell(canvas, self.word, left + 12, top - (box - self.word.height) / 2, head)
        cell = row.add("TD") if row else parent
        x = max(m.what_x, 12 + wide_of(self.word) + 14)
        draw_cell(canvas, self.hotel, left + x, top - (box - self.hotel.height) / 2, cell)
        last = row.add("TD") if row else parent
        if self.phone:
            wide = width(self.phone, look.ADDRESS.font, look.ADDRESS.size)
            with canvas.under(last.add("P")):
                draw_line(
                    canvas,
                    (Piece(0.0, self.phone, look.ADDRESS),),
                    left + m.inner - 12 - wide,
                    top - (box - 12.5) / 2,
                )
