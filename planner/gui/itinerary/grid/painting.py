"""How the grid is drawn: ground, hours, blocks, and what stands between them."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from planner.gui.itinerary import words
from planner.gui.itinerary.grid.compose import BAR, Drawn, Icon, Letters, Text
from planner.gui.itinerary.grid.layout import DAY, Column, Scale
from planner.gui.itinerary.grid.ways import Gap
from planner.gui.theme import icons
from planner.gui.theme.tokens import TOKENS

GUTTER = 52
OPENS, CLOSES = 7 * 60, 21 * 60  # outside of these minutes the ground is quieter
_DOTS = [1.0, 2.5]
_RADIUS = 4


def paint_icons(painter: QPainter, drawn: Iterable[Icon]) -> None:
    ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
    for rect, name, color in drawn:
        picture = icons.pixmap(name, round(rect.width()), color, ratio)
        painter.drawPixmap(rect.topLeft(), picture)


def paint_texts(painter: QPainter, texts: Iterable[Text]) -> None:
    for at, said, font, color in texts:
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(at, said)


def paint_block(painter: QPainter, block: Drawn) -> None:
    """One block: fill, bar, edge, then what it says."""
    rect = block.rect
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(block.fill)
    painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
    if block.veil is not None:
        paint_veil(painter, rect, block.veil)
    style = Qt.BrushStyle.BDiagPattern if block.hatched else Qt.BrushStyle.SolidPattern
    painter.setBrush(QBrush(block.bar, style))
    painter.drawRoundedRect(QRectF(rect.left(), rect.top(), BAR, rect.height()), 2, 2)
    if block.edge is not None:
        inset = block.edge.inset
        painter.setPen(block.edge.pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
    paint_icons(painter, block.icons)
    paint_texts(painter, block.texts)
    for at, width, color in block.strikes:
        painter.setPen(QPen(color, 1.5))
        painter.drawLine(at, QPointF(at.x() + width, at.y()))


def paint_veil(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Lines across private time, which is apart from what is public."""
    painter.setBrush(QBrush(color, Qt.BrushStyle.BDiagPattern))
    painter.drawRoundedRect(rect, _RADIUS, _RADIUS)


