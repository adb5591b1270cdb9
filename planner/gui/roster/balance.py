"""For whom the delegation speaks: a small block a delegate, and the sectors that have none."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planner.gui.roster.rows import Balance
from planner.gui.roster.words import SECTORS, counted, tr
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS, Tokens
from planner.gui.widgets.painting import draw_hairline, draw_text, text_width

_LINE, _LEAST = 22, 34  # heights of a line and of the strip
_LEFT, _RIGHT, _GAP = 16, 12, 16
_BLOCK, _STEP = 7, 9
_MOST = 40  # blocks of a sector; of more the number tells
_WORDS = 5  # from the blocks to the words


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of the strip, with a block for each delegate, or a mark, before them."""

    words: str
    role: str = "second"
    blocks: int = 0
    mark: str = ""

    @property
    def indent(self) -> int:
        if self.mark:
            return fonts.scaled(14) + _WORDS
        return self.blocks * _STEP + _WORDS if self.blocks else 0

    @property
    def width(self) -> int:
        return self.indent + text_width(self.words, self.role) + 1


def parts_of(balance: Balance) -> list[Part]:
    parts = [Part(tr("Sector balance"), "label")]
    for sector, count in balance.present:
        parts.append(Part(f"{tr(SECTORS[sector])} {count}", blocks=min(count, _MOST)))
    if balance.unknown:
        blocks = min(balance.unknown, _MOST)
        parts.append(Part(f"{tr('Unknown')} {balance.unknown}", blocks=blocks))
    if balance.missing:
        names = ", ".join(tr(SECTORS[sector]).lower() for sector in balance.missing)
        words = counted(len(balance.missing), "Sector missing:", "Sectors missing:")
        parts.append(Part(f"{words} {names}", "label", mark="information-outline"))
    return parts


def placed(parts: list[Part], width: int) -> Iterator[tuple[Part, int, int]]:
    """Each part with its left edge and the number of its line; a line is at most `width` wide."""
    left = line = 0
    for part in parts:
        if left and left + part.width > width:
            left, line = 0, line + 1
        yield part, left, line
        left += part.width + _GAP


def paint_balance(painter: QPainter, rect: QRect, balance: Balance, tokens: Tokens) -> None:
    """The parts in as many lines as they take, from the top."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    height = fonts.scaled(_LINE)
    for part, left, line in placed(parts_of(balance), rect.width()):
        box = QRect(rect.left() + left, rect.top() + line * height, part.width, height)
        color = tokens.note if part.mark else tokens.text2
        for place in range(part.blocks):
            block = QRectF(box.left() + place * _STEP, box.center().y() - 4, _BLOCK, 10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.text2)
            painter.drawRoundedRect(block, 1.5, 1.5)
        if part.mark:
            side = fonts.scaled(14)
            at = QRect(box.left(), box.center().y() - side // 2 + 1, side, side)
            icons.paint(painter, at, part.mark, color)
        words = box.adjusted(part.indent, 0, rect.right() - box.right(), 0)
        draw_text(painter, words, part.words, part.role, color)
    painter.restore()


class BalanceStrip(QWidget):
    """At the foot of the table; as high as its words need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._balance = Balance((), (), 0)

    def show_balance(self, balance: Balance) -> None:
        self._balance = balance
        self.setAccessibleName(", ".join(part.words for part in parts_of(balance)))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(max(_LEAST, self._lines() * fonts.scaled(_LINE) + 12))

    def _lines(self) -> int:
        room = self.width() - _LEFT - _RIGHT
        return 1 + max(line for _, _, line in placed(parts_of(self._balance), room))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_hairline(painter, 0, self.width(), 0)
        top = (self.height() - self._lines() * fonts.scaled(_LINE)) // 2 + 1
        room = QRect(_LEFT, top, self.width() - _LEFT - _RIGHT, self.height() - top)
        paint_balance(painter, room, self._balance, TOKENS.current)
