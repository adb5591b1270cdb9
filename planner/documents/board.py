"""The return-visit board and the portfolio: one row an exchange on a line of twelve months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.documents import fonts, look, marks
from planner.documents.blocks import Table, rule
from planner.documents.cells import Cell, draw_cell, draw_text
from planner.documents.office_paper import OfficePaper
from planner.documents.pages import Flow
from planner.documents.tables import PageTitle, Prose, TitleAgain
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Style, width
from planner.editions.values.board import Board, BoardRow, Days

NAMES, STANDING, RIGHT = 0.0, 149.0, 62.0  # columns, from the left; the last from the right
LINE, ROOM_FOR_STANDING = 289.0, 122.0
BAR, BACK = 10.0, 15.0  # heights of a bar, and of that of the return visit
NUMBER = Style(fonts.BOLD_FIGURES, 13, 15, look.INK)
SMALL = Style(fonts.REGULAR, 7.5, 9, look.SOFT)
LABEL = Style(fonts.REGULAR, 7, 9, look.INK)
LABEL_BOLD = Style(fonts.BOLD, 7, 9, look.INK)
COUNT = Style(fonts.BOLD_FIGURES, 12, 15, look.INK)
TODAY = Style(fonts.BOLD, 7.5, 9, look.WHITE)

SHAPES = {
    "overdue": "urgent",
    "closing": "half",
    "scheduled-outside": "triangle",
    "open": "circle",
    "scheduled-inside": "disc",
    "not-yet-open": "dotted",
    "undated": "asked",
    "waived": "bar",
    "held": "check",
}
_BOLD = ("overdue", "closing", "scheduled-outside")
_ACCENT = ("scheduled-inside", "held")


class BoardPaper(OfficePaper):
    """A paper of rows on a line of time."""

    edition: Board

    def __init__(self, board: Board, kind: str) -> None:
        self.kind = kind
        head = "board.header-portfolio" if self.portfolio else "board.header"
        super().__init__(board, kind, look.LANDSCAPES[board.reader.size], head)

    @property
    def portfolio(self) -> bool:
        return self.kind == "portfolio"


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a day lies between the left end and the right end of the line of time."""

    begins: date
    ends: date
    width: float

    def at(self, day: date) -> float:
        days = (self.ends - self.begins).days + 1
        share = (day - self.begins).days / days
        return LINE + min(max(share, 0.0), 1.0) * (self.width - LINE - RIGHT)

    def shows(self, days: Days) -> bool:
        return days[0] <= self.ends and self.begins <= days[1]

    def months(self) -> list[date]:
        found = [self.begins]
        while True:
            following = (found[-1].replace(day=28) + timedelta(days=4)).replace(day=1)
            if following > self.ends:
                return found
            found.append(following)


@dataclass(slots=True)
class Counts:
    """How many stand how, each with its mark."""

    paper: BoardPaper
    height: float = 24.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        say, x, y = self.paper.say, left, top - 16
        with canvas.under(canvas.root.add("P")):
            for standing, count in self.paper.edition.standings:
                word = say(f"board.count-{standing}")
                number = f"{count} "
                draw_text(canvas, number, COUNT, x + 12, y)
                x_word = x + 12 + width(number, COUNT.font, COUNT.size)
                draw_text(canvas, f"{word} ", look.NOTE, x_word, y)
                x = x_word + width(word, look.NOTE.font, look.NOTE.size) + 20
        with canvas.artifact():
            x = left
            for standing, count in self.paper.edition.standings:
                color = look.ACCENT if standing in _ACCENT else look.INK
                marks.status_shape(canvas, SHAPES[standing], x + 5, y + 3.6, color)
                word = say(f"board.count-{standing}")
                x += 12 + width(f"{count} ", COUNT.font, COUNT.size)
                x += width(word, look.NOTE.font, look.NOTE.size) + 20


