"""Further tables under the first one of a sheet, whose columns stand in another order."""

from collections.abc import Sequence
from dataclasses import replace

from planner.interchange.report import Message
from planner.interchange.roster.fields import FAMILY_FIRST, NAME, SKIP
from planner.interchange.roster.headings import Found, Heading, told_apart
from planner.interchange.roster.meanings import meaning_of
from planner.interchange.roster.words import heading_of, words
from planner.interchange.sheets import Line, Value
from planner.rules.folding import folded

_LONGEST = 80  # letters of a heading
_NAMES = (NAME, FAMILY_FIRST, "family_name", "given_name")
FURTHER = Message(
    "Here the headings of another table begin; the rows under it were read by them, in the columns"
    " of the first."
)


def as_one_table(lines: Sequence[Line], found: Found) -> tuple[list[Line], Found]:
    """The rows with the cells of further tables put under the headings of the first that mean the
    same; what only they have stands in columns of its own behind."""
    headings = list(found.headings)
    width = max((len(line.cells) for line in lines), default=0)
    width = max(width, *(each.column + 1 for each in headings))
    places: dict[int, int] | None = None
    result = []
    for line in lines:
        further = _headings_in(line, headings)
        if further is not None:
            places = {}
            for each in further:
                place = _place_of(each, headings, places)
                if place is None:
                    place, width = width, width + 1
                    headings.append(replace(each, column=place))
                places[each.column] = place
            result.append(Line(line.number, [], messages=[*line.messages, FURTHER]))
        elif places is None or line.blank:
            result.append(line)
        else:
            result.append(replace(line, cells=_moved(line.cells, places, width)))
    return result, replace(found, headings=told_apart(headings))


def _headings_in(line: Line, headings: Sequence[Heading]) -> list[Heading] | None:
    """The headings in a row that is nothing else, and not those of the first table again."""
    filled = [(at, cell) for at, cell in enumerate(line.cells) if cell is not None and cell != ""]
    if len(filled) < 2 or not all(isinstance(cell, str) for _, cell in filled):
        return None
    known = words().columns  # at once, before what takes longer: every row is asked
    if not all(heading_of(str(cell)[:_LONGEST]) in known for _, cell in filled):
        return None
    texts = [(at, " ".join(str(cell).split())) for at, cell in filled]
    meant = [meaning_of(text) for _, text in texts]
    fields = {each for each in meant if each not in (None, SKIP)}
    if None in meant or len(fields) < 2 or not fields & set(_NAMES):
        return None
    first = {each.column: folded(each.text) for each in headings}
    if sum(first.get(at) == folded(text) for at, text in texts) * 2 > len(texts):
        return None  # the same headings once more
    return [Heading(at, text, what) for (at, text), what in zip(texts, meant, strict=True)]


def _place_of(heading: Heading, headings: Sequence[Heading], taken: dict[int, int]) -> int | None:
    """The column of the first table that means the same and has nothing put into it yet."""
    free = [each for each in headings if each.column not in taken.values()]
    same = [each for each in free if folded(each.text) == folded(heading.text)]
    same += [each for each in free if each.meaning == heading.meaning != SKIP]
    return same[0].column if same else None


def _moved(cells: Sequence[Value], places: dict[int, int], width: int) -> list[Value]:
    moved: list[Value] = [None] * width
    for at, cell in enumerate(cells):
        if at in places:
            moved[places[at]] = cell
        elif cell not in (None, ""):
            moved.append(cell)  # beyond the headings, which is said
    return moved
