"""Who goes where: delegates by days, presence as a bar, counts of heads, seats, meals and rooms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.documents import fonts, look, marks
from planner.documents.blocks import Table, rule
from planner.documents.cells import Cell, draw_cell, draw_text
from planner.documents.pages import Flow
from planner.documents.paper import Paper
from planner.documents.tables import Prose, TitleAgain
from planner.documents.tags import Element, TaggedCanvas
from planner.documents.typesetting import Style, broken, width
from planner.editions.values import Count, Presence, WhoGoesWhere

_NAME, _ROOM = 150.0, 62.0
_MOST_DAYS = 16  # in one grid; a longer visit has several
_BAR = 14.0
_MOST_LINES = 4  # of a city on its band
_DAY = Style(fonts.BOLD, 12, 14, look.INK)
_WEEKDAY = Style(fonts.REGULAR, 7.5, 10, look.SOFT)
_CITY = Style(fonts.BOLD, 8, 10, look.WHITE)
_ON_BAR = Style(fonts.BOLD, 7.5, 10, look.INK)


@dataclass(frozen=True, slots=True)
class Grid:
    """Days of a visit as columns, those from `first` on."""

    paper: Paper
    edition: WhoGoesWhere
    table: Table
    first: int

    @property
    def numbers(self) -> range:
        return range(self.first, min(self.first + _MOST_DAYS, len(self.edition.days)))

    @property
    def wide(self) -> float:
        return (self.paper.inner - _NAME - _ROOM) / max(len(self.numbers), 6)

    def x(self, number: int) -> float:
        return _NAME + _ROOM + (number - self.first) * self.wide

    def day(self, number: int) -> str:
        """A day for listeners: “April 16”."""
        return self.paper.words.footer_date(self.edition.days[number], self.paper.reader.size)


@dataclass(slots=True)
class GridHead:
    grid: Grid

    @property
    def band(self) -> float:
        """The height of the cities."""
        high = max((len(lines) for _, lines in self._stays()), default=1)
        return 4 + 10 * min(high, _MOST_LINES)

    @property
    def height(self) -> float:
        return 38 + self.band

    @property
    def whole(self) -> set[str]:
        """The cities that stand whole on a band."""
        return {"".join(lines) for _, lines in self._stays() if len(lines) <= _MOST_LINES}

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        grid, say = self.grid, self.grid.paper.say
        self._cities(canvas, left, top)
        head = None if again else grid.table.begin(canvas)
        self._word(canvas, head, left, top, say("papers.column-delegate"))
        self._word(canvas, head, left + _NAME, top, say("papers.column-room"))
        for number in grid.numbers:
            day = grid.edition.days[number]
            middle = left + grid.x(number) + grid.wide / 2
            around = (
                canvas.artifact("Header")
                if head is None
                else canvas.under(head.add("TH", scope="Column"))
            )
            with around:
                for text, style, down in (
                    (str(day.day), _DAY, 17.0 + self.band),
                    (grid.paper.words.weekday_short(day), _WEEKDAY, 28.0 + self.band),
                ):
                    wide = width(text, style.font, style.size)
                    draw_text(canvas, f"{text} ", style, middle - wide / 2, top - down)
        rule(canvas, left, top - self.height + 3, grid.paper.inner, look.RULE, 0.7)

    def _word(
        self, canvas: TaggedCanvas, head: Element | None, x: float, top: float, word: str
    ) -> None:
        around = (
            canvas.artifact("Header")
            if head is None
            else canvas.under(head.add("TH", scope="Column"))
        )
        with around:
            draw_text(canvas, f"{word} ", look.COLUMN, x, top - 28 - self.band)

    def _cities(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """A band over the days of each stop, its city on it."""
        grid = self.grid
        for own, lines in self._stays():
            x, wide = left + grid.x(own[0]), grid.wide * len(own) - 1.5
            with canvas.artifact("Header"):
                canvas.setFillColor(look.ACCENT)
                canvas.rect(x, top - self.band, wide, self.band, stroke=0, fill=1)
                for number, line in enumerate(lines[:_MOST_LINES]):
                    far = width(line, _CITY.font, _CITY.size)
                    y = top - 9.8 - 10 * number
                    draw_text(canvas, line, _CITY, x + (wide - far) / 2, y)

    def _stays(self) -> Iterator[tuple[list[int], Sequence[str]]]:
        """Each stop's days in this grid, and its city in lines."""
        grid = self.grid
        taken = grid.first
        for stay in grid.edition.stays:
            own = [
                number
                for number in grid.numbers
                if number >= taken
                and stay.first_day
                and stay.last_day
                and stay.first_day <= grid.edition.days[number] <= stay.last_day
            ]
            if own:
                taken = own[-1] + (0 if own[-1] == own[0] else 1)
                room = grid.wide * len(own) - 7.5
                yield own, broken(grid.paper.read(stay.city), _CITY.font, _CITY.size, room)


