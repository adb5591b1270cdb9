"""The first panel of a pocket schedule: whose it is, which days, whom to call."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.documents import fonts, look
from planner.documents.cells import Cell, Part, draw_cell, draw_text
from planner.documents.paper import Paper
from planner.documents.stationery import Stationery
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Style, broken
from planner.editions.values import Day, Entry, Schedule

_HIGH = 92.0  # of the field of accent, at least
_MOST_CITIES, _MOST_DATES, _MOST_FOOT = 4, 2, 5  # lines
_WHITE = Style(fonts.REGULAR, 9, 12, look.WHITE)
_WHITE_BIG = Style(fonts.BOLD, 19, 22, look.WHITE)
_FOOT = Style(fonts.REGULAR, 8, 9.8, look.SOFT)
_KEY = Style(fonts.ITALIC, 8, 9.8, look.SOFT)


@dataclass(slots=True)
class PocketCover:
    paper: Paper
    edition: Schedule
    stationery: Stationery
    number: int
    sheets: int

    @property
    def measure(self) -> float:
        return self.stationery.width - 2 * self.stationery.safe

    @property
    def cities(self) -> Sequence[str]:
        paper = self.paper
        said = paper.read(paper.words.listed(self.edition.delegation) or self.edition.exchange)
        return broken(said, _WHITE_BIG.font, _WHITE_BIG.size, self.measure - 20)

    @property
    def dates(self) -> Sequence[str]:
        return broken(self.paper.dates, _WHITE.font, _WHITE.size, self.measure - 20)

    @property
    def foot(self) -> Sequence[str]:
        return broken(self.paper.copy, _FOOT.font, _FOOT.size, self.measure)

    @property
    def high(self) -> float:
        lines = min(len(self.cities), _MOST_CITIES) * _WHITE_BIG.leading
        return max(_HIGH, 32 + lines + min(len(self.dates), _MOST_DATES) * _WHITE.leading)

    def check(self) -> None:
        """What finds no room here stands whole at the end."""
        for lines, most in (
            (self.cities, _MOST_CITIES), (self.dates, _MOST_DATES), (self.foot, _MOST_FOOT),
        ):  # fmt: skip
            if len(lines) > most:
                self.paper.in_full(" ".join(lines))
        shown = sum(1 for _ in self._calls())
        self.paper.in_full(*list(self._numbers())[shown:])

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        paper, safe = self.paper, self.stationery.safe
        with canvas.artifact():
            canvas.setFillColor(look.ACCENT)
            canvas.rect(left + safe, top - safe - self.high, self.measure, self.high, 0, 1)
        x, y = left + safe + 10, top - safe - 16
        with canvas.under(canvas.root.add("P")):
            draw_text(canvas, f"{paper.name} ", _WHITE, x, y)
        with canvas.under(canvas.root.add("H1" if self.number == 1 else "H2")):
            for line in self.cities[:_MOST_CITIES]:
                y -= _WHITE_BIG.leading
                draw_text(canvas, f"{line} ", _WHITE_BIG, x, y)
        y -= 5
        with canvas.under(canvas.root.add("P")):
            for line in self.dates[:_MOST_DATES]:
                y -= _WHITE.leading
                draw_text(canvas, f"{line} ", _WHITE, x, y)
        self._foot(canvas, left + safe, top)
        cell = Cell(tuple(self._calls()))
        draw_cell(canvas, cell, left + safe, top - safe - self.high - 10, canvas.root)

    def _calls(self) -> Iterator[Part]:
        """Escorts and hotels with their numbers, as many as the panel holds."""
        room = self.stationery.height - 2 * self.stationery.safe - self.high - 20
        room -= _FOOT.leading * (_MOST_FOOT + 4)
        for said in self._numbers():
            part = self.paper.part(said, look.GRID, self.measure, above=2)
            room -= part.height
            if room < 0:
                return
            yield part

    def _numbers(self) -> Iterator[str]:
        numbers = {phone: name for name, phone in reversed(list(_numbers(self.edition)))}
        for phone, name in reversed(numbers.items()):
            yield f"{name}  {phone}"

    def _foot(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        paper, issue = self.paper, self.edition.issue
        day = paper.words.paper_date(self.edition.made_on, paper.reader.size)
        state = (
            f"{paper.say('papers.issue', number=issue.number)}, {day}"
            if issue
            else f"{paper.say('papers.draft-of', date=day)}, {paper.say('papers.not-issued')}"
        )
        lines = [*self.foot[:_MOST_FOOT], *broken(state, _FOOT.font, _FOOT.size, self.measure)]
        if self.sheets > 1:
            lines.append(paper.say("papers.sheet-of", number=self.number, sheets=self.sheets))
        key = broken(paper.say("papers.unmarked"), _KEY.font, _KEY.size, self.measure)
        y = top - self.stationery.height + self.stationery.safe
        y += _FOOT.leading * (len(lines) + len(key) - 1) + 3
        with canvas.artifact("Footer"):
            for line in key:
                draw_text(canvas, line, _KEY, left, y)
                y -= _FOOT.leading
            y -= 3
            for line in lines:
                draw_text(canvas, line, _FOOT, left, y)
                y -= _FOOT.leading


def in_order(day: Day) -> list[tuple[Entry, str]]:
    """All entries of a day, those of groups by their start, with the group's letter; sessions
    after their whole."""
    lines: list[tuple[Entry, str]] = []
    for band in day.bands:
        lines += [(entry, "") for entry in band.entries]
        apart = [(entry, track.letter) for track in band.tracks for entry in track.entries]
        apart.sort(key=lambda each: (each[0].when.start is None, each[0].when.start))
        lines += apart
    return [(each, letter) for entry, letter in lines for each in (entry, *entry.parts)]


def _numbers(edition: Schedule) -> Iterator[tuple[str, str]]:
    for day in edition.days:
        for entry, _ in in_order(day):
            for met in entry.people:
                if met.function in ("escort", "interpreter", "driver") and met.name and met.phone:
                    yield met.name, met.phone
    for day in edition.days:
        if day.overnight and day.overnight.phone:
            yield day.overnight.hotel.name, day.overnight.phone
