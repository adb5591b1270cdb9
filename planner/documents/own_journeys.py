"""The journeys of one person in a box: both local times and dates of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.documents import look
from planner.documents.cells import Cell, draw_cell, draw_line
from planner.documents.listing import Listing
from planner.documents.tags import TaggedCanvas
from planner.documents.travel import service_of
from planner.documents.typesetting import Piece
from planner.editions.values import Leaving


@dataclass(slots=True)
class FlightBox:
    """The journeys of the person, both local times and dates of each."""

    listing: Listing
    legs: Sequence[Leaving]

    def chunks(self) -> list["Flights"]:
        """Two journeys side by side, one row after another."""
        pairs = [self.legs[at : at + 2] for at in range(0, len(self.legs), 2)]
        return [
            Flights(self.listing, self._cells(pair), first=number == 0)
            for number, pair in enumerate(pairs)
        ]

    def _cells(self, legs: Sequence[Leaving]) -> list[tuple[float, Cell]]:
        half = (self.listing.inner - 30) / 2
        return [
            (15 + number * (half + 6), self._leg(leg, half - 12)) for number, leg in enumerate(legs)
        ]

    def _leg(self, leg: Leaving, measure: float) -> Cell:
        listing = self.listing
        paper = listing.paper
        parts = [paper.part(service_of(listing, leg), look.NAME, measure)]
        for word, place, day, when in (
            ("papers.leaves", leg.leaves_from, leg.leaves_on, leg.leaves),
            ("papers.arrives-place", leg.arrives_at, leg.arrives_on, leg.arrives),
        ):
            said = [listing.time(when), listing.day(day)]
            if place:
                said.insert(0, listing.say(word, place=place))
            parts.append(paper.part(", ".join(filter(None, said)), look.INK_NOTE, measure))
        return Cell(tuple(parts))


@dataclass(slots=True)
class Flights:
    listing: Listing
    cells: Sequence[tuple[float, Cell]]
    first: bool

    @property
    def _head(self) -> float:
        return 24.0 if self.first else 6.0

    @property
    def height(self) -> float:
        space = 12.0 if self.first else 0.0
        return space + self._head + max(cell.height for _, cell in self.cells) + 8

    def cut(self, room: float) -> tuple["Flights", "Flights"]:
        """Journeys taller than a page go on overleaf."""
        cut = [(x, *cell.cut(room - self._head - 20)) for x, cell in self.cells]
        head = replace(self, cells=[(x, above) for x, above, _ in cut])
        return head, replace(self, cells=[(x, below) for x, _, below in cut], first=False)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        if self.first:
            top -= 12
        high = self.height - (12 if self.first else 0)
        inner = self.listing.inner
        with canvas.artifact():
            canvas.setFillColor(look.WASH)
            canvas.rect(left, top - high, inner, high, stroke=0, fill=1)
            canvas.setFillColor(look.ACCENT)
            canvas.rect(left, top - high, 3, high, stroke=0, fill=1)
        if self.first:
            with canvas.under(canvas.root.add("H2")):
                said = self.listing.say("papers.your-journeys")
                draw_line(canvas, (Piece(0.0, said, look.NAME),), left + 15, top - 6)
        for x, cell in self.cells:
            draw_cell(canvas, cell, left + x, top - self._head, canvas.root)
