"""A list of all delegates with a tick each: asked for as they are seen, for there may be very
many."""

from collections.abc import Iterable, Sequence
from itertools import islice
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from planner.gui.theme import fonts
from planner.gui.widgets.rows import Index
from planner.model import Delegate

_MOST_SHOWN = 12  # rows of the list before it scrolls
_MEASURED = 200  # names, for the width of the list
_TICK = Qt.ItemDataRole.CheckStateRole


class Ticks(QAbstractListModel):
    """Delegates in their order; a tick is put and taken by the view."""

    def __init__(
        self, delegates: Sequence[Delegate], ticked: Iterable[UUID], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._delegates, self._ticked = delegates, set(ticked)

    @property
    def ticked(self) -> list[UUID]:
        return [id_ for each in self._delegates if (id_ := each.id) in self._ticked]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._delegates)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        delegate = self._delegates[index.row()]
        if role == _TICK:
            on = delegate.id in self._ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return str(delegate) if role == Qt.ItemDataRole.DisplayRole else None

    def setData(self, index: Index, value: object, role: int = _TICK) -> bool:
        if role != _TICK:
            return False
        delegate = self._delegates[index.row()].id
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._ticked.add(delegate)
        else:
            self._ticked.discard(delegate)
        self.dataChanged.emit(index, index, [_TICK])
        return True


class DelegatePicker(QWidget):
    """Told once, when it closes. Esc changes nothing."""

    picked = Signal(object)  # ids of delegates

    def __init__(
        self, delegates: Sequence[Delegate], chosen: Sequence[UUID], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._given_up = False
        self._names = [str(each) for each in islice(delegates, _MEASURED)]
        self.ticks = Ticks(delegates, chosen, self)
        self.list = QListView()
        self.list.setModel(self.ticks)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Delegates"))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)

    def open_at(self, corner: QPoint) -> None:
        rows = min(self.ticks.rowCount(), _MOST_SHOWN)
        high = max(self.list.sizeHintForRow(0), fonts.scaled(24)) * rows + 16
        letters = self.list.fontMetrics()
        wide = max((letters.horizontalAdvance(name) for name in self._names), default=0) + 96
        self.resize(max(wide, fonts.scaled(220)), high)
        self.move(corner)
        self.show()
        self.list.setCurrentIndex(self.ticks.index(0))
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._given_up = True
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._given_up:
            self.picked.emit(self.ticks.ticked)
        super().closeEvent(event)
