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
READABLE = 44  # pixels of width in which there is room for words
DAY = 24 * 60  # minutes
_MORE, _MOST = 0.5, 2.5  # how much wider a day is for every further lane, and at most


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
        if all(part.first == part.last == together[0].first for part in together):
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
    """Each column by itself, then joined again where nothing is: whatever stands beside another in
    a column, its people are those of this column."""
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


def lanes_needed(stretches: Iterable[Stretch], columns: int, scale: Scale) -> list[int]:
    """How many things stand side by side in each column, at most."""
    found = [1] * columns
    for box in lay_out(stretches, [Column(at, 1) for at in range(columns)], scale):
        if box.first == box.last:
            found[box.first] = max(found[box.first], box.lanes)
    return found


def spread(shares: Sequence[Sequence[int]], width: float, left: float = 0) -> list[Column]:
    """Columns over a width. A share is a day, with the lanes that each of its columns needs: the
    more of them, the more room it has; its columns have the same."""
    weights = [min(1 + _MORE * (sum(lanes) - 1), _MOST) for lanes in shares]
    columns = []
    for lanes, weight in zip(shares, weights, strict=True):
        own = width * weight / sum(weights) / len(lanes)
        for _ in lanes:
            columns.append(Column(left, own))
            left += own
    return columns


@dataclass(frozen=True, slots=True)
class Crowd:
    """Things side by side in one column that are too narrow to be read: they stand as one."""

    keys: tuple[int, ...]
    rect: QRectF


def crowds(boxes: Iterable[Box], columns: Sequence[Column]) -> list[Crowd]:
    """Where boxes narrower than a few letters stand, in the order of time."""
    found: list[tuple[Box, list[Box]]] = []  # the first box, and all
    for box in sorted(boxes, key=lambda box: (box.first, box.rect.top())):
        if box.lanes == 1 or box.rect.width() >= READABLE:
            continue
        here = found[-1][1] if found and found[-1][0].first == box.first else []
        if here and box.rect.top() < max(each.rect.bottom() for each in here) - 1e-6:
            here.append(box)
        else:
            found.append((box, [box]))
    return [_crowd(own, columns[first.first]) for first, own in found]


def _crowd(boxes: Sequence[Box], column: Column) -> Crowd:
    top = min(box.rect.top() for box in boxes)
    high = max(box.rect.bottom() for box in boxes) - top
    gap = min(GAP, column.width / 3)
    rect = QRectF(column.left + gap, top, column.width - 2 * gap, high)
    return Crowd(tuple(box.key for box in boxes), rect)
