"""The words of the commands about issues."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from planner.cli.language_words import add_language
from planner.cli.typed_words import number

Add = Callable[..., Any]


def add_issues(command: Add, exchange: Callable[[Any], Any]) -> None:
    """Giving out, what has changed, who holds what."""
    issue = _visit(exchange(command("issue", "give out the program as a numbered issue")))
    issue.add_argument(
        "--reason", metavar="TEXT", required=True, help="read by everyone who is given it"
    )
    add_language(issue)
    issue.add_argument("--clock", choices=("12", "24"), default="12")
    issue.add_argument("--size", choices=("letter", "a4"), default="letter")
    issue.add_argument("--out", metavar="DIR", type=Path, required=True)
    changes = _visit(exchange(command("changes", "what has changed since an issue")))
    changes.add_argument("--since", metavar="N", type=number("--since 1"), required=True)
    changes.add_argument("--person", metavar="P", help="only what concerns this delegate")
    changes.add_argument(
        "--tell", action="store_true", help="whom to ring, with the number and a line to say"
    )
    changes.add_argument("--clock", choices=("12", "24"), default="24")
    add_language(changes)
    _visit(exchange(command("holders", "who was given which issue, told, and has it")))
    has = _visit(exchange(command("acknowledge", "note that somebody has an issue")))
    has.add_argument("--issue", metavar="N", type=number("--issue 2"), required=True)
    has.add_argument("--recipient", metavar="P", required=True)
    has.add_argument("--channel", metavar="HOW", help="phone, mail, by hand")
    has.add_argument("--told", action="store_true", help="told of it, not answered yet")


def _visit(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument("--visit", choices=("first", "return"), required=True)
    return command
