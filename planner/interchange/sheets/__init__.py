"""Tables of cells out of other people's files, whatever program wrote them."""

from planner.interchange.sheets.book import Asking, Book, Line, Sheet, Trouble, Value
from planner.interchange.sheets.kinds import open_book

__all__ = [
    "Asking",
    "Book",
    "Line",
    "Sheet",
    "Trouble",
    "Value",
    "open_book",
]