@dataclass(slots=True)
class BoardHead:
    """The heads of the columns, with the months."""

    paper: BoardPaper
    table: Table
    scale: Scale
    height: float = 20.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        say, inner, y = self.paper.say, self.scale.width, top - 13
        head = None if again else self.table.begin(canvas)
        second = "board.phase" if self.paper.portfolio else "board.standing"
        days = say("board.days")
        heads = [
            (NAMES, say("board.exchange")),
            (STANDING, say(second)),
            *((self.scale.at(month) + 3, self._month(month)) for month in self.scale.months()),
            (inner - width(days, look.COLUMN.font, look.COLUMN.size), days),
        ]
        # the months are one column of the table: their names are its head
        told = [heads[0][1], heads[1][1], ", ".join(word for _, word in heads[2:-1]), days]
        if head is not None:
            for word in told:
                head.add("TH", scope="Column", ActualText=word)
        with canvas.artifact("Header"):
            for x, word in heads:
                draw_text(canvas, word, look.COLUMN, left + x, y)
        rule(canvas, left, top, inner, look.ACCENT, 0.8)
        rule(canvas, left, top - self.height, inner, look.RULE, 0.6)

    def _month(self, month: date) -> str:
        first = month == self.scale.begins or month.month == 1
        # a month has room for one language
        return self.paper.words.first.month_short(month, with_year=first)


