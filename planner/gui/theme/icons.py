"""Icons by their Material Design name, drawn from the font that QtAwesome brings.

QtAwesome itself takes a fifth of a second to import; its font and table of names take a hundredth,
and the window has to be painted at once. An icon asks for its color when it is painted, so a change
of theme needs no new icons.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPixmap,
    QPixmapCache,
    QRawFont,
    QTransform,
)

from planner.gui.theme.tokens import TOKENS

_EM = 240.0  # units in which outlines are kept
_GLYPH = 0.875  # of the box, as QtAwesome draws them: 14 in 16


@cache
def _files() -> tuple[Path, dict[str, str]]:
    import json  # here, so that the first paint does not wait for it either

    spec = find_spec("qtawesome")
    assert spec is not None and spec.origin is not None
    folder = Path(spec.origin).parent / "fonts"
    (names,) = folder.glob("materialdesignicons6-webfont-charmap-*.json")
    (face,) = (file for file in folder.glob("materialdesignicons6-webfont-*.ttf"))
    return face, json.loads(names.read_text(encoding="utf-8"))


@cache
def _face() -> QRawFont:
    return QRawFont(str(_files()[0]), _EM)


class _Brush:
    held = False


def hold() -> None:
    """Draw nothing for a while: the first paint of the window does not wait for the font."""
    _Brush.held = True


def draw_from_now() -> None:
    _Brush.held = False
    QPixmapCache.clear()  # what was asked for meanwhile is blank


@cache
def outline(name: str) -> QPainterPath:
    """The shape of an icon in a square of side 1 around the origin; KeyError if unknown."""
    face = _face()
    (glyph,) = face.glyphIndexesForString(chr(int(_files()[1][name], 16)))
    path = face.pathForGlyph(glyph)
    middle = QPointF(_EM / 2, (face.descent() - face.ascent()) / 2)
    shape = QTransform.fromScale(_GLYPH / _EM, _GLYPH / _EM).map(path.translated(-middle))
    shape.setFillRule(Qt.FillRule.WindingFill)
    return shape


def paint(painter: QPainter, rect: QRectF | QRect, name: str, color: QColor) -> None:
    """Draw the icon in the middle of `rect`, as large as its shorter side."""
    if _Brush.held:
        return
    box = QRectF(rect)
    size = min(box.width(), box.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center())
    painter.scale(size, size)
    painter.fillPath(outline(name), color)
    painter.restore()


def pixmap(name: str, size: int, color: QColor, dpr: float = 1.0) -> QPixmap:
    """The icon as a square of `size` device-independent pixels; kept for the next time."""
    key = f"mdi6 {name} {size} {color.rgba():x} {dpr}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    side = round(size * dpr)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, QRect(0, 0, side, side), name, color)
    painter.end()
    picture.setDevicePixelRatio(dpr)
    QPixmapCache.insert(key, picture)
    return picture


class _Engine(QIconEngine):
    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        color = QColor(getattr(TOKENS.current, self._role))
        if mode is QIcon.Mode.Disabled:
            color = QColor(TOKENS.current.text3)
            color.setAlphaF(0.55)
        paint(painter, rect, self._name, color)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role)


def icon(name: str, role: str = "text2") -> QIcon:
    """An icon for a button or an action, in the color of a token (`text2`, `on_accent` ...)."""
    if not _Brush.held:
        outline(name)  # a wrong name is found here, not while painting
    return QIcon(_Engine(name, role))
