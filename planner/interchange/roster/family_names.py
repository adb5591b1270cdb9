"""Where in a name the family's begins and ends: capitals, commas, particles and headings tell."""

import re

from planner.interchange.roster.titles import is_suffix, suffixes_of, titles_of
from planner.interchange.roster.words import Words
from planner.rules.folding import folded

_PREFIXED = re.compile(r"(?:Mc|Mac|De|Di|Da|Le|La|D['’]|O['’]|Fitz)")
_PATRONYMIC = re.compile(r".+(?:ович|евич|ївич|ьич|овна|евна|ївна|ична|инична)", re.IGNORECASE)
_VAN = "văn"  # the middle name of many in Vietnam, and no “van”
_OPENS_FAMILY = frozenset(
    ("de", "di", "da", "del", "della", "dos", "du", "ben", "el", "al", "saint")
)
_INITIAL = re.compile(r"(?:[^\W\d_]\.?){1,3}-?(?:[^\W\d_]\.)*")


def name_parts(
    text: str, known: Words, family_first: bool, two_families: bool
) -> tuple[str | None, str | None, str | None, str | None, bool]:
    """Family name, given name, titles that stood before that one, letters after the other, and
    whether that is a guess."""
    family, comma, given = text.partition(",")
    if comma and family.strip() and given.strip():
        more, given = titles_of(given.strip(), known)
        suffixes = given.rpartition(",")
        if suffixes[1] and is_suffix(suffixes[2].strip(), known):
            given = suffixes[0]
        after, family = suffixes_of(family.strip(), known, alone=True)
        names, particles = _particles_behind(given.strip(" ,").split(), known, 1)
        clear = family_first or two_families or particles or _tells_family(family.split(), known)
        guessed = not clear and len(names) > 1  # “Al Roe, Eve Lee” are two people
        return " ".join((*particles, family)), " ".join(names) or None, more, after, guessed
    parts, particles = _particles_behind(text.strip(" ,").split(), known, 2)
    if len(parts) < 2:
        return " ".join((*particles, *parts)) or None, None, None, None, False
    told = _family_told(parts, known, family_first, two_families)
    first, last = told or (len(parts) - 1, len(parts))
    spelled = [part for part in parts if len(part) > 1 and "." not in part]
    loud = all(map(_in_capitals, spelled)) and len(spelled) > 1  # which tells nothing
    return (
        " ".join((*particles, *parts[first:last])),
        " ".join((*parts[:first], *parts[last:])) or None,
        None,
        None,
        told is None and (len(spelled) > 2 or loud or "." in parts[-1]),
    )


def _tells_family(parts: list[str], known: Words) -> bool:
    """Whether what stands before a comma can be nothing but a family name."""
    return len(parts) < 2 or any(_in_capitals(each) or is_particle(each, known) for each in parts)


def parts_by_heading(
    parts: list[str], known: Words, two_families: bool
) -> tuple[str | None, str | None, str | None, str | None, bool]:
    """Family and given name where the family's comes first: “Van den Broeck Els”, “De Smet Jan”,
    “Silva dos Santos Ana”, “VOS DE WIT Anna”; as `name_parts` gives them."""
    last = len(parts) - 1
    if last < 1:
        return " ".join(parts) or None, None, None, None, False
    loud = [_in_capitals(part) or is_particle(part, known) for part in parts]
    if any(map(_in_capitals, parts)) and not all(loud):
        first = loud.index(True)
        end = loud.index(False, first) if False in loud[first:] else len(parts)
        if first == 0 or end == len(parts):
            given = " ".join((*parts[:first], *parts[end:]))
            return " ".join(parts[first:end]), given, None, None, False
    end = 0
    while end < last - 1 and is_particle(parts[end], known):
        end += 1
    end += 1
    while end < last - 1 and parts[end][:1].islower() and is_particle(parts[end], known):
        end += 2
    both = two_families and end == 1 and last > 1  # “García Márquez José”
    end = min(2 if both else end, last)
    return " ".join(parts[:end]), " ".join(parts[end:]), None, None, both and last == 2


def _particles_behind(parts: list[str], known: Words, least: int) -> tuple[list[str], list[str]]:
    """“BERG Anna van den”: particles at the end belong to the family name in front."""
    last = len(parts)
    while last > 1 and parts[last - 1].islower() and folded(parts[last - 1]) in known.starts_family:
        last -= 1
    return (parts[:last], parts[last:]) if last >= least else (parts, [])


def _family_told(
    parts: list[str], known: Words, family_first: bool, two_families: bool
) -> tuple[int, int] | None:
    """From which word to which the family name goes; None where nothing tells."""
    capitals = [_in_capitals(part) for part in parts]
    if any(capitals) and not all(
        capital or (part[0].islower() and is_particle(part, known))
        for part, capital in zip(parts, capitals, strict=True)
    ):
        first = capitals.index(True)
        last = len(parts) - capitals[::-1].index(True)
        while first and is_particle(parts[first - 1], known):
            first -= 1
        if first == 0 or last == len(parts):  # capitals in the middle say nothing
            return first, last
    small = _by_small_words(parts, known)
    if small is not None:
        return small
    initials = [_INITIAL.fullmatch(part) is not None and "." in part for part in parts]
    if family_first or (all(initials[1:]) and not initials[0]):  # “Tolkien J. R. R.”
        return 0, 2 if len(parts) > 2 and folded(parts[0]) in _OPENS_FAMILY else 1
    if two_families and len(parts) > 2:
        return len(parts) - 2, len(parts)
    if len(parts) == 3 and _PATRONYMIC.fullmatch(parts[2]) and not _PATRONYMIC.fullmatch(parts[1]):
        return 0, 1  # “Толстой Лев Николаевич”
    return None


def _by_small_words(parts: list[str], known: Words) -> tuple[int, int] | None:
    """What particles, the words between two families and Vietnamese middle names tell."""
    loud = all(map(_in_capitals, parts))
    opens = folded(parts[0]) in known.starts_family
    if opens and (parts[0][:1].islower() or (loud and len(parts) > 2)):
        last = 1
        while last < len(parts) - 2 and is_particle(parts[last], known):
            last += 1
        return 0, last + 1
    if len(parts) == 2 and parts[0] in ("Ó", "Ní", "Uí"):
        return 0, 2
    for at, part in enumerate(parts[1:-1], start=1):
        plain = _without_apostrophe(part)
        before, hyphen, small = part.rpartition("-")
        if hyphen and before and small.islower() and is_particle(small, known):
            return at, len(parts)  # “Anna Vos-de Wit”
        if plain in known.starts_family and not (len(part) == 1 and part.isascii()):
            return at, len(parts)
    if len(parts) > 2 and (parts[1] == "Văn" or (len(parts) == 3 and folded(parts[1]) == "thi")):
        return 0, 1  # “Nguyễn Thị Mai”
    joined = [at for at, part in enumerate(parts[2:-1], start=2) if part in ("y", "e", "i")]
    return (joined[0] - 1, len(parts)) if joined else None  # “Santos e Silva”


def _in_capitals(part: str) -> bool:
    part = _PREFIXED.sub("", part, count=1) if _PREFIXED.match(part) else part  # MacDONALD
    letters = [letter for letter in part if letter.isalpha()]
    return (
        len(letters) > 1
        and all(letter.isupper() for letter in letters)
        and not ("." in part and _INITIAL.fullmatch(part))
    )


def is_particle(part: str, known: Words) -> bool:
    return _without_apostrophe(part) in known.particles


def _without_apostrophe(part: str) -> str:
    return "" if part.casefold() == _VAN else folded(part).rstrip("'’")
