"""The words of the commands about itineraries and what the checks say of them."""

import argparse
from collections.abc import Callable
from typing import Any

from planner.cli.language_words import add_language
from planner.cli.typed_words import number

Add = Callable[..., Any]
Words = Callable[[Any], Any]


def add_itinerary(command: Add, exchange: Words) -> None:
    """Editing items, checking, accepting."""
    edit = _visit(
        exchange(command("edit", "change fields of an item or a delegate")), required=False
    )
    of = edit.add_mutually_exclusive_group(required=True)
    of.add_argument("--item", metavar="ID")
    of.add_argument("--delegate", metavar="NAME", help="by name or id; --visit says on which visit")
    edit.add_argument("fields", metavar="field=value", nargs="+")
    add = _visit(exchange(command("add-item", "put an item on the itinerary")))
    add.add_argument("fields", metavar="field=value", nargs="+")
    cancel = _visit(exchange(command("cancel-item", "call an item off, and keep who and why")))
    cancel.add_argument("--item", metavar="ID", required=True)
    cancel.add_argument("--by", metavar="WHO", required=True)
    cancel.add_argument("--why", metavar="TEXT", required=True)
    cancel.add_argument("--instead", metavar="ID", help="the item that takes its place")
    move = _visit(exchange(command("move-visit", "put a whole visit some days later")))
    move.add_argument("--days", metavar="N", type=number("--days 3"), required=True)
    shift = _visit(exchange(command("shift", "let the rest of a day begin later")))
    shift.add_argument("--date", metavar="D", required=True)
    shift.add_argument("--from", dest="from_time", metavar="TIME", required=True)
    shift.add_argument("--minutes", metavar="N", type=number("--minutes 15"), required=True)
    shift.add_argument("--group", metavar="G", help="only what this group does by itself")
    check = exchange(command("check", "what is wrong or doubtful in an exchange"))
    add_language(_visit(check, required=False))
    _laying_out(command, exchange)
    command("today", "every visit under way: now, next, who is where, whom to ring")
    command("to-chase", "whom to ask again, over all exchanges")
    add_language(exchange(command("letters", "the questions for hosts, one mail each, to copy")))
    accept = exchange(command("accept", "let a finding stand, and say why"))
    accept.add_argument("finding", metavar="FINDING", help="its id, as check tells it")
    how = accept.add_mutually_exclusive_group(required=True)
    how.add_argument("--reason", metavar="TEXT")
    how.add_argument("--take-back", action="store_true", help="ask again about it")


def _laying_out(command: Add, exchange: Words) -> None:
    out = _visit(exchange(command("lay-out", "make the stops of a visit from cities and nights")))
    out.add_argument("--start", metavar="DATE", required=True)
    out.add_argument("stays", metavar="CITY=NIGHTS", nargs="+")
    hotel = _visit(exchange(command("replace-hotel", "put the delegation up elsewhere")))
    hotel.add_argument("--stop", metavar="CITY", required=True)
    hotel.add_argument("--hotel", metavar="VENUE", required=True)
    twin = _visit(exchange(command("duplicate-visit", "the same program in a new exchange")))
    twin.add_argument("--as", dest="as_name", metavar="NAME", required=True)
    confirm = _visit(exchange(command("confirm-day", "mark all of a day as confirmed")))
    confirm.add_argument("--date", metavar="D", required=True)
    command("templates", "the days there are to plan by")
    save = _visit(exchange(command("save-template", "keep a day, or several, to plan by again")))
    save.add_argument("--date", metavar="D", required=True)
    save.add_argument("--to", metavar="D", help="the last day, if there are several")
    save.add_argument("--as", dest="as_name", metavar="NAME", required=True)
    apply = _visit(exchange(command("apply-template", "put a template on the itinerary")))
    apply.add_argument("--date", metavar="D", required=True)
    apply.add_argument("--template", metavar="NAME", required=True)


def _visit(command: argparse.ArgumentParser, *, required: bool = True) -> argparse.ArgumentParser:
    command.add_argument("--visit", choices=("first", "return"), required=required)
    return command
