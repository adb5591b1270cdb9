"""Dates as each language writes them, on the screen and on paper.

Babel names the days and months; in which order they stand, and with what between them, is data of
the language: the patterns of its `language.json`. English dates follow the sheet, so English has
two sets of them, “letter” and “a4”.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date

Patterns = Mapping[str, Any]
_DAY = re.compile(r"(?<![A-Za-z'])d(?![A-Za-z'])")


@lru_cache(maxsize=4096)
def _formatted(day: date, pattern: str, locale: str) -> str:
    said = format_date(day, pattern, locale=locale)
    return said.replace("\u202f", "\u00a0").replace("\u2009", " ")


class Dates:
    """Dates in the words of one language."""

    def __init__(self, locale: Locale, patterns: Patterns) -> None:
        self._locale = locale
        self._patterns = patterns

    def dated(self, day: date, pattern: str, size: str = "a4") -> str:
        """A day by the name of a pattern of this language, or by a pattern of Babel's."""
        return self._date(day, self._of(size).get(pattern, pattern), size)

    def days_dated(self, first: date, last: date, pattern: str, size: str = "a4") -> str:
        """From one day to another: what they have in common is said once."""
        if first == last:
            return self.dated(last, pattern, size)
        patterns = self._of(size)
        if (first.year, first.month) == (last.year, last.month):
            begin, end = patterns[f"{pattern}-range"]
            return f"{self._date(first, begin, size)}–{self._date(last, end, size)}"
        same_year = pattern == "date" and first.year == last.year
        begin = patterns["day" if same_year else pattern]
        return f"{self._date(first, begin, size)} – {self.dated(last, pattern, size)}"

    def _of(self, size: str) -> Patterns:
        own: Patterns = self._patterns.get(size, self._patterns)
        return own

    def _date(self, day: date, pattern: str, size: str) -> str:
        if day.day == 1:  # “1er avril”
            pattern = _DAY.sub(self._of(size).get("first-of-month", "d"), pattern)
        return _formatted(day, pattern, str(self._locale))

    # -- on the screen -----------------------------------------------------------------------------

    def day(self, day: date) -> str:
        """“Tue 12 May 2026”."""
        return self.dated(day, "screen")

    def days(self, first: date, last: date) -> str:
        """“Mon 22 Jun - Sat 27 Jun 2026”; one day stands alone."""
        if first == last:
            return self.day(first)
        begin = "screen-day" if first.year == last.year else "screen"
        return f"{self.dated(first, begin)} - {self.day(last)}"

    # -- on paper ----------------------------------------------------------------------------------

    def weekday(self, day: date) -> str:
        return self.dated(day, "EEEE")

    def weekday_short(self, day: date) -> str:
        return self.dated(day, "EEE")

    def heading_weekday(self, day: date, size: str) -> str:
        """The weekday before a date: “Friday,” on Letter, “Friday” on A4."""
        return self.dated(day, "heading-weekday", size)

    def month(self, day: date, *, short: bool = False) -> str:
        return self.dated(day, "LLL" if short else "MMMM")

    def month_year(self, day: date) -> str:
        """“April 2027”."""
        return self.dated(day, "month-year")

    def month_short(self, month: date, *, with_year: bool) -> str:
        """“Oct”, “Jan ’27”."""
        return self.dated(month, "month-short-year" if with_year else "LLL")

    def paper_date(self, day: date, size: str) -> str:
        """“April 16, 2027” on Letter, “16 April 2027” on A4: English dates follow the sheet."""
        return self.dated(day, "date", size)

    def short_date(self, day: date, size: str) -> str:
        """“Friday, April 16” on Letter, “Friday 16 April” on A4."""
        return self.dated(day, "weekday-day", size)

    def footer_date(self, day: date, size: str) -> str:
        """“Fri, April 16”, “Fri 16 April”."""
        return self.dated(day, "weekday-short-day", size)

    def day_month(self, day: date, size: str) -> str:
        """“April 16” on Letter, “16 April” on A4."""
        return self.dated(day, "day", size)

    def abbreviated(self, day: date, size: str) -> str:
        """“Apr 11”, “11 Apr”."""
        return self.dated(day, "day-short", size)

    def date_range(self, first: date, last: date, size: str) -> str:
        """“April 11–22, 2027”, “11–22 April 2027”."""
        return self.days_dated(first, last, "date", size)

    def short_range(self, first: date, last: date, size: str) -> str:
        """“April 11–15”, “11–15 April”."""
        return self.days_dated(first, last, "day", size)

    def abbreviated_range(self, first: date, last: date, size: str) -> str:
        """“Apr 11–22”, “11–22 Apr”, “Mar 30 – Apr 5”: for where there is little room."""
        return self.days_dated(first, last, "day-short", size)
