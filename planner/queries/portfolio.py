"""What the program did, over all exchanges: everything a report of a year counts. Columns only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import (
    City,
    Delegate,
    Exchange,
    FollowOn,
    FollowOnKind,
    FollowOnStatus,
    FollowOnTie,
    PairedCity,
    Person,
    Sector,
    Visit,
    VisitKind,
    VisitStatus,
)
from planner.model.people import NAME, read_out
from planner.queries.exchanges import ExchangeLine, list_exchanges
from planner.queries.practices import PracticeLine, practices


@dataclass(frozen=True, slots=True)
class Traveler:
    """Somebody on a journey, with the sector they stand for."""

    exchange_id: UUID
    kind: VisitKind
    name: str
    sector: Sector | None


@dataclass(frozen=True, slots=True)
class Activity:
    """A follow-on activity, with the names of the exchanges it follows from."""

    title: str
    day: date | None = None
    date_as_given: str | None = None
    kind: FollowOnKind = FollowOnKind.OTHER
    status: FollowOnStatus = FollowOnStatus.PLANNED
    amount: int | None = None  # hundredths, as those that follow
    approved: int | None = None
    spent: int | None = None
    currency: str | None = None
    outcome: str | None = None
    repeats: str | None = None
    exchanges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Portfolio:
    lines: Sequence[ExchangeLine]
    activities: Sequence[Activity]
    practices: Sequence[PracticeLine]
    travelers: Sequence[Traveler]
    countries: Mapping[UUID, tuple[str, ...]] = field(default_factory=dict)  # of both sides


def portfolio(session: Session, today: date) -> Portfolio:
    """A few statements, however many exchanges there are."""
    return Portfolio(
        list_exchanges(session, today),
        _activities(session),
        practices(session),
        _travelers(session),
        _countries(session),
    )


def _countries(session: Session) -> dict[UUID, tuple[str, ...]]:
    """Of each exchange the countries of its cities, each once, the foreign side first."""
    query = (
        select(PairedCity.exchange_id, City.country)
        .join(City, PairedCity.city_id == City.id)
        .where(City.country.is_not(None))
        .order_by(PairedCity.side, PairedCity.rank, PairedCity.id)
    )
    found: dict[UUID, dict[str, None]] = {}
    for exchange, country in session.execute(query):
        if country is not None:
            found.setdefault(exchange, {})[country] = None
    return {exchange: tuple(own) for exchange, own in found.items()}


def _activities(session: Session) -> list[Activity]:
    """The latest first, then those without a date, by title; what was dropped is left out."""
    names: dict[UUID, list[str]] = {}
    ties = (
        select(FollowOnTie.follow_on_id, Exchange.name)
        .join(Exchange, FollowOnTie.exchange_id == Exchange.id)
        .order_by(FollowOnTie.rank, FollowOnTie.id)
    )
    for activity, name in session.execute(ties):
        names.setdefault(activity, []).append(name)
    query = select(
        FollowOn.id,
        FollowOn.title,
        FollowOn.day,
        FollowOn.date_as_given,
        FollowOn.kind,
        FollowOn.status,
        FollowOn.amount,
        FollowOn.approved,
        FollowOn.spent,
        FollowOn.currency,
        FollowOn.outcome,
        FollowOn.repeats,
    ).where(FollowOn.status != FollowOnStatus.DROPPED)
    query = query.order_by(FollowOn.day.desc().nulls_last(), FollowOn.title, FollowOn.id)
    return [
        Activity(
            title=row.title,
            day=row.day,
            date_as_given=row.date_as_given,
            kind=row.kind,
            status=row.status,
            amount=row.amount,
            approved=row.approved,
            spent=row.spent,
            currency=row.currency,
            outcome=row.outcome,
            repeats=row.repeats,
            exchanges=tuple(names.get(row.id, ())),
        )
        for row in session.execute(query)
    ]


def _travelers(session: Session) -> list[Traveler]:
    query = (
        select(
            Visit.exchange_id,
            Visit.kind,
            Delegate.sector,
            *NAME,
        )
        .join(Visit, Delegate.visit_id == Visit.id)
        .join(Exchange, Visit.exchange_id == Exchange.id)
        .join(Person, Delegate.person_id == Person.id)
        .where(Visit.status != VisitStatus.CANCELLED)
        .order_by(Exchange.name, Visit.rank, Delegate.rank, Delegate.id)
    )
    return [
        Traveler(exchange, kind, read_out(*name), sector)
        for exchange, kind, sector, *name in session.execute(query)
    ]
