"""Tables whose rows are painted: a model that is a picture of one query, and the view for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_hairline

Index = QModelIndex | QPersistentModelIndex

VALUE_ROLE = Qt.ItemDataRole.UserRole + 1
ID_ROLE = Qt.ItemDataRole.UserRole + 2
_EDGE = 3  # of a selected row


@dataclass(frozen=True, slots=True)
class Column:
    """Its heading, translated already, and what a cell of it says of a row's value."""

    heading: str
    said: Callable[[Any], str]


class RowModel(QAbstractTableModel):
    """Rows of one value each, known by the id of what they show."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._ids: list[UUID] = []

    def value(self, row: int) -> Any:
        """What the row is painted from."""
        raise NotImplementedError

    def sentence(self, row: int) -> str:
        """The whole row as a screen reader says it."""
        return ", ".join(filter(None, (column.said(self.value(row)) for column in self._columns)))

    def show(self, ids: list[UUID]) -> None:
        """Other rows in place of these; `value` must know them by now."""
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()

    def id_at(self, row: int) -> UUID:
        return self._ids[row]

    def row_of(self, thing: UUID | None) -> int | None:
        """The row that shows this; None if none does."""
        try:
            return self._ids.index(thing)  # type: ignore[arg-type]  # None is no row's
        except ValueError:
            return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if not index.isValid():
            return None
        if role == ID_ROLE:
            return self._ids[row]
        if role == VALUE_ROLE:
            return self.value(row)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return self.sentence(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._columns[column].said(self.value(row))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._columns[section].heading
        return None


class RowTable(QTableView):
    """One row is chosen, and stays so when the model shows another answer. Enter opens it."""

    opened = Signal(object, int)  # id, column: by Enter or a double click
    row_chosen = Signal(object)  # id

    def __init__(self, model: RowModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self._hovered = -1
        self._kept: tuple[UUID | None, int] = (None, 0)
        self._fitted = False  # there is nothing to measure before it is put together
        self.setModel(model)
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._choose_again)
        self.selectionModel().currentRowChanged.connect(self._tell)

    def setHorizontalHeader(self, header: QHeaderView) -> None:  # noqa: N802 - Qt's own name
        """A header, too, forgets what is chosen when the rows come anew: choose after it."""
        super().setHorizontalHeader(header)
        self.rows.modelReset.disconnect(self._choose_again)
        self.rows.modelReset.connect(self._choose_again)

    # -- measures ---------------------------------------------------------------------------------

    def fit(self) -> None:
        """As high as the letters are; asked once it is put together, and when these change."""
        self._fitted = True
        self.horizontalHeader().setFixedHeight(self.horizontalHeader().sizeHint().height())
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.lay_out()

    def row_height(self) -> int:
        raise NotImplementedError

    def lay_out(self) -> None:
        """Give the columns the width there is."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._fitted:
            self.fit()

    # -- which row is chosen ----------------------------------------------------------------------

    @property
    def chosen(self) -> UUID | None:
        index = self.currentIndex()
        return self.rows.id_at(index.row()) if index.isValid() else None

    def choose(self, thing: UUID | None, column: int = 0) -> bool:
        """Select the row of this and bring it into sight; False if it is not shown."""
        row = self.rows.row_of(thing)
        if row is None:
            return False
        index, flags = self.rows.index(row, column), QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def _remember(self) -> None:
        if self.chosen:
            self._kept = self.chosen, self.currentIndex().column()

    def _choose_again(self) -> None:
        self.choose(*self._kept)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_chosen.emit(self.rows.id_at(index.row()))

    # -- keys and pointer -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(self.rows.id_at(index.row()), index.column())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(self.rows.id_at(index.row()), index.column())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason  # which chooses by itself
        if not by_mouse and not self.currentIndex().isValid() and self.rows.rowCount():
            self.choose(self.rows.id_at(0))

    def _hover(self, row: int) -> None:
        for each in {self._hovered, row} - {-1}:
            top, height = self.rowViewportPosition(each), self.rowHeight(each)
            self.viewport().update(0, top, self.viewport().width(), height)
        self._hovered = row

    # -- painting ---------------------------------------------------------------------------------

    def paint_ground(self, painter: QPainter, rect: QRect, index: Index) -> bool:
        """What lies under a cell: hovered, selected, the hairline. Gives back if it is selected."""
        tokens = TOKENS.current
        selected = self.selectionModel().isSelected(index)
        if selected:
            painter.fillRect(rect, tokens.accent_tint)
        elif index.row() == self._hovered:
            painter.fillRect(rect, tokens.alt)
        draw_hairline(painter, rect.left(), rect.right() + 1, rect.bottom())
        if selected and index.column() == 0:
            painter.fillRect(QRect(rect.left(), rect.top(), _EDGE, rect.height()), tokens.accent)
        return selected
