"""What a coordinator can do to a return visit as a whole."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions import typed
from planner.actions.mirroring import mirror, stay
from planner.actions.rescheduling import move_visit
from planner.model import (
    Delegate,
    Exchange,
    Person,
    Refused,
    Visit,
    VisitKind,
    VisitStatus,
)
from planner.rules.return_calendar import later
from planner.rules.return_delegation import hosts_met
from planner.rules.return_visits import visit_of
from planner.rules.return_weeks import LENGTHS
from planner.shipped import rules_data
from planner.store.here import still_here
from planner.store.journal import change


def waive_return(session: Session, exchange_id: UUID, reason: str) -> None:
    """Say that there will be no return visit, and why."""
    exchange = still_here(session, Exchange, exchange_id)
    why = typed.text(reason)
    if why is None:
        raise Refused("A return visit is waived with a reason.", field="reason")
    with change(
        session,
        "Waive the return visit of “{exchange}”",
        about=[exchange.id],
        exchange=exchange.name,
    ):
        exchange.return_waived_because = why


def take_back_waiver(session: Session, exchange_id: UUID) -> None:
    exchange = still_here(session, Exchange, exchange_id)
    with change(
        session,
        "Plan the return visit of “{exchange}” after all",
        about=[exchange.id],
        exchange=exchange.name,
    ):
        exchange.return_waived_because = None


def lay_out_return(
    session: Session,
    exchange_id: UUID,
    start: date,
    length: int | None = None,
    *,
    dates_only: bool = False,
) -> UUID:
    """Lay out the return visit from this day on, as one step.

    Dates and stops in the foreign cities; the first visit's themes mirrored; the hosts met as its
    delegation; its deadlines follow. What is there already stays, and moves to the new dates.
    """
    exchange = still_here(session, Exchange, exchange_id)
    if length is not None and length not in LENGTHS:
        raise Refused(
            "A return visit lasts 1 to {most} days, not {length}.",
            field="length",
            most=LENGTHS[-1],
            length=length,
        )
    sentence = (
        "Set the dates of the return visit of “{exchange}”"
        if dates_only
        else "Lay out the return visit of “{exchange}”"
    )
    with change(session, sentence, about=[exchange.id], exchange=exchange.name):
        exchange.return_waived_because = None
        back = visit_of(exchange, VisitKind.RETURN) or _return_visit(exchange)
        if back.status is VisitStatus.CANCELLED:
            back.status = VisitStatus.DRAFT
        last = _date(session, exchange, back, start, length)
        if not dates_only:
            _propose_delegation(session, exchange, back)
            if not back.items and visit_of(exchange, VisitKind.FIRST) is not None:
                mirror(exchange, start, last)
    return back.id


def _return_visit(exchange: Exchange) -> Visit:
    back = Visit(kind=VisitKind.RETURN, rank=len(exchange.visits))
    exchange.visits.append(back)
    return back


def _date(
    session: Session, exchange: Exchange, back: Visit, start: date, length: int | None
) -> date:
    """Give the stops their days, and say the last one.

    A visit that has dates moves whole; where its length changes, its stops share the days anew.
    """
    first, last = back.first_day, back.last_day
    planned = (last - first).days + 1 if first and last else None
    days = length or planned or rules_data("return-weeks")["length"]
    ends = later(start, days - 1)
    if ends == date.max:
        raise Refused("No calendar here goes that far.", field="start")
    if first:
        move_visit(session, back.id, (start - first).days)
    if days != planned:
        stay(exchange, back, start, ends)
    return ends


def _propose_delegation(session: Session, exchange: Exchange, back: Visit) -> None:
    """The hosts met, unless somebody was named already."""
    if back.delegates:
        return
    for rank, host in enumerate(hosts_met(exchange)):
        person = host.person
        if person is None:
            person = Person(display_name=host.name)
            session.add(person)
        back.delegates.append(
            Delegate(
                person=person, position=host.position, organization=host.organization, rank=rank
            )
        )
