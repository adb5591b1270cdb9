"""A cell's text as it can be kept, and what had to be done for that."""

import re
import unicodedata
from dataclasses import dataclass

# what sets the direction of text, and what nobody sees
_DIRECTIONS = {0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_UNSEEN = {0x200B, 0x2060, 0xFEFF, 0x00AD, 0x180E, *range(0xE0000, 0xE0080)}
_JOINERS = {0x200C, 0x200D}
_BLANKS = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_SAFE = re.compile(r"[!-~]+(?: [!-~]+)*")
_JOINED_SCRIPTS = ("ARABIC", "DEVANAGARI", "BENGALI", "TAMIL", "SINHALA", "MALAYALAM", "KHMER")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`done` says what was changed, in English source sentences; empty where nothing was."""

    text: str
    done: tuple[str, ...] = ()


def clean(raw: str, *, lines: bool = False) -> Cleaned:
    """The text trimmed, composed, without what cannot be seen. `lines` keeps line breaks."""
    if _SAFE.fullmatch(raw):
        return Cleaned(raw)
    done: list[str] = []
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    seen = "".join(letter for at, letter in enumerate(text) if not _goes(text, at))
    if len(seen) != len(text):
        done.append("characters that cannot be seen were left out")
    if "\ufffd" in seen:
        done.append("letters were lost before it came here, and stand as �")
    text = seen.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        done.append("its accents were written in one way")
    if lines:
        plain = "\n".join(_BLANKS.sub(" ", line).strip() for line in composed.split("\n")).strip()
    else:
        plain = _BLANKS.sub(" ", composed.replace("\n", " ")).strip()
    if plain != composed:
        broken = "\n" in composed.strip() and not lines
        done.append("its line breaks became spaces" if broken else "its spaces were trimmed")
    return Cleaned(plain, tuple(done))


def _goes(text: str, at: int) -> bool:
    """Whether the character at this place is left out."""
    code = ord(text[at])
    if code < 32:
        return text[at] not in "\n\t"
    if code in _DIRECTIONS or code in _UNSEEN or 127 <= code < 160:
        return True
    if code in _JOINERS:  # a letter of its own where letters join, nothing elsewhere
        before = text[at - 1] if at else " "
        if unicodedata.category(before) in ("So", "Sk") or before == "\ufe0f":  # one picture of two
            return False
        return not unicodedata.name(before, "").startswith(_JOINED_SCRIPTS)
    return False
