"""Reports: sections of numbers and tables, feedback as bars, letters to be signed."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.documents import look
from planner.documents.blocks import Block, Table, rule
from planner.documents.cells import Cell, Part, draw_cell
from planner.documents.listing import Listing
from planner.documents.pages import Flow
from planner.documents.paper import Leaf, Paper
from planner.documents.tables import Column, TableHead, TitleAgain, aligned, columns, prose
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import set_text
from planner.editions.values import Counted, Marks, Report, Section

_SHARES = {
    "column-items": (12, "right"),
    "column-date": (16, "left"),
    "column-status": (16, "left"),
    "column-kind": (18, "left"),
    "column-stay": (24, "left"),
    "column-requested": (22, "right"),
    "column-approved": (22, "right"),
    "column-spent": (22, "right"),
    "column-what-they-did": (48, "left"),
}
_BAR = 10.0  # points high
# one shade a mark, poor to excellent; the figure in each says which, so gray print is enough
_SHADES = ("#15191C", "#4A5359", "#7E898F", "#C3CACE", "#EDF1F2")


def add(paper: Paper, report: Report) -> None:
    say = paper.say
    listing = Listing(paper, paper.name, str(report.year or paper.dates or ""))
    for section in report.sections:
        _section(paper, listing, section)
    if not report.sections:
        listing.prose(say("papers.report-nothing"), look.ASIDE)
    listing.end()
    for letter in report.letters:
        _letter(paper, letter)


def _section(paper: Paper, listing: Listing, section: Section) -> None:
    say = paper.say
    head = listing.section(say(f"papers.{section.key}"))
    if section.empty:
        listing.nothing(head, say(f"papers.{section.nothing}"))
        return
    above: list[Block] = [head]
    if section.counts:
        listing.table(_count_columns(paper), (_count(paper, it) for it in section.counts), *above)
        above = []
    if section.rows:
        cols = columns(
            paper.inner,
            *((say(f"papers.{key}"), *_SHARES.get(key, (34, "left"))) for key in section.head),
        )
        rows = (listing.cells(cols, *(text or None for text in row)) for row in section.rows)
        listing.table(cols, rows, *above)
        above = []
    if section.marks:
        _bars(paper, listing, section, above)


def _count_columns(paper: Paper) -> list[Column]:
    say = paper.say
    return columns(
        paper.inner,
        (say("papers.column-what-public"), 34),
        (say("papers.column-number"), 12, "right"),
        (say("papers.column-which"), 74),
    )


def _count(paper: Paper, counted: Counted) -> list[Cell]:
    cols = _count_columns(paper)
    return [
        paper.cell(cols[0].width, (_label(paper, counted), look.NAME)),
        paper.cell(cols[1].width, (str(counted.number), look.FIGURE)),
        paper.cell(cols[2].width, ("; ".join(counted.things) or "—", look.NOTE)),
    ]


def _label(paper: Paper, counted: Counted) -> str:
    return paper.read(counted.named) or paper.say(f"papers.{counted.label}")


# -- feedback --------------------------------------------------------------------------------------


def _bars(paper: Paper, listing: Listing, section: Section, above: Sequence[Block]) -> None:
    say, table = paper.say, Table(listing.root)
    cols = columns(
        paper.inner,
        (say("papers.column-what-public"), 52),
        (say("papers.column-marks"), 46),
        (say("papers.column-mean"), 12, "right"),
        (say("papers.column-answers"), 14, "right"),
    )
    listing.flow.head(*above, TableHead(table, cols, paper.inner))
    for marks in section.marks:
        listing.flow.add(_bar(paper, table, cols, marks))
    listing.flow.head()


def _bar(paper: Paper, table: Table, cols: list[Column], marks: Marks) -> "MarkBar":
    quoted = (paper.say("papers.quoted", text=said) for said in marks.comments)
    texts = [(marks.label, look.NAME), *((said, look.NOTE) for said in quoted)]
    mean = "—" if marks.mean is None else paper.words.first.number(marks.mean, 1)
    spread = ", ".join(f"{mark}: {count}" for mark, count in enumerate(marks.counts, 1) if count)
    return MarkBar(
        table,
        cols,
        paper.cell(cols[0].width, *texts),
        paper.cell(cols[1].width, (spread or "—", look.NOTE)),
        mean,
        str(marks.answers),
        marks.counts,
        paper.inner,
    )


@dataclass(slots=True)
class MarkBar:
    """One thing that was rated: its name, a bar of the marks it was given, mean and answers."""

    table: Table
    columns: list[Column]
    label: Cell
    spread: Cell
    mean: str
    answers: str
    counts: tuple[int, int, int, int, int]
    inner: float

    @property
    def height(self) -> float:
        return 7 + max(self.label.height, _BAR + 4 + self.spread.height) + 7

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        row = self.table.row()
        name, marks, mean, answers = self.columns
        draw_cell(canvas, self.label, left + name.x, top - 7, row.add("TH", scope="Row"))
        self._draw_bar(canvas, left + marks.x, top - 9, marks.width)
        draw_cell(canvas, self.spread, left + marks.x, top - 9 - _BAR - 4, row.add("TD"))
        for column, text in ((mean, self.mean), (answers, self.answers)):
            lines = tuple(set_text(text, look.FIGURE, column.width))
            placed = Cell((Part("P", lines),))
            draw_cell(canvas, aligned(placed, column), left + column.x, top - 7, row.add("TD"))
        rule(canvas, left, top - self.height, self.inner, look.HAIR, 0.5)

    def _draw_bar(self, canvas: TaggedCanvas, x: float, top: float, wide: float) -> None:
        total = sum(self.counts)
        with canvas.artifact():
            canvas.setLineWidth(0.5)
            canvas.setStrokeColor(look.RULE)
            for count, shade in zip(self.counts, _SHADES, strict=True):
                part = wide * count / total if total else 0.0
                canvas.setFillColor(shade)
                if part:
                    canvas.rect(x, top - _BAR, part, _BAR, stroke=1, fill=1)
                x += part


# -- letters ---------------------------------------------------------------------------------------


def _letter(paper: Paper, paragraphs: tuple[str, ...]) -> None:
    """On pages with nothing at their edges, to be signed and sent."""
    title = paper.say("papers.letter")
    flow = Flow(
        paper.sheet.room,
        paper.heading(title, level=2),
        TitleAgain(title, paper.say("papers.continued"), paper.inner),
    )
    for text in paragraphs:
        flow.add(prose(paper.canvas.root, paper.read(text), look.BODY, paper.inner, 12.0))
    paper.leaves += [Leaf(page, paper.sheet, bare=True) for page in flow.finish()]
