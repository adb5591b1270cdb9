"""Cells: text already broken into lines, with known heights, that can be cut between parts."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import Any

from planner.documents import marks
from planner.documents.look import INK, PILL, WHITE_PILL
from planner.documents.shaping import needs_shaping, runs_from_right, shaped
from planner.documents.tags import Element, TaggedCanvas
from planner.documents.typesetting import Line, Style, width
from planner.wording import BETWEEN

PILL_HEIGHT = 12
_HERE = nullcontext()
_BASELINE = 0.345  # half the height of capitals, of the size


@dataclass(frozen=True, slots=True)
class Pill:
    """A status in a small frame under a title: a shape and its word."""

    shape: str
    word: str
    solid: bool = False
    dashed: bool = False

    @property
    def wide(self) -> float:
        return 15 + width(self.word, PILL.font, PILL.size) + 5


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that belong together, under one structure element; drawn as a whole on one page."""

    tag: str  # P, Span, LBody
    lines: tuple[Line, ...] = ()
    pills: tuple[Pill, ...] = ()
    above: float = 0.0  # space before it
    struck: bool = False
    actual: str | None = None  # the text as entered, where not all of it can be printed
    language: str | None = None  # where it is not that of the paper
    height: float = field(init=False)

    def __post_init__(self) -> None:
        pills = PILL_HEIGHT + 5 if self.pills else 0.0
        height = self.above + sum(map(_leading, self.lines)) + pills
        object.__setattr__(self, "height", height)


@dataclass(frozen=True, slots=True)
class Cell:
    """Parts one under the other."""

    parts: tuple[Part, ...] = ()
    height: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "height", sum(part.height for part in self.parts))

    def cut(self, room: float) -> tuple["Cell", "Cell"]:
        """What fits into `room` points, and the rest; lines of a long part are parted as well."""
        fitting: list[Part] = []
        rest = list(self.parts)
        while rest and rest[0].height <= room:
            room -= rest[0].height
            fitting.append(rest.pop(0))
        if rest and rest[0].lines:
            head, tail = _cut_part(rest[0], room)
            if head:
                fitting.append(head)
                rest[0] = tail
        return Cell(tuple(fitting)), Cell(tuple(rest))


def _cut_part(part: Part, room: float) -> tuple[Part | None, Part]:
    taken, room = 0, room - part.above
    for line in part.lines:
        room -= _leading(line)
        if room < 0:
            break
        taken += 1
    if not taken:
        return None, part
    head = replace(part, lines=part.lines[:taken], pills=())
    return head, replace(part, lines=part.lines[taken:], above=0.0)


def _leading(line: Line) -> float:
    if len(line) == 1:
        return line[0].style.leading
    return max(piece.style.leading for piece in line)


def draw_cell(canvas: TaggedCanvas, cell: Cell, x: float, top: float, element: Element) -> None:
    """Draw a cell with its upper left corner at `x`, `top` (points from the bottom)."""
    for part in cell.parts:
        top = _draw_part(canvas, part, x, top, element)


def _draw_part(canvas: TaggedCanvas, part: Part, x: float, top: float, element: Element) -> float:
    top -= part.above
    told = {"ActualText": part.actual, "Lang": part.language}
    attributes = {name: value for name, value in told.items() if value}
    if part.lines:
        with canvas.under(element.add(part.tag, **attributes)):
            second: Style | None = None
            for line in part.lines:
                second = draw_line(canvas, line, x, top, second)
                top -= _leading(line)
        if part.struck:
            _strike(canvas, part, x, top)
    if part.pills:
        top -= 3
        for pill in part.pills:
            _draw_pill(canvas, pill, x, top, element, part.language)
            x += pill.wide + 5
        top -= PILL_HEIGHT + 2
    return top


def draw_text(
    canvas: Any, text: str, style: Style, x: float, y: float, *, from_right: bool | None = None
) -> None:
    """Draw a text with its baseline at `y`; where not told, its first letter says its direction.

    On a paper in two languages, what follows BETWEEN is in the second.
    """
    if canvas.second and BETWEEN in text:
        text, _, rest = text.partition(BETWEEN)
        text += BETWEEN
        if rest.strip():
            draw_text(canvas, text, style, x, y, from_right=from_right)
            with canvas.in_second_language():
                draw_text(canvas, rest, style, x + width(text, style.font, style.size), y)
            return
    if not needs_shaping(text):
        canvas.write(x, y, text, style.font, style.size, style.color)
        return
    begins = runs_from_right(text) if from_right is None else from_right
    plain = text.rstrip(" ")
    glyphs = shaped(plain, style.font, begins).glyphs
    canvas.setFillColor(style.color)
    canvas.setFont(style.font, style.size)
    canvas.drawString(x, y, glyphs + " " if begins or len(plain) < len(text) else glyphs)


def draw_line(
    canvas: Any, line: Line, x: float, top: float, second: Style | None = None
) -> Style | None:
    """Draw a line of text in a slot that begins at `top`; it ends with a space for readers.

    `second` is the style in which the line before ended in the second language; gives the same of
    this line.
    """
    largest = line[0].style.size if len(line) == 1 else max(each.style.size for each in line)
    baseline = top - _leading(line) / 2 - _BASELINE * largest
    for number, piece in enumerate(line, start=1):
        text = piece.text + " " if number == len(line) else piece.text
        goes_on = second == piece.style
        with canvas.in_second_language() if goes_on else _HERE:
            draw_text(canvas, text, piece.style, x + piece.x, baseline, from_right=piece.from_right)
        second = piece.style if goes_on or BETWEEN in text else None
    return second if canvas.second else None


def _strike(canvas: TaggedCanvas, part: Part, x: float, bottom: float) -> None:
    with canvas.artifact():
        canvas.saveState()
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.8)
        top = bottom + sum(_leading(line) for line in part.lines)
        for line in part.lines:
            middle = top - _leading(line) / 2 - 0.06 * line[0].style.size
            for piece in line:
                wide = width(piece.text.rstrip(), piece.style.font, piece.style.size)
                canvas.line(x + piece.x, middle, x + piece.x + wide, middle)
            top -= _leading(line)
        canvas.restoreState()


def _draw_pill(
    canvas: TaggedCanvas, pill: Pill, x: float, top: float, element: Element, language: str | None
) -> None:
    style = WHITE_PILL if pill.solid else PILL
    middle = top - PILL_HEIGHT / 2
    with canvas.artifact():
        canvas.saveState()
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK)
        canvas.setLineWidth(0.8)
        if pill.dashed:
            canvas.setDash(2.2, 1.6)
        canvas.roundRect(x, top - PILL_HEIGHT, pill.wide, PILL_HEIGHT, 1.5, fill=int(pill.solid))
        canvas.restoreState()
        marks.status_shape(canvas, pill.shape, x + 8, middle, style.color)
    attributes = {"Lang": language} if language else {}
    with canvas.under(element.add("Span", **attributes)):
        draw_text(canvas, f"{pill.word} ", style, x + 15, middle - _BASELINE * style.size)


def pills_in_rows(pills: Sequence[Pill], measure: float) -> list[Part]:
    """Pills side by side, in as many rows as the measure asks for."""
    rows: list[list[Pill]] = []
    x = measure
    for pill in pills:
        if x + pill.wide > measure:
            rows.append([])
            x = 0.0
        rows[-1].append(pill)
        x += pill.wide + 5
    return [Part("Span", pills=tuple(row)) for row in rows]


def shifted(line: Line, by: float) -> Line:
    """The line, moved right by `by` points."""
    return tuple(replace(piece, x=piece.x + by) for piece in line)