@dataclass(slots=True)
class PresenceRow:
    grid: Grid
    person: Presence
    name: Cell
    room: Cell

    @property
    def height(self) -> float:
        return 5 + max(_BAR, self.name.height, self.room.height) + 5

    def cut(self, room: float) -> tuple["PresenceRow", "PresenceRow"]:
        head, tail = self.name.cut(room - 10)
        return (
            PresenceRow(self.grid, self.person, head, self.room),
            PresenceRow(self.grid, self.person, tail, Cell()),
        )

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        grid, row = self.grid, self.grid.table.row()
        under = top - (self.height - self.name.height) / 2
        draw_cell(canvas, self.name, left, under, row.add("TH", scope="Row"))
        under = top - (self.height - self.room.height) / 2
        draw_cell(canvas, self.room, left + _NAME, under, row.add("TD"))
        y = top - (self.height + _BAR) / 2
        with canvas.artifact():
            self._bars(canvas, left, y)
        words = dict(self._words())
        for number in grid.numbers:
            said = words.get(number)
            letter = self.person.groups[number]
            cell = row.add("TD")
            if said is not None:
                self._word(canvas, cell, left, y, number, said)
            elif letter:
                group = grid.paper.say("papers.group", letter=letter)
                with canvas.under(cell.add("Span", ActualText=group)):
                    self._letter(canvas, left, y, number, letter)
            else:
                there = "there" if self.person.days[number] else "away"
                cell.add("Span", ActualText=grid.paper.say(f"papers.{there}"))
        rule(canvas, left, top - self.height, grid.paper.inner, look.HAIR, 0.5)

    def _bars(self, canvas: TaggedCanvas, left: float, y: float) -> None:
        """A bar over each stretch of days, a dotted line where the person is not there."""
        grid, days = self.grid, self.person.days
        start = grid.numbers.start
        while start < grid.numbers.stop:
            end = start
            while end < grid.numbers.stop and days[end] == days[start]:
                end += 1
            x, wide = left + grid.x(start), (end - start) * grid.wide - 1.5
            if days[start]:
                canvas.setFillColor(look.ACCENT_WASH)
                canvas.setStrokeColor(look.ACCENT)
                canvas.setLineWidth(0.6)
                canvas.rect(x, y, wide, _BAR, stroke=1, fill=1)
            else:
                canvas.saveState()
                canvas.setStrokeColor(look.RULE)
                canvas.setLineWidth(0.8)
                canvas.setDash(0.8, 3)
                canvas.line(x + 3, y + _BAR / 2, x + wide - 3, y + _BAR / 2)
                canvas.restoreState()
            start = end

    def _words(self) -> Iterator[tuple[int, str]]:
        """What is said on a day: when the person joins, when they leave."""
        grid, person, say = self.grid, self.person, self.grid.paper.say
        for number in grid.numbers:
            day = grid.edition.days[number]
            if person.joins == day and number > 0:
                yield number, say("papers.joins")
            elif person.leaves == day and number < len(grid.edition.days) - 1:
                yield number, say("papers.leaves-then")

    def _word(
        self, canvas: TaggedCanvas, cell: Element, left: float, y: float, number: int, said: str
    ) -> None:
        x = left + self.grid.x(number) + 4
        room = self.grid.wide - 8
        size = _ON_BAR.size
        while width(said, _ON_BAR.font, size) > room and size > 5.5:
            size -= 0.25
        style = Style(_ON_BAR.font, size, 10, look.INK)
        with canvas.under(cell.add("P")):
            draw_text(canvas, f"{said} ", style, x, y + _BAR / 2 - 0.345 * size)

    def _letter(
        self, canvas: TaggedCanvas, left: float, y: float, number: int, letter: str
    ) -> None:
        x = left + self.grid.x(number) + self.grid.wide / 2
        marks.group_mark(canvas, letter[:1], x, y + _BAR / 2, 4.8, fonts.BOLD)


