"""Tables of a web page, which some programs write and call .xls."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from planner.interchange.sheets.book import Book, Line, Sheet
from planner.interchange.sheets.held import Held

_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_ASIDE = ("script", "style", "template")
_WIDEST, _HIGHEST = 100, 65_536  # columns and rows of one cell


def holds_a_table(text: str) -> bool:
    """Whether the text is a page with a table, not a list in which somebody wrote of one."""
    start = text.lstrip()[:2_000].casefold()
    return start.startswith(("<html", "<!doctype html", "<table", "<head", "<meta")) and bool(
        _TABLE.search(text)
    )


def read_webpage(text: str, name: str = "") -> Book:
    """Every table that has rows; one inside another's cell is a table of its own."""
    tables = _Tables(name)
    tables.feed(text)
    tables.close()
    return Book(tables.found, tables=True)


@dataclass
class _Table:
    """A table that is being read."""

    sheet: Sheet
    cell: list[str] | None = None
    wide: int = 1
    high: int = 1
    down_to: dict[int, int] = field(default_factory=dict)  # by column: the row a cell reaches

    def begin_row(self, hidden: bool) -> None:
        self.end_cell()
        self.sheet.lines.append(Line(len(self.sheet.lines) + 1, [], hidden))

    def begin_cell(self, wide: int, high: int) -> None:
        self.end_cell()
        if self.sheet.lines:
            self.cell, self.wide, self.high = [], wide, high

    def end_cell(self) -> None:
        if self.cell is None:
            return
        line = self.sheet.lines[-1]
        while self.down_to.get(len(line.cells), 0) >= line.number:  # a cell above goes on here
            line.cells.append(None)
        left, right = len(line.cells), len(line.cells) + self.wide - 1
        line.cells += ["".join(self.cell).strip() or None, *[None] * (self.wide - 1)]
        bottom = line.number + self.high - 1
        if self.wide > 1 or self.high > 1:
            self.sheet.merges.append((line.number, bottom, left, right))
            self.down_to |= dict.fromkeys(range(left, right + 1), bottom)
        self.cell = None


class _Tables(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._held = Held(name)
        self.found: list[Sheet] = []
        self._open: list[_Table] = []
        self._aside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._open.append(_Table(Sheet(f"Table {len(self.found) + 1}", [])))
            self.found.append(self._open[-1].sheet)
        elif tag in _ASIDE:
            self._aside += 1
        elif self._open:
            self._start_inside(self._open[-1], tag, dict(attrs))

    def _start_inside(self, table: _Table, tag: str, given: dict[str, str | None]) -> None:
        if tag == "tr":
            table.begin_row(bool(_HIDDEN.search(given.get("style") or "")))
        elif tag in ("td", "th"):
            high = _HIGHEST if given.get("rowspan") == "0" else _times(given.get("rowspan"))
            wide = min(_times(given.get("colspan")), _WIDEST)
            lines = table.sheet.lines
            self._held.count(new_row=bool(lines) and not lines[-1].cells, cells=wide)
            table.begin_cell(wide, min(high, _HIGHEST))
        elif tag in ("br", "p", "div") and table.cell:
            table.cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _ASIDE and self._aside:
            self._aside -= 1
        elif self._open and tag in ("td", "th", "tr", "table"):
            self._open[-1].end_cell()
            if tag == "table":
                self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].cell is not None and not self._aside:
            self._open[-1].cell.append(data)

    def close(self) -> None:
        super().close()
        for table in self._open:
            table.end_cell()


def _times(text: str | None) -> int:
    plain = (text or "").strip()
    return max(int(plain), 1) if plain.isascii() and plain.isdigit() and len(plain) < 9 else 1
