"""The words of the commands that bring lists of people in and write them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from planner.cli.typed_words import YEAR
from planner.editions.audiences import AUDIENCES
from planner.interchange.roster.days import DateOrder
from planner.model import VisitKind


def add_roster_import(taking: Callable[[str, str], Any]) -> None:
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
    take.add_argument("--year", metavar="YEAR", type=YEAR, help="of dates that name none")


def add_photograph_import(taking: Callable[[str, str], Any]) -> None:
    """`import photos`."""
    take = taking("photos", "bring in photographs that are called as the people are")
    take.set_defaults(run="import-photos")
    take.add_argument("folder", metavar="FOLDER", type=Path)
    _where(take)


def add_roster_export(giving: Callable[[str, str], Any]) -> None:
    """`export roster`."""
    give = giving("roster", "write the list of a delegation: .xlsx, .csv or .vcf")
    give.set_defaults(run="export-roster")
    give.add_argument("name", metavar="NAME", help="an id, or the name of the exchange")
    give.add_argument("--visit", choices=[each.value for each in VisitKind], required=True)
    give.add_argument(
        "--audience", choices=tuple(AUDIENCES), default="delegation", help="whom it is for"
    )
    give.add_argument("--person", metavar="NAME", help="one delegate alone, by name or id")
    give.add_argument("--columns", metavar="FIELD,..", help="these alone, in this order")
    give.add_argument("--out", metavar="FILE", type=Path, required=True)


def _where(command: Any) -> None:
    command.add_argument("--exchange", metavar="NAME", required=True)
    command.add_argument("--visit", choices=[each.value for each in VisitKind], required=True)
    command.add_argument("--dry-run", action="store_true", help="say what would be done")
