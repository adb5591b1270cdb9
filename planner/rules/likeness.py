"""Whether two records may be of one person, however the name was spelled and ordered."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from planner.rules.folding import folded

_WORDS = re.compile(r"[^\W_]+")
# the ways in which one letter is written where keyboards lack it
_SPELLED = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"), ("ss", "s"), ("ij", "y"))
# letters that stand for one another in Cyrillic, Arabic and Japanese names
_SAME_LETTER = str.maketrans(
    "ёїіґєўىیةکھ髙﨑邊邉齋齊斎濵濱德惠廣澤櫻國眞嶋槇島",
    "еиигеуييهكه高崎辺辺斉斉斉浜浜徳恵広沢桜国真島槙島",
)


@dataclass(frozen=True, slots=True)
class Known:
    """What tells a person apart; unknown is None or empty."""

    name: str
    native_name: str | None = None
    emails: tuple[str, ...] = ()
    date_of_birth: date | None = None
    passport_number: str | None = None
    organization: str | None = None
    position: str | None = None


@lru_cache(maxsize=1 << 17)
def likeness(name: str) -> str:
    """One key for all spellings of a name: words in order of letters, without accents; “Müller”,
    “Mueller” and “Muller” are one."""
    text = folded(name).translate(_SAME_LETTER)
    words = []
    for word in _WORDS.findall(text):
        for spelled, plain in _SPELLED:
            word = word.replace(spelled, plain)
        words.append(word)
    return " ".join(sorted(words))


def is_poorer(name: str, other: str) -> bool:
    """Whether a name is the other one with accents lost, or in other capitals and no better:
    “Ayse” for Ayşe, “Mueller” for Müller, “BJÖRK” for Björk."""
    if likeness(name) != likeness(other):
        return False
    lost = _accents(other) - _accents(name)
    if lost:
        return lost > 0
    one_case = other.isupper() or other.islower()
    return name.casefold() == other.casefold() and (not one_case or name.isupper())


def _accents(name: str) -> int:
    composed = unicodedata.normalize("NFC", name)
    return sum(not letter.isascii() and letter.isalpha() for letter in composed)


def conflict(one: Known, other: Known) -> bool:
    """Whether two records cannot be of the same person: born on different days."""
    if one.date_of_birth and other.date_of_birth:
        return one.date_of_birth != other.date_of_birth
    return False


def certain(one: Known, other: Known) -> bool:
    """Whether something but the name says that two records of one name are one person."""
    if one.date_of_birth and one.date_of_birth == other.date_of_birth:
        return True
    if code_of(one.passport_number) and code_of(one.passport_number) == code_of(
        other.passport_number
    ):
        return True
    if {folded(each) for each in one.emails} & {folded(each) for each in other.emails}:
        return True
    return bool(
        one.organization
        and other.organization
        and folded(one.organization) == folded(other.organization)
    )


def same_document(one: Known, other: Known) -> bool:
    """Whether two records share a passport, or a mailbox and part of the name."""
    if code_of(one.passport_number) and code_of(one.passport_number) == code_of(
        other.passport_number
    ):
        return not conflict(one, other)
    shared = {folded(each) for each in one.emails} & {folded(each) for each in other.emails}
    return bool(shared) and similar(one.name, other.name, 0.5) and not conflict(one, other)


def similar(one: str, other: str, least: float = 0.84) -> bool:
    """Whether two names look alike, as one with a slip of the pen does."""
    left, right = likeness(one), likeness(other)
    if not left or not right:
        return False
    if left == right:
        return True
    matcher = SequenceMatcher(None, left, right)  # the quick ones are never less than the true one
    quick = matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least
    return quick and matcher.ratio() >= least


def likely_same(one: Known, other: Known) -> bool:
    """Whether somebody should look at two records side by side."""
    if conflict(one, other):
        return False
    if likeness(one.name) == likeness(other.name):
        return bool(one.name)
    native = one.native_name and other.native_name
    if native and likeness(one.native_name or "") == likeness(other.native_name or ""):
        return True
    return same_document(one, other) or (certain(one, other) and similar(one.name, other.name))


def code_of(text: str | None) -> str:
    """A passport number as it is compared: capitals and figures alone."""
    return "".join(letter for letter in (text or "").upper() if letter.isalnum())
