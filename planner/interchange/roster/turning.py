"""Lists that lie on their side: headings down the first column, a person in each column beside."""

from collections.abc import Sequence

from planner.interchange.report import Message
from planner.interchange.roster.headings import Found, find_headings
from planner.interchange.sheets import Book, Line, Sheet, Value
from planner.interchange.sheets.book import Merge
from planner.rules.folding import folded

_MOST = 2_000  # rows and columns; a longer list stands upright

TURNED = Message(
    "The headings of this list stand in its first column, with a person in each column beside it;"
    " it was read turned, so that a row here is a column there."
)
BLOCKS = Message(
    "The headings of this list stand in its first column, again for every person; it was read"
    " with a row for each."
)


def set_upright(book: Book) -> None:
    """Turn the sheets of a file that lie on their side, and say so."""
    if book.cards:
        return
    for at, sheet in enumerate(book.sheets):
        turned = _turned(sheet)
        if turned is None:
            continue
        book.sheets[at], said = turned
        book.messages.append(said)
        book.messages += [message for line in sheet.lines for message in line.messages]


def _turned(sheet: Sheet) -> tuple[Sheet, Message] | None:
    """The sheet with a person a row; None where its headings stand in a row already."""
    if len(sheet.lines) > _MOST or not 2 <= sheet.width <= _MOST:
        return None
    turned = _transposed(sheet)
    found = find_headings(turned)
    if found is None or found.known < 2 or not _are_headings(found):
        return None
    standing = find_headings(sheet)
    if standing is not None and standing.known >= found.known and _has_rows(sheet, standing):
        return None
    blocks = _blocks(sheet, found)
    return (turned, TURNED) if len(blocks) < 2 else (_joined(sheet, found, blocks), BLOCKS)


def _are_headings(found: Found) -> bool:
    """Whether most of what would be headings names something."""
    named = sum(each.meaning is not None for each in found.headings)
    return named * 2 > len(found.headings)


def _has_rows(sheet: Sheet, standing: Found) -> bool:
    """“Role”, “Delegate”, “Interpreter” may be headings, but not with nothing under them."""
    return any(not line.blank for line in sheet.lines[standing.last + 1 :])


def _transposed(sheet: Sheet) -> Sheet:
    width = sheet.width
    rows = [[*line.cells, *[None] * (width - len(line.cells))] for line in sheet.lines]
    lines = [Line(at + 1, [row[at] for row in rows]) for at in range(width)]
    places = {line.number: at for at, line in enumerate(sheet.lines)}
    merges: list[Merge] = [
        (left + 1, right + 1, places[top], places[bottom])
        for top, bottom, left, right in sheet.merges
        if top in places and bottom in places
    ]
    return Sheet(sheet.name, lines, sheet.hidden, merges, sheet.epoch_1904)


def _blocks(sheet: Sheet, found: Found) -> list[list[tuple[str, Line]]]:
    """The headings with their rows, cut where the first of them that comes again does."""
    named = [(folded(each.text), each.text, sheet.lines[each.column]) for each in found.headings]
    beside = found.last + 1
    rows = [(key, text, line) for key, text, line in named if _filled(line.cells[beside:])]
    keys = [key for key, _, _ in rows]
    first = next((key for key in keys if keys.count(key) > 1), None)
    if first is None or len({key for key in keys if keys.count(key) > 1}) < 2:
        return []
    blocks: list[list[tuple[str, Line]]] = []
    for key, text, line in rows:
        if key == first or not blocks:
            blocks.append([])
        blocks[-1].append((text, line))
    return blocks


def _filled(cells: Sequence[Value]) -> bool:
    return any(cell is not None and str(cell).strip() for cell in cells)


def _joined(sheet: Sheet, found: Found, blocks: Sequence[list[tuple[str, Line]]]) -> Sheet:
    """One row of headings, and under it a row for each column of each block."""
    headings = list(dict.fromkeys(text for block in blocks for text, _ in block))
    lines = [Line(0, list(headings))]
    for block in blocks:
        last = max(len(line.cells) for _, line in block)
        for column in range(found.last + 1, last):
            values = {text: line.cells[column : column + 1] for text, line in block}
            cells = [next(iter(values.get(each, ())), None) for each in headings]
            if _filled(cells):
                number = block[0][1].number + column - found.last - 1
                lines.append(Line(number, cells))
    return Sheet(sheet.name, lines, sheet.hidden, epoch_1904=sheet.epoch_1904)
