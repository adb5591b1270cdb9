"""Titles before a name and letters after it: “Prof. Dr.”, “The Hon.”, “Ph.D.”, “Jr.”."""

import re

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
_JOIN_TWO = frozenset(["and", "&", "+", "et", "und", "y", "e", "en", "och", "og", "i", "a", "и"])
_NAMES_TOO = frozenset(["ba", "ma", "pe", "ret"])
"""Letters of a degree that are family names as well, where no stop or comma says which."""
_LETTERS = re.compile(r"(?:[A-Z][a-z]{0,2}\.){2,5}")  # “D.D.”
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")


def is_honorific(text: str) -> bool:
    """Whether a cell holds nothing but titles, as “Mr”, “Prof. Dr.” or “Mme” are."""
    known = words()
    parts = re.split(r"[\s/]+", text.strip())
    return bool(parts) and all(
        _title_word(part, known) or part in "/-&" or (0 < at < len(parts) - 1 and _joins_two(part))
        for at, part in enumerate(parts)
    )


def _title_word(part: str, known: Words) -> bool:
    """A word that is a title; “Dr.-Ing.” is if both its parts are."""
    word = folded(part).rstrip(".,")
    if word in known.honorifics or word.replace(".", "") in known.honorifics:
        return True
    pieces = word.split("-")
    return len(pieces) > 1 and all(piece.rstrip(".") in known.honorifics for piece in pieces)


def is_always_title(text: str) -> bool:
    """Whether a word is a title even where it stands alone: “Ms”, and not “Judge”."""
    return folded(text).strip(".,") in _BARE_TOO


def take_titles(given: str) -> tuple[str | None, str]:
    """Titles that stand before a given name, and the name without them."""
    return titles_of(given, words())


def titles_of(text: str, known: Words) -> tuple[str | None, str]:
    """Titles in front, however many, and what follows them."""
    parts = text.split()
    taken = 0
    for at, part in enumerate(parts[:-1]):
        if _is_title(part, known) and not _only_letter(part, parts[at + 1]):
            taken = at + 1
        elif "." in part and taken and folded(part).rstrip(".") in known.between:
            taken = at + 1  # Dr. h.c.
        elif not (_may_join(part, at, taken, known) and _title_follows(parts, at, known)):
            break
    return " ".join(parts[:taken]).rstrip(",") or None, " ".join(parts[taken:])


def _only_letter(part: str, following: str) -> bool:
    """The M. of “M. R. James”, which is no Monsieur."""
    return len(part.rstrip(".")) == 1 and _INITIALS.fullmatch(following) is not None


def _may_join(part: str, at: int, taken: int, known: Words) -> bool:
    """“The Hon.”, “Mr. and Mrs.”: a word that joins titles or leads to one."""
    word = folded(part).rstrip(".")
    if taken and _joins_two(part):
        return True
    return (taken > 0 or at == 0) and word in known.between


def of_two(honorific: str) -> bool:
    """“Mr. and Mrs.”, “M. et Mme”, “Herr und Frau”: forms of address of two people."""
    return any(_joins_two(part) for part in honorific.split()[1:-1])


def _joins_two(part: str) -> bool:
    return folded(part) in _JOIN_TWO


def _title_follows(parts: list[str], at: int, known: Words) -> bool:
    return at + 1 < len(parts) - 1 and _is_title(parts[at + 1], known)


def _is_title(part: str, known: Words) -> bool:
    word = folded(part).rstrip(".,")
    if "." in word and not word.replace(".", "").isalpha() and "-" not in word:
        return False
    if not _title_word(part, known):
        return False
    if part.rstrip(",").endswith("."):
        return True
    return word in _BARE_TOO or (len(word) > 3 and word not in _RISKY) or not part[0].isascii()


def suffixes_of(text: str, known: Words, *, alone: bool = False) -> tuple[str | None, str]:
    """Jr., III, Ph.D. at the end, after a comma or not; `alone`: even after a single word."""
    found: list[str] = []
    while True:
        head, comma, tail = text.rpartition(",")
        last = tail.strip()
        lonely = len(head.split()) == 1 and last.casefold() in _NAMES_TOO  # “Li, MA”
        suffixes = last and all(is_suffix(each, known) for each in last.split())
        initials = head[:1].islower() and _INITIALS.fullmatch(last)  # “van den Berg, J.P.”
        if comma and head and suffixes and not lonely and not initials:
            found.insert(0, last)
            text = head.strip()
            continue
        head, space, last = text.rpartition(" ")
        named = folded(last).replace(".", "") in known.suffixes and is_suffix(last, known)
        named = named and last.casefold() not in _NAMES_TOO
        if space and not comma and named and (alone or len(head.split()) > 1):
            found.insert(0, last)
            text = head.strip(" ,")
            continue
        return ", ".join(found) or None, text


def is_suffix(word: str, known: Words) -> bool:
    plain = folded(word).replace(".", "").strip(",")
    if plain not in known.suffixes:
        return _LETTERS.fullmatch(word) is not None
    return (
        "." in word or word.isupper() or word[1:] != word[1:].lower() or plain in ("jr", "junior")
    )
