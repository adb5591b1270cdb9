"""The lines of one day for Qt: a picture of a `DayAgenda`, in which only rows can be selected."""

from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.gui.itinerary import words
from planner.gui.itinerary.agenda import Band, Row, Way
from planner.gui.itinerary.grid.ways import way_words

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole  # a Band, a Row or a Way


class AgendaModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Band | Row | Way, ...] = ()

    def show(self, lines: tuple[Band | Row | Way, ...]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def index_of(self, thing: UUID) -> QModelIndex:
        """Where an item or leg stands; an invalid index where it does not."""
        for at, line in enumerate(self._lines):
            if isinstance(line, Row) and line.id == thing:
                return self.index(at)
        return QModelIndex()

    def row_at(self, index: Index) -> Row | None:
        line = self._lines[index.row()] if index.isValid() else None
        return line if isinstance(line, Row) else None

    def beside(self, thing: UUID) -> UUID | None:
        """The row after this one, else the one before: what to select when it goes."""
        rows = [line.id for line in self._lines if isinstance(line, Row)]
        if thing not in rows:
            return None
        at = rows.index(thing)
        return next(iter((*rows[at + 1 : at + 2], *rows[max(at - 1, 0) : at])), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.row_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if not isinstance(line, Row):
            told = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return _said(line) if role in told else None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.thing.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.row_sentence(line)
        return None


def _said(line: Band | Way) -> str:
    if isinstance(line, Band):
        return words.band_words(line)
    return way_words(line.earlier, line.later, line.has)[0]
