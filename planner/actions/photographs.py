"""A photograph of a delegate: made upright and small, and everything but the picture taken out."""

import struct
import warnings
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

from PIL import Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener
from sqlalchemy.orm import Session

from planner.model import Delegate, Refused, Visit
from planner.store.attachments import LARGEST, attach
from planner.store.here import still_here
from planner.store.journal import change

SIDE = 1200  # pixels at most, of what is kept
LARGEST_PICTURE = 80_000_000  # pixels; what claims more would fill the memory
LARGEST_CLEAR = 50_000_000  # pixels of one that can be seen through, which take twice the room

KINDS = ("JPEG", "PNG", "HEIF", "AVIF", "WEBP", "TIFF", "BMP", "GIF", "JPEG2000")
"""Pictures and nothing that a program would have to run to be seen."""
_BROKEN = (
    UnidentifiedImageError, OSError, EOFError, ValueError, TypeError, LookupError, SyntaxError,
    OverflowError, RuntimeError, struct.error, zlib.error,
)  # fmt: skip
"""What the readers of damaged pictures raise."""

register_heif_opener()


@dataclass(frozen=True, slots=True)
class Portrait:
    """A picture that was made small, and whose it is."""

    delegate: UUID
    file_name: str
    picture: bytes


def set_photograph(session: Session, delegate_id: UUID, file_name: str, data: bytes) -> None:
    """Keep this picture of a person: JPEG, PNG, WebP, HEIC and the like. Where and with what it
    was taken is not kept.
    """
    delegate = still_here(session, Delegate, delegate_id)
    picture = small_jpeg(file_name, data)
    with change(
        session,
        "Change the photograph of {delegate}",
        about=[delegate.visit.exchange_id],
        delegate=str(delegate),
    ):
        _give(session, delegate, file_name, picture)


def set_photographs(
    session: Session, visit_id: UUID, portraits: Sequence[Portrait], source: str
) -> None:
    """Keep pictures of several delegates of a visit, as one step; `source` is their folder."""
    visit = still_here(session, Visit, visit_id)
    delegates = {each.id: each for each in visit.delegates}
    about = [visit.exchange_id]
    with change(session, "Import photographs from {source}", about=about, source=source):
        for each in portraits:
            if each.delegate in delegates:
                _give(session, delegates[each.delegate], each.file_name, each.picture)


def _give(session: Session, delegate: Delegate, file_name: str, picture: bytes) -> None:
    name = f"{file_name.rpartition('.')[0] or file_name}.jpg"
    delegate.person.photograph = attach(session, name, "image/jpeg", picture).digest


def small_jpeg(file_name: str, data: bytes) -> bytes:
    """The picture alone, upright, as JPEG. Refused, in words, if it is none or claims too much."""
    written = BytesIO()
    small_picture(file_name, data, _PHOTOGRAPH).save(written, "JPEG", quality=88)
    return written.getvalue()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a picture must be, and what is said of one that is not; each names the {file}."""

    kinds: tuple[str, ...]
    side: int  # pixels at most, of what is kept
    field: str
    too_large: str
    too_many: str
    unreadable: str


_PHOTOGRAPH = Wanted(
    KINDS,
    SIDE,
    "photograph",
    "{file} is too large for a photograph.",
    "{file} has too many pixels for a photograph.",
    "{file} is not a picture that can be read. Use JPEG, PNG or HEIC.",
)


def small_picture(file_name: str, data: bytes, wanted: Wanted) -> Image.Image:
    """Nothing but the picture, upright and on white."""
    if len(data) > LARGEST:
        raise Refused(wanted.too_large, file=file_name, field=wanted.field)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a picture that claims too much is refused below
            opened = Image.open(BytesIO(data), formats=wanted.kinds)
        if opened.width * opened.height > LARGEST_PICTURE:
            raise Refused(wanted.too_many, file=file_name, field=wanted.field)
        side = (wanted.side, wanted.side)
        opened.draft("RGB", side)  # a large JPEG is read at a fraction of its size
        clear = opened.has_transparency_data or opened.mode in ("P", "RGBA", "LA")
        if clear and opened.width * opened.height > LARGEST_CLEAR:
            raise Refused(wanted.too_many, file=file_name, field=wanted.field)
        small: Image.Image = opened
        if opened.mode not in ("RGB", "L", "RGBA"):  # first small, then on white: it may be vast
            small = opened.convert("RGBA" if clear else "RGB")
            small.info = opened.info  # how it is turned
        small.thumbnail(side)
        upright = ImageOps.exif_transpose(_on_white(small)).convert("RGB")
        return Image.frombytes("RGB", upright.size, upright.tobytes())
    except Image.DecompressionBombError:
        raise Refused(wanted.too_many, file=file_name, field=wanted.field) from None
    except _BROKEN:
        raise Refused(wanted.unreadable, file=file_name, field=wanted.field) from None


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture without see-through parts."""
    if picture.mode != "RGBA":
        return picture
    white = Image.new("RGBA", picture.size, "white")
    whole = Image.alpha_composite(white, picture).convert("RGB")
    whole.info = picture.info  # how it is turned
    return whole
