"""Titles, sections and tables: what every paper that is a list is built of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from planner.documents import look
from planner.documents.blocks import COLUMN_HEAD, Table, rule
from planner.documents.cells import Cell, Part, draw_cell, draw_line, draw_text, shifted
from planner.documents.tags import Element, TaggedCanvas
from planner.documents.typesetting import Piece, Style, broken, set_text, width

ABOVE, BELOW = 5.5, 6.0  # a row's space over and under its text
_ASIDE = Style(look.SUBLINE.font, 11, 14, look.SOFT)


@dataclass(slots=True)
class PageTitle:
    """The title of a page, words about it at the right, an accent rule under them."""

    parent: Element
    text: str
    aside: str
    inner: float
    tag: str = "H1"
    size: float = 20.0
    key: str | None = None  # of the bookmark; None: the text

    @property
    def _style(self) -> Style:
        return Style(look.PAGE_TITLE.font, self.size, self.size * 1.2, look.INK)

    @property
    def _lines(self) -> Sequence[str]:
        return broken(self.text, self._style.font, self.size, self.inner)

    @property
    def _beside(self) -> bool:
        """Whether the words at the right fit beside the title."""
        wide = width(self.aside, _ASIDE.font, _ASIDE.size)
        return len(self._lines) == 1 and (
            width(self.text, self._style.font, self.size) + wide + 18 <= self.inner
        )

    @property
    def _asides(self) -> Sequence[str]:
        return broken(self.aside, _ASIDE.font, _ASIDE.size, self.inner) if self.aside else ()

    @property
    def height(self) -> float:
        below = 0.0 if self._beside else len(self._asides) * _ASIDE.leading
        return 14 + len(self._lines) * self._style.leading + below + 10

    def cut(self, room: float) -> tuple["PageTitle", "PageTitle"]:
        """A title longer than a page: nothing is cut off, it goes on overleaf."""
        taken = max(1, int((room - 24) // self._style.leading))
        head, tail = " ".join(self._lines[:taken]), " ".join(self._lines[taken:])
        return replace(self, text=head, aside=""), replace(self, text=tail, tag="P")

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        style, y = self._style, top - 10
        if self.tag != "P":
            key = self.key or self.text
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(self.text, key, level=0)
        with canvas.under(self.parent.add(self.tag)):
            for line in self._lines:
                draw_line(canvas, (Piece(0.0, line, style),), left, y)
                y -= style.leading
        if self.aside:
            with canvas.under(self.parent.add("P")):
                if self._beside:
                    wide = width(self.aside, _ASIDE.font, _ASIDE.size)
                    base = y + style.leading / 2 - 0.345 * style.size
                    draw_text(canvas, f"{self.aside} ", _ASIDE, left + self.inner - wide, base)
                else:
                    for line in self._asides:
                        draw_line(canvas, (Piece(0.0, line, _ASIDE),), left, y)
                        y -= _ASIDE.leading
        rule(canvas, left, top - self.height + 4, self.inner, look.ACCENT, 1.6)


@dataclass(slots=True)
class TitleAgain:
    """The title on the pages after its first: an artifact."""

    text: str
    continued: str
    inner: float
    height: float = 28.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        line = broken(self.text, look.SECTION.font, look.SECTION.size, self.inner * 0.8)[:1]
        with canvas.artifact("Header"):
            text = line[0] if line else ""
            draw_text(canvas, text, look.SECTION, left, top - 13)
            x = left + width(text, look.SECTION.font, look.SECTION.size) + 6
            draw_text(canvas, self.continued, look.CONTINUED, x, top - 13)
        rule(canvas, left, top - self.height + 4, self.inner, look.ACCENT, 1.6)


@dataclass(slots=True)
class Caption:
    """A line over a table; where the table goes on overleaf, of what it is."""

    parent: Element
    text: str
    overleaf: str
    inner: float
    height: float = 21.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        said = broken(
            self.overleaf if again else self.text, look.NAME.font, look.NAME.size, self.inner
        )
        with canvas.artifact("Header") if again else canvas.under(self.parent.add("P")):
            draw_text(canvas, said[0] if said else "", look.NAME, left, top - 12)


@dataclass(slots=True)
class Section:
    """The heading over one table of several."""

    parent: Element
    text: str
    inner: float
    aside: str = ""
    tag: str = "H2"
    above: float = 16.0
    marked: bool = False  # has a bookmark

    @property
    def _lines(self) -> Sequence[str]:
        room = self.inner - (width(self.aside, look.NOTE.font, look.NOTE.size) + 12)
        measure = room if room > self.inner / 3 else self.inner
        return broken(self.text, look.SECTION.font, look.SECTION.size, measure)

    @property
    def height(self) -> float:
        return self.above + len(self._lines) * look.SECTION.leading + 4

    def cut(self, room: float) -> tuple["Section", "Section"]:
        taken = max(1, int((room - self.above - 4) // look.SECTION.leading))
        head, tail = " ".join(self._lines[:taken]), " ".join(self._lines[taken:])
        return replace(self, text=head), replace(self, text=tail, tag="P", above=0.0, aside="")

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        y = top - self.above
        if self.marked:
            canvas.bookmarkPage(self.text)
            canvas.addOutlineEntry(self.text, self.text, level=0)
        with canvas.artifact("Header") if again else canvas.under(self.parent.add(self.tag)):
            for line in self._lines:
                draw_line(canvas, (Piece(0.0, line, look.SECTION),), left, y)
                y -= look.SECTION.leading
        if self.aside:
            wide = width(self.aside, look.NOTE.font, look.NOTE.size)
            with canvas.artifact("Header") if again else canvas.under(self.parent.add("P")):
                base = y + look.SECTION.leading / 2 - 0.345 * look.SECTION.size
                draw_text(canvas, f"{self.aside} ", look.NOTE, left + self.inner - wide, base)
        rule(canvas, left, top - self.height + 1, self.inner, look.RULE, 0.7)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its share of the width, how its cells stand."""

    head: str
    x: float
    width: float
    align: str = "left"  # right, center


