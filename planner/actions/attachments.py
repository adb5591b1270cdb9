"""Files that belong to an item: an invitation, a map. Kept in the database, by reference."""

from mimetypes import guess_type
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.itinerary import item_here
from planner.model import Refused
from planner.model.itinerary import ItemAttachment
from planner.store.attachments import attach
from planner.store.journal import change

_UNKNOWN = "application/octet-stream"


def attach_file(session: Session, item_id: UUID, file_name: str, data: bytes) -> UUID:
    """Keep a file with an item; one that is there already stays once."""
    item = item_here(session, item_id)
    with change(
        session,
        "Attach “{file}” to “{item}”",
        about=[item.visit.exchange_id],
        file=file_name,
        item=item.title,
    ):
        kept = attach(session, file_name, guess_type(file_name)[0] or _UNKNOWN, data)
        for link in item.attachments:
            if link.attachment is kept:
                return link.id
        link = ItemAttachment(attachment=kept, rank=len(item.attachments))
        item.attachments.append(link)
    return link.id


def detach_file(session: Session, link_id: UUID) -> None:
    """Take a file off its item."""
    link = session.get(ItemAttachment, link_id)
    if link is None:
        raise Refused("This attachment is no longer here.")
    item = link.item
    with change(
        session,
        "Take “{file}” off “{item}”",
        about=[item.visit.exchange_id],
        file=link.attachment.file_name,
        item=item.title,
    ):
        item.attachments.remove(link)
