"""The visit at a glance: days as rows, parts of the day as columns, cities as bands at the left."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from planner.documents import fonts, look, marks
from planner.documents.blocks import Table, rule
from planner.documents.cells import Cell, Part, draw_cell, draw_text
from planner.documents.look import Sheet
from planner.documents.pages import Page, Placed
from planner.documents.paper import Paper
from planner.documents.tables import Column, PageTitle, TableHead, TitleAgain, columns
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Piece, Run, Style, set_runs, shifted_lines, width
from planner.editions.values import Day, Entry, Schedule
from planner.wording import Both

_BAND, _DAY, _GAP = 14.0, 58.0, 4.0
_LOWER = 2.0  # text than the figure of its day, so that both stand on one line
_KEY = 9.0  # white over the line that tells what no mark means
_SURPLUS = 9.0  # at most, for each row of a page with room to spare
_DATE = Style(fonts.BOLD, 12, 14, look.INK)
_WEEKDAY = Style(fonts.REGULAR, 8, 14, look.INK)
_CITIES = tuple(Style(fonts.BOLD, size, 10, look.WHITE) for size in (8.0, 7.5, 7.0, 6.5, 6.0))
_LEFT_OUT = ("meeting-point", "administrative", "transfer")
_SHAPES = {"requested": "half", "proposed": "dotted", "declined": "cross", "cancelled": "cross"}
_PARTS = ("morning", "midday", "afternoon", "evening")
_SHARES = (27, 22, 28, 23)  # of the width, by part of the day
_LEAST_SHARE = 16
_TRIED = ((8.0, 4.0, False), (8.0, 2.5, True), (7.5, 2.0, True), (7.5, 0.5, True))
"""Size of the type, space over and under a row, columns by need: until all fits on one page."""
_OF_PART = {"early-morning": 0, "morning": 0, "midday": 1, "afternoon": 2, "evening": 3, "night": 3}
"""The column of a part of the day."""


@dataclass(slots=True)
class GlanceRow:
    day: Day
    date: Cell
    cells: list[Cell]
    shapes: list[tuple[int, float, str]]  # column, down, shape or letter
    extra: float = 0.0
    pad: float = 5.0

    @property
    def city(self) -> str:
        """In whose band it stands: of several cities, the one where the day ends."""
        return (self.day.city or "").rpartition(", ")[2]

    @property
    def height(self) -> float:
        high = max(self.date.height, *(cell.height + _LOWER for cell in self.cells))
        return self.pad * 2 + high + self.extra

    def cut(self, room: float) -> tuple["GlanceRow", "GlanceRow"]:
        """A row taller than a page, parted."""
        cut = [cell.cut(room - 12) for cell in self.cells]
        head = replace(self, cells=[above for above, _ in cut])
        return head, replace(self, cells=[below for _, below in cut], shapes=[])


@dataclass(slots=True)
class GlanceTable:
    """The rows of one page, in bands of one city each."""

    paper: Paper
    table: Table
    columns: Sequence[Column]
    rows: Sequence[GlanceRow]
    inner: float

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows) + _gaps(self.rows) * _GAP

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        band_top, y = top, top
        for number, row in enumerate(self.rows):
            self._row(canvas, row, left, y)
            y -= row.height
            last = number == len(self.rows) - 1
            if last or self.rows[number + 1].city != row.city:
                self._band(canvas, row.city, left, band_top, y)
                y -= 0 if last else _GAP
                band_top = y

    def _band(
        self, canvas: TaggedCanvas, city: str, left: float, top: float, bottom: float
    ) -> None:
        """The city, turned: an artifact, since each row says it for those who listen."""
        text, high = self.paper.read(city), top - bottom
        style = _size_for(text, high)
        with canvas.artifact():
            canvas.setFillColor(look.ACCENT)
            canvas.rect(left, bottom, _BAND, high, stroke=0, fill=1)
            if style is not None:  # too long for any: it stands over the grid
                canvas.saveState()
                canvas.translate(left + _BAND / 2 + 2.8, bottom + high / 2)
                canvas.rotate(90)
                draw_text(canvas, text, style, -_wide(text, style) / 2, 0)
                canvas.restoreState()
        rule(canvas, left + _BAND, bottom, self.inner - _BAND, look.RULE, 0.7)

    def _row(self, canvas: TaggedCanvas, row: GlanceRow, left: float, top: float) -> None:
        weekend = row.day.date is not None and row.day.date.weekday() >= 5
        if weekend:
            with canvas.artifact():
                canvas.setFillColor(look.WASH)
                canvas.rect(left + _BAND, top - row.height, self.inner - _BAND, row.height, 0, 1)
        made = self.table.row()
        head = made.add("TH", scope="Row")
        draw_cell(canvas, row.date, left + _BAND + 6, top - row.pad - row.extra / 2, head)
        for column, cell in zip(self.columns[1:], row.cells, strict=True):
            place = made.add("TD")
            draw_cell(canvas, cell, left + column.x, top - row.pad - _LOWER - row.extra / 2, place)
        with canvas.artifact():
            for number, down, shape in row.shapes:
                x = left + self.columns[number + 1].x + _time(self.paper) + 4
                y = top - row.pad - _LOWER - row.extra / 2 - down - 4.9
                if len(shape) == 1:
                    marks.group_mark(canvas, shape, x, y, 4.0, fonts.BOLD)
                else:
                    marks.status_shape(canvas, shape, x, y, look.INK)
        rule(canvas, left + _BAND, top - row.height, self.inner - _BAND, look.HAIR, 0.5)


def _size_for(text: str, high: float) -> Style | None:
    return next((each for each in _CITIES if _wide(text, each) <= high - 6), None)


def _wide(text: str, style: Style) -> float:
    return width(text, style.font, style.size)


def _time(paper: Paper) -> float:
    return 30.0 if paper.reader.clock == 24 else 44.0


def add(paper: Paper, edition: Schedule, *, level: int = 2) -> None:
    """The whole visit on one page where it fits, then on as many as it takes."""
    sheet = look.LANDSCAPES[paper.reader.size]
    sheet = replace(sheet, floor=sheet.floor + _KEY)
    say, inner = paper.say, sheet.inner
    title = say("papers.at-a-glance")
    cities = _cities(paper, edition)
    heading = PageTitle(paper.canvas.root, title, cities, inner, f"H{level}")
    if heading.height > sheet.room / 3:
        heading = replace(heading, aside="")
        paper.in_full(cities)
    table = Table(paper.canvas.root)
    days = [day for day in edition.days if day.date is not None]
    for size, pad, fitted in _TRIED:
        shares = _shares_by_need(paper, days, inner, size) if fitted else _SHARES
        cols = _columns(paper, inner, shares)
        head = TableHead(table, cols, inner)
        rows = [_row(paper, day, cols, size, pad) for day in days]
        pages = list(_pages(sheet, heading, head, rows))
        if len(pages) <= 1:
            break
    for number, on_it in enumerate(pages):
        first = heading if number == 0 else TitleAgain(title, say("papers.continued"), inner)
        page = Page([Placed(first, 0.0)])
        page.placed.append(Placed(head, page.used, number > 0))
        _share(sheet.room - page.used, on_it)
        page.placed.append(Placed(GlanceTable(paper, table, cols, on_it, inner), page.used))
        paper.add([page], sheet, key=say("papers.key"))


def _shares_by_need(paper: Paper, days: Sequence[Day], inner: float, size: float) -> Sequence[int]:
    """The widths that make the rows lowest: a full column takes from an empty one."""

    def high(shares: Sequence[int]) -> float:
        cols = _columns(paper, inner, shares)
        return sum(_row(paper, day, cols, size, 0.0).height for day in days)

    best: Sequence[int] = _SHARES
    lowest = high(best)
    for step in (4, 2):
        for to, out in itertools.permutations(range(len(_PARTS)), 2):
            tried = tuple(n + step * ((at == to) - (at == out)) for at, n in enumerate(best))
            if min(tried) >= _LEAST_SHARE and (height := high(tried)) < lowest:
                best, lowest = tried, height
    return best


def _columns(paper: Paper, inner: float, shares: Sequence[int]) -> list[Column]:
    heads = [paper.say(f"papers.part-{part}") for part in _PARTS]
    shared = columns(
        inner - _BAND - _DAY,
        *((head, share) for head, share in zip(heads, shares, strict=True)),
    )
    return [
        Column(paper.say("papers.column-day"), _BAND + 6, _DAY - 8),
        *(replace(column, x=column.x + _BAND + _DAY) for column in shared),
    ]


def _cities(paper: Paper, edition: Schedule) -> str:
    cities = (city for day in edition.days if day.city for city in day.city.split(", "))
    return paper.read(", ".join(dict.fromkeys(cities)))


def _pages(
    sheet: Sheet, heading: PageTitle, head: TableHead, rows: Sequence[GlanceRow]
) -> Iterator[list[GlanceRow]]:
    room = sheet.room - heading.height - head.height
    page: list[GlanceRow] = []
    used, city = 0.0, ""
    waiting = list(rows)
    while waiting:
        row = waiting.pop(0)
        if not page and row.height > room:
            row, rest = row.cut(room)
            waiting.insert(0, rest)
        needed = row.height + (_GAP if page and row.city != city else 0.0)
        if page and used + needed > room:
            yield page
            page, used = [], 0.0
            room = sheet.room - 28 - head.height
            waiting.insert(0, row)
            continue
        page.append(row)
        used += needed
        city = row.city
    yield page


def _gaps(rows: Sequence[GlanceRow]) -> int:
    """How often one city follows another."""
    return sum(a.city != b.city for a, b in itertools.pairwise(rows))


def _share(room: float, rows: Sequence[GlanceRow]) -> None:
    """What height is left over goes to the rows."""
    left = room - sum(row.height for row in rows) - _gaps(rows) * _GAP
    for row in rows:
        row.extra = max(0.0, min(_SURPLUS, left / len(rows) - 0.1))


# -- a row -----------------------------------------------------------------------------------------


def _row(paper: Paper, day: Day, cols: Sequence[Column], size: float, pad: float) -> GlanceRow:
    assert day.date is not None
    figure = f"{day.date.day} "
    wide = max(width(figure, _DATE.font, _DATE.size), 20.0)
    weekday, *again = _weekdays(paper, day.date)
    line = (Piece(0.0, figure, _DATE), Piece(wide, weekday, _WEEKDAY))
    below = [(Piece(wide, each, replace(_WEEKDAY, leading=9)),) for each in again]
    actual = f"{paper.words.short_date(day.date, paper.reader.size)}, {day.city or ''}".strip(", ")
    cells: list[list[Part]] = [[], [], [], []]
    shapes: list[tuple[int, float, str]] = []
    column = 0
    for entry, letter in _entries(day):
        column = _column_of(entry, column)
        shape = _SHAPES.get(entry.status) or letter[:1]
        if shape:
            down = sum(part.height for part in cells[column])
            shapes.append((column, down, shape))
        cells[column].append(_part(paper, entry, shape, cols[column + 1].width, size, letter))
    made = [Cell(tuple(parts)) for parts in cells]
    date = Cell((Part("Span", (line, *below), actual=actual),))
    return GlanceRow(day, date, made, shapes, pad=pad)


def _weekdays(paper: Paper, day: date) -> Sequence[str]:
    """The weekday in each language of the paper."""
    said = paper.words.weekday_short(day)
    return said.parts if isinstance(said, Both) else (said,)


def _entries(day: Day) -> list[tuple[Entry, str]]:
    lines: list[tuple[Entry, str]] = []
    for band in day.bands:
        lines += [(entry, "") for entry in band.entries]
        apart = [(entry, track.letter) for track in band.tracks for entry in track.entries]
        lines += sorted(apart, key=lambda each: (each[0].when.start is None, each[0].when.start))
    return [line for line in lines if line[0].kind not in _LEFT_OUT]


def _column_of(entry: Entry, before: int) -> int:
    """The part of the day in which an entry begins; without any, that of the entry before."""
    start = entry.when.start
    if start is None:
        if entry.when.part:
            return _OF_PART[entry.when.part]
        return before if entry.when.state != "all-day" else 0
    return sum(start >= begins for begins in (time(11, 30), time(14), time(18)))


def _part(paper: Paper, entry: Entry, shape: str, measure: float, size: float, letter: str) -> Part:
    bold, plain = (
        Style(font, size, size * 1.225, look.INK) for font in (fonts.BOLD_FIGURES, fonts.REGULAR)
    )
    when = paper.setter.spoken(entry.when.start) if entry.when.start else ""
    if entry.when.state == "approximate" and when:
        when = f"≈{when}"
    indent = _time(paper) + (11.0 if shape else 0.0)
    title, entered = paper.proof.read(entry.title, entry.id, "title")
    status = "" if entry.status == "confirmed" else paper.say(f"papers.status-{entry.status}")
    group = paper.say("papers.group", letter=letter) if letter else ""
    actual = ", ".join(filter(None, (group, status)))
    lines = shifted_lines(set_runs([Run(title, plain)], measure - indent), indent)
    if when and lines:
        lines = [(Piece(0.0, f"{when} ", bold), *lines[0]), *lines[1:]]
    said = " ".join(filter(None, (when, f"({actual})" if actual else "", entered or title)))
    return Part(
        "P", tuple(lines), struck=entry.status == "cancelled",
        actual=said if entered or actual else None,
    )  # fmt: skip
