"""Which sheet of a file holds the list, and in which rows its columns are named."""

from collections.abc import Sequence

from planner.interchange.report import Message
from planner.interchange.roster.headings import Found, Heading, find_headings
from planner.interchange.roster.meanings import meaning_of
from planner.interchange.roster.preview import Answers
from planner.interchange.roster.turning import SAME, set_upright, together
from planner.interchange.sheets import Asking, Book, Sheet
from planner.interchange.sheets.xlsx import letters
from planner.model import Refused
from planner.rules.folding import folded


def choose_sheet(
    book: Book, name: str, answers: Answers
) -> tuple[Sheet | None, Found | None, Sequence[Sheet]]:
    """The sheet with the list. None with a question where several have one."""
    set_upright(book, answers.sheet)
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
    if len(lists) > 1 and (one := _as_one(book, lists)) is not None:
        joined = {id(sheet) for sheet, _ in lists}
        filled = [sheet for sheet in filled if id(sheet) not in joined]
        lists = [one]
    if len(lists) > 1:
        sentence = "Several sheets hold a list: {sheets}. Say which one is to be read."
        values = {
            "sheets": ", ".join(f"“{sheet.name}”" for sheet, _ in lists),
            "first": lists[0][0].name,
        }
        said = Message(sentence, values, typed='As in --sheet "{first}".')
        book.questions.append(Asking("sheet", said))
        return None, None, [sheet for sheet, _ in lists]
    if lists:
        chosen, found = lists[0]
    else:
        chosen = max(open_ones or filled, key=lambda each: len(each.lines))
        found = _headings(chosen, answers)
    for sheet in filled:
        if sheet is not chosen:
            hidden = "is hidden and" if sheet.hidden else "holds no list of people and"
            sentence = f"The sheet “{{sheet}}” {hidden} was left out."
            typed = '--sheet "{sheet}" takes it.'
            book.messages.append(Message(sentence, {"sheet": sheet.name}, typed=typed))
    return chosen, found, book.sheets


def _as_one(book: Book, lists: Sequence[tuple[Sheet, Found]]) -> tuple[Sheet, Found] | None:
    """The tables of one document with the same headings as one list; sheets of a workbook may be
    versions of each other, and are asked about."""
    headings = {tuple(folded(each.text) for each in found.headings) for _, found in lists}
    if not book.tables or len(headings) > 1:
        return None
    sheet = together([each for each, _ in lists])
    found = find_headings(sheet) if sheet is not None else None
    if sheet is None or found is None:
        return None
    names = ", ".join(f"“{each.name}”" for each, _ in lists)
    book.messages.append(Message(SAME.sentence, {"sheets": names}))
    joined = {id(each) for each, _ in lists}
    book.sheets[:] = [sheet, *(each for each in book.sheets if id(each) not in joined)]
    return sheet, found


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
    told = {folded(typed) for typed in answers.columns}
    width = max((len(line.cells) for line in sheet.lines), default=0)
    named = {folded(letters(at)) for at in range(width)} & told
    if not named:
        for at, line in enumerate(sheet.lines):
            texts = {folded(str(cell)) for cell in line.cells if cell is not None}
            if texts & told:
                return Found(
                    tuple(
                        _named(column, " ".join(str(cell).split()))
                        for column, cell in enumerate(line.cells)
                        if cell is not None
                    ),
                    at,
                    at,
                )
    headings = tuple(Heading(at, letters(at), None) for at in range(width))
    return Found(headings, 0, -1)


def _named(column: int, text: str) -> Heading:
    return Heading(column, text, meaning_of(text))
