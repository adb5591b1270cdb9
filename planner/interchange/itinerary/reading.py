"""Any file with an itinerary: found out what it is, and heard out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from planner.interchange.itinerary.calendar_in import hear_calendar
from planner.interchange.itinerary.columns import lines_of
from planner.interchange.itinerary.heard import Answers, Background, Heard
from planner.interchange.itinerary.legs import ZoneOf
from planner.interchange.itinerary.lines import Line, unwrapped
from planner.interchange.itinerary.prose import hear_lines
from planner.interchange.itinerary.tables import find_header
from planner.interchange.outside import (
    FileKind,
    Paragraph,
    cells_of_text,
    document_of,
    kind_of,
    sheets_of,
    text_of,
)
from planner.interchange.report import Message, Outcome
from planner.model import Refused
from planner.rules.folding import folded

Rows = list[tuple[int, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Understood:
    """All records of a file, and what is to be said of the file."""

    heard: Sequence[Heard]
    messages: Sequence[Message]


def read_itinerary(
    data: bytes, name: str, background: Background, answers: Answers, zone_of: ZoneOf
) -> Understood:
    """Everything a file says of an itinerary; Refused, in words, where it says nothing."""
    kind = kind_of(data, name)
    messages: list[Message] = []
    ending = PurePath(name).suffix.casefold().lstrip(".")
    known = ending in ("txt", "csv", "ics", "docx", "xlsx")
    if known and ending != kind.value and {ending, kind.value} != {"txt", "csv"}:
        words = {"ending": ending, "kind": kind.value}
        messages.append(Message("It is called .{ending}, but was read as .{kind}.", words))
    if kind is FileKind.CARDS:
        raise Refused("{name} holds address cards, not an itinerary.", name=PurePath(name).name)
    if kind is FileKind.CALENDAR:
        heard = hear_calendar(data, background, messages)
    else:
        if kind is FileKind.SHEET:
            lines = _lines_of_workbook(data, answers, messages)
        elif kind is FileKind.DOCUMENT:
            lines = _lines_of_document(data, answers, messages)
        else:
            text = text_of(data, answers.encoding)
            messages += text.messages
            lines = _lines_of_text(text.text, kind, answers, messages)
        heard = hear_lines(lines, background, answers, zone_of)
    if not any(each.arrival for each in heard) and not any(
        each.outcome in (Outcome.REFUSED, Outcome.ASKED) for each in heard
    ):
        messages.append(Message("No item was found in this file."))
    return Understood(heard, messages)


def _lines_of_text(text: str, kind: FileKind, answers: Answers, said: list[Message]) -> list[Line]:
    tables = kind is FileKind.CSV or text.count("\t") > 3 or text.count(";") > 10
    rows: Rows = list(cells_of_text(text)) if tables else []
    header = find_header(rows, answers)
    if header is not None:
        said += header.messages()
        return list(header.lines(rows))
    if kind is FileKind.CSV:
        return list(_as_lines(rows))
    return unwrapped(lines_of(text))


def _as_lines(rows: Rows, sheet: str | None = None) -> Iterator[Line]:
    """Rows of a table without headings; an empty one ends a paragraph."""
    for number, cells in rows:
        told = [cell for cell in cells if cell.strip()]
        yield Line(number, " | ".join(told), cells if told else None, sheet=sheet)


def _lines_of_workbook(data: bytes, answers: Answers, said: list[Message]) -> list[Line]:
    sheets = [sheet for sheet in sheets_of(data) if any(any(row) for row in sheet.rows)]
    if answers.sheet is not None:
        sheets = [each for each in sheets if folded(each.name or "") == folded(answers.sheet)]
        if not sheets:
            raise Refused("There is no sheet “{sheet}” with anything in it.", sheet=answers.sheet)
    lines: list[Line] = []
    for sheet in sheets:
        rows: Rows = list(enumerate(sheet.rows, start=sheet.first))
        header = find_header(rows, answers)
        if header is not None:
            said += header.messages()
            lines += header.lines(rows, sheet.name)
        else:
            lines += _as_lines(rows, sheet.name)
        lines.append(Line(0, "", sheet=sheet.name))
    return lines


def _lines_of_document(data: bytes, answers: Answers, said: list[Message]) -> list[Line]:
    """Paragraphs are lines; a table's rows are records, under the heading that stands above it."""
    lines: list[Line] = []
    number = 0
    for block in document_of(data):
        if isinstance(block, Paragraph):
            for text in block.text.split("\n"):
                number += 1
                lines.append(Line(number, text))
            continue
        rows: Rows = list(enumerate(block.rows, start=number + 1))
        number += len(rows)
        header = find_header(rows, answers)
        if header is not None:
            said += header.messages()
            lines += header.lines(rows)
        else:
            lines += _as_lines(rows)
        lines.append(Line(number, ""))
    return lines
