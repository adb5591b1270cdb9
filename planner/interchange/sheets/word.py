"""Documents of Word: their tables, or their text where they have none."""

import io
from typing import Any

from planner.interchange.sheets.archive import BROKEN, Archive
from planner.interchange.sheets.book import Book, Line, Merge, Sheet
from planner.interchange.sheets.pasted import read_pasted
from planner.model import Refused

MOST = 64 * 1024**2


def read_docx(archive: Archive, data: bytes) -> Book:
    """Every outermost table as a sheet. What was deleted under tracked changes is not there."""
    from docx import Document
    from docx.opc.exceptions import OpcError
    from docx.oxml.ns import qn
    from lxml.etree import LxmlError

    archive.parse("word/document.xml", most=MOST)  # whole, within bounds, without a document type
    try:
        body = Document(io.BytesIO(data)).element.body
    except (*BROKEN, OpcError, LxmlError, KeyError, ValueError, AttributeError) as error:
        raise Refused(
            "{file} is damaged. Open it in the program that made it, save it again, and import"
            " that.",
            file=archive.name,
        ) from error
    tables = [
        table
        for table in body.iter(qn("w:tbl"))
        if not any(above.tag == qn("w:tbl") for above in table.iterancestors())
    ]
    if not tables:
        paragraphs = [_text(each, qn) for each in body.iter(qn("w:p"))]
        return read_pasted("\n".join(paragraphs))
    return Book([_sheet(f"Table {n}", table, qn) for n, table in enumerate(tables, start=1)])


def _sheet(name: str, table: Any, qn: Any) -> Sheet:
    lines: list[Line] = []
    merges: list[Merge] = []
    down_from: dict[int, int] = {}  # by column: the row in which a cell begins that goes on below
    for number, row in enumerate(table.iterchildren(qn("w:tr")), start=1):
        line = Line(number, [])
        for cell in row.iterchildren(qn("w:tc"), qn("w:sdt")):
            properties = cell.find(qn("w:tcPr"))
            span = 1
            continued = False
            if properties is not None:
                wide = properties.find(qn("w:gridSpan"))
                down = properties.find(qn("w:vMerge"))
                if wide is not None and (wide.get(qn("w:val")) or "").isdigit():
                    span = min(int(wide.get(qn("w:val"))), 100)
                continued = down is not None and down.get(qn("w:val")) != "restart"
            left = len(line.cells)
            if continued and left in down_from:
                top = down_from[left]
                merges[:] = [each for each in merges if each[:1] + each[2:] != (top, left, left)]
                merges.append((top, number, left, left))
            elif not continued:
                down_from[left] = number
            text = (
                None
                if continued
                else "\n".join(
                    part
                    for part in (_text(each, qn) for each in cell.iter(qn("w:p")))
                    if part.strip()
                )
                or None
            )
            line.cells += [text, *[None] * (span - 1)]
            if span > 1:
                merges.append((number, number, left, left + span - 1))
        lines.append(line)
    while lines and lines[-1].blank:
        lines.pop()
    return Sheet(name, lines, merges=merges)


def _text(paragraph: Any, qn: Any) -> str:
    parts = []
    for each in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")):
        if each.tag == qn("w:t"):
            parts.append(each.text or "")
        elif each.tag == qn("w:tab"):
            in_text = each.getparent().tag == qn("w:r")  # elsewhere it is a tab stop
            parts.append("\t" if in_text else "")
        else:
            parts.append("-" if each.tag == qn("w:noBreakHyphen") else "\n")
    return "".join(parts)
