"""The bytes of attachments, by their digest. They stand outside the journal: undo and redo of what
refers to them finds them again, and the same bytes are kept once.
"""

from hashlib import sha256

from sqlalchemy import Column, LargeBinary, String, Table, insert, select
from sqlalchemy.orm import Session

from planner.model import Attachment, Base, Disclosure, Refused

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


def content_of(session: Session, digest: str) -> bytes | None:
    """The bytes with this digest; None where they have been purged."""
    data: bytes | None = session.connection().scalar(
        select(CONTENT.c.data).where(CONTENT.c.digest == digest)
    )
    return data
