"""Files from outside, as they come: text, tables and documents, read without trusting them.

The one home for encodings, archives that unpack to gigabytes, and characters that hide.
"""

from planner.interchange.outside.archives import refuse_bombs
from planner.interchange.outside.documents import Paragraph, Table, document_of
from planner.interchange.outside.kinds import FileKind, kind_of
from planner.interchange.outside.tables import Sheet, cells_of_text, sheets_of
from planner.interchange.outside.text import Cleaned, clean, text_of

__all__ = [
    "Cleaned",
    "FileKind",
    "Paragraph",
    "Sheet",
    "Table",
    "cells_of_text",
    "clean",
    "document_of",
    "kind_of",
    "refuse_bombs",
    "sheets_of",
    "text_of",
]
