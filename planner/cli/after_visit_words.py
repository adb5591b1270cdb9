"""The words of the commands for what follows the journeys."""

import argparse
from collections.abc import Callable
from typing import Any

from planner.cli.language_words import add_language
from planner.cli.typed_words import YEAR, number

Add = Callable[..., Any]


def add_after_visit(command: Add, exchange: Add, day: Callable[[str], object]) -> None:
    """Practices, follow-on, themes, alumni, city memory, hours for a call."""
    listed = command("follow-on", "activities that follow exchanges")
    listed.add_argument("name", metavar="NAME", nargs="?", help="of this exchange alone")
    add = command("add-follow-on", "note an activity that follows exchanges, or none")
    add.add_argument("--exchange", metavar="NAME", action="append", default=[])
    add.add_argument("fields", metavar="field=value", nargs="+")
    edit = command("edit-follow-on", "change fields of an activity")
    edit.add_argument("id", metavar="ID")
    edit.add_argument("--exchange", metavar="NAME", action="append", default=None)
    edit.add_argument("fields", metavar="field=value", nargs="*", default=[])
    found = command("practices", "practices over all exchanges: who does it, whom to call")
    found.add_argument("text", metavar="TEXT", nargs="?", default="")
    found.add_argument("--exchange", metavar="NAME")
    note = exchange(command("add-practice", "note a practice seen at an item"))
    note.add_argument("fields", metavar="field=value", nargs="+")
    step = command("step-practice", "say what became of a practice")
    step.add_argument("id", metavar="ID")
    step.add_argument("--status", required=True)
    step.add_argument("--on", metavar="DATE", type=day)
    step.add_argument("--who", default="")
    step.add_argument("--evidence", metavar="TEXT", default="")
    exchange(command("themes", "each theme of the first visit and its mirror"))
    waive = exchange(command("waive-theme", "say why a theme needs no mirror"))
    waive.add_argument("theme", metavar="THEME")
    waive.add_argument("--because", metavar="TEXT", required=True)
    promise = exchange(command("add-commitment", "note what was promised in a meeting"))
    promise.add_argument("--what", metavar="TEXT", required=True)
    promise.add_argument("--due", metavar="DATE", type=day, required=True)
    promise.add_argument("--owner", metavar="USER", default="")
    promise.add_argument("--item", metavar="ID")
    known = command("alumni", "everyone who travelled or hosted, and what followed")
    known.add_argument("--country", metavar="XX")
    known.add_argument("--sector")
    known.add_argument("--year", type=YEAR)
    city = command("city-memory", "venues, hosts and lessons of past visits to a city")
    city.add_argument("city", metavar="CITY")
    hours = command("call-hours", "when a video call is decent on all sides")
    hours.add_argument("day", metavar="DATE", type=day)
    hours.add_argument("cities", metavar="CITY", nargs="+")
    hours.add_argument("--minutes", type=number("--minutes 15"), default=60)
    _add_files(command)


def _add_files(command: Add) -> None:
    """Files kept with items, activities and practices."""
    take = command("attach", "keep a file with an item, an activity or a practice")
    take.add_argument("file", metavar="FILE")
    for owner in ("item", "follow-on", "practice"):
        take.add_argument(f"--{owner}", metavar="ID")
    command("detach", "let go of a file").add_argument("id", metavar="ID")
    command("files", "the files kept with a thing").add_argument("id", metavar="ID")


def add_feedback(take: argparse.ArgumentParser, give: argparse.ArgumentParser) -> None:
    """`import feedback` and `export feedback`."""
    for command in (take, give):
        command.add_argument("name", metavar="NAME", help="an id, or the name of the exchange")
        command.add_argument("--visit", choices=("first", "return"), required=True)
        command.add_argument("file", metavar="FILE")
    take.add_argument("--dry-run", action="store_true")
    add_language(give)
