"""Pages: a flow of blocks broken where it must be, and the furniture around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planner.documents import look
from planner.documents.blocks import Block, OvernightBox, Row, rule
from planner.documents.look import Sheet
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Run, Style, set_runs, width


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

    def __init__(self, room: float, heading: Block, continued: Block) -> None:
        self._room = room
        self._continued = continued
        self._heads: list[Block] = []
        self._waiting: list[Block] = []  # heads not yet drawn: they go with what follows
        self.pages = [Page()]
        self._put(heading)

    @property
    def left(self) -> float:
        """The height that is left for what follows, its heads taken off."""
        return self._room - self.pages[-1].used - sum(head.height for head in self._waiting)

    @property
    def fresh(self) -> float:
        """The height a new page would have for it."""
        repeated = self._heads if not self._waiting else self._waiting
        return self._room - self._continued.height - sum(head.height for head in repeated)

    def head(self, *heads: Block) -> None:
        """Begin a stretch with these heads, to be repeated on every page it runs over."""
        self._heads = list(heads)
        self._waiting = list(heads)

    def add(self, block: Block) -> None:
        """Put a block on this page, or whole on the next; only a row taller than a page is cut."""
        while block.height > self.left:
            if isinstance(block, Row) and block.height > self.fresh:
                block = self._cut(block)
            else:
                self.turn()
        self._flush()
        self._put(block)

    def _cut(self, row: Row) -> Row:
        if self.left < 120 and self.left < self.fresh:
            self.turn()
        head, tail = row.cut(self.left)
        self._flush()
        self._put(head)
        self.turn()
        return tail

    def turn(self) -> None:
        """Go on on a new page, heads repeated."""
        self.pages.append(Page())
        self._put(self._continued)
        if not self._waiting:
            for head in self._heads:
                self._put(head, again=True)

    def _flush(self) -> None:
        for head in self._waiting:
            self._put(head)
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


# -- furniture -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the content of a page."""

    title: str
    subtitle: str
    edition: str
    draft: str | None  # the word DRAFT, while nothing is issued
    not_issued: str
    foot: str
    foot_soft: str


def draw_page(
    canvas: TaggedCanvas,
    sheet: Sheet,
    page: Page,
    furniture: Furniture,
    *,
    page_words: str,
    key: str,
    goes_on: str,
    first: bool,
) -> None:
    """Draw a page whole. On the first page of the paper the header's title is its H1."""
    _header(canvas, sheet, furniture, first=first)
    for each in page.placed:
        top = sheet.height - sheet.top - each.y
        each.block.draw(canvas, sheet.left, top, again=each.again)
    _footer(canvas, sheet, furniture, page_words, key, goes_on)
    canvas.showPage()


def _header(canvas: TaggedCanvas, sheet: Sheet, furniture: Furniture, *, first: bool) -> None:
    y = sheet.height - sheet.header
    right = sheet.width - sheet.right
    with canvas.under(canvas.root.add("H1")) if first else canvas.artifact("Header"):
        title = _fitted(furniture.title, look.HEADER, sheet.inner * 0.55)
        _text(canvas, title, look.HEADER, sheet.left, y)
    with canvas.artifact("Header"):
        x = sheet.left + width(title, look.HEADER.font, look.HEADER.size) + 8
        _text(canvas, furniture.subtitle, look.HEADER_SOFT, x, y)
        if furniture.draft:
            boxed = width(furniture.draft, look.HEADER.font, 7.5) + 3 * 1.2 + 16
            canvas.setLineWidth(1.2)
            canvas.setStrokeColor(look.INK)
            canvas.rect(right - boxed, y - 5, boxed, 15, fill=0)
            canvas.setFillColor(look.INK)
            canvas.setFont(look.HEADER.font, 7.5)
            canvas.drawString(right - boxed + 8, y, furniture.draft, charSpace=0.9)
            right -= boxed + 10
        wide = width(furniture.edition, look.HEADER_EDITION.font, look.HEADER_EDITION.size)
        _text(canvas, furniture.edition, look.HEADER_EDITION, right - wide, y)
        if furniture.draft:
            _edge(canvas, sheet, furniture)
    rule(canvas, sheet.left, y - 8, sheet.inner, look.RULE, 0.5)


