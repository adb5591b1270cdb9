"""A table whose first column stays in sight while the others are scrolled under it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.rows import RowTable

Index = QModelIndex | QPersistentModelIndex


class FrozenTable(RowTable):
    """The first column is painted once more at the left edge, over what is scrolled under it."""

    @property
    def frozen(self) -> int:
        """How wide the column is that covers others; 0 while nothing is scrolled aside."""
        return self.columnWidth(0) if self.horizontalScrollBar().value() else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        width = self.frozen
        if not width or event.rect().left() >= width:
            return
        painter, option = QPainter(self.viewport()), QStyleOptionViewItem()
        self.initViewItemOption(option)
        first, last = self.rowAt(event.rect().top()), self.rowAt(event.rect().bottom())
        for row in range(max(first, 0), (last if last >= 0 else self.rows.rowCount() - 1) + 1):
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            option.rect = QRect(0, top, width, height)
            painter.fillRect(option.rect, TOKENS.current.base)
            self.itemDelegate().paint(painter, option, self.rows.index(row, 0))
            painter.fillRect(QRect(width - 1, top, 1, height), TOKENS.current.line)
        painter.end()

    def scrollContentsBy(self, across: int, down: int) -> None:  # noqa: N802 - Qt's own name
        super().scrollContentsBy(across, down)
        if across:  # what stays in place is not to be carried along
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    def indexAt(self, at: QPoint) -> QModelIndex:  # noqa: N802 - Qt's own name
        if at.x() < self.frozen and (row := self.rowAt(at.y())) >= 0:
            return self.rows.index(row, 0)
        return super().indexAt(at)

    def scrollTo(  # noqa: N802 - Qt's own name
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Into sight, and not under the first column, which itself is in sight always."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() == 0:
            bar.setValue(before)
        elif bar.value() and (hidden := self.columnWidth(0) - self.visualRect(index).left()) > 0:
            bar.setValue(bar.value() - hidden)
