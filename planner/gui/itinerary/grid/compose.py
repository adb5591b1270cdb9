"""What stands in a block, worked out once for its size: texts cut to fit, icons, edges and fill.

Painting then only draws. The order of giving up: people, place, the word of the status, the end of
the time, the icon of the kind, which the bar says too; then the mark and the start, since where a
block stands and its edge say them as well. The title never: it goes over several lines before.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

from planner.gui.itinerary import words
from planner.gui.itinerary.grid.cards import Card, clock
from planner.gui.theme import fonts
from planner.gui.theme.marks import KIND_ICONS, SEVERITY_MARKS, STATUS_MARKS, family
from planner.gui.theme.tokens import TOKENS
from planner.model import ItemStatus

SMALL, LARGE = 30, 50  # under, and from, so many pixels
NARROW, WORDLESS, BOTH_TIMES = 120, 190, 400  # pixels of width
BAR = 5
ICON = 14
_TITLE_LINES = 3


class Text(NamedTuple):
    at: QPointF  # the left end of its base line
    said: str
    font: QFont
    color: QColor


class Icon(NamedTuple):
    rect: QRectF
    name: str
    color: QColor


class Edge(NamedTuple):
    """A line around, or across."""

    pen: QPen
    inset: float


@dataclass(slots=True)
class Drawn:
    """A block ready to be painted."""

    rect: QRectF
    fill: QColor
    bar: QColor
    hatched: bool
    edge: Edge | None
    veil: QColor | None = None  # of private time
    texts: list[Text] = field(default_factory=list)
    icons: list[Icon] = field(default_factory=list)
    strikes: list[tuple[QPointF, float, QColor]] = field(default_factory=list)


class Letters:
    """The faces of the grid with their measures, made once for a text size."""

    def __init__(self) -> None:
        roles = ("row", "second", "label", "mark")
        self.fonts = {role: fonts.font(role) for role in roles}
        self.measures = {role: QFontMetricsF(font) for role, font in self.fonts.items()}

    def width(self, text: str, role: str) -> float:
        return self.measures[role].horizontalAdvance(text)

    def height(self, role: str) -> float:
        return self.measures[role].height()

    def cut(self, text: str, role: str, width: float) -> str:
        return self.measures[role].elidedText(text, Qt.TextElideMode.ElideRight, width)


class _Composer:
    """Puts one card into one rectangle."""

    def __init__(self, card: Card, rect: QRectF, letters: Letters) -> None:
        tokens, colors = TOKENS.current, family(card.kind)
        self.card, self.letters = card, letters
        rect = rect.adjusted(0, 0.5, 0, -0.5)
        quiet = card.off
        plain = card.tentative or quiet
        self.title = tokens.text3 if quiet else tokens.text
        self.second = tokens.text3 if quiet else tokens.text2
        self.bar = tokens.text3 if quiet else colors.bar
        self.drawn = Drawn(
            rect=rect,
            fill=tokens.base if plain else colors.tint,
            bar=self.bar,
            hatched=plain,
            edge=_edge(card, self.bar),
            veil=tokens.line if card.private else None,
        )
        self.left, self.right = rect.left() + BAR + 6, rect.right() - 7

    # -- pieces ------------------------------------------------------------------------------------

    def text(
        self, x: float, top: float, said: str, role: str, color: QColor, width: float
    ) -> float:
        """One line, cut to fit; gives back where it ends."""
        letters = self.letters
        shown = letters.cut(said, role, max(width, 0))
        if shown:
            base = top + letters.measures[role].ascent()
            self.drawn.texts.append(Text(QPointF(x, base), shown, letters.fonts[role], color))
        return x + letters.width(shown, role)

    def icon(self, x: float, middle: float, name: str, color: QColor, side: float = ICON) -> float:
        """An icon centered on a line; gives back where the next thing may stand."""
        rect = QRectF(round(x), round(middle - side / 2), side, side)
        self.drawn.icons.append(Icon(rect, name, color))
        return x + side + 4

    def heading(self, x: float, top: float, right: float, said: str, role: str = "row") -> None:
        """A line of the title, struck through where it is off."""
        ends = self.text(x, top, said, role, self.title, right - x)
        if self.card.status is ItemStatus.CANCELLED:
            y = top + self.letters.height(role) / 2 + 1
            self.drawn.strikes.append((QPointF(x, y), ends - x, self.title))

    def status(self, top: float, wide: bool, needed: float) -> float:
        """Mark at the right, its word before it where there is room; gives back what is left."""
        right, middle = self.right, top + self.letters.height("row") / 2
        marks = list(self._marks())
        if self.drawn.rect.width() < NARROW:
            del marks[1:]  # the start comes before a second mark
        for name, color in marks:
            self.icon(right - ICON, middle, name, color)
            right -= ICON + 4
        status = self.card.status
        if status is not None and wide:
            word = words.tr(words.STATUSES[status])
            width = self.letters.width(word, "label")
            if right - width - 10 - self.left >= needed:
                requested = status is ItemStatus.REQUESTED
                color = TOKENS.current.warn if requested else self.second
                lift = (self.letters.height("row") - self.letters.height("label")) / 2
                self.text(right - width, top + lift, word, "label", color, width + 1)
                right -= width + 8
        return right - 2

    def _marks(self) -> Iterable[tuple[str, QColor]]:
        status, finding = self.card.status, self.card.finding
        if status is not None:
            mark = STATUS_MARKS[status.value]
            yield mark.icon, mark.color
        if finding is not None and not self.card.clashes and finding.severity.value != "note":
            worst = SEVERITY_MARKS[finding.severity.value]
            yield worst.icon, worst.color

    def lead(self, top: float, size: str) -> float:
        """The icon of the kind before a line; gives back where the words begin."""
        middle = top + self.letters.height(size) / 2
        return self.icon(self.left, middle, KIND_ICONS[self.card.kind], self.bar) + 2

    # -- sizes -------------------------------------------------------------------------------------

    def small(self) -> None:
        """One line: icon, start, title, mark."""
        rect, card = self.drawn.rect, self.card
        if rect.width() < NARROW:
            top = rect.top() + (rect.height() - self.letters.height("label")) / 2
            self.heading(self.left - 2, top, self.right + 4, card.title, "label")
            return
        top = rect.top() + (rect.height() - self.letters.height("row")) / 2
        x, wide = self.left, rect.width() >= WORDLESS
        if wide:
            x = self.lead(top, "row")
        said = card.hours if rect.width() >= BOTH_TIMES else start_said(card)
        lift = (self.letters.height("row") - self.letters.height("second")) / 2
        begins = self.letters.width(said, "second") + 10
        needed = begins + self.letters.width(card.title, "row") + (x - self.left)
        right = self.status(top, wide, needed)
        after = self.text(x, top + lift, said, "second", self.second, right - x)
        said = card.title
        self.heading(after + (14 if rect.width() >= BOTH_TIMES else 7), top, right, said)

    def narrow(self) -> None:
        """Start and mark on the first line, the start alone where it has no room beside the mark;
        the title on as many below as fit, and on two lines in all by itself where one is not
        enough for it."""
        rect, letters, card = self.drawn.rect, self.letters, self.card
        top, width = rect.top() + 2, self.right - self.left + 4
        room = max(int((rect.bottom() - top) // letters.height("second")), 1)
        if room > 2 or letters.width(card.title, "label") <= width:
            said = start_said(card)
            beside = letters.width(said, "second") + ICON + 6 <= width - 4
            right = self.status(top, False, 0) if beside else self.right + 4
            self.text(self.left, top, said, "second", self.second, right - self.left)
            top, room = top + letters.height("second"), max(room - 1, 1)
        for line in _wrapped(card.title, letters, "label", (width, width), room):
            self.heading(self.left, top, self.right + 4, line, "label")
            top += letters.height("second")

    def lines(self) -> None:
        """Title and mark; time and place; people, as far as there is room."""
        rect, letters, card = self.drawn.rect, self.letters, self.card
        high = rect.height()
        two = letters.height("row") + letters.height("second")
        top = rect.top() + min(3, max((high - two) / 2, 0))
        beside = rect.width() >= WORDLESS
        whole = letters.width(card.title, "row")
        fits = whole <= self.right - self.left - 2 * (ICON + 6)
        x = self.lead(top, "row") if beside or fits else self.left
        right = self.status(top, beside, whole + x - self.left)
        room = max(
            int((rect.bottom() - top - letters.height("second")) // letters.height("row")), 1
        )
        widths = (right - x, self.right - self.left)
        for line in _wrapped(card.title, letters, "row", widths, min(room, _TITLE_LINES)):
            self.heading(x, top, right, line)
            top, x, right = top + letters.height("row"), self.left, self.right
        second = "  ·  ".join(filter(None, (card.hours, card.place if beside else "")))
        self.text(self.left, top, second, "second", self.second, self.right - self.left)
        top += letters.height("second")
        more = [("map-marker-outline", card.place)] if not beside else []
        more.append(("account-outline", card.people))
        for icon, said in more:
            if said and top + letters.height("second") <= rect.bottom() + 1:
                middle = top + letters.height("second") / 2
                x = self.icon(self.left, middle, icon, self.second, 12) + 2
                self.text(x, top, said, "second", self.second, self.right - x)
                top += letters.height("second")


def compose(card: Card, rect: QRectF, letters: Letters) -> Drawn:
    """A card in this rectangle, ready to be painted."""
    composer = _Composer(card, rect, letters)
    if rect.height() < fonts.scaled(SMALL):
        composer.small()
    elif rect.width() < NARROW:
        composer.narrow()
    else:
        composer.lines()
    return composer.drawn


def _edge(card: Card, bar: QColor) -> Edge | None:
    if card.clashes:
        return Edge(QPen(TOKENS.current.error, 2), 1)
    pen = QPen(bar, 1)
    if card.status is ItemStatus.CANCELLED:
        pen.setDashPattern([1, 3])
    elif card.tentative or card.off:
        pen.setDashPattern([4, 2])
    else:
        return None
    return Edge(pen, 0.5)


def start_said(card: Card) -> str:
    if card.start is None:
        return card.hours
    if card.arrives and card.end is not None:
        return words.tr("arrives {time}", time=clock(card.end))
    about = "≈ " if card.hours.startswith("≈") else ""
    return about + clock(card.start)


def _wrapped(
    text: str, letters: Letters, role: str, widths: tuple[float, float], lines: int
) -> list[str]:
    """Words over at most so many lines, the first of another width than the others; the last
    holds all the rest, to be cut."""
    made: list[str] = []
    rest = text.split()
    while rest and len(made) < lines - 1:
        count, width = 1, widths[1 if made else 0]
        while count < len(rest) and letters.width(" ".join(rest[: count + 1]), role) <= width:
            count += 1
        made.append(" ".join(rest[:count]))
        rest = rest[count:]
    return [*made, " ".join(rest)] if rest else made
