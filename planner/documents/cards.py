"""Badges and tent cards, several to a sheet, to be cut and folded."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from planner.documents import fonts, look, marks
from planner.documents.blocks import Sentence
from planner.documents.cells import draw_text
from planner.documents.look import Sheet
from planner.documents.pages import Page, Placed
from planner.documents.paper import Leaf, Paper
from planner.documents.stationery import (
    BADGES,
    FAMILY,
    GIVEN,
    ORGANIZATION,
    SMALL_FAMILY,
    SMALL_GIVEN,
    TENT_NAME,
    TENT_TWO_LINES,
    TENTS,
    Stationery,
)
from planner.documents.tags import Element, TaggedCanvas
from planner.documents.typesetting import Style, broken, width
from planner.editions.values import Badge, Badges

_BAND = 18.0
_HEAD = Style(fonts.BOLD, 7.5, 10, look.WHITE)
_HEAD_LIGHT = Style(fonts.REGULAR, 7.5, 10, look.WHITE)
_HINT = Style(fonts.REGULAR, 7.5, 10, look.SOFT)


def badge_sheet(size: str) -> Sheet:
    return _sheet(BADGES[size])


def tent_sheet(size: str) -> Sheet:
    return _sheet(TENTS[size])


def _sheet(stationery: Stationery) -> Sheet:
    wide, high = stationery.sheet
    return Sheet(wide, high, right=0, left=0, top=0, floor=0)


def add_badges(paper: Paper, edition: Badges) -> None:
    _add(paper, edition, BADGES[paper.reader.size], _Badge)


def add_tents(paper: Paper, edition: Badges) -> None:
    _add(paper, edition, TENTS[paper.reader.size], _Tent)


def _add(
    paper: Paper, edition: Badges, stationery: Stationery, kind: type["_Badge"] | type["_Tent"]
) -> None:
    paper.headed = True
    people = edition.people
    sheets = -(-len(people) // stationery.count) or 1
    for number in range(sheets):
        on_it = people[number * stationery.count : (number + 1) * stationery.count]
        block = CardSheet(paper, edition, stationery, on_it, kind, number + 1, sheets)
        paper.leaves.append(Leaf(Page([Placed(block, 0.0)]), paper.sheet, bare=True))


@dataclass(slots=True)
class CardSheet:
    """One sheet of cards with its marks for cutting and folding."""

    paper: Paper
    edition: Badges
    stationery: Stationery
    people: Sequence[Badge]
    kind: "type[_Badge] | type[_Tent]"
    number: int
    sheets: int
    height: float = 0.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        if not self.people:
            said = self.paper.say("papers.no-delegates-entered")
            Sentence(canvas.root, said).draw(canvas, 54, top - 60, again=False)
            return
        with canvas.artifact():
            self._marks(canvas, top)
        with canvas.artifact("Footer"):
            self._hint(canvas, top)
        for at, person in enumerate(self.people):
            x, down = self.stationery.corner(at)
            panel = canvas.root.add("Sect", T=self.paper.read(person.whole))
            card = self.kind(self.paper, self.edition, self.stationery, person, panel)
            card.draw(canvas, x, top - down)

    def _hint(self, canvas: TaggedCanvas, top: float) -> None:
        """What the one with the scissors must know, where there is room for it."""
        say, stationery = self.paper.say, self.stationery
        below = stationery.sheet[1] - stationery.top - stationery.rows * stationery.height
        foot = say("papers.sheet-of", number=self.number, sheets=self.sheets)
        hint = "   ·   ".join((self.paper.name, say("papers.at-full-size"), foot))
        if below > 30:
            wide = width(hint, _HINT.font, _HINT.size)
            draw_text(canvas, hint, _HINT, (stationery.sheet[0] - wide) / 2, below / 2 - 3)

    def _marks(self, canvas: TaggedCanvas, top: float) -> None:
        """Corner marks outside the block, crosses between the cards, folds dotted."""
        stationery = self.stationery
        wide, high = stationery.width, stationery.height
        right = stationery.left + stationery.columns * wide
        bottom = stationery.top + stationery.rows * high
        canvas.setStrokeColor(look.INK)
        canvas.setLineWidth(0.6)
        for column in range(stationery.columns + 1):
            x = stationery.left + column * wide
            if stationery.top:
                canvas.line(x, top - stationery.top + 4, x, top - stationery.top + 16)
                canvas.line(x, top - bottom - 4, x, top - bottom - 16)
        for row in range(stationery.rows + 1):
            y = top - stationery.top - row * high
            if stationery.left:
                canvas.line(stationery.left - 4, y, max(stationery.left - 16, 0), y)
                canvas.line(right + 4, y, min(right + 16, stationery.sheet[0]), y)
            elif 0 < row < stationery.rows:
                canvas.line(0, y, 14, y)
                canvas.line(right - 14, y, right, y)
        for column in range(1, stationery.columns):
            for row in range(1, stationery.rows):
                x, y = stationery.left + column * wide, top - stationery.top - row * high
                canvas.line(x - 4, y, x + 4, y)
                canvas.line(x, y - 4, x, y + 4)
        if stationery.fold is not None:
            for row in range(stationery.rows):
                self._fold(canvas, top - row * high - stationery.fold)

    def _fold(self, canvas: TaggedCanvas, y: float) -> None:
        wide = self.stationery.sheet[0]
        canvas.saveState()
        canvas.line(0, y, 14, y)
        canvas.line(wide - 14, y, wide, y)
        canvas.setStrokeColor(look.HAIR)
        canvas.setDash(0.6, 3)
        canvas.line(20, y, wide - 20, y)
        canvas.restoreState()


class _Card:
    def __init__(
        self, paper: Paper, edition: Badges, stationery: Stationery, person: Badge, panel: Element
    ) -> None:
        self.paper, self.edition, self.stationery = paper, edition, stationery
        self.person, self.panel = person, panel
        self.measure = stationery.width - 2 * stationery.safe

    def fitted(
        self, text: str, font: str, sizes: Sequence[float], lines: int
    ) -> tuple[float, Sequence[str]]:
        """The largest size at which a text takes so many lines; the smallest takes more."""
        for size in sizes:
            made = broken(text, font, size, self.measure)
            words = max((width(word, font, size) for word in text.split()), default=0.0)
            if len(made) <= lines and words <= self.measure:
                return size, made
        return sizes[-1], broken(text, font, sizes[-1], self.measure)

    def lines(
        self,
        canvas: TaggedCanvas,
        tag: str,
        lines: Sequence[str],
        style: Style,
        x: float,
        y: float,
        *,
        centered: bool = False,
    ) -> float:
        """Draw lines from the baseline `y` downwards; gives the baseline after them."""
        with canvas.under(self.panel.add(tag)):
            for line in lines:
                wide = width(line, style.font, style.size) if centered else 0.0
                start = x + (self.measure - wide) / 2 if centered else x
                draw_text(canvas, f"{line} ", style, start, y)
                y -= style.leading
        return y


class _Badge(_Card):
    """Given name large, family name under it, then where from."""

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        read, person, safe = self.paper.read, self.person, self.stationery.safe
        small = self.stationery.height < 200
        x = left + safe
        self._band(canvas, x, top - safe)
        given = read(person.given or person.whole)
        family = read(person.family) if person.given else ""
        size, lines = self.fitted(given, fonts.BOLD, SMALL_GIVEN if small else GIVEN, 1)
        bottom = top - self.stationery.height + safe + 4
        y = top - safe - _BAND - size * (1.02 if small else 1.1)
        below = self._below(family, small)
        room = y - bottom - sum(style.leading * len(text) for text, style, _ in below)
        while len(lines) > 1 and size > 8 and room < (len(lines) - 1) * size * 1.05:
            size *= 0.85
            lines = broken(given, fonts.BOLD, size, self.measure)
        name = Style(fonts.BOLD, size, size * 1.05, look.INK)
        y = self.lines(canvas, "P", lines, name, x, y)
        y += name.leading
        for text, style, tag in below:
            y -= max(style.leading, 0.25 * size + 1.02 * style.size)
            size = 0.0
            y = self.lines(canvas, tag, text, style, x, y) + style.leading
        self._foot(canvas, x, bottom, y, small=small)

    def _below(self, family: str, small: bool) -> list[tuple[Sequence[str], Style, str]]:
        parts = []
        for text, sizes in (
            (family, SMALL_FAMILY if small else FAMILY),
            (self.paper.read(self.person.native), (11.0,) if small else (15.0, 13.0, 11.0)),
        ):
            if text:
                size, lines = self.fitted(text, fonts.REGULAR, sizes, 1)
                parts.append((lines, Style(fonts.REGULAR, size, size * 1.18, look.INK), "P"))
        return parts

    def _band(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        person, words = self.person, self.paper.words
        member = person.role in ("member", "head", "observer")
        with canvas.artifact():
            canvas.setFillColor(look.ACCENT if member else look.INK)
            canvas.rect(x, top - _BAND, self.measure, _BAND, stroke=0, fill=1)
        when = words.month_year(self.edition.first_day) if self.edition.first_day else ""
        route = " · ".join(
            filter(None, (", ".join(self.edition.delegation), words.listed(self.edition.partners)))
        )
        text = self.paper.read(route if member else self.paper.say(f"papers.call-{person.role}"))
        room = self.measure - 14 - width(when, _HEAD_LIGHT.font, _HEAD_LIGHT.size) - 10
        shown = broken(text, _HEAD.font, _HEAD.size, room)[:1]
        base = top - _BAND / 2 - 0.345 * _HEAD.size
        with canvas.under(self.panel.add("P")):
            draw_text(canvas, f"{shown[0] if shown else ''} ", _HEAD, x + 7, base)
            wide = width(when, _HEAD_LIGHT.font, _HEAD_LIGHT.size)
            draw_text(canvas, f"{when} ", _HEAD_LIGHT, x + self.measure - 7 - wide, base)

    def _foot(
        self, canvas: TaggedCanvas, x: float, bottom: float, y: float, *, small: bool
    ) -> None:
        person, read = self.person, self.paper.read
        organization, city = read(person.organization), read(person.city)
        size, lines = self.fitted(organization, fonts.BOLD, ORGANIZATION, 2)
        style = Style(fonts.BOLD, size, size * 1.2, look.INK)
        soft = Style(fonts.REGULAR, size - 1, size * 1.2, look.SOFT)
        cities = broken(city, soft.font, soft.size, self.measure - 24)
        start = bottom + soft.leading * len(cities) + style.leading * (len(lines) - 1)
        if organization:
            start = min(start, y - style.leading - 2) if start > y - style.leading else start
            start = self.lines(canvas, "P", lines, style, x, start)
        else:
            start = bottom + soft.leading * (len(cities) - 1)
        if city:
            self.lines(canvas, "P", cities, soft, x, start)
        if person.group:
            with canvas.artifact():
                at = x + self.measure - 8
                marks.group_mark(canvas, person.group[:1], at, bottom + 6, 8, fonts.BOLD)


class _Tent(_Card):
    """The name twice, once for each side of the table; the turned one is an artifact."""

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        fold = self.stationery.fold or 0.0
        canvas.saveState()
        canvas.translate(left + self.stationery.width, top - fold)
        canvas.rotate(180)
        with canvas.artifact():
            self._face(canvas, 0.0, 0.0, fold, tagged=False)
        canvas.restoreState()
        self._face(canvas, left, top - fold, self.stationery.height - fold, tagged=True)

    def _face(
        self, canvas: TaggedCanvas, left: float, top: float, high: float, *, tagged: bool
    ) -> None:
        """One side, its upper edge at the fold."""
        read, person = self.paper.read, self.person
        x = left + self.stationery.safe
        parts: list[tuple[Sequence[str], Style, str]] = []
        size, lines = self._name()
        parts.append((lines, Style(fonts.BOLD, size, size * 1.06, look.INK), "P"))
        for text, sizes in (
            (read(person.native), (26.0, 22.0, 18.0)),
            (read(person.organization), (18.0, 16.0, 14.0, 12.0)),
        ):
            if text:
                smaller, broken_ = self.fitted(text, fonts.REGULAR, sizes, 1)
                parts.append(
                    (broken_, Style(fonts.REGULAR, smaller, smaller * 1.25, look.INK), "P")
                )
        tall = sum(len(lines) * style.leading for lines, style, _ in parts)
        y = top - (high - tall) / 2
        with canvas.artifact() if tagged else nullcontext():
            canvas.setFillColor(look.ACCENT)
            canvas.rect(left + 36, top - high + 22, self.stationery.width - 72, 3, 0, 1)
        for lines, style, tag in parts:
            y -= style.leading
            base = y + style.leading * 0.24
            if tagged:
                self.lines(canvas, tag, lines, style, x, base, centered=True)
            else:
                self._again(canvas, lines, style, x, base)
            y -= style.leading * (len(lines) - 1)

    def _again(
        self, canvas: TaggedCanvas, lines: Sequence[str], style: Style, x: float, y: float
    ) -> None:
        for line in lines:
            wide = width(line, style.font, style.size)
            draw_text(canvas, line, style, x + (self.measure - wide) / 2, y)
            y -= style.leading

    def _name(self) -> tuple[float, Sequence[str]]:
        """In one line as large as it goes, else given name over family name."""
        read, person = self.paper.read, self.person
        whole = read(person.whole)
        for size in TENT_NAME:
            if width(whole, fonts.BOLD, size) <= self.measure:
                return size, (whole,)
        parts = [read(person.given), read(person.family)]
        for size in TENT_TWO_LINES:
            if all(parts) and all(width(each, fonts.BOLD, size) <= self.measure for each in parts):
                return size, parts
            made = broken(whole, fonts.BOLD, size, self.measure)
            if not all(parts) and len(made) <= 2:
                return size, made
        return TENT_TWO_LINES[-1], broken(whole, fonts.BOLD, TENT_TWO_LINES[-1], self.measure)
