"""Logos on the cover of the book: side by side at its foot, each no larger than the others."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from planner.documents.paper import Paper
from planner.documents.portraits import RESOLUTION
from planner.documents.tags import TaggedCanvas
from planner.editions.values import Logo

BOTTOM = 98.0  # from the lower edge of the sheet: over the foot of the cover
LEAST = 24.0  # points of height; lower, and no logo could be made out
_HIGH, _WIDE, _GAP = 40.0, 120.0, 20.0


@dataclass(slots=True)
class LogoRow:
    """The logos there are; whose each is, is said to those who listen."""

    paper: Paper
    logos: Sequence[Logo]

    def draw(self, canvas: TaggedCanvas, left: float, top: float, room: float) -> None:
        """Under the height `top`, in a row no wider than `room`."""
        high = min(_HIGH, top - BOTTOM)
        fitted = [(each.name, fit(each.picture, high)) for each in self.logos if each.picture]
        shown = [(name, made) for name, made in fitted if made is not None]
        wide = sum(made.wide for _, made in shown)
        scale = min(1.0, (room - _GAP * (len(shown) - 1)) / wide) if shown else 1.0
        for name, made in shown:
            alternative = self.paper.say("papers.logo-of", name=self.paper.read(name))
            y = BOTTOM + (high - made.high * scale) / 2
            with canvas.under(canvas.root.add("Figure", Alt=alternative)):
                picture = ImageReader(io.BytesIO(made.png))
                canvas.drawImage(picture, left, y, made.wide * scale, made.high * scale)
            left += made.wide * scale + _GAP


@dataclass(frozen=True, slots=True)
class Fitted:
    """A logo in just the pixels it needs, and its size in points."""

    png: bytes
    wide: float
    high: float


@lru_cache(maxsize=50)
def fit(picture: bytes, high: float) -> Fitted | None:
    """The logo as large as the row allows; None where it cannot be read."""
    try:
        with Image.open(io.BytesIO(picture), formats=("PNG", "JPEG")) as opened:
            scale = min(_WIDE / opened.width, high / opened.height)
            wide, tall = opened.width * scale, opened.height * scale
            small = opened.convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None
    most = (round(wide / 72 * RESOLUTION), round(tall / 72 * RESOLUTION))
    small.thumbnail((max(most[0], 1), max(most[1], 1)))
    file = io.BytesIO()
    small.save(file, "PNG")
    return Fitted(file.getvalue(), wide, tall)
