"""The feedback form: a line an item, five figures to tick, room for words; a form a person."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.documents import fonts, look
from planner.documents.blocks import Table, rule
from planner.documents.cells import Cell, Part, draw_cell, draw_line
from planner.documents.listing import Listing
from planner.documents.paper import Leaf, Paper
from planner.documents.tables import CellRow, Column, Space, TableHead, TitleAgain, columns
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Piece, Run, Style, joined, set_runs, width
from planner.editions.values import FeedbackForm, Form, Question

_MARKS = ("1", "2", "3", "4", "5")
_BOX, _APART = 14.0, 17.5  # points: a figure's box, and from one to the next
_WRITTEN = 18.0  # from one line for words to the next
_WHOLE = 3  # lines for words about the visit as a whole
_SPACES = (6.0, 4.0, 2.5)  # over and under a line of the form: the widest of the fewest sheets
_IN_BOX = Style(look.FIGURE.font, 9.5, _BOX, look.SOFT)
_TITLE = Style(fonts.BOLD, 8.5, 10, look.INK)
_PLACE = Style(fonts.REGULAR, 8, 10, look.SOFT)
_WHEN = Style(fonts.FIGURES, 8, 10, look.INK)


def add(paper: Paper, edition: FeedbackForm) -> None:
    for number, form in enumerate(edition.forms):
        _form(paper, form, level=2 if number else 1)


def _form(paper: Paper, form: Form, level: int) -> None:
    tried = (_listing(paper, form, level, space) for space in _SPACES)
    _put(paper, min(tried, key=lambda listing: len(listing.flow.pages)))


def _listing(paper: Paper, form: Form, level: int, space: float) -> Listing:
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
    listing.flow.add(Space(5))
    cols = columns(
        paper.inner,
        (say("papers.column-when"), 58),
        (say("papers.column-what-public"), 204),
        (say("papers.column-mark"), 84),
        (say("papers.column-words"), 122),
    )
    table = Table(listing.root)
    listing.flow.head(TableHead(table, cols, paper.inner))
    for question in form.questions:
        cells = _asked(listing, question, cols)
        listing.flow.add(_row(listing, table, cols, cells, space))
    whole = paper.cell(cols[1].width, (say("papers.report-visit-as-a-whole"), _TITLE))
    listing.flow.add(_row(listing, table, cols, (Cell(), whole), space, lines=_WHOLE))
    listing.flow.head()
    listing.prose(say("papers.form-back"), look.ASIDE, above=7)
    return listing


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


def _asked(listing: Listing, question: Question, cols: Sequence[Column]) -> tuple[Cell, Cell]:
    """What brings an item to mind, when it was and where, and its title."""
    paper = listing.paper
    when, what = cols[:2]
    day = question.date
    told = [(f"{paper.words.weekday_short(day)} {day.day}", _WHEN)] if day else []
    told.append((_time(paper, question), _WHEN) if day else ("", _WHEN))
    title, entered = paper.proof.read(question.title)
    runs, actual = [Run(title, _TITLE)], [entered or question.title]
    if question.place is not None:
        place = joined(question.place.name, question.place.room)
        shown, entered_too = paper.proof.read(place)
        entered = entered or entered_too
        runs.append(Run(f" {shown}", _PLACE))
        actual.append(place)
    lines = tuple(set_runs(runs, what.width))
    part = Part("P", lines, actual=" ".join(actual) if entered else None)
    return paper.cell(when.width, *told), Cell((part,))


def _time(paper: Paper, question: Question) -> str:
    """When it began."""
    when, setter = question.when, paper.setter
    if when.start is None:
        return setter.time_words(when)
    said = setter.spoken(when.start)
    return f"≈ {said}" if when.state == "approximate" else said


def _row(
    listing: Listing,
    table: Table,
    cols: Sequence[Column],
    cells: tuple[Cell, Cell],
    space: float,
    lines: int = 0,
) -> "Asked":
    boxes = tuple(
        Piece(at * _APART + (_BOX - width(mark, _IN_BOX.font, _IN_BOX.size)) / 2, mark, _IN_BOX)
        for at, mark in enumerate(_MARKS)
    )
    marks = Cell((Part("P", (boxes,)),))
    words = Cell((Part("P", above=2 * _TITLE.leading + lines * _WRITTEN),))
    row = CellRow(table, cols, (*cells, marks, words), listing.inner, space, space)
    return Asked(row, cols[2], lines)


@dataclass(slots=True)
class Asked:
    """A row with boxes to tick and lines to write on; both are drawn, the figures are text."""

    row: CellRow
    marks: Column
    lines: int = 0  # over the whole width, under what is asked
    boxes: bool = True

    @property
    def height(self) -> float:
        return self.row.height

    def cut(self, room: float) -> tuple["Asked", "Asked"]:
        """What goes over to the next page has its boxes on the one before."""
        head, tail = self.row.cut(room)
        return Asked(head, self.marks, self.lines), Asked(tail, self.marks, boxes=False)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        self.row.draw(canvas, left, top, again=again)
        if not self.boxes:
            return
        y = top - self.row.above
        with canvas.artifact():
            canvas.setStrokeColor(look.RULE)
            canvas.setLineWidth(0.8)
            for at in range(len(_MARKS)):
                x = left + self.marks.x + at * _APART
                canvas.roundRect(x, y - _BOX, _BOX, _BOX, 1.5, stroke=1, fill=0)
        for at in range(1, self.lines):
            under = top - self.height + at * _WRITTEN
            rule(canvas, left, under, self.row.inner, look.HAIR, 0.5)


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
