"""What the program did, over all exchanges: everything a report of a year counts. Columns only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Delegate, Exchange, FollowOn, Person, Sector, Visit, VisitKind
from planner.queries.exchanges import ExchangeLine, list_exchanges
from planner.queries.follow_on import all_follow_ons
from planner.queries.practices import PracticeLine, practices


@dataclass(frozen=True, slots=True)
class Traveler:
    """Somebody on a journey, with the sector they stand for."""

    exchange_id: UUID
    kind: VisitKind
    name: str
    sector: Sector | None


@dataclass(frozen=True, slots=True)
class Portfolio:
    lines: Sequence[ExchangeLine]
    activities: Sequence[FollowOn]
    practices: Sequence[PracticeLine]
    travelers: Sequence[Traveler]


def portfolio(session: Session, today: date) -> Portfolio:
    """A few statements, however many exchanges there are."""
    return Portfolio(
        list_exchanges(session, today),
        all_follow_ons(session),
        practices(session),
        _travelers(session),
    )


def _travelers(session: Session) -> list[Traveler]:
    query = (
        select(
            Visit.exchange_id,
            Visit.kind,
            Delegate.sector,
            Person.display_name,
            Person.given_name,
            Person.family_name,
        )
        .join(Visit, Delegate.visit_id == Visit.id)
        .join(Exchange, Visit.exchange_id == Exchange.id)
        .join(Person, Delegate.person_id == Person.id)
        .order_by(Exchange.name, Visit.rank, Delegate.rank, Delegate.id)
    )
    return [
        Traveler(
            row.exchange_id,
            row.kind,
            row.display_name or " ".join(filter(None, (row.given_name, row.family_name))),
            row.sector,
        )
        for row in session.execute(query)
    ]
