"""Follow-on activities, each with its people and exchanges: of one exchange, or of the office."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from planner.model import (
    City,
    Exchange,
    FollowOn,
    FollowOnAttachment,
    FollowOnPerson,
    FollowOnStatus,
    FollowOnTie,
)
from planner.queries.known import ABOUT, Known, known_names
from planner.rules.after_visit import days_until
from planner.rules.folding import folded

AHEAD = timedelta(days=366)
LINKABLE = (*ABOUT, Exchange, City)


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


@dataclass(frozen=True, slots=True)
class Linkable:
    """What an activity may be tied to."""

    exchanges: tuple[tuple[UUID, str], ...]
    cities: tuple[str, ...]
    known: Known  # people and organizations


def linkable(session: Session) -> Linkable:
    exchanges = session.execute(select(Exchange.id, Exchange.name).order_by(Exchange.name))
    cities = session.scalars(select(City.name).where(City.name.is_not(None)).distinct())
    return Linkable(
        tuple((row.id, row.name) for row in exchanges),
        tuple(sorted(filter(None, cities), key=folded)),
        known_names(session),
    )


def follow_on_called(session: Session, typed: str) -> UUID | None:
    """The activity of this id, if there is one."""
    wanted = typed.strip().lower()
    return next(
        (each for each in session.scalars(select(FollowOn.id)) if str(each) == wanted), None
    )


def follow_on_days(session: Session, today: date) -> dict[UUID, list[date]]:
    """The days of the activities of each exchange; those of the next year, too, of one
    that repeats and is not done."""
    query = (
        select(FollowOnTie.exchange_id, FollowOn.day, FollowOn.repeats, FollowOn.status)
        .join(FollowOn, FollowOnTie.follow_on_id == FollowOn.id)
        .where(FollowOn.day.is_not(None), FollowOn.status != FollowOnStatus.DROPPED)
    )
    days: dict[UUID, list[date]] = {}
    for row in session.execute(query):
        ended = row.status is FollowOnStatus.DONE
        last = (today if ended else today + AHEAD) if row.repeats else row.day
        days.setdefault(row.exchange_id, []).extend(days_until(row, last))
    return {exchange: sorted(own) for exchange, own in days.items()}


def _ordinal(activity: FollowOn) -> int:
    return activity.day.toordinal() if activity.day else 0


def _with_parts(query: Select[FollowOn]) -> Select[FollowOn]:
    return query.options(
        selectinload(FollowOn.ties).selectinload(FollowOnTie.exchange),
        selectinload(FollowOn.people).selectinload(FollowOnPerson.person),
        selectinload(FollowOn.attachments).selectinload(FollowOnAttachment.attachment),
    )
