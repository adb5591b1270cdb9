"""Spreadsheets of OpenDocument."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from planner.interchange.report import Message
from planner.interchange.sheets.archive import Archive
from planner.interchange.sheets.book import (
    Book,
    Line,
    Merge,
    Sheet,
    Trouble,
    Value,
    refuse_too_many,
    with_gaps,
)
from planner.interchange.sheets.held import Held
from planner.model import Refused
from planner.store.unhurried import Progress, no_progress


def read_ods(archive: Archive, progress: Progress = no_progress) -> Book:
    """Every table of a spreadsheet, hidden ones too and marked so."""
    cells = _Tables(archive.name, Held(archive.name))
    archive.parse("content.xml", cells.start, cells.end, cells.text, progress=progress)
    for sheet in cells.sheets:
        sheet.lines = list(with_gaps(sheet.lines))
    if not cells.sheets:
        raise Refused("{file} has no sheet of cells.", file=archive.name)
    macros = any(member.startswith(("Basic/", "Scripts/")) for member in archive.members)
    said = [Message("This file holds macros; they were not run.")] if macros else []
    return Book(cells.sheets, said)


@dataclass(slots=True)
class _Tables:
    file: str
    held: Held
    sheets: list[Sheet] = field(default_factory=list)
    _hidden_styles: set[str] = field(default_factory=set)
    _style: str = ""
    _depth: int = 0  # of tables in tables: only the outermost is read
    _row: int = 0
    _rows: int = 1  # so many times the present row stands
    _hidden: bool = False
    _cells: list[Value] = field(default_factory=list)
    _cell: dict[str, str] | None = None
    _begun: bool = False  # whether the cell has a paragraph already
    _takes: int = 0
    _aside: int = 0
    _count: int = 0
    _lines: int = 0

    def start(self, tag: str, given: dict[str, str]) -> None:
        match tag:
            case "style":
                self._style = given.get("name", "")
            case "table-properties" if given.get("display") == "false":
                self._hidden_styles.add(self._style)
            case "table":
                self._depth += 1
                if self._depth == 1:
                    hidden = given.get("style-name") in self._hidden_styles
                    self.sheets.append(Sheet(given.get("name", ""), [], hidden))
                    self._row = 0
            case "table-row" if self._depth == 1:
                self._rows = _times(given.get("number-rows-repeated"))
                self._hidden = given.get("visibility", "visible") != "visible"
                self._cells = []
            case "table-cell" | "covered-table-cell" if self._depth == 1:
                self._cell = given
                self.held.begin()
                self._begun = False
                self._note_merge(given)
            case "annotation":
                self._aside += 1
            case "p" if self._cell is not None and not self._aside:
                if self._begun:
                    self.held.add("\n")
                self._begun = True
                self._takes += 1
            case "s" if self._takes:
                self.held.add(" " * min(_times(given.get("c")), 1_000))
            case "tab" | "line-break" if self._takes:
                self.held.add("\t" if tag == "tab" else "\n")

    def end(self, tag: str) -> None:
        match tag:
            case "table":
                self._depth -= 1
            case "annotation":
                self._aside -= 1
            case "p" if self._takes:
                self._takes -= 1
            case "table-cell" | "covered-table-cell" if self._depth == 1 and self._cell is not None:
                times = _times(self._cell.get("number-columns-repeated"))
                value = self._value(self._cell)
                room = 1_000 - len(self._cells)
                if room > 0:
                    self._cells += [value] * min(times, room)
                self._cell = None
            case "table-row" if self._depth == 1:
                self._end_row()

    def text(self, data: str) -> None:
        if self._takes and not self._aside:
            self.held.add(data)

    def _end_row(self) -> None:
        while self._cells and self._cells[-1] in (None, ""):
            self._cells.pop()
        if self._cells:
            self._count += len(self._cells) * self._rows
            self._lines += self._rows
            refuse_too_many(self.file, self._lines, self._count)
            for more in range(1, self._rows + 1):
                line = Line(self._row + more, list(self._cells), self._hidden)
                self.sheets[-1].lines.append(line)
        self._row += self._rows

    def _note_merge(self, given: dict[str, str]) -> None:
        wide, high = (
            _times(given.get("number-columns-spanned")),
            _times(given.get("number-rows-spanned")),
        )
        if wide > 1 or high > 1:
            top, left = self._row + 1, len(self._cells)
            merge: Merge = (top, top + high - 1, left, left + wide - 1)
            self.sheets[-1].merges.append(merge)

    def _value(self, given: dict[str, str]) -> Value:
        if self.held.too_long:
            sentence = (
                "A cell in row {row} holds more text than a list of people has in all; it was left"
                " out."
            )
            return Trouble(Message(sentence, {"row": self._row + 1}))
        text = self.held.text()
        kind = given.get("value-type", "")
        if given.get("formula") and not kind:
            sentence = (
                "A formula in row {row} was never worked out. Open the file in a spreadsheet"
                " program, save it, and import it again."
            )
            return Trouble(Message(sentence, {"row": self._row + 1}))
        if kind in ("float", "percentage", "currency"):
            return _number(given.get("value", ""), text)
        if kind == "date":
            return _day(given.get("date-value", ""), text)
        if kind == "boolean":
            return given.get("boolean-value") == "true"
        if given.get("formula") and text.startswith(("#", "Err:")):
            return Trouble(
                Message("Row {row} shows the error {error}.",
                        {"row": self._row + 1, "error": text})
            )  # fmt: skip
        return text or None


def _number(value: str, text: str) -> Value:
    try:
        number = float(value)
    except ValueError:
        return text or None
    if (
        text.isascii()
        and text.isdigit()
        and len(text) < 300
        and text.startswith("0")
        and number == int(text)
    ):
        return text  # shown with its zeros in front
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _day(value: str, text: str) -> date | datetime | time | str | None:
    try:
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return text or None


def _times(text: str | None) -> int:
    return max(int(text), 1) if text and text.isascii() and text.isdigit() and len(text) < 9 else 1
