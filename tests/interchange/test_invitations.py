"""Alumni as a list for an invitation: one row a person, and no cell that runs."""

import csv
from io import BytesIO, StringIO
from uuid import UUID

from python_calamine import CalamineWorkbook

from planner.interchange.invitations import HEADS, WRITERS
from planner.model import Sector
from planner.queries.alumni import Alumnus, Part

ONE = UUID(int=1)
PARTS = [
    Part(
        *(ONE, "Nantes - Orlando", "member", True, 2026, Sector.LAW_ENFORCEMENT, "FR"),
        position="Chief of police",
        organization="City of Nantes",
    ),
    Part(ONE, "Nantes - Orlando", "host", False, 2027, None, "FR"),
]
MET = Part(ONE, "Oslo - Tampa", "host", False, None, None, None)
PEOPLE = [
    Alumnus(ONE, "=HYPERLINK(1)", PARTS, ["Roundtable"]),
    Alumnus(
        UUID(int=2),
        "Zoë Ødegård",
        [Part(ONE, "Oslo - Tampa", "host", False, None, None, None)],
        emails=("zoe@example.org",),
        phone="+47 22 00 00 00",
        recorded=False,
    ),
]
FIRST = [
    *("=HYPERLINK(1)", "Chief of police", "City of Nantes", "", "", "No e-mail or phone known"),
    *("France", "Law enforcement", "Member; Host", "Nantes - Orlando"),
]


def test_a_spreadsheet_has_a_row_of_text_for_each() -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(WRITERS[".xlsx"](PEOPLE)))
    heads, first, second = book.get_sheet_by_index(0).to_python()
    assert tuple(heads) == HEADS
    assert first == [*FIRST, "2026; 2027", "Roundtable"]
    reached = ["zoe@example.org", "+47 22 00 00 00"]
    begins = ["Zoë Ødegård", "", "", *reached, "Known by name alone", "", "", "Host"]
    assert second == [*begins, "Oslo - Tampa", "", ""]


def test_a_text_guards_what_a_spreadsheet_would_run() -> None:
    lines = list(csv.reader(StringIO(WRITERS[".csv"](PEOPLE).decode("utf-8-sig"))))
    assert lines[1][0] == "'=HYPERLINK(1)"
    assert lines[2][0] == "Zoë Ødegård"
