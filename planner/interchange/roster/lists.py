"""Several things in one cell, such as languages or groups: written so that they are read back."""

import re

_APART = re.compile(r"[;,/\n|•]+|\s+(?:and|et|und|y|e|en|och|og|&)\s+")
_MARKS = re.compile(r"[;,/\n|•]+")
_QUOTED = r'"((?:[^"]|"")+)"'
_ALL_QUOTED = re.compile(rf"{_QUOTED}(?:; {_QUOTED})*")


def read_list(text: str, by_words: bool = True) -> tuple[str, ...]:
    """The parts of a cell. Where each stands in quotation marks, nothing else keeps them apart; an
    “and” does not unless `by_words`: “Bosnia and Herzegovina” is one."""
    if _ALL_QUOTED.fullmatch(text):
        parts = [part.replace('""', '"') for part in re.findall(_QUOTED, text)]
    else:
        parts = (_APART if by_words else _MARKS).split(text)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def write_list(parts: tuple[str, ...]) -> str:
    """The parts joined; in quotation marks where a name such as “Police and youth” needs them."""
    plain = "; ".join(parts)
    if read_list(plain) == parts:
        return plain
    return "; ".join('"' + part.replace('"', '""') + '"' for part in parts)
