"""Text made comparable: without case and accents, different spellings of one letter made one."""

import unicodedata

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


def slug(text: str) -> str:
    """The text as part of a file's name: letters and digits of ASCII, joined by hyphens."""
    kept = (letter if letter.isascii() and letter.isalnum() else " " for letter in folded(text))
    return "-".join("".join(kept).split())[:60].strip("-") or "exchange"
