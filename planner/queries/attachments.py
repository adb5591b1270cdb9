"""The files kept with a thing, and one of them to be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Attachment, Refused
from planner.model.keeping import KEEPING
from planner.store.attachments import content_of


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as a list shows it."""

    id: UUID  # of its tie to the thing
    name: str
    media_type: str
    size: int  # bytes


def files_of(session: Session, things: Iterable[UUID]) -> dict[UUID, list[KeptFile]]:
    """The files of items, activities and practices, by the thing's id, in order."""
    wanted = set(things)
    found: dict[UUID, list[KeptFile]] = {}
    for each in KEEPING.values():
        link = each.link
        query = (
            select(each.key, link.id, Attachment.file_name, Attachment.media_type, Attachment.size)
            .join(Attachment, link.attachment_id == Attachment.id)
            .order_by(link.rank, link.id)
        )
        for thing, *about in session.execute(query):
            if thing in wanted:
                found.setdefault(thing, []).append(KeptFile(*about))
    return found


def read_file(session: Session, link_id: UUID) -> tuple[str, bytes]:
    """Name and bytes of a file. Refused where they have been purged, or it is not here."""
    for link in (each.link for each in KEEPING.values()):
        row = session.execute(
            select(Attachment.file_name, Attachment.digest)
            .join(link, link.attachment_id == Attachment.id)
            .where(link.id == link_id)
        ).first()
        if row is not None:
            data = content_of(session, row.digest)
            if data is None:
                raise Refused("{file} has been purged.", file=f"“{row.file_name}”")
            return row.file_name, data
    raise Refused("There is no file {id}.", id=str(link_id))
