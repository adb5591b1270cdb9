"""Tables of cells out of other people's files, whatever program wrote them."""

from planner.interchange.sheets.book import (
    Asking,
    Book,
    Line,
    Progress,
    Sheet,
    Trouble,
    Value,
    no_progress,
)
from planner.interchange.sheets.kinds import open_book

__all__ = [
    "Asking",
    "Book",
    "Line",
    "Progress",
    "Sheet",
    "Trouble",
    "Value",
    "no_progress",
    "open_book",
]
