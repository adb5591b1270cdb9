"""A whole name as its parts: “Prof. Dr. Anna VAN DER BERG, M.D.”, “de la Cruz, María”."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from planner.interchange.roster.family_names import is_particle, name_parts, parts_by_heading
from planner.interchange.roster.titles import (
    is_always_title,
    is_honorific,
    is_suffix,
    suffixes_of,
    titles_of,
)
from planner.interchange.roster.words import GENDERS, Words, words
from planner.rules.folding import folded

_BRACKETS = re.compile(r"(?:^|(?<=\s))[(\[（]([^)\]）]*)[)\]）]")
_QUOTED = re.compile(r"(?:^|(?<=\s))(?:[“\"«]([^”\"»]{1,40})[”\"»]|[‘']([^’']{1,40})[’'](?=\s))")
_BORN = re.compile(
    r"\s\(?((?:née|né|geb\.|geborene|born|nata|nato|nacida|nacido|född|født|roz\.|z d\.|z domu|"
    r"épouse|ép\.|verh\.|married)"
    r"\s[^()]+?)\)?$",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\s?([*†‡§]+|\(?\d\))$|^([*†‡§]+)\s?")
_CLOSE = re.compile(r"^((?:(?:Dr|Prof|Mr|Mrs|Ms|Ing|Mag|Dipl|Rev|Hon)\.)+)(?=[^\W\d_]{2})")
_NUMBER = re.compile(r"^\d{1,3}(?:[.)]|\s*[-–:])\s+")
AND = re.compile(r"\s(?:and|&|\+|et|und|och|og|и)\s", re.IGNORECASE)
_TITLES_TOO = frozenset(("frau",))
_TICKET = re.compile(
    r"(?P<family>[A-Z][A-Z' -]*)/(?P<given>[A-Z][A-Z -]*?)(?: ?(?P<title>MR|MRS|MS|MISS|DR|PROF))?"
)
_DASH = re.compile(r"\s[-–—]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Name:
    family_name: str | None = None
    given_name: str | None = None
    honorific: str | None = None
    suffix: str | None = None
    native_name: str | None = None
    display_name: str | None = None
    with_them: str | None = None  # “and spouse”
    aside: str | None = None  # what else stood in brackets
    guessed: bool = False  # nothing told which of several words is the family name


@lru_cache(maxsize=4_096)
def split_name(
    text: str, family_first: bool = False, two_families: bool = False, headed: bool = False
) -> Name:
    """The parts of a whole name.

    Capitals, commas and particles tell the family name; where nothing does it is the last word, the
    first if `family_first`, the last two of three or more if `two_families`. Where the heading
    says that the family name comes first, it is `headed`, and particles begin or go on with it.
    """
    known = words()
    text = _without_stop(text.strip(" ,"))
    text, second = _without_next(_of_a_ticket(_NUMBER.sub("", " ".join(text.split()))))
    text, office = _without_office(text.replace(";", ","), known)
    text, mark = _without_mark(_CLOSE.sub(r"\1 ", text))
    text, companion = _without_spouse(text, known)
    text, companion = (text, companion) if companion else _without_second(text, known)
    companion = "; ".join(filter(None, (companion, second))) or None
    text, native = _own_script(text)
    text, beside = _beside(text)
    if not text and native:
        return Name(family_name=native, with_them=companion)
    if is_honorific(text) and (text.endswith(".") or is_always_title(text)):
        return Name(honorific=text, native_name=native, with_them=companion)
    honorific, text = titles_of(text, known)
    suffixes, text = suffixes_of(text, known)
    family_first = family_first or _is_east_asian(native or text)
    if headed and "," not in text:
        parts = parts_by_heading(text.split(), known, two_families)
    else:
        parts = name_parts(text, known, family_first, two_families)
    family, given, more, after, guessed = parts
    titles, marks, called, aside = _place(beside, family, known)
    return Name(
        family,
        given,
        " ".join(filter(None, (honorific, more, titles))) or None,
        ", ".join(filter(None, (after, suffixes, marks))) or None,
        native,
        called,
        companion,
        "; ".join(filter(None, (aside, mark, office))) or None,
        guessed,
    )


def given_beside(whole: str, family: str) -> str | None:
    """The given name in a whole one of which the family name is known: before or after it."""
    plain = folded(family)
    parts = whole.replace(",", " ").split()
    count = len(family.split())
    for rest, rim in ((parts[:-count], parts[-count:]), (parts[count:], parts[:count])):
        if folded(" ".join(rim)) == plain and rest:
            return " ".join(rest)
    return None


# -- what is not the name itself -------------------------------------------------------------------


def _without_spouse(text: str, known: Words) -> tuple[str, str | None]:
    low = text.casefold()
    plain = folded(text)
    for word in known.spouse:
        at = plain.find(f" {word}")
        alone = at > 0 and not is_honorific(text[:at])  # not “Mr. & Mrs. Smith”
        if alone and len(plain) == len(low) and _ends(plain, at + 1 + len(word)):
            return text[:at].rstrip(" ,"), text[at:].strip()
    return text, None


def _without_mark(text: str) -> tuple[str, str | None]:
    """The name without the name somebody was born with behind it, and without a footnote."""
    for pattern in (_BORN, _MARKED):
        found = pattern.search(text)
        rest = f"{text[: found.start()]}{text[found.end() :]}".strip(" ,") if found else ""
        if found and rest:
            return rest, next(filter(None, found.groups()))
    return text, None


def _ends(text: str, at: int) -> bool:
    return at >= len(text) or not text[at].isalnum()


def _own_script(text: str) -> tuple[str, str | None]:
    """The name in Latin letters, and the one in another script beside it, if both are there."""
    latin, other = [], []
    for part in re.split(r"[\s/|(){}\[\]（）]+", text):
        letters = [letter for letter in part if letter.isalpha()]
        if letters and not any(_is_latin(letter) for letter in letters):
            other.append(part)
        elif part:
            latin.append(part)
    if not other or not any(letter.isalpha() for part in latin for letter in part):
        return text, None
    first = min(text.find(part) for part in other)
    last = max(text.rfind(part) + len(part) for part in other)
    native = text[first:last].strip(" ()/|（）-–,")
    rest = f"{text[:first]} {text[last:]}".replace("()", " ").replace("（）", " ")
    rest = re.sub(r"[(（]\s*[)）]", " ", rest)
    return " ".join(rest.split()).strip(" /|-–,"), native


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER"))


def _is_east_asian(native: str) -> bool:
    """Names in these scripts are spelled in Latin in their own order: 王小明 Wang Xiaoming."""
    first = unicodedata.name(native[:1] or " ", "")
    return first.startswith(("CJK", "HANGUL", "HIRAGANA", "KATAKANA"))


def _without_second(text: str, known: Words) -> tuple[str, str | None]:
    """The first of two people in one cell: “John Smith and Mary Jones”, “John and Mary Smith”."""
    found = AND.search(text)
    if not found:
        return _without_beside_slash(text)
    first, second = text[: found.start()], text[found.end() :]
    titles, bare = titles_of(first, known)
    if is_honorific(first) or "," in second or not bare:  # “Mr. & Mrs. Smith”
        return text, None
    before, after = first.split()[-1], second.split()[0]
    if before.islower() and after.islower():  # “von und zu Guttenberg”
        return text, None
    if len(bare.split()) == 1 and "," not in bare and len(second.split()) > 1:
        family = split_name(second).family_name
        first = " ".join(filter(None, (titles, bare, family)))
    elif len(bare.split()) == 1:
        return text, None
    return first, text[found.start() :].strip()


def _without_stop(text: str) -> str:
    """“Anna Vos.” without the end of a sentence, and “St. Jr.” with its own."""
    last = text.split()[-1] if text.split() else ""
    ends = len(last) > 3 and last.count(".") == 1 and last.endswith(".") and last[0].isupper()
    if ends and not is_suffix(last, words()) and not is_honorific(last):
        return text[:-1]
    return text


def _of_a_ticket(text: str) -> str:
    """“VOS/ANNA MRS”, as travel agencies write it, as “Mrs VOS, ANNA”."""
    found = _TICKET.fullmatch(text)
    if found is None:
        return text
    title = found["title"].capitalize() if found["title"] else ""
    return f"{title} {found['family']}, {found['given']}".strip()


def _without_next(text: str) -> tuple[str, str | None]:
    """The first of several whole names with semicolons between: “Anna Vos; Piet Mol”."""
    first, mark, rest = text.partition(";")
    whole = all(len(part.split()) > 1 for part in (first, *rest.split(";")))
    return (first.strip(), rest.strip()) if mark and whole else (text, None)


def _without_office(text: str, known: Words) -> tuple[str, str | None]:
    """“Anna Vos, Mayor of Ghent”, “Luc Roux - Driver”: the name, and what somebody is."""
    begins = folded(text).split()[:2]
    if begins[1:] == ["of"] and begins[0] in known.offices:  # “Mayor of Ghent”, and nobody named
        return "", text
    found = _DASH.search(text)
    if found is not None:
        first, rest = text[: found.start()].strip(" ,"), text[found.end() :].strip()
        if rest.split()[0][:1].islower() and is_particle(rest.split()[0], known):
            return f"{first}-{rest}", None  # “Anna Vos - de Wit”
        if len(first.split()) > 1 and _is_latin(first[0]) and _is_latin(rest[0]):
            return first, rest
    first, comma, rest = text.partition(",")
    after = rest.split()
    if comma and after and len(first.split()) > 1:
        office = folded(after[0]).strip(".") in known.offices
        if office and (len(after) == 1 or after[1].islower()):
            return first.strip(), rest.strip()
    return text, None


def _without_beside_slash(text: str) -> tuple[str, str | None]:
    """“Al Roe / Eve Lee”: two whole names, both in Latin letters."""
    first, slash, second = text.partition(" / ")
    whole = all(len(part.split()) > 1 and _is_latin(part.strip()[0]) for part in (first, second))
    return (first.strip(), f"/ {second.strip()}") if slash and whole else (text, None)


def _beside(text: str) -> tuple[str, str | None]:
    """What stands in brackets or quotation marks, and the name without it."""
    found = _BRACKETS.search(text) or _QUOTED.search(text)
    inside = next((each for each in found.groups() if each), "").strip() if found else ""
    if found is None or not inside:
        return text, None
    rest = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())
    return (rest, inside) if rest else (inside, None)


def _place(
    beside: str | None, family: str | None, known: Words
) -> tuple[str | None, str | None, str | None, str | None]:
    """What stood beside the name as a title, letters after it, what they are called, or a remark:
    “(Mrs.)”, “(Ret.)”, “(Bob)”, “(head of delegation)”.
    """
    if not beside:
        return None, None, None, None
    plain = folded(beside)
    if plain in GENDERS and plain not in _TITLES_TOO:
        return None, None, None, beside
    if is_honorific(beside) and plain not in known.offices:
        return beside, None, None, None
    if all(is_suffix(each, known) for each in beside.split()):
        return None, beside, None, None
    parts = beside.split()
    calls = len(parts) <= 2 and all(part.istitle() and part.isalpha() for part in parts)
    known_as = {*known.offices, *known.roles, *known.sectors}
    if not calls or plain in known_as or known.offices & set(plain.split()):
        return None, None, None, beside
    return None, None, beside if len(parts) > 1 else " ".join(filter(None, (beside, family))), None
