"""Tables in which each group has a column of its own, and stars that stand for a word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from planner.interchange.itinerary.groups import GROUP
from planner.interchange.itinerary.lines import Line
from planner.rules.day_headings import Heading, read_heading
from planner.rules.folding import folded
from planner.rules.time_spans import opening_time

_TRACK = re.compile(rf"(?P<name>{GROUP})\s*(?:[(:–-].*)?$", re.IGNORECASE)
_STARRED = re.compile(  # “Items marked * are tentative”, “* = sous réserve”
    r"(?:\*|asterisk|astérisque|asterisco|sternchen|asterisk|sterretje)(?=[^*]{0,40}$|[^*]{0,40}\W)"
    r"[^*]*\b(?:tentative|to be confirmed|not (?:yet )?confirmed|tbc|provisional|unter vorbehalt|"
    r"noch nicht bestätigt|noch zu bestätigen|vorläufig|sous réserve|à confirmer|por confirmar|"
    r"sin confirmar|provisional|onder voorbehoud|nog te bevestigen)\b",
    re.IGNORECASE,
)
_LONGEST_DAY = 40  # letters of the head of a column
_STAR = re.compile(r"(?<=\w)[ ]?\*(?!\*)(?=[\s,;]|$)")


@dataclass(frozen=True, slots=True)
class Tracks:
    """The columns of a table that are of one group each, by their place."""

    columns: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, cells: Sequence[str], groups: Sequence[str]) -> "Tracks | None":
        """The groups over the columns after that of the hours; None for any other table."""
        known = {folded(group) for group in groups}
        columns = []
        for place, cell in enumerate(cells[1:], start=1):
            name = " ".join(cell.split())
            track = _TRACK.match(name)
            if folded(name) in known:
                columns.append((place, name))
            elif track:
                columns.append((place, track["name"]))
            elif name:
                return None
        return cls(tuple(columns)) if len(columns) > 1 else None

    def apart(self, cells: Sequence[str], last: str) -> list[tuple[tuple[str, ...], str]]:
        """What each group does in a row; once for all where it is the same, or in one cell."""
        told = [
            (name, cells[place].strip())
            for place, name in self.columns
            if place < len(cells) and cells[place].strip()
        ]
        same = len(told) == len(self.columns) and len({folded(text) for _, text in told}) == 1
        if same or len(cells) <= self.columns[0][0] + 1:
            return [((), last)]
        return [((name,), text) for name, text in told]


def day_columns(cells: Sequence[str]) -> list[tuple[int, Heading]]:
    """The days over the columns after that of the hours, by their place; none of another table."""
    found = []
    for place, cell in enumerate(cells[1:], start=1):
        text = " ".join(cell.split())
        heading = read_heading(text) if 0 < len(text) <= _LONGEST_DAY else None
        if heading is not None:
            found.append((place, heading))
        elif text:
            return []
    apart = len(found) > 1 and read_heading(cells[0]) is None
    return found if apart and opening_time(cells[0]) is None else []


def stars_read(lines: Iterable[Line]) -> list[Line]:
    """The lines with “(tentative)” for each star, where a line says that they mean that."""
    kept = list(lines)
    if not any(tells_of_stars(line.text) for line in kept):
        return kept
    return [line if tells_of_stars(line.text) else _unstarred(line) for line in kept]


def tells_of_stars(text: str) -> bool:
    """Whether a line says that a star means tentative."""
    return bool(_STARRED.search(text)) and opening_time(text) is None


def _unstarred(line: Line) -> Line:
    cells = line.cells and [_STAR.sub(" (tentative)", cell) for cell in line.cells]
    fields = line.fields and {
        name: cell._replace(text=_STAR.sub(" (tentative)", cell.text))
        for name, cell in line.fields.items()
    }
    return replace(line, text=_STAR.sub(" (tentative)", line.text), cells=cells, fields=fields)
