"""What the blocks of the timeline mean."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.gui.exchanges.health_line import MARGIN
from planner.gui.exchanges.timeline import Look, paint_band, paint_block, paint_mark
from planner.gui.exchanges.words import tr
from planner.gui.theme import fonts
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_hairline, draw_text, text_width

_HEIGHT = 36


class Legend(QWidget):
    """One line at the foot of the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(", ".join([*(word for _, word in _entries()), tr("Follow-on")]))

    def sizeHint(self) -> QSize:
        return QSize(600, max(_HEIGHT, fonts.scaled(_HEIGHT)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), TOKENS.current
        draw_hairline(painter, 0, self.width(), 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = MARGIN
        for mark, word in _entries():
            width = fonts.scaled(26 if mark is None else 14)
            height = fonts.scaled(14)
            box = QRectF(left, (self.height() - height) // 2, width, height)
            if mark is None:
                paint_band(painter, box, "", tokens)
            else:
                paint_block(painter, box, *mark, tokens)
            left += width + 6
            words = QRect(left, 0, text_width(word, "second") + 1, self.height())
            left += draw_text(painter, words, word, "second", tokens.text2) + 18
        size = fonts.scaled(14)
        paint_mark(painter, QPointF(left + size / 2, self.height() / 2), tokens)
        words = QRect(left + size + 6, 0, self.width(), self.height())
        draw_text(painter, words, tr("Follow-on"), "second", tokens.text2)


def _entries() -> list[tuple[tuple[str, Look | None] | None, str]]:
    """Number and look of a block, or None for the band, with what it stands for."""
    return [
        (("1", None), tr("First visit")),
        (None, tr("Return window")),
        (("2", Look.CERTAIN), tr("Return visit, confirmed or held")),
        (("2", Look.TENTATIVE), tr("Return visit, tentative")),
    ]
