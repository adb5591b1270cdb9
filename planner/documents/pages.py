"""Pages: a flow of blocks, broken where it must be."""

from dataclasses import dataclass, field

from planner.documents.blocks import Block, Cuttable, OvernightBox, Row
from planner.documents.headings import BandRule


@dataclass(slots=True)
class Placed:
    """A block on a page, `y` points from the top of the content."""

    block: Block
    y: float
    again: bool = False


@dataclass(slots=True)
class Page:
    placed: list[Placed] = field(default_factory=list)

    @property
    def used(self) -> float:
        return max((each.y + each.block.height for each in self.placed), default=0.0)


class Flow:
    """Puts the blocks of one day on pages of `room` points of height.

    `heading` opens the first page and `continued` every other one; after it the heads of the
    stretch that goes on are repeated.
    """

    def __init__(self, room: float, heading: Block | None, continued: Block | None) -> None:
        self._room = room
        self._continued = continued
        self._heads: list[Block] = []
        self._waiting: list[Block] = []  # heads not yet drawn: they go with what follows
        self.pages = [Page()]
        if heading is not None:
            self.add(heading)

    @property
    def left(self) -> float:
        """The height that is left for what follows, its heads taken off."""
        return self._room - self.pages[-1].used - sum(head.height for head in self._waiting)

    @property
    def fresh(self) -> float:
        """The height a new page would have for it."""
        repeated = self._heads if not self._waiting else self._waiting
        over = self._continued.height if self._continued else 0.0
        return self._room - over - sum(head.height for head in repeated)

    def head(self, *heads: Block) -> None:
        """Begin a stretch with these heads, to be repeated on every page it runs over."""
        tall = [head for head in heads if head.height > self._room / 3]
        self._heads = self._waiting = []
        for head in tall:  # stands once, over as many pages as it takes
            self.add(head)
        self._heads = [head for head in heads if head not in tall]
        self._waiting = list(self._heads)

    def add(self, block: Block) -> None:
        """Put a block on this page, or whole on the next; only a row taller than a page is cut."""
        while block.height > self.left:
            if isinstance(block, Cuttable) and block.height > self.fresh > 0:
                rest = self._cut(block)
                if rest.height >= block.height:
                    break  # it cannot be parted any further
                block = rest
            elif self.left < self.fresh:
                self.turn()
            else:
                break  # as much room as there can be
        self._flush()
        self._put(block)

    def keep(self, *blocks: Block) -> None:
        """Go on on a new page unless these blocks fit on this one together."""
        high = sum(block.height for block in blocks)
        if self.left < high <= self.fresh:
            self.turn()

    def _cut(self, block: Cuttable) -> Cuttable:
        if self.left < 120 and self.left < self.fresh:
            self.turn()
        head, tail = block.cut(self.left)
        self._flush()
        self._put(head)
        self.turn()
        return tail

    def turn(self) -> None:
        """Go on on a new page, heads repeated."""
        self.pages.append(Page())
        if self._continued is not None:
            self._put(self._continued)
        if not self._waiting:
            for head in self._heads:
                self._put(head, again=True)

    def _flush(self) -> None:
        for head in self._waiting:
            # what goes on overleaf has the rule of its page's own heading over it
            opened = [each.block for each in self.pages[-1].placed] == [self._continued]
            self._put(head, again=opened and isinstance(head, BandRule))
        self._waiting = []

    def _put(self, block: Block, *, again: bool = False) -> None:
        page = self.pages[-1]
        page.placed.append(Placed(block, page.used, again))

    def finish(self) -> list[Page]:
        """The pages, none of which ends the day with a line that travels alone."""
        if len(self.pages) > 1:
            before, after = self.pages[-2:]
            while _rows(after) < 2 < _rows(before) and self._bring(before, after):
                pass
        return self.pages

    def _bring(self, before: Page, after: Page) -> bool:
        """Take the last row of a page over to the next one, if it fits there."""
        row = before.placed[-1].block
        only_rows = all(
            isinstance(each.block, Row | OvernightBox) or each.again for each in after.placed[1:]
        )
        if not (only_rows and isinstance(row, Row)) or after.used + row.height > self._room:
            return False
        before.placed.pop()
        start = next(
            n for n, e in enumerate(after.placed) if isinstance(e.block, Row | OvernightBox)
        )
        moved = [*after.placed[:start], Placed(row, 0.0), *after.placed[start:]]
        after.placed.clear()
        for each in moved:
            after.placed.append(Placed(each.block, after.used, each.again))
        return True


def _rows(page: Page) -> int:
    return sum(isinstance(each.block, Row) for each in page.placed)
