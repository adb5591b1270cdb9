"""The daily schedule: each day on its own pages: time at the left, then what, then where."""

from collections.abc import Sequence

from planner.documents import look, promises
from planner.documents.bilingual import GUTTER, names_of
from planner.documents.blocks import (
    Block,
    ColumnHead,
    Measures,
    OvernightBox,
    PersonLine,
    Row,
    Sentence,
    Table,
)
from planner.documents.cells import Cell, Part
from planner.documents.drawing import Drawing
from planner.documents.entries import Columns
from planner.documents.headings import BandRule, ContinuedHeading, DayHeading
from planner.documents.pages import Flow, Page
from planner.documents.paper import Leaf, Paper
from planner.documents.split_day import SplitDay
from planner.documents.tables import Space
from planner.documents.typesetting import broken, width
from planner.editions.values import Band, Day, DayIssue, Schedule, told_of_clocks
from planner.wording import Pair, Wording

_GUTTER, _BEFORE_WHERE = 14.0, 16.0


def draw(schedule: Schedule) -> Drawing:
    """The daily schedule of one reader as a tagged PDF. The same schedule gives the same bytes."""
    paper = Paper(schedule, "daily-schedule")
    add(paper, schedule)
    return paper.finish()


def add(paper: Paper, schedule: Schedule) -> None:
    DailySchedule(schedule, paper).add()