def _edge(canvas: TaggedCanvas, sheet: Sheet, furniture: Furniture) -> None:
    """DRAFT runs up the outer edge, so that no photocopy loses it and nothing is hidden."""
    said = f"{furniture.draft}  ·  {furniture.not_issued}  ·  "
    canvas.saveState()
    canvas.translate(sheet.width - sheet.right / 2 + 6, sheet.floor)
    canvas.rotate(90)
    canvas.setFillColor(look.RULE)
    canvas.setFont(look.HEADER.font, 7.5)
    times = int(sheet.room // (width(said, look.HEADER.font, 7.5) + len(said)))
    canvas.drawString(0, 0, (said * max(times, 1)).rstrip(" ·"), charSpace=1)
    canvas.restoreState()


def _footer(
    canvas: TaggedCanvas,
    sheet: Sheet,
    furniture: Furniture,
    page_words: str,
    key: str,
    goes_on: str,
) -> None:
    y = sheet.footer
    right = sheet.width - sheet.right
    rule(canvas, sheet.left, y + 12, sheet.inner, look.HAIR, 0.5)
    with canvas.artifact("Footer"):
        _text(canvas, key, look.KEY, sheet.left, y + 17)
        wide = width(goes_on, look.KEY.font, look.KEY.size)
        _text(canvas, goes_on, look.KEY, right - wide, y + 17)
        _text(canvas, furniture.foot, look.FOOTER_BOLD, sheet.left, y)
        x = sheet.left + width(furniture.foot, look.FOOTER_BOLD.font, look.FOOTER_BOLD.size) + 8
        _text(canvas, furniture.foot_soft, look.FOOTER, x, y)
        wide = width(page_words, look.FOOTER_BOLD.font, look.FOOTER_BOLD.size)
        _text(canvas, page_words, look.FOOTER_BOLD, right - wide, y)


def _text(canvas: TaggedCanvas, text: str, style: Style, x: float, y: float) -> None:
    canvas.setFillColor(style.color)
    canvas.setFont(style.font, style.size)
    canvas.drawString(x, y, text)


def _fitted(text: str, style: Style, measure: float) -> str:
    """The first line of a text too long for the header; the whole of it stands in the title."""
    lines = set_runs([Run(text, style)], measure)
    return "".join(piece.text for piece in lines[0]) if lines else text


# -- headings of days ------------------------------------------------------------------------------


@dataclass(slots=True)
class DayHeading:
    """Weekday and date, the city at the right, then what holds for the whole day."""

    strong: str
    light: str
    city: str
    below: str
    dress: Sequence[str]
    inner: float
    bookmark: str
    key: str

    @property
    def _size(self) -> tuple[float, bool]:
        """The size of the heading, and whether the city needs a line of its own."""
        for size in (24.0, 20.0):
            left = self._wide(size)
            if left + width(self.city, look.CITY.font, size) + 18 <= self.inner:
                return size, False
        size = 20.0
        while self._wide(size) > self.inner and size > 13:
            size -= 1
        return size, bool(self.city)

    def _wide(self, size: float) -> float:
        return width(f"{self.strong} ", look.WEEKDAY.font, size) + width(
            self.light, look.DATE.font, size
        )

    @property
    def _cities(self) -> list[str]:
        """The city's lines under the date, where it does not fit beside it."""
        size, below = self._size
        if not below:
            return []
        lines = set_runs([Run(self.city, Style(look.CITY.font, size, 0, ""))], self.inner)
        return ["".join(piece.text for piece in line) for line in lines]

    @property
    def height(self) -> float:
        size, _ = self._size
        return 54 + len(self._cities) * size * 1.2 + max(len(self.dress) - 1, 0) * 12

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        size, _ = self._size
        canvas.bookmarkPage(self.key)
        canvas.addOutlineEntry(self.bookmark, self.key, level=0)
        y = top - 24
        with canvas.under(canvas.root.add("H2")):
            canvas.setFillColor(look.INK)
            canvas.setFont(look.WEEKDAY.font, size)
            canvas.drawString(left, y, f"{self.strong} ")
            x = left + width(f"{self.strong} ", look.WEEKDAY.font, size)
            canvas.setFont(look.DATE.font, size)
            canvas.drawString(x, y, f"{self.light} ")
            canvas.setFillColor(look.CITY.color)
            canvas.setFont(look.CITY.font, size)
            if not self._cities:
                wide = width(self.city, look.CITY.font, size)
                canvas.drawString(left + self.inner - wide, y, f"{self.city} ")
            for line in self._cities:
                y -= size * 1.2
                canvas.drawString(left, y, f"{line} ")
        y -= 18
        if self.below:
            with canvas.under(canvas.root.add("P")):
                _text(canvas, f"{self.below} ", look.SUBLINE, left, y)
        for number, line in enumerate(self.dress):
            with canvas.under(canvas.root.add("P")):
                wide = width(line, look.DRESS.font, look.DRESS.size)
                _text(canvas, f"{line} ", look.DRESS, left + self.inner - wide, y - 12 * number)
        rule(canvas, left, top - self.height, self.inner, look.ACCENT, 1.6)


@dataclass(slots=True)
class ContinuedHeading:
    """The day again, small, at the head of its next page: an artifact."""

    strong: str
    light: str
    continued: str
    city: str
    inner: float
    height: float = 28.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        y = top - 13
        with canvas.artifact("Header"):
            x = left
            for text, style in self._words():
                _text(canvas, text, style, x, y)
                x += width(text, style.font, style.size) + 5
            wide = width(self.city, look.SECTION_CITY.font, look.SECTION_CITY.size)
            if x + wide < left + self.inner:
                _text(canvas, self.city, look.SECTION_CITY, left + self.inner - wide, y)
        rule(canvas, left, top - self.height + 4, self.inner, look.ACCENT, 1.6)

    def _words(self) -> Iterator[tuple[str, Style]]:
        yield self.strong, look.SECTION
        yield self.light, look.SECTION_DATE
        yield self.continued, look.CONTINUED


@dataclass(slots=True)
class BandRule:
    """The rule that opens the next stretch of a split day."""

    inner: float
    height: float = 6.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        if not again:
            rule(canvas, left, top - 1, self.inner, look.ACCENT, 1.6)
