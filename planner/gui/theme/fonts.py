"""Letters: the system's own face, FiraGO behind it, and one size for every role."""

from functools import cache, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetrics, QStaticText, QTransform

FALLBACK = "FiraGO"
# What a machine without a face of its own falls back on; FiraGO, which comes with us, reads better.
_LAST_RESORTS = {"DejaVu Sans", "Bitstream Vera Sans", "Liberation Sans"}

# role: points at text size 100, weight
ROLES = {
    "page-title": (14.0, QFont.Weight.DemiBold),
    "list-title": (15.0, QFont.Weight.DemiBold),
    "panel-title": (11.0, QFont.Weight.DemiBold),
    "row-title": (10.0, QFont.Weight.DemiBold),
    "row": (9.5, QFont.Weight.DemiBold),
    "text": (9.5, QFont.Weight.Normal),
    "second": (8.5, QFont.Weight.Normal),
    "label": (8.5, QFont.Weight.DemiBold),
    "rail": (8.0, QFont.Weight.Normal),
    "mark": (8.0, QFont.Weight.DemiBold),
    "query": (12.0, QFont.Weight.Normal),
}
TEXT_SIZES = (90, 100, 115, 130, 150)  # percent


class _Size:
    """The chosen text size in percent, and the faces in their order."""

    def __init__(self) -> None:
        self.percent = 100
        self.families: list[str] = []


_size = _Size()


def set_text_size(percent: int) -> None:
    _size.percent = percent if percent in TEXT_SIZES else 100
    _measure_anew()


def text_size() -> int:
    return _size.percent


def find_faces(system: QFont) -> None:
    """Learn the system's face once, before the first of ours is used."""
    if not _size.families:
        face = QFontInfo(system).family()
        _size.families = [FALLBACK, face] if face in _LAST_RESORTS else [face, FALLBACK]
        _measure_anew()


def load_fallback() -> None:
    """Make FiraGO known to Qt. Takes some 40 ms, so it comes after the first paint."""
    if FALLBACK in QFontDatabase.families():
        return
    from pymupdf_fonts import FiraGO_Bold, FiraGO_Regular

    for face in (FiraGO_Regular, FiraGO_Bold):
        QFontDatabase.addApplicationFontFromData(face.fontbuffer)
    _measure_anew()


def needs_fallback() -> bool:
    """Whether FiraGO leads, so that what was measured before it was there has to be again."""
    return _size.families[:1] == [FALLBACK]


def points(role: str) -> float:
    """The size of a role in points, times the chosen text size."""
    return ROLES[role][0] * _size.percent / 100


@cache
def font(role: str) -> QFont:
    """The letters of a role; copy it before changing anything of it."""
    result = QFont(_size.families)
    result.setPointSizeF(points(role))
    result.setWeight(ROLES[role][1])
    return result


@cache
def metrics(role: str) -> QFontMetrics:
    return QFontMetrics(font(role))


@lru_cache(maxsize=8192)
def fitted(text: str, role: str, width: int) -> tuple[QStaticText, int]:
    """One line, cut with dots where it does not fit, and the width it takes.

    Shaping letters is what painting a row costs, and most rows say what others say as well.
    """
    shown = metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, width)
    line = QStaticText(shown)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.prepare(QTransform(), font(role))
    return line, min(metrics(role).horizontalAdvance(shown), width)


def _measure_anew() -> None:
    """The letters are others now."""
    for known in (font, metrics, fitted):
        known.cache_clear()


def scaled(pixels: int) -> int:
    """A height that must grow with the text, at the chosen size."""
    return round(pixels * _size.percent / 100)
