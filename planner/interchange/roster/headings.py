"""Finding the row of headings in a sheet: under banners, over several rows, in any language."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from planner.interchange.report import Message
from planner.interchange.roster.cleaning import clean
from planner.interchange.roster.days import DateOrder
from planner.interchange.roster.fields import FAMILY_FIRST, NAME, SKIP
from planner.interchange.roster.meanings import AT_BIRTH, meaning_of
from planner.interchange.roster.words import heading_of, words
from planner.interchange.sheets import Line, Sheet
from planner.rules.folding import folded

LOOKED_AT = 60  # rows that hold something, from the top
_TALLEST = 4  # rows of headings
_BARE = {"first": "given_name", "last": "family_name", "mi": "given_name"}
_ORDERS = {
    DateOrder.DMY: ("dd/mm", "dd.mm", "dd-mm", "d/m/y", "jj/mm", "jj-mm", "tt.mm", "tt/mm", "dd mm",
                    "gg/mm", "dmy", "day/month", "jour/mois", "дд.мм"),
    DateOrder.MDY: ("mm/dd", "mm-dd", "m/d/y", "mm/jj", "mdy", "month/day"),
    DateOrder.YMD: ("yyyy-mm", "yyyy/mm", "aaaa-mm", "jjjj-mm", "ymd"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: what stands over it in the file, and what that may mean."""

    column: int  # from 0
    text: str
    meaning: str | None
    order: DateOrder | None = None  # of day and month, where it says so


@dataclass(frozen=True, slots=True)
class Found:
    """The headings of a sheet, and the rows they stand in."""

    headings: tuple[Heading, ...]
    first: int  # index into the sheet's lines
    last: int

    @property
    def columns(self) -> int:
        """How many columns they name."""
        return sum(each.meaning not in (None, SKIP) for each in self.headings)

    @property
    def known(self) -> int:
        """How many different fields they name."""
        return len({each.meaning for each in self.headings} - {None, SKIP})


def find_headings(sheet: Sheet) -> Found | None:
    """The rows that name the most fields, the first of them; None where none names any."""
    best: Found | None = None
    points = 0.0
    looked = 0
    for at, line in enumerate(sheet.lines):
        if line.blank:
            continue
        looked += 1
        if looked > LOOKED_AT:
            break
        for rows in (1, 2, 3):
            block = sheet.lines[at : at + rows]
            if len(block) < rows or any(each.blank for each in block):
                break
            if rows > 1 and (_is_data(block[-1]) or _is_banner(sheet, block)):
                break
            found = Found(_read(sheet, block), at, at + rows - 1)
            score = _score(found)
            if score <= points + (0.5 if rows > 1 else 0):
                continue
            if rows > 1 and _names_somebody(sheet, block):
                break
            lowest = Found(_read(sheet, block[-1:]), at, at)
            over = rows == 2 and found.columns >= lowest.columns and _groups(*block)
            if rows == 1 or score > _score(lowest) or over:
                best, points = found, max(score, _score(lowest))
    if best is None or not (best.known > 1 or _alone_is_enough(best, sheet)):
        return None
    return _down_to_the_end(sheet, best)


def _groups(upper: Line, lower: Line) -> bool:
    """Whether each word of a row is a heading over several of the row below: “Passport” over
    “Number” and “Expiry”."""
    over = {text for cell in upper.cells if (text := _text(cell))}
    under = sum(bool(_text(cell)) for cell in lower.cells)
    return 1 < len(over) < under and all(map(meaning_of, over))


def _score(found: Found) -> float:
    return found.known + 0.1 * sum(each.meaning == SKIP for each in found.headings)


def _down_to_the_end(sheet: Sheet, found: Found) -> Found:
    """The headings with the rows below that cells merged downwards reach over."""
    lines = sheet.lines[found.first : found.first + _TALLEST]
    last = max(
        (
            bottom
            for line in lines[: found.last - found.first + 1]
            for top, bottom, _, _ in sheet.merged.get(line.number, ())
            if top >= lines[0].number
        ),
        default=0,
    )
    reached = [at for at, line in enumerate(lines) if line.number <= last and not line.blank]
    end = found.first + max(reached, default=0)
    if end <= found.last or any(_is_data(line) for line in sheet.lines[found.last + 1 : end + 1]):
        return found
    return Found(_read(sheet, sheet.lines[found.first : end + 1]), found.first, end)


