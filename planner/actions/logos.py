"""The logo of an embassy or a city, for the cover of the book. Each function is one step."""

from io import BytesIO
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.photographs import Wanted, small_picture
from planner.model import City, Embassy, Refused
from planner.store.attachments import attach
from planner.store.journal import change

_LOGO = Wanted(
    ("PNG", "JPEG"),
    600,  # pixels are enough for two inches
    "logo",
    "{file} is too large for a logo.",
    "{file} has too many pixels for a logo.",
    "{file} is not a picture that can be read. A logo is a PNG or JPEG file.",
)


def set_logo(session: Session, thing_id: UUID, file_name: str, data: bytes) -> None:
    """Keep this picture, PNG or JPEG, as the logo of an embassy or a city."""
    thing = _thing(session, thing_id)
    picture = as_logo(file_name, data)
    name = f"{file_name.rpartition('.')[0] or file_name}.png"
    with change(session, "Change the logo of {thing}", thing=str(thing)):
        thing.logo = attach(session, name, "image/png", picture).digest


def as_logo(file_name: str, data: bytes) -> bytes:
    """The picture as a logo is kept; Refused where it is none."""
    written = BytesIO()
    small_picture(file_name, data, _LOGO).save(written, "PNG", optimize=True)
    return written.getvalue()


def remove_logo(session: Session, thing_id: UUID) -> None:
    """Its papers have no logo any more; undo brings it back."""
    thing = _thing(session, thing_id)
    if thing.logo is not None:
        with change(session, "Remove the logo of {thing}", thing=str(thing)):
            thing.logo = None


def _thing(session: Session, thing_id: UUID) -> Embassy | City:
    thing = session.get(City, thing_id) or session.get(Embassy, thing_id)
    if thing is None:
        raise Refused("What the logo belongs to is no longer here.")
    return thing
