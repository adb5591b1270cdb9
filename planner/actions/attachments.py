"""Files kept with an item, a follow-on activity or a practice. Each function is one step."""

import mimetypes
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from planner.model import FollowOn, Practice, Refused
from planner.model.keeping import KEEPING, Owner
from planner.store.attachments import attach
from planner.store.journal import change

MOST = 50  # files with one thing


def attach_file(
    session: Session, thing_id: UUID, file_name: str, data: bytes, owner: Owner = Owner.ITEM
) -> UUID:
    """Keep a file with this thing; one that is there already stays once. The id it has there."""
    thing: Any = session.get(KEEPING[owner].noun, thing_id)
    if thing is None:
        raise Refused("What the file belongs to is no longer here.")
    name = PurePath(file_name).name
    if not data:
        raise Refused("{file} is empty; there is nothing to keep.", file=name)
    if len(thing.attachments) >= MOST:
        raise Refused(
            "{thing} has {most} files already. Remove one first.", thing=str(thing), most=MOST
        )
    with change(
        session, "Attach “{file}” to {thing}", about=_about(thing), file=name, thing=str(thing)
    ):
        link = put_file(session, thing, name, kind_of(name), data)
    link_id: UUID = link.id
    return link_id


def put_file(session: Session, thing: Any, name: str, media_type: str, data: bytes) -> Any:
    """Inside a change: keep these bytes with a thing; once, if it has the same file already."""
    kept = attach(session, name, media_type, data)
    for link in thing.attachments:
        if (link.attachment.digest, link.attachment.file_name) == (kept.digest, kept.file_name):
            return link
    rank = max((link.rank for link in thing.attachments), default=-1) + 1
    (made,) = (each.link for each in KEEPING.values() if isinstance(thing, each.noun))
    thing.attachments.append(link := made(attachment=kept, rank=rank))
    return link


def detach_file(session: Session, link_id: UUID) -> None:
    """Take a file off its thing; undo brings it back, since its bytes stay until a purge."""
    links = ((session.get(each.link, link_id), each.name) for each in KEEPING.values())
    link, name = next((each for each in links if each[0] is not None), (None, ""))
    if link is None:
        raise Refused("This attachment is no longer here.")
    thing: Any = getattr(link, name)
    with change(
        session,
        "Take “{file}” off {thing}",
        about=_about(thing),
        file=link.attachment.file_name,
        thing=str(thing),
    ):
        thing.attachments.remove(link)


def kind_of(name: str) -> str:
    """The media type a file's name speaks of."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _about(thing: Any) -> Sequence[UUID]:
    if isinstance(thing, FollowOn):
        return [tie.exchange_id for tie in thing.ties]
    if isinstance(thing, Practice):
        return [thing.exchange_id]
    return [thing.visit.exchange_id]
