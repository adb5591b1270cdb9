"""Papers about all exchanges: the board, the portfolio, and the portfolio as a report."""

import argparse
from collections.abc import Iterator
from functools import partial
from typing import Any

from planner.cli.answers import Answer
from planner.cli.office import Office
from planner.cli.printing import answer_of
from planner.cli.typed_words import Misused
from planner.documents import papers
from planner.editions.board import board_for
from planner.editions.languages import wording_notices
from planner.editions.naming import in_name
from planner.editions.portfolio import portfolio_report
from planner.editions.values import Reader
from planner.interchange.report_files import report_document, report_workbook
from planner.model import Refused
from planner.outgoing import Printed
from planner.queries.portfolio import portfolio

ALL = "all"
REPORT = "portfolio-report"
NAMES = (*papers.BOARDS, REPORT)
WRITTEN = {"docx": report_document, "xlsx": report_workbook}
AS_REPORT = ("portfolio", REPORT)  # what Word and spreadsheet can hold


def print_boards(office: Office, words: argparse.Namespace) -> Answer:
    """For the embassy's own use."""
    names = list(_names(words))
    found = office.store.ask(partial(portfolio, today=office.today))
    reader = Reader("internal", words.language, size=words.size)
    printed = Printed(notices=wording_notices(words.language))
    board = board_for(found.lines, reader, office.today, words.year)
    for name in names:
        if name in papers.BOARDS and words.format == "pdf":
            drawing = papers.BOARDS[name](board)
        else:
            report = portfolio_report(found, reader, office.today, words.year)
            if words.format != "pdf":
                data = WRITTEN[words.format](report)
                printed.files.append(_kept(office, words, name, data, None))
                continue
            drawing = papers.portfolio_report(report)
        printed.files.append(_kept(office, words, name, drawing.pdf, drawing.pages))
        printed.notices += drawing.notices
    return answer_of(printed)


def _names(words: argparse.Namespace) -> Iterator[str]:
    """The papers asked for, in this format."""
    names = [name.strip() for name in words.paper.split(",") if name.strip()]
    for name in NAMES if names == [ALL] else dict.fromkeys(names):
        if name not in NAMES:
            raise Refused(
                "The {paper} is not a paper about all exchanges. There are: {known}.",
                paper=name,
                known=", ".join(NAMES),
            )
        made = words.format == "pdf" or (words.format in WRITTEN and name in AS_REPORT)
        if made:
            yield name
        elif names != [ALL]:
            raise Misused(f"The {name} is not made as {words.format}.")


def _kept(
    office: Office, words: argparse.Namespace, name: str, data: bytes, pages: int | None
) -> dict[str, Any]:
    year = [str(words.year)] if words.year else []
    parts = [name, *year, words.size, *in_name(words.language)]
    file = f"{'_'.join(parts)}.{words.format}"
    return {
        "path": office.write(words.out / file, data),
        "paper": name,
        "audience": "internal",
        "person": None,
        "pages": pages,
        "issue": None,
    }
