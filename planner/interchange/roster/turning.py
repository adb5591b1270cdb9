"""Lists that lie on their side: headings down the first column, a person in each column beside."""

from collections.abc import Sequence
from dataclasses import replace

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
    " with a row for each, counted from 1."
)
SAME = Message(
    "{sheets} have the same headings; they were read as one list, with its rows counted from 1."
)
FORMS = Message(
    "{sheets} are forms of one kind, each for people of its own; they were read as one list,"
    " with its rows counted from 1."
)


def set_upright(book: Book, wanted: str | None = None) -> None:
    """Turn the sheets of a file that lie on their side, and say so; forms of one kind, a sheet or a
    table a person, are one list unless one of them is wanted."""
    if book.cards:
        return
    forms: list[Sheet] = []
    for at, sheet in enumerate(book.sheets):
        turned = _turned(sheet)
        if turned is None:
            continue
        book.sheets[at], said = turned
        forms.append(book.sheets[at])
        if said not in book.messages:
            book.messages.append(said)
        book.messages += [message for line in sheet.lines for message in line.messages]
    alone = any(folded(wanted or "") == folded(each.name or "") for each in forms)
    if len(forms) > 1 and not alone and (whole := together(forms)) is not None:
        names = ", ".join(f"“{each.name}”" for each in forms)
        book.messages.append(replace(FORMS, values={"sheets": names}))
        others = [each for each in book.sheets if each not in forms]
        book.sheets[:] = [whole, *others]


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


def together(forms: Sequence[Sheet]) -> Sheet | None:
    """Forms of one kind as one list: each heading once, a row for each person of each form."""
    founds = [(form, found) for form in forms if (found := find_headings(form)) is not None]
    asked = [{folded(each.text) for each in found.headings} for _, found in founds]
    common = set.intersection(*asked) if len(asked) == len(forms) else set()
    epochs = {form.epoch_1904 for form in forms}
    if len(epochs) > 1 or len(common) < 2 or any(len(common) * 2 <= len(each) for each in asked):
        return None
    headings = list(
        {folded(each.text): each.text for _, found in founds for each in found.headings}.items()
    )
    lines = [Line(0, [text for _, text in headings])]
    for form, found in founds:
        at = {folded(each.text): each.column for each in found.headings}
        for line in form.lines[found.last + 1 :]:
            cells = [
                line.cells[at[key]] if key in at and at[key] < len(line.cells) else None
                for key, _ in headings
            ]
            if _filled(cells):
                lines.append(Line(len(lines), cells))
    name = ", ".join(filter(None, (form.name for form in forms)))
    return Sheet(name, lines, epoch_1904=forms[0].epoch_1904)


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
                lines.append(Line(len(lines), cells))
    return Sheet(sheet.name, lines, sheet.hidden, epoch_1904=sheet.epoch_1904)
