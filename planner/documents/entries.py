"""An entry that has been set: its cells, and in which columns they stand."""

from dataclasses import dataclass, replace

from planner.documents import look
from planner.documents.cells import Cell
from planner.documents.typesetting import Style
from planner.editions.values import Entry

STEPPING_BACK = ("transfer", "meeting-point", "leg")  # set in regular weight, with an arrow
NOTHING = Cell()


@dataclass(frozen=True, slots=True)
class Columns:
    """The measures of a schedule's columns; in a split day the place stands under the title."""

    time: float
    what: float
    where: float | None
    title: Style = look.TITLE
    light_title: Style = look.LIGHT_TITLE


@dataclass(frozen=True, slots=True)
class EntryCells:
    """An entry, set. `arrow` and `approximate` are drawn into the gutter and the margin."""

    entry: Entry
    when: Cell
    what: Cell
    where: Cell | None
    arrow: bool
    approximate: bool
    changed: bool = False  # since the issue before: a bar in the margin
    second: str | None = None  # on a paper in two languages, that of `where`
    below: Cell = NOTHING  # what has no language, under both

    @property
    def beside(self) -> float:
        """The height of what stands beside the time."""
        return max(self.what.height, self.where.height if self.where else 0.0)

    @property
    def height(self) -> float:
        return max(self.when.height, self.beside + self.below.height)

    def cut(self, room: float) -> tuple["EntryCells", "EntryCells"]:
        """What fits into `room` points of height, and the rest, without its time."""
        when, more_when = self.when.cut(room)
        what, more_what = self.what.cut(room)
        where, more_where = self.where.cut(room) if self.where else (None, None)
        whole = self.beside + self.below.height <= room
        head = replace(
            self, when=when, what=what, where=where, below=self.below if whole else NOTHING
        )
        tail = replace(
            self,
            when=more_when,
            what=more_what,
            where=more_where,
            below=NOTHING if whole else self.below,
            arrow=False,
            approximate=False,
        )
        return head, tail
