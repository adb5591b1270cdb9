"""Workbooks of Excel 2007 and later, read without running anything in them.

A library reads the values of cells but not what else a careful reader must know: which rows are
hidden, which formula was never worked out. So the parts are gone through here, a cell at a time;
a stray cell in the last corner of a sheet costs nothing.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isfinite

from planner.interchange.report import Message
from planner.interchange.sheets.archive import MOST_HELD, Archive
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
from planner.interchange.sheets.serials import from_serial, means_a_date
from planner.model import Refused
from planner.store.unhurried import Progress, no_progress

_MOST_COLUMNS = 1_000
_MOST_ZEROS = 30  # figures of a number that is filled up
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NUMBER = re.compile(r"-?[0-9]{1,300}")
_PLAIN = re.compile(r"[0-9]{1,9}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_xlsx(archive: Archive, progress: Progress = no_progress) -> Book:
    """Every sheet of a workbook, hidden ones too and marked so."""
    workbook = _Workbook()
    targets = _relations(archive, "xl/workbook.xml")
    archive.parse("xl/workbook.xml", workbook.start)
    held = Held(archive.name)
    strings = _strings(archive, held)
    styles = _Styles()
    if "xl/styles.xml" in archive:
        archive.parse("xl/styles.xml", styles.start)
    sheets = []
    for name, relation, hidden in workbook.sheets:
        target = targets.get(relation, "")
        if target not in archive or "/worksheets/" not in f"/{target}":  # a sheet of a chart
            continue
        cells = _Cells(strings, styles, workbook.epoch_1904, held)
        archive.parse(target, cells.start, cells.end, cells.text, progress=progress)
        lines = list(with_gaps(cells.lines()))
        sheets.append(Sheet(name, lines, hidden, cells.merges, workbook.epoch_1904))
    if not sheets:
        raise Refused("{file} has no sheet of cells.", file=archive.name)
    return Book(sheets, _warnings(archive))


def _warnings(archive: Archive) -> list[Message]:
    said = []
    if any(member.casefold().endswith("vbaproject.bin") for member in archive.members):
        said.append(Message("This file holds macros; they were not run."))
    if any(member.startswith("xl/externalLinks/") for member in archive.members):
        said.append(
            Message("This file refers to other files; they were not opened, and the values stored"
                    " in this one were taken.")
        )  # fmt: skip
    return said


def _relations(archive: Archive, part: str) -> dict[str, str]:
    """What a part refers to, by the ids it uses, as names of members."""
    folder, name = posixpath.split(part)
    member = f"{folder}/_rels/{name}.rels"
    found: dict[str, str] = {}

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "Relationship" and given.get("TargetMode") != "External":
            target = given.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[given.get("Id", "")] = posixpath.normpath(path)

    if member in archive:
        archive.parse(member, start)
    return found


class _Workbook:
    def __init__(self) -> None:
        self.epoch_1904 = False
        self.sheets: list[tuple[str, str, bool]] = []  # name, relation, hidden

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "workbookPr":
            self.epoch_1904 = given.get("date1904") in ("1", "true")
        elif tag == "sheet":
            hidden = given.get("state", "visible") != "visible"
            self.sheets.append((given.get("name", ""), given.get("id", ""), hidden))


class _Styles:
    """Of each cell format, whether it shows a date, and how many digits it fills up with zeros."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._within = False
        self.dates: list[bool] = []
        self.zeros: list[int] = []

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "numFmt":
            self._codes[_whole(given.get("numFmtId"))] = given.get("formatCode", "")
        elif tag in ("cellXfs", "cellStyleXfs"):
            self._within = tag == "cellXfs"
        elif tag == "xf" and self._within:
            number = _whole(given.get("numFmtId"))
            code = self._codes.get(number)
            self.dates.append(means_a_date(number, code))
            plain = code is not None and len(code) <= _MOST_ZEROS and not code.strip("0")
            self.zeros.append(len(code or "") if plain else 0)


def _strings(archive: Archive, held: Held) -> list[str]:
    if "xl/sharedStrings.xml" not in archive:
        return []
    strings: list[str] = []
    state = {"text": False, "aside": 0}

    def start(tag: str, _given: dict[str, str]) -> None:
        if tag == "si":
            held.begin()
        elif tag == "rPh":  # how to read it aloud
            state["aside"] += 1
        state["text"] = tag == "t" and not state["aside"]

    def end(tag: str) -> None:
        state["text"] = False
        if tag == "rPh":
            state["aside"] -= 1
        elif tag == "si":
            strings.append(_plain(held.text()))

    def text(data: str) -> None:
        if state["text"]:
            held.add(data)

    archive.parse("xl/sharedStrings.xml", start, end, text, most=MOST_HELD)
    return strings


