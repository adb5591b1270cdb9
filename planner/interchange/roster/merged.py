"""What a merged cell says in each of the rows it runs over, and what marks of ditto stand for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.interchange.report import Message
from planner.interchange.sheets import Line
from planner.interchange.sheets.book import Merge


def filled_down(lines: Sequence[Line], merged: Mapping[int, Sequence[Merge]]) -> list[Line]:
    """The lines with what cells merged downwards say in the rows below their first."""
    by_number = {line.number: line for line in lines}
    found = []
    for line in lines:
        if not line.blank:
            for top, _, left, right in merged.get(line.number, ()):
                first = by_number.get(top)
                if first is not None and top < line.number and left == right:
                    line = _from_above(line, first, left)
        found.append(line)
    return found


_DITTO = frozenset(('"', "''", "″", "〃", "„", "”", "ditto", "dito", "dto.", "do.", "idem", "id."))


_LONGEST = 8  # of such a mark, with blanks around it


def with_ditto(lines: Sequence[Line]) -> list[Line]:
    """The lines with what marks of ditto stand for: the cell above them."""
    found: list[Line] = []
    for line in lines:
        for at, cell in enumerate(line.cells):
            if not isinstance(cell, str) or len(cell) > _LONGEST or not found:
                continue
            if cell.strip().casefold() not in _DITTO:
                continue
            above = found[-1].cells[at] if at < len(found[-1].cells) else None
            if above in (None, ""):
                continue
            cells = [*line.cells]
            cells[at] = above
            sentence = "“{mark}” stands for “{text}”, as in the row above."
            said = Message(sentence, {"mark": cell.strip(), "text": str(above)[:60]})
            line = replace(line, cells=cells, messages=[*line.messages, said])
        found.append(line)
    return found


def _from_above(line: Line, first: Line, column: int) -> Line:
    """The line with what the first row of a merged cell says in this column."""
    value = first.cells[column] if column < len(first.cells) else None
    cells = [*line.cells, *[None] * (column + 1 - len(line.cells))]
    if value in (None, "") or cells[column] not in (None, ""):
        return line
    cells[column] = value
    sentence = "“{text}” stands in a merged cell over several rows."
    said = Message(sentence, {"text": str(value)[:60]})
    return replace(line, cells=cells, messages=[*line.messages, said])
