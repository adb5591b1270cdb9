"""The feedback form: a line an item, five figures to tick, room for words; a form a person."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.documents import look
from planner.documents.blocks import Table, rule
from planner.documents.cells import Cell, Part, draw_cell, draw_line
from planner.documents.listing import Listing, Text
from planner.documents.paper import Leaf, Paper
from planner.documents.tables import CellRow, Column, TableHead, TitleAgain, columns
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Piece, Style, joined, width
from planner.editions.values import FeedbackForm, Form, Question

_MARKS = ("1", "2", "3", "4", "5")
_BOX, _APART = 15.0, 19.5  # points: a figure's box, and from one to the next
_WRITTEN = 18.0  # from one line for words to the next
_IN_BOX = Style(look.FIGURE.font, 9.5, _BOX, look.SOFT)


def add(paper: Paper, edition: FeedbackForm) -> None:
    for number, form in enumerate(edition.forms):
        _form(paper, form, level=2 if number else 1)


def _form(paper: Paper, form: Form, level: int) -> None:
    say = paper.say
    title = say("papers.feedback-form")
    whose = paper.read(form.name) or _group(paper, form)
    name = None if form.name else ToWrite(paper, say("papers.form-name"))
    again = SheetAgain(paper, say("papers.named", name=title, text=whose) if whose else title, name)
    listing = Listing(paper, title, paper.dates, level=level, again=again)
    if whose:
        listing.prose(whose, look.TITLE, above=2)
    if name:
        listing.flow.add(name)
    listing.prose(say("papers.form-how"), look.BODY, above=4)
    cols = columns(
        paper.inner,
        (say("papers.column-what-public"), 56),
        (say("papers.column-mark"), 26),
        (say("papers.column-words"), 40),
    )
    table = Table(listing.root)
    listing.flow.head(TableHead(table, cols, paper.inner))
    for question in form.questions:
        listing.flow.add(_row(listing, table, cols, _asked(listing, question)))
    whole = [(say("papers.report-visit-as-a-whole"), look.NAME)]
    listing.flow.add(_row(listing, table, cols, whole, lines=5))
    listing.flow.head()
    listing.prose(say("papers.form-back"), look.ASIDE, above=10)
    _put(paper, listing)


def _group(paper: Paper, form: Form) -> str:
    """“Group A: Policing and schools”."""
    if form.group is None:
        return ""
    group, name = paper.say("papers.group", letter=form.group), paper.read(form.group_name)
    return paper.say("papers.named", name=group, text=name) if name else group


def _put(paper: Paper, listing: Listing) -> None:
    """Every form counts its own pages: it goes to somebody by itself."""
    pages = listing.flow.finish()
    for number, page in enumerate(pages, start=1):
        said = paper.say("papers.page-of", page=number, pages=len(pages))
        paper.leaves.append(Leaf(page, paper.sheet, said))


def _asked(listing: Listing, question: Question) -> list[Text]:
    """The item by its title, and what brings it to mind: when and where it was."""
    when = [listing.day(question.date), listing.time(question.when) if question.date else None]
    said: list[Text] = [(question.title, look.NAME)]
    said.append((", ".join(filter(None, when)), look.NOTE))
    place = question.place
    if place is not None:
        said.append((joined(place.name, place.room), look.NOTE))
    return said


def _row(
    listing: Listing, table: Table, cols: Sequence[Column], texts: Sequence[Text], lines: int = 2
) -> "Asked":
    what, marks, words = cols
    boxes = tuple(
        Piece(at * _APART + (_BOX - width(mark, _IN_BOX.font, _IN_BOX.size)) / 2, mark, _IN_BOX)
        for at, mark in enumerate(_MARKS)
    )
    cells = (
        listing.paper.cell(what.width, *texts),
        Cell((Part("P", (boxes,)),)),
        Cell((Part("P", above=lines * _WRITTEN),)),
    )
    return Asked(CellRow(table, cols, cells, listing.inner), marks, words, lines)


@dataclass(slots=True)
class Asked:
    """A row with boxes to tick and lines to write on; both are drawn, the figures are text."""

    row: CellRow
    marks: Column
    words: Column
    lines: int

    @property
    def height(self) -> float:
        return self.row.height

    def cut(self, room: float) -> tuple["Asked", "Asked"]:
        head, tail = self.row.cut(room)
        return Asked(head, self.marks, self.words, self.lines), Asked(
            tail, self.marks, self.words, 0
        )

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        self.row.draw(canvas, left, top, again=again)
        if not self.lines:  # what goes over from the page before has its boxes there
            return
        y = top - self.row.above
        with canvas.artifact():
            canvas.setStrokeColor(look.RULE)
            canvas.setLineWidth(0.8)
            for at in range(len(_MARKS)):
                x = left + self.marks.x + at * _APART
                canvas.roundRect(x, y - _BOX, _BOX, _BOX, 1.5, stroke=1, fill=0)
        for at in range(1, self.lines):
            rule(canvas, left + self.words.x, y - at * _WRITTEN, self.words.width, look.HAIR, 0.5)


@dataclass(slots=True)
class SheetAgain:
    """The head of a form's other sheets: each bears a name, or a line to write it on."""

    paper: Paper
    title: str
    name: "ToWrite | None"

    @property
    def _title(self) -> TitleAgain:
        return TitleAgain(self.title, self.paper.say("papers.continued"), self.paper.inner)

    @property
    def height(self) -> float:
        return self._title.height + (self.name.height if self.name else 0.0)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        self._title.draw(canvas, left, top, again=True)
        if self.name:
            self.name.draw(canvas, left, top - self._title.height, again=True)


@dataclass(slots=True)
class ToWrite:
    """A word, and a line to write on beside it."""

    paper: Paper
    said: str

    @property
    def _part(self) -> Part:
        return self.paper.part(self.said, look.BODY, self.paper.inner / 2)

    @property
    def height(self) -> float:
        return 8 + self._part.height

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        part = self._part
        if again:
            with canvas.artifact("Header"):
                for number, line in enumerate(part.lines):
                    draw_line(canvas, line, left, top - 8 - number * look.BODY.leading)
        else:
            draw_cell(canvas, Cell((part,)), left, top - 8, canvas.root)
        wide = self.paper.inner / 2
        rule(canvas, left + wide, top - self.height + 2, wide, look.RULE, 0.7)
