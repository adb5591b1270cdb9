"""Cells of a text that a spreadsheet would run as a formula, and the mark that keeps it from that.

A cell that begins with = + - @ or a tab gets an apostrophe in front, the mark by which spreadsheets
themselves say “this is text”. So does one that begins with apostrophes and one of those, so that
taking off one apostrophe always gives back what was there.

A telephone as “+32 477 12 34 56” is left alone: opened from a text, the apostrophe would be seen,
and a blank between two numbers is nothing that can be worked out, so a spreadsheet keeps the cell
as it is. “+1-407-555-0100” it would work out, and of “+32477123456” lose the plus; these are
guarded.
"""

import re
from collections.abc import Iterable

from planner.interchange.report import Message
from planner.interchange.sheets.book import Line

_RUNS = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
_TELEPHONE = re.compile(r"\+(?=.*[\d)] [\d(])[\d(][\d ().-]*\d")


def guarded(text: str) -> str:
    """The cell as it may stand in a file that a spreadsheet opens."""
    return f"'{text}" if _RUNS.match(text) and not _TELEPHONE.fullmatch(text) else text


def unguarded(text: str) -> str:
    """The cell as it was before it was guarded."""
    return text[1:] if _GUARDED.match(text) else text


TAKEN_OFF = Message(
    "In front of = + - and @ stood apostrophes that keep a spreadsheet from running a cell; they"
    " were taken off."
)


def unguard(lines: Iterable[Line]) -> bool:
    """Take the guards off all cells; whether there were any."""
    found = False
    for line in lines:
        for at, cell in enumerate(line.cells):
            if isinstance(cell, str) and cell.startswith("'") and (bare := unguarded(cell)) != cell:
                line.cells[at] = bare
                found = True
    return found
