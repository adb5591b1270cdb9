"""The rows of the roster: sorted, filtered and moved in the model's own list."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any
from uuid import UUID

from PySide6.QtCore import QMimeData, QObject, Qt, Signal

from planner.gui.roster.columns import RosterColumn, columns_of
from planner.gui.roster.rows import RosterRow, kept_of
from planner.gui.widgets.rows import Column, Index, RowModel
from planner.rules.completeness import Gap
from planner.rules.folding import folded

MISSING = "missing"  # the filter: who lacks something
_DRAGGED = "application/x-planner-delegate"


class RosterModel(RowModel):
    """Rows are delegates, in their order of precedence unless sorted by a column."""

    edited = Signal(object, object)  # id, fields: what was typed into a cell
    moved = Signal(object, int)  # id, place in the order of precedence

    def __init__(self, keys: Sequence[str], parent: QObject | None = None) -> None:
        self.shown: list[RosterColumn] = columns_of(list(keys))
        super().__init__(_columns(self.shown), parent)
        self._rows: dict[UUID, RosterRow] = {}
        self._wanted: tuple[str, ...] = ()
        self._group: UUID | None = None
        self._only_missing = False
        self.sorted_by: str | None = None  # the key of a column; None: precedence
        self.descending = False

    # -- what is shown ----------------------------------------------------------------------------

    def set_columns(self, keys: Sequence[str]) -> None:
        self.beginResetModel()
        self.shown = columns_of(list(keys))
        self._columns = _columns(self.shown)
        self.endResetModel()

    def set_rows(self, rows: dict[UUID, RosterRow]) -> None:
        """The newest answer. While the rows stay the same ones, what is being typed stays too."""
        before, self._rows = _numbers(self._rows), rows
        now = _numbers(rows)
        if self._ids and (set(before) == set(now) if self.sorted_by else before == now):
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self._arrange()

    def narrow(self, text: str, group: UUID | None, only_missing: bool = False) -> None:
        """Show only who is in this group, lacks something, and has all these words."""
        self._wanted, self._group = tuple(folded(text).split()), group
        self._only_missing = only_missing
        self._arrange()

    def sort_by(self, key: str | None, descending: bool = False) -> None:
        """Sort by a column; None is the order of precedence."""
        self.sorted_by, self.descending = key, descending
        self._arrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    @property
    def is_whole(self) -> bool:
        """Whether all delegates stand in their order of precedence: then they can be moved."""
        return self.sorted_by is None and len(self._ids) == len(self._rows)

    def _arrange(self) -> None:
        rows = list(self._rows.values())
        if self._wanted or self._group or self._only_missing:
            rows = [row for row in rows if self._fits(row)]
        if self.sorted_by is not None:
            (column,) = [
                each for each in columns_of([self.sorted_by]) if self.sorted_by == each.key
            ]
            rows = _sorted(rows, column)
            if self.descending:
                rows.reverse()
        self.show([row.id for row in rows])

    def _fits(self, row: RosterRow) -> bool:
        if self._group and all(mark.id != self._group for mark in row.groups):
            return False
        if self._only_missing and not row.gaps:
            return False
        return all(word in row.found_by for word in self._wanted)

    def value(self, row: int) -> RosterRow:
        return self._rows[self.id_at(row)]

    def gaps(self, delegate_id: UUID) -> tuple[Gap, ...]:
        row = self._rows.get(delegate_id)
        return row.gaps if row is not None else ()

    def said(self, row: int, columns: Sequence[RosterColumn]) -> list[str]:
        """The fields of these columns as the clipboard takes them, in the words of the cells."""
        value = self.value(row).value
        return [column.worded((value(name),)) for column in columns for name in column.fields]

    # -- what the person does ---------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.is_whole else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.shown[index.column()].fields:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.is_whole else flags

    def change(self, index: Index, values: Mapping[str, str]) -> None:
        """Hand on what is another value than before."""
        row = self.value(index.row())
        other = {name: value for name, value in values.items() if value != row.value(name)}
        if other:
            self.edited.emit(row.id, other)

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's own name
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's own name
        return [_DRAGGED]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:  # noqa: N802 - Qt's own name
        data = QMimeData()
        data.setData(_DRAGGED, str(min(index.row() for index in indexes)).encode())
        return data

    def dropMimeData(  # noqa: N802 - Qt's own name
        self, data: QMimeData, action: Qt.DropAction, row: int, _column: int, _parent: Index
    ) -> bool:
        if action is not Qt.DropAction.MoveAction or row < 0 or not data.hasFormat(_DRAGGED):
            return False
        dragged = int(bytes(data.data(_DRAGGED).data()))
        self.moved.emit(self.id_at(dragged), row - 1 if row > dragged else row)
        return False  # the rows come anew when they are kept


def _numbers(ids: Iterable[UUID]) -> list[int]:
    """To be compared: ids themselves take ten times as long, which of very many is felt."""
    return [each.int for each in ids]


def _columns(shown: Sequence[RosterColumn]) -> tuple[Column, ...]:
    return tuple(Column(column.title, column.said) for column in shown)


def _sorted(rows: Sequence[RosterRow], column: RosterColumn) -> list[RosterRow]:
    """By what the cells say, then by name. Unknown comes last; what is missing by how much it is.

    Many cells say the same: each saying is put into words once, and the sayings are sorted.
    """
    if column.key == "name":
        return sorted(rows, key=attrgetter("sorts_by"))
    alike: dict[Hashable, list[RosterRow]] = defaultdict(list)
    cell_of = _cell_of(column)
    for row in rows:
        alike[cell_of(row)].append(row)
    said: dict[tuple[Any, ...], list[RosterRow]] = defaultdict(list)
    for each in alike.values():
        said[_order_of(each[0], column)] += each
    return [
        row for order in sorted(said) for row in sorted(said[order], key=attrgetter("sorts_by"))
    ]


def _cell_of(column: RosterColumn) -> Callable[[RosterRow], Hashable]:
    """How a row is asked for what is the same in cells that say the same."""
    match column.key:
        case "missing":  # one tuple for all who lack the same, and quicker than its hash
            return lambda row: id(row.gaps)
        case "sector" | "groups":
            return attrgetter(column.key)
        case "position":
            return attrgetter(*column.fields)
    first, *others = map(kept_of, column.fields)
    return (lambda row: (first(row), *(read(row) for read in others))) if others else first


def _order_of(row: RosterRow, column: RosterColumn) -> tuple[Any, ...]:
    said = column.said(row)
    if column.key == "missing":
        return (len(row.gaps), said)
    return (not said, folded(said))
