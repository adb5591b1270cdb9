"""Programs in which the hours stand below their title: “Opening session”, then “14:00 – 15:30”.

Which way a program is written is told by its blocks: one that ends with its hours, or begins with
its title, cannot be meant otherwise. What only the other blocks tell of one is said of its item.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planner.interchange.itinerary.groups import group_of_line
from planner.interchange.itinerary.labels import label_of
from planner.interchange.itinerary.lines import Line, paragraphs
from planner.interchange.itinerary.plain_lines import bare
from planner.rules.day_headings import read_heading
from planner.rules.time_spans import opening_time

_LEAST = 2  # so many blocks show how a program is written
_AS_OTHERS = "Its title was taken from the line above the hours, as in most of this program."
_EITHER = "These hours may belong to the line above them or to the one below."


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines between two blanks or headings, and the places of hours among them."""

    at: int
    lines: Sequence[Line]

    @property
    def hours(self) -> list[int]:
        return [place for place, line in enumerate(self.lines) if hours_alone(line)]

    @property
    def is_titled_first(self) -> bool:
        """Whether it begins with a title, and each of its hours has a line above it."""
        hours = self.hours
        apart = all(after - before > 1 for before, after in pairwise(hours))
        own = not any(_is_timed(line) for line in self.lines)
        return bool(hours) and hours[0] == 1 and apart and own

    @property
    def is_sure(self) -> bool:
        """Whether it can be read in no other way: one title at most, or the hours come last."""
        return self.is_titled_first and (
            self.hours[-1] == len(self.lines) - 1 or len(self.hours) == 1
        )


def hours_alone(line: Line) -> str | None:
    """The hours of a line on which nothing else stands: “14:00 – 15:30”, “(Time: 2 pm)”."""
    if line.cells is not None or line.fields is not None:
        return None
    text = bare(line.text).strip("()[] ")
    labelled = label_of(text)
    text = labelled[1] if labelled and labelled[0] == "time" else text
    span = opening_time(text)
    return text if span and span.start and not span.rest else None


def hours_first(lines: Sequence[Line]) -> list[Line]:
    """The lines with every title below its hours, as most programs are written."""
    blocks = list(_blocks(lines))
    titled = [block for block in blocks if block.is_titled_first]
    sure = sum(len(block.hours) for block in titled if block.is_sure)
    other = sum(bool(block.hours) and block.hours[0] == 0 for block in blocks)
    made = list(lines)
    if sure >= _LEAST and sure > other:
        for block in titled:
            _turn(made, block, None if block.is_sure and not other else _AS_OTHERS)
        return made
    for block in titled:
        at = block.at + block.hours[0]
        made[at] = replace(made[at], doubt=_EITHER)
    return made


def _turn(made: list[Line], block: _Block, doubt: str | None) -> None:
    """Change the places of all hours and the titles above them; the numbers stay."""
    for place in block.hours:
        at = block.at + place
        title, hours = made[at - 1], made[at]
        text = hours_alone(hours) or hours.text
        made[at - 1] = replace(hours, number=title.number, text=text, doubt=doubt)
        made[at] = replace(title, number=hours.number)


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    at = {id(line): place for place, line in enumerate(lines)}
    for paragraph in paragraphs(lines):
        block: list[Line] = []
        for line in [*paragraph.lines, None]:
            if line is not None and not _is_heading(line):
                block.append(line)
                continue
            if block:
                yield _Block(at[id(block[0])], block)
            block = []


def _is_heading(line: Line) -> bool:
    text = bare(line.text)
    group = group_of_line(text, ())
    return read_heading(text) is not None or (group is not None and not group[1])


def _is_timed(line: Line) -> bool:
    """Whether hours and what they are of stand on one line."""
    span = opening_time(bare(line.text)) if hours_alone(line) is None else None
    return line.cells is not None or (span is not None and span.start is not None)
