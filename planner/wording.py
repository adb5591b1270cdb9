"""Fixed words and sentences of resources/wording, and dates and times, by language.

A sentence that arises below the window is its English source with named places; here it is filled,
and one day translated. Values are text, numbers, dates and times; dates and times are written as
the screen writes them, “Tue 12 May 2026” and “09:30”.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import cache, lru_cache
from typing import Any, Protocol

from babel import Locale
from babel.dates import format_date, get_timezone_name
from babel.dates import get_timezone as babel_zone

from planner.shipped import RESOURCES

NO_BREAK = "\u00a0"
_WITH_ARTICLE = ("US", "GB", "NL", "CZ", "PH")


class Said(Protocol):
    """A finding, a refusal or anything else that is a sentence with values."""

    @property
    def sentence(self) -> str: ...


class Wording:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = Locale.parse(language)
        self._words: dict[str, Any] = {}
        for file in sorted((RESOURCES / "wording" / language).glob("*.json")):
            self._words[file.stem] = json.loads(file.read_text(encoding="utf-8"))

    # -- sentences ---------------------------------------------------------------------------------

    def say(self, key: str, **values: object) -> str:
        """A fixed word or sentence, “papers.continued”, with its places filled.

        Where the entry has forms for one and many, `count` chooses. Raises KeyError for a key that
        is not there: a mistake of ours.
        """
        file, _, name = key.partition(".")
        entry = self._words[file][name]
        if isinstance(entry, dict):
            count = values["count"]
            assert isinstance(count, int)
            form = self._locale.plural_form(count)
            entry = entry.get(form) or entry["other"]
        return self.filled(entry, values)

    def filled(self, sentence: str, values: Mapping[str, object]) -> str:
        """A sentence with its named places filled."""
        if not values:
            return sentence
        return sentence.format_map({name: self.value(each) for name, each in values.items()})

    label = filled

    def words(self, file: str) -> Mapping[str, Any]:
        """Every entry of one file, by name, in order."""
        entries: Mapping[str, Any] = self._words[file]
        return entries

    def refused(self, refused: Any) -> str:
        """What a `Refused` says."""
        return self.filled(refused.sentence, refused.values)

    def finding(self, finding: Any) -> str:
        """What a finding says, by its rule and variant."""
        return self.filled(self._words["findings"][finding.sentence], dict(finding.values))

    def value(self, value: object) -> object:
        """A value as it stands in a sentence."""
        match value:
            case datetime():
                return f"{self.day(value.date())}, {value:%H:%M}"
            case date():
                return self.day(value)
            case time():
                return f"{value:%H:%M}"
        return value

    # -- dates on the screen -----------------------------------------------------------------------

    def day(self, day: date) -> str:
        """“Tue 12 May 2026”."""
        return self._date(day, "EEE d MMM y")

    def days(self, first: date, last: date) -> str:
        """“Mon 22 Jun - Sat 27 Jun 2026”; one day stands alone."""
        if first == last:
            return self.day(first)
        begin = "EEE d MMM" if first.year == last.year else "EEE d MMM y"
        return f"{self._date(first, begin)} - {self.day(last)}"

    def _date(self, day: date, pattern: str) -> str:
        return _formatted(day, pattern, self.language)

    # -- dates and times on paper ------------------------------------------------------------------

    def weekday(self, day: date) -> str:
        return self._date(day, "EEEE")

    def month(self, day: date, *, short: bool = False) -> str:
        return self._date(day, "LLL" if short else "MMMM")

    def month_year(self, day: date) -> str:
        """“April 2027”."""
        return self._date(day, "LLLL y")

    def weekday_short(self, day: date) -> str:
        return self._date(day, "EEE")

    def country(self, code: str) -> str:
        """A country by its two letters, as a sentence has it: “the United States”."""
        name = self._locale.territories.get(code, code)
        return self.say("papers.the-country", name=name) if code in _WITH_ARTICLE else name

    def paper_date(self, day: date, size: str) -> str:
        """“April 16, 2027” on Letter, “16 April 2027” on A4: English dates follow the sheet."""
        return self._date(day, self._pattern(size, "MMMM"))

    def short_date(self, day: date, size: str) -> str:
        """“Friday April 16” on Letter, “Friday 16 April” on A4."""
        pattern = "EEEE, MMMM d" if size == "letter" else "EEEE d MMMM"
        return self._date(day, pattern)

    def footer_date(self, day: date, size: str) -> str:
        """“Fri April 16”, “Fri 16 April”."""
        return self._date(day, "EEE, MMMM d" if size == "letter" else "EEE d MMMM")

    def _pattern(self, size: str, month: str) -> str:
        return f"{month} d, y" if size == "letter" else f"d {month} y"

    def date_range(self, first: date, last: date, size: str) -> str:
        """“April 11–22, 2027”, “11–22 April 2027”."""
        if first == last:
            return self.paper_date(first, size)
        if (first.year, first.month) == (last.year, last.month):
            month = self._date(first, "MMMM")
            return (
                f"{month} {first.day}–{last.day}, {first.year}"
                if size == "letter"
                else f"{first.day}–{last.day} {month} {first.year}"
            )
        if first.year == last.year:
            begin = self._date(first, "MMMM d" if size == "letter" else "d MMMM")
            return f"{begin} – {self.paper_date(last, size)}"
        return f"{self.paper_date(first, size)} – {self.paper_date(last, size)}"

    def day_month(self, day: date, size: str) -> str:
        """“April 16” on Letter, “16 April” on A4."""
        return self._date(day, "MMMM d" if size == "letter" else "d MMMM")

    def short_range(self, first: date, last: date, size: str) -> str:
        """“April 11–15”, “11–15 April”."""
        if first == last:
            return self.day_month(first, size)
        if (first.year, first.month) == (last.year, last.month):
            month = self._date(first, "MMMM")
            days = f"{first.day}–{last.day}"
            return f"{month} {days}" if size == "letter" else f"{days} {month}"
        return f"{self.day_month(first, size)} – {self.day_month(last, size)}"

    def abbreviated_range(self, first: date, last: date, size: str) -> str:
        """“Apr 11–22”, “11–22 Apr”, “Mar 30 – Apr 5”: for where there is little room."""
        if first == last:
            return self.abbreviated(first, size)
        if (first.year, first.month) == (last.year, last.month):
            month, days = self._date(first, "MMM"), f"{first.day}–{last.day}"
            return f"{month} {days}" if size == "letter" else f"{days} {month}"
        return f"{self.abbreviated(first, size)} – {self.abbreviated(last, size)}"

    def abbreviated(self, day: date, size: str) -> str:
        """“Apr 11”, “11 Apr”."""
        return self._date(day, "MMM d" if size == "letter" else "d MMM")

    def month_short(self, month: date, *, with_year: bool) -> str:
        """“Oct”, “Jan ’27”."""
        short = self._date(month, "MMM")
        return f"{short} ’{month:%y}" if with_year else short

    def clock(self, at: time, hours: int) -> tuple[str, str]:
        """The figures of a time and its day period: ("8:30", "a.m."), ("noon", "")."""
        if hours == 24:
            return f"{at:%H:%M}", ""
        if at == time(12):
            return self.say("papers.noon"), ""
        if at == time(0):
            return self.say("papers.midnight"), ""
        period = "a.m." if at.hour < 12 else "p.m."
        return f"{at.hour % 12 or 12}:{at.minute:02}", period

    def zone(self, name: str, day: date) -> str:
        """A zone by its common name, “Eastern time”; elsewhere “Paris time”, by its city."""
        generic = get_timezone_name(babel_zone(name), width="long", locale=self._locale)
        common = {"Eastern", "Central", "Mountain", "Pacific", "Alaska", "Hawaii"}
        first = generic.split()[0].split("-")[0]
        if name.startswith(("America/", "US/", "Pacific/Honolulu")) and first in common:
            return self.say("papers.zone", place=first)
        return self.say("papers.zone", place=name.rpartition("/")[2].replace("_", " "))

    def listed(self, things: Iterable[str]) -> str:
        """“A”, “A and B”, “A, B and C”."""
        *first, last = list(things) or [""]
        if not first:
            return last
        return self.say("papers.and", first=", ".join(first), last=last)


@lru_cache(maxsize=4096)
def _formatted(day: date, pattern: str, language: str) -> str:
    return format_date(day, pattern, locale=language)


@cache
def wording(language: str = "en") -> Wording:
    """The words of a language, read once."""
    return Wording(language)
