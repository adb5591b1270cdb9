"""All that is kept of one person, on paper: a heading a section, a name and a value a line."""

from planner.documents import look
from planner.documents.cells import draw_line, draw_text
from planner.documents.drawing import Drawing
from planner.documents.look import SHEETS, Sheet
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Line, Style, set_text
from planner.editions.values.personal_data import Facts, PersonalData

_VALUE = 150.0  # points from the left edge of the content
_NOTHING = "Nothing is kept."


def draw(data: PersonalData, size: str = "letter", language: str = "en") -> Drawing:
    """The same data give the same bytes."""
    return _PersonalData(data, SHEETS[size], language).draw()


class _PersonalData:
    def __init__(self, data: PersonalData, sheet: Sheet, language: str) -> None:
        self.data, self.sheet = data, sheet
        self.canvas = TaggedCanvas(
            f"Personal data: {data.name}", language, (sheet.width, sheet.height)
        )
        self.y = sheet.height - sheet.top
        self.pages = 1

    def draw(self) -> Drawing:
        self._heading("H1", self.data.name, look.CITY)
        for section in self.data.sections:
            self._section(section)
        self._end_page()
        return Drawing(self.canvas.finish(), self.pages, ())

    def _section(self, section: Facts) -> None:
        self._heading("H2", section.heading, look.TITLE)
        if not section.lines:
            self._fact("", _NOTHING)
        for name, value in section.lines:
            self._fact(name, value)
        self.y -= 8

    def _heading(self, tag: str, text: str, style: Style) -> None:
        lines = set_text(text, style, self.sheet.inner)
        self._need(sum(style.leading for _ in lines) + 40)
        self.y -= 6
        with self.canvas.under(self.canvas.root.add(tag)):
            for line in lines:
                draw_line(self.canvas, line, self.sheet.left, self.y)
                self.y -= style.leading
        self.y -= 4

    def _fact(self, name: str, value: str) -> None:
        names = set_text(name, look.NAME, _VALUE - 12)
        values = set_text(value, look.PERSON, self.sheet.inner - _VALUE)
        while names or values:
            self._need(look.PERSON.leading)
            with self.canvas.under(self.canvas.root.add("P")):
                while (names or values) and self.y - look.PERSON.leading >= self.sheet.floor:
                    self._line(names, self.sheet.left)
                    self._line(values, self.sheet.left + _VALUE)
                    self.y -= look.PERSON.leading
        self.y -= 2

    def _line(self, lines: list[Line], x: float) -> None:
        if lines:
            line = lines.pop(0)
            if line:
                draw_line(self.canvas, line, x, self.y)

    def _need(self, height: float) -> None:
        if self.y - height < self.sheet.floor:
            self._end_page()
            self.pages += 1
            self.y = self.sheet.height - self.sheet.top

    def _end_page(self) -> None:
        with self.canvas.artifact("Footer"):
            said = f"Personal data as of {self.data.made_on:%Y-%m-%d} · page {self.pages}"
            draw_text(self.canvas, said, look.FOOTER, self.sheet.left, self.sheet.footer)
        self.canvas.showPage()
