"""What stands on the panels of a pocket schedule: days, and their lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time

from planner.documents import fonts, look, marks
from planner.documents.blocks import Block, Table, rule
from planner.documents.cells import Cell, Part, draw_text
from planner.documents.entries import STEPPING_BACK
from planner.documents.paper import Paper
from planner.documents.pocket_cover import in_order
from planner.documents.tables import CellRow, Column, Prose
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import (
    Run,
    Style,
    broken,
    joined,
    set_runs,
    set_text,
    shifted_lines,
    width,
)
from planner.editions.values import LATE_MORNING, Day, Entry

_MOST_CITIES = 5  # lines
_INDENT = 12.0  # of a title after its mark
_SHAPES = {"requested": "half", "proposed": "dotted", "declined": "cross", "cancelled": "cross"}


@dataclass(frozen=True, slots=True)
class Setting:
    """How close the lines of a panel stand."""

    day: Style  # of its weekday; the figure is bold
    city: Style
    title: Style
    about: Style
    start: Style
    heading: float  # the height of a day's heading
    above: float  # over and under a line
    below: float
    between: float  # two days on one panel
    run_in: bool  # place, meeting point and phone follow the title on its line

    @property
    def figure(self) -> Style:
        return replace(self.day, font=fonts.BOLD)

    @property
    def light(self) -> Style:
        return replace(self.title, font=fonts.REGULAR)


ROOMY = Setting(
    day=Style(fonts.REGULAR, 15, 18, look.INK),
    city=Style(fonts.BOLD, 9, 11, look.ACCENT),
    title=Style(fonts.BOLD, 9.5, 11.5, look.INK),
    about=Style(fonts.REGULAR, 8, 9.8, look.SOFT),
    start=Style(fonts.BOLD_FIGURES, 8.5, 11.5, look.INK),
    heading=24.0, above=2.5, below=3.0, between=6.0, run_in=False,
)  # fmt: skip


def _close(size: float, leading: float, pad: float) -> Setting:
    """Place and meeting point on the line of the title, the telephone on the cover alone."""
    return Setting(
        day=Style(fonts.REGULAR, size + 3, 12, look.INK),
        city=Style(fonts.BOLD, 8, 10, look.ACCENT),
        title=Style(fonts.BOLD, size, leading, look.INK),
        about=Style(fonts.REGULAR, max(7.5, size - 0.5), leading, look.SOFT),
        start=Style(fonts.BOLD_FIGURES, size, leading, look.INK),
        heading=size + 7, above=pad, below=pad + 0.2, between=2.5, run_in=True,
    )  # fmt: skip


SETTINGS = (ROOMY, _close(8.5, 10.2, 1.6), _close(8.0, 9.4, 1.2), _close(7.5, 8.6, 0.8))
"""From the roomy to the closest: the first that saves sheets is taken."""


def time_column(paper: Paper, days: Sequence[Day], setting: Setting, measure: float) -> float:
    """As wide as the times are, and as the longest word that stands for one beside its title."""
    words = [
        word
        for day in days
        for entry, _ in in_order(day)
        for word in ([_when(paper, entry)] if entry.when.start else _when(paper, entry).split())
        if entry.when.start or not setting.run_in
    ]
    start = setting.start
    longest = max((width(word, start.font, start.size) for word in words), default=0.0)
    return min(longest + 4, measure / 3)


@dataclass(slots=True)
class PanelDay:
    """“Thu 15”, the city at the right, an accent rule; again where the day goes on."""

    paper: Paper
    day: Day
    measure: float
    setting: Setting

    @property
    def _cities(self) -> Sequence[str]:
        return self._all_cities[:_MOST_CITIES]

    @property
    def _all_cities(self) -> Sequence[str]:
        city = self.setting.city
        return broken(self.paper.read(self.day.city), city.font, city.size, self.measure)

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
    def _undated(self) -> Style:
        """A word in place of a day, as large as the panel is wide."""
        size = self.setting.title.size + 1
        return Style(fonts.BOLD, size, size * 1.25, look.INK)

    @property
    def _lines(self) -> Sequence[str]:
        """The words in place of a day."""
        return broken(self._words[0], self._undated.font, self._undated.size, self.measure)

    @property
    def _wide(self) -> float:
        if self.day.date is None:
            return max(width(line, self._undated.font, self._undated.size) for line in self._lines)
        styles = (self.setting.day, self.setting.figure)
        return sum(
            width(text, style.font, style.size)
            for text, style in zip(self._words, styles, strict=True)
        )

    @property
    def _beside(self) -> bool:
        city, style = self._cities, self.setting.city
        wide = width(city[0], style.font, style.size) if city else 0.0
        return len(city) < 2 and self._wide + wide + 10 <= self.measure

    @property
    def height(self) -> float:
        more = 0.0 if self._beside else self.setting.city.leading * len(self._cities)
        if self.day.date is None:
            more += self._undated.leading * (len(self._lines) - 1)
        return self.setting.heading + more

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        weekday, date = self._words
        base = top - self.setting.day.size
        with canvas.artifact("Header") if again else canvas.under(canvas.root.add("H2")):
            if date:
                day = self.setting.day
                draw_text(canvas, weekday, day, left, base)
                x = left + width(weekday, day.font, day.size)
                draw_text(canvas, f"{date} ", self.setting.figure, x, base)
            else:
                for number, line in enumerate(self._lines):
                    y = base - number * self._undated.leading
                    draw_text(canvas, f"{line} ", self._undated, left, y)
        if self._cities:
            with canvas.artifact("Header") if again else canvas.under(canvas.root.add("P")):
                self._draw_cities(canvas, left, base)
        rule(canvas, left, top - self.height + 2, self.measure, look.ACCENT, 1.2)

    def _draw_cities(self, canvas: TaggedCanvas, left: float, base: float) -> None:
        style = self.setting.city
        if self._beside:
            (city,) = self._cities
            x = left + self.measure - width(city, style.font, style.size)
            draw_text(canvas, f"{city} ", style, x, base)
            return
        for number, line in enumerate(self._cities, start=1):
            draw_text(canvas, f"{line} ", style, left, base - style.leading * number)


@dataclass(slots=True)
class PanelRow:
    """A line of a panel, and the shape of its mark before the title."""

    row: CellRow
    shape: str | None
    x: float
    down: float  # from the top of the row to the middle of the title

    @property
    def height(self) -> float:
        return self.row.height

    def cut(self, room: float) -> tuple["PanelRow", "PanelRow"]:
        head, tail = self.row.cut(room)
        return replace(self, row=head), replace(self, row=tail, shape=None)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        self.row.table.begin_hidden(canvas, *(column.head for column in self.row.columns))
        self.row.draw(canvas, left, top, again=again)
        if self.shape is None:
            return
        x, y = left + self.x + 4.5, top - self.down
        with canvas.artifact():
            if len(self.shape) == 1:
                marks.group_mark(canvas, self.shape, x, y, 4.2, fonts.BOLD)
            else:
                marks.status_shape(canvas, self.shape, x, y, look.INK)


def lines_of_day(
    paper: Paper, day: Day, setting: Setting, measure: float, time: float
) -> Iterator[Block]:
    say = paper.say
    cols = [
        Column(say("papers.column-time"), 0.0, time),
        Column(say("papers.column-what"), time + 2, measure - time - 2),
    ]
    table = Table(paper.canvas.root)
    lines = in_order(day)
    until = _free_until(day)
    if until is not None:
        yield _free(paper, table, cols, until, setting, measure)
    for entry, letter in lines:
        yield _row(paper, table, cols, entry, letter, setting, measure)
    if not lines:
        part = Part("P", tuple(set_text(say("papers.free"), look.ASIDE, measure)))
        yield Prose(paper.canvas.root, Cell((part,)), 4)


def _free_until(day: Day) -> time | None:
    """When the first thing of a day begins, where that is late and it is not the day of arrival."""
    first = next((entry for entry, _ in in_order(day) if entry.status != "cancelled"), None)
    begins = first.when.start if first and (day.number or 0) > 1 else None
    return begins if begins and begins > LATE_MORNING else None


def _free(
    paper: Paper,
    table: Table,
    cols: Sequence[Column],
    until: time,
    setting: Setting,
    measure: float,
) -> PanelRow:
    """“Free until 11:00 a.m.”, on one line."""
    said = paper.say("papers.free-until", time=paper.setter.spoken(until))
    free = Part("Span", tuple(set_text(said, setting.about, cols[1].width)))
    row = CellRow(table, cols, [Cell(), Cell((free,))], measure, setting.above, setting.below)
    return PanelRow(row, None, cols[1].x, setting.above)


def _row(
    paper: Paper,
    table: Table,
    cols: Sequence[Column],
    entry: Entry,
    letter: str,
    setting: Setting,
    measure: float,
) -> PanelRow:
    gone = entry.status == "cancelled"
    shape = _SHAPES.get(entry.status) or letter[:1] or None
    indent = _INDENT if shape else 0.0
    style = setting.light if gone or entry.kind in STEPPING_BACK else setting.title
    room = cols[1].width - indent
    about = list(_about(paper, entry, letter, numbers=not setting.run_in))
    if setting.run_in and about and not gone:
        parts = [_run_in(paper, entry, about, style, setting.about, cols[1].width, indent)]
    else:
        title = paper.part(entry.title, style, room, tag="Span", field="title")
        parts = [replace(title, lines=tuple(shifted_lines(title.lines, indent)), struck=gone)]
        parts += [paper.part(text, setting.about, cols[1].width) for text in about]
    over = setting.run_in and entry.when.start is None  # words in place of a time
    when = tuple(set_text(_when(paper, entry), setting.start, measure if over else cols[0].width))
    if over:
        parts[0] = replace(parts[0], above=len(when) * setting.start.leading)
    time = Cell((Part("Span", when, struck=gone),))
    row = CellRow(table, cols, [time, Cell(tuple(parts))], measure, setting.above, setting.below)
    down = setting.above + parts[0].above + setting.title.leading / 2 - 0.15
    return PanelRow(row, shape, cols[1].x, down)


def _when(paper: Paper, entry: Entry) -> str:
    setter = paper.setter
    when = setter.spoken(entry.when.start) if entry.when.start else setter.time_words(entry.when)
    return f"≈ {when}" if entry.when.state == "approximate" else when


def _run_in(
    paper: Paper,
    entry: Entry,
    about: Sequence[str],
    title: Style,
    soft: Style,
    measure: float,
    indent: float,
) -> Part:
    """The title, and what else is to be known on the same line."""
    read = [paper.proof.read(entry.title, entry.id, "title")]
    read += [paper.proof.read(text, entry.id, "venue") for text in about]
    (called, _), *rest = read
    apart = " · " if title.font == fonts.REGULAR else " "
    runs = [Run(called, title), Run(apart + " · ".join(text for text, _ in rest), soft)]
    lines = shifted_lines(set_runs(runs, measure - indent), indent)
    actual = " ".join((entry.title, *about)) if any(entered for _, entered in read) else None
    return Part("Span", tuple(lines), actual=actual)


def _about(paper: Paper, entry: Entry, letter: str, *, numbers: bool) -> Iterator[str]:
    """Mark words, place and meeting point on one line; whom to call on others. Where lines stand
    close, the numbers are on the cover alone.
    """
    say = paper.say
    words = [say(f"papers.status-{entry.status}")] if entry.status != "confirmed" else []
    words += [say("papers.optional")] if entry.optional else []
    if letter:
        words.append(say("papers.group", letter=letter))
    about = [", ".join(words)] if words else []
    if entry.place:
        about.append(joined(entry.place.name, entry.place.room))
    if entry.meeting_point:
        about.append(paper.setter.meeting_point(entry.meeting_point))
    if about:
        yield " · ".join(about) if len(about) > 1 else about[0]
    if entry.kind in STEPPING_BACK:
        for met in entry.people:
            if met.phone and met.function in ("driver", "escort", "interpreter"):
                yield " ".join(filter(None, (met.name, met.phone if numbers else None)))