@dataclass(slots=True)
class CountRow:
    grid: Grid
    count: Count
    name: Cell

    @property
    def height(self) -> float:
        return 4 + max(9.8, self.name.height) + 4

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        grid, row = self.grid, self.grid.table.row()
        draw_cell(canvas, self.name, left, top - 4, row.add("TH", scope="Row"))
        row.add("TD")
        style = look.GRID_TIME if self.count.key in ("delegates", "rooms") else look.GRID_FIGURE
        for number in grid.numbers:
            value = self.count.numbers[number]
            said = str(value) if value else "–"
            wide = width(said, style.font, style.size)
            x = left + grid.x(number) + (grid.wide - wide) / 2
            with canvas.under(row.add("TD")):
                draw_text(canvas, f"{said} ", style, x, top - 4 - 4.9 - 0.345 * style.size)
        rule(canvas, left, top - self.height, grid.paper.inner, look.HAIR, 0.5)


def add(paper: Paper, edition: WhoGoesWhere) -> None:
    say = paper.say
    title = say("papers.who-goes-where")
    again = TitleAgain(title, say("papers.continued"), paper.inner)
    flow = Flow(paper.sheet.room, paper.heading(title, say("papers.grid-key")), again)
    if edition.needs_left_out:
        part = paper.part(say("papers.needs-left-out"), look.NAME, paper.inner)
        flow.add(Prose(paper.canvas.root, Cell((part,))))
    if not edition.people:
        part = paper.part(say("papers.no-delegates-entered"), look.ASIDE, paper.inner)
        flow.add(Prose(paper.canvas.root, Cell((part,))))
    elif not edition.days:
        names = paper.words.listed([each.name for each in edition.people])
        for text in (say("papers.dates-open"), names):
            part = paper.part(text, look.BODY, paper.inner)
            flow.add(Prose(paper.canvas.root, Cell((part,))))
    shown: set[str] = set()
    for first in range(0, len(edition.days) if edition.people else 0, _MOST_DAYS):
        grid = Grid(paper, edition, Table(paper.canvas.root), first)
        head = GridHead(grid)
        shown |= head.whole
        flow.head(head)
        for person in edition.people:
            name = paper.cell(_NAME - 8, (person.name, look.GRID_BOLD))
            flow.add(
                PresenceRow(grid, person, name, paper.cell(_ROOM - 6, (person.room, look.GRID)))
            )
        for count in edition.counts:
            flow.add(CountRow(grid, count, _counted(paper, count)))
    cities = (paper.read(stay.city) for stay in edition.stays)
    paper.in_full(*(city for city in cities if _plain(city) not in map(_plain, shown)))
    paper.add(flow.finish())


def _plain(text: str) -> str:
    """Without blanks, which may end a line."""
    return "".join(text.split())


def _counted(paper: Paper, count: Count) -> Cell:
    bold: Sequence[str] = ("delegates", "rooms")
    style = look.GRID_BOLD if count.key in bold else look.GRID
    word = count.what or paper.say(f"papers.count-{count.key}")
    return paper.cell(_NAME + _ROOM - 8, (word, look.GRID_SOFT if count.what else style))
