"""A list of people as a preview: every row with its values as they would be kept, and what is open.

Nothing is written here, and nothing is asked of a database: the window shows a preview, lets the
person correct it, and reads again; the command line prints it. Landing it is one change.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner.interchange.report import Message, Outcome
from planner.interchange.roster.cells import Reading, Unfit, read_cell
from planner.interchange.roster.columns import Column, Columns, map_columns
from planner.interchange.roster.days import DateOrder, order_of
from planner.interchange.roster.fields import FAMILY_FIRST, FIELDS, NAME, Kind
from planner.interchange.roster.headings import Found, Heading, find_headings
from planner.interchange.roster.names import split_name, take_titles
from planner.interchange.roster.sorting import kind_of_row
from planner.interchange.sheets import (
    Asking,
    Book,
    Line,
    Progress,
    Sheet,
    Trouble,
    Value,
    no_progress,
    open_book,
)
from planner.interchange.sheets.xlsx import letters
from planner.model import Refused
from planner.rules.folding import folded

DAYS = (Kind.DAY, Kind.BIRTHDAY)
_STEP = 500


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said of a file. `columns` are fields by folded heading; `cells` corrections, by
    line and column."""

    date_order: DateOrder | None = None
    encoding: str | None = None
    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    year: int | None = None  # of dates that name none


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known before the file is opened."""

    today: date
    ends: date | None = None  # the last day of the visit
    countries: tuple[str, ...] = ()  # of the people, in two letters
    remembered: Mapping[tuple[str, ...], Mapping[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class PreviewRow:
    """One record: where it stood, what would be kept, what there is to say."""

    row: int
    line: int
    outcome: Outcome = Outcome.TAKEN
    values: dict[str, Any] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    cells: tuple[Value, ...] = ()  # as in the file, for the person to look at


@dataclass(slots=True)
class Preview:
    """A list that was read. With `questions` open it cannot be landed."""

    sheet: str | None
    columns: list[Column]
    rows: list[PreviewRow]
    messages: list[Message] = field(default_factory=list)
    questions: list[Asking] = field(default_factory=list)
    sheets: tuple[str, ...] = ()  # those there are to choose from
    layout: tuple[str, ...] = ()  # the folded headings, by which a mapping is remembered
    told: dict[str, str] = field(default_factory=dict)  # what a person said of columns


def read_roster(
    data: bytes,
    name: str,
    around: Surroundings,
    answers: Answers = Answers(),  # frozen
    progress: Progress = no_progress,
) -> Preview:
    """Read a list of people. Refused, in words, if the file is none."""
    book = open_book(
        data, name, encoding=answers.encoding, countries=around.countries, progress=progress
    )
    sheet, found, others = _choose(book, name, answers)
    if sheet is None or found is None:
        return Preview(
            None, [], [], book.messages, book.questions, tuple(s.name or "" for s in others)
        )
    preview = _Reader(book, sheet, found, around, answers, progress).preview()
    preview.sheets = tuple(each.name or "" for each in book.sheets)
    return preview


def _choose(
    book: Book, name: str, answers: Answers
) -> tuple[Sheet | None, Found | None, Sequence[Sheet]]:
    """The sheet with the list. None with a question where several have one."""
    if answers.sheet is not None:
        wanted = folded(answers.sheet)
        for at, sheet in enumerate(book.sheets, start=1):
            if folded(sheet.name or "") == wanted or str(at) == wanted:
                return sheet, _headings(sheet, answers), book.sheets
        raise Refused(
            "{file} has no sheet “{sheet}”. Its sheets are: {known}.",
            file=name,
            sheet=answers.sheet,
            known=", ".join(f"“{each.name}”" for each in book.sheets),
        )
    filled = [sheet for sheet in book.sheets if any(not line.blank for line in sheet.lines)]
    if not filled:
        raise Refused("{file} holds no rows.", file=name)
    open_ones = [sheet for sheet in filled if not sheet.hidden]
    lists = [(sheet, found) for sheet in open_ones if (found := find_headings(sheet))]
    lists = [(s, f) for s, f in lists if _names_people(f)] or lists
    lists = [(s, f) for s, f in lists if any(not x.blank for x in s.lines[f.last + 1 :])] or lists
    if len(lists) > 1:
        sentence = "Several sheets hold a list: {sheets}. Name one: --sheet “{first}”."
        values = {
            "sheets": ", ".join(f"“{sheet.name}”" for sheet, _ in lists),
            "first": lists[0][0].name,
        }
        book.questions.append(Asking("sheet", Message(sentence, values)))
        return None, None, [sheet for sheet, _ in lists]
    if lists:
        chosen, found = lists[0]
    else:
        chosen = max(open_ones or filled, key=lambda each: len(each.lines))
        found = _headings(chosen, answers)
    for sheet in filled:
        if sheet is not chosen:
            hidden = "is hidden and" if sheet.hidden else "holds no list of people and"
            sentence = f"The sheet “{{sheet}}” {hidden} was left out. --sheet “{{sheet}}” takes it."
            book.messages.append(Message(sentence, {"sheet": sheet.name}))
    return chosen, found, book.sheets


def _names_people(found: Found) -> bool:
    return any(
        each.meaning in ("family_name", "given_name", "name", "display_name", "native_name")
        for each in found.headings
    )


def _headings(sheet: Sheet, answers: Answers) -> Found | None:
    """The headings found, else the letters of columns, for a person to say what they are."""
    found = find_headings(sheet)
    if found:
        return found
    width = max((len(line.cells) for line in sheet.lines), default=0)
    named = {folded(letters(at)) for at in range(width)} & set(answers.columns)
    if not named:
        for at, line in enumerate(sheet.lines):
            texts = {folded(str(cell)) for cell in line.cells if cell is not None}
            if texts & set(answers.columns):
                return Found(
                    tuple(
                        Heading(column, " ".join(str(cell).split()), None)
                        for column, cell in enumerate(line.cells)
                        if cell is not None
                    ),
                    at,
                    at,
                )
    headings = tuple(Heading(at, letters(at), None) for at in range(width))
    return Found(headings, 0, -1)


class _Reader:
    def __init__(
        self,
        book: Book,
        sheet: Sheet,
        found: Found,
        around: Surroundings,
        answers: Answers,
        progress: Progress,
    ) -> None:
        self._book, self._sheet, self._found = book, sheet, found
        self._around, self._answers, self._progress = around, answers, progress
        self._reading = Reading(around.today, sheet.epoch_1904, around.ends, year=answers.year)
        self._lines = self._corrected(sheet.lines[found.last + 1 :])
        while self._lines and self._lines[-1].blank and not self._lines[-1].messages:
            self._lines.pop()
        self._layout = tuple(folded(each.text) for each in found.headings)
        self._columns = self._mapped()
        self._orders: dict[int, DateOrder | None] = {}

    def preview(self) -> Preview:
        mapped, book = self._columns, self._book
        preview = Preview(
            self._sheet.name,
            mapped.columns,
            [],
            [*book.messages, *mapped.messages],
            [*book.questions, *mapped.questions],
            layout=self._layout,
            told=dict(self._answers.columns),
        )
        if self._found.last < self._found.first:
            self._ask_for_headings(preview)
        elif not mapped.of("family_name", "given_name", NAME, FAMILY_FIRST, "native_name",
                           "display_name"):  # fmt: skip
            sentence = (
                "No column holds names. Say which one does, as in --map “{first}=name”. Columns"
                " are: {columns}."
            )
            values = {
                "first": mapped.columns[0].heading,
                "columns": ", ".join(f"“{each.heading}”" for each in mapped.columns),
            }
            preview.questions.append(Asking("columns", Message(sentence, values)))
        self._settle_orders()
        total = len(self._lines)
        for number, line in enumerate(self._lines, start=1):
            if number % _STEP == 0:
                self._progress(number, total)
            preview.rows.append(self._row(number, line))
        two_ways = (m for row in preview.rows for m in row.messages if "two ways" in m.sentence)
        if said := next(two_ways, None):
            preview.questions.append(Asking("date-order", said))
        return preview

    # -- before the rows ---------------------------------------------------------------------------

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
                line = Line(line.number, cells, line.hidden, line.messages)
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
        sentence = (
            "No row names the columns. Say what they are, as in --map “A=family_name” --map"
            " “B=given_name”."
        )
        preview.questions.append(Asking("columns", Message(sentence)))

    def _settle_orders(self) -> None:
        """In which order day and month stand in each column of dates."""
        columns = [c for c in self._columns.columns if c.field and self._kind(c) in DAYS]
        proofs = {column.at: order_of(self._cells[column.at])[0] for column in columns}
        everywhere = set().union(*proofs.values()) if proofs else set()
        said = {column.order for column in columns if column.order}
        for column in columns:
            proven = proofs[column.at]
            if self._answers.date_order:
                self._orders[column.at] = self._answers.date_order
            elif column.order:
                self._orders[column.at] = column.order
            elif len(proven) == 1:
                (self._orders[column.at],) = proven
            elif not proven and len(everywhere | said) == 1:
                (self._orders[column.at],) = everywhere | said
            else:
                self._orders[column.at] = None

    def _kind(self, column: Column) -> Kind | None:
        known = FIELDS.get(column.field or "")
        return known.kind if known else None

    # -- rows --------------------------------------------------------------------------------------

    def _row(self, number: int, line: Line) -> PreviewRow:
        row = PreviewRow(number, line.number, messages=list(line.messages), cells=tuple(line.cells))
        skip = kind_of_row(line, self._columns.columns, self._sheet.merges)
        if skip is not None:
            row.outcome = Outcome.SKIPPED
            if not row.messages:
                row.messages.append(skip)
            return row
        if line.hidden:
            row.messages.append(Message("This row is hidden in the sheet; it was taken."))
        self._reading.messages = row.messages
        for column, value in self._filled(line):
            self._reading.column = column.heading
            try:
                self._take(column, value, row.values)
            except Unfit as unfit:
                row.messages.append(unfit.message)
                if row.outcome is not Outcome.REFUSED:
                    row.outcome = Outcome.ASKED if unfit.asks else Outcome.REFUSED
        self._reading.column = None
        self._finish(row, line)
        if self._columns.questions or self._book.questions:
            row.outcome = Outcome.ASKED if row.outcome is Outcome.TAKEN else row.outcome
        return row

    def _filled(self, line: Line) -> Iterator[tuple[Column, Value]]:
        for column in self._columns.columns:
            value = line.cells[column.at] if column.at < len(line.cells) else None
            if column.field is not None and value is not None and value != "":
                yield column, value

    def _take(self, column: Column, value: Value, values: dict[str, Any]) -> None:
        key = column.field or ""
        if key in (NAME, FAMILY_FIRST):
            self._take_name(value, values, key == FAMILY_FIRST)
            return
        read = read_cell(FIELDS[key], value, self._orders.get(column.at), self._reading)
        if read is None:
            return
        before = values.get(key)
        if before is None:
            values[key] = read
        elif isinstance(read, tuple):
            values[key] = tuple(dict.fromkeys((*before, *read)))
        elif FIELDS[key].kind is Kind.LONG and read != before:
            values[key] = f"{before}\n{read}"
        elif key == "given_name" and read != before:
            values[key] = f"{before} {read}"

    def _take_name(self, value: Value, values: dict[str, Any], family_first: bool) -> None:
        text = read_cell(FIELDS["display_name"], value, None, self._reading)
        if text is None:
            return
        spanish = bool(set(self._around.countries) & {"ES", "MX", "CO", "AR", "PE", "CL", "VE"})
        eastern = bool(set(self._around.countries) & {"HU", "CN", "JP", "KR", "VN", "TW"})
        name = split_name(text, family_first or eastern, spanish)
        for key in ("family_name", "given_name", "honorific", "suffix", "native_name",
                    "display_name"):  # fmt: skip
            part = getattr(name, key)
            if part is not None:
                values.setdefault(key, part)
        if name.with_them:
            self._reading.say(
                "“{who}” was put into the notes: give a companion a row of their own.",
                who=name.with_them,
            )
            values["notes"] = name.with_them

    def _finish(self, row: PreviewRow, line: Line) -> None:
        """What only the whole row tells: titles before a given name, a name at all."""
        values = row.values
        given = values.get("given_name")
        if given and "honorific" not in values:
            title, rest = take_titles(given)
            if title and rest:
                values["honorific"], values["given_name"] = title, rest
        named = [values.get(key) for key in ("family_name", "given_name", "native_name",
                                             "display_name")]  # fmt: skip
        if not any(named) and row.outcome is Outcome.TAKEN:
            row.outcome = Outcome.REFUSED
            column = self._columns.of("family_name", NAME, FAMILY_FIRST, "given_name")
            heading = column[0].heading if column else None
            row.messages.append(
                Message("This row has no name. Enter one, or take the row out.", {}, heading)
            )
        elif not values.get("family_name") and self._columns.of("family_name"):
            heading = self._columns.of("family_name")[0].heading
            row.messages.append(Message("The family name is empty.", {}, heading))
        beyond = [
            cell
            for at, cell in enumerate(line.cells)
            if at >= self._beyond and cell is not None and str(cell).strip()
        ]
        if beyond and not isinstance(beyond[0], Trouble):
            sentence = "This row is longer than the row of headings; “{rest}” was left out."
            row.messages.append(Message(sentence, {"rest": ", ".join(map(str, beyond))[:60]}))

    @property
    def _beyond(self) -> int:
        """The first column without a heading."""
        return max(each.column for each in self._found.headings) + 1
