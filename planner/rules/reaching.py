"""Whether a text can be a mailbox, a telephone or a passport number at all."""

import re

MAILBOX = re.compile(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\".]+(?:\.[^\s@<>()\[\],;:\".]+)+")
_BETWEEN = re.compile(r"[\s,;]+")
_EXTENSION = re.compile(
    r"(?:\b(?:ext|extension|poste|apparat|tel|x)\b\.?|x(?=\d)|#)", re.IGNORECASE
)
_OF_A_PHONE = re.compile(r"(?:(?:^|[\s/,;(])\+|[\d\s()./,;–-])*")
_LEAST_DIGITS, _MOST_DIGITS = 4, 24
_PASSPORT = re.compile(r"(?=.*\d)[^\W_]{5,20}")


def are_mailboxes(text: str) -> bool:
    """Whether each of these, a comma between two, can be written to."""
    return all(MAILBOX.fullmatch(each) for each in _BETWEEN.split(text.strip()) if each)


def is_telephone(text: str) -> bool:
    """Whether somebody could call this, an extension with it."""
    digits = sum(letter.isdigit() for letter in text)
    plain = _OF_A_PHONE.fullmatch(_EXTENSION.sub(" ", text)) is not None
    return plain and _LEAST_DIGITS <= digits <= _MOST_DIGITS


def is_passport_number(text: str) -> bool:
    """Whether this can stand in a passport as its number."""
    return _PASSPORT.fullmatch(re.sub(r"[\s.-]", "", text)) is not None
