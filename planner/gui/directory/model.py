"""The lines of the directory: sorted and found in the model's own list, however many there are."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt

from planner.gui.directory.words import tr
from planner.gui.widgets.rows import Column, RowModel
from planner.queries.directory import DirectoryLine
from planner.rules.folding import folded

NAME, ABOUT, USED, ASKED = range(4)

# by column: the order a click on its heading gives; by name they come
ORDERS: dict[int, Callable[[DirectoryLine], Any]] = {
    ABOUT: lambda line: (not line.about, line.about.casefold()),  # folding takes too long
    USED: lambda line: -len(line.used_in),
    ASKED: lambda line: -line.asked,
}


class DirectoryModel(RowModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                Column(tr("Name"), lambda line: line.name),
                Column(tr("About"), lambda line: line.about),
                Column(tr("Used in"), used_said),
                Column(tr("Asked in 12 months"), lambda line: str(line.asked)),
            ),
            parent,
        )
        self._lines: dict[UUID, DirectoryLine] = {}
        self._ordered: dict[int, list[DirectoryLine]] = {}  # by column; each is sorted once
        self._wanted: tuple[str, ...] = ()
        self.sorted_by = NAME

    def set_lines(self, lines: dict[UUID, DirectoryLine]) -> None:
        """The newest answer, in order of name."""
        self._lines = lines
        self._ordered = {NAME: list(lines.values())}
        self._arrange()

    def find(self, text: str) -> None:
        self._wanted = tuple(folded(text).split())
        self._arrange()

    def sort_by(self, column: int) -> None:
        self.sorted_by = column
        self._arrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, NAME, ASKED)

    def _arrange(self) -> None:
        found = self._in_order()
        for word in self._wanted:
            found = [line for line in found if word in line.found_by]
        self.show([line.id for line in found])

    def _in_order(self) -> list[DirectoryLine]:
        lines = self._ordered.get(self.sorted_by)
        if lines is None:
            lines = sorted(self._ordered.get(NAME, ()), key=ORDERS[self.sorted_by])
            self._ordered[self.sorted_by] = lines
        return lines

    def value(self, row: int) -> DirectoryLine:
        return self._lines[self.id_at(row)]


def used_said(line: DirectoryLine) -> str:
    """“Nantes - Orlando and 2 more”; that it is used nowhere is said."""
    if not line.used_in:
        return tr("Not used")
    first, *more = line.used_in
    if not more:
        return first
    return tr("{exchange} and {count} more", exchange=first, count=str(len(more)))
