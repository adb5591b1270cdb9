"""Badges and tent cards, several to a sheet, to be cut and folded."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.documents import fonts, look
from planner.documents.blocks import Sentence
from planner.documents.card_faces import BadgeFace, TentFace
from planner.documents.cells import draw_text
from planner.documents.look import Sheet
from planner.documents.pages import Page, Placed
from planner.documents.paper import Leaf, Paper
from planner.documents.stationery import BADGES, TENTS, Stationery
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Style, width
from planner.editions.values import Badges

_HINT = Style(fonts.REGULAR, 7.5, 10, look.SOFT)


def badge_sheet(size: str) -> Sheet:
    return _sheet(BADGES[size])


def tent_sheet(size: str) -> Sheet:
    return _sheet(TENTS[size])


def _sheet(stationery: Stationery) -> Sheet:
    wide, high = stationery.sheet
    return Sheet(wide, high, right=0, left=0, top=0, floor=0)


def add_badges(paper: Paper, edition: Badges) -> None:
    _add(paper, edition, BADGES[paper.reader.size], BadgeFace)


def add_tents(paper: Paper, edition: Badges) -> None:
    _add(paper, edition, TENTS[paper.reader.size], TentFace)


def _add(
    paper: Paper, edition: Badges, stationery: Stationery, kind: type[BadgeFace] | type[TentFace]
) -> None:
    cards = [kind(paper, edition, stationery, person) for person in edition.people]
    sheets = -(-len(cards) // stationery.count) or 1
    for number in range(sheets):
        on_it = cards[number * stationery.count : (number + 1) * stationery.count]
        block = CardSheet(paper, stationery, on_it, number + 1, sheets)
        paper.leaves.append(Leaf(Page([Placed(block, 0.0)]), paper.sheet, bare=True))


@dataclass(slots=True)
class CardSheet:
    """One sheet of cards with its marks for cutting and folding."""

    paper: Paper
    stationery: Stationery
    cards: Sequence[BadgeFace | TentFace]
    number: int
    sheets: int
    height: float = 0.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        if not self.cards:
            said = self.paper.say("papers.no-delegates-entered")
            Sentence(canvas.root, said).draw(canvas, 54, top - 60, again=False)
            return
        with canvas.artifact():
            self._marks(canvas, top)
        with canvas.artifact("Footer"):
            self._hint(canvas, top)
        for at, card in enumerate(self.cards):
            x, down = self.stationery.corner(at)
            panel = canvas.root.add("Sect", T=self.paper.read(card.person.whole))
            card.draw(canvas, panel, x, top - down)

    def _hint(self, canvas: TaggedCanvas, top: float) -> None:
        """What the one with the scissors must know, where there is room for it."""
        say, stationery = self.paper.say, self.stationery
        below = stationery.sheet[1] - stationery.top - stationery.rows * stationery.height
        foot = say("papers.sheet-of", number=self.number, sheets=self.sheets)
        hint = "   ·   ".join((self.paper.name, say("papers.at-full-size"), foot))
        if below > 30:
            # in the middle of one card: between two of them a mark stands
            across = stationery.sheet[0] if stationery.columns % 2 else stationery.width
            x = 0.0 if stationery.columns % 2 else stationery.left
            x += (across - width(hint, _HINT.font, _HINT.size)) / 2
            draw_text(canvas, hint, _HINT, max(x, 14.0), below / 2 - 3)

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
