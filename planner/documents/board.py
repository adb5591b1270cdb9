"""The return-visit board and the portfolio: one row an exchange on a line of twelve months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.documents import fonts, look, marks
from planner.documents.blocks import Table, rule
from planner.documents.board_line import BoardLine, lozenge
from planner.documents.board_paper import (
    IN_ACCENT,
    NAMES,
    ROOM_FOR_STANDING,
    SHAPES,
    SMALL,
    STANDING,
    BoardPaper,
    Scale,
)
from planner.documents.cells import Cell, draw_text
from planner.documents.pages import Flow
from planner.documents.tables import PageTitle, Prose, Space, TitleAgain
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Style, width
from planner.editions.values.board import Board, BoardRow

COUNT = Style(fonts.BOLD_FIGURES, 12, 15, look.INK)
TODAY = Style(fonts.BOLD, 7.5, 9, look.WHITE)
_KEY = ("first", "window", "missed", "return", "follow-on")
_BOLD = ("overdue", "closing", "scheduled-outside")


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
                color = look.ACCENT if standing in IN_ACCENT else look.INK
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
        if not again:  # the title that goes on has a rule of its own
            rule(canvas, left, top, inner, look.ACCENT, 0.8)
        rule(canvas, left, top - self.height, inner, look.RULE, 0.6)

    def _month(self, month: date) -> str:
        first = month == self.scale.begins or month.month == 1
        # a month has room for one language
        return self.paper.words.first.month_short(month, with_year=first)


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
        """The key stands under today's date where there is no room beside it."""
        today = self.paper.edition.made_on
        said = [self.paper.say(f"board.key-{word}") for word in _KEY]
        wide = sum(40 + width(text, SMALL.font, SMALL.size) for text in said)
        shown = self.scale.begins <= today <= self.scale.ends
        return 14.0 if shown and self.scale.at(today) - 45 < wide else 0.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        say, x, y = self.paper.say, left, top - 12 - self._down
        with canvas.artifact():
            for word in _KEY:
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
        elif word == "follow-on":
            lozenge(canvas, x + 12, y + 3)
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
        flow.add(Space(8))
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
    standing = Cell(
        tuple(
            paper.part(text, style, ROOM_FOR_STANDING, even=True) for text, style in texts if text
        )
    )
    return BoardLine(paper, table, scale, row, names, standing)


def _standing(paper: BoardPaper, row: BoardRow) -> Sequence[str]:
    say = paper.say
    if row.standing == "waived":
        why = paper.read(row.waived_because)
        said = [say("board.waived", why=why) if why else say("board.one-visit")]
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
