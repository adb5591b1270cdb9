"""The word of the command line for a language, or for two."""

import argparse

from planner.wording import chosen


def add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--language", metavar="L", type=_language, default="en", help="en, fr, ..; en+fr for both"
    )


def _language(text: str) -> str:
    try:
        return chosen(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
