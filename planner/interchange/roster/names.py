"""A whole name as its parts: “Prof. Dr. Anna VAN DER BERG, M.D.”, “de la Cruz, María”."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from planner.interchange.roster.words import Words, words
from planner.rules.folding import folded

_BARE_TOO = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "mx",
        "dr",
        "prof",
        "mme",
        "mlle",
        "sir",
        "col",
        "capt",
        "sgt",
        "maj",
        "gen",
        "hr",
        "herr",
        "frau",
        "sra",
        "dhr",
        "mevr",
        "rev",
        "miss",
    ]
)
"""Short words that are titles even without a full stop; “Don”, “Pan” or “Judge” may be names."""
_RISKY = frozenset(
    [
        "don",
        "dona",
        "pan",
        "pani",
        "tan",
        "tun",
        "sri",
        "bay",
        "bayan",
        "elder",
        "brother",
        "sister",
        "father",
    ]
)
_BRACKETS = re.compile(r"[(\[（]([^)\]）]*)[)\]）]")
_QUOTED = re.compile(r"[“\"«]([^”\"»]{1,40})[”\"»]")
_LETTERS = re.compile(r"(?:[A-Z][a-z]{0,2}\.){2,5}")  # “D.D.”
_INITIAL = re.compile(r"(?:[^\W\d_]\.?){1,3}-?(?:[^\W\d_]\.)*")


@dataclass(frozen=True, slots=True)
class Name:
    family_name: str | None = None
    given_name: str | None = None
    honorific: str | None = None
    suffix: str | None = None
    native_name: str | None = None
    display_name: str | None = None
    with_them: str | None = None  # “and spouse”


@lru_cache(maxsize=4_096)
def split_name(text: str, family_first: bool = False, two_families: bool = False) -> Name:
    """The parts of a whole name.

    Capitals, commas and particles tell the family name; where nothing does it is the last word, the
    first if `family_first`, the last two of three or more if `two_families`.
    """
    known = words()
    text, companion = _without_spouse(" ".join(text.split()), known)
    text, native = _own_script(text)
    text, display = _called(text)
    if not text and native:
        return Name(family_name=native, with_them=companion)
    honorific, text = _titles(text, known)
    suffixes, text = _suffixes(text, known)
    family, given, more = _parts(text, known, family_first, two_families)
    honorific = " ".join(filter(None, (honorific, more))) or None
    called = None
    if display and "." in display:  # “(Ret.)”
        suffixes = ", ".join(filter(None, (suffixes, display)))
    elif display:
        called = display if " " in display else " ".join(filter(None, (display, family)))
    return Name(family, given, honorific, suffixes, native, called, companion)


def is_honorific(text: str) -> bool:
    """Whether a cell holds nothing but titles, as “Mr”, “Prof. Dr.” or “Mme” are."""
    known = words()
    parts = re.split(r"[\s/]+", text.strip())
    return bool(parts) and all(_title_word(part, known) or part in "/-&" for part in parts)


def _title_word(part: str, known: Words) -> bool:
    word = folded(part).rstrip(".,")
    return word in known.honorifics or word.replace(".", "") in known.honorifics


def take_titles(given: str) -> tuple[str | None, str]:
    """Titles that stand before a given name, and the name without them."""
    return _titles(given, words())


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


def _called(text: str) -> tuple[str, str | None]:
    """A name to be called by, in brackets or quotation marks."""
    found = _BRACKETS.search(text) or _QUOTED.search(text)
    if not found or not found[1].strip() or len(found[1].split()) > 3:
        return text, None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(rest.split()), found[1].strip()


def _titles(text: str, known: Words) -> tuple[str | None, str]:
    """Titles in front, however many, and what follows them."""
    parts = text.split()
    taken = 0
    for at, part in enumerate(parts[:-1]):
        if _is_title(part, known):
            taken = at + 1
        elif "." in part and taken and folded(part).rstrip(".") in known.between:
            taken = at + 1  # Dr. h.c.
        elif not (_may_join(part, at, taken, known) and _title_follows(parts, at, known)):
            break
    return " ".join(parts[:taken]).rstrip(",") or None, " ".join(parts[taken:])


def _may_join(part: str, at: int, taken: int, known: Words) -> bool:
    """“The Hon.”, “Mr. and Mrs.”: a word that joins titles or leads to one."""
    return (bool(taken) or at == 0) and folded(part).rstrip(".") in known.between


def _title_follows(parts: list[str], at: int, known: Words) -> bool:
    return at + 1 < len(parts) - 1 and _is_title(parts[at + 1], known)


def _is_title(part: str, known: Words) -> bool:
    word = folded(part).rstrip(".,")
    if "." in word and not word.replace(".", "").isalpha() and "-" not in word:
        return False
    if word not in known.honorifics and word.replace(".", "") not in known.honorifics:
        return False
    if part.rstrip(",").endswith("."):
        return True
    return word in _BARE_TOO or (len(word) > 3 and word not in _RISKY) or not _is_latin(part[0])


def _suffixes(text: str, known: Words) -> tuple[str | None, str]:
    """Jr., III, Ph.D. at the end, after a comma or not."""
    found: list[str] = []
    while True:
        head, comma, tail = text.rpartition(",")
        last = tail.strip()
        if comma and head and last and all(_is_suffix(each, known) for each in last.split()):
            found.insert(0, last)
            text = head.strip()
            continue
        head, space, last = text.rpartition(" ")
        named = last.replace(".", "").casefold() in known.suffixes
        if space and len(head.split()) > 1 and named and _is_suffix(last, known) and not comma:
            found.insert(0, last)
            text = head.strip(" ,")
            continue
        return ", ".join(found) or None, text


def _is_suffix(word: str, known: Words) -> bool:
    plain = folded(word).replace(".", "").strip(",")
    if plain not in known.suffixes:
        return _LETTERS.fullmatch(word) is not None
    return (
        "." in word or word.isupper() or word[1:] != word[1:].lower() or plain in ("jr", "junior")
    )


# -- family and given name -------------------------------------------------------------------------


def _parts(
    text: str, known: Words, family_first: bool, two_families: bool
) -> tuple[str | None, str | None, str | None]:
    """Family name, given name, and titles that stood before the given one."""
    family, comma, given = text.partition(",")
    if comma and family.strip() and given.strip():
        more, given = _titles(given.strip(), known)
        suffixes = given.rpartition(",")
        if suffixes[1] and _is_suffix(suffixes[2].strip(), known):
            given = suffixes[0]
        return family.strip(), given.strip(" ,") or None, more
    parts = text.strip(" ,").split()
    if len(parts) < 2:
        return (parts[0] if parts else None), None, None
    first, last = _family_at(parts, known, family_first, two_families)
    return (
        " ".join(parts[first:last]),
        " ".join((*parts[:first], *parts[last:])) or None,
        None,
    )


def _family_at(
    parts: list[str], known: Words, family_first: bool, two_families: bool
) -> tuple[int, int]:
    """From which word to which the family name goes."""
    capitals = [_in_capitals(part) for part in parts]
    if any(capitals) and not all(_in_capitals(p) or _is_particle(p, known) for p in parts):
        first = capitals.index(True)
        last = len(parts) - capitals[::-1].index(True)
        while first and _is_particle(parts[first - 1], known):
            first -= 1
        if last - first < len(parts):
            return first, last
    for at, part in enumerate(parts[1:-1], start=1):
        if folded(part).rstrip("'’") in known.starts_family:
            return at, len(parts)
    if parts[0][:1].islower() and folded(parts[0]) in known.starts_family:
        last = 1
        while last < len(parts) - 2 and _is_particle(parts[last], known):
            last += 1
        return 0, last + 1
    if family_first:
        return 0, 1
    if two_families and len(parts) > 2:
        return len(parts) - 2, len(parts)
    return len(parts) - 1, len(parts)


def _in_capitals(part: str) -> bool:
    letters = [letter for letter in part if letter.isalpha()]
    return (
        len(letters) > 1
        and all(letter.isupper() for letter in letters)
        and not ("." in part and _INITIAL.fullmatch(part))
    )


def _is_particle(part: str, known: Words) -> bool:
    return folded(part).rstrip("'’") in known.particles
