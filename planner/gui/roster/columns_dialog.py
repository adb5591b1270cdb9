"""Which columns the roster shows, and in which order."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from planner.gui.roster.columns import COLUMNS, USUAL, columns_of
from planner.gui.roster.words import tr
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog

_KEY = Qt.ItemDataRole.UserRole


class ColumnsDialog(Dialog):
    """The chosen ones stand first, in their order; drag a row or press Up and Down to move it."""

    chosen = Signal(object)  # keys in order

    def __init__(self, shown: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(tr("Columns"), parent, tr("Columns of the roster"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Columns"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.up, self.down = button(tr("Up"), "arrow-up"), button(tr("Down"), "arrow-down")
        self.usual = button(tr("Usual columns"), kind="link")
        self.show_them = button(tr("Show columns"), kind="primary")
        self.show_them.setDefault(True)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.usual.clicked.connect(lambda: self._fill(USUAL))
        self.show_them.clicked.connect(self._choose)
        beside = QHBoxLayout()
        for part in (self.up, self.down):
            beside.addWidget(part)
        beside.addStretch()
        beside.addWidget(self.usual)
        column = self.column
        column.addWidget(self.list, 1)
        column.addLayout(beside)
        self.add_foot(self.cancel_button(), self.show_them)
        self.resize(fonts.scaled(380), fonts.scaled(520))
        self._fill(shown)

    def _fill(self, shown: Sequence[str]) -> None:
        self.list.clear()
        chosen = [column.key for column in columns_of(list(shown))]
        for column in (*columns_of(chosen), *(each for each in COLUMNS if each.key not in chosen)):
            entry = QListWidgetItem(column.title)
            entry.setData(_KEY, column.key)
            entry.setCheckState(
                Qt.CheckState.Checked if column.key in chosen else Qt.CheckState.Unchecked
            )
            if column.key == "name":  # leads, and stays
                entry.setFlags(entry.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            self.list.addItem(entry)

    def _move(self, step: int) -> None:
        at = self.list.currentRow()
        to = at + step
        if at > 0 and 0 < to < self.list.count():
            self.list.insertItem(to, self.list.takeItem(at))
            self.list.setCurrentRow(to)

    @property
    def keys(self) -> list[str]:
        entries = [self.list.item(at) for at in range(self.list.count())]
        return [each.data(_KEY) for each in entries if each.checkState() == Qt.CheckState.Checked]

    def _choose(self) -> None:
        self.chosen.emit(self.keys)
        self.accept()
