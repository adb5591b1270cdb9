"""Finding what was typed in a text, letters folded: “leila” finds Leïla."""

from typing import NamedTuple

from planner.rules.folding import folded


class Match(NamedTuple):
    """`rank` is lower the better; `spans` are the start and length of what to highlight."""

    rank: int
    spans: tuple[tuple[int, int], ...]


def match(typed: str, text: str, more: str = "") -> Match | None:
    """Each word of `typed` somewhere in `text`, or in `more`, which is not highlighted.

    A text that begins with what was typed ranks before one with a word that does, and that before
    one that has it inside a word.
    """
    plain, places = _letters(text)
    beside = folded(more)
    rank, spans = 0, []
    for word in folded(typed).split():
        at = _find(word, plain)
        if at >= 0:
            spans.append((places[at], places[at + len(word) - 1] - places[at] + 1))
            rank += 0 if at == 0 else 1 if not plain[at - 1].isalnum() else 3
        elif word in beside:
            rank += 4
        else:
            return None
    return Match(rank, tuple(sorted(spans)))


def _find(word: str, plain: str) -> int:
    """Where `word` begins: at the start of a word if it does so anywhere."""
    at = plain.find(word)
    first = at
    while at > 0 and plain[at - 1].isalnum():
        at = plain.find(word, at + 1)
    return at if at >= 0 else first


def _letters(text: str) -> tuple[str, list[int]]:
    """The folded letters of a text, and for each the place of the letter it comes from."""
    plain, places = [], []
    for place, letter in enumerate(text):
        small = folded(letter) if not letter.isspace() else " "
        plain.append(small)
        places += [place] * len(small)
    return "".join(plain), places
