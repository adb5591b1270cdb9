"""The words over the columns of a table whose rows are painted."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from planner.gui.theme import fonts
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_hairline, draw_text
from planner.gui.widgets.rows import RowTable

_HEIGHT = 30


class Heading(QHeaderView):
    """`margin` is before the words of the first column, `padding` around all others."""

    def __init__(self, table: RowTable, margin: int, padding: int) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table, self._margin, self._padding = table, margin, padding
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        height = max(fonts.scaled(_HEIGHT), fonts.metrics("label").height() + 10)
        return QSize(super().sizeHint().width(), height)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        tokens = TOKENS.current
        painter.save()
        painter.fillRect(rect, tokens.window)
        if section:
            painter.fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), tokens.line)
        before = self._padding if section else self._margin
        box = rect.adjusted(before, 0, -self._padding, 0)
        words = str(self._table.rows.headerData(section, Qt.Orientation.Horizontal))
        width = draw_text(painter, box, words, "label", tokens.text2)
        self.paint_beside(painter, box, width, section)
        draw_hairline(painter, rect.left(), rect.right() + 1, rect.bottom())
        painter.restore()

    def paint_beside(self, painter: QPainter, box: QRect, width: int, section: int) -> None:
        """What stands behind the words, which are so wide."""
