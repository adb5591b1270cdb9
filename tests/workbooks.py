"""Spreadsheets and documents made for a test, in memory."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
from docx import Document

Rows = Sequence[Sequence[Any]]


def xlsx(fill: Callable[[Any], object] | Rows, **options: Any) -> bytes:
    """A workbook, filled by a function or with the rows of its one sheet."""
    into = io.BytesIO()
    book = xlsxwriter.Workbook(into, {"in_memory": True, **options})
    if callable(fill):
        fill(book)
    else:
        sheet = book.add_worksheet("Liste")
        for at, row in enumerate(fill):
            for column, value in enumerate(row):
                write = sheet.write_string if isinstance(value, str) else sheet.write
                write(at, column, value)
    book.close()
    return into.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """A zip file with its members changed, left out where the change is None, and others added."""
    into = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            changed = change(name, old.read(name))
            if changed is not None:
                new.writestr(name, changed)
        for name, content in more.items():
            new.writestr(name, content)
    return into.getvalue()


def ods(rows: Rows, *, repeat: int = 1, hidden: Sequence[int] = ()) -> bytes:
    """A spreadsheet of OpenDocument; the last row stands `repeat` times."""

    def cell(value: Any) -> str:
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, int | float):
            return (
                f'<table:table-cell office:value-type="float" office:value="{value}">'
                f"<text:p>{value}</text:p></table:table-cell>"
            )
        if not isinstance(value, str):
            return (
                '<table:table-cell office:value-type="date" '
                f'office:date-value="{value.isoformat()}">'
                f"<text:p>{value}</text:p></table:table-cell>"
            )
        text = f"<text:p>{escape(value)}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'

    body = "".join(
        "<table:table-row"
        + (f' table:number-rows-repeated="{repeat}"' if at == len(rows) - 1 else "")
        + (' table:visibility="collapse"' if at in hidden else "")
        + f">{''.join(map(cell, row))}</table:table-row>"
        for at, row in enumerate(rows)
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Liste">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
    return into.getvalue()


def docx(rows: Rows = (), paragraphs: Sequence[str] = ()) -> bytes:
    """A document with paragraphs and one table."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(len(rows), max(map(len, rows)))
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                table.cell(at, column).text = "" if value is None else str(value)
    into = io.BytesIO()
    document.save(into)
    return into.getvalue()
