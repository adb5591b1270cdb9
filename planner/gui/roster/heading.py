"""The headings of the roster: a click sorts, a third one goes back to the order of precedence."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

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

    def paint_beside(self, painter: QPainter, box: QRect, width: int, section: int) -> None:
        if self._model.sorted_by == self._model.shown[section].key:
            arrow = "chevron-down" if self._model.descending else "chevron-up"
            side = fonts.scaled(_ARROW)
            at = QRect(box.left() + width + 2, box.center().y() - side // 2 + 1, side, side)
            icons.paint(painter, at, arrow, TOKENS.current.text2)
