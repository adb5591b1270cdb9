"""A report as a Word document and as a spreadsheet, from the edition the paper is drawn from."""

from collections.abc import Sequence
from io import BytesIO

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
        bold = book.add_format({"bold": True, "bottom": 1})
        used: set[str] = set()
        for section in report.sections:
            sheet = book.add_worksheet(_sheet_name(words.say(f"papers.{section.key}"), used))
            line = 0
            for head, *rows in _tables(section, words, one_a_row=True):
                for column, text in enumerate(head):
                    sheet.write_string(line, column, str(text), bold)
                for row in rows:
                    line += 1
                    for column, value in enumerate(row):
                        if isinstance(value, int):
                            sheet.write_number(line, column, value)
                        else:
                            sheet.write_string(line, column, value[:LONGEST_CELL])
                line += 2
            if section.empty:
                sheet.write_string(0, 0, words.say(f"papers.{section.nothing}"))
            sheet.set_column(0, 8, 32)
            sheet.freeze_panes(1, 0)
            sheet.set_paper(9 if report.reader.size == "a4" else 1)  # as Excel numbers them
    return file.getvalue()


def title_of(report: Report, words: Wording) -> str:
    delegation = words.say("papers.delegation-of", cities=words.listed(report.delegation))
    whose = delegation if any(report.delegation) else report.exchange
    year = str(report.year) if report.year else ""
    return ". ".join(filter(None, (words.say(f"papers.{report.name}"), whose, year)))


Table = list[tuple[str | int, ...]]
"""The heads, then the rows."""

LONGEST_CELL = 32_767  # characters that Excel keeps
_NUMBERS = frozenset({"column-items"})  # columns of rows that hold numbers


def _tables(section: Section, words: Wording, *, one_a_row: bool = False) -> list[Table]:
    """`one_a_row`: what was counted stands in rows of its own, for a cell may not hold it all."""

    def heads(*keys: str) -> tuple[str, ...]:
        return tuple(words.say(f"papers.{key}") for key in keys)

    tables: list[Table] = []
    if section.counts:
        counted: Table = [heads("column-what-public", "column-number", "column-which")]
        for it in section.counts:
            first, *more = it.things if one_a_row and it.things else ("; ".join(it.things),)
            counted.append((it.named or words.say(f"papers.{it.label}"), it.number, first))
            counted += [("", "", thing) for thing in more]
        tables.append(counted)
    if section.rows:
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
            run = cell.paragraphs[0].add_run(in_xml(str(value)))
            run.bold = line == 0
    document.add_paragraph()


def _sheet_name(title: str, used: set[str]) -> str:
    """At most 31 characters, none that Excel refuses, none twice."""
    name = "".join(each for each in title if each not in "[]:*?/\\")[:28].strip("' ") or "Sheet"
    while name.casefold() in used:
        name = f"{name[:26]} {len(used)}"
    used.add(name.casefold())
    return name
