"""A report as a Word document and as a spreadsheet, from the edition the paper is drawn from."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK

from planner.editions.values import Report, Section
from planner.interchange.schedule_files import in_language, on_sheet
from planner.interchange.xml_text import in_xml
from planner.wording import Wording, wording


def report_document(report: Report) -> bytes:
    """The report as a Word document (docx): headings, tables, a letter a page."""
    words = wording(report.reader.language)
    document = Document()
    document.core_properties.title = title_of(report, words)
    document.core_properties.author = ""
    in_language(document, words)
    on_sheet(document, report.reader.size)
    document.add_heading(title_of(report, words), 0)
    for section in report.sections:
        document.add_heading(words.say(f"papers.{section.key}"), 1)
        for table in _tables(section, words):
            _write_table(document, table)
        if section.empty:
            document.add_paragraph(words.say(f"papers.{section.nothing}"))
    for letter in report.letters:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        for text in letter:
            document.add_paragraph(in_xml(text))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def report_workbook(report: Report) -> bytes:
    """The report as a spreadsheet (xlsx): a sheet a section, numbers as numbers, no formulas."""
    words = wording(report.reader.language)
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        used: set[str] = set()
        for section in report.sections:
            sheet = book.add_worksheet(_sheet_name(words.say(f"papers.{section.key}"), used))
            tables = _tables(section, words, for_sheet=True)
            _fill_sheet(book, sheet, tables or [[(words.say(f"papers.{section.nothing}"),)]])
            sheet.set_paper(9 if report.reader.size == "a4" else 1)  # as Excel numbers them
    return file.getvalue()


def _fill_sheet(book: Any, sheet: Any, tables: Sequence["Table"]) -> None:
    """Each column as wide as its longest text, up to where texts are wrapped in place of cut."""
    bold = book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
    text = book.add_format({"valign": "top", "text_wrap": True})
    sums = book.add_format({"valign": "top", "num_format": "#,##0.00"})
    line, wide = 0, dict[int, int]()
    for table in tables:
        for place, row in enumerate(table):
            for column, value in enumerate(row):
                wide[column] = max(wide.get(column, 0), _longest_line(value))
                if isinstance(value, str):
                    sheet.write_string(line, column, value[:LONGEST_CELL], text if place else bold)
                elif value is not None:
                    sheet.write_number(line, column, value, sums if _is_sum(value) else text)
            line += 1
        line += 1
    for column, letters in wide.items():
        sheet.set_column(column, column, min(max(letters + 2, _NARROWEST), _WIDEST))
    sheet.freeze_panes(1, 0)


def _longest_line(value: "Value") -> int:
    if isinstance(value, str):
        return max((len(line) for line in value.split("\n")), default=0)
    return len(f"{value:,.2f}") if value is not None else 0


def _is_sum(value: "Value") -> bool:
    return isinstance(value, float)


def title_of(report: Report, words: Wording) -> str:
    delegation = words.say("papers.delegation-of", cities=words.listed(report.delegation))
    whose = delegation if any(report.delegation) else report.exchange
    year = str(report.year) if report.year else ""
    return ". ".join(filter(None, (words.say(f"papers.{report.name}"), whose, year)))


Value = str | int | float | None
Table = list[tuple[Value, ...]]
"""The heads, then the rows."""

_NARROWEST, _WIDEST = 10, 60  # of a column, in letters

LONGEST_CELL = 32_767  # characters that Excel keeps
_NUMBERS = frozenset({"column-items"})  # columns of rows that hold numbers


def _tables(section: Section, words: Wording, *, for_sheet: bool = False) -> list[Table]:
    """For a sheet what was counted stands in rows of its own, since a cell may not hold it all,
    and sums in columns."""

    def heads(*keys: str) -> tuple[str, ...]:
        return tuple(words.say(f"papers.{key}") for key in keys)

    tables: list[Table] = []
    if section.counts:
        counted: Table = [heads("column-what-public", "column-number", "column-which")]
        for it in section.counts:
            first, *more = it.things if for_sheet and it.things else ("; ".join(it.things),)
            counted.append((it.named or words.say(f"papers.{it.label}"), it.number, first))
            counted += [("", "", thing) for thing in more]
        tables.append(counted)
    if section.sheet_rows and for_sheet:
        tables.append([heads(*section.sheet_head), *section.sheet_rows])
    elif section.rows:
        numbers = [key in _NUMBERS for key in section.head]
        tables.append([heads(*section.head), *(_typed(row, numbers) for row in section.rows)])
    if section.marks:
        marks = [
            (
                it.label,
                *it.counts,
                "" if it.mean is None else words.first.number(it.mean, 1),
                it.answers,
                "; ".join(it.comments),
            )
            for it in section.marks
        ]
        head = heads("column-what-public"), ("1", "2", "3", "4", "5")
        rest = heads("column-mean", "column-answers", "column-comments")
        tables.append([(*head[0], *head[1], *rest), *marks])
    return tables


def _typed(row: Sequence[str], numbers: Sequence[bool]) -> tuple[str | int, ...]:
    """Only what stands in a column of numbers is one: a title may be “1984”."""
    return tuple(
        int(text) if number and text.isdecimal() else text
        for text, number in zip(row, numbers, strict=True)
    )


def _write_table(document: WordDocument, rows: Table) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = document.styles["Table Grid"]
    for line, (drawn, row) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, value in zip(drawn.cells, row, strict=True):
            run = cell.paragraphs[0].add_run(in_xml("" if value is None else str(value)))
            run.bold = line == 0
    document.add_paragraph()


def _sheet_name(title: str, used: set[str]) -> str:
    """At most 31 characters, none that Excel refuses, none twice."""
    name = "".join(each for each in title if each not in "[]:*?/\\")[:28].strip("' ") or "Sheet"
    while name.casefold() in used:
        name = f"{name[:26]} {len(used)}"
    used.add(name.casefold())
    return name
