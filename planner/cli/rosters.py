"""Commands about lists of people."""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from planner.cli.answers import Answer
from planner.cli.office import Office
from planner.interchange.report import Outcome, Report
from planner.interchange.roster import (
    Answers,
    DateOrder,
    Preview,
    land_roster,
    plan_roster,
    read_roster,
    read_told,
    report_of,
    surroundings,
)
from planner.model import VisitKind
from planner.queries.exchanges import find_exchange
from planner.queries.visits import find_visit

ASKED = 3  # the exit code where a question is open


def add_words(taking: Callable[[str, str], Any]) -> None:
    """`import roster`."""
    take = taking("roster", "bring in a list of people")
    take.set_defaults(run="import-roster")
    take.add_argument("file", metavar="FILE", type=Path)
    _where(take)
    take.add_argument("--date-order", choices=[each.value for each in DateOrder])
    take.add_argument("--encoding", metavar="NAME", help="of a text: utf-8, cp1252, ..")
    take.add_argument("--sheet", metavar="NAME", help="the sheet with the list")
    take.add_argument(
        "--map", metavar="COLUMN=FIELD", action="append", default=[], help="what a column is"
    )
    take.add_argument("--year", metavar="YEAR", type=int, help="of dates that name none")


def _where(command: Any) -> None:
    command.add_argument("--exchange", metavar="NAME", required=True)
    command.add_argument("--visit", choices=[each.value for each in VisitKind], required=True)
    command.add_argument("--dry-run", action="store_true", help="say what would be done")


def bring_in(office: Office, words: argparse.Namespace) -> Answer:
    """Read a list, and land it unless a question is open or nothing is to be written."""
    told = read_told(words.map)
    data = office.read(words.file)
    answers = Answers(
        date_order=DateOrder(words.date_order) if words.date_order else None,
        encoding=words.encoding,
        sheet=words.sheet,
        columns=told,
        year=words.year,
    )
    visit_id = office.store.ask(
        lambda session: find_visit(
            session, find_exchange(session, words.exchange), VisitKind(words.visit)
        )
    )
    around = office.store.ask(partial(surroundings, visit_id=visit_id, today=office.today))
    preview = read_roster(data, words.file.name, around, answers)
    if preview.questions or words.dry_run:
        office.store.ask(partial(plan_roster, visit_id=visit_id, preview=preview))
    else:
        office.store.do(
            partial(land_roster, visit_id=visit_id, preview=preview, source=words.file.name)
        )
    return _said(preview, words.file.name)


def _said(preview: Preview, file: str) -> Answer:
    report = report_of(preview)
    said = [line for row in report.rows for line in _row_said(row, report)]
    notices = [f"{file}: {message}" for message in report.messages] + said
    counts = ", ".join(f"{report.count(each)} {each.value}" for each in Outcome)
    code = ASKED if preview.questions else 0
    return Answer(report.as_json(), [f"{counts}."], notices, code)


def _row_said(row: Any, _report: Report) -> list[str]:
    sheet = f"{row.sheet}, " if row.sheet else ""
    return [
        f"{sheet}line {row.line}, {message.column}: {message}"
        if message.column
        else f"{sheet}line {row.line}: {message}"
        for message in row.messages
    ]
