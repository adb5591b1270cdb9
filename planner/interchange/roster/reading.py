"""A list of people as a preview: every row with its values as they would be kept, and what is open.

Nothing is written here, and nothing is asked of a database: the window shows a preview, lets the
person correct it, and reads again; the command line prints it. Landing it is one change.
"""

from planner.interchange.roster.cell_by_cell import is_prose, put_together
from planner.interchange.roster.choosing import choose_sheet
from planner.interchange.roster.preview import NOTHING_SAID, Answers, Preview, Surroundings
from planner.interchange.roster.rows import Reader
from planner.interchange.sheets import open_book
from planner.model import Refused
from planner.store.unhurried import Progress, no_progress, without_collecting


def read_roster(
    data: bytes,
    name: str,
    around: Surroundings,
    answers: Answers = NOTHING_SAID,
    progress: Progress = no_progress,
) -> Preview:
    """Read a list of people. Refused, in words, if the file is none."""
    with without_collecting():
        return _read(data, name, around, answers, progress)


def _read(
    data: bytes, name: str, around: Surroundings, answers: Answers, progress: Progress
) -> Preview:
    book = open_book(
        data, name, encoding=answers.encoding, countries=around.countries, progress=progress
    )
    put_together(book, name)
    sheet, found, others = choose_sheet(book, name, answers)
    nameless = found is not None and found.last < found.first and not answers.columns
    if nameless and book.otherwise is not None:
        told, book = book.messages, book.otherwise()
        book.messages[:0] = told
        sheet, found, others = choose_sheet(book, name, answers)
    if sheet is None or found is None:
        return Preview(
            None, [], [], book.messages, book.questions, tuple(s.name or "" for s in others)
        )
    if is_prose(book):
        raise Refused(
            "{file} holds no list of people: none of its lines names somebody.", file=name
        )
    preview = Reader(book, sheet, found, around, answers, progress).preview()
    preview.sheets = tuple(each.name or "" for each in book.sheets)
    return preview
