"""Where things stand on a grid of hours: stretches of time to boxes, side by side where they meet.

Pure: no painter, no widget. What is painted, hit by the pointer and said aloud follows from here.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF

GAP = 4  # pixels between lanes, and from the edges of a column
LEAST = 16  # a box is never lower
DAY = 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class Column:
    """A strip of the grid, in pixels from its left edge."""

    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Minutes after midnight to pixels from the top of the grid."""

    hour: float  # pixels
    last: int = DAY  # minutes shown, from midnight on

    def y(self, minute: float) -> float:
        return minute * self.hour / 60

    def minute(self, y: float) -> float:
        return y * 60 / self.hour

    @property
    def height(self) -> float:
        return self.y(self.last)

    @property
    def least(self) -> int:
        """How many minutes the lowest box takes up."""
        return ceil(self.minute(LEAST))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something that lasts from one minute to another, in some columns, in their order."""

    key: int
    columns: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch, or a part of one, in the columns `first` to `last`."""

    key: int
    first: int
    last: int
    lane: int
    lanes: int
    rect: QRectF


@dataclass(frozen=True, slots=True)
class _Part:
    key: int
    first: int
    last: int
    start: int
    end: int  # as far down as its box reaches, at least

    def meets(self, other: "_Part") -> bool:
        return (
            self.start < other.end
            and other.start < self.end
            and self.first <= other.last
            and other.first <= self.last
        )


def lay_out(
    stretches: Iterable[Stretch], columns: Sequence[Column], scale: Scale
) -> tuple[Box, ...]:
    """A box for each stretch in each run of columns that it has, none over another.

    What has several columns stands across them, unless something in one of them is at the same
    time: then it stands in each beside the other.
    """
    parts = sorted(
        (part for stretch in stretches for part in _runs(stretch, scale.least)),
        key=lambda part: (part.start, -part.end, part.first, part.key),
    )
    boxes: list[Box] = []
    for together in _clusters(parts):
        if len({(part.first, part.last) for part in together}) == 1:
            boxes += _side_by_side(together, columns, scale)
        else:
            boxes += _column_by_column(together, columns, scale)
    return tuple(sorted(boxes, key=lambda box: (box.rect.top(), box.rect.left())))


def _runs(stretch: Stretch, least: int) -> Iterable[_Part]:
    """A part for each run of neighboring columns."""
    end = max(stretch.end, stretch.start + least)
    first = before = None
    for column in (*sorted(set(stretch.columns)), None):
        if first is not None and before is not None and column != before + 1:
            yield _Part(stretch.key, first, before, stretch.start, end)
            first = None
        if first is None:
            first = column
        before = column


def _clusters(parts: Sequence[_Part]) -> Iterable[list[_Part]]:
    """Parts that meet, be it by way of another; `parts` are in order of their start."""
    open_clusters: list[list[_Part]] = []
    for part in parts:
        still = []
        joined = [part]
        for cluster in open_clusters:
            if all(other.end <= part.start for other in cluster):
                yield cluster
            elif any(other.meets(part) for other in cluster):
                joined = [*cluster, *joined]
            else:
                still.append(cluster)
        open_clusters = [*still, joined]
    yield from open_clusters


def _side_by_side(parts: Sequence[_Part], columns: Sequence[Column], scale: Scale) -> Iterable[Box]:
    """Parts of the same columns, each in the first lane that is free."""
    free: list[int] = []  # from when on each lane is
    lanes: list[tuple[_Part, int]] = []
    for part in sorted(parts, key=lambda part: (part.start, -part.end, part.key)):
        lane = next((at for at, end in enumerate(free) if end <= part.start), len(free))
        free[lane : lane + 1] = [part.end]
        lanes.append((part, lane))
    for part, lane in lanes:
        rect = _rect(part, lane, len(free), columns, scale)
        yield Box(part.key, part.first, part.last, lane, len(free), rect)


def _column_by_column(
    parts: Sequence[_Part], columns: Sequence[Column], scale: Scale
) -> Iterable[Box]:
    """Parts of different columns: each column by itself, then joined again where nothing is."""
    alone: dict[int, list[_Part]] = defaultdict(list)
    for column in range(min(p.first for p in parts), max(p.last for p in parts) + 1):
        here = [
            _Part(part.key, column, column, part.start, part.end)
            for part in parts
            if part.first <= column <= part.last
        ]
        for together in _clusters(here):
            if len(together) == 1:
                alone[together[0].key] += together
            else:
                yield from _side_by_side(together, columns, scale)
    for own in alone.values():
        whole = Stretch(own[0].key, tuple(part.first for part in own), own[0].start, own[0].end)
        for part in _runs(whole, 0):
            yield Box(part.key, part.first, part.last, 0, 1, _rect(part, 0, 1, columns, scale))


def _rect(part: _Part, lane: int, lanes: int, columns: Sequence[Column], scale: Scale) -> QRectF:
    left = columns[part.first].left
    width = columns[part.last].left + columns[part.last].width - left
    gap = min(GAP, width / (3 * lanes))
    wide = (width - gap * (lanes + 1)) / lanes
    top, bottom = scale.y(part.start), scale.y(part.end)
    return QRectF(left + gap + lane * (wide + gap), top, wide, bottom - top)


def spread(shares: Sequence[int], width: float, left: float = 0) -> list[Column]:
    """Columns over a width: every share has the same room, divided evenly among its columns."""
    own = width / max(len(shares), 1)
    return [
        Column(left + at * own + inner * own / count, own / count)
        for at, count in enumerate(shares)
        for inner in range(count)
    ]
