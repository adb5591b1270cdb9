"""The list of exchanges, and one of them whole."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, String, func, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.orm.attributes import set_committed_value

from planner.model import (
    City,
    Exchange,
    ExchangeStatus,
    Item,
    PairedCity,
    PersonPrivate,
    Refused,
    Side,
    Stop,
    Visit,
    VisitKind,
    VisitStatus,
)
from planner.model.itinerary import TENTATIVE
from planner.queries.deadlines import overdue_counts
from planner.queries.findings import Accepted, acceptances
from planner.queries.follow_on import follow_on_days
from planner.queries.judging import Judged, judge
from planner.rules.course import Course
from planner.rules.crowd import crowd_of
from planner.rules.findings import Finding, open_ones
from planner.rules.folding import folded
from planner.rules.return_visits import (
    PairDates,
    Phase,
    Standing,
    of_the_program,
    phase_of,
    standing_of,
)
from planner.store.here import still_here
from planner.store.undo import exchanges_ever
from planner.store.whole import complete


class VisitLine(NamedTuple):
    """A visit as the list and the tree show it; as an exchange’s, a tuple, for there are many."""

    id: UUID
    kind: VisitKind
    status: VisitStatus
    dates_as_given: str | None
    first_day: date | None
    last_day: date | None
    stops: tuple[str, ...]  # cities in order


class ExchangeLine(NamedTuple):
    """One health line: an exchange with what a coordinator must know of it at a glance."""

    id: UUID
    name: str
    program: str
    theme: str | None
    status: ExchangeStatus
    sample: bool
    foreign_cities: tuple[str, ...]
    partner_cities: tuple[str, ...]
    countries: tuple[str, ...]  # ISO codes of the foreign side
    visits: tuple[VisitLine, ...]
    phase: Phase
    standing: Standing
    unconfirmed: int  # tentative items of visits not yet closed
    overdue: int = 0  # deadlines
    follow_on: tuple[date, ...] = ()  # days of what keeps it alive
    waived_because: str | None = None
    findings: int | None = None  # open ones; None: not looked for yet, as with those below
    errors: int | None = None  # among them
    old_papers: int | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """One exchange whole and detached, with what the checks say of it."""

    exchange: Exchange
    judged: Judged
    standing: Standing
    phase: Phase
    accepted: Mapping[UUID, Accepted]  # by finding

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.judged.checked.findings

    def course(self, visit: Visit) -> Course:
        """One of its visits as the checks went through it; through one that is off they do not."""
        return self.judged.checked.courses.get(visit.id) or Course(visit)

    @property
    def open_findings(self) -> list[Finding]:
        """What nobody has accepted."""
        return open_ones(self.exchange, self.findings)


def list_exchanges(session: Session, today: date) -> list[ExchangeLine]:
    """Every exchange as one line, in order of name. A few statements, however many there are."""
    cities = _cities(session)
    visits = _visits(session)
    unconfirmed = _unconfirmed(session)
    overdue = overdue_counts(session, today)
    followed = follow_on_days(session, today)
    query = select(
        _as_kept(Exchange.id),
        Exchange.name,
        Exchange.program,
        Exchange.theme,
        Exchange.status,
        Exchange.sample,
        Exchange.window_opens_months,
        Exchange.window_closes_months,
        Exchange.return_waived_because,
    )
    lines = []
    for key, name, program, theme, status, sample, opens, closes, waived in session.execute(query):
        exchange_id = UUID(key)
        own = visits.get(key, [])
        foreign, partner = cities[Side.FOREIGN].get(key, ()), cities[Side.PARTNER].get(key, ())
        pair = _pair_dates(own, program, status, opens, closes, waived=bool(waived))
        lines.append(
            ExchangeLine(
                id=exchange_id,
                name=name,
                program=program,
                theme=theme,
                status=status,
                sample=sample,
                foreign_cities=tuple([city or country or "" for city, country in foreign]),
                partner_cities=tuple([city or country or "" for city, country in partner]),
                countries=tuple(dict.fromkeys([country for _, country in foreign if country])),
                visits=tuple(own),
                phase=phase_of(pair, today),
                standing=standing_of(pair, today),
                unconfirmed=unconfirmed.get(exchange_id, 0),
                overdue=overdue[exchange_id],
                follow_on=tuple(followed.get(exchange_id, ())),
                waived_because=waived,
            )
        )
    return sorted(lines, key=lambda line: folded(line.name))


def _as_kept(column: InstrumentedAttribute[UUID]) -> ColumnElement[str]:
    """An id as the database keeps it: rows are put together by it sooner than it is made one."""
    return type_coerce(column, String)


def _pair_dates(
    visits: Iterable[VisitLine],
    program: str,
    status: ExchangeStatus,
    opens: int,
    closes: int,
    *,
    waived: bool,
) -> PairDates:
    first = next((visit for visit in visits if visit.kind is VisitKind.FIRST), None)
    back = next((visit for visit in visits if visit.kind is VisitKind.RETURN), None)
    return PairDates(
        exchange_status=status,
        opens=opens,
        closes=closes,
        waived=waived,
        expected=back is not None or of_the_program(program),
        first_first_day=first.first_day if first else None,
        first_last_day=first.last_day if first else None,
        first_status=first.status if first else None,
        return_first_day=back.first_day if back else None,
        return_last_day=back.last_day if back else None,
        return_status=back.status if back else None,
    )


_Cities = dict[str, list[tuple[str | None, str | None]]]


def _cities(session: Session) -> dict[Side, _Cities]:
    """On each side, name and country of the cities of each exchange."""
    found: dict[Side, _Cities] = {side: defaultdict(list) for side in Side}
    query = (
        select(_as_kept(PairedCity.exchange_id), PairedCity.side, City.name, City.country)
        .join(City, PairedCity.city_id == City.id)
        .order_by(PairedCity.rank, PairedCity.id)
    )
    for exchange, side, name, country in session.execute(query):
        found[side][exchange].append((name, country))
    return found


def _visits(session: Session) -> dict[str, list[VisitLine]]:
    stops: dict[str, list[tuple[date | None, date | None, str | None]]] = defaultdict(list)
    query = (
        select(_as_kept(Stop.visit_id), Stop.first_day, Stop.last_day, City.name)
        .outerjoin(City, Stop.city_id == City.id)
        .order_by(Stop.rank, Stop.id)
    )
    for visit, first, last, city in session.execute(query):
        stops[visit].append((first, last, city))
    found: dict[str, list[VisitLine]] = defaultdict(list)
    visits = select(
        _as_kept(Visit.exchange_id),
        _as_kept(Visit.id),
        Visit.kind,
        Visit.status,
        Visit.dates_as_given,
    ).order_by(Visit.rank, Visit.id)
    for exchange, visit, kind, status, as_given in session.execute(visits):
        own = stops.get(visit, ())
        days = [day for first, last, _ in own for day in (first, last) if day]
        found[exchange].append(
            VisitLine(
                id=UUID(visit),
                kind=kind,
                status=status,
                dates_as_given=as_given,
                first_day=min(days, default=None),
                last_day=max(days, default=None),
                stops=tuple([city for _, _, city in own if city]),
            )
        )
    return found


def _unconfirmed(session: Session) -> dict[UUID, int]:
    query = (
        select(Visit.exchange_id, func.count().label("unconfirmed"))
        .join(Item, Item.visit_id == Visit.id)
        .where(
            Item.status.in_(TENTATIVE),
            Visit.status.in_((VisitStatus.DRAFT, VisitStatus.CONFIRMED)),
        )
        .group_by(Visit.exchange_id)
    )
    return {row.exchange_id: row.unconfirmed for row in session.execute(query)}


def whole_exchange(session: Session, exchange_id: UUID) -> Exchange:
    """One exchange with everything it owns and refers to, to be read after the session is gone."""
    exchange = still_here(session, Exchange, exchange_id)
    complete(session, exchange)
    return exchange


def exchange_with_private(session: Session, exchange_id: UUID) -> Exchange:
    """The same with the private fields of its delegates: for the papers made of them, and only as
    long as one is made."""
    exchange = whole_exchange(session, exchange_id)
    people = {each.person.id: each.person for visit in exchange.visits for each in visit.delegates}
    query = select(PersonPrivate).where(PersonPrivate.person_id.in_(people))
    found = {row.person_id: row for row in session.scalars(query)}
    for person_id, person in people.items():
        set_committed_value(person, "private", found.get(person_id))
    return exchange


def open_exchange(
    session: Session, exchange_id: UUID, today: date, before: Judged | None = None
) -> Opened:
    """One exchange whole, with its findings, standing and phase; how it was judged `before` spares
    the checks what no edit since has touched."""
    exchange = whole_exchange(session, exchange_id)
    pair = PairDates.of(exchange)
    judged = judge(session, exchange, today, before)
    for finding in judged.checked.findings:
        _ = finding.id, finding.things  # worked out here, where nobody waits for it
    for visit in exchange.visits:
        crowd_of(visit)
    return Opened(
        exchange=exchange,
        judged=judged,
        standing=standing_of(pair, today),
        phase=phase_of(pair, today),
        accepted=acceptances(session, exchange),
    )


def find_exchange(session: Session, name: str) -> UUID:
    """The exchange of this id or name, case and accents folded; Refused if none or several."""
    known = session.execute(select(Exchange.id, Exchange.name)).all()
    return _only_one(name, _called(name, ((row.id, row.name) for row in known)))


def find_exchange_ever(session: Session, name: str) -> UUID:
    """As `find_exchange`; where there is none, also one that was undone and can come back."""
    known = session.execute(select(Exchange.id, Exchange.name)).all()
    found = _called(name, ((row.id, row.name) for row in known))
    return _only_one(name, found or _called(name, exchanges_ever(session)))


def _called(name: str, known: Iterable[tuple[UUID, str]]) -> list[UUID]:
    """Those of this id, else those of this name."""
    wanted, by_id, by_name = folded(name), set(), set()
    for exchange_id, called in known:
        if str(exchange_id) == name.strip().lower():
            by_id.add(exchange_id)
        if folded(called) == wanted:
            by_name.add(exchange_id)
    return sorted(by_id or by_name, key=str)


def _only_one(name: str, found: Sequence[UUID]) -> UUID:
    if not found:
        raise Refused(
            "There is no exchange “{name}” here. `planner list` shows the exchanges there are.",
            name=name,
        )
    if len(found) > 1:
        raise Refused(
            "Several exchanges are called “{name}”. Name one by its id: {ids}.",
            name=name,
            ids=", ".join(map(str, found)),
        )
    return found[0]
