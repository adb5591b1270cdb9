"""Tables of a web page, which some programs write and call .xls."""

import re
from html.parser import HTMLParser

from planner.interchange.sheets.book import Book, Line, Sheet

_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
_ASIDE = ("script", "style", "template")


def holds_a_table(text: str) -> bool:
    """Whether the text is a page with a table, not a list in which somebody wrote of one."""
    start = text.lstrip()[:2_000].casefold()
    return start.startswith(("<html", "<!doctype html", "<table", "<head", "<meta")) and bool(
        _TABLE.search(text)
    )


def read_webpage(text: str) -> Book:
    tables = _Tables()
    tables.feed(text)
    tables.close()
    return Book(tables.found)


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Sheet] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._aside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._end_cell()
            self.found.append(Sheet(f"Table {len(self.found) + 1}", []))
        elif tag == "tr" and self.found:
            self._end_cell()
            lines = self.found[-1].lines
            lines.append(Line(len(lines) + 1, []))
        elif tag in ("td", "th") and self.found and self.found[-1].lines:
            self._end_cell()
            self._cell = []
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span), 100) if span.isdecimal() else 1
        elif tag in ("br", "p", "div") and self._cell:
            self._cell.append("\n")
        elif tag in _ASIDE:
            self._aside += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        elif tag in _ASIDE and self._aside:
            self._aside -= 1

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._aside:
            self._cell.append(data)

    def close(self) -> None:
        super().close()
        self._end_cell()

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        table = self.found[-1]
        line = table.lines[-1]
        left = len(line.cells)
        line.cells += ["".join(self._cell).strip() or None, *[None] * (self._span - 1)]
        if self._span > 1:
            table.merges.append((line.number, line.number, left, left + self._span - 1))
        self._cell = None
