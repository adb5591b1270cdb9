"""The delegates of one visit as a table to type into: the keys of a spreadsheet."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QByteArray, QItemSelectionModel, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from planner.gui.roster.cells import CellDelegate
from planner.gui.roster.columns import RosterColumn
from planner.gui.roster.frozen import FrozenTable
from planner.gui.roster.heading import SortingHeading
from planner.gui.roster.model import RosterModel
from planner.gui.roster.painting import chips_of, row_height
from planner.gui.roster.pasting import as_block, block_of, cells_of
from planner.gui.roster.rows import CARE
from planner.gui.roster.words import FIELD_NAMES, tr
from planner.gui.theme import fonts
from planner.gui.widgets.secret import secret

_LEAST = 120  # of the last column
_CELLS = "application/x-planner-cells"  # marks cells of one column that were copied here


class RosterTable(FrozenTable):
    """Typing begins an edit, Tab goes across, Enter down, and at the last row asks for the next."""

    add_wanted = Signal()
    gap_wanted = Signal(object, str)  # id, field: a chip was clicked
    pasted = Signal(object)  # Block
    refused = Signal(object)  # Refused: a word that was typed is none of a list
    filled = Signal(object)  # fields by id: the same for all selected rows
    move_wanted = Signal(object, int)  # id, steps down

    def __init__(self, model: RosterModel, parent: QWidget | None = None) -> None:
        super().__init__(model, tr("Roster"), parent)
        self.roster = model
        self._cells = CellDelegate(self, model)
        self._cells.row_left.connect(self._go_down)
        self._cells.refused.connect(self.refused)
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
        if ctrl and shift and event.key() == Qt.Key.Key_C:
            self.copy_rows()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            mime = QGuiApplication.clipboard().mimeData()
            if mime is not None:
                self.paste(mime.text(), mime.hasFormat(_CELLS))
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
            self._clear()
        elif event.text().isprintable() and event.text().strip() and not ctrl:
            self._begin(index, event.text())
        else:
            super().keyPressEvent(event)

    def _begin(self, index: QModelIndex, typed: str = "") -> None:
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            if index.column() == 0:
                self.horizontalScrollBar().setValue(0)  # typed where it stands
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

    def _clear(self) -> None:
        """Empty the column of the cursor in all selected rows; nobody is left without a name."""
        index = self.currentIndex()
        fields = self.roster.shown[index.column()].fields if index.isValid() else ()
        if fields and "family_name" not in fields:
            empty, rows = dict.fromkeys(fields, ""), self._selected_rows()
            if len(rows) > 1:
                self.filled.emit({self.roster.id_at(row): empty for row in rows})
            else:
                self.roster.change(index, empty)

    # -- blocks -----------------------------------------------------------------------------------

    def _selected_rows(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def copy(self) -> None:
        """The cells of the cursor's column in all selected rows."""
        index = self.currentIndex()
        column = self.roster.shown[index.column()] if index.isValid() else None
        if column is not None and column.fields:
            cells = [self.roster.said(row, [column]) for row in self._selected_rows()]
            data = copied(as_block(cells), [column])
            data.setData(_CELLS, QByteArray(b"1"))
            QGuiApplication.clipboard().setMimeData(data)

    def copy_rows(self) -> None:
        """The selected rows as a block with headings that a spreadsheet takes; nothing private."""
        shown = [column for column in self.roster.shown if column.fields]
        headings = [tr(FIELD_NAMES[name]) for column in shown for name in column.fields]
        rows = [self.roster.said(row, shown) for row in self._selected_rows()]
        QGuiApplication.clipboard().setMimeData(copied(as_block([headings, *rows]), shown))

    def paste(self, text: str, own: bool = False) -> None:
        """A block from the topmost selected row on, and on below the last one.

        One row of a block goes into all selected rows. `own` cells are those of one column here.
        """
        if not text.strip():
            return
        rows, column = self._selected_rows() or [0], max(self.currentIndex().column(), 0)
        columns = self.roster.shown[column:]
        if len(rows) > 1 and len(cells_of(text)) == 1:
            text = "\n".join([text.removesuffix("\n")] * len(rows))
            below = rows
        else:
            below = list(range(rows[0], self.roster.rowCount()))
        width = len(cells_of(text)[0])
        same = columns[0].fields if own and len(columns[0].fields) == width else None
        block = block_of(text, columns, [self.roster.id_at(row) for row in below], same)
        self.pasted.emit(block)

    def fill_down(self) -> None:
        """Give all selected rows what the topmost of them has in the column of the cursor."""
        rows, index = self._selected_rows(), self.currentIndex()
        fields = self.roster.shown[index.column()].fields if index.isValid() else ()
        if len(rows) < 2 or not fields or "family_name" in fields:
            return
        topmost = self.roster.value(rows[0])
        same = {field: topmost.value(field) for field in fields}
        self.filled.emit({self.roster.id_at(row): same for row in rows[1:]})

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


def copied(text: str, columns: Sequence[RosterColumn]) -> QMimeData:
    """What goes to the clipboard; where needs are in it, it is kept out of histories."""
    if any(name in CARE for column in columns for name in column.fields):
        return secret(text)
    data = QMimeData()
    data.setText(text)
    return data
