"""Two languages on one paper: every fixed word and date is asked of both."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from typing import Any

from planner.wording.one import Wording

BETWEEN = "\u00a0· "
"""Between a word and itself in the other language; no other text has it."""


class Both(str):
    """What is said in two languages; within a sentence each language takes its own."""

    parts: tuple[str, str]

    def __new__(cls, first: str, second: str, text: str | None = None) -> "Both":
        if text is None:
            text = first if first == second else f"{first}{BETWEEN}{second}"
        made = super().__new__(cls, text)
        made.parts = (first, second)
        return made


def _own(value: object, side: int) -> object:
    return value.parts[side] if isinstance(value, Both) else value


class Pair(Wording):
    """The words of two languages side by side."""

    def __init__(self, first: Wording, second: Wording) -> None:
        super().__init__(first.language)
        self._both = (first, second)

    @property
    def sides(self) -> tuple[Wording, Wording]:
        return self._both

    @property
    def first(self) -> Wording:
        return self.sides[0]

    def each(self, say: Callable[[Wording], str]) -> str:
        first, second = (say(words) for words in self.sides)
        return Both(first, second)

    # -- sentences ---------------------------------------------------------------------------------

    def say(self, key: str, **values: object) -> str:
        first, second = (
            words.say(key, **{name: _own(value, side) for name, value in values.items()})
            for side, words in enumerate(self.sides)
        )
        return Both(first, second)

    def within(self, words: str) -> str:
        first, second = words.parts if isinstance(words, Both) else (words, words)
        return Both(self.sides[0].within(first), self.sides[1].within(second))

    def listed(self, things: Iterable[str]) -> str:
        """Names stand once, with commas, unless they are part of a sentence."""
        named = list(things)
        first, second = (
            words.listed([str(_own(each, side)) for each in named])
            for side, words in enumerate(self.sides)
        )
        return Both(first, second, ", ".join(named))

    def finding(self, finding: Any) -> str:
        return self.each(lambda words: words.finding(finding))

    def words(self, file: str) -> Mapping[str, Any]:
        raise NotImplementedError("two languages have no one list of words")

    # -- dates and times ---------------------------------------------------------------------------

    def dated(self, day: date, pattern: str, size: str = "a4") -> str:
        return self.each(lambda words: words.dated(day, pattern, size))

    def days_dated(self, first: date, last: date, pattern: str, size: str = "a4") -> str:
        return self.each(lambda words: words.days_dated(first, last, pattern, size))

    def clock(self, at: time, hours: int) -> tuple[str, str]:
        """One clock for both: times stand once."""
        return self.first.clock(at, hours)

    def country_name(self, code: str) -> str:
        return self.each(lambda words: words.country_name(code))

    def country(self, code: str) -> str:
        return self.each(lambda words: words.country(code))

    def zone(self, name: str, day: date) -> str:
        return self.each(lambda words: words.zone(name, day))