def columns(inner: float, *shares: tuple[str, float] | tuple[str, float, str]) -> list[Column]:
    """Columns over the width `inner`, each with its share of it; a gap of 14 between."""
    gap = 14.0
    total = sum(share[1] for share in shares)
    room = inner - gap * (len(shares) - 1)
    made, x = [], 0.0
    for share in shares:
        wide = room * share[1] / total
        made.append(Column(share[0], x, wide, share[2] if len(share) > 2 else "left"))
        x += wide + gap
    return made


@dataclass(slots=True)
class TableHead:
    table: Table
    columns: Sequence[Column]
    inner: float

    @property
    def _heads(self) -> list[Sequence[str]]:
        return [
            broken(column.head, look.COLUMN.font, look.COLUMN.size, column.width)
            for column in self.columns
        ]

    @property
    def height(self) -> float:
        return COLUMN_HEAD + (max(len(lines) for lines in self._heads) - 1) * 9.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        head = None if again else self.table.begin(canvas)
        for column, lines in zip(self.columns, self._heads, strict=True):
            around = (
                canvas.artifact("Header")
                if head is None
                else canvas.under(head.add("TH", scope="Column"))
            )
            with around:
                for number, line in enumerate(lines):
                    placed = _aligned((Piece(0.0, line, look.COLUMN),), column)
                    draw_line(canvas, placed, left + column.x, top - 4 - 9.0 * number)


def _aligned(line: tuple[Piece, ...], column: Column) -> tuple[Piece, ...]:
    if column.align == "left" or not line:
        return line
    last = line[-1]
    free = column.width - last.x - width(last.text, last.style.font, last.style.size)
    return shifted(line, free if column.align == "right" else free / 2)


class Picture(Protocol):
    """Something drawn in the first cell of a row: a photograph, a mark."""

    @property
    def height(self) -> float: ...

    def draw(self, canvas: TaggedCanvas, x: float, top: float, element: Element) -> None: ...


@dataclass(slots=True)
class CellRow:
    """A row of a table; its first cell is the row's head."""

    table: Table
    columns: Sequence[Column]
    cells: Sequence[Cell]
    inner: float
    above: float = ABOVE
    below: float = BELOW
    ruled: str = look.HAIR
    picture: Picture | None = None  # in a column before the first
    begun: bool = True  # false for what goes over from the page before

    @property
    def height(self) -> float:
        high = max((cell.height for cell in self.cells), default=0.0)
        return self.above + max(high, self.picture.height if self.picture else 0.0) + self.below

    def cut(self, room: float) -> tuple["CellRow", "CellRow"]:
        room -= self.above + self.below
        cut = [cell.cut(room) for cell in self.cells]
        return (
            replace(self, cells=[head for head, _ in cut]),
            replace(self, cells=[tail for _, tail in cut], picture=None, begun=False),
        )

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        row = self.table.row()
        if self.picture is not None:
            self.picture.draw(canvas, left, top - self.above, row)
        for number, (column, cell) in enumerate(zip(self.columns, self.cells, strict=True)):
            place = row.add("TD") if number else row.add("TH", scope="Row")
            draw_cell(canvas, aligned(cell, column), left + column.x, top - self.above, place)
        rule(canvas, left, top - self.height, self.inner, self.ruled, 0.5)


def aligned(cell: Cell, column: Column) -> Cell:
    """The cell as its column has it stand: left, right or in the middle."""
    return Cell(tuple(_part_aligned(part, column) for part in cell.parts))


def _part_aligned(part: Part, column: Column) -> Part:
    if column.align == "left":
        return part
    return replace(part, lines=tuple(_aligned(line, column) for line in part.lines))


@dataclass(slots=True)
class Prose:
    """Running text across the page, or a sentence where there is nothing to list."""

    parent: Element
    cell: Cell
    above: float = 8.0

    @property
    def height(self) -> float:
        return self.above + self.cell.height

    def cut(self, room: float) -> tuple["Prose", "Prose"]:
        head, tail = self.cell.cut(room - self.above)
        return Prose(self.parent, head, self.above), Prose(self.parent, tail, 0.0)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        draw_cell(canvas, self.cell, left, top - self.above, self.parent)


def prose(parent: Element, text: str, style: Style, measure: float, above: float = 8.0) -> Prose:
    return Prose(parent, Cell((Part("P", tuple(set_text(text, style, measure))),)), above)


@dataclass(slots=True)
class Space:
    """White."""

    height: float

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        pass
