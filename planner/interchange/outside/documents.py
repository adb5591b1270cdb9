"""A Word document: its paragraphs and tables in order, as text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.opc.exceptions import OpcError
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from lxml.etree import LxmlError

from planner.interchange.outside.archives import BROKEN, refuse_bombs
from planner.interchange.outside.text import clean
from planner.model import Refused

DEEPEST = 5  # tables within tables
MOST_CELLS = 100_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str  # may have several lines
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    rows: Sequence[Sequence[str]]  # a cell that spans several columns stands once


def document_of(data: bytes) -> list[Paragraph | Table]:
    """The document's paragraphs and tables from top to bottom."""
    refuse_bombs(data)
    damaged = Refused("This Word file is damaged. Open it in Word, save it anew and try again.")
    broken = (*BROKEN, OpcError, LxmlError, KeyError, RecursionError)
    try:
        document = Document(BytesIO(data))
    except (*broken, AttributeError) as error:  # of parts that miss what the library reads of them
        raise damaged from error
    try:
        return list(_blocks(document.iter_inner_content(), 0))
    except broken as error:
        raise damaged from error


def _blocks(blocks: Iterator[WordParagraph | WordTable], depth: int) -> Iterator[Paragraph | Table]:
    for block in blocks:
        if isinstance(block, WordParagraph):
            style = (block.style.name or "") if block.style is not None else ""
            yield Paragraph(clean(_text(block)).text, style.startswith(("Heading", "Title")))
        else:
            yield Table(list(_rows(block, depth)))


def _text(paragraph: WordParagraph) -> str:
    left = paragraph.paragraph_format.left_indent
    return f"{'    ' if left else ''}{paragraph.text}"


def _rows(table: WordTable, depth: int) -> Iterator[list[str]]:
    count = 0
    for row in table.rows:
        cells: list[str] = []
        seen: list[object] = []
        for cell in row.cells:
            if cell._tc in seen:
                continue  # merged: python-docx gives it once for each column
            seen.append(cell._tc)
            cells.append(_cell(cell, depth))
        count += len(cells)
        if count > MOST_CELLS:
            raise Refused(
                "A table of this Word file has more than {limit} cells.", limit=MOST_CELLS
            )
        yield cells


def _cell(cell: _Cell, depth: int) -> str:
    if depth > DEEPEST:
        raise Refused("The tables of this Word file stand too deep in one another.")
    lines: list[str] = []
    for block in cell.iter_inner_content():
        if isinstance(block, WordParagraph):
            lines.append(clean(_text(block)).text)
        else:
            lines += [" | ".join(row) for row in _rows(block, depth + 1)]
    return "\n".join(lines).strip()