class DailySchedule:
    def __init__(self, schedule: Schedule, paper: Paper, *, in_book: bool = False) -> None:
        self.schedule, self.paper, self.in_book = schedule, paper, in_book
        self.reader, self.words, self.proof = schedule.reader, paper.words, paper.proof
        self.sheet, self.canvas, self.setter = paper.sheet, paper.canvas, paper.setter
        twelve = self.reader.clock == 12
        side = 0 if self.reader.size == "letter" else 4
        time, where, gap = (74.0 if twelve else 58.0), 150.0 - side, _BEFORE_WHERE
        what_x = time + _GUTTER
        if isinstance(self.words, Pair):  # the second language takes the place of the place
            where, gap = (self.sheet.inner - what_x - GUTTER) / 2, GUTTER
        what = self.sheet.inner - what_x - gap - where
        self.measures = Measures(
            inner=self.sheet.inner,
            time=time,
            what=what,
            what_x=what_x,
            where=where,
            where_x=what_x + what + gap,
        )
        self.columns = Columns(time, what, where)

    def add(self) -> None:
        """Put the pages of all days into the paper; after them what is to be closed, and the
        delegation."""
        schedule = self.schedule
        stretches = [
            (self._name(day), self._foot(day), self._pages(day), self._issue(day))
            for day in schedule.days
        ]
        if schedule.promises and not self.in_book:  # a book has them with its objectives
            title = self.words.say("papers.commitments-open")
            open_ones = promises.pages(self.paper, schedule.promises)
            stretches.append((title, title, open_ones, None))
        if schedule.people and not self.in_book:  # a book has them with their lives
            title = self.words.say("papers.delegation")
            stretches.append((title, title, self._delegation(title), None))
        if not stretches:
            title = self.words.say("papers.undated")
            stretches = [(title, title, self._empty(), None)]
        for name, foot, pages, issue in stretches:
            for number, page in enumerate(pages, start=1):
                self.paper.leaves.append(
                    Leaf(
                        page,
                        self.sheet,
                        said=self._counted(foot, number, len(pages)),
                        goes_on=self._goes_on(name, number, len(pages)),
                        key=self._key(issue),
                        issue=issue,
                    )
                )

    def _issue(self, day: Day) -> DayIssue | None:
        """In a paper of days each bears the issue in which it last changed."""
        issued = self.schedule.issue
        return issued.of(day.date) if issued else None

    def _key(self, issue: DayIssue | None) -> str:
        said = [self.words.say("papers.key")]
        if issue is not None and issue.bars:
            said.insert(0, self.words.say("papers.bar-key"))
        return " ".join(said)

    def _counted(self, foot: str, number: int, pages: int) -> str | None:
        """A page is counted within its day, in a book over the whole of it."""
        if self.in_book:
            return None
        return self.words.say("papers.day-page", day=foot, page=number, pages=pages)

    def _goes_on(self, name: str, number: int, pages: int) -> str:
        if number == pages:
            return ""
        if self.in_book:
            return self.words.say("papers.continues-overleaf", day=name)
        return self.words.say("papers.continues", day=name, page=number + 1)

    # -- words around ------------------------------------------------------------------------------

    def _name(self, day: Day) -> str:
        if day.date is None:
            return self.words.say("papers.undated")
        return self.words.weekday(day.date)

    def _foot(self, day: Day) -> str:
        if day.date is None:
            return self.words.say("papers.undated")
        return self.words.footer_date(day.date, self.reader.size)

    def _date_words(self, day: Day, words: Wording) -> tuple[str, str]:
        if day.date is None:
            return words.say("papers.undated"), ""
        size = self.reader.size
        return words.heading_weekday(day.date, size), words.paper_date(day.date, size)

    def _heading(self, day: Day) -> DayHeading:
        strong, light = self._date_words(day, self.words.first)
        second = self.words.sides[1] if isinstance(self.words, Pair) else None
        said = []
        if day.number and self.schedule.first_day and self.schedule.last_day:
            total = (self.schedule.last_day - self.schedule.first_day).days + 1
            said.append(self.words.say("papers.day-of", number=day.number, total=total))
        if day.zone and day.date:
            said.append(self.words.zone(day.zone, day.date))
        said += [self.words.say(key, minutes=minutes) for key, minutes in told_of_clocks(day)]
        if any(len(band.tracks) > 1 for band in day.bands):
            said.append(self.words.say("papers.splits"))
        for key, names in (("joining", day.joining), ("leaving", day.leaving)):
            if names:
                read = self.proof.read(", ".join(names))[0]
                said.append(self.words.say(f"papers.{key}", names=read))
        dress = self.proof.read(day.dress)[0] if day.dress else ""
        line = self.words.say("papers.dress", dress=dress) if dress else ""
        below = broken("   ·   ".join(said), look.SUBLINE.font, look.SUBLINE.size, self.sheet.inner)
        wide = (width(text, look.SUBLINE.font, look.SUBLINE.size) for text in below)
        room = self.sheet.inner - max(wide, default=0.0) - 20
        if room < self.sheet.inner / 4:  # under it
            below, room = (
                (*below, *broken(line, look.DRESS.font, look.DRESS.size, self.sheet.inner)),
                0,
            )
        return DayHeading(
            strong=strong,
            light=light,
            city=self.proof.read(day.city or "")[0],
            below=below,
            dress=broken(line, look.DRESS.font, look.DRESS.size, room) if line and room else (),
            second=self._date_words(day, second) if second else None,
            language=second.language if second else None,
            inner=self.sheet.inner,
            bookmark=f"{strong} {light}".strip(),
            key=day.date.isoformat() if day.date else "undated",
        )

    # -- pages -------------------------------------------------------------------------------------

    def _empty(self) -> list[Page]:
        said = self.words.say("papers.nothing-for-reader")
        sentence = Sentence(self.canvas.root, said)
        heading = self._heading(Day(None, None, None))
        return Flow(self.sheet.room, sentence, heading).finish()

    def _delegation(self, title: str) -> list[Page]:
        """The list of all who travel, after the last day."""
        count = self.words.say("papers.delegates", count=len(self.schedule.people))
        heading = DayHeading(title, count, "", (), (), self.sheet.inner, title, "delegation")
        continued = ContinuedHeading(
            title, "", self.words.say("papers.continued"), "", self.sheet.inner
        )
        flow = Flow(self.sheet.room, heading, continued)
        flow.add(Space(6))
        people = self.canvas.root.add("L")
        for met in self.schedule.people:
            part = self.setter.delegate(met, self.sheet.inner)
            flow.add(PersonLine(people, Cell((part,))))
        return flow.finish()

    def _pages(self, day: Day) -> list[Page]:
        issue = self._issue(day)
        self.setter.bars = {bar.item: bar for bar in issue.bars} if issue else {}
        strong, light = self._date_words(day, self.words.first)
        continued = ContinuedHeading(
            strong,
            light,
            self.words.say("papers.continued"),
            self.proof.read(day.city or "")[0],
            self.sheet.inner,
        )
        flow = Flow(self.sheet.room, self._heading(day), continued)
        table = None
        if not any(band.entries or band.tracks for band in day.bands):
            of_all = self.reader.audience in ("internal", "delegation", "hosts", "interpreter")
            said = self.words.say("papers.nothing" if of_all else "papers.nothing-that-day")
            flow.add(Sentence(self.canvas.root, said))
        splits = [bool(band.tracks) for band in day.bands]
        for number, band in enumerate(day.bands):
            if band.tracks:
                SplitDay(self.paper).add(flow, band, day, opening=number == 0)
                table = None
            elif band.entries:
                table = self._together(flow, band, day, number, splits)
        if day.overnight:
            flow.add(self._overnight(day, table))
        return flow.finish()

    def _together(
        self, flow: Flow, band: Band, day: Day, number: int, splits: Sequence[bool]
    ) -> Table:
        table = Table(self.canvas.root)
        what = "papers.column-what"
        if any(splits):
            what = "papers.together-again" if any(splits[:number]) else "papers.together"
        heads: list[Block] = [] if number == 0 else [BandRule(self.sheet.inner)]
        flow.head(*heads, self._column_head(table, what))
        entries = list(band.entries)
        for entry in entries:
            cells = self.setter.entry(entry, self.columns, day.date)
            flow.add(Row(table, cells, self.measures))
        return table

    def _column_head(self, table: Table, what: str) -> ColumnHead:
        say = self.words.say
        if isinstance(self.words, Pair):
            return ColumnHead(table, self._heads(what), self.measures)
        where = "papers.column-where" if what == "papers.column-what" else "papers.where"
        return ColumnHead(table, (say("papers.column-time"), say(what), say(where)), self.measures)

    def _heads(self, what: str) -> tuple[str, str, str]:
        """Over two languages stand their names, or what each calls the stretch."""
        names = names_of(self.words)
        if what != "papers.column-what":
            names = [words.say(what) for words in self.words.sides]
        return self.words.say("papers.column-time"), names[0], names[1]

    def _overnight(self, day: Day, table: Table | None) -> OvernightBox:
        assert day.overnight is not None
        m, night = self.measures, self.words.say("papers.overnight")
        parts = self.setter.place(day.overnight.hotel, m.inner - m.what_x - 110)
        return OvernightBox(
            table or Table(self.canvas.root),
            Cell(tuple(self.setter.beside(night, look.NAME, m.what_x, 0.0))),
            _one_address(list(parts)),
            day.overnight.phone,
            m,
        )


def _one_address(parts: list[Part]) -> Cell:
    """The name of a place, and its postal lines under it."""
    return Cell(tuple(parts))
