"""The pocket schedule: one sheet that folds to eight panels; time, place, meeting point, phone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from planner.documents import fonts, look, marks
from planner.documents.blocks import Block, Table, rule
from planner.documents.cells import Cell, Part, draw_text
from planner.documents.entries import STEPPING_BACK
from planner.documents.look import Sheet
from planner.documents.pages import Flow, Page, Placed
from planner.documents.paper import Leaf, Paper
from planner.documents.pocket_cover import PocketCover, in_order
from planner.documents.stationery import PANELS, POCKETS, Stationery
from planner.documents.tables import CellRow, Column, Prose, Space
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Piece, Style, broken, set_text, width
from planner.editions.values import Day, Entry, Met, Schedule

_FOOT = 12.0
_BETWEEN = 6.0  # two days on one panel
_MOST_CITIES = 5  # lines
_WEEKDAY = Style(fonts.REGULAR, 15, 18, look.INK)
_DATE = Style(fonts.BOLD, 15, 18, look.INK)
_CITY = Style(fonts.BOLD, 9, 18, look.ACCENT)
_TITLE = Style(fonts.BOLD, 9.5, 11.5, look.INK)
_LIGHT = Style(fonts.REGULAR, 9.5, 11.5, look.INK)
_PLACE = Style(fonts.REGULAR, 8, 9.8, look.SOFT)
_START = Style(fonts.BOLD_FIGURES, 8.5, 11.5, look.INK)
_FOLIO = Style(fonts.BOLD, 7.5, 10, look.INK)
_SHAPES = {"requested": "half", "proposed": "dotted", "declined": "cross", "cancelled": "cross"}


def pocket_sheet(size: str) -> Sheet:
    wide, high = POCKETS[size].sheet
    return Sheet(wide, high, right=0, left=0, top=0, floor=0)


def add(paper: Paper, edition: Schedule) -> None:
    """Panel after panel; every sheet begins with the cover and the numbers to call."""
    stationery = POCKETS[paper.reader.size]
    measure = stationery.width - 2 * stationery.safe
    paper.headed = True
    room = stationery.height - 2 * stationery.safe - _FOOT
    a_sheet = stationery.count - 1
    panels, running = (_panels(paper, edition, measure, room, running=on) for on in (False, True))
    if ceil(len(running) / a_sheet) < ceil(len(panels) / a_sheet):
        panels = running
    panels = panels or [Page()]
    groups = [panels[at : at + a_sheet] for at in range(0, len(panels), a_sheet)]
    for number, group in enumerate(groups, start=1):
        cover = PocketCover(paper, edition, stationery, number, len(groups))
        cover.check()
        block = FoldedSheet(paper, stationery, cover, group)
        paper.leaves.append(Leaf(Page([Placed(block, 0.0)]), paper.sheet, bare=True))


# -- panels ----------------------------------------------------------------------------------------


def _panels(
    paper: Paper, edition: Schedule, measure: float, room: float, *, running: bool
) -> list[Page]:
    """A day that fits no more begins a panel; where that saves a sheet, days run on."""
    flow, time = Flow(room, None, None), _time_column(paper, edition, measure)
    for day in edition.days:
        heading, lines = PanelDay(paper, day, measure), list(_day(paper, day, measure, time))
        heading.check()
        together = sum(block.height for block in (heading, *(lines[:1] if running else lines)))
        flow.head()
        if flow.pages[-1].placed:
            if together + _BETWEEN > flow.left:
                flow.turn()
            else:
                flow.add(Space(_BETWEEN))
        flow.head(heading)
        for line in lines:
            flow.add(line)
    return [page for page in flow.finish() if page.placed]


def _time_column(paper: Paper, edition: Schedule, measure: float) -> float:
    """As wide as the clock needs, and as the longest word that stands for a time."""
    words = [
        word
        for day in edition.days
        for entry, _ in in_order(day)
        if entry.when.start is None
        for word in paper.setter.time_words(entry.when).split()
    ]
    longest = max((width(word, _START.font, _START.size) for word in words), default=0.0)
    clock = 40.0 if paper.reader.clock == 24 else 50.0
    return min(max(clock, longest + 3), measure / 3)


@dataclass(slots=True)
class PanelDay:
    """“Thu 15”, the city at the right, an accent rule; again where the day goes on."""

    paper: Paper
    day: Day
    measure: float

    @property
    def _cities(self) -> Sequence[str]:
        return self._all_cities[:_MOST_CITIES]

    @property
    def _all_cities(self) -> Sequence[str]:
        return broken(self.paper.read(self.day.city), _CITY.font, _CITY.size, self.measure)

    def check(self) -> None:
        """Cities too many for a panel stand whole at the end."""
        if len(self._all_cities) > _MOST_CITIES:
            self.paper.in_full(self.paper.read(self.day.city))

    @property
    def _words(self) -> tuple[str, str]:
        if self.day.date is None:
            return self.paper.say("papers.undated"), ""
        return f"{self.paper.words.weekday_short(self.day.date)} ", str(self.day.date.day)

    @property
    def _beside(self) -> bool:
        words = sum(
            width(text, style.font, style.size)
            for text, style in zip(self._words, (_WEEKDAY, _DATE), strict=True)
        )
        city = self._cities
        wide = width(city[0], _CITY.font, _CITY.size) if city else 0.0
        return len(city) < 2 and words + wide + 10 <= self.measure

    @property
    def height(self) -> float:
        return 24.0 + (0.0 if self._beside else 11.0 * len(self._cities))

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        weekday, date = self._words
        base = top - 15
        with canvas.artifact("Header") if again else canvas.under(canvas.root.add("H2")):
            if date:
                draw_text(canvas, weekday, _WEEKDAY, left, base)
                x = left + width(weekday, _WEEKDAY.font, _WEEKDAY.size)
                draw_text(canvas, f"{date} ", _DATE, x, base)
            else:
                style = Style(fonts.BOLD, 11, 14, look.INK)
                draw_text(canvas, f"{weekday} ", style, left, base)
        if self._cities:
            with canvas.artifact("Header") if again else canvas.under(canvas.root.add("P")):
                if self._beside:
                    city = self._cities[0]
                    wide = width(city, _CITY.font, _CITY.size)
                    draw_text(canvas, f"{city} ", _CITY, left + self.measure - wide, base)
                else:
                    for number, line in enumerate(self._cities, start=1):
                        draw_text(canvas, f"{line} ", _CITY, left, base - 11.0 * number)
        rule(canvas, left, top - self.height + 2, self.measure, look.ACCENT, 1.2)


@dataclass(slots=True)
class PanelRow:
    """A line of a panel, and the shape of its mark before the title."""

    row: CellRow
    shape: str | None
    x: float

    @property
    def height(self) -> float:
        return self.row.height

    def cut(self, room: float) -> tuple["PanelRow", "PanelRow"]:
        head, tail = self.row.cut(room)
        return PanelRow(head, self.shape, self.x), PanelRow(tail, None, self.x)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        self.row.table.begin_hidden(canvas, *(column.head for column in self.row.columns))
        self.row.draw(canvas, left, top, again=again)
        if self.shape is None:
            return
        x, y = left + self.x + 4.5, top - self.row.above - 5.6
        with canvas.artifact():
            if len(self.shape) == 1:
                marks.group_mark(canvas, self.shape, x, y, 4.4, fonts.BOLD)
            else:
                marks.status_shape(canvas, self.shape, x, y, look.INK)


def _day(paper: Paper, day: Day, measure: float, time: float) -> Iterator[Block]:
    say = paper.say
    cols = [
        Column(say("papers.column-time"), 0.0, time),
        Column(say("papers.column-what"), time + 2, measure - time - 2),
    ]
    table = Table(paper.canvas.root)
    lines = in_order(day)
    for entry, letter in lines:
        yield _row(paper, table, cols, entry, letter, measure)
    if not lines:
        part = Part("P", tuple(set_text(say("papers.free"), look.ASIDE, measure)))
        yield Prose(paper.canvas.root, Cell((part,)), 4)


def _row(
    paper: Paper,
    table: Table,
    cols: Sequence[Column],
    entry: Entry,
    letter: str,
    measure: float,
) -> PanelRow:
    say, setter = paper.say, paper.setter
    gone = entry.status == "cancelled"
    when = setter.spoken(entry.when.start) if entry.when.start else setter.time_words(entry.when)
    if entry.when.state == "approximate":
        when = f"≈ {when}"
    shape = _SHAPES.get(entry.status) or letter[:1] or None
    indent = 12.0 if shape else 0.0
    style = _LIGHT if gone or entry.kind in STEPPING_BACK else _TITLE
    room = cols[1].width - indent
    title = paper.part(entry.title, style, room, tag="Span", field="title")
    lines = tuple(
        tuple(Piece(piece.x + indent, piece.text, piece.style) for piece in line)
        for line in title.lines
    )
    parts = [Part("Span", lines, struck=gone, actual=title.actual)]
    words = [say(f"papers.status-{entry.status}")] if entry.status != "confirmed" else []
    words += [say("papers.optional")] if entry.optional else []
    if letter:
        words.append(say("papers.group", letter=letter))
    about = [", ".join(words)] if words else []
    if entry.place:
        about.append(", ".join(filter(None, (entry.place.name, entry.place.room))))
    if entry.meeting_point:
        about.append(say("papers.meeting-point", place=entry.meeting_point))
    said = [" · ".join(about)] if about else []
    if entry.kind in STEPPING_BACK:
        said += list(_phones(entry.people))
    parts += [paper.part(text, _PLACE, cols[1].width, tag="P") for text in said]
    time = Cell((Part("Span", tuple(set_text(when, _START, cols[0].width)), struck=gone),))
    row = CellRow(table, cols, [time, Cell(tuple(parts))], measure, 2.5, 3)
    return PanelRow(row, shape, cols[1].x)


def _phones(people: Sequence[Met]) -> Iterator[str]:
    for met in people:
        if met.phone and met.function in ("driver", "escort", "interpreter"):
            yield " ".join(filter(None, (met.name, met.phone)))


@dataclass(slots=True)
class FoldedSheet:
    """Eight panels: four above, four below turned round, folds marked at the edge."""

    paper: Paper
    stationery: Stationery
    cover: PocketCover
    panels: Sequence[Page]
    height: float = 0.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        with canvas.artifact():
            self._folds(canvas, top)
        self.cover.draw(canvas, 0.0, top)
        for number, page in enumerate(self.panels, start=2):
            place = PANELS.index(number - 1)
            row, column = divmod(place, self.stationery.columns)
            canvas.saveState()
            if row:
                canvas.translate((column + 1) * self.stationery.width, 0)
                canvas.rotate(180)
                canvas.translate(0, -self.stationery.height)
                self._panel(canvas, page, number, self.stationery.height)
            else:
                canvas.translate(column * self.stationery.width, 0)
                self._panel(canvas, page, number, top)
            canvas.restoreState()

    def _panel(self, canvas: TaggedCanvas, page: Page, number: int, top: float) -> None:
        safe = self.stationery.safe
        for each in page.placed:
            each.block.draw(canvas, safe, top - safe - each.y, again=each.again)
        with canvas.artifact("Footer"):
            said = str(number)
            wide = width(said, _FOLIO.font, _FOLIO.size)
            y = top - self.stationery.height + safe - 2
            draw_text(canvas, said, _FOLIO, self.stationery.width - safe - wide, y)
            if number == 2:
                self._key(canvas, safe, y, self.stationery.width - 2 * safe - wide - 6)

    def _key(self, canvas: TaggedCanvas, x: float, y: float, measure: float) -> None:
        """What no mark means, in as many lines as it takes, the last at the foot."""
        said = self.paper.say("papers.unmarked")
        for line in reversed(broken(said, look.KEY.font, look.KEY.size, measure)):
            draw_text(canvas, line, look.KEY, x, y)
            y += look.KEY.leading

    def _folds(self, canvas: TaggedCanvas, top: float) -> None:
        wide, high = self.stationery.sheet
        canvas.saveState()
        canvas.setStrokeColor(look.INK)
        canvas.setLineWidth(0.6)
        for column in range(1, self.stationery.columns):
            x = column * self.stationery.width
            canvas.line(x, high, x, high - 14)
            canvas.line(x, 0, x, 14)
        canvas.line(0, high / 2, 14, high / 2)
        canvas.line(wide - 14, high / 2, wide, high / 2)
        canvas.setStrokeColor(look.HAIR)
        canvas.setDash(0.6, 3)
        canvas.line(14, high / 2, wide - 14, high / 2)
        for column in range(1, self.stationery.columns):
            x = column * self.stationery.width
            canvas.line(x, 14, x, high - 14)
        canvas.restoreState()