@dataclass(slots=True)
class BoardLine:
    """One exchange."""

    paper: BoardPaper
    table: Table
    scale: Scale
    row: BoardRow
    names: Cell
    standing: Cell
    last: bool = False

    @property
    def height(self) -> float:
        return max(44.0, self.names.height + 16, self.standing.height + 16)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        middle = top - self.height / 2
        inner = self.scale.width
        self._grid(canvas, left, top)
        made = self.table.row()
        names = made.add("TH", scope="Row")
        draw_cell(canvas, self.names, left + NAMES, middle + self.names.height / 2, names)
        standing = made.add("TD")
        draw_cell(
            canvas, self.standing, left + STANDING + 16, middle + self.standing.height / 2, standing
        )
        color = look.ACCENT if self.row.standing in _ACCENT else look.INK
        with canvas.artifact():
            shape = SHAPES[self.row.standing]
            marks.status_shape(canvas, shape, left + STANDING + 5, middle, color)
            self._bars(canvas, left, middle)
        with canvas.under(made.add("TD")):
            self._labels(canvas, left, middle)
        with canvas.under(made.add("TD")):
            self._days(canvas, left + inner, middle)
        rule(canvas, left, top - self.height, inner, look.RULE if self.last else look.HAIR, 0.6)

    def _grid(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(look.HAIR)
            canvas.setLineWidth(0.5)
            edges = [self.scale.at(month) for month in self.scale.months()]
            for x in (*edges, self.scale.width - RIGHT):
                canvas.line(left + x, top, left + x, top - self.height)
            today = self.paper.edition.made_on
            if self.scale.begins <= today <= self.scale.ends:
                x = left + self.scale.at(today)
                canvas.setStrokeColor(look.INK)
                canvas.setLineWidth(1.6)
                canvas.line(x, top, x, top - self.height)

    def _bars(self, canvas: TaggedCanvas, left: float, y: float) -> None:
        row = self.row
        if row.window and self.scale.shows(row.window):
            missed = row.standing == "overdue"
            x, wide = self._span(row.window)
            canvas.setLineWidth(1.0)
            canvas.setStrokeColor(look.INK if missed else look.ACCENT)
            canvas.setFillColor(look.WHITE if missed else look.ACCENT_WASH)
            canvas.saveState()
            if missed:
                canvas.setDash(2, 1.6)
            canvas.rect(left + x, y - BAR / 2, wide, BAR, stroke=1, fill=1)
            canvas.restoreState()
        if row.first and self.scale.shows(row.first):
            x, wide = self._span(row.first)
            canvas.setFillColor(look.ACCENT)
            canvas.rect(left + x, y - BAR / 2, wide, BAR, stroke=0, fill=1)
        if row.back and self.scale.shows(row.back):
            x, wide = self._span(row.back)
            canvas.setFillColor(look.INK)
            canvas.rect(left + x, y - BACK / 2, wide, BACK, stroke=0, fill=1)

    def _span(self, days: Days) -> tuple[float, float]:
        x = self.scale.at(days[0])
        return x, max(self.scale.at(days[1] + timedelta(days=1)) - x, 5.0)

    def _labels(self, canvas: TaggedCanvas, left: float, y: float) -> None:
        """The dates over the bars; in words where nothing of it lies in these months."""
        row, words, size = self.row, self.paper.words.first, self.paper.reader.size
        drawn = False
        for days, style, up in ((row.first, LABEL, 8.0), (row.back, LABEL_BOLD, 10.5)):
            if days and self.scale.shows(days):
                text = f"{words.abbreviated_range(*days, size)} "
                wide = width(text, style.font, style.size)
                x = min(self.scale.at(days[0]), self.scale.width - RIGHT - wide)
                if style is LABEL_BOLD:
                    x = max(LINE, x - wide / 2 + self._span(days)[1] / 2)
                draw_text(canvas, text, style, left + x, y + up)
                drawn = True
        waiting = row.standing in ("overdue", "closing", "open")
        if row.window and waiting and self.scale.begins <= row.window[1] <= self.scale.ends:
            day = words.abbreviated(row.window[1], size)
            text = f"{words.say('board.until', day=day)} "
            x = self.scale.at(row.window[1]) + 5
            if x + width(text, LABEL.font, LABEL.size) < self.scale.width - RIGHT:
                draw_text(canvas, text, LABEL, left + x, y - 2.5)
                drawn = True
        if not drawn:
            self._in_words(canvas, left, y)

    def _in_words(self, canvas: TaggedCanvas, left: float, y: float) -> None:
        row, words = self.row, self.paper.words
        if row.first:
            text = words.date_range(*row.first, self.paper.reader.size)
        elif row.first_as_given:
            text = self.paper.say("board.as-given", given=self.paper.read(row.first_as_given))
        else:
            text = self.paper.say("board.unknown")
        wide = width(text, look.KEY.font, look.KEY.size)
        x = max(LINE + 4, self.scale.width - RIGHT - 4 - wide)
        draw_text(canvas, f"{text} ", look.KEY, left + x, y - 2.5)

    def _days(self, canvas: TaggedCanvas, right: float, y: float) -> None:
        row = self.row
        number, word = {
            "overdue": (-(row.days_left or 0), "over"),
            "closing": (row.days_left, "left"),
            "open": (row.days_left, "left"),
            "not-yet-open": (row.days_to_opening, "to-opening"),
        }.get(row.standing, (None, ""))
        if number is None:
            return
        text, said = str(number), self.paper.say(f"board.{word}")
        style = NUMBER if word != "to-opening" else Style(fonts.BOLD_FIGURES, 9.5, 12, look.INK)
        draw_text(canvas, f"{text} ", style, right - width(text, style.font, style.size), y)
        draw_text(canvas, f"{said} ", SMALL, right - width(said, SMALL.font, SMALL.size), y - 10)


@dataclass(slots=True)
class BoardKey:
    """What the bars mean, and today's date at the foot of its line."""

    paper: BoardPaper
    scale: Scale

    @property
    def height(self) -> float:
        return 20.0 + self._down

    @property
    def _down(self) -> float:
        """In two languages the key stands under today's date, not beside it."""
        return 14.0 if len(self.paper.words.sides) > 1 else 0.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        say, x, y = self.paper.say, left, top - 12 - self._down
        with canvas.artifact():
            for word in ("first", "window", "missed", "return"):
                text = say(f"board.key-{word}")
                self._sample(canvas, word, x, y)
                draw_text(canvas, text, SMALL, x + 24, y)
                x += 24 + width(text, SMALL.font, SMALL.size) + 16
            today = self.paper.edition.made_on
            if self.scale.begins <= today <= self.scale.ends:
                day = self.paper.words.day_month(today, self.paper.reader.size)
                text = say("board.today", day=day)
                wide = width(text, TODAY.font, TODAY.size) + 8
                at = min(left + self.scale.at(today) - wide / 2, left + self.scale.width - wide)
                canvas.setFillColor(look.INK)
                canvas.rect(at, top - 15, wide, 13, stroke=0, fill=1)
                draw_text(canvas, text, TODAY, at + 4, top - 11.5)

    @staticmethod
    def _sample(canvas: TaggedCanvas, word: str, x: float, y: float) -> None:
        canvas.saveState()
        canvas.setLineWidth(1.0)
        if word == "first":
            canvas.setFillColor(look.ACCENT)
            canvas.rect(x, y - 1, 14, 8, stroke=0, fill=1)
        elif word == "return":
            canvas.setFillColor(look.INK)
            canvas.rect(x + 6, y - 3, 6, 12, stroke=0, fill=1)
        else:
            missed = word == "missed"
            canvas.setStrokeColor(look.INK if missed else look.ACCENT)
            canvas.setFillColor(look.WHITE if missed else look.ACCENT_WASH)
            if missed:
                canvas.setDash(2, 1.6)
            canvas.rect(x, y - 1, 18, 8, stroke=1, fill=1)
        canvas.restoreState()


def add(paper: BoardPaper, board: Board) -> None:
    """The board, over as many pages as there are exchanges for."""
    say, inner = paper.say, paper.inner
    title = say(f"board.{paper.kind}")
    scale = Scale(board.begins, board.ends, inner)
    table = Table(paper.canvas.root)
    heading = PageTitle(paper.canvas.root, title, "", inner, "H1")
    paper.headed = True
    flow = Flow(paper.sheet.room - 20, heading, TitleAgain(title, say("papers.continued"), inner))
    if board.rows:
        flow.add(Counts(paper))
    if paper.portfolio and board.rows:
        flow.add(_prose(paper, _countries(paper, board)))
    if not board.rows:
        flow.add(_prose(paper, say("board.none")))
    else:
        flow.head(BoardHead(paper, table, scale))
        lines = [_line(paper, table, scale, row) for row in board.rows]
        lines[-1].last = True
        for line in lines:
            flow.add(line)
        flow.head()
        flow.add(BoardKey(paper, scale))
    paper.add(flow.finish())


def _prose(paper: BoardPaper, text: str) -> Prose:
    part = paper.part(text, look.NOTE, paper.inner)
    return Prose(paper.canvas.root, Cell((part,)), 2.0)


def _countries(paper: BoardPaper, board: Board) -> str:
    say = paper.say
    counts = (f"{name or say('board.no-country')} {count}" for name, count in board.countries)
    return say("board.countries", counts=", ".join(counts))


def _line(paper: BoardPaper, table: Table, scale: Scale, row: BoardRow) -> BoardLine:
    foreign = paper.words.listed(row.foreign) or row.name
    partners = paper.words.listed(row.partners)
    measure = STANDING - 14
    names = paper.cell(measure, (foreign, look.NAME), (partners, look.INK_NOTE))
    style = look.NAME if row.standing in _BOLD else look.INK_NOTE
    texts: list[tuple[str | None, Style]] = []
    if paper.portfolio:
        texts.append((paper.say(f"board.phase-{row.phase}"), look.NAME))
        style = look.INK_NOTE
    texts += [(text, style) for text in _standing(paper, row)]
    return BoardLine(paper, table, scale, row, names, paper.cell(ROOM_FOR_STANDING, *texts))


def _standing(paper: BoardPaper, row: BoardRow) -> Sequence[str]:
    say = paper.say
    if row.standing == "waived":
        said = [say("board.waived", why=paper.read(row.waived_because))]
    elif row.standing == "held" and row.days_after is not None:
        said = [say("board.held-after", days=row.days_after)]
    elif row.standing == "scheduled-outside":
        said = [say("board.scheduled-outside", count=row.days_outside or 0)]
    else:
        said = [say(f"board.{row.standing}", days=row.days_after or 0)]
    if paper.portfolio and row.overdue:
        said.append(say("board.late", count=row.overdue))
    if paper.portfolio and row.unconfirmed:
        said.append(say("board.unconfirmed", count=row.unconfirmed))
    return said
