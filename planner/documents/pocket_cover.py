"""The first panel of a pocket schedule: whose it is, which days, whom to call.

It is small: of two languages, functions and the foot stand in the first alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from planner.documents import fonts, look
from planner.documents.cells import Cell, Part, draw_cell, draw_text
from planner.documents.emergency_numbers import dialed
from planner.documents.paper import Paper
from planner.documents.stationery import Stationery
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Piece, Run, Style, broken, set_runs, shifted_lines, width
from planner.editions.values import Day, Entry, Met, Schedule

_HIGH = 66.0  # of the field of accent, at least
_MOST_CITIES, _MOST_DATES, _MOST_FOOT = 4, 2, 5  # lines
_WHITE = Style(fonts.REGULAR, 9, 12, look.WHITE)
_WHITE_BIG = Style(fonts.BOLD, 19, 22, look.WHITE)
_APART = 1.2  # between two to call
_NUMBER = Style(fonts.BOLD, 20, 24, look.INK)
_LABEL = Style(fonts.REGULAR, 8, 9.8, look.INK)
_PHONE = Style(fonts.BOLD_FIGURES, 8, 9.8, look.INK)
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
        return broken(self.paper.shorter_copy, _FOOT.font, _FOOT.size, self.measure)

    @property
    def high(self) -> float:
        lines = min(len(self.cities), _MOST_CITIES) * _WHITE_BIG.leading
        return max(_HIGH, 30 + lines + min(len(self.dates), _MOST_DATES) * _WHITE.leading)

    @property
    def _dialed(self) -> list[tuple[Cell, Cell]]:
        """The numbers of the emergency services: number and words, side by side, one a row."""
        paper, words = self.paper, self.paper.words
        found: list[tuple[Cell, Cell]] = []
        by_number = dialed(self.edition.countries)
        for number, countries in by_number.items():
            said = [paper.say("papers.emergency-services")]
            if len(by_number) > 1:
                said.append(words.listed([words.country(each) for each in countries]))
            figure = Part("P", ((Piece(0.0, f"{number} ", _NUMBER),),))
            wide = width(f"{number} ", _NUMBER.font, _NUMBER.size) + 6
            label = (paper.part(each, _LABEL, self.measure - wide) for each in said)
            found.append((Cell((figure,)), _shifted(label, wide)))
        return found

    @property
    def _calls(self) -> Sequence[Part]:
        return [self._call(met) for met in self.edition.calls]

    def _call(self, met: Met) -> Part:
        """“Helen Abara, escort”, and the number at the right; long names go on under themselves."""
        paper = self.paper
        phone = paper.read(met.phone)
        wide = width(phone, _PHONE.font, _PHONE.size)
        function = paper.words.first.say(f"papers.call-{met.function}")
        runs = [Run(f"{paper.read(met.name)},", _LABEL), Run(f" {function}", _FOOT)]
        beside = wide <= self.measure / 2
        lines = set_runs(runs, self.measure - (wide + 8 if beside else 0), hang=6)
        number = (Piece(self.measure - wide, f" {phone}", _PHONE),)
        if beside:
            return Part("P", ((*lines[0], *number), *lines[1:]), above=_APART)
        return Part("P", (*lines, *([number] if phone else [])), above=_APART)

    @property
    def _shown(self) -> int:
        """How many of those to call the panel holds."""
        room = self.stationery.height - 2 * self.stationery.safe - self.high - 16
        room -= sum(_height_of(pair) for pair in self._dialed) + self._foot_height
        shown = 0
        for part in self._calls:
            room -= part.height
            if room < 0:
                break
            shown += 1
        return shown

    def check(self) -> None:
        """What finds no room here stands whole at the end."""
        for lines, most in (
            (self.cities, _MOST_CITIES), (self.dates, _MOST_DATES), (self.foot, _MOST_FOOT),
        ):  # fmt: skip
            if len(lines) > most:
                self.paper.in_full(" ".join(lines))
        for met in self.edition.calls[self._shown :]:
            self.paper.in_full(f"{self.paper.read(met.name)}  {self.paper.read(met.phone)}")

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        paper, safe = self.paper, self.stationery.safe
        with canvas.artifact():
            canvas.setFillColor(look.ACCENT)
            canvas.rect(left + safe, top - safe - self.high, self.measure, self.high, 0, 1)
        x, y = left + safe + 10, top - safe - 15
        with canvas.under(canvas.root.add("P")):
            draw_text(canvas, f"{paper.name} ", _WHITE, x, y)
        with canvas.under(canvas.root.add("H1" if self.number == 1 else "H2")):
            for line in self.cities[:_MOST_CITIES]:
                y -= _WHITE_BIG.leading
                draw_text(canvas, f"{line} ", _WHITE_BIG, x, y)
        y -= 3
        with canvas.under(canvas.root.add("P")):
            for line in self.dates[:_MOST_DATES]:
                y -= _WHITE.leading
                draw_text(canvas, f"{line} ", _WHITE, x, y)
        self._foot(canvas, left + safe, top)
        y = top - safe - self.high - 8
        for figure, label in self._dialed:
            high = _height_of((figure, label))
            draw_cell(canvas, figure, left + safe, y, canvas.root)
            draw_cell(canvas, label, left + safe, y - (high - label.height) / 2, canvas.root)
            y -= high
        draw_cell(canvas, Cell(tuple(self._calls[: self._shown])), left + safe, y, canvas.root)

    @property
    def _foot_height(self) -> float:
        lines, key = self._foot_lines
        return _FOOT.leading * (len(lines) + len(key)) + 3

    def _replaced(self) -> str:
        issue = self.edition.issue
        older = issue.replaces if issue else None
        return f", {self.paper.words.first.say('papers.replaces', number=older)}" if older else ""

    @property
    def _foot_lines(self) -> tuple[list[str], Sequence[str]]:
        """Whose copy it is, of which issue and sheet; and what is meant where nothing is marked."""
        paper, issue, words = self.paper, self.edition.issue, self.paper.words.first
        day = words.paper_date(self.edition.made_on, paper.reader.size)
        state = (
            f"{words.say('papers.issue', number=issue.number)}, {day}{self._replaced()}"
            if issue
            else f"{words.say('papers.draft-of', date=day)}, {words.say('papers.not-issued')}"
        )
        lines = [*self.foot[:_MOST_FOOT], *broken(state, _FOOT.font, _FOOT.size, self.measure)]
        if self.sheets > 1:
            lines.append(words.say("papers.sheet-of", number=self.number, sheets=self.sheets))
        return lines, broken(paper.say("papers.unmarked"), _KEY.font, _KEY.size, self.measure)

    def _foot(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        lines, key = self._foot_lines
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


def _shifted(parts: Iterable[Part], by: float) -> Cell:
    return Cell(tuple(replace(part, lines=tuple(shifted_lines(part.lines, by))) for part in parts))


def _height_of(cells: Iterable[Cell]) -> float:
    return max(cell.height for cell in cells)
