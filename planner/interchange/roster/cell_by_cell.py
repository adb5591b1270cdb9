"""A table that was pasted as plain text: its headings one a line, then its cells one a line."""

from planner.interchange.report import Message
from planner.interchange.roster.meanings import meaning_of
from planner.interchange.sheets import Book, Line, Sheet
from planner.interchange.sheets.pasted import HEADINGS
from planner.model import Refused

_READ_SO = (
    "Each line of this text was read as one cell: {count} headings, then a person in every {count}"
    " lines. Look whether everything stands in its column."
)


def put_together(book: Book, name: str) -> None:
    """Make a row of each so many lines, where the text begins with headings one a line."""
    sheet = _people_of(book)
    if sheet is None:
        return
    said = [(line.number, _text(line)) for line in sheet.lines[1:]]
    filled = [(number, text) for number, text in said if text]
    count = next((at for at, (_, text) in enumerate(filled) if meaning_of(text) is None), 0)
    if count < 2:
        return
    if len(filled) % count:
        raise Refused(
            "{file} names {count} columns one a line, and the lines below do not come out even."
            " Copy the table from where it stands as one, or import its file.",
            file=name,
            count=count,
        )
    texts = [text for _, text in filled]
    rows = range(0, len(filled), count)
    book.sheets[:] = [
        Sheet(None, [Line(filled[at][0], list(texts[at : at + count])) for at in rows])
    ]
    book.cards = False
    book.messages.append(Message(_READ_SO, {"count": count}))


def is_prose(book: Book) -> bool:
    """Whether a text was gone through for people, a line each, and no line names anybody."""
    sheet = _people_of(book)
    return sheet is not None and not any(line.cells for line in sheet.lines[1:])


def _people_of(book: Book) -> Sheet | None:
    sheet = book.sheets[0] if book.cards else None
    return sheet if sheet is not None and tuple(sheet.lines[0].cells) == HEADINGS else None


def _text(line: Line) -> str:
    return ", ".join(str(cell) for cell in line.cells if cell) or line.text or ""
