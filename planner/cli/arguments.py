"""The words of the command line."""

import argparse
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, NoReturn

from planner import __version__
from planner.cli.after_visit_words import add_after_visit, add_feedback
from planner.cli.issue_words import add_issues
from planner.cli.itinerary_file_words import add_itinerary_files
from planner.cli.itinerary_words import add_itinerary
from planner.cli.key_words import add_keys
from planner.cli.language_words import add_language
from planner.cli.roster_words import (
    add_photograph_import,
    add_roster_export,
    add_roster_import,
)
from planner.cli.typed_words import DAY, INSTANT, YEAR, Misused, number
from planner.editions.audiences import AUDIENCES

FORMATS = ("pdf", "html", "docx", "xlsx", "ics", "eml")


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving, so that --json can answer in JSON."""

    def error(self, message: str) -> NoReturn:
        raise Misused(f"{self.format_usage().strip()}\n{message}")


@cache
def parser() -> Parser:
    """All commands of the program, each with the function that runs it set as `run` by name."""
    anywhere = _anywhere()
    top = Parser(
        prog="planner",
        description="Plan two-way city exchanges. Without a command, the window opens.",
        parents=[anywhere],
    )
    top.add_argument("--version", action="version", version=f"City Pair Planner {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, help_: str, under: Any = commands) -> Parser:
        made: Parser = under.add_parser(name, help=help_, description=help_, parents=[anywhere])
        made.set_defaults(run=name)
        return made

    sample = command("sample", "put the sample exchanges into the database")
    sample.add_argument("--remove", action="store_true", help="take them out again")
    new = command("new", "make an exchange")
    new.add_argument("name", metavar="NAME")
    new.add_argument("--foreign", metavar="CITY", nargs="+", action="extend", default=[])
    new.add_argument("--partner", metavar="CITY", nargs="+", action="extend", default=[])
    new.add_argument("--theme", default="")
    new.add_argument("--program", default="", help="“City Pair” unless said otherwise")
    command("list", "every exchange: phase, visits, return window")
    _exchange(command("show", "one exchange whole, with the ids of its items"))
    find = command("search", "whatever is called so, in all exchanges")
    find.add_argument("text", metavar="TEXT", nargs="+")
    _moving(command)
    add_itinerary(command, _exchange)
    for name, help_ in (
        ("undo", "take back the newest change of an exchange"),
        ("redo", "make again what was taken back last"),
        ("history", "every change of an exchange, oldest first"),
    ):
        _exchange(command(name, help_))
    _returning(command)
    _due(command("deadlines", "what is due, over all exchanges or of one; ticking off"))
    _printing(_visit(command("print", "make papers"), required=False))
    _logo(command("logo", "logos of the embassy and the cities, for the cover of the book"))
    add_issues(command, _exchange)
    add_after_visit(command, _exchange, DAY)
    _safekeeping(command)
    add_keys(command)
    command("verify", "whether the database is whole, and how it is kept")
    command("schema", "the JSON Schema of the exchange file")
    command("version", "the version of the program and of what it stands on")
    return top


def _anywhere() -> argparse.ArgumentParser:
    """Options that may stand before or after the command word."""
    options = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    options.add_argument("--database", metavar="FILE", type=Path)
    options.add_argument("--json", action="store_true", help="answer in JSON on stdout")
    options.add_argument("--today", metavar="DATE", type=DAY)
    options.add_argument("--now", metavar="INSTANT", type=INSTANT)
    return options


def _exchange(command: Parser) -> Parser:
    command.add_argument("name", metavar="NAME", help="an id, or the name of the exchange")
    return command


def _visit(command: Parser, *, required: bool = True) -> Parser:
    command.add_argument("--visit", choices=("first", "return"), required=required)
    return command


def _moving(command: Callable[..., Parser]) -> None:
    """`import ..` and `export ..`."""
    taking = command("import", "bring in a file").add_subparsers(
        dest="what", metavar="WHAT", required=True
    )
    giving = command("export", "write a file").add_subparsers(
        dest="what", metavar="WHAT", required=True
    )
    take = command("exchange", "bring in an exchange file", taking)
    take.set_defaults(run="import-exchange")
    take.add_argument("--password-file", metavar="FILE", type=Path, help="of a locked file")
    take.add_argument("file", metavar="FILE", type=Path)
    how = take.add_mutually_exclusive_group()
    how.add_argument("--update", action="store_true", help="bring a known exchange to the file")
    how.add_argument("--as", dest="as_name", metavar="NAME", help="bring it in as another one")
    give = _exchange(command("exchange", "write an exchange file", giving))
    give.set_defaults(run="export-exchange")
    give.add_argument("--with-private", action="store_true", help="all of it, in a locked file")
    give.add_argument("--password-file", metavar="FILE", type=Path, help="its first line locks it")
    give.add_argument("--out", metavar="FILE", type=Path, required=True)
    take = command("feedback", "bring in a feedback sheet that came back", taking)
    take.set_defaults(run="import-feedback")
    give = command("person", "all that is kept of one person, as JSON and PDF", giving)
    give.set_defaults(run="export-person")
    give.add_argument("name", metavar="PERSON", help="an id, or the name of the person")
    give.add_argument("--out", metavar="DIR", type=Path, required=True)
    give = command("feedback", "write a feedback sheet to be filled in", giving)
    give.set_defaults(run="export-feedback")
    add_feedback(take, give)
    give = command("file", "write out a file that is kept", giving)
    give.set_defaults(run="export-file")
    give.add_argument("id", metavar="ID")
    give.add_argument("--out", metavar="FILE", type=Path, required=True)
    take = command("itinerary", "bring in a program: mail, Word, spreadsheet, calendar", taking)
    take.set_defaults(run="import-itinerary")
    give = _visit(_exchange(command("calendar", "write the program as a calendar", giving)))
    give.set_defaults(run="export-calendar")
    table = _visit(_exchange(command("itinerary", "write the program: xlsx, csv, ics", giving)))
    table.set_defaults(run="export-itinerary")
    add_itinerary_files(take, give, table)
    due = _visit(
        _exchange(command("deadlines", "write what is due as a calendar", giving)), required=False
    )
    due.set_defaults(run="export-deadlines")
    due.add_argument("--owner", metavar="USER")
    due.add_argument("--audience", choices=("internal",), default="internal")
    due.add_argument("--out", metavar="FILE", type=Path, required=True)
    add_roster_import(partial(command, under=taking))
    add_photograph_import(partial(command, under=taking))
    add_roster_export(partial(command, under=giving))


def _logo(command: Parser) -> None:
    _exchange(command).add_argument("file", metavar="FILE", type=Path, nargs="?")
    command.add_argument("--of", metavar="WHOSE", help="a city of the pair, or the embassy")
    command.add_argument("--remove", action="store_true", help="have none any more")


def _due(command: Parser) -> None:
    command.add_argument("--exchange", metavar="NAME")
    command.add_argument("--owner", metavar="USER")
    command.add_argument("--kind", metavar="KIND", help="first-visit, commitment, follow-on ...")
    command.add_argument("--digest", action="store_true", help="as text for a mail")
    command.add_argument("--done", metavar="ID", help="tick this one off")
    command.add_argument("--on", metavar="DATE", type=DAY)
    command.add_argument("--note", metavar="TEXT")


def _returning(command: Callable[..., Parser]) -> None:
    """The commands of the return visit."""
    help_ = "when the return visit must begin, which weeks are right, and why not another"
    window = _exchange(command("return-window", help_))
    window.add_argument(
        "--length", metavar="DAYS", type=number("--length 10"), help="days the visit lasts"
    )
    window.add_argument(
        "--travel-days", metavar="DAYS", type=number("--travel-days 1"), help="on either side; 1"
    )
    window.add_argument("--why-not", metavar="DATE", type=DAY, action="append", default=[])
    add_language(window)
    waive = _exchange(command("waive", "say that there will be no return visit, and why"))
    waive.add_argument("--reason", metavar="TEXT", required=True)
    help_ = "dates, stops, program, delegation and deadlines of the return visit, in one step"
    lay_out = _exchange(command("lay-out-return", help_))
    lay_out.add_argument("--start", metavar="DATE", type=DAY, required=True)
    lay_out.add_argument(
        "--length", metavar="DAYS", type=number("--length 10"), help="days the visit lasts"
    )


def _safekeeping(command: Callable[..., Parser]) -> None:
    """`backup`, `restore`, `purge`, `hold`."""
    copy = command("backup", "a copy of the database, with its key file")
    copy.add_argument("file", metavar="FILE", type=Path)
    back = command("restore", "bring back a backup; purges made since are applied again")
    back.add_argument("file", metavar="FILE", type=Path)
    back.add_argument(
        "--phrase-file",
        metavar="FILE",
        type=Path,
        help="the recovery phrase of a backup made under an older key",
    )
    rest = command("salvage", "save what can be read of a damaged database into a new file")
    rest.add_argument("--out", metavar="FILE", type=Path, help="beside the damaged one if not said")
    purge = _exchange(command("purge", "remove the private fields of an exchange for good"))
    purge.add_argument("--dry-run", action="store_true", help="say what would go; change nothing")
    hold = _exchange(command("hold", "put an exchange under legal hold: nothing is purged"))
    how = hold.add_mutually_exclusive_group(required=True)
    how.add_argument("--reason", metavar="TEXT")
    how.add_argument("--lift", action="store_true", help="lift the hold")


def _printing(command: Parser) -> None:
    command.add_argument("name", metavar="NAME", nargs="?", help="an id, or an exchange's name")
    command.add_argument(
        "--all-exchanges",
        action="store_true",
        help="portfolio, portfolio-report, return-visit-board",
    )
    command.add_argument("--year", metavar="Y", type=YEAR)
    command.add_argument(
        "--paper", metavar="PAPER,..", required=True, help="daily-schedule, roster, ..; or all"
    )
    command.add_argument("--audience", choices=tuple(AUDIENCES), default="delegation")
    command.add_argument(
        "--issue", metavar="N", type=number("--issue 2"), help="as it was given out then"
    )
    command.add_argument("--person", metavar="NAME", help="the copy of one delegate, by name or id")
    command.add_argument(
        "--password-file",
        metavar="FILE",
        type=Path,
        help="protect every paper made with its first line",
    )
    add_language(command)
    command.add_argument("--clock", choices=("12", "24"), default="12")
    command.add_argument("--size", choices=("letter", "a4"), default="letter")
    command.add_argument("--format", choices=FORMATS, default="pdf")
    command.add_argument("--out", metavar="DIR", type=Path, required=True)
