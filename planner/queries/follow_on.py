"""Follow-on activities, each with its people and exchanges: of one exchange, or of the office."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from planner.model import FollowOn, FollowOnAttachment, FollowOnPerson, FollowOnTie


def follow_ons_of(session: Session, exchange_id: UUID) -> list[FollowOn]:
    """The activities that follow from an exchange, in the order in which they were tied to it."""
    query = (
        select(FollowOn)
        .join(FollowOnTie, FollowOnTie.follow_on_id == FollowOn.id)
        .where(FollowOnTie.exchange_id == exchange_id)
        .order_by(FollowOnTie.rank, FollowOnTie.id)
    )
    return list(session.scalars(_with_parts(query)))


def all_follow_ons(session: Session) -> list[FollowOn]:
    """Every activity: the latest first, then those without a date, by title."""
    found = session.scalars(_with_parts(select(FollowOn).order_by(FollowOn.title, FollowOn.id)))
    return sorted(found, key=lambda activity: (activity.day is None, -_ordinal(activity)))


def follow_on_called(session: Session, typed: str) -> UUID | None:
    """The activity of this id, if there is one."""
    wanted = typed.strip().lower()
    return next(
        (each for each in session.scalars(select(FollowOn.id)) if str(each) == wanted), None
    )


def _ordinal(activity: FollowOn) -> int:
    return activity.day.toordinal() if activity.day else 0


def _with_parts(query: Select[FollowOn]) -> Select[FollowOn]:
    return query.options(
        selectinload(FollowOn.ties).selectinload(FollowOnTie.exchange),
        selectinload(FollowOn.people).selectinload(FollowOnPerson.person),
        selectinload(FollowOn.attachments).selectinload(FollowOnAttachment.attachment),
    )
