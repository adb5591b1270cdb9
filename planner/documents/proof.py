"""What the type can print of what was entered, and what has to be said before printing."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from planner.documents.fonts import can_print
from planner.editions.values import Notice

_GONE = "…"  # stands for letters that cannot be printed


@dataclass(slots=True)
class Proof:
    """Reads every text on its way to the paper; what cannot be printed becomes a notice."""

    notices: dict[tuple[str, UUID | None, str | None], Notice] = field(default_factory=dict)

    def read(
        self, text: str, item: UUID | None = None, name: str | None = None
    ) -> tuple[str, str | None]:
        """The text as it can be printed, and the text as entered where that is another."""
        composed = unicodedata.normalize("NFC", text)
        plain = "".join(" " if _is_control(each) else each for each in composed)
        missing = "".join(dict.fromkeys(each for each in plain if not _can_set(each)))
        if not missing:
            return plain, None
        self.notices.setdefault(
            (text, item, name),
            Notice(
                "“{text}” has characters this paper cannot print: {characters}.",
                (("text", text), ("characters", " ".join(missing))),
                item,
                name,
            ),
        )
        return "".join(_shown(plain)), text


def _shown(text: str) -> Iterator[str]:
    """The text with each stretch that cannot be printed as one sign of omission."""
    for printable, letters in groupby(text, key=lambda each: _can_set(each)):
        yield "".join(letters) if printable else _GONE


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co") and character != "\n"


def _can_set(character: str) -> bool:
    """Whether it can be set without shaping: right-to-left and Indic letters need it."""
    if character == "\n":
        return True
    if unicodedata.bidirectional(character) in ("R", "AL", "AN"):
        return False
    return not "\u0900" <= character <= "\u0dff" and can_print(character)
