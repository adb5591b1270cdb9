"""The headings of the roster: a click sorts, a third one goes back to the order of precedence."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent

from planner.gui.roster.model import RosterModel
from planner.gui.roster.painting import MARGIN, PADDING
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.heading import Heading
from planner.gui.widgets.rows import RowTable

_ARROW = 14


class SortingHeading(Heading):
    def __init__(self, table: RowTable, model: RosterModel) -> None:
        super().__init__(table, MARGIN, PADDING)
        self._model = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.sectionClicked.connect(self._sort)

    def _sort(self, section: int) -> None:
        key, model = self._model.shown[section].key, self._model
        if model.sorted_by != key:
            model.sort_by(key)
        elif not model.descending:
            model.sort_by(key, descending=True)
        else:
            model.sort_by(None)

    def _is_frozen(self, at: int) -> bool:
        """Whether the heading of the first column covers this place."""
        return bool(self.offset()) and at < self.sectionSize(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_frozen(event.rect().left()):
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(0, 0, self.sectionSize(0), self.height()), 0)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._is_frozen(int(event.position().x())):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_frozen(int(event.position().x())):
            self._sort(0)
        else:
            super().mouseReleaseEvent(event)

    def paint_beside(self, painter: QPainter, box: QRect, width: int, section: int) -> None:
        if self._model.sorted_by == self._model.shown[section].key:
            arrow = "chevron-down" if self._model.descending else "chevron-up"
            side = fonts.scaled(_ARROW)
            at = QRect(box.left() + width + 2, box.center().y() - side // 2 + 1, side, side)
            icons.paint(painter, at, arrow, TOKENS.current.text2)
