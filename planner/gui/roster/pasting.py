"""A block of cells from a spreadsheet, laid over the fields of the roster."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from uuid import UUID

from planner.gui.roster.columns import CLOSED, RosterColumn, column_of, value_meant
from planner.gui.roster.typed_names import name_fields
from planner.gui.roster.words import FIELD_NAMES, tr
from planner.interchange.roster.columns import is_address
from planner.interchange.roster.fields import FAMILY_FIRST, NAME, TITLE
from planner.interchange.roster.words import heading_of, words
from planner.rules.folding import folded

_SAMPLE = 100  # rows that tell how a block is meant


@dataclass(frozen=True, slots=True)
class Block:
    """What changes in rows that are there, and the rows that are new.

    `fields` are the columns of the block as they were understood, `left` the headings of those
    that the roster does not show.
    """

    edits: Mapping[UUID, Mapping[str, str]] = field(default_factory=dict)
    new: Sequence[Mapping[str, str]] = ()
    fields: Sequence[str] = ()
    left: Sequence[str] = ()


def block_of(
    text: str,
    columns: Sequence[RosterColumn],
    rows: Sequence[UUID],
    told: Sequence[str] | None = None,
) -> Block:
    """Cells of `text`, by tabs and line breaks, on these columns and rows; what is beyond is new.

    A first row of headings says what each column is. Without one, columns go by what stands in
    them: a whole name or its two parts, with or without an organization beside the position.
    `told` are the fields where they are known.
    """
    cells, left = cells_of(text), []
    fields = list(told) if told else _by_headings(cells[0], cells[1:])
    if fields is None:
        fields = _by_values(columns, cells[:_SAMPLE])
    elif not told:
        left = [cell for cell, name in zip(cells[0], fields, strict=True) if cell and not name]
        cells = cells[1:]
    edits: dict[UUID, Mapping[str, str]] = {}
    new: list[Mapping[str, str]] = []
    for at, row in enumerate(cells):
        values: dict[str, str] = {}
        for name, cell in zip(fields, row, strict=False):
            values |= _values(name, cell)
        if at < len(rows):
            edits[rows[at]] = values
        elif any(values.values()):
            new.append(values)
    width = max(map(len, cells), default=0)
    return Block(edits, new, [name for name in fields[:width] if name], left)


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


def as_block(rows: Sequence[Sequence[str]]) -> str:
    """Cells as a block; in quotation marks where one would not stay one cell."""
    return "\n".join("\t".join(map(_quoted, row)) for row in rows)


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


# -- what each column is ---------------------------------------------------------------------------


def _by_headings(first: Sequence[str], rest: Sequence[Sequence[str]]) -> list[str] | None:
    """The fields that a row of headings names, empty for one not shown; None: it is no such row."""
    named = [_field_called(cell) for cell in first]
    known = sum(name is not None for name in named)
    if not rest or known < min(2, len(first)) or known * 2 <= sum(map(bool, first)):
        return None
    fields = [name or "" for name in named]
    for at, name in enumerate(fields):
        if name == TITLE:
            column = [row[at] for row in rest[:_SAMPLE] if at < len(row) and row[at]]
            titles = sum(map(is_address, column)) * 2 >= len(column)
            fields[at] = "honorific" if titles else "position"
        elif name not in (NAME, FAMILY_FIRST) and column_of(name) is None:
            fields[at] = ""  # private, or of another page
    return fields


def _field_called(heading: str) -> str | None:
    """The field of this name, as lists of any language write it or as the roster itself does."""
    own = {folded(tr(word)): name for name, word in FIELD_NAMES.items() if column_of(name)}
    return words().columns.get(heading_of(heading)) or own.get(folded(heading))


def _by_values(columns: Sequence[RosterColumn], cells: Sequence[Sequence[str]]) -> list[str]:
    """One column of the block for each that is shown, or two for its two fields: what fits best."""
    ways = [
        [name for fields in chosen for name in fields]
        for chosen in product(*(_ways(column) for column in columns))
    ]
    return max(ways, key=lambda fields: sum(_fit(fields, row) for row in cells))


def _ways(column: RosterColumn) -> list[tuple[str, ...]]:
    """How the cells of a column may stand in a block, as on the screen first."""
    if column.key == "name":
        return [(NAME,), column.fields]
    if len(column.fields) > 1:
        return [column.fields[:1], column.fields]
    return [column.fields or ("",)]


def _fit(fields: Sequence[str], row: Sequence[str]) -> int:
    """How well cells fill these fields."""
    fits = 0
    for name, cell in zip(fields, row, strict=False):
        column, several = column_of(name), len(cell.split()) > 1
        if not cell:
            continue
        if name == NAME:
            fits += 1 if several else -1
        elif name == "given_name":
            fits += not several
        elif name == "family_name":
            fits += cell.isupper()
        elif column is not None and column.offers in CLOSED:
            fits += 2 if value_meant(column.offers, cell) is not None else -4
        elif (name == "emails") != ("@" in cell):
            fits -= 2
    return fits


def _values(name: str, cell: str) -> dict[str, str]:
    """What a cell says of a delegate: a whole name its parts, a word of a closed list its value."""
    if name in (NAME, FAMILY_FIRST):
        return {"given_name": "", "family_name": ""} | name_fields(cell) if cell else {}
    column = column_of(name)
    if column is not None and column.offers in CLOSED:
        meant = value_meant(column.offers, cell)
        return {name: cell if meant is None else meant}
    return {name: cell} if name else {}
