"""A row of a table while it is read: its cells by their fields, and what is wrong with one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from planner.interchange.itinerary.days import Days
from planner.interchange.itinerary.heard import Background
from planner.interchange.itinerary.legs import ZoneOf
from planner.interchange.itinerary.lines import Cell, Line
from planner.interchange.report import Message
from planner.rules.folding import folded

Word = TypeVar("Word", bound=StrEnum)


class Wrong(Exception):
    """A cell that cannot be read."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(slots=True)
class Row:
    """A row to be read, and what is known when it is its turn."""

    line: Line
    fields: Mapping[str, Cell]
    days: Days
    background: Background
    zone_of: ZoneOf
    day: date | None = None  # of the heading above it
    city: str | None = None
    groups: tuple[str, ...] = ()
    said: list[Message] = field(default_factory=list)

    def is_airport(self, code: str) -> bool:
        return self.zone_of(code) is not None

    def text(self, name: str) -> str:
        cell = self.fields.get(name)
        return cell.text.strip() if cell else ""

    def column(self, name: str) -> str | None:
        cell = self.fields.get(name)
        return cell.heading if cell else None


def closed(kind: type[Word], row: Row, name: str) -> Word | None:
    """The word of a closed list in a cell; none, which is said, where it is another."""
    text = row.text(name)
    if not text:
        return None
    wanted = folded(text).replace(" ", "-").replace("_", "-")
    wanted = {"canceled": "cancelled", "tentative": "proposed"}.get(wanted, wanted)
    for word in kind:
        if word.value == wanted:
            return word
    row.said.append(
        Message(
            "“{text}” is not a {what}; it was left open.",
            {"text": text, "what": name},
            row.column(name),
        )
    )
    return None


def wrong_cell(row: Row, name: str, sentence: str) -> Message:
    """What is to be said of a cell that cannot be read."""
    return Message(sentence, {"text": row.text(name)}, row.column(name))
