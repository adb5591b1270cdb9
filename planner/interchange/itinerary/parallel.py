"""Things that are done at once and are numbered: “AG 1 Verkehr / AG 2 Klima”, “Workshop A: …”."""

import re
from collections import defaultdict
from collections.abc import Iterable

from planner.interchange.itinerary.lines import Line
from planner.interchange.itinerary.plain_lines import bare
from planner.rules.folding import folded
from planner.rules.time_spans import opening_time

AT_ONCE = "It is one of several things at once, and is for everyone until you say who goes where."
SEVERAL = "It names several things at once; it was kept as one item."
_WORDS = (
    r"AG|WG|GT|WS|Arbeitsgruppe|Kleingruppe|working group|break-?out(?: session| group)?|workshop|"
    r"atelier|groupe de travail|commission|taller|grupo de trabajo|mesa(?: redonda)?|"
    r"werkgroep|deelsessie|parallel ?session|arbetsgrupp|arbeidsgruppe"
)
_NUMBER = r"(?:n°[ ]?)?(?P<number>[A-H]|\d{1,2}|I{1,3}|IV|V)(?!\w)"
_NUMBERED = re.compile(rf"(?P<word>{_WORDS})[ ]{_NUMBER}", re.IGNORECASE)
_EACH = re.compile(
    rf"(?:^|(?<=[;,/|\n:])|(?<=\s))(?P<word>{_WORDS})[ ]"
    rf"(?:{_NUMBER}(?=\s*[:(–—-]|\s+\S)|(?P<name>(?-i:[A-ZÄÖÜÉ])\w+)(?=\s*[:–—]|\s-))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s;,/|&+–—-]*(?:\b(?:and|und|et|y|en|sowie)\s*)?$", re.IGNORECASE)
_NUMBERED_NAME = re.compile(r"(?P<word>[^\W\d_]+)\s+(?:[A-Z]|\d{1,2}|I{1,3}|IV)\b")
_ENUMERATED = re.compile(r"\(?[a-h][.)]\s+\S|[^\W\d_]{3,12}\s(?:[A-H]|[1-9])\s*[:–—]\s*[^\W\d]")
_LONGEST_NAME = 40  # letters of what they are called together


def at_once(text: str) -> list[str]:
    """The things a line names as done at once, with what they are called together before each."""
    found = list(_EACH.finditer(text))
    words = {folded(each["word"]) for each in found}
    numbers = {folded(each["number"] or each["name"]) for each in found}
    if len(found) < 2 or len(words) > 1 or len(numbers) < len(found):
        return []
    together = _BETWEEN.sub("", text[: found[0].start()]).rstrip(" :")
    if len(together) > _LONGEST_NAME or opening_time(together):
        return []
    ends = [each.start() for each in found[1:]] + [len(text)]
    pieces = [
        _BETWEEN.sub("", text[each.start() : end]) for each, end in zip(found, ends, strict=True)
    ]
    return [f"{together}: {piece}" if together else piece for piece in pieces]


def kinds_numbered(lines: Iterable[Line]) -> frozenset[str]:
    """What is numbered at the beginning of several lines: “AG”, of “AG 1: …” and “AG 2: …”."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        match = _NUMBERED.match(bare(line.text)) if line.fields is None else None
        if match:
            numbers[folded(match["word"])].add(folded(match["number"]))
    return frozenset(word for word, found in numbers.items() if len(found) > 1)


def is_one_of(text: str, kinds: frozenset[str]) -> bool:
    """Whether a line is one of the things that are numbered so."""
    match = _NUMBERED.match(text)
    return match is not None and folded(match["word"]) in kinds


def names_several(text: str) -> bool:
    """Whether a line numbers what it names: “Breakout A (…); Breakout B (…)”."""
    parts = [_NUMBERED_NAME.match(part) for part in re.split(r"\s*[;/|]\s*|\n", text)]
    words = [part["word"].casefold() for part in parts if part]
    return len(words) > 1 and len(words) == len(parts) and len(set(words)) == 1


def is_enumerated(text: str) -> bool:
    """Whether a line below an item is one of several: “a) Fire station”, “Room B: Transit”."""
    return bool(_ENUMERATED.match(text))
