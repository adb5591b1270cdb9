"""The daily schedule: each day on its own pages, time at the left, what in the middle, then where.

When the delegation splits into two groups they stand side by side; an entry that starts later never
begins higher than one that started earlier on the other side. More groups stand one after another.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from planner.documents import look
from planner.documents.bilingual import GUTTER
from planner.documents.blocks import (
    ABOVE,
    BELOW,
    Block,
    ColumnHead,
    GroupColumn,
    Measures,
    OvernightBox,
    PersonLine,
    PlacedEntry,
    Row,
    Sentence,
    SplitChunk,
    Table,
)
from planner.documents.cells import Cell, Part
from planner.documents.drawing import Drawing
from planner.documents.entry_cells import Columns, EntryCells
from planner.documents.headings import BandRule, ContinuedHeading, DayHeading
from planner.documents.pages import Flow, Page
from planner.documents.paper import Leaf, Paper
from planner.documents.typesetting import Line, Piece, broken, set_text, width
from planner.editions.values import Band, Day, DayIssue, Entry, Schedule, Track
from planner.wording import Pair, Wording, known

_MIDDLE = 26.0  # between two groups
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
        """Put the pages of all days into the paper, and the delegation after them."""
        schedule = self.schedule
        stretches = [
            (self._name(day), self._foot(day), self._pages(day), self._issue(day))
            for day in schedule.days
        ]
        if schedule.people:
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
                        issue=(issue.number, issue.on) if issue else None,
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
        if any(len(band.tracks) > 1 for band in day.bands):
            said.append(self.words.say("papers.splits"))
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
            flow.add(Sentence(self.canvas.root, self.words.say("papers.nothing")))
        splits = [bool(band.tracks) for band in day.bands]
        for number, band in enumerate(day.bands):
            if band.tracks:
                self._split(flow, band, day, opening=number == 0)
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
        assert isinstance(self.words, Pair)
        first, second = self.words.sides
        if what == "papers.column-what":
            names = [known()[words.language].name for words in (first, second)]
        else:
            names = [words.say(what) for words in (first, second)]
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

    # -- apart -------------------------------------------------------------------------------------

    def _split(self, flow: Flow, band: Band, day: Day, *, opening: bool) -> None:
        """Two groups side by side; one or more than two across the page, one after another."""
        sides: list[Sequence[Track]] = [(track,) for track in band.tracks]
        if len(band.tracks) == 2 and not isinstance(self.words, Pair):
            sides = [band.tracks]
        for number, tracks in enumerate(sides):
            if not (opening and number == 0):
                flow.head(BandRule(self.sheet.inner))
            self._side(flow, tracks, day)

    def _side(self, flow: Flow, tracks: Sequence[Track], day: Day) -> None:
        wide = (self.sheet.inner - _MIDDLE * (len(tracks) - 1)) / len(tracks)
        time = 44.0 if self.reader.clock == 24 else 60.0
        what, second = wide - time - 5, 0.0
        if isinstance(self.words, Pair):
            what = (what - GUTTER) / 2
            second = time + 5 + what + GUTTER
        set_ = Columns(time, what, None, look.SPLIT_TITLE, look.SPLIT_LIGHT_TITLE)
        groups = [
            self._group(track, (wide + _MIDDLE) * number, wide)
            for number, track in enumerate(tracks)
        ]
        waiting = list(self._slots(tracks, set_, day))
        continued = False
        while waiting:
            chunk = SplitChunk(groups, [], 0.0, continued, time, second)
            room = flow.left - chunk.head
            taken = _place(chunk, waiting, room)
            if not taken and flow.left < flow.fresh:
                flow.turn()
                continue
            if not taken:  # one entry is taller than a page: what fits, and the rest as another
                waiting[0:1] = _cut_slot(waiting[0], room - ABOVE - BELOW)
                _place(chunk, waiting[:1], room)
                taken = 1
            del waiting[:taken]
            flow.add(chunk)
            flow.head()
            continued = True
            if waiting:
                flow.turn()

    def _slots(
        self, tracks: Sequence[Track], columns: Columns, day: Day
    ) -> Iterator[list[tuple[int, EntryCells]]]:
        """Entries in order of start, those that start together in one slot, one a column."""
        listed = [
            (_begins(track.entries, at), number, entry)
            for number, track in enumerate(tracks)
            for at, entry in enumerate(track.entries)
        ]
        listed.sort(key=lambda each: each[0])
        for _, same in groupby(listed, key=lambda each: each[0]):
            by_column: dict[int, list[Entry]] = {}
            for _, number, entry in same:
                by_column.setdefault(number, []).append(entry)
            while any(by_column.values()):
                yield [
                    (number, self.setter.entry(entries.pop(0), columns, day.date))
                    for number, entries in by_column.items()
                    if entries
                ]

    def _group(self, track: Track, x: float, wide: float) -> GroupColumn:
        say = self.words.say
        group = say("papers.group", letter=track.letter)
        subject, _ = self.proof.read(track.name)
        if subject.casefold().removeprefix("group ").strip() == track.letter.casefold():
            subject = ""  # it only says again which group it is
        members, _ = self.proof.read(", ".join(track.members))
        parts = [Part("P", tuple(set_text(members, look.INK_NOTE, wide)))] if members else []
        if track.members:
            count = say("papers.delegates", count=len(track.members))
            parts.append(Part("P", tuple(set_text(count, look.NOTE, wide))))
        title: list[Piece] = [Piece(0.0, group + " ", look.SECTION)]
        at = width(group + " ", look.SECTION.font, look.SECTION.size) + 2
        lines = broken(subject, look.SECTION_DATE.font, look.SECTION_DATE.size, wide - at - 27)
        if lines:
            title.append(Piece(at, lines[0], look.SECTION_DATE))
        if len(lines) > 1:
            rest = " ".join(lines[1:])
            parts.insert(0, Part("P", tuple(set_text(rest, look.SECTION_DATE, wide))))
        line: Line = tuple(title)
        heads: tuple[str, ...] = (say("papers.column-time"), say("papers.column-what"))
        if isinstance(self.words, Pair):
            heads = self._heads("papers.column-what")
        return GroupColumn(
            Table(self.canvas.root), track.letter, Cell(tuple(parts)), line, x, wide, heads
        )


def _begins(entries: Sequence[Entry], at: int) -> timedelta:
    """When an entry begins for placing it: its hour, or that of the last one before it with one."""
    for entry in reversed(entries[: at + 1]):
        if entry.when.start is not None:
            start = entry.when.start
            return timedelta(hours=start.hour, minutes=start.minute)
    return timedelta(0)


def _place(chunk: SplitChunk, slots: Sequence[list[tuple[int, EntryCells]]], room: float) -> int:
    """Place as many slots as the room holds; gives their number."""
    below = [0.0] * len(chunk.columns)
    last = 0.0
    taken = 0
    for slot in slots:
        y = max([last, *(below[column] for column, _ in slot)])
        bottoms = {column: y + ABOVE + cells.height + BELOW for column, cells in slot}
        if max(bottoms.values()) > room:
            break
        for column, cells in slot:
            for number, earlier in enumerate(chunk.placed):
                if earlier.column == column:
                    chunk.placed[number] = PlacedEntry(column, earlier.y, earlier.cells, ruled=True)
            chunk.placed.append(PlacedEntry(column, y, cells, ruled=False))
            below[column] = bottoms[column]
        last = y
        taken += 1
    chunk.body = max(below)
    return taken


def _cut_slot(
    slot: list[tuple[int, EntryCells]], room: float
) -> list[list[tuple[int, EntryCells]]]:
    cut = [(column, cells.cut(room)) for column, cells in slot]
    tails = [(column, tail) for column, (_, tail) in cut if tail.height]
    return [[(column, head) for column, (head, _) in cut], *([tails] if tails else [])]


def _one_address(parts: list[Part]) -> Cell:
    """The name of a place, and its postal lines under it."""
    return Cell(tuple(parts))
