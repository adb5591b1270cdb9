"""Widgets in a row that goes on in the next line where there is no more room."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """From the leading edge to the other, then down; each widget as large as it asks to be."""

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's own name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's own name
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's own name
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's own name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's own name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own name
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's own name
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's own name
        super().setGeometry(rect)
        self._lay_out(rect, move=True)

    def _lay_out(self, rect: QRect, move: bool) -> int:
        """Put each in its place, or only find out how high they all are."""
        x, y, line = 0, rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint().boundedTo(QSize(rect.width(), 16777215))
            if x and x + size.width() > rect.width():
                x, y, line = 0, y + line + self._gap, 0
            if move:
                place = QRect(QPoint(rect.x() + x, y), size)
                direction = widget.layoutDirection() if widget else Qt.LayoutDirection.LeftToRight
                if direction is Qt.LayoutDirection.RightToLeft:
                    place.moveRight(rect.right() - x)
                item.setGeometry(place)
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line - rect.y()
