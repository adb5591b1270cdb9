"""A roster as a spreadsheet, a text or contacts, each read back as it was by an import."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from planner.interchange.roster.fields import Kind, RosterField
from planner.interchange.roster.lists import write_list
from planner.interchange.roster.table import RosterTable, heading
from planner.interchange.sheets.cards_out import write_cards
from planner.interchange.sheets.guarding import guarded
from planner.model import Refused

_NARROW, _WIDE = 10, 48  # of columns, in characters
_LONGEST = 32_767  # characters of a cell


def as_text(value: Any) -> str:
    """A value as it stands in a cell of text."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value)
        case date():
            return value.isoformat()
        case tuple():
            return write_list(value)
    return str(value)


def write_xlsx(table: RosterTable, title: str) -> bytes:
    """A sheet with typed cells, its headings frozen and with filters. No cell is a formula or a
    link, whatever it holds."""
    import xlsxwriter

    file = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, plain) as book:
        book.set_properties({"title": title, "comments": "Written by City Pair Planner"})
        sheet = book.add_worksheet("Roster")
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
        for column, field in enumerate(table.fields):
            said = [as_text(row[column]) for row in table.rows]
            _refuse_too_long(field, said)
            width = max((len(line) for cell in said for line in cell.split("\n")), default=0)
            width = max(width, len(heading(field)) + 3)  # the arrow of the filter
            sheet.set_column(column, column, min(max(width, _NARROW), _WIDE))
            sheet.write_string(0, column, heading(field), head)
            for line, row in enumerate(table.rows, start=1):
                value = row[column]
                if isinstance(value, date) and value.year >= 1900:
                    sheet.write_datetime(line, column, datetime.combine(value, time()), day)
                elif value is not None:
                    sheet.write_string(line, column, as_text(value), text)
        sheet.freeze_panes(1, _names_in_front(table))
        sheet.autofilter(0, 0, len(table.rows), len(table.fields) - 1)
    return file.getvalue()


def _refuse_too_long(field: RosterField, said: Sequence[str]) -> None:
    """A cell would be cut off without a word."""
    for line, text in enumerate(said, start=2):
        if len(text) > _LONGEST:
            raise Refused(
                "The {what} in row {row} has {count} characters, and a cell of a spreadsheet holds"
                " {most}. Export as CSV, or leave that column out.",
                what=heading(field).lower(),
                row=line,
                count=f"{len(text):,}",
                most=f"{_LONGEST:,}",
            )


def _names_in_front(table: RosterTable) -> int:
    """How many columns stay in view while one scrolls to the right."""
    front = 0
    for field in table.fields[:2]:
        front += field.key in ("family_name", "given_name")
    return front


def write_csv(table: RosterTable) -> bytes:
    """UTF-8 with its signature, so that spreadsheets read it as that; formulas are guarded."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow([heading(field) for field in table.fields])
    for row in table.rows:
        writer.writerow([guarded(as_text(value)) for value in row])
    return file.getvalue().encode("utf-8-sig")


def write_vcf(table: RosterTable) -> bytes:
    """One card a delegate."""
    cards = []
    for row in table.rows:
        card: dict[str, str | tuple[str, ...]] = {}
        for field, value in zip(table.fields, row, strict=True):
            if value is not None:
                several = field.kind is Kind.MAILBOXES
                card[field.key] = tuple(value) if several else as_text(value)
        cards.append(card)
    return write_cards(cards)


WRITERS: dict[str, Callable[[RosterTable, str], bytes]] = {
    ".xlsx": write_xlsx,
    ".csv": lambda table, _title: write_csv(table),
    ".vcf": lambda table, _title: write_vcf(table),
}
"""By the ending of the file."""
