"""Which languages papers can be in, and what is known of each."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from babel import Locale

from planner.shipped import RESOURCES

SOURCE = "en"
_ORDER = ("en", "fr", "de", "nl", "es", "sv", "nb")
JOINED = "+"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of papers. Its own name, its English name, and whether a native reader has read
    the wording; the source, in which everything is first written, needs nobody else.
    """

    code: str
    name: str
    english: str
    reviewed: bool


@cache
def known() -> dict[str, Language]:
    """Every language there is wording for, by its code, English first."""
    found = {folder.name for folder in (RESOURCES / "wording").iterdir() if folder.is_dir()}
    order = [*(code for code in _ORDER if code in found), *sorted(found.difference(_ORDER))]
    return {code: _language(code) for code in order}


def _language(code: str) -> Language:
    file = RESOURCES / "wording" / code / "language.json"
    told = json.loads(file.read_text(encoding="utf-8"))
    return Language(code, told["name"], told["english"], told["reviewed"])


def chosen(typed: str) -> str:
    """One language, or two joined by “+”, as papers name it. ValueError, in words, otherwise."""
    codes = [each.strip().lower() for each in typed.split(JOINED)]
    there_are = f"There are: {', '.join(known())}; two joined by + give a bilingual paper: en+fr."
    for code in codes:
        if code not in known():
            raise ValueError(f"There are no papers in the language “{code or typed}”. {there_are}")
    if len(codes) > 2:
        raise ValueError(f"A paper holds two languages at most. {there_are}")
    if len(set(codes)) < len(codes):
        raise ValueError(f"“{typed}” names one language twice. {there_are}")
    return JOINED.join(codes)


def not_reviewed(language: str) -> list[Language]:
    """Those of one or two languages whose wording no native reader has read yet."""
    languages = (known()[code] for code in language.split(JOINED))
    return [each for each in languages if each.code != SOURCE and not each.reviewed]


@cache
def _names() -> dict[str, str]:
    """Codes by what a language is called: “French”, “français”, “Französisch”, “fra”, “fr”."""
    names: dict[str, str] = {}
    for code in known():
        names[code] = code
        for told_in in known():
            called = Locale.parse(told_in).languages.get(code)
            if called:
                names[called.casefold()] = code
    return names | {"norwegian": "nb", "norsk": "nb", "norvégien": "nb", "norwegisch": "nb"}


def spoken_by(languages: Iterable[str]) -> str | None:
    """The first language of a person that papers can be in, by whatever name it is entered."""
    for language in languages:
        word = language.casefold().partition("(")[0].strip()
        if word in _names():
            return _names()[word]
    return None
