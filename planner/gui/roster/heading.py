"""The headings of the roster: a click sorts, a third one goes back to the order of precedence."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from planner.gui.roster.model import RosterModel
from planner.gui.roster.painting import MARGIN, PADDING
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_hairline, draw_text

_HEIGHT, _ARROW = 30, 14


class Heading(QHeaderView):
    def __init__(self, table: QTableView, model: RosterModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._model = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
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

    def sizeHint(self) -> QSize:
        height = max(fonts.scaled(_HEIGHT), fonts.metrics("label").height() + 10)
        return QSize(super().sizeHint().width(), height)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        tokens, column = TOKENS.current, self._model.shown[section]
        painter.save()
        painter.fillRect(rect, tokens.window)
        if section:
            painter.fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), tokens.line)
        box = rect.adjusted(PADDING if section else MARGIN, 0, -PADDING, 0)
        width = draw_text(painter, box, column.title, "label", tokens.text2)
        if self._model.sorted_by == column.key:
            arrow = "chevron-down" if self._model.descending else "chevron-up"
            side = fonts.scaled(_ARROW)
            at = QRect(box.left() + width + 2, box.center().y() - side // 2 + 1, side, side)
            icons.paint(painter, at, arrow, tokens.text2)
        draw_hairline(painter, rect.left(), rect.right() + 1, rect.bottom())
        painter.restore()
