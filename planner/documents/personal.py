"""The personal schedule: one delegate's days, dense; free where nothing is planned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.documents import fonts, look, marks
from planner.documents.blocks import Block, Table, changed_bar, rule
from planner.documents.cells import Cell, Part, draw_cell, draw_line
from planner.documents.entries import STEPPING_BACK
from planner.documents.listing import Listing
from planner.documents.own_journeys import FlightBox
from planner.documents.paper import Paper
from planner.documents.tables import CellRow, Column, Prose, Space
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import (
    Piece,
    Run,
    Style,
    joined,
    set_runs,
    set_text,
    shifted_lines,
    width,
)
from planner.editions.values import (
    DayIssue,
    OwnDay,
    PersonalSchedule,
    Slot,
    When,
    told_of_clocks,
)
from planner.wording import Pair

_DAY = 68.0  # the column of the date
_TIMES = {12: 104.0, 24: 78.0}  # by the hours of the clock
_MARK = 16.0
_WHERE = 140.0
_DATE = Style(fonts.BOLD_FIGURES, 24, 26, look.INK)
_MONTH = Style(fonts.REGULAR, 9.5, 26, look.INK)
_TITLE = Style(fonts.BOLD, 9.5, 12.5, look.INK)
_FREE = Style(fonts.ITALIC, 9.5, 12.5, look.SOFT)
_START = Style(fonts.BOLD_FIGURES, 9.5, 12.5, look.INK)
_PLAIN = Style(fonts.FIGURES, 9.5, 12.5, look.INK)
_END = Style(fonts.FIGURES, 9.5, 12.5, look.SOFT)
_FACT = Style(fonts.BOLD, 9, 12, look.INK)
_WORDS = Style(fonts.ITALIC, 8.5, 11, look.SOFT)
_SHAPES = {"requested": "half", "proposed": "dotted", "declined": "cross", "cancelled": "cross"}


@dataclass(slots=True)
class DayLabel:
    """The date at the left of a day's rows."""

    heading: Cell
    below: Cell

    @property
    def height(self) -> float:
        return self.heading.height + self.below.height


@dataclass(slots=True)
class DayAgain:
    """The date small at the left where a day goes on overleaf; it takes no height of its own."""

    said: Cell
    height: float = 0.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        if again:
            with canvas.artifact("Header"):
                y = top - 4.5
                for line in (line for part in self.said.parts for line in part.lines):
                    draw_line(canvas, line, left, y)
                    y -= look.NOTE.leading


