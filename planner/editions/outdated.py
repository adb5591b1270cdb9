"""What of an exchange is open: findings nobody has accepted, and papers given out that have
changed since. Looking costs a second where papers were issued, so lists ask for it afterwards.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from planner.editions.audiences import AUDIENCES
from planner.editions.issuing import editions_after, recalled
from planner.editions.order import Order
from planner.editions.packing import unpacked
from planner.editions.values import Reader
from planner.model import DelegateCare, Exchange, ExchangeStatus, Visit, VisitKind, VisitStatus
from planner.queries.exchanges import whole_exchange
from planner.queries.issues import needs_then
from planner.queries.judging import passport_expiries
from planner.queries.photographs import photographs_of
from planner.rules.check import check
from planner.rules.findings import Severity, open_ones
from planner.store import attachments


@dataclass(frozen=True, slots=True)
class OldPaper:
    """A paper for one audience that would not be the same today as when it was given out."""

    visit: VisitKind
    paper: str
    audience: str
    number: int  # of the newest issue
    on: date


@dataclass(frozen=True, slots=True)
class Open:
    """What is open; `refers` are the ids of all that it depends on beside the exchange's own."""

    findings: int
    errors: int  # among them
    papers: tuple[OldPaper, ...]
    refers: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class _Issued:
    """The newest issue of a visit: what stood in it, and the pictures of today."""

    visit: Visit
    number: int
    on: date
    content: bytes
    photographs: Mapping[str, bytes]
    needs: Mapping[UUID, DelegateCare | None]  # as it told them, where they have changed since


@dataclass(frozen=True, slots=True)
class Loaded:
    """An exchange with what it takes to look at it, detached: the rest needs no database."""

    exchange: Exchange
    expiries: Mapping[UUID, date | None]
    issued: tuple[_Issued, ...]


def load_open(session: Session, exchange_id: UUID) -> Loaded:
    exchange = whole_exchange(session, exchange_id)
    return Loaded(
        exchange, passport_expiries(session, exchange_id), tuple(_issued(session, exchange))
    )


def _issued(session: Session, exchange: Exchange) -> Iterator[_Issued]:
    """Of visits that are still ahead or under way; an issue out of a file carries no content."""
    if exchange.status is not ExchangeStatus.ACTIVE:
        return
    for visit in exchange.visits:
        newest = max(visit.issues, key=lambda issue: issue.number, default=None)
        if newest is None or visit.status in (VisitStatus.CLOSED, VisitStatus.CANCELLED):
            continue
        content = attachments.content_of(session, newest.digest)
        if content is not None:
            pictures = photographs_of(session, visit)
            needs = needs_then(session, newest)
            yield _Issued(visit, newest.number, newest.day, content, pictures, needs)


def look(loaded: Loaded, today: date) -> Open:
    """All that is open today; slow, and done without the database."""
    exchange = loaded.exchange
    findings = check(exchange, today, loaded.expiries)
    papers = [old for issued in loaded.issued for old in _old_papers(exchange, issued, today)]
    found = open_ones(exchange, findings)
    errors = sum(each.severity is Severity.ERROR for each in found)
    return Open(len(found), errors, tuple(papers), _refers(exchange))


def _old_papers(exchange: Exchange, issued: _Issued, today: date) -> Iterator[OldPaper]:
    reader = Reader("internal", clock=24)
    order = Order(exchange, issued.visit.kind, reader, today)
    order = replace(order, photographs=issued.photographs)
    given = recalled(unpacked(issued.content), order, issued.needs)
    now = dict(editions_after(order, given))
    same = {key for key, edition in now.items() if key in given and given[key].says(edition)}
    changed = {key[:2] for key in (given.keys() | now.keys()) - same}
    for audience in AUDIENCES.values():
        for paper in audience.papers:
            if (audience.name, paper) in changed and audience.name != "internal":  # not given out
                yield OldPaper(issued.visit.kind, paper, audience.name, issued.number, issued.on)


def _refers(exchange: Exchange) -> frozenset[UUID]:
    """Things that several exchanges may share."""
    found: set[UUID | None] = {exchange.embassy_id, *(each.city_id for each in exchange.cities)}
    for visit in exchange.visits:
        for stop in visit.stops:
            found |= {stop.city_id, stop.hotel_id, stop.host_id}
        for delegate in visit.delegates:
            found |= {delegate.person_id, delegate.organization_id}
        for item in visit.items:
            found.add(item.venue_id)
            for contact in item.contacts:
                found |= {contact.person_id, contact.organization_id}
    return frozenset(each for each in found if each is not None)
