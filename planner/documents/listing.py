"""A paper of titles, sections and tables, over as many pages as it takes."""

from collections.abc import Iterable, Sequence
from datetime import date

from planner.documents import look
from planner.documents.blocks import Block, Table
from planner.documents.cells import Cell
from planner.documents.pages import Flow
from planner.documents.paper import Paper
from planner.documents.tables import (
    ABOVE,
    BELOW,
    CellRow,
    Column,
    Prose,
    Section,
    TableHead,
    TitleAgain,
)
from planner.documents.typesetting import Style, joined, width
from planner.editions.values import Place, When

Text = tuple[str | None, Style]


class Listing:
    """Writes into a paper: under a title of its own, sections, each with a table."""

    def __init__(
        self,
        paper: Paper,
        title: str,
        aside: str = "",
        *,
        level: int = 1,
        tight: bool = False,
        again: Block | None = None,  # over the pages after the first
    ) -> None:
        self.paper, self.say = paper, paper.say
        self.level, self.tight = level, tight  # closer together, where that saves a page
        self.root = paper.canvas.root
        self.inner = paper.inner
        self.flow = Flow(
            paper.sheet.room,
            paper.heading(title, aside, level=level),
            again or TitleAgain(title, self.say("papers.continued"), paper.inner),
        )
        if level == 1 and paper.edition.needs_left_out:
            self.prose(self.say("papers.needs-left-out"), look.NAME)

    def end(self) -> None:
        """Put the pages into the paper."""
        self.paper.add(self.flow.finish())

    # -- sections and tables -----------------------------------------------------------------------

    def section(self, title: str, aside: str = "") -> Section:
        if width(aside, look.NOTE.font, look.NOTE.size) > self.inner * 0.6:
            self.paper.in_full(aside)  # there is one line for it
            aside = ""
        above = 11.0 if self.tight else 16.0
        return Section(self.root, title, self.inner, aside, f"H{self.level + 1}", above)

    def table(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell]],
        *above: Block,
    ) -> None:
        """A table under the blocks `above`, repeated with its head on every page it runs over."""
        table = Table(self.root)
        self.flow.head(*above, TableHead(table, columns, self.inner))
        space = (3.5, 3.5) if self.tight else (ABOVE, BELOW)
        for cells in rows:
            self.flow.add(CellRow(table, columns, cells, self.inner, *space))
        self.flow.head()

    def nothing(self, head: Section, said: str) -> None:
        """A section with a sentence where a table would be; neither stands alone."""
        sentence = Prose(self.root, self.paper.cell(self.inner, (said, look.ASIDE)), 8.0)
        self.flow.keep(head, sentence)
        self.flow.add(head)
        self.flow.add(sentence)

    def prose(self, text: str, style: Style = look.BODY, above: float = 8.0) -> None:
        part = self.paper.part(text, style, self.inner)
        self.flow.add(Prose(self.root, Cell((part,)), above))

    def cells(self, columns: Sequence[Column], *texts: Sequence[Text] | str | None) -> list[Cell]:
        """A row: the first cell bold, “—” where there is nothing to say."""
        made: list[Cell] = []
        for column, text in zip(columns, texts, strict=True):
            style = look.ADDRESS if made else look.NAME
            lines: Sequence[Text] = [(text, style)] if isinstance(text, str) else text or ()
            shown = [(said, look_) for said, look_ in lines if said]
            made.append(self.paper.cell(column.width, *(shown or [("—", look.NOTE)])))
        return made

    # -- values in words ---------------------------------------------------------------------------

    def day(self, day: date | None) -> str | None:
        """“Fri, April 16”."""
        return self.paper.words.footer_date(day, self.paper.reader.size) if day else None

    def short(self, day: date | None) -> str | None:
        """“April 16”."""
        return self.paper.words.day_month(day, self.paper.reader.size) if day else None

    def days(self, first: date | None, last: date | None) -> str | None:
        if first is None or last is None:
            return self.day(first or last)
        return self.paper.words.date_range(first, last, self.paper.reader.size)

    def time(self, when: When) -> str:
        """“8:30 a.m. to 9:30 a.m.”, “Afternoon”, “Time to be determined”."""
        setter = self.paper.setter
        if when.start is None:
            return setter.time_words(when)
        said = setter.spoken(when.start)
        if when.end is not None:
            said = self.say("papers.from-to", start=said, end=setter.spoken(when.end))
        if when.state == "approximate":
            said = self.say("papers.about", time=said)
        return said

    def place(self, place: Place | None, *, full: bool = True) -> list[Text]:
        """A place's name and room, and its address under it."""
        if place is None:
            return []
        lines: list[Text] = [(joined(place.name, place.room), look.ADDRESS)]
        if full:
            lines += [(line, look.NOTE) for line in place.address]
        return lines

    def people(self, count: int) -> str:
        return self.say("papers.delegates", count=count)
