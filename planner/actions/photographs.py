"""A photograph of a delegate: made upright and small, and everything but the picture taken out."""

import warnings
from io import BytesIO
from uuid import UUID

from PIL import Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener
from sqlalchemy.orm import Session

from planner.model import Delegate, Refused
from planner.store.attachments import LARGEST, attach
from planner.store.journal import change

SIDE = 1200  # pixels at most, of what is kept
LARGEST_PICTURE = 80_000_000  # pixels; what claims more would fill the memory

register_heif_opener()


def set_photograph(session: Session, delegate_id: UUID, file_name: str, data: bytes) -> None:
    """Keep this picture of a person: JPEG, PNG, WebP, HEIC and the like. Where and with what it
    was taken is not kept.
    """
    delegate = session.get(Delegate, delegate_id)
    if delegate is None:
        raise Refused("This delegate is no longer here.")
    picture = small_jpeg(file_name, data)
    with change(
        session,
        "Change the photograph of {delegate}",
        about=[delegate.visit.exchange_id],
        delegate=str(delegate),
    ):
        name = f"{file_name.rpartition('.')[0] or file_name}.jpg"
        delegate.person.photograph = attach(session, name, "image/jpeg", picture).digest


def small_jpeg(file_name: str, data: bytes) -> bytes:
    """The picture alone, upright, as JPEG. Refused, in words, if it is none or claims too much."""
    if len(data) > LARGEST:
        raise Refused("{file} is too large for a photograph.", file=file_name, field="photograph")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a picture that claims too much is refused below
            opened = Image.open(BytesIO(data))
        if opened.width * opened.height > LARGEST_PICTURE:
            raise Refused(
                "{file} has too many pixels for a photograph.", file=file_name, field="photograph"
            )
        upright = ImageOps.exif_transpose(opened).convert("RGB")
        upright.thumbnail((SIDE, SIDE))
        plain = Image.frombytes("RGB", upright.size, upright.tobytes())
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Refused(
            "{file} is not a picture that can be read. Use JPEG, PNG or HEIC.",
            file=file_name,
            field="photograph",
        ) from None
    written = BytesIO()
    plain.save(written, "JPEG", quality=88)
    return written.getvalue()
