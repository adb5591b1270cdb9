"""The recovery phrase: twelve words the program chooses, which unwrap a database's key anywhere.

Each word is one of 1,024 (10 bits), so a phrase has 120 bits. No two words of the list begin with
the same four letters, and a single slip (a letter wrong, missing, too many, or two swapped) never
turns one into another.
"""

import re
import secrets
import unicodedata
from difflib import get_close_matches
from functools import cache

from planner import shipped
from planner.model import Refused

LENGTH = 12  # words


@cache
def words() -> tuple[str, ...]:
    """The words phrases are made of, in order of the alphabet."""
    return tuple((shipped.RESOURCES / "phrase" / "words.txt").read_text("utf-8").split())


def make_phrase() -> str:
    return " ".join(secrets.choice(words()) for _ in range(LENGTH))


def read_phrase(typed: str) -> str:
    """The phrase a person typed, as it was made.

    Capitals, accents, numbering, hyphens, commas and line breaks do not matter, nor does a heading
    such as a saved sheet has. Refused, with the word that was probably meant, if this cannot be a
    phrase.
    """
    plain = unicodedata.normalize("NFKD", typed).casefold()
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    found = re.findall(r"[^\W\d_]+", plain)
    heading = found[:-LENGTH]
    if heading and heading[-1] not in words():
        found = found[-LENGTH:]
    for word in found:
        if word not in words():
            raise _no_such(word)
    if len(found) != LENGTH:
        raise Refused(
            "A recovery phrase has {length} words; this has {found}.",
            field="phrase",
            length=LENGTH,
            found=len(found),
        )
    return " ".join(found)


def _no_such(word: str) -> Refused:
    meant = get_close_matches(word, words(), n=1)
    if not meant:
        return Refused("“{word}” is not a word of a recovery phrase.", field="phrase", word=word)
    return Refused(
        "“{word}” is not a word of a recovery phrase; did you mean “{meant}”?",
        field="phrase",
        word=word,
        meant=meant[0],
    )
