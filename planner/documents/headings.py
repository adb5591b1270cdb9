"""Headings of days, and what stands in their place on the pages after the first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planner.documents import look
from planner.documents.blocks import rule
from planner.documents.cells import draw_text
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Run, Style, set_runs, width

_SECOND = 22.0
_STRONG = replace(look.WEEKDAY, size=17)
_LIGHT = replace(look.DATE, size=17)


@dataclass(slots=True)
class DayHeading:
    """Weekday and date, the city at the right, then what holds for the whole day."""

    strong: str
    light: str
    city: str
    below: Sequence[str]
    dress: Sequence[str]
    inner: float
    bookmark: str
    key: str
    second: tuple[str, str] | None = None  # weekday and date in a second language
    language: str | None = None  # which that is

    @property
    def _size(self) -> tuple[float, bool]:
        """The size of the heading, and whether the city needs a line of its own."""
        for size in (24.0, 20.0):
            left = self._wide(size)
            if left + width(self.city, look.CITY.font, size) + 18 <= self.inner:
                return size, False
        size = 20.0
        while self._wide(size) > self.inner and size > 13:
            size -= 1
        return size, bool(self.city)

    def _wide(self, size: float) -> float:
        return width(f"{self.strong} ", look.WEEKDAY.font, size) + width(
            self.light, look.DATE.font, size
        )

    @property
    def _cities(self) -> list[str]:
        """The city's lines under the date, where it does not fit beside it."""
        size, below = self._size
        if not below:
            return []
        lines = set_runs([Run(self.city, Style(look.CITY.font, size, 0, ""))], self.inner)
        return ["".join(piece.text for piece in line) for line in lines]

    @property
    def height(self) -> float:
        size, _ = self._size
        lines = max(len(self.dress), len(self.below), 1)
        second = _SECOND if self.second else 0.0
        return 54 + len(self._cities) * size * 1.2 + second + (lines - 1) * 12

    def cut(self, room: float) -> tuple["DayHeading", "HeadingRest"]:
        """A heading taller than a page: the rest of its texts goes on overleaf."""
        size, _ = self._size
        cities, style = self._cities, Style(look.CITY.font, size, size * 1.2, look.CITY.color)
        taken = max(1, int((room - 54) // (size * 1.2)))
        worn = max(1, int((room - 54) // 12 - len(cities[:taken]) * size / 10))
        head = replace(self, city=" ".join(cities[:taken]) or self.city, dress=self.dress[:worn])
        rest = [(line, style) for line in cities[taken:]]
        return head, HeadingRest([*rest, *((line, look.DRESS) for line in self.dress[worn:])])

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        size, _ = self._size
        canvas.bookmarkPage(self.key)
        canvas.addOutlineEntry(self.bookmark, self.key, level=0)
        y = top - 24
        with canvas.under(canvas.root.add("H2")):
            strong, light = (replace(each, size=size) for each in (look.WEEKDAY, look.DATE))
            draw_text(canvas, f"{self.strong} ", strong, left, y)
            x = left + width(f"{self.strong} ", strong.font, size)
            draw_text(canvas, f"{self.light} ", light, x, y)
            style = Style(look.CITY.font, size, 0, look.CITY.color)
            cities = self._cities
            if not cities and self.city:
                wide = width(self.city, look.CITY.font, size)
                draw_text(canvas, f"{self.city} ", style, left + self.inner - wide, y)
            for line in cities:
                y -= size * 1.2
                draw_text(canvas, f"{line} ", style, left, y)
        if self.second and self.language:
            y -= _SECOND
            self._again(canvas, self.second, left, y)
        y -= 18
        if self.below:
            with canvas.under(canvas.root.add("P")):
                for number, line in enumerate(self.below):
                    draw_text(canvas, f"{line} ", look.SUBLINE, left, y - 12 * number)
        for number, line in enumerate(self.dress):
            with canvas.under(canvas.root.add("P")):
                wide = width(line, look.DRESS.font, look.DRESS.size)
                draw_text(canvas, f"{line} ", look.DRESS, left + self.inner - wide, y - 12 * number)
        rule(canvas, left, top - self.height, self.inner, look.ACCENT, 1.6)

    def _again(self, canvas: TaggedCanvas, words: tuple[str, str], left: float, y: float) -> None:
        """The day in the second language, smaller."""
        strong, light = words
        attributes = {"Lang": self.language} if self.language else {}
        with canvas.under(canvas.root.add("P", **attributes)):
            draw_text(canvas, f"{strong} ", _STRONG, left, y)
            x = left + width(f"{strong} ", _STRONG.font, _STRONG.size)
            draw_text(canvas, f"{light} ", _LIGHT, x, y)


@dataclass(slots=True)
class HeadingRest:
    """What of a heading found no room on its page."""

    lines: Sequence[tuple[str, Style]]

    @property
    def height(self) -> float:
        return 6 + sum(style.leading for _, style in self.lines)

    def cut(self, room: float) -> tuple["HeadingRest", "HeadingRest"]:
        taken = 0
        room -= 6
        while taken < len(self.lines) and room >= self.lines[taken][1].leading:
            room -= self.lines[taken][1].leading
            taken += 1
        return HeadingRest(self.lines[:taken]), HeadingRest(self.lines[taken:])

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        with canvas.under(canvas.root.add("P")):
            for text, style in self.lines:
                top -= style.leading
                draw_text(canvas, f"{text} ", style, left, top + style.leading * 0.25)


@dataclass(slots=True)
class ContinuedHeading:
    """The day again, small, at the head of its next page: an artifact."""

    strong: str
    light: str
    continued: str
    city: str
    inner: float
    height: float = 28.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        y = top - 13
        with canvas.artifact("Header"):
            x = left
            for text, style in self._words():
                draw_text(canvas, text, style, x, y)
                x += width(text, style.font, style.size) + 5
            wide = width(self.city, look.SECTION_CITY.font, look.SECTION_CITY.size)
            if x + wide < left + self.inner:
                draw_text(canvas, self.city, look.SECTION_CITY, left + self.inner - wide, y)
        rule(canvas, left, top - self.height + 4, self.inner, look.ACCENT, 1.6)

    def _words(self) -> Iterator[tuple[str, Style]]:
        yield self.strong, look.SECTION
        yield self.light, look.SECTION_DATE
        yield self.continued, look.CONTINUED


@dataclass(slots=True)
class BandRule:
    """The rule that opens the next stretch of a split day."""

    inner: float
    height: float = 6.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        if not again:
            rule(canvas, left, top - 1, self.inner, look.ACCENT, 1.6)
