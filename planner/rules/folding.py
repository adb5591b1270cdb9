"""Text made comparable: without case and accents, different spellings of one letter made one."""

import unicodedata
from functools import lru_cache

# letters that decomposition leaves alone
_APART = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "’": "'",
        "‘": "'",
        "–": "-",
        "—": "-",
    }
)


def folded(text: str) -> str:
    """The text in lower case, without accents and doubled blanks, for comparing and searching."""
    if text.isascii():
        return " ".join(text.lower().split())
    lower = unicodedata.normalize("NFKD", text.casefold()).translate(_APART)
    plain = "".join(letter for letter in lower if not unicodedata.combining(letter))
    return " ".join(plain.split())


def spellings(text: str) -> str:
    """Folded, with the other spelling of umlauts: “mueller” finds Müller."""
    lower = text.casefold()
    spelled = lower
    for letter, two in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe")):
        spelled = spelled.replace(letter, two)
    plain = folded(text)
    return plain if spelled == lower else f"{plain} {folded(spelled)}"


_SHORTEST = 6  # letters of a word that may be written in two: “afterschool”


def searched(text: str) -> str:
    """A text as `holds` looks through it: both spellings of umlauts, hyphens as blanks."""
    return spellings(text).replace("-", " ").replace("programme", "program")


def wanted_words(typed: str) -> tuple[str, ...]:
    """The words typed, each without the ending of a plural and what stands around it."""
    typed = folded(typed).replace("-", " ").replace("programme", "program")
    words = filter(None, (word.strip(",;“”\"'") for word in typed.split()))
    plain = (word[:-1] if len(word) > 4 and word[-1] == "s" != word[-2] else word for word in words)
    return tuple(plain)


def holds(text: str, words: tuple[str, ...]) -> bool:
    """Whether all these words stand in a text made by `searched`, in any order, whole or in part,
    apart or in one: “after-school programs”, “afterschool program”."""
    joined = text.replace(" ", "")
    return all(word in text or (len(word) >= _SHORTEST and word in joined) for word in words)


_MOST_BYTES = 60  # of one part of a file's name; the whole may have 255


@lru_cache(maxsize=4096)  # names are compared with those of everybody
def in_file_name(text: str) -> str:
    """The text as part of a file's name: letters and digits of any script, joined by hyphens.

    Latin letters lose their accents and capitals, the others stay. Empty if it has no letters.
    """
    kept: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        plain, kind = folded(letter), unicodedata.category(letter)
        if kind[0] == "M":  # a vowel sign or an accent; Latin letters lose theirs
            kept.append(letter if kept and not kept[-1].isascii() else "")
        elif kind == "Cf":
            continue
        elif plain.isascii():
            kept += [each if each.isalnum() else " " for each in plain or " "]
        else:
            kept.append(letter.casefold() if kind[0] in "LN" else " ")
    name = "-".join("".join(kept).split())
    return name.encode()[:_MOST_BYTES].decode(errors="ignore").strip("-")


def slug(text: str) -> str:
    """The text as a key: letters and digits of ASCII, joined by hyphens."""
    kept = (letter if letter.isascii() and letter.isalnum() else " " for letter in folded(text))
    return "-".join("".join(kept).split())[:60].strip("-") or "exchange"
