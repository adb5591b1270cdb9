"""The sheet on which those who took part say what they thought: written out, and read back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from uuid import UUID

import xlsxwriter

from planner.actions.feedback import Given
from planner.interchange.outside import FileKind, cells_of_text, kind_of, sheets_of, text_of
from planner.interchange.report import Message, Outcome, Report, Row
from planner.model import Item, Refused, Visit
from planner.model.feedback import HIGHEST, LOWEST
from planner.rules.after_visit import asked_about
from planner.rules.folding import folded
from planner.wording import SOURCE, known, wording

HEADS = {
    "Item": "papers.sheet-item",
    "Date": "papers.column-date",
    "Title": "papers.sheet-title",
    "Rating": "papers.sheet-rating",
    "Comment": "papers.sheet-comment",
    "Respondent": "papers.sheet-respondent",
}
"""What stands in the columns, each with the key of its heading in every language."""

WHOLE = "visit"
"""What may stand under Item in the row of the visit as a whole, in place of the visit's id, if
another row names something of the visit by its id."""

_WIDTHS = (38, 12, 44, 9, 60, 20)


@dataclass(frozen=True, slots=True)
class ParsedFeedback:
    answers: tuple[Given, ...]
    report: Report


def feedback_sheet(visit: Visit, language: str = SOURCE) -> bytes:
    """A workbook with one row an item, and one for the visit; rating and comment to be filled in.

    Every cell is text or a date, never a formula, whatever stands in a title.
    """
    file, words = BytesIO(), wording(language).first
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Feedback")
        bold = book.add_format({"bold": True, "bottom": 1})
        dated = book.add_format({"num_format": "yyyy-mm-dd"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for column, (key, wide) in enumerate(zip(HEADS.values(), _WIDTHS, strict=True)):
            sheet.write_string(0, column, words.say(key), bold)
            sheet.set_column(column, column, wide)
        whole = words.say("papers.report-visit-as-a-whole")
        rows: list[tuple[str, date | None, str]] = [(str(visit.id), None, whole)]
        rows += [(str(item.id), item.day, item.title) for item in asked_about(visit)]
        for line, (name, day, title) in enumerate(rows, start=1):
            sheet.write_string(line, 0, name)
            if day is not None:
                sheet.write_datetime(line, 1, day, dated)
            sheet.write_string(line, 2, title, wrapped)
        sheet.freeze_panes(1, 3)
        sheet.data_validation(
            *(1, 3, len(rows), 3),
            {
                "validate": "integer",
                "criteria": "between",
                "minimum": LOWEST,
                "maximum": HIGHEST,
                "error_message": words.say("papers.column-mark"),
            },
        )
    return file.getvalue()


# -- reading ---------------------------------------------------------------------------------------


def read_feedback(data: bytes, name: str, visit: Visit) -> ParsedFeedback:
    """The answers in a sheet that came back; Refused, in words, if it is no such sheet.

    An item is found by its id, or by its title where the id was lost and the title is unambiguous.
    An id of something else is refused: the sheet may be that of another visit.
    """
    lines = list(_lines(data, name))
    heads, start = _heads(lines)
    reading = _Reading(visit, heads)
    reading.look_for_ids(cells for _, _, cells in lines[start:])
    rows = [
        reading.row(number, *each) for number, each in enumerate(lines[start:], start=1) if each[2]
    ]
    return ParsedFeedback(tuple(reading.answers), Report(tuple(rows)))


Line = tuple[str | None, int, Sequence[str]]
"""Sheet, line in it, cells."""


def _lines(data: bytes, name: str) -> Iterator[Line]:
    match kind_of(data, name):
        case FileKind.SHEET:
            for sheet in sheets_of(data):
                for number, cells in enumerate(sheet.rows, start=sheet.first):
                    yield sheet.name, number, cells
        case FileKind.CSV | FileKind.TEXT:
            for line, cells in cells_of_text(text_of(data).text):
                yield None, line, cells
        case _:
            raise Refused("Feedback comes in a spreadsheet or a CSV file.")


def _heads(lines: Sequence[Line]) -> tuple[Mapping[str, int], int]:
    """Which column holds what, and the place of the first row under the headings."""
    for place, (_, _, cells) in enumerate(lines[:20]):
        at = {folded(cell): column for column, cell in enumerate(cells) if cell}
        found = {
            head: column
            for head in HEADS
            if (column := next((at[word] for word in _words_of(head) if word in at), None))
            is not None
        }
        if "Rating" in found and {"Item", "Title"} & found.keys():
            return found, place + 1
    raise Refused(
        "There is no row with the headings {heads}. `planner export feedback` writes such a sheet.",
        heads=", ".join(HEADS),
    )


@cache
def _words_of(head: str) -> tuple[str, ...]:
    """What a column is called, in every language of the papers."""
    return tuple(folded(wording(code).say(HEADS[head])) for code in known())


class _Reading:
    def __init__(self, visit: Visit, heads: Mapping[str, int]) -> None:
        self._heads = heads
        self._visit = str(visit.id)
        self._by_id = {str(item.id): item for item in visit.items}
        self._by_title: dict[str, list[Item]] = {}
        for item in visit.items:
            self._by_title.setdefault(folded(item.title), []).append(item)
        self._told_by_ids = False
        self.answers: list[Given] = []

    def look_for_ids(self, rows: Iterable[Sequence[str]]) -> None:
        """Whether the sheet itself says that it is of this visit."""
        own = {self._visit, *self._by_id}
        self._told_by_ids = any(self._cell(cells, "Item").lower() in own for cells in rows)

    def row(self, number: int, sheet: str | None, line: int, cells: Sequence[str]) -> Row:
        told = {head: self._cell(cells, head) for head in HEADS}
        outcome, messages = self._take(told)
        return Row(
            row=number,
            outcome=outcome,
            line=line,
            sheet=sheet,
            values={head.casefold(): value for head, value in told.items() if value},
            messages=messages,
        )

    def _cell(self, cells: Sequence[str], head: str) -> str:
        column = self._heads.get(head)
        return cells[column].strip() if column is not None and column < len(cells) else ""

    def _take(self, told: Mapping[str, str]) -> tuple[Outcome, tuple[Message, ...]]:
        if not told["Rating"] and not told["Comment"]:
            return Outcome.SKIPPED, (Message("There is no answer in this row."),)
        rating, wrong = _rating(told["Rating"])
        try:
            item = self._item(told["Item"], told["Title"])
        except _Wrong as error:
            return Outcome.REFUSED, (error.message,)
        remarks = (wrong,) if wrong else ()
        if wrong and not told["Comment"]:
            return Outcome.REFUSED, remarks
        self.answers.append(
            Given(item, told["Respondent"] or None, rating, told["Comment"] or None)
        )
        return Outcome.TAKEN, remarks

    def _item(self, name: str, title: str) -> UUID | None:
        if name.lower() == self._visit or (name.lower() == WHOLE and self._told_by_ids):
            return None
        if name.lower() == WHOLE:
            sentence = (
                "This row does not say of which visit it is. If it is of this one, write {id} in "
                "place of “{word}”."
            )
            raise _Wrong(Message(sentence, {"id": self._visit, "word": name}, "Item"))
        if name.lower() in self._by_id:
            return self._by_id[name.lower()].id
        if _is_id(name):
            sentence = "This row is not of this visit: {title}."
            raise _Wrong(Message(sentence, {"title": title or name}, "Item"))
        found = self._by_title.get(folded(title or name), [])
        if len(found) == 1:
            return found[0].id
        sentence = (
            "Several items are called “{title}”; give the id of one under Item."
            if found
            else "There is no item “{title}” in this visit."
        )
        raise _Wrong(Message(sentence, {"title": title or name}, "Item"))


class _Wrong(Exception):
    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def _is_id(name: str) -> bool:
    try:
        UUID(name)
    except ValueError:
        return False
    return True


def _rating(typed: str) -> tuple[int | None, Message | None]:
    """The mark, or why there is none; what was said beside it is taken all the same."""
    if not typed:
        return None, None
    if typed.isascii() and typed.isdigit() and LOWEST <= int(typed) <= HIGHEST:
        return int(typed), None
    return None, Message(
        "“{typed}” is not a rating; it is a whole number from {lowest} to {highest}.",
        {"typed": typed, "lowest": LOWEST, "highest": HIGHEST},
        "Rating",
    )
