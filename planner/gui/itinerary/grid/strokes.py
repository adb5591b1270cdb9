"""Many blocks as flat lists of strokes, so that the painter changes its tools least."""

from collections import defaultdict
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPixmap

from planner.gui.itinerary.grid.compose import BAR, Drawn
from planner.gui.theme import icons

RADIUS, OF_BAR = 4, 2


class Strokes:
    """Blocks that do not lie over each other, sorted once by color and face."""

    def __init__(self, blocks: Iterable[Drawn]) -> None:
        self._fills: dict[int, list[QRectF]] = defaultdict(list)
        self._bars: dict[tuple[int, bool], list[QRectF]] = defaultdict(list)
        self._texts: dict[tuple[str, int], list[tuple[QPointF, str]]] = defaultdict(list)
        self._faces: dict[tuple[str, int], tuple[QFont, QColor]] = {}
        self._veils: list[tuple[QBrush, QRectF]] = []
        self._edges: list[tuple[QPen, QRectF]] = []
        self._strikes: list[tuple[QPen, QPointF, QPointF]] = []
        self._icons: list[tuple[QPointF, str, int, QColor]] = []
        self._pictures: tuple[float, list[tuple[QPointF, QPixmap]]] = (0.0, [])
        for block in {id(block): block for block in blocks}.values():  # a crowd shares one
            self._add(block)

    def _add(self, block: Drawn) -> None:
        rect = block.rect
        self._fills[block.fill.rgba()].append(rect)
        bar = QRectF(rect.left(), rect.top(), BAR, rect.height())
        self._bars[block.bar.rgba(), block.hatched].append(bar)
        if block.veil is not None:
            self._veils.append((QBrush(block.veil, Qt.BrushStyle.BDiagPattern), rect))
        if block.edge is not None:
            pen, inset = block.edge
            self._edges.append((pen, rect.adjusted(inset, inset, -inset, -inset)))
        for at, said, font, color in block.texts:
            key = (font.key(), color.rgba())
            self._faces[key] = (font, color)
            self._texts[key].append((at, said))
        for box, name, color in block.icons:
            self._icons.append((box.topLeft(), name, round(box.width()), color))
        for at, width, color in block.strikes:
            self._strikes.append((QPen(color, 1.5), at, QPointF(at.x() + width, at.y())))

    def paint(self, painter: QPainter, ratio: float) -> None:
        """All fills and veils, then bars, edges, icons, words."""
        painter.setPen(Qt.PenStyle.NoPen)
        for fill, rects in self._fills.items():
            painter.setBrush(QColor.fromRgba(fill))
            for rect in rects:
                painter.drawRoundedRect(rect, RADIUS, RADIUS)
        for veil, rect in self._veils:
            painter.setBrush(veil)
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        for (bar, hatched), rects in self._bars.items():
            style = Qt.BrushStyle.BDiagPattern if hatched else Qt.BrushStyle.SolidPattern
            painter.setBrush(QBrush(QColor.fromRgba(bar), style))
            for rect in rects:
                painter.drawRoundedRect(rect, OF_BAR, OF_BAR)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen, rect in self._edges:
            painter.setPen(pen)
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        for place, picture in self._drawn_icons(ratio):
            painter.drawPixmap(place, picture)
        for key, texts in self._texts.items():
            font, color = self._faces[key]
            painter.setFont(font)
            painter.setPen(color)
            for at, said in texts:
                painter.drawText(at, said)
        for pen, left, right in self._strikes:
            painter.setPen(pen)
            painter.drawLine(left, right)

    def _drawn_icons(self, ratio: float) -> list[tuple[QPointF, QPixmap]]:
        """The icons as pictures of this many pixels, made once."""
        if self._pictures[0] != ratio:
            made = [
                (at, icons.pixmap(name, side, color, ratio))
                for at, name, side, color in self._icons
            ]
            self._pictures = (ratio, made)
        return self._pictures[1]
