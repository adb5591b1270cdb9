"""What was issued: its content, and what the journal says of changes since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.model import DelegateCare, Issue, Refused, Visit
from planner.store.attachments import content_of
from planner.store.confidential import fetch_back
from planner.store.journal import Entry, entries
from planner.store.record import RowChange, net
from planner.store.tables import ROW


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


_NEEDS = ("dietary", "observance", "mobility")


@dataclass(frozen=True, slots=True)
class HeldIssue:
    """An issue, what stood in it, and the needs it told that have changed since."""

    issue: Issue
    content: bytes
    needs: Mapping[UUID, DelegateCare | None]


def held_issue(session: Session, visit: Visit) -> HeldIssue | None:
    """The newest issue; None before the first. Refused as above."""
    newest = max(visit.issues, key=lambda each: each.number, default=None)
    if newest is None:
        return None
    return HeldIssue(newest, frozen_content(session, newest), needs_then(session, newest))


def needs_then(session: Session, issue: Issue) -> dict[UUID, DelegateCare | None]:
    """By delegate what they needed when an issue was given out, of those for whom it has changed.

    The journal alone knows, and nothing of it once it was purged.
    """
    given = select(func.min(ROW.c.entry)).where(ROW.c.thing == issue.id).scalar_subquery()
    query = select(ROW).where(ROW.c.kind == DelegateCare.__tablename__, ROW.c.entry > given)
    rows = session.execute(query.order_by(ROW.c.entry, ROW.c.place))
    changes = net(RowChange(row.kind, row.thing, row.before, row.after) for row in rows)
    care = {each.care.id: each.care for each in issue.visit.delegates if each.care}
    found: dict[UUID, DelegateCare | None] = {}
    for change in changes:
        try:
            ((before, after),) = (
                (each.before, each.after) for each in fetch_back(session.connection(), [change])
            )
        except Refused:  # purged
            continue
        now = care.get(change.thing)
        delegate = now.delegate_id if now else UUID(str((before or after or {})["delegate_id"]))
        if before is None:
            found.setdefault(delegate, None)
        else:
            dietary, observance, mobility = (
                before.get(name, getattr(now, name, None)) for name in _NEEDS
            )
            found[delegate] = DelegateCare(
                dietary=dietary, observance=observance, mobility=mobility
            )
    return found


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
