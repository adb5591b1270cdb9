"""The list of exchanges for the table: a picture of one query, sorted and filtered here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from planner.gui.exchanges import health
from planner.gui.exchanges.health import Health, Key
from planner.gui.exchanges.words import tr
from planner.queries.exchanges import ExchangeLine

Index = QModelIndex | QPersistentModelIndex

EXCHANGE, WINDOW, UNCONFIRMED, TIMELINE = range(4)
HEALTH_ROLE = Qt.ItemDataRole.UserRole + 1
ID_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what its cell says, and the order it gives."""

    heading: str
    said: Callable[[Health], str]
    key: Callable[[ExchangeLine], Key]
    sorted_by: str  # what stands beside the filters while the list is in this order


COLUMNS = (
    Column(
        QT_TRANSLATE_NOOP("Exchanges", "Exchange"),
        lambda value: value.name,
        health.by_name,
        QT_TRANSLATE_NOOP("Exchanges", "Sorted by name"),
    ),
    Column(
        QT_TRANSLATE_NOOP("Exchanges", "Return window"),
        lambda value: f"{value.window.headline}. {value.window.second}",
        health.by_need,
        QT_TRANSLATE_NOOP("Exchanges", "Sorted by what needs you first"),
    ),
    Column(
        QT_TRANSLATE_NOOP("Exchanges", "Uncon-\nfirmed"),
        lambda value: value.unconfirmed_said,
        health.by_unconfirmed,
        QT_TRANSLATE_NOOP("Exchanges", "Sorted by unconfirmed items"),
    ),
    Column(
        QT_TRANSLATE_NOOP("Exchanges", "Year"),
        lambda value: value.dates,
        health.by_date,
        QT_TRANSLATE_NOOP("Exchanges", "Sorted by date"),
    ),
)


class ExchangesModel(QAbstractTableModel):
    """Rows are exchanges. What a row says is made when it is first looked at."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.sorted_by = WINDOW
        self._lines: Sequence[ExchangeLine] = ()
        self._shown: list[ExchangeLine] = []
        self._healths: dict[UUID, Health] = {}
        self._fits: Callable[[ExchangeLine], bool] = health.FILTERS["all"]

    # -- what is shown ----------------------------------------------------------------------------

    def set_lines(self, lines: Sequence[ExchangeLine]) -> None:
        """The newest answer in place of the one before."""
        self._lines = lines
        self._healths = {}
        self._arrange()

    def set_filter(self, fits: Callable[[ExchangeLine], bool]) -> None:
        self._fits = fits
        self._arrange()

    def sort_by(self, column: int) -> None:
        self.sorted_by = column
        self._arrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = sorted(filter(self._fits, self._lines), key=COLUMNS[self.sorted_by].key)
        self.endResetModel()

    def line(self, row: int) -> ExchangeLine:
        return self._shown[row]

    def health(self, row: int) -> Health:
        line = self._shown[row]
        if line.id not in self._healths:
            self._healths[line.id] = health.health_of(line, self.today)
        return self._healths[line.id]

    def row_of(self, exchange_id: UUID | None) -> int | None:
        """The row of an exchange; None while it is not among those shown."""
        rows = (row for row, line in enumerate(self._shown) if line.id == exchange_id)
        return next(rows, None)

    # -- as Qt asks -------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self._shown[index.row()].id
        value, column = self.health(index.row()), COLUMNS[index.column()]
        if role == HEALTH_ROLE:
            return value
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return value.sentence if index.column() == EXCHANGE else column.said(value)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.said(value)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        heading = tr(COLUMNS[section].heading)
        if role == Qt.ItemDataRole.DisplayRole:
            return heading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return heading.replace("-\n", "")
        return None
