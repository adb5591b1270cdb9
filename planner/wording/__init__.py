"""Fixed words and sentences of resources/wording, and dates and times, by language.

A sentence that arises below the window is its English source with named places; here it is filled.
Everything on paper comes from the files of a language: one idea, `Wording(language)`; a paper in
two languages asks a `Pair` of them the same questions. Values are text, numbers, dates and times;
dates and times are written as the screen writes them, “Tue 12 May 2026” and “09:30”.
"""

from functools import cache

from planner.wording.languages import SOURCE, Language, chosen, known, not_reviewed, spoken_by
from planner.wording.one import Said, Wording
from planner.wording.pair import BETWEEN, Both, Pair

__all__ = [
    "BETWEEN",
    "SOURCE",
    "Both",
    "Language",
    "Pair",
    "Said",
    "Wording",
    "chosen",
    "known",
    "not_reviewed",
    "spoken_by",
    "wording",
]


@cache
def wording(language: str = "en") -> Wording:
    """The words of a language, or of two joined by “+”, read once."""
    first, plus, second = language.partition("+")
    return Pair(wording(first), wording(second)) if plus else Wording(first)
