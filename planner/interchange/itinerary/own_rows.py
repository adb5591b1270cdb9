"""Rows of a table that this program wrote: what came back as it went out says nothing anew."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.interchange.itinerary.row_cells import Row

_READ_ALL_THE_SAME = frozenset(
    {"id", "kind", "title", "date", "start", "end", "time_state", "part"}
)
"""What is one with its neighbors: which item or journey it is, and when."""


def is_unchanged(row: Row) -> bool:
    """Whether this row stands as we write it, for one reader or another."""
    return any(
        all(_same(row.text(field), told.get(field, "")) for field in row.fields)
        for told in row.background.own.get(row.text("id"), ())
    )


def without_unchanged(row: Row) -> Row:
    """The row without the cells that stand as we write them: read anew, a note of several or a
    form of address would be another than the one that was told."""
    rows = row.background.own.get(row.text("id"), ())
    fields = {
        field: cell._replace(text="") if _is_told(field, cell.text, rows) else cell
        for field, cell in row.fields.items()
    }
    return replace(row, fields=fields)


def _is_told(field: str, text: str, rows: Sequence[Mapping[str, str]]) -> bool:
    if field in _READ_ALL_THE_SAME:
        return False
    return any(_same(text, told.get(field, "")) for told in rows)


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()
