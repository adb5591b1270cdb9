"""Everyone who travelled or hosted: in which exchanges, in which roles, and what followed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, select, union
from sqlalchemy.orm import Session

from planner.model import (
    City,
    Contact,
    Delegate,
    Exchange,
    FollowOn,
    FollowOnPerson,
    FollowOnStatus,
    Function,
    Item,
    PairedCity,
    Person,
    Sector,
    Side,
    Stop,
    Visit,
    VisitKind,
    VisitStatus,
)
from planner.model.itinerary import OFF
from planner.rules.folding import folded

_HOSTED = (Function.HOST, Function.SPEAKER)


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody was in one exchange."""

    exchange_id: UUID
    exchange: str
    role: str  # a delegate's role, or a contact's function
    travelled: bool  # as a delegate; otherwise met as a host, speaker ...
    year: int | None  # of the visit; None where its dates are not known
    sector: Sector | None
    country: str | None  # ISO 3166, the country somebody comes from


@dataclass(slots=True)
class Alumnus:
    """One person, with every part there was."""

    id: UUID
    name: str
    parts: list[Part] = field(default_factory=list)
    follow_on: list[str] = field(default_factory=list)  # titles, since
    emails: tuple[str, ...] = ()
    phone: str | None = None


def alumni(
    session: Session,
    *,
    country: str | None = None,
    sector: Sector | None = None,
    year: int | None = None,
) -> list[Alumnus]:
    """Everyone who travelled or hosted, by name; narrowed to those with a part that fits it all."""
    found: dict[UUID, Alumnus] = {}
    people = {person.id: person for person in session.scalars(select(Person))}
    # one that comes again and again has no last day
    last = case((FollowOn.repeats.is_(None), func.coalesce(FollowOn.last_day, FollowOn.day)))
    homes, years = _homes(session), _years(session)
    for person, part in (*_delegates(session, homes, years), *_met(session, homes, years)):
        known = found.setdefault(person, _alumnus(people[person]))
        if part not in known.parts:
            known.parts.append(part)
    ends = _first_ends(session)
    for who, title, day in session.execute(
        select(FollowOnPerson.person_id, FollowOn.title, last)
        .join(FollowOn, FollowOnPerson.follow_on_id == FollowOn.id)
        .where(
            FollowOnPerson.person_id.is_not(None),
            FollowOn.status != FollowOnStatus.DROPPED,
        )
        .order_by(FollowOn.day, FollowOn.title)
    ):
        if who in found and (day is None or _date(day) >= ends.get(who, date.min)):
            found[who].follow_on.append(title)
    fitting = [each for each in found.values() if _fits(each.parts, country, sector, year)]
    return sorted(fitting, key=lambda each: (folded(each.name), each.id))


def _alumnus(person: Person) -> Alumnus:
    phone = person.work_phone or person.trip_phone
    return Alumnus(person.id, str(person), emails=person.emails, phone=phone)


def _fits(
    parts: Iterable[Part], country: str | None, sector: Sector | None, year: int | None
) -> bool:
    return any(
        (country is None or part.country == country.upper())
        and (sector is None or part.sector is sector)
        and (year is None or part.year == year)
        for part in parts
    )


def _homes(session: Session) -> dict[tuple[UUID, Side], str | None]:
    """The country of the lead city of each side, by exchange."""
    query = (
        select(PairedCity.exchange_id, PairedCity.side, City.country)
        .join(City, PairedCity.city_id == City.id)
        .order_by(PairedCity.rank, PairedCity.id)
    )
    homes: dict[tuple[UUID, Side], str | None] = {}
    for exchange, side, country in session.execute(query):
        homes.setdefault((exchange, side), country)
    return homes


def _years(session: Session) -> dict[UUID, int | None]:
    """The year in which each visit begins."""
    first = func.min(func.coalesce(Stop.first_day, Stop.last_day))
    query = select(Stop.visit_id, first).group_by(Stop.visit_id)
    return {visit: _year(day) for visit, day in session.execute(query)}


def _first_ends(session: Session) -> dict[UUID, date]:
    """The last day of the first visit in which each took part, travelling or hosting."""
    end = func.max(func.coalesce(Stop.last_day, Stop.first_day))
    dated = select(Stop.visit_id, end).join(Visit, Stop.visit_id == Visit.id)
    dated = dated.where(Visit.status != VisitStatus.CANCELLED).group_by(Stop.visit_id)
    ends = {visit: _date(day) for visit, day in session.execute(dated) if day}
    taking_part: Any = union(
        select(Delegate.person_id, Delegate.visit_id),
        select(Contact.person_id, Item.visit_id)
        .join(Item, Contact.item_id == Item.id)
        .where(
            Contact.person_id.is_not(None), Contact.function.in_(_HOSTED), Item.status.not_in(OFF)
        ),
    )
    first: dict[UUID, date] = {}
    for person, visit in session.execute(taking_part):
        if visit in ends:
            first[person] = min(ends[visit], first.get(person, ends[visit]))
    return first


def _year(day: Any) -> int | None:
    return _date(day).year if day else None


def _date(day: Any) -> date:
    return day if isinstance(day, date) else date.fromisoformat(day)


def _delegates(
    session: Session, homes: dict[tuple[UUID, Side], str | None], years: dict[UUID, int | None]
) -> Iterator[tuple[UUID, Part]]:
    query = (
        select(Delegate.person_id, Delegate.role, Delegate.sector, Visit.id, Visit.kind)
        .add_columns(Exchange.id, Exchange.name)
        .join(Visit, Delegate.visit_id == Visit.id)
        .join(Exchange, Visit.exchange_id == Exchange.id)
        .where(Visit.status != VisitStatus.CANCELLED)
        .order_by(Exchange.name, Visit.rank, Delegate.rank)
    )
    for person, role, sector, visit, kind, exchange, name in session.execute(query):
        side = Side.FOREIGN if kind is VisitKind.FIRST else Side.PARTNER
        country = homes.get((exchange, side))
        yield person, Part(exchange, name, role, True, years.get(visit), sector, country)


def _met(
    session: Session, homes: dict[tuple[UUID, Side], str | None], years: dict[UUID, int | None]
) -> Iterator[tuple[UUID, Part]]:
    query = (
        select(Contact.person_id, Contact.function, Visit.id, Visit.kind)
        .add_columns(Exchange.id, Exchange.name)
        .join(Item, Contact.item_id == Item.id)
        .join(Visit, Item.visit_id == Visit.id)
        .join(Exchange, Visit.exchange_id == Exchange.id)
        .where(
            Contact.person_id.is_not(None),
            Contact.function.in_(_HOSTED),
            Visit.status != VisitStatus.CANCELLED,
            Item.status.not_in(OFF),
        )
        .order_by(Exchange.name, Visit.rank, Item.rank, Contact.rank)
    )
    for person, function, visit, kind, exchange, name in session.execute(query):
        side = Side.PARTNER if kind is VisitKind.FIRST else Side.FOREIGN
        country = homes.get((exchange, side))
        yield person, Part(exchange, name, function, False, years.get(visit), None, country)
