"""The word of the command line for a language, or for two."""

import argparse

from planner.editions.languages import wording_notices
from planner.wording import chosen, wording


def add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--language", metavar="L", type=_language, default="en", help="en, fr, ..; en+fr for both"
    )


def unread(language: str) -> list[str]:
    """Which wording no native reader has read yet, in words."""
    notices = wording_notices(language)
    return [wording().label(each.sentence, dict(each.values)) for each in notices]


def _language(text: str) -> str:
    try:
        return chosen(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
