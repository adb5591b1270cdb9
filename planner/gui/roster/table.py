"""The delegates of one visit as a table to type into: the keys of a spreadsheet."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from planner.gui.roster.cells import CellDelegate
from planner.gui.roster.heading import SortingHeading
from planner.gui.roster.model import RosterModel
from planner.gui.roster.painting import chips_of, row_height
from planner.gui.roster.pasting import Block, block_of
from planner.gui.roster.words import tr
from planner.gui.theme import fonts
from planner.gui.widgets.rows import RowTable

_LEAST = 120  # of the last column


class RosterTable(RowTable):
    """Typing begins an edit, Tab goes across, Enter down, and at the last row asks for the next."""

    add_wanted = Signal()
    gap_wanted = Signal(object, str)  # id, field: a chip was clicked
    pasted = Signal(object)  # Block
    filled_down = Signal(object)  # fields by id
    move_wanted = Signal(object, int)  # id, steps down

    def __init__(self, model: RosterModel, parent: QWidget | None = None) -> None:
        super().__init__(model, tr("Roster"), parent)
        self.roster = model
        self._cells = CellDelegate(self, model)
        self._cells.row_left.connect(self._go_down)
        self.setItemDelegate(self._cells)
        self.heading = SortingHeading(self, model)
        self.setHorizontalHeader(self.heading)
        self.setTabKeyNavigation(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        model.modelReset.connect(self.lay_out)
        self.fit()

    # -- measures ---------------------------------------------------------------------------------

    def row_height(self) -> int:
        return row_height()

    def lay_out(self) -> None:
        widths = [fonts.scaled(column.width) for column in self.roster.shown]
        rest = self.viewport().width() - sum(widths[:-1])
        widths[-1] = max(rest, fonts.scaled(_LEAST))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    # -- keys -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, held = self.currentIndex(), event.modifiers()
        ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif ctrl and event.key() == Qt.Key.Key_D:
            self.fill_down()
        elif ctrl and shift and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            if self.chosen and self.roster.is_whole:
                self.move_wanted.emit(self.chosen, step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_down()
        elif event.key() == Qt.Key.Key_F2:
            self._begin(index)
        elif event.key() == Qt.Key.Key_Delete:
            self._clear(index)
        elif event.text().isprintable() and event.text().strip() and not ctrl:
            self._begin(index, event.text())
        else:
            super().keyPressEvent(event)

    def _begin(self, index: QModelIndex, typed: str = "") -> None:
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
            if typed and self._cells.editor is not None:
                self._cells.editor.type_over(typed)

    def begin_field(self, delegate_id: UUID, field: str) -> bool:
        """Open the cell of this field; False where no column shows it."""
        for column, each in enumerate(self.roster.shown):
            if field in each.fields and self.choose(delegate_id, column):
                self._begin(self.currentIndex())
                return True
        return False

    def _go_down(self) -> None:
        index = self.currentIndex()
        below = index.siblingAtRow(index.row() + 1)
        self.setFocus()
        if below.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(below, flags.ClearAndSelect | flags.Rows)
        else:
            self.add_wanted.emit()

    def _clear(self, index: QModelIndex) -> None:
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            fields = self.roster.shown[index.column()].fields
            if "family_name" not in fields:
                self.roster.change(index, dict.fromkeys(fields, ""))

    # -- blocks -----------------------------------------------------------------------------------

    def _selected_rows(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def copy(self) -> None:
        """The selected rows as a block that a spreadsheet takes; nothing private is in it."""
        columns = range(self.roster.columnCount())
        lines = [
            "\t".join(self.roster.text(row, column) for column in columns)
            for row in self._selected_rows()
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self, text: str) -> None:
        """A block from here on, over the rows that are there and on below them."""
        index = self.currentIndex()
        if text.strip():
            row, column = max(index.row(), 0), max(index.column(), 0)
            fields = [name for each in self.roster.shown[column:] for name in each.fields]
            rest = [self.roster.id_at(at) for at in range(row, self.roster.rowCount())]
            block: Block = block_of(text, fields, rest)
            self.pasted.emit(block)

    def fill_down(self) -> None:
        """Give all selected rows what the topmost of them has in the column of the cursor."""
        rows, index = self._selected_rows(), self.currentIndex()
        fields = self.roster.shown[index.column()].fields if index.isValid() else ()
        if len(rows) < 2 or not fields or "family_name" in fields:
            return
        topmost = self.roster.value(rows[0])
        same = {field: topmost.value(field) for field in fields}
        self.filled_down.emit({self.roster.id_at(row): same for row in rows[1:]})

    # -- pointer ----------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        found = self._gap_at(event)
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.gap_wanted.emit(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        hand = self._gap_at(event) is not None
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._begin(self.indexAt(event.position().toPoint()))

    def _gap_at(self, event: QMouseEvent) -> tuple[UUID, str] | None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not index.isValid() or self.roster.shown[index.column()].key != "missing":
            return None
        row = self.roster.value(index.row())
        for box, gap in chips_of(self.visualRect(index), row.gaps):
            if box.contains(at):
                return row.id, gap.fields[0]
        return None

    def order(self) -> Sequence[UUID]:
        return [self.roster.id_at(row) for row in range(self.roster.rowCount())]