def _plain(text: str) -> str:
    """Text without the escapes that stand for characters XML cannot hold."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@dataclass(slots=True)
class _Cells:
    """The cells of one sheet that hold something."""

    strings: list[str]
    styles: _Styles
    epoch_1904: bool
    held: Held
    merges: list[Merge] = field(default_factory=list)
    _rows: dict[int, dict[int, Value]] = field(default_factory=dict)
    _hidden: set[int] = field(default_factory=set)
    _row: int = 0
    _column: int = -1
    _kind: str = ""
    _style: int = 0
    _formula: bool = False
    _takes: bool = False
    _aside: int = 0  # how to read it aloud

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "c":
            self._at(given.get("r"))
            self._kind = given.get("t", "")
            self._style = _whole(given.get("s"))
            self._formula = False
            self.held.begin()
        elif tag in ("v", "t"):
            self._takes = not self._aside
        elif tag == "rPh":
            self._aside += 1
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            self._row = _whole(given.get("r")) or self._row + 1
            self._column = -1
            if given.get("hidden") in ("1", "true"):
                self._hidden.add(self._row)
        elif tag == "mergeCell":
            ends = _PLACE.findall(given.get("ref", ""))
            if len(ends) == 2:
                (left, top), (right, bottom) = ends
                self.merges.append((int(top), int(bottom), _column(left), _column(right)))

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self._takes = False
        elif tag == "rPh":
            self._aside -= 1
        elif tag == "c":
            value = self._value()
            if value is not None and value != "":
                self.held.count(self._row not in self._rows)
                self._rows.setdefault(self._row, {})[self._column] = value

    def text(self, data: str) -> None:
        if self._takes:
            self.held.add(data)

    def lines(self) -> Iterator[Line]:
        laid_out = 0
        for number in sorted(self._rows):
            cells = self._rows[number]
            last = max(cells)
            width = min(last + 1, _MOST_COLUMNS)
            laid_out += width
            refuse_too_many(self.held.file, 0, laid_out)
            line = Line(number, [cells.get(at) for at in range(width)], number in self._hidden)
            if last >= width:  # far out to the right there is nothing of a list
                sentence = "What stands from column {column} on was left out."
                line.messages.append(Message(sentence, {"column": letters(width)}))
            yield line

    def _at(self, place: str | None) -> None:
        match = _PLACE.fullmatch(place) if place else None
        if match:
            self._column, self._row = _column(match[1]), int(match[2])
        else:
            self._column += 1

    def _value(self) -> Value:
        if self.held.too_long:
            sentence = "{cell} holds more text than a list of people has in all; it was left out."
            return Trouble(Message(sentence, {"cell": f"{letters(self._column)}{self._row}"}))
        text = self.held.text()
        if self._formula and not text:
            sentence = (
                "The formula in {cell} was never worked out. Open the file in a spreadsheet"
                " program, save it, and import it again."
            )
            return Trouble(Message(sentence, {"cell": f"{letters(self._column)}{self._row}"}))
        if not text:
            return None
        match self._kind:
            case "s":
                at = _whole(text, -1)
                return self.strings[at] if 0 <= at < len(self.strings) else None
            case "inlineStr" | "str":
                return _plain(text)
            case "b":
                return text.strip() == "1"
            case "e":
                return Trouble(
                    Message("{cell} shows the error {error}.",
                            {"cell": f"{letters(self._column)}{self._row}", "error": text})
                )  # fmt: skip
            case "d":
                return text
        return self._number(text)

    def _number(self, text: str) -> Value:
        try:
            number = float(text)
        except ValueError:
            return text
        if not isfinite(number):
            return text
        styles = self.styles
        if self._style < len(styles.dates):
            if styles.dates[self._style]:
                found = from_serial(number, self.epoch_1904)
                if found is not None:
                    return found
            elif styles.zeros[self._style] and number.is_integer() and number >= 0:
                return f"{int(number):0{styles.zeros[self._style]}}"
        if _NUMBER.fullmatch(text):
            return int(text)
        return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and _PLAIN.fullmatch(text.strip()) else otherwise


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def letters(column: int) -> str:
    """A column as spreadsheets call it: A, B … Z, AA."""
    name, number = "", column + 1
    while number > 0:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
