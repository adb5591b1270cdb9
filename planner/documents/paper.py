"""What all papers have in common: one canvas, one furniture, text proofed, pages numbered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planner.documents import look
from planner.documents.bilingual import setter_for
from planner.documents.cells import Cell, Part
from planner.documents.drawing import Drawing
from planner.documents.furniture import Furniture, draw_page, fits_header
from planner.documents.look import Sheet
from planner.documents.pages import Flow, Page
from planner.documents.proof import Proof
from planner.documents.tables import PageTitle, Prose, TitleAgain
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Style, set_text
from planner.editions.values import DayIssue, Edition, FeedbackForm, Issued, Report
from planner.wording import Pair, Wording, wording


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page to be drawn, and what its edges say."""

    page: Page
    sheet: Sheet
    said: str | None = None  # “Fri 16 April, page 1 of 2”; None: counted over the whole paper
    goes_on: str = ""
    key: str = ""
    bare: bool = False  # no furniture: a cover, cards to be cut
    issue: DayIssue | None = None  # of a day; None: that of the whole paper


class Paper:
    """A paper in the making. What is added with `add` is drawn at the end, in order."""

    def __init__(self, edition: Edition, name: str, sheet: Sheet | None = None) -> None:
        self.edition, self.reader = edition, edition.reader
        self.words: Wording = wording(self.reader.language)
        self.say = self.words.say
        self.sheet = sheet or look.SHEETS[self.reader.size]
        if isinstance(self.words, Pair) and self.sheet.floor:  # the key line takes two lines
            self.sheet = replace(self.sheet, floor=self.sheet.floor + 14)
        self.proof = Proof()
        self.setter = setter_for(self.reader, self.words, self.proof)
        whose = self.words.first  # what has a name is called by it once
        delegation = whose.say("papers.delegation-of", cities=whose.listed(edition.delegation))
        self.title = self.read(delegation if any(edition.delegation) else edition.exchange)
        self.name = self.say(f"papers.{name}")
        self.copy, self.shorter_copy = self._copy(self.words), self._copy(self.words.first)
        # what comes after the visit is of no issue, and no draft of one
        self.of_itself = isinstance(edition, Report | FeedbackForm)
        said = (
            self.say("papers.named", name=self.name, text=self.title),
            self.copy,
            self._standing(),
        )
        self.canvas = TaggedCanvas(
            ". ".join(filter(None, said)),
            self.reader.language,
            (self.sheet.width, self.sheet.height),
        )
        self.leaves: list[Leaf] = []
        self.headed = False  # whether a title of level 1 stands on a page already
        self._whole: dict[str, None] = {}

    @property
    def inner(self) -> float:
        return self.sheet.inner

    def _standing(self) -> str:
        """The issue the paper is of, or that it is a draft."""
        issue = self.edition.issue
        if issue:
            return self.say("papers.issue", number=issue.number)
        return "" if self.of_itself else self.say("papers.draft")

    def _copy(self, words: Wording) -> str:
        """“Delegates’ copy: Yasmine Ben Haddou”."""
        said = words.say(f"papers.edition-{self.reader.audience}")
        only_for = self.read(self.edition.only_for)
        return words.say("papers.named", name=said, text=only_for) if only_for else said

    # -- text --------------------------------------------------------------------------------------

    def read(self, text: str | None, field: str | None = None) -> str:
        """A text as it can be printed."""
        return self.proof.read(text, None, field)[0] if text else ""

    def part(
        self,
        text: str,
        style: Style,
        measure: float,
        *,
        tag: str = "P",
        field: str | None = None,
        even: bool = False,
        above: float = 0.0,
    ) -> Part:
        shown, entered = self.proof.read(text, None, field)
        lines = set_text(shown, style, measure, even=even, entered=text)
        return Part(tag, tuple(lines), above=above, actual=entered)

    def cell(self, measure: float, *texts: tuple[str | None, Style]) -> Cell:
        """Texts one under the other, those that are there."""
        return Cell(tuple(self.part(text, style, measure) for text, style in texts if text))

    # -- pages -------------------------------------------------------------------------------------

    def heading(self, text: str, aside: str = "", *, level: int = 1) -> PageTitle:
        """The title over a page; of the first level there is one in a paper."""
        self.headed = self.headed or level == 1
        return PageTitle(self.canvas.root, text, aside, self.inner, f"H{level}")

    def add(self, pages: Sequence[Page], sheet: Sheet | None = None, key: str = "") -> None:
        """Pages counted over the whole paper."""
        self.leaves += [Leaf(page, sheet or self.sheet, key=key) for page in pages]

    def in_full(self, *texts: str) -> None:
        """Have these stand whole on a page at the end: where they belong there is no room."""
        self._whole |= dict.fromkeys(filter(None, texts))

    def _add_whole(self) -> None:
        if not fits_header(self.title, self.sheet) and not self.leaves[0].bare:
            self.in_full(self.title)
        own = self.edition.only_for and self.shorter_copy
        if own and not fits_header(own, self.sheet):
            self.in_full(own)
        if self.edition.dates_as_given and not fits_header(self.dates, self.sheet):
            self.in_full(self.dates)
        if not self._whole:
            return
        sheet = self.sheet if self.sheet.left else look.SHEETS[self.reader.size]
        in_header = not all(leaf.bare for leaf in self.leaves)  # the title of level 1
        level = "H2" if self.headed or in_header else "H1"
        heading = PageTitle(self.canvas.root, self.say("papers.in-full"), "", sheet.inner, level)
        again = TitleAgain(self.say("papers.in-full"), self.say("papers.continued"), sheet.inner)
        flow = Flow(sheet.room, heading, again)
        for text in self._whole:
            part = self.part(text, look.BODY, sheet.inner)
            flow.add(Prose(self.canvas.root, Cell((part,)), 8.0))
        self.add(flow.finish(), sheet)

    def finish(self) -> Drawing:
        self._add_whole()
        issue, total = self.edition.issue, len(self.leaves)
        for number, leaf in enumerate(self.leaves, start=1):
            said = leaf.said or self.say("papers.page-of", page=number, pages=total)
            draw_page(
                self.canvas,
                leaf.sheet,
                leaf.page,
                None if leaf.bare else self._furniture(leaf.issue or issue),
                page_words=said,
                key=leaf.key,
                goes_on=leaf.goes_on,
                titled=number == 1 and not self.headed,
            )
        return Drawing(self.canvas.finish(), total, tuple(self.proof.notices.values()))

    @property
    def dates(self) -> str:
        """The days of the visit in words."""
        return self._dates(self.words)

    def _dates(self, words: Wording) -> str:
        edition, size = self.edition, self.reader.size
        if edition.first_day and edition.last_day:
            return words.date_range(edition.first_day, edition.last_day, size)
        return self.read(edition.dates_as_given)

    def _visit(self) -> Iterator[str]:
        """Which visit it is, and when: in both languages, in the first, the days alone."""
        for words in (self.words, self.words.first):
            visit = words.say(f"papers.visit-{self.edition.visit}")
            yield ", ".join(filter(None, (visit, self._dates(words))))
        yield self._dates(self.words.first) or visit

    def _furniture(self, issue: DayIssue | Issued | None) -> Furniture:
        local = self.say(f"papers.local-{self.reader.clock}")
        is_draft = issue is None and not self.of_itself
        return Furniture(
            title=self.title,
            subtitles=tuple(self._visit()),
            editions=(self.copy, self.shorter_copy),
            draft=self.say("papers.draft") if is_draft else None,
            not_issued=self.say("papers.not-issued"),
            foot=self._foot(issue),
            foot_soft="   ·   ".join(filter(None, (self._state(issue), local))),
        )

    def _foot(self, issue: DayIssue | Issued | None) -> str:
        if issue:
            return self.say("papers.issue", number=issue.number)
        made = self.words.paper_date(self.edition.made_on, self.reader.size)
        return made if self.of_itself else self.say("papers.draft-of", date=made)

    def _state(self, issue: DayIssue | Issued | None) -> str:
        if issue:
            day = self.words.paper_date(issue.on, self.reader.size)
            older = issue.replaces
            said = self.say("papers.replaces", number=older) if older else ""
            return "   ·   ".join(filter(None, (day, said)))
        return "" if self.of_itself else self.say("papers.not-issued")
