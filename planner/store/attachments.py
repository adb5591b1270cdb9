"""The bytes of attachments, by their digest. They stand outside the journal: undo and redo of what
refers to them finds them again, and the same bytes are kept once.
"""

from collections.abc import Iterator
from hashlib import sha256
from uuid import UUID

from sqlalchemy import Column, LargeBinary, String, Table, insert, select
from sqlalchemy.orm import Session

from planner.model import (
    Attachment,
    Base,
    Disclosure,
    FollowOn,
    FollowOnTie,
    Item,
    Practice,
    Refused,
    Visit,
)
from planner.model.keeping import KEEPING, Owner

LARGEST = 20 * 1024 * 1024  # bytes

CONTENT = Table(
    "attachment_content",
    Base.metadata,
    Column("digest", String(64), primary_key=True, info={"disclosure": Disclosure.INTERNAL}),
    Column("data", LargeBinary, nullable=False, info={"disclosure": Disclosure.INTERNAL}),
)


def keep(session: Session, data: bytes) -> str:
    """Keep these bytes, inside a change, for ever; the digest they are found by."""
    digest = sha256(data).hexdigest()
    connection = session.connection()
    if not connection.scalar(select(CONTENT.c.digest).where(CONTENT.c.digest == digest)):
        connection.execute(insert(CONTENT), {"digest": digest, "data": data})
    return digest


def attach(session: Session, file_name: str, media_type: str, data: bytes) -> Attachment:
    """Keep these bytes, inside a change; the attachment to refer to them by."""
    if len(data) > LARGEST:
        raise Refused(
            "{file} has {size} MB; at most {most} MB can be kept.",
            file=file_name,
            size=-(-len(data) // 1024**2),
            most=LARGEST // 1024**2,
        )
    digest = keep(session, data)
    known = select(Attachment).where(Attachment.digest == digest, Attachment.file_name == file_name)
    found = session.scalars(known).first()
    if found is None:
        found = Attachment(
            digest=digest, file_name=file_name, media_type=media_type, size=len(data)
        )
        session.add(found)
    return found


def kept_files(session: Session) -> Iterator[tuple[Owner, UUID, str, UUID | None]]:
    """Every file with a thing: what kind of thing, which one, the digest, and for which exchange;
    an activity may be of several, or of none."""
    whose = {
        Owner.ITEM: (Visit.exchange_id, Item.visit),
        Owner.FOLLOW_ON: (FollowOnTie.exchange_id, FollowOn.ties),
        Owner.PRACTICE: (Practice.exchange_id, None),
    }
    for owner, each in KEEPING.items():
        exchange, way = whose[owner]
        query = (
            select(each.key, Attachment.digest, exchange)
            .join(Attachment, each.link.attachment_id == Attachment.id)
            .join(each.noun, each.key == each.noun.id)
        )
        for row in session.execute(query.outerjoin(way) if way is not None else query):
            yield owner, *row


def content_of(session: Session, digest: str) -> bytes | None:
    """The bytes with this digest; None where they have been purged."""
    data: bytes | None = session.connection().scalar(
        select(CONTENT.c.data).where(CONTENT.c.digest == digest)
    )
    return data