@dataclass(slots=True)
class SlotRow:
    """A line of a day; the first one bears the date."""

    row: CellRow
    inner: float
    label: DayLabel | None = None
    mark: str | None = None  # a status shape, a group's letter, or an arrow
    leader: float | None = None  # where the dotted leader of a free stretch begins
    last: bool = False  # of its day: the rule goes all across
    changed: bool = False  # since the issue before: a bar in the margin

    @property
    def height(self) -> float:
        label = self.label.height + 8 if self.label and self.last else 0.0
        return max(self.row.height, label)

    def cut(self, room: float) -> tuple["SlotRow", "SlotRow"]:
        head, tail = self.row.cut(room)
        return replace(self, row=head, last=False), replace(self, row=tail, label=None, mark=None)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        if self.label is not None:
            draw_cell(canvas, self.label.heading, left, top - 5, canvas.root)
            under = top - 5 - self.label.heading.height
            draw_cell(canvas, self.label.below, left, under, canvas.root)
        self.row.table.begin_hidden(canvas, *(column.head for column in self.row.columns))
        self.row.draw(canvas, left + _DAY, top, again=again)
        self._mark(canvas, left + _DAY + self.row.columns[1].x - 10, top - self.row.above - 6.2)
        if self.changed:
            with canvas.artifact():
                changed_bar(canvas, left, top, self.height)
        if self.leader is not None:
            with canvas.artifact():
                canvas.saveState()
                canvas.setStrokeColor(look.RULE)
                canvas.setLineWidth(0.7)
                canvas.setLineCap(1)
                canvas.setDash(0.1, 4)
                y = top - self.row.above - 9
                canvas.line(left + _DAY + self.leader, y, left + self.inner, y)
                canvas.restoreState()
        if self.last:
            rule(canvas, left, top - self.height, self.inner, look.RULE, 0.7)

    def _mark(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        if self.mark is None:
            return
        with canvas.artifact():
            if self.mark == "arrow":
                marks.arrow(canvas, x - 4, y)
            elif len(self.mark) == 1:
                marks.group_mark(canvas, self.mark, x, y, 4.8, fonts.BOLD)
            else:
                marks.status_shape(canvas, self.mark, x, y, look.INK)


def add(paper: Paper, edition: PersonalSchedule) -> None:
    say = paper.say
    listing = Listing(paper, paper.read(edition.name), paper.proof.native(edition.native))
    facts = _facts(listing, edition)
    if facts:
        listing.flow.add(Prose(listing.root, facts, 4))
        listing.flow.add(Space(7))
    if not edition.days:
        listing.prose(say("papers.nothing-for-reader"), look.ASIDE)
    for day in edition.days:
        issue = edition.issue.of(day.date) if edition.issue else None
        paper.setter.bars = {bar.item: bar for bar in issue.bars} if issue else {}
        for block in _day(listing, day, issue):
            listing.flow.add(block)
    if edition.legs:
        listing.flow.head()
        box = FlightBox(listing, edition.legs)
        chunks = box.chunks()
        listing.flow.keep(*chunks)
        for chunk in chunks:
            listing.flow.add(chunk)
    days = edition.issue.days if edition.issue else ()
    paper.add(
        listing.flow.finish(), key=say("papers.bar-key") if any(day.bars for day in days) else ""
    )


def _facts(listing: Listing, edition: PersonalSchedule) -> Cell | None:
    """Group, rooms, meals, escort: a label and its value a line, in step with the days."""
    say, paper = listing.say, listing.paper
    escorts = [", ".join(filter(None, (met.name, met.phone))) for met in edition.escorts]
    named = paper.words.first.say  # names alone, in either language
    rooms = [named("papers.named", name=hotel, text=room) for hotel, room in edition.rooms]
    facts = [
        ("papers.fact-group", ", ".join(edition.groups)),
        ("papers.fact-room", "; ".join(rooms)),
        ("papers.fact-needs", "; ".join(edition.needs)),
        ("papers.fact-escort", "; ".join(escorts)),
    ]
    parts = []
    for key, value in facts:
        if value:
            label = (Piece(0.0, f"{say(key)} ", look.NOTE),)
            at = max(_DAY, width(label[0].text, look.NOTE.font, look.NOTE.size) + 4)
            lines = shifted_lines(set_text(paper.read(value), _FACT, paper.inner - at), at)
            parts.append(Part("P", ((*label, *lines[0]), *lines[1:])))
    return Cell(tuple(parts)) if parts else None


# -- a day -----------------------------------------------------------------------------------------


def _day(listing: Listing, day: OwnDay, issue: DayIssue | None) -> Iterator[Block]:
    paper, say, table = listing.paper, listing.say, Table(listing.root)
    inner = paper.inner - _DAY
    time = _TIMES[paper.reader.clock]
    what = inner - time - _MARK - _WHERE - 14
    cols = [
        Column(say("papers.column-time"), 0.0, time),
        Column(say("papers.column-what"), time + _MARK, what),
        Column(say("papers.where"), inner - _WHERE, _WHERE),
    ]
    slots = day.slots or (Slot(When("all-day")),)
    rows = [_slot(listing, table, cols, slot, day.date, inner) for slot in slots]
    rows[0].label = _label(listing, day, issue)
    rows[-1].last = True
    again = DayAgain(_again(listing, day))
    short = max(
        rows[0].label.height + 8 - sum(row.row.height for row in rows),
        again.said.height + 6 - rows[-1].row.height,  # it may stand alone overleaf
    )
    if short > 0:  # the date needs more room than the lines beside it
        rows[-1].row.below += short
    listing.flow.head()
    listing.flow.keep(*rows[:2])
    listing.flow.head(again)
    yield from rows


def _again(listing: Listing, day: OwnDay) -> Cell:
    """In one language, as the month is: over the page it is said in both that this goes on."""
    paper, words = listing.paper, listing.paper.words.first
    dated = None
    if day.date:
        weekday = words.weekday_short(day.date)
        dated = f"{weekday} {words.abbreviated(day.date, paper.reader.size)}"
    said = (dated or words.say("papers.undated"), look.NOTE)
    return paper.cell(_DAY - 6, said, (words.say("papers.continued"), _WORDS))


def _label(listing: Listing, day: OwnDay, issue: DayIssue | None) -> DayLabel:
    paper, words = listing.paper, listing.paper.words
    if day.date is None:
        said = paper.part(listing.say("papers.undated"), look.NAME, _DAY - 8, tag="H2")
        return DayLabel(Cell((said,)), Cell(tuple(_numbered(listing, issue))))
    figure = f"{day.date.day} "
    wide = width(figure, _DATE.font, _DATE.size)
    month = words.first.month(day.date)
    line = (Piece(0.0, figure, _DATE), Piece(wide, month, _MONTH))
    if wide + width(month, _MONTH.font, _MONTH.size) > _DAY - 4:
        line = (
            Piece(0.0, figure, _DATE),
            Piece(wide, words.first.month(day.date, short=True), _MONTH),
        )
    below = [paper.part(words.first.weekday(day.date), look.NAME, _DAY - 6)]
    if isinstance(words, Pair):
        second = words.sides[1]
        said = paper.part(second.short_date(day.date, paper.reader.size), look.NOTE, _DAY - 6)
        below.append(replace(said, language=second.language))
    if day.city:
        below.append(paper.part(day.city, look.NOTE, _DAY - 6))
    for key, minutes in told_of_clocks(day):
        below.append(paper.part(listing.say(key, minutes=minutes), look.NOTE, _DAY - 6))
    below += _numbered(listing, issue)
    shown, more = Cell(tuple(below)).cut(paper.sheet.room / 4)
    if more.parts:  # no row is as high as that
        paper.in_full(paper.read(day.city))
    return DayLabel(Cell((Part("H2", (line,)),)), shown)


def _numbered(listing: Listing, issue: DayIssue | None) -> Iterator[Part]:
    """Each day bears the issue in which it last changed."""
    if issue is not None:
        said = listing.paper.words.first.say("papers.issue", number=issue.number)
        yield listing.paper.part(said, look.NOTE, _DAY - 6)


def _slot(
    listing: Listing,
    table: Table,
    cols: Sequence[Column],
    slot: Slot,
    day: date | None,
    inner: float,
) -> SlotRow:
    entry, say = slot.entry, listing.say
    gone = entry is not None and entry.status == "cancelled"
    light = entry is None or entry.kind in STEPPING_BACK or gone
    time = Cell(tuple(_times(listing, slot.when, cols[0].width - 4, light=light, gone=gone)))
    if entry is None:
        free = say("papers.free")
        what = listing.paper.cell(cols[1].width, (free, _FREE))
        row = CellRow(table, cols, [time, what, Cell()], inner, 4.5, 4.5)
        leader = cols[1].x + width(f"{free} ", _FREE.font, _FREE.size) + 4
        return SlotRow(row, listing.inner, leader=leader)
    cell = listing.paper.setter.compact(entry, cols[1].width, day)
    row = CellRow(table, cols, [time, cell, _where(listing, slot, cols[2].width)], inner, 4.5, 4.5)
    mark = _SHAPES.get(entry.status)
    if mark is None and slot.group:
        mark = slot.group[:1]
    if mark is None and entry.kind in STEPPING_BACK:
        mark = "arrow"
    return SlotRow(row, listing.inner, mark=mark, changed=listing.paper.setter.changed(entry))


def _times(
    listing: Listing, when: When, measure: float, *, light: bool, gone: bool
) -> Iterator[Part]:
    setter = listing.paper.setter
    style = _PLAIN if light else _START
    if when.start is None:
        words = setter.time_words(when)
        if when.end is not None:
            words, style = listing.say("papers.until", time=setter.spoken(when.end)), _END
            yield listing.paper.part(words, style, measure, tag="Span")
            return
        yield listing.paper.part(words, look.NAME, measure, tag="Span")
        return
    start = setter.spoken(when.start)
    runs = [Run(start, style)]
    if when.end is not None:
        runs.append(Run(f" – {setter.spoken(when.end)}", _END))
    yield Part("Span", tuple(set_runs(runs, measure)), struck=gone)
    if when.state == "approximate":
        yield listing.paper.part(listing.say("papers.approximate"), _WORDS, measure, tag="Span")


def _where(listing: Listing, slot: Slot, measure: float) -> Cell:
    entry, say, paper = slot.entry, listing.say, listing.paper
    assert entry is not None
    parts: list[Part] = []
    if entry.place:
        name = joined(entry.place.name, entry.place.room)
        parts.append(paper.part(name, look.INK_NOTE, measure))
        parts += [paper.part(line, look.NOTE, measure) for line in entry.place.address]
    if entry.meeting_point:
        said = paper.setter.meeting_point(entry.meeting_point)
        parts.append(paper.part(said, look.NOTE, measure))
    word = {"confirmed": ""}.get(entry.status, f"papers.status-{entry.status}")
    words = [say(word)] if word else []
    if entry.optional:
        words.append(say("papers.optional"))
    if words:
        parts.append(paper.part(", ".join(words), _WORDS, measure))
    return Cell(tuple(parts))
