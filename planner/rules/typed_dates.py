"""Dates as people type them: “12 5”, “12 may”, “tue”, “+3”, “2026-05-12”, “May 12, 2026”.

The names of days and months may be English or of another language that programs come in, as in
“jeudi 16 avril”. In plain numbers the day stands before the month. “12/05” is refused: an American
reads it as 5 December, everybody else as 12 May.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from planner.model import Refused

YEARS = range(1900, 2200)  # what lies outside is a slip of the hand
EARLIER = 92  # days: a date typed without its year lies at most so long before the day it is near

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# fmt: off
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)
# fmt: on

_COUNTED = re.compile(r"([+-]\d{1,4})", re.ASCII)
_YEAR_FIRST = re.compile(
    r"(\d{4})([-/. ]?)(\d{2})\2(\d{2})|(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", re.ASCII
)
_DAY_FIRST = re.compile(r"(\d{1,2})[. ] ?(\d{1,2})(?:[. ] ?(\d{4}|\d{2}))?\.?", re.ASCII)
_EITHER_FIRST = re.compile(r"(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?", re.ASCII)
_DAY_NAME = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?[ -]?(?:of )?([a-z]+)\.?(?:[ -](\d{4}|\d{2}))?", re.ASCII
)
_NAME_DAY = re.compile(r"([a-z]+)\.? ?(\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}|\d{2}))?", re.ASCII)


class _Written(NamedTuple):
    """A date as written, which need not exist."""

    day: int
    month: int
    year: int | None


def read_date(typed: str, near: date | None = None, field: str | None = None) -> date:
    """The date somebody typed; `near` is the day it is read from, such as that of the item.

    “tue” is the first Tuesday from `near` on and “+3” three days after it; a date without its year
    is the first that lies no more than `EARLIER` days before it. Raises `Refused` for what is no
    date, may be read in two ways, or has no day to be read from; `field` names the field.
    """
    if near is not None and near.year not in YEARS:
        near = None
    weekday, text = _weekday(_plain(typed))
    counted = _COUNTED.fullmatch(text) or (weekday is not None and not text)
    written = None if counted else _written(typed, text, field)
    if not counted and written is None:
        weekday, written = _as_heading(typed)
    if near is None and (counted or (written and written.year is None)):
        raise Refused(
            "“{typed}” has no day to be read from. Type the whole date, as in 12 May 2026.",
            field=field,
            typed=typed,
        )
    day = None
    if written:
        day = _day(written, near)
    elif near and counted:
        days = int(text) if text else ((weekday or 0) - near.weekday()) % 7
        day = near + timedelta(days=days)
    if day is None or day.year not in YEARS:
        raise Refused(
            "“{typed}” is not a date. Type it as in 12 May 2026 or 2026-05-12.",
            field=field,
            typed=typed,
        )
    if weekday is not None and day.weekday() != weekday:
        raise Refused(
            "{day} is not a {weekday}.", field=field, day=day, weekday=_WEEKDAYS[weekday].title()
        )
    return day


def _plain(typed: str) -> str:
    text = unicodedata.normalize("NFKC", typed).casefold().replace("−", "-").replace(",", " ")
    return " ".join(text.split())


def _weekday(text: str) -> tuple[int | None, str]:
    """A weekday alone or in front of a date: its number from Monday, and what follows it."""
    word, _, rest = text.partition(" ")
    number = _place(word.removesuffix("."), _WEEKDAYS)
    return (None, text) if number is None else (number, rest)


def _place(word: str, names: Sequence[str]) -> int | None:
    """The place of a name in its list; its first three letters are enough."""
    if len(word) < 3:
        return None
    return next((place for place, name in enumerate(names) if name.startswith(word)), None)


def _written(typed: str, text: str, field: str | None) -> _Written | None:
    """Day, month and year as the text has them; None where it has not the form of a date."""
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match.group(1, 3, 4) if match[1] else match.group(5, 6, 7)
        return _Written(int(day), int(month), int(year))
    if match := _DAY_FIRST.fullmatch(text):
        return _Written(int(match[1]), int(match[2]), _year(match[3]))
    if match := _EITHER_FIRST.fullmatch(text):
        return _told_apart(typed, int(match[1]), int(match[3]), _year(match[4]), field)
    if match := _DAY_NAME.fullmatch(text):
        number, name, year_typed = match.group(1, 2, 3)
    elif match := _NAME_DAY.fullmatch(text):
        name, number, year_typed = match.group(1, 2, 3)
    else:
        return None
    place = _place(name, _MONTHS)
    return None if place is None else _Written(int(number), place + 1, _year(year_typed))


def _as_heading(typed: str) -> tuple[int | None, _Written | None]:
    """Weekday and date as the heading of a day has them, in any of its languages."""
    from planner.rules.day_headings import read_heading  # its patterns take long to build

    heading = read_heading(typed)
    if heading is None or heading.rest or heading.month is None or heading.day is None:
        return None, None
    return heading.weekday, _Written(heading.day, heading.month, heading.year)


def _year(typed: str | None) -> int | None:
    if typed is None:
        return None
    return int(typed) + (2000 if len(typed) == 2 else 0)


def _told_apart(typed: str, one: int, other: int, year: int | None, field: str | None) -> _Written:
    """Which of two numbers is the day; Refused where both could be."""
    if not (1 <= one <= 12 and 1 <= other <= 12 and one != other):
        return _Written(other, one, year) if other > 12 else _Written(one, other, year)
    raise Refused(
        "“{typed}” can be read in two ways. Type {first} or {second}.",
        field=field,
        typed=typed,
        first=f"{one} {_MONTHS[other - 1].title()}",
        second=f"{other} {_MONTHS[one - 1].title()}",
    )


def _day(written: _Written, near: date | None) -> date | None:
    """The day that was written; None where the calendar has none such."""
    if written.year is not None:
        return _on_calendar(written.year, written)
    if near is None:
        return None
    days = (_on_calendar(year, written) for year in range(near.year - 1, near.year + 2))
    return next((day for day in days if day and (day - near).days >= -EARLIER), None)


def _on_calendar(year: int, written: _Written) -> date | None:
    try:
        return date(year, written.month, written.day)
    except ValueError:
        return None
