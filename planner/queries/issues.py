"""What was issued: its content, and what the journal says of changes since."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from planner.model import Issue, Refused, Visit
from planner.store.attachments import content_of
from planner.store.journal import Entry, entries


def frozen_content(session: Session, issue: Issue) -> bytes:
    """What stood in an issue. Refused where it came in from a file, which carries none."""
    data = content_of(session, issue.digest)
    if data is None:
        raise Refused(
            "Of issue {number} only the list of recipients is here: it came in with an exchange "
            "file, which does not carry the papers themselves.",
            number=issue.number,
        )
    return data


def held_issue(session: Session, visit: Visit) -> tuple[Issue, bytes] | None:
    """The newest issue and what stood in it; None before the first. Refused as above."""
    newest = max(visit.issues, key=lambda each: each.number, default=None)
    return (newest, frozen_content(session, newest)) if newest else None


def newest_issue(session: Session, visit: Visit) -> tuple[int, date, bytes] | None:
    """Number, day and content of the issue readers hold; None where none is kept here."""
    newest = max(visit.issues, key=lambda each: each.number, default=None)
    content = content_of(session, newest.digest) if newest else None
    return (newest.number, newest.day, content) if newest and content else None


def touched_since(session: Session, exchange_id: UUID, issue: Issue) -> dict[UUID, Entry]:
    """The newest entry after an issue that touched an item or leg, or what belongs to it."""
    found: dict[UUID, Entry] = {}
    owner: dict[UUID, UUID] = {}
    issued = False
    for entry in entries(session, about=exchange_id):
        for row in entry.rows:
            for image in (row.before, row.after):
                for key in ("item_id", "leg_id"):
                    if image and image.get(key):
                        owner[row.thing] = UUID(str(image[key]))
            if issued:
                found[row.thing] = found[owner.get(row.thing, row.thing)] = entry
        issued = issued or any(row.thing == issue.id for row in entry.rows)
    return found
