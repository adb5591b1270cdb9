"""Photographs, cropped to head and shoulders; where there is none, an outline with initials."""

import io
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from planner.documents import fonts, look
from planner.documents.cells import draw_text
from planner.documents.tags import Element, TaggedCanvas
from planner.documents.typesetting import Style, width

RESOLUTION = 300  # dots an inch at the size it is printed
_MOST_PIXELS = 80_000_000  # a picture of more is no portrait, and would fill the memory
_NO_PICTURE = (
    UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError,
)  # fmt: skip
_FIGURE = "#C9D3DA"


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person's picture, 4 to 5. Without consent to one there is neither picture nor initials."""

    photograph: bytes | None
    initials: str
    alternative: str  # “Portrait of …”
    wide: float

    @property
    def height(self) -> float:
        return self.wide * 1.25

    def draw(self, canvas: TaggedCanvas, x: float, top: float, element: Element) -> None:
        y, high = top - self.height, self.height
        picture = cropped(self.photograph, self.wide) if self.photograph else None
        if picture is None:
            with canvas.artifact():
                self._outline(canvas, x, y)
        else:
            with canvas.under(element.add("Figure", Alt=self.alternative)):
                canvas.drawImage(ImageReader(io.BytesIO(picture)), x, y, self.wide, high)
        with canvas.artifact():
            canvas.setStrokeColor(look.HAIR)
            canvas.setLineWidth(0.5)
            canvas.rect(x, y, self.wide, high, fill=0)

    def _outline(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        wide, high, middle = self.wide, self.height, x + self.wide / 2
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(x, y, wide, high)
        canvas.clipPath(clip, stroke=0, fill=0)
        canvas.setFillColor(look.WASH)
        canvas.rect(x, y, wide, high, stroke=0, fill=1)
        canvas.setFillColor(_FIGURE)
        canvas.circle(middle, y + high * 0.6, wide * 0.19, stroke=0, fill=1)
        canvas.ellipse(
            middle - wide * 0.36, y - high * 0.3, middle + wide * 0.36, y + high * 0.36,
            stroke=0, fill=1,
        )  # fmt: skip
        canvas.restoreState()
        if self.initials:
            style = Style(fonts.BOLD, wide * 0.165, 0, look.SOFT)
            far = width(self.initials, style.font, style.size)
            draw_text(canvas, self.initials, style, middle - far / 2, y + high * 0.12)


def initials(given: str | None, family: str | None, whole: str) -> str:
    """The first letters of given and family name: fields, not guesses; else of the whole name."""
    letters = [name.strip()[:1] for name in (given, family) if name and name.strip()]
    return "".join(letters).upper() or whole.strip()[:1].upper()


@lru_cache(maxsize=200)
def cropped(photograph: bytes, wide: float) -> bytes | None:
    """The picture as JPEG of just the pixels it needs; None where it cannot be read as one."""
    across = round(wide / 72 * RESOLUTION)
    try:
        with Image.open(io.BytesIO(photograph)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except _NO_PICTURE:
        return None
    size = (across, round(across * 1.25))
    fitted = ImageOps.fit(upright, size, Image.Resampling.LANCZOS, centering=(0.5, 0.3))
    file = io.BytesIO()
    fitted.save(file, "JPEG", quality=88)
    return file.getvalue()
