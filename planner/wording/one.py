"""The words of one language: sentences filled, forms chosen by number, lists, times and places."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from string import Formatter
from typing import Any, Protocol

from babel import Locale
from babel.dates import get_timezone, get_timezone_location, get_timezone_name
from babel.numbers import format_decimal

from planner.shipped import RESOURCES
from planner.wording.dates import Dates

NO_BREAK = "\u00a0"
_WITH_ARTICLE = ("US", "GB", "NL", "CZ", "PH")
_SOUNDS_LIKE_Y = re.compile(r"h?[ií](?![aeou])", re.IGNORECASE)
_COMMON_ZONES = ("Eastern", "Central", "Mountain", "Pacific", "Alaska", "Hawaii")


class Said(Protocol):
    """A finding, a refusal or anything else that is a sentence with values."""

    @property
    def sentence(self) -> str: ...


class Wording(Dates):
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words: dict[str, Any] = {}
        for file in sorted((RESOURCES / "wording" / language).glob("*.json")):
            self._words[file.stem] = json.loads(file.read_text(encoding="utf-8"))
        super().__init__(Locale.parse(language), self._words["language"]["dates"])

    @property
    def first(self) -> "Wording":
        """Where there are two languages, the one that comes first."""
        return self

    @property
    def sides(self) -> tuple["Wording", ...]:
        """Each language there is."""
        return (self,)

    def each(self, say: Callable[["Wording"], str]) -> str:
        """What is put together from several words, in every language there is."""
        return say(self)

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
        said = {name: self.value(each) for name, each in values.items()}
        if self.language == "fr":
            sentence = _elided(sentence, said)
        return sentence.format_map(said)

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
        values = dict(finding.values)
        if "sectors" in values:  # words of ours, not names
            values["sectors"] = ", ".join(
                self.say(f"checks.sector-{each}") for each in finding.about
            )
        return self.filled(self._words["findings"][finding.sentence], values)

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

    def within(self, words: str) -> str:
        """Words that can stand alone, “Afternoon”, as they stand within a sentence."""
        return words if self.language == "de" else words[:1].lower() + words[1:]

    def listed(self, things: Iterable[str]) -> str:
        """“A”, “A and B”, “A, B and C”."""
        *first, last = list(things) or [""]
        if not first:
            return last
        if self.language == "es" and _SOUNDS_LIKE_Y.match(last):
            return f"{', '.join(first)} e {last}"
        return self.say("papers.and", first=", ".join(first), last=last)

    # -- numbers, times, places --------------------------------------------------------------------

    def number(self, number: float, places: int) -> str:
        """“1,234.5” as this language writes it, with so many decimal places."""
        zeros = "0" * places
        said = format_decimal(number, f"#,##0.{zeros}" if places else "#,##0", self._locale)
        return said.replace("\u202f", NO_BREAK)

    def clock(self, at: time, hours: int) -> tuple[str, str]:
        """The figures of a time and its day period: ("8:30", "a.m."), ("noon", "")."""
        if hours == 24:
            return f"{at:%H:%M}", ""
        if at == time(12):
            return self.say("papers.noon"), ""
        if at == time(0):
            return self.say("papers.midnight"), ""
        period = self.say("papers.am" if at.hour < 12 else "papers.pm")
        return f"{at.hour % 12 or 12}:{at.minute:02}", period

    def country_name(self, code: str) -> str:
        """A country by its two letters: “United States”."""
        return str(self._locale.territories.get(code, code))

    def countries(self) -> list[str]:
        """The names of all countries."""
        names = self._locale.territories
        return [str(names[code]) for code in map(str, names) if len(code) == 2 and code.isalpha()]

    def country(self, code: str) -> str:
        """A country by its two letters, as a sentence has it: “the United States”."""
        name = self.country_name(code)
        return self.say("papers.the-country", name=name) if code in _WITH_ARTICLE else name

    def zone(self, name: str, day: date) -> str:
        """A zone by its common name, “Eastern time”; elsewhere “Paris time”, by its city."""
        if name.startswith(("America/", "US/", "Pacific/Honolulu")):
            generic = get_timezone_name(get_timezone(name), width="long", locale="en")
            common = generic.split()[0].split("-")[0]
            if common in _COMMON_ZONES:
                return self.say(f"papers.zone-{common.lower()}")
        return self.say("papers.zone", place=self._city_of(name))

    def _city_of(self, zone: str) -> str:
        own = zone.rpartition("/")[2].replace("_", " ")
        if self.language == "en":
            return own
        return get_timezone_location(zone, locale=self._locale, return_city=True) or own


def _elided(sentence: str, values: Mapping[str, object]) -> str:
    """“de {city}” as “d’{city}” where the city begins with a vowel."""
    made = []
    for literal, name, _spec, _conversion in Formatter().parse(sentence):
        if name and literal.lower().endswith(("de ", " que ")) and _begins_open(values[name]):
            literal = literal[:-2] + "’"
        made.append(literal.replace("{", "{{").replace("}", "}}"))
        made.append(f"{{{name}}}" if name else "")
    return "".join(made)


def _begins_open(value: object) -> bool:
    first = unicodedata.normalize("NFD", str(value))[:1].lower()
    return first in tuple("aeiouœ")
