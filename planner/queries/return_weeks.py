"""What the return visit's page and command ask: the standing, the weeks proposed, why not."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from planner.model import (
    Delegate,
    Exchange,
    Person,
    Refused,
    Stop,
    Visit,
    VisitKind,
    VisitStatus,
)
from planner.queries.exchanges import whole_exchange
from planner.rules.return_calendar import Away, Circumstances
from planner.rules.return_delegation import proposed_people
from planner.rules.return_visits import PairDates, Phase, Standing, phase_of, standing_of, visit_of
from planner.rules.return_weeks import LENGTHS, Costs, Judge, Reason, Week, unknown_calendars
from planner.shipped import rules_data


@dataclass(frozen=True, slots=True)
class ReturnWeeks:
    """One exchange's return visit on one day: how it stands, and which weeks are right for it."""

    exchange: Exchange
    standing: Standing
    phase: Phase
    judge: Judge
    best: tuple[Week, ...]
    unknown: tuple[Reason, ...]  # what no calendar here says


@cache
def costs() -> Costs:
    """What counts against a week, and how much."""
    data = rules_data("return-weeks")
    return Costs(**data | {"days_to_prepare": tuple(map(tuple, data["days_to_prepare"]))})


def return_weeks(
    session: Session,
    exchange_id: UUID,
    today: date,
    length: int | None = None,
    travel_days: int | None = None,
) -> ReturnWeeks:
    """Judge every start of the return window. Length and travel days: as usual where None."""
    exchange = whole_exchange(session, exchange_id)
    if length is None:
        length = _length(exchange)
    if length not in LENGTHS:
        raise Refused(
            "A return visit lasts 1 to {most} days, not {length}.",
            field="length",
            most=LENGTHS[-1],
            length=length,
        )
    about = Circumstances.of(exchange, away=_away(session, exchange))
    judge = Judge.of(about, costs(), today, length, travel_days)
    pair = PairDates.of(exchange)
    return ReturnWeeks(
        exchange=exchange,
        standing=standing_of(pair, today),
        phase=phase_of(pair, today),
        judge=judge,
        best=tuple(judge.best()),
        unknown=tuple(dict.fromkeys(unknown_calendars(about))),
    )


def _length(exchange: Exchange) -> int:
    """As long as the return visit is already planned to be; else the usual."""
    back = visit_of(exchange, VisitKind.RETURN)
    if back and back.first_day and back.last_day and back.status is not VisitStatus.CANCELLED:
        days = (back.last_day - back.first_day).days + 1
        if days in LENGTHS:
            return days
    return costs().length


def _away(session: Session, exchange: Exchange) -> Iterator[Away]:
    """Other visits of those who travel on this return visit, or would if it were laid out today."""
    people = [person.id for person in proposed_people(exchange)]
    back = visit_of(exchange, VisitKind.RETURN)
    visits = (
        select(Delegate, Person, Exchange.name, Stop.first_day, Stop.last_day)
        .join(Person, Delegate.person_id == Person.id)
        .join(Visit, Delegate.visit_id == Visit.id)
        .join(Exchange, Visit.exchange_id == Exchange.id)
        .join(Stop, Stop.visit_id == Visit.id)
        .where(
            Delegate.person_id.in_(people),
            Visit.status != VisitStatus.CANCELLED,
            or_(Stop.first_day.is_not(None), Stop.last_day.is_not(None)),
        )
        .order_by(Delegate.id)
    )
    if back:
        visits = visits.where(Visit.id != back.id)
    days: dict[Delegate, list[date]] = defaultdict(list)
    called: dict[Delegate, tuple[str, str]] = {}
    for delegate, person, exchange_name, first_day, last_day in session.execute(visits):
        days[delegate] += [day for day in (first_day, last_day) if day]
        called[delegate] = (str(person), exchange_name)
    for delegate, (person_name, exchange_name) in called.items():
        begins = max(min(days[delegate]), delegate.joins or date.min)
        ends = min(max(days[delegate]), delegate.leaves or date.max)
        if begins <= ends:
            yield Away(person_name, exchange_name, begins, ends)
