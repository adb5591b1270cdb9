"""Giving out a visit's papers as a numbered issue, and noting who has been told and has it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from planner.model import Handout, Issue, Refused, Visit
from planner.rules.folding import folded
from planner.rules.issues import issue_numbered
from planner.store.attachments import keep
from planner.store.final import ISSUED
from planner.store.journal import change


@dataclass(frozen=True, slots=True)
class Given:
    """What one recipient is given."""

    key: str
    name: str
    audience: str
    papers: tuple[str, ...]
    phone: str | None = None
    email: str | None = None


def issue_visit(
    session: Session,
    visit_id: UUID,
    number: int,
    day: date,
    reason: str,
    content: bytes,
    handed_to: Iterable[Given],
) -> None:
    """Keep `content` as issue `number`, for good. Refused where that number was given out."""
    visit = session.get_one(Visit, visit_id)
    if not reason.strip():
        raise Refused("An issue is given out with a reason.", field="reason")
    if any(each.number >= number for each in visit.issues):
        raise Refused("Issue {number} has been given out already.", number=number)
    with change(session, ISSUED, about=[visit.exchange_id], number=number, visit=str(visit)):
        issue = Issue(number=number, day=day, reason=reason.strip(), digest=keep(session, content))
        visit.issues.append(issue)
        for rank, each in enumerate(handed_to):
            issue.handouts.append(
                Handout(
                    recipient=each.name,
                    key=each.key,
                    audience=each.audience,
                    papers=each.papers,
                    phone=each.phone,
                    email=each.email,
                    rank=rank,
                )
            )


def note_told(session: Session, handout_id: UUID, at: datetime, channel: str | None) -> None:
    """Somebody was told of an issue: when, and how."""
    _note(session, handout_id, "Told {who} of issue {number}", channel, told_at=at)


def note_acknowledged(
    session: Session, handout_id: UUID, at: datetime, channel: str | None = None
) -> None:
    """Somebody said that they have an issue."""
    _note(session, handout_id, "{who} has issue {number}", channel, acknowledged_at=at)


def _note(
    session: Session, handout_id: UUID, label: str, channel: str | None, **moments: datetime
) -> None:
    handout = session.get_one(Handout, handout_id)
    issue, who = handout.issue, handout.recipient
    about = [issue.visit.exchange_id]
    with change(session, label, about=about, who=who, number=issue.number):
        for name, at in moments.items():
            setattr(handout, name, at.isoformat())
        handout.channel = channel or handout.channel


def handout_called(visit: Visit, number: int, typed: str) -> UUID:
    """What a recipient, by name, id or key, was given of an issue; otherwise Refused in words."""
    issue = issue_numbered(visit, number)
    wanted = folded(typed.strip())
    found = [
        each
        for each in issue.handouts
        if wanted in (folded(each.recipient), folded(each.key), each.key.partition(":")[2])
    ]
    if len(found) == 1:
        return found[0].id
    if found:
        raise Refused(
            "“{name}” may be several recipients: {keys}. Give one of these.",
            name=typed,
            keys=", ".join(each.key for each in found),
        )
    raise Refused(
        "“{name}” was given nothing of issue {number}. It went to: {known}.",
        name=typed,
        number=number,
        known=", ".join(each.recipient for each in issue.handouts) or "nobody",
    )
