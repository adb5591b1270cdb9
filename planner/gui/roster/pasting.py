"""A block of cells from a spreadsheet, laid over the fields of the roster."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from planner.gui.roster.columns import CLOSED, choices, column_of
from planner.rules.folding import folded


@dataclass(frozen=True, slots=True)
class Block:
    """What changes in rows that are there, and the rows that are new."""

    edits: Mapping[UUID, Mapping[str, str]] = field(default_factory=dict)
    new: Sequence[Mapping[str, str]] = ()


def block_of(text: str, fields: Sequence[str], rows: Sequence[UUID]) -> Block:
    """Cells of `text`, by tabs and line breaks, on these fields and rows; what is beyond is new."""
    edits: dict[UUID, Mapping[str, str]] = {}
    new: list[Mapping[str, str]] = []
    for at, cells in enumerate(cells_of(text)):
        values = {name: _value(name, cell) for name, cell in zip(fields, cells, strict=False)}
        if at < len(rows):
            edits[rows[at]] = values
        elif any(values.values()):
            new.append(values)
    return Block(edits, new)


def cells_of(text: str) -> list[list[str]]:
    """The rows of a block; a cell in quotation marks may hold tabs and line breaks."""
    rows: list[list[str]] = [[]]
    cell, quoted, at = "", False, 0
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    while at < len(text):
        letter = text[at]
        if quoted and text.startswith('""', at):
            cell, at = cell + '"', at + 1
        elif letter == '"' and (quoted or not cell):
            quoted = not quoted
        elif letter in "\t\n" and not quoted:
            rows[-1].append(cell.strip())
            cell = ""
            if letter == "\n":
                rows.append([])
        else:
            cell += letter
        at += 1
    rows[-1].append(cell.strip())
    return rows


def _value(name: str, cell: str) -> str:
    """A word of a closed list as its value, “Youth leader” as youth-leader; else as it is."""
    column = column_of(name)
    if column is not None and column.offers in CLOSED:
        for value, word in choices(column.offers):
            if folded(word) == folded(cell):
                return value
    return cell
