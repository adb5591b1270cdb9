"""The cover of the book: the cities, the route, the contents, logos."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planner.documents import fonts, look
from planner.documents.blocks import rule
from planner.documents.cells import draw_text
from planner.documents.logos import BOTTOM, LEAST, LogoRow
from planner.documents.paper import Paper
from planner.documents.route import FIELD, Route, in_lines
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Style, broken, width
from planner.editions.values import ProgramBook
from planner.wording import Both

_LEFT, _RIGHT = 54.0, 48.0
_SIZES = (44.0, 38.0, 32.0, 26.0, 20.0)
_MOST_DATES = 4  # lines
_MOST_TITLE = 190.0  # points of height for the cities, above the route
_SMALL = Style(fonts.REGULAR, 10, 13, look.WHITE)
_SMALL_BOLD = Style(fonts.BOLD, 10, 13, look.WHITE)
_VISIT = Style(fonts.BOLD, 20, 26, look.INK)
_WHEN = Style(fonts.REGULAR, 20, 26, look.INK)
_SMALL_TITLE = Style(fonts.REGULAR, 8.5, 10.5, look.INK)  # of a chapter, in two languages
_THEME = Style(fonts.REGULAR, 11, 16, look.INK)


@dataclass(slots=True)
class Cover:
    """`contents` is filled once the pages are counted."""

    paper: Paper
    edition: ProgramBook
    contents: list[tuple[str, int]] = field(default_factory=list)
    height: float = 0.0

    @property
    def cities(self) -> str:
        edition, words = self.edition, self.paper.words
        ends = (words.listed(edition.delegation), words.listed(edition.partners))
        return "\n".join(filter(None, ends)) or edition.exchange

    def check(self) -> None:
        """What finds no room here stands whole at the end of the book."""
        paper, edition = self.paper, self.edition
        size, lines = self.title()
        if len(broken(paper.read(self.cities), fonts.BOLD, size, paper.inner)) > len(lines):
            paper.in_full(paper.read(self.cities))
        for lines, most in ((self._program(), 1), (self._copy(), 1), (self._dates(), _MOST_DATES)):
            if len(lines) > most:
                paper.in_full(" ".join(lines))
        cities = (paper.read(each.city) for each in edition.route)
        paper.in_full(*(city for city in cities if len(in_lines(city)) > 1))

    def _program(self) -> Sequence[str]:
        """What program it is of, beside whose copy it is."""
        paper = self.paper
        said = paper.say("papers.program-of", program=paper.read(self.edition.program))
        room = paper.inner - width(self._copy()[0], _SMALL.font, _SMALL.size) - 16
        return broken(said, _SMALL_BOLD.font, _SMALL_BOLD.size, max(room, 120))

    def _copy(self) -> Sequence[str]:
        return broken(self.paper.copy, _SMALL.font, _SMALL.size, self.paper.inner / 2)

    def _dates(self) -> Sequence[str]:
        return broken(self.paper.dates, _WHEN.font, _WHEN.size, self.paper.inner - 190)

    def title(self) -> tuple[float, Sequence[str]]:
        """Size and lines of the cities, as many as there is room for."""
        text, inner = self.paper.read(self.cities), self.paper.inner
        for size in _SIZES:
            lines = broken(text, fonts.BOLD, size, inner)
            whole = all(width(word, fonts.BOLD, size) <= inner for word in text.split())
            if whole and len(lines) * size * 1.02 <= _MOST_TITLE:
                return size, lines
        return size, lines[: int(_MOST_TITLE / (size * 1.02))]

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        sheet = self.paper.sheet
        top = sheet.height
        with canvas.artifact():
            canvas.setFillColor(look.ACCENT)
            canvas.rect(0, top - FIELD, sheet.width, FIELD, stroke=0, fill=1)
        with canvas.under(canvas.root.add("P")):
            draw_text(canvas, f"{self._program()[0]} ", _SMALL_BOLD, left, top - 62)
        with canvas.under(canvas.root.add("P")):
            copy = self._copy()[0]
            wide = width(copy, _SMALL.font, _SMALL.size)
            draw_text(canvas, f"{copy} ", _SMALL, sheet.width - sheet.right - wide, top - 62)
        size, lines = self.title()
        y = top - 76
        canvas.bookmarkPage("cover")
        canvas.addOutlineEntry(self.paper.name, "cover", level=0)
        with canvas.under(canvas.root.add("H1")):
            style = Style(fonts.BOLD, size, 0, look.WHITE)
            for line in lines:
                y -= size * 1.02
                draw_text(canvas, f"{line} ", style, left, y)
        Route(self.paper, self.edition.route).draw(canvas, top - y + 34, FIELD - 26)
        self._below(canvas, left, top - FIELD)

    def _below(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Which visit, when, what about; at the right the contents; at the foot what copy it is."""
        paper, sheet, say = self.paper, self.paper.sheet, self.paper.say
        beside = sheet.width - sheet.right - (236 if canvas.second else 160)
        room = beside - left - 30
        visit = say(f"papers.program-{self.edition.visit}")
        y = top - 44
        y = self._lines(canvas, visit, _VISIT, left, y + _VISIT.leading, room)
        if paper.dates:
            dates = paper.dates if len(self._dates()) <= _MOST_DATES else self._dates()[0]
            y = self._lines(canvas, dates, _WHEN, left, y, room)
        lines = self.theme_lines(room)
        under = y - 28 - len(lines) * _THEME.leading
        if lines and not (self.edition.logos and under < BOTTOM + LEAST):
            y -= 12
            with canvas.under(canvas.root.add("P")):
                for line in lines:
                    y -= _THEME.leading
                    draw_text(canvas, f"{line} ", _THEME, left, y)
        if self.edition.logos:
            LogoRow(paper, self.edition.logos).draw(canvas, left, y - 16, room)
        self._contents(canvas, beside, top - 40, sheet.width - sheet.right - beside)
        self._foot(canvas, left)

    @staticmethod
    def _lines(
        canvas: TaggedCanvas, text: str, style: Style, x: float, y: float, measure: float
    ) -> float:
        """Lines under the baseline `y`; gives the last baseline. Two languages stand apart."""
        halves = (
            text.parts if isinstance(text, Both) and text.parts[0] != text.parts[1] else (text,)
        )
        for number, half in enumerate(halves):
            attributes = {"Lang": canvas.second} if number and canvas.second else {}
            own = replace(style, size=style.size - 5) if len(halves) > 1 else style
            with canvas.under(canvas.root.add("P", **attributes)):
                for line in broken(half, own.font, own.size, measure)[:2]:
                    y -= own.leading if len(halves) == 1 else own.size * 1.25
                    draw_text(canvas, f"{line} ", own, x, y)
        return y

    def theme_lines(self, room: float) -> Sequence[str]:
        """The theme, if the cover holds it; inside the book it stands in any case."""
        lines = broken(self.paper.read(self.edition.theme), _THEME.font, _THEME.size, room)
        return lines if len(lines) <= 7 else ()

    def _contents(self, canvas: TaggedCanvas, x: float, y: float, wide: float) -> None:
        with canvas.under(canvas.root.add("P")):
            draw_text(canvas, f"{self.paper.say('papers.in-this-book')} ", look.NAME, x, y)
        rule(canvas, x, y - 10, wide, look.RULE, 0.7)
        listed = canvas.root.add("L")
        style, step = (_SMALL_TITLE, 17.0) if canvas.second else (look.INK_NOTE, 20.0)
        y -= 26
        for title, page in self.contents:
            body = listed.add("LI").add("LBody")
            with canvas.under(body):
                lines = broken(title, style.font, style.size, wide - 18)
                for line in lines[:-1]:
                    draw_text(canvas, f"{line} ", style, x, y)
                    y -= style.leading
                draw_text(canvas, f"{lines[-1]} ", style, x, y)
                number = str(page)
                far = width(number, look.PHONE.font, 9)
                bold = Style(look.PHONE.font, 9, 12, look.INK)
                draw_text(canvas, f"{number} ", bold, x + wide - far, y)
            rule(canvas, x, y - 0.4 * step, wide, look.HAIR, 0.5)
            y -= step

    def _foot(self, canvas: TaggedCanvas, left: float) -> None:
        paper, say = self.paper, self.paper.say
        rule(canvas, left, 84, paper.sheet.inner, look.RULE, 0.7)
        for y, text, style in (
            (68.0, self._state(), look.NAME),
            (54.0, say("papers.not-for-publication"), look.NOTE),
        ):
            with canvas.under(canvas.root.add("P")):
                for line in broken(text, style.font, style.size, paper.sheet.inner):
                    draw_text(canvas, f"{line} ", style, left, y)
                    y -= style.leading

    def _state(self) -> str:
        """“Program as of issue 3, April 1, 2027”; of a draft its date."""
        say, issue = self.paper.say, self.edition.issue
        day = self.paper.words.paper_date(self.edition.made_on, self.paper.reader.size)
        if issue is None:
            return f"{say('papers.draft-of', date=day)}, {say('papers.not-issued')}"
        return f"{say('papers.as-of-issue', number=issue.number)}, {day}"
