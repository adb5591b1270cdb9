"""What stands on one badge and on one tent card."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace

from planner.documents import fonts, look, marks
from planner.documents.cells import draw_text
from planner.documents.paper import Paper
from planner.documents.stationery import (
    FAMILY,
    GIVEN,
    ORGANIZATION,
    SMALL_FAMILY,
    SMALL_GIVEN,
    TENT_NAME,
    TENT_TWO_LINES,
    Stationery,
)
from planner.documents.tags import Element, TaggedCanvas
from planner.documents.typesetting import Style, broken, width
from planner.editions.values import Badge, Badges

_BAND = 18.0
_SCALES = (1.0, 0.85, 0.7, 0.6, 0.5, 0.42, 0.36)  # to step down all sizes of a card alike
_LEAST = 5.5  # points
_TENT_EDGE = 30.0  # above and below the text of one side
_HEAD = Style(fonts.BOLD, 7.5, 10, look.WHITE)
_HEAD_LIGHT = Style(fonts.REGULAR, 7.5, 10, look.WHITE)


@dataclass(frozen=True, slots=True)
class _Lines:
    """A text of a card in lines of one style; `above` the first baseline, from what is over it."""

    lines: Sequence[str]
    style: Style
    above: float

    @property
    def deep(self) -> float:
        """From what is over it to its last baseline."""
        return self.above + (len(self.lines) - 1) * self.style.leading


class Card:
    """One field of a sheet. Its text steps down a list of sizes until all of it is there; what is
    too long even so stands whole on a page at the end."""

    def __init__(
        self, paper: Paper, edition: Badges, stationery: Stationery, person: Badge
    ) -> None:
        self.paper, self.edition, self.stationery = paper, edition, stationery
        self.person = person
        self.measure = stationery.width - 2 * stationery.safe

    def fitted(
        self,
        text: str,
        font: str,
        sizes: Sequence[float],
        lines: int,
        measure: float | None = None,  # None: all there is
    ) -> tuple[float, Sequence[str]]:
        """The largest size at which a text takes so many lines; the smallest takes more."""
        measure = measure or self.measure
        for size in sizes:
            made = broken(text, font, size, measure)
            words = max((width(word, font, size) for word in text.split()), default=0.0)
            if len(made) <= lines and words <= measure:
                return size, made
        return sizes[-1], broken(text, font, sizes[-1], measure)

    def draw_lines(
        self,
        canvas: TaggedCanvas,
        element: Element | None,
        block: _Lines,
        x: float,
        y: float,
        *,
        centered: bool = False,
    ) -> float:
        """Draw lines from the baseline `y` downwards; gives that of the last one."""
        style = block.style
        with canvas.under(element.add("P")) if element is not None else nullcontext():
            for number, line in enumerate(block.lines):
                wide = width(line, style.font, style.size) if centered else 0.0
                start = x + (self.measure - wide) / 2 if centered else x
                draw_text(canvas, f"{line} ", style, start, y - number * style.leading)
        return y - (len(block.lines) - 1) * style.leading


def _cut(blocks: Sequence[_Lines], room: float) -> list[_Lines]:
    """As many lines as there is room for."""
    kept: list[_Lines] = []
    for block in blocks:
        most = int((room - block.above) // block.style.leading) + 1
        if most < 1:
            break
        kept.append(replace(block, lines=block.lines[:most]))
        room -= kept[-1].deep
    return kept


def _smaller(sizes: Sequence[float], scale: float) -> Sequence[float]:
    return sizes if scale == 1.0 else [max(size * scale, _LEAST) for size in sizes]


class BadgeFace(Card):
    """Given name large, family name under it, then where from."""

    def __init__(
        self, paper: Paper, edition: Badges, stationery: Stationery, person: Badge
    ) -> None:
        super().__init__(paper, edition, stationery, person)
        self.small = stationery.height < 200
        self.whole = True
        room = stationery.height - 2 * stationery.safe - _BAND - 4
        for scale in _SCALES:
            self.names, self.foot = self._names(scale), self._foot(scale)
            if self._deep(self.names) + self._deep(self.foot) <= room:
                break
        else:
            self.whole = False
            read = paper.read
            paper.in_full(
                read(person.whole),
                paper.proof.native(person.native),
                read(person.organization),
                read(person.city),
            )
            self.foot = _cut(self.foot, room * 0.4)
            self.names = _cut(self.names, room - self._deep(self.foot))
        self._head, self._shown = self._on_band()

    def _deep(self, blocks: Sequence[_Lines]) -> float:
        low = blocks[-1].style.size * 0.3 if blocks else 0.0  # below its baseline
        return sum(block.deep for block in blocks) + low

    def _names(self, scale: float) -> list[_Lines]:
        read, person, small = self.paper.read, self.person, self.small
        given = read(person.given or person.whole)
        family = read(person.family) if person.given else ""
        sizes = _smaller(SMALL_GIVEN if small else GIVEN, scale)
        size, lines = self.fitted(given, fonts.BOLD, sizes, 1)
        style = Style(fonts.BOLD, size, size * 1.05, look.INK)
        blocks = [_Lines(lines, style, size * (1.02 if small else 1.1))]
        for text, sizes in (
            (family, SMALL_FAMILY if small else FAMILY),
            (self.paper.proof.native(person.native), (11.0,) if small else (15.0, 13.0, 11.0)),
        ):
            if text:
                smaller, lines = self.fitted(text, fonts.REGULAR, _smaller(sizes, scale), 1)
                style = Style(fonts.REGULAR, smaller, smaller * 1.18, look.INK)
                over = max(style.leading, 0.25 * size + 1.02 * smaller)
                blocks.append(_Lines(lines, style, over))
                size = 0.0
        return blocks

    @property
    def _letters(self) -> list[str]:
        return list(filter(None, (self.person.group or "").split(", ")))

    def _foot(self, scale: float) -> list[_Lines]:
        organization = self.paper.read(self.person.organization)
        city = self.paper.read(self.person.city)
        beside = self.measure - 19 * len(self._letters) - 4  # the marks of the groups
        sizes = _smaller(ORGANIZATION, scale)
        size, lines = self.fitted(organization, fonts.BOLD, sizes, 2, beside)
        blocks = []
        if lines:
            blocks.append(_Lines(lines, Style(fonts.BOLD, size, size * 1.2, look.INK), size * 1.2))
        soft = Style(fonts.REGULAR, size - 1, size * 1.2, look.SOFT)
        cities = broken(city, soft.font, soft.size, beside)
        if cities:
            blocks.append(_Lines(cities, soft, size * 1.2))
        return blocks

    def _on_band(self) -> tuple[Style, str]:
        """Where the delegation goes, or what somebody is for: one line, as large as it fits."""
        text, room = self.paper.read(self._route()), self.measure - 14 - 10
        if self.edition.first_day:
            when = self.paper.words.month_year(self.edition.first_day)
            room -= width(when, _HEAD_LIGHT.font, _HEAD_LIGHT.size)
        for size in (_HEAD.size, 7.0, 6.5, 6.0, 5.5, 5.0):
            lines = broken(text, _HEAD.font, size, room)
            if len(lines) < 2:
                break
        else:
            self.paper.in_full(text)
        return replace(_HEAD, size=size), lines[0] if lines else ""

    def _route(self) -> str:
        if self.person.role not in ("member", "head", "observer"):
            return self.paper.say(f"papers.call-{self.person.role}")
        partners = self.paper.words.listed(self.edition.partners)
        return " · ".join(filter(None, (", ".join(self.edition.delegation), partners)))

    def draw(self, canvas: TaggedCanvas, panel: Element, left: float, top: float) -> None:
        safe = self.stationery.safe
        x = left + safe
        self._band(canvas, panel, x, top - safe)
        y = top - safe - _BAND
        for block in self.names:
            y = self.draw_lines(canvas, panel, block, x, y - block.above)
        bottom = top - self.stationery.height + safe + 4
        y = bottom + sum(block.deep for block in self.foot)
        for block in self.foot:
            y = self.draw_lines(canvas, panel, block, x, y - block.above)
        with canvas.artifact():
            for number, letter in enumerate(self._letters if self.whole else ()):
                at = x + self.measure - 8 - 19 * number
                marks.group_mark(canvas, letter[:1], at, bottom + 6, 8, fonts.BOLD)

    def _band(self, canvas: TaggedCanvas, panel: Element, x: float, top: float) -> None:
        member = self.person.role in ("member", "head", "observer")
        with canvas.artifact():
            canvas.setFillColor(look.ACCENT if member else look.INK)
            canvas.rect(x, top - _BAND, self.measure, _BAND, stroke=0, fill=1)
        first = self.edition.first_day
        when = self.paper.words.month_year(first) if first else ""
        base = top - _BAND / 2 - 0.345 * _HEAD.size
        with canvas.under(panel.add("P")):
            draw_text(canvas, f"{self._shown} ", self._head, x + 7, base)
            wide = width(when, _HEAD_LIGHT.font, _HEAD_LIGHT.size)
            draw_text(canvas, f"{when} ", _HEAD_LIGHT, x + self.measure - 7 - wide, base)


class TentFace(Card):
    """The name twice, once for each side of the table; the turned one is an artifact."""

    def __init__(
        self, paper: Paper, edition: Badges, stationery: Stationery, person: Badge
    ) -> None:
        super().__init__(paper, edition, stationery, person)
        room = stationery.height - (stationery.fold or 0.0) - 2 * _TENT_EDGE
        for scale in _SCALES:
            self.blocks = self._blocks(scale)
            if self._tall(self.blocks) <= room:
                return
        read = paper.read
        paper.in_full(
            read(person.whole), paper.proof.native(person.native), read(person.organization)
        )
        self.blocks = _cut(self.blocks, room)

    def _tall(self, blocks: Sequence[_Lines]) -> float:
        return sum(len(block.lines) * block.style.leading for block in blocks)

    def _blocks(self, scale: float) -> list[_Lines]:
        read, person = self.paper.read, self.person
        size, lines = self._name(scale)
        blocks = [_Lines(lines, Style(fonts.BOLD, size, size * 1.06, look.INK), size * 1.06)]
        for text, sizes in (
            (self.paper.proof.native(person.native), (26.0, 22.0, 18.0)),
            (read(person.organization), (18.0, 16.0, 14.0, 12.0)),
        ):
            if text:
                smaller, lines = self.fitted(text, fonts.REGULAR, _smaller(sizes, scale), 1)
                style = Style(fonts.REGULAR, smaller, smaller * 1.25, look.INK)
                blocks.append(_Lines(lines, style, style.leading))
        return blocks

    def draw(self, canvas: TaggedCanvas, panel: Element, left: float, top: float) -> None:
        fold = self.stationery.fold or 0.0
        canvas.saveState()
        canvas.translate(left + self.stationery.width, top - fold)
        canvas.rotate(180)
        with canvas.artifact():
            self._face(canvas, None, 0.0, 0.0, fold)
        canvas.restoreState()
        self._face(canvas, panel, left, top - fold, self.stationery.height - fold)

    def _face(
        self, canvas: TaggedCanvas, panel: Element | None, left: float, top: float, high: float
    ) -> None:
        """One side, its upper edge at the fold; the turned one stands under no panel."""
        with canvas.artifact() if panel is not None else nullcontext():
            canvas.setFillColor(look.ACCENT)
            canvas.rect(left + 36, top - high + 22, self.stationery.width - 72, 3, 0, 1)
        x = left + self.stationery.safe
        y = top - (high - self._tall(self.blocks)) / 2
        for block in self.blocks:
            base = y - block.style.leading * 0.76
            self.draw_lines(canvas, panel, block, x, base, centered=True)
            y -= len(block.lines) * block.style.leading

    def _name(self, scale: float) -> tuple[float, Sequence[str]]:
        """In one line as large as it goes, else given name over family name."""
        read, person = self.paper.read, self.person
        whole = read(person.whole)
        if scale == 1.0:
            for size in TENT_NAME:
                if width(whole, fonts.BOLD, size) <= self.measure:
                    return size, (whole,)
        parts = [read(person.given), read(person.family)]
        sizes = _smaller(TENT_TWO_LINES, scale)
        for size in sizes:
            if all(parts) and all(width(each, fonts.BOLD, size) <= self.measure for each in parts):
                return size, parts
            made = broken(whole, fonts.BOLD, size, self.measure)
            if not all(parts) and len(made) <= 2:
                return size, made
        return sizes[-1], broken(whole, fonts.BOLD, sizes[-1], self.measure)
