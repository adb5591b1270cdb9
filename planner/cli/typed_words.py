"""How single words of the command line are read: days, numbers, instants."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

Value = TypeVar("Value")


class Misused(Exception):
    """The command line could not be read; exit code 2."""


def typed(read: Callable[[str], Value], what: str, example: str) -> Callable[[str], Value]:
    """A reader of words that says in one sentence what it would have understood."""

    def convert(text: str) -> Value:
        try:
            return read(text)
        except (ValueError, OverflowError):
            raise Misused(f"“{text}” is not {what}, as in {example}.") from None

    return convert


def number(example: str) -> Callable[[str], int]:
    """A whole number, for the option of the example: “--days 3”."""
    return typed(int, "a whole number", example)


def _year(text: str) -> int:
    return date(int(text), 1, 1).year


def _instant(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("an instant has an offset")
    return moment


DAY = typed(date.fromisoformat, "a date", "2027-04-16")
YEAR = typed(_year, "a year", "2027")
INSTANT = typed(_instant, "a moment with its offset", "2027-04-16T09:00:00+02:00")
