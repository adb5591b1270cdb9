"""What became of a file that was read: every record of it, with the reasons in words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """What became of one record. Asked: a question is open, and nothing is written."""

    TAKEN = "taken"
    CHANGED = "changed"  # it was here already, and is now as in the file
    SKIPPED = "skipped"  # it was here already, or there was nothing to take
    REFUSED = "refused"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Message:
    """Something to say of a record or a file: English source with named places.

    `typed` is how it is answered on the command line, said there alone, with the same places;
    a sentence that is empty is said nowhere else.
    """

    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
    column: str | None = None  # the heading or key it is about, as in the file
    typed: str = ""

    def __str__(self) -> str:
        whole = f"{self.sentence} {self.typed}".strip()
        return whole.format(**self.values) if self.values else whole


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file and what became of it.

    `row` counts records from 1. Where it stood: `line` of a text or row of a sheet, `sheet`, or
    `source`, a path into a file that has neither, “visits[0].items[3]”. `values` are the fields as
    they would be stored, by the names of the exchange file. `thing` is what it became: the table
    and the id, as text.
    """

    row: int
    outcome: Outcome
    line: int | None = None
    sheet: str | None = None
    source: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()
    thing: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All records of a file in order, and what is to be said of the file as a whole."""

    rows: tuple[Row, ...]
    messages: tuple[Message, ...] = ()

    def count(self, outcome: Outcome) -> int:
        return Counter(row.outcome for row in self.rows)[outcome]

    def as_json(self) -> dict[str, Any]:
        """The report as the command line prints it; the counts add up to all records."""
        return {
            **{outcome.value: self.count(outcome) for outcome in Outcome},
            "rows": [_row(row) for row in self.rows],
            "messages": [str(message) for message in self.messages],
        }


def _row(row: Row) -> dict[str, Any]:
    return {
        "row": row.row,
        "line": row.line,
        "sheet": row.sheet,
        "source": row.source,
        "outcome": row.outcome.value,
        "values": dict(row.values),
        "messages": [_message(message) for message in row.messages],
    }


def _message(message: Message) -> dict[str, str]:
    column = {"column": message.column} if message.column else {}
    return {**column, "message": str(message)}