def paint_ground(
    painter: QPainter,
    area: QRectF,
    columns: Sequence[Column],
    shades: Sequence[bool],
    scale: Scale,
    letters: Letters,
) -> None:
    """Hours and half hours, columns and their edges; `shades` tells which columns are quieter."""
    tokens = TOKENS.current
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(area, tokens.base)
    right = columns[-1].left + columns[-1].width if columns else area.right()
    for column, shaded in zip(columns, shades, strict=True):
        strip = QRectF(column.left, area.top(), column.width, area.height())
        if shaded:
            painter.fillRect(strip, tokens.alt)
    for top, bottom in ((0, scale.y(OPENS)), (scale.y(CLOSES), scale.height)):
        painter.fillRect(QRectF(GUTTER, top, right - GUTTER, bottom - top), tokens.alt)
    painter.setPen(QPen(tokens.line, 1))
    for hour in range(scale.last // 60 + 1):
        y = round(scale.y(hour * 60)) + 0.5
        if area.top() - 20 <= y <= area.bottom() + 20:
            painter.drawLine(QPointF(GUTTER - 6, y), QPointF(right, y))
            _paint_hour(painter, hour, y, letters)
            painter.setPen(QPen(tokens.line, 1))
    for column in columns:
        x = round(column.left) + 0.5
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    if scale.last > DAY:
        _paint_rule(painter, scale.y(DAY), right, words.tr("Midnight"), letters)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _paint_hour(painter: QPainter, hour: int, y: float, letters: Letters) -> None:
    said = f"{hour % 24:02}:00"
    font = letters.fonts["second"]
    wide = letters.width(said, "second")
    painter.setFont(font)
    painter.setPen(TOKENS.current.text3)
    base = y + letters.measures["second"].ascent() / 2 - 1
    painter.drawText(
        QPointF(GUTTER - 10 - wide, max(base, letters.measures["second"].ascent())), said
    )


def _paint_rule(painter: QPainter, y: float, right: float, said: str, letters: Letters) -> None:
    tokens = TOKENS.current
    painter.setPen(QPen(tokens.line2, 1))
    painter.drawLine(QPointF(GUTTER, round(y) + 0.5), QPointF(right, round(y) + 0.5))
    painter.setFont(letters.fonts["label"])
    painter.setPen(tokens.text2)
    wide = letters.width(said, "label")
    painter.drawText(QPointF(right - wide - 8, y - 3), said)


def paint_gap(
    painter: QPainter, gap: Gap, column: Column, top: float, bottom: float, letters: Letters
) -> None:
    """A dotted line from one block to the next, how to go, and what is said of it."""
    tokens = TOKENS.current
    top, bottom = top + 1, bottom - 1
    if bottom - top < 3:
        return
    color = tokens.error if gap.short else tokens.text3
    pen = QPen(color, 1)
    pen.setDashPattern(_DOTS)
    x = column.left + 22
    painter.setPen(pen)
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    if bottom - top < 12:
        return
    middle = (top + bottom) / 2
    box = QRectF(round(x + 12), round(middle - 7), 14, 14)
    if column.width > 40:
        paint_icons(painter, [Icon(box, gap.icon, tokens.error if gap.short else tokens.text2)])
    role = "label" if gap.short else "second"
    width = column.width - 22 - 12 - 14 - 12
    if bottom - top >= 14 and width > 40:
        words_color = tokens.error if gap.short else tokens.text2
        base = middle + letters.measures[role].ascent() / 2 - 1
        said = letters.cut(gap.text, role, width)
        paint_texts(
            painter,
            [Text(QPointF(box.right() + 6, base), said, letters.fonts[role], words_color)],
        )


def paint_badge(
    painter: QPainter, block: QRectF, stretch: str, letters: Letters, low: bool = False
) -> None:
    """“Clash 15:15 - 15:45” at the upper right edge of a block."""
    tokens = TOKENS.current
    said = words.tr("Clash {hours}", hours=stretch)
    if letters.width(said, "label") + 30 > block.width():
        said = words.tr("Clash")
    if block.width() < 60:
        said = ""
    wide = min(letters.width(said, "label") + (28 if said else 22), block.width())
    top = block.top() + 2 if low else block.top() - 17
    chip = QRectF(block.right() - wide, top, wide, 17)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.error)
    painter.drawRoundedRect(chip, _RADIUS, _RADIUS)
    box = QRectF(round(chip.left() + 6), round(chip.center().y() - 6), 12, 12)
    paint_icons(painter, [Icon(box, "alert-octagon", tokens.base)])
    base = chip.center().y() + letters.measures["label"].ascent() / 2 - 1
    said = letters.cut(said, "label", wide - 24)
    at = QPointF(box.right() + 4, base)
    paint_texts(painter, [Text(at, said, letters.fonts["label"], tokens.base)])


def paint_ring(painter: QPainter, rect: QRectF, color: QColor, width: float = 2.5) -> None:
    """Around the outside of a block."""
    out = width / 2 + 0.5
    painter.setPen(QPen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), _RADIUS + 2, _RADIUS + 2)


def paint_handles(painter: QPainter, rect: QRectF, edges: Collection[str]) -> None:
    """Where an edge is taken to make a thing longer or shorter."""
    tokens = TOKENS.current
    painter.setPen(QPen(tokens.accent, 1.5))
    painter.setBrush(tokens.base)
    wide = min(18.0, rect.width() / 2)
    for edge, y in (("start", rect.top()), ("end", rect.bottom())):
        if edge in edges:
            at = QRectF(rect.center().x() - wide / 2, y - 2.5, wide, 5)
            painter.drawRoundedRect(at, 2, 2)


def paint_line_of_time(
    painter: QPainter, minute: int, left: float, right: float, scale: Scale, said: str,
    color: QColor, letters: Letters, dashed: bool,
) -> None:  # fmt: skip
    """A line across the columns, its time in the gutter."""
    tokens = TOKENS.current
    y = round(scale.y(minute)) + 0.5
    pen = QPen(color, 1.5)
    if dashed:
        pen.setDashPattern([4, 2])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    chip = QRectF(1, y - 8.5, 42, 17)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(chip, _RADIUS, _RADIUS)
    painter.setFont(letters.fonts["mark"])
    painter.setPen(tokens.base)
    painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), said)


def strip_rect(rect: QRectF) -> QRect:
    """The pixels to paint again for what stands here, its ring and handles included."""
    return rect.adjusted(-6, -24, 8, 30).toAlignedRect()
