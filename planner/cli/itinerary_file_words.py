"""The words of the commands that bring itineraries in and write them."""

import argparse
from pathlib import Path

from planner.cli.typed_words import YEAR
from planner.editions.audiences import AUDIENCES


def add_itinerary_files(take: argparse.ArgumentParser, *giving: argparse.ArgumentParser) -> None:
    """`import itinerary`, `export itinerary` and `export calendar`."""
    take.add_argument("file", metavar="FILE", type=Path)
    take.add_argument("--exchange", metavar="NAME", required=True)
    take.add_argument("--visit", choices=("first", "return"), required=True)
    take.add_argument("--dry-run", action="store_true", help="say what would be, and keep nothing")
    take.add_argument("--date-order", choices=("dmy", "mdy", "ymd"))
    take.add_argument("--encoding", metavar="NAME")
    take.add_argument("--sheet", metavar="NAME")
    take.add_argument("--map", metavar="Column=field", action="append", default=[])
    take.add_argument("--year", metavar="YEAR", type=YEAR)
    for give in giving:
        give.add_argument("--audience", choices=tuple(AUDIENCES), default="delegation")
        give.add_argument("--person", metavar="PERSON", help="only what this delegate does")
        give.add_argument("--out", metavar="FILE", type=Path, required=True)
