"""Rows under known columns as values of delegates, each with what is to be said of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from planner.interchange.report import Message, Outcome
from planner.interchange.roster.cells import Reading, Unfit, read_cell
from planner.interchange.roster.columns import (
    Column,
    Columns,
    as_options,
    map_columns,
    proposed,
)
from planner.interchange.roster.date_orders import orders_of
from planner.interchange.roster.days import DateOrder, birth_of, day_of_journey, names_a_place
from planner.interchange.roster.fields import FAMILY_FIRST, FIELDS, NAME
from planner.interchange.roster.finishing import finish_names
from planner.interchange.roster.further_tables import as_one_table
from planner.interchange.roster.headings import Found, above
from planner.interchange.roster.joining import phones_beside, put
from planner.interchange.roster.merged import filled_down, with_ditto
from planner.interchange.roster.names import split_name
from planner.interchange.roster.preview import Answers, Preview, PreviewRow, Surroundings
from planner.interchange.roster.sorting import kind_of_row
from planner.interchange.roster.whole_names import (
    diet_told,
    names_a_companion,
    take_aside,
    take_companion,
    take_whole,
)
from planner.interchange.sheets import Asking, Book, Line, Sheet, Trouble, Value
from planner.interchange.sheets.xlsx import letters
from planner.model import Refused
from planner.rules.folding import folded
from planner.store.unhurried import Progress

_NAMES = (NAME, FAMILY_FIRST, "family_name", "given_name")
_TWO_FAMILIES = frozenset(("ES", "MX", "CO", "AR", "PE", "CL", "VE"))
_FAMILY_FIRST = frozenset(("HU", "CN", "JP", "KR", "VN", "TW"))
_JOURNEYS = {"joins": "arrival", "leaves": "departure"}
_NUMBER_AND_DAY = re.compile(
    r"\s*(?P<number>[A-Z]{0,3}[ -]?\d[\dA-Z]{4,11})(?:\s*[(/;,|\n–-]+\s*|\s+)"
    r"(?:\W*(?:exp|valid|until|till|bis|val|g[üu]ltig|scad|caduca)[a-z.]*:?\s*)*"
    r"(?P<day>\d{1,4}\W.*\d)\s*\)?\s*",
    re.IGNORECASE,
)
"""“P1234567 / 12 Jan 2030”: a passport and until when it is valid, in one cell."""
_STEP = 500


class Reader:
    """Reads the rows of one sheet under its headings."""

    def __init__(
        self,
        book: Book,
        sheet: Sheet,
        found: Found,
        around: Surroundings,
        answers: Answers,
        progress: Progress,
    ) -> None:
        below, found = as_one_table(sheet.lines[found.last + 1 :], found)
        self._book, self._sheet, self._found = book, sheet, found
        self._around, self._answers, self._progress = around, answers, progress
        self._reading = Reading(around.today, sheet.epoch_1904, around.ends, year=answers.year)
        self._merged = sheet.merged
        self._lines = self._corrected(self._filled_down(below))
        while self._lines and self._lines[-1].blank and not self._lines[-1].messages:
            self._lines.pop()
        self._beyond = max(each.column for each in found.headings) + 1  # has no heading
        self._layout = tuple(folded(each.text) for each in found.headings)
        self._columns = self._mapped()
        self._sections = {
            folded(cell)
            for column in self._columns.of("sector", "groups", "organization")
            for cell in self._cells[column.at]
            if isinstance(cell, str)
        }
        # a whole name comes last: beside its parts it says nothing new
        self._in_turn = sorted(
            self._columns.columns, key=lambda column: column.field in (NAME, FAMILY_FIRST)
        )
        self._orders: Mapping[int, DateOrder | None] = {}
        self._aside: str | None = None  # what stood in brackets beside the name being read

    def preview(self) -> Preview:
        mapped, book = self._columns, self._book
        preview = Preview(
            self._sheet.name,
            mapped.columns,
            [],
            [*book.messages, *above(self._sheet, self._found), *mapped.messages],
            [*book.questions, *mapped.questions],
            layout=self._layout,
            told={folded(typed): each for typed, each in self._answers.columns.items()},
            suggested=dict(mapped.suggested),
        )
        if self._found.last < self._found.first:
            self._ask_for_headings(preview)
        elif not mapped.of("family_name", "given_name", NAME, FAMILY_FIRST, "native_name",
                           "display_name"):  # fmt: skip
            preview.suggested = proposed(mapped.columns, self._cells)
            values = {
                "every": as_options(preview.suggested),
                "columns": ", ".join(f"“{each.heading}”" for each in mapped.columns),
            }
            sentence = "No column holds names. Columns are: {columns}. Say which one does."
            said = Message(sentence, values, typed="As in {every}")
            preview.questions.append(Asking("columns", said))
        travels = [
            c for c in mapped.of("arrival", "departure") if any(map(_says, self._cells[c.at]))
        ]
        if travels:
            sentence = (
                "What stands under {columns} is kept as it is written; journeys are entered in the"
                " itinerary."
            )
            named = ", ".join(f"“{each.heading}”" for each in travels)
            preview.messages.append(Message(sentence, {"columns": named}))
        if not any(map(_says, (cell for line in self._lines for cell in line.cells))):
            sentence = "This list names its columns and holds nobody under them."
            preview.messages.append(Message(sentence))
        self._orders = orders_of(mapped.columns, self._cells, self._answers.date_order)
        total = len(self._lines)
        for number, line in enumerate(self._lines, start=1):
            if number % _STEP == 0:
                self._progress(number, total)
            preview.rows.append(self._row(number, line))
        preview.messages += self._said_of_all()
        two_ways = (m for row in preview.rows for m in row.messages if "two ways" in m.sentence)
        if first := next(two_ways, None):
            preview.questions.append(Asking("date-order", first))
        return preview

    # -- before the rows ---------------------------------------------------------------------------

    def _said_of_all(self) -> Iterator[Message]:
        """Once for the whole list: sectors that were understood, columns without a heading."""
        if taken := self._reading.sectors:
            pairs = ", ".join(f"“{text}” as {sector}" for text, sector in taken.items())
            yield Message("Sectors were understood: {pairs}.", {"pairs": pairs})
        named = {each.column for each in self._found.headings}
        for at in range(self._beyond):
            if at in named:
                continue
            cells = [line.cells[at] for line in self._lines if at < len(line.cells)]
            texts = [str(cell).strip() for cell in cells if _says(cell)]
            if texts and not all(text.isdecimal() for text in texts):  # which number the rows
                sentence = "Column {column} has no heading, and was left out: {texts}."
                some = ", ".join(f"“{text[:40]}”" for text in texts[:5])
                yield Message(sentence, {"column": letters(at), "texts": some})

    def _filled_down(self, lines: Sequence[Line]) -> list[Line]:
        """The lines with what a merged cell says in each of its rows, and names that a delimiter
        cut where the list has one column."""
        if self._sheet.delimiter and [each.column for each in self._found.headings] == [0]:
            joint = self._sheet.delimiter
            lines = [
                replace(line, cells=[joint.join(map(str, line.cells))]) if line.cells else line
                for line in lines
            ]
        return filled_down(with_ditto(lines), self._merged)

    def _corrected(self, lines: Sequence[Line]) -> list[Line]:
        """The lines with what the person typed in place of bad cells."""
        fixed = {line for line, _ in self._answers.cells}
        result = []
        for line in lines:
            if line.number in fixed:
                cells = list(line.cells) + [None] * (self._sheet.width - len(line.cells))
                for (number, column), text in self._answers.cells.items():
                    if number == line.number and column < len(cells):
                        cells[column] = text
                line = replace(line, cells=cells)
            result.append(line)
        return result

    def _mapped(self) -> Columns:
        cells: dict[int, list[Value]] = {}
        for heading in self._found.headings:
            at = heading.column
            cells[at] = [line.cells[at] if at < len(line.cells) else None for line in self._lines]
        self._cells = cells
        remembered = self._around.remembered.get(self._layout, {})
        return map_columns(self._found.headings, cells, self._answers.columns, remembered)

    def _ask_for_headings(self, preview: Preview) -> None:
        if self._answers.columns:
            return
        width = self._sheet.width
        if width < 2 and not self._book.cards:
            raise Refused(
                "There is no list of people in this file: no row of it names columns, such as"
                " Surname or E-mail."
            )
        if self._answers.encoding is None:
            self._ask_for_encoding(preview)
        preview.suggested = proposed(preview.columns, self._cells)
        words = {"every": as_options(preview.suggested)}
        said = Message("No row names the columns. Say what they are.", words, typed="As in {every}")
        preview.questions.append(Asking("columns", said))

    def _ask_for_encoding(self, preview: Preview) -> None:
        """Headings nobody knows may be headings in an encoding that was guessed wrong."""
        guessed = next((m for m in preview.messages if "not UTF-8; it was" in m.sentence), None)
        if guessed is not None and not any(each.about == "encoding" for each in preview.questions):
            sentence = (
                "This file is not UTF-8, and read as {script} ({encoding}) no row of it names the"
                " columns. Name the encoding."
            )
            said = Message(sentence, guessed.values, typed="As in --encoding gb18030.")
            preview.questions.append(Asking("encoding", said))

    # -- rows --------------------------------------------------------------------------------------

    def _row(self, number: int, line: Line) -> PreviewRow:
        cells = tuple(line.cells) or ((line.text,) if line.text else ())
        said = list(line.messages)
        row = PreviewRow(number, line.stands, messages=said, cells=cells, number=line.number)
        skip = kind_of_row(
            line, self._columns.columns, self._merged.get(line.number, ()), self._sections
        )
        if skip is not None:
            row.outcome = Outcome.SKIPPED
            if not row.messages:
                row.messages.append(skip)
            return row
        if line.hidden:
            row.messages.append(Message("This row is hidden in the sheet; it was taken."))
        self._reading.messages = row.messages
        self._aside = None
        for column, value in self._filled(line):
            self._reading.column = column.heading
            try:
                self._take(column, value, row.values)
            except Unfit as unfit:
                row.messages.append(unfit.message)
                if unfit.asks:
                    row.outcome = Outcome.ASKED
                elif column.field in _NAMES:  # half a name would be somebody else's
                    row.outcome = Outcome.REFUSED
        self._reading.column = None
        if self._aside:
            take_aside(self._aside, row.values, self._reading)
        self._finish(row, line)
        if self._columns.questions or self._book.questions:
            row.outcome = Outcome.ASKED if row.outcome is Outcome.TAKEN else row.outcome
        return row

    def _filled(self, line: Line) -> Iterator[tuple[Column, Value]]:
        for column in self._in_turn:
            value = line.cells[column.at] if column.at < len(line.cells) else None
            if column.field is not None and value is not None and value != "":
                yield column, value

    def _take(self, column: Column, value: Value, values: dict[str, Any]) -> None:
        key = column.field or ""
        if key in (NAME, FAMILY_FIRST):
            countries = set(self._around.countries)
            text = read_cell(FIELDS["display_name"], value, None, self._reading)
            if text is not None:
                family_first = key == FAMILY_FIRST or bool(countries & _FAMILY_FIRST)
                spanish = bool(countries & _TWO_FAMILIES) or "apellidos" in folded(column.heading)
                name = split_name(text, family_first, spanish, key == FAMILY_FIRST)
                self._aside = take_whole(text, name, values, self._reading)
            return
        if (
            key == "passport_number"
            and isinstance(value, str)
            and (both := _NUMBER_AND_DAY.match(value))
        ):
            value, expiry = both["number"], both["day"]
            self._take(replace(column, field="passport_expiry"), expiry, values)
        if key == "date_of_birth" and isinstance(value, str) and names_a_place(column.heading):
            value, place = birth_of(value)
            if place:
                self._take(replace(column, field="place_of_birth"), place, values)
        if key == "notes" and names_a_companion(column.heading):
            take_companion(column.heading, value, values, self._reading)
            return
        if key in _JOURNEYS and isinstance(value, str) and (found := day_of_journey(value)):
            self._reading.say("“{text}” was put into the {field} as well.", text=value.strip(),
                              field=_JOURNEYS[key])  # fmt: skip
            values.setdefault(_JOURNEYS[key], " ".join(value.split()))
            value = found
        if key == "emails" and isinstance(value, str):
            value, phones = phones_beside(value, column.heading, values, self._reading)
            for field, phone in phones.items():
                self._take(replace(column, field=field), phone, values)
        if key == "dietary" and (value := diet_told(column.heading, value)) is None:
            return
        read = read_cell(FIELDS[key], value, self._orders.get(column.at), self._reading)
        if read is None:
            return
        put(values, key, read, column.heading, self._reading)

    def _finish(self, row: PreviewRow, line: Line) -> None:
        """What only the whole row tells: titles before a given name, a name at all."""
        values = row.values
        names = self._columns.of("family_name", "given_name")
        headings = {column.field: column.heading for column in names}
        if "family_name" in headings:  # and a whole name beside it
            headings.setdefault("given_name", headings["family_name"])
        titled = self._columns.of("honorific", NAME, FAMILY_FIRST, "given_name", "family_name")
        finish_names(row, headings, titled[0].heading if titled else None)
        joins, leaves = values.get("joins"), values.get("leaves")
        if joins and leaves and leaves < joins:
            sentence = (
                "This delegate would leave on {leaves}, before joining; that day was left out."
            )
            row.messages.append(Message(sentence, {"leaves": leaves}))
            del values["leaves"]
        named = [values.get(key) for key in ("family_name", "given_name", "native_name",
                                             "display_name")]  # fmt: skip
        if not any(named) and row.outcome is Outcome.TAKEN:
            row.outcome = Outcome.REFUSED
            columns = self._columns.of("family_name", NAME, FAMILY_FIRST, "given_name")
            heading = columns[0].heading if columns else None
            stood = [line.cells[each.at] for each in columns if each.at < len(line.cells)]
            text = next((cell.strip() for cell in stood if isinstance(cell, str)), "")[:60]
            sentence = "This row has no name. Enter one, or take the row out."
            if text:
                sentence = "“{text}” is nobody's name. Enter one, or take the row out."
            row.messages.append(Message(sentence, {"text": text} if text else {}, heading))
        elif not values.get("family_name") and self._columns.of("family_name"):
            heading = self._columns.of("family_name")[0].heading
            row.messages.append(Message("The family name is empty.", {}, heading))
        beyond = [
            cell for cell in line.cells[self._beyond :] if cell is not None and str(cell).strip()
        ]
        if beyond and not isinstance(beyond[0], Trouble):
            sentence = "This row is longer than the row of headings; “{rest}” was left out."
            row.messages.append(Message(sentence, {"rest": ", ".join(map(str, beyond))[:60]}))


def _says(cell: Value) -> bool:
    return cell is not None and str(cell).strip() != ""