def told_apart(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Headings of which no two are called the same: a second “Name” is “Name (2)”."""
    seen: Counter[str] = Counter()
    apart = []
    for each in headings:
        seen[folded(each.text)] += 1
        times = seen[folded(each.text)]
        apart.append(replace(each, text=f"{each.text} ({times})") if times > 1 else each)
    return tuple(apart)


def above(sheet: Sheet, found: Found) -> list[Message]:
    """A word on the lines over the headings, of which none is taken."""
    said = []
    for line in sheet.lines[: found.first]:
        text = " ".join(" ".join(str(cell) for cell in line.cells if cell is not None).split())
        if text or line.messages:
            said.append(f"{line.number} “{text[:60]}”" if text else f"{line.number}")
    sentence = "Above the headings, and left out: line {lines}."
    messages = [Message(sentence, {"lines": ", ".join(said)})] if said else []
    if found.last > found.first:
        rows = {"first": sheet.lines[found.first].number, "last": sheet.lines[found.last].number}
        messages.append(Message("The headings stand in lines {first} to {last}.", rows))
    return messages


def _alone_is_enough(found: Found, sheet: Sheet) -> bool:
    """One heading that names a field will do in a list of one column, and for names."""
    if not found.known or sheet.width < 2:
        return bool(found.known)
    known = next(each for each in found.headings if each.meaning not in (None, SKIP))
    return (
        known.meaning in (NAME, FAMILY_FIRST, "family_name", "given_name")
        and heading_of(known.text) not in words().roles  # “Delegate” may be what somebody is
        and (len(found.headings) > 1 or sheet.delimiter is not None)
    )


def _is_data(line: Line) -> bool:
    """Whether a row holds what no heading does: numbers, dates, mailboxes."""
    return any(
        not isinstance(cell, str | None) or (isinstance(cell, str) and "@" in cell)
        for cell in line.cells
    )


def _names_somebody(sheet: Sheet, block: Sequence[Line]) -> bool:
    """Whether the last row holds a name where the rows above say already that names stand."""
    lowest = [_text(cell) for cell in block[-1].cells]
    for heading in _read(sheet, block[:-1]):
        text = lowest[heading.column] if heading.column < len(lowest) else ""
        named = heading.meaning in (NAME, FAMILY_FIRST, "family_name", "given_name")
        if named and text[:1].isalpha() and meaning_of(text) is None:
            return True
    return False


def _is_banner(sheet: Sheet, block: Sequence[Line]) -> bool:
    """Whether the first row is the title of the list: one text that names no field, at the left
    with nothing beside it, or merged over most of the columns.
    """
    filled = [column for column, cell in enumerate(block[0].cells) if _text(cell)]
    columns = [column for column, cell in enumerate(block[-1].cells) if _text(cell)]
    if len(filled) != 1 or len(columns) < 3 or meaning_of(_text(block[0].cells[filled[0]])):
        return False
    for _, _, left, right in sheet.merged.get(block[0].number, ()):
        if left <= filled[0] <= right:
            return sum(left <= column <= right for column in columns) * 2 > len(columns)
    return filled[0] == columns[0]


def _read(sheet: Sheet, block: Sequence[Line]) -> tuple[Heading, ...]:
    width = max(len(line.cells) for line in block)
    stacked: list[list[str]] = [[] for _ in range(width)]
    for depth, line in enumerate(block):
        texts = [_text(cell) for cell in line.cells] + [""] * (width - len(line.cells))
        if len(block) > 1:
            _spread(texts, sheet, line, last=depth == len(block) - 1)
        for column, text in enumerate(texts):
            if text and text not in stacked[column]:
                stacked[column].append(text)
    headings = [_heading(column, parts) for column, parts in enumerate(stacked) if parts]
    return tuple(_of_names(headings))


def _of_names(headings: list[Heading]) -> list[Heading]:
    """“First” beside “Last” is a name; so is the name at birth where there is no other."""
    bare = {folded(each.text).strip(" .:*"): at for at, each in enumerate(headings)}
    if bare.keys() >= _BARE.keys() - {"mi"}:
        for word, field in _BARE.items():
            if word in bare:
                headings[bare[word]] = replace(headings[bare[word]], meaning=field)
    has_family = any(each.meaning in ("family_name", NAME, FAMILY_FIRST) for each in headings)
    return [
        replace(each, meaning=SKIP if has_family else "family_name")
        if each.meaning == AT_BIRTH
        else each
        for each in headings
    ]


def _spread(texts: list[str], sheet: Sheet, line: Line, *, last: bool) -> None:
    """Say what a merged cell says over each of its columns."""
    merged = False
    for top, _, left, right in sheet.merged.get(line.number, ()):
        if left < len(texts):
            merged = True
            if top == line.number or not texts[left]:
                for column in range(left, min(right + 1, len(texts))):
                    texts[column] = texts[column] or texts[left]
    if merged or last:
        return
    said = ""
    for column, text in enumerate(texts):  # texts without merges: over what follows to the right
        said = text or said
        texts[column] = said


def _heading(column: int, parts: list[str]) -> Heading:
    text = " ".join(" ".join(parts).split())
    meaning = None
    for candidate in (parts[-1], text, *reversed(parts)):
        meaning = meaning_of(candidate)
        if meaning is not None:
            break
    if len(parts) > 1:
        joined = meaning_of(text) or meaning_of(f"{parts[-1]} {parts[0]}") or meaning
        part = meaning in ("family_name", "given_name") and joined in (NAME, FAMILY_FIRST)
        meaning = meaning if part else joined  # “First name” under “Name”
    return Heading(column, text, meaning, _order_said(text))


@lru_cache(maxsize=8_192)
def _order_said(text: str) -> DateOrder | None:
    low = text.casefold()
    return next((o for o, marks in _ORDERS.items() if any(m in low for m in marks)), None)


def _text(cell: object) -> str:
    return clean(cell).text if isinstance(cell, str) and len(cell) < 200 else ""
