"""What the type can print of what was entered, and what has to be said before printing."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from planner.documents.fonts import can_print
from planner.documents.shaping import needs_shaping
from planner.editions.values import Notice

_JOINERS = "\u200c\u200d"  # make letters join or not, in scripts where they do


@dataclass(slots=True)
class Proof:
    """Reads every text on its way to the paper; what cannot be printed becomes a notice."""

    notices: dict[tuple[str, UUID | None, str | None], Notice] = field(default_factory=dict)

    def read(
        self, text: str, item: UUID | None = None, name: str | None = None
    ) -> tuple[str, str | None]:
        """The text as it can be printed, and the text as entered where that is another."""
        plain, missing = _printable(text)
        if missing:
            self.notices.setdefault(
                (text, item, name),
                Notice(
                    "“{text}” has characters this paper cannot print: {characters}.",
                    (("text", text), ("characters", " ".join(missing))),
                    item,
                    name,
                ),
            )
        # whoever listens hears what was entered, not what it is drawn with
        return plain, text if needs_shaping(plain) else None

    def native(self, text: str | None) -> str:
        """A name in its own script; nothing where a letter of it cannot be printed, since the
        Latin form stands beside it."""
        if not text:
            return ""
        shown, _ = self.read(text, None, "native_name")
        return "" if _printable(text)[1] else shown


@lru_cache(maxsize=20_000)
def _printable(text: str) -> tuple[str, str]:
    """A text without what is never seen, and those of its characters that have no glyph."""
    if text.isascii() and text.isprintable():
        return text, ""
    plain = "".join(_visible(unicodedata.normalize("NFC", text)))
    return plain, "".join(dict.fromkeys(each for each in plain if not _can_set(each)))


def _visible(text: str) -> Iterator[str]:
    """Control characters become blanks; what is never seen, and directs what is, goes."""
    joins = any("\u0600" <= each <= "\u0fff" for each in text)
    for each in text:
        if each in _JOINERS:
            yield each if joins else ""
        elif each == "\n":
            yield each
        elif unicodedata.category(each) in ("Cc", "Cs", "Co", "Zl", "Zp"):
            yield " "
        elif unicodedata.category(each) != "Cf" or each == "\u00ad":
            yield each


def _can_set(character: str) -> bool:
    return character == "\n" or character in _JOINERS or can_print(character)
