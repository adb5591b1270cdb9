"""Everyone who travelled or hosted: in which exchanges, in which roles, and what followed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import NAMESPACE_OID, UUID, uuid5

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from planner.model import (
    Contact,
    Delegate,
    Exchange,
    FollowOn,
    FollowOnPerson,
    FollowOnStatus,
    Function,
    Item,
    Organization,
    Person,
    Sector,
    Side,
    Stop,
    Visit,
    VisitKind,
)
from planner.model.itinerary import OFF
from planner.queries.homes import Homes
from planner.rules.after_visit import has_begun
from planner.rules.desks import names_a_desk
from planner.rules.folding import folded
from planner.rules.years import years_in

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
    position: str | None = None
    organization: str | None = None

    @property
    def word(self) -> str:
        """The key of the word for the role."""
        return f"papers.{'role' if self.travelled else 'function'}-{self.role}"


@dataclass(slots=True)
class Alumnus:
    """One person, with every part there was."""

    id: UUID  # of the record; of somebody known by name alone, made of the name
    name: str
    parts: list[Part] = field(default_factory=list)
    follow_on: list[str] = field(default_factory=list)  # titles, since
    emails: tuple[str, ...] = ()
    phone: str | None = None
    recorded: bool = True  # otherwise known by name alone

    @property
    def out_of_reach(self) -> bool:
        return not (self.emails or self.phone)


class _Took(NamedTuple):
    """That somebody took part in a visit."""

    who: Alumnus
    visit: UUID
    part: Part


def alumni(
    session: Session,
    today: date,
    *,
    country: str | None = None,
    sector: Sector | None = None,
    year: int | None = None,
) -> list[Alumnus]:
    """Everyone who has travelled or hosted, by name; narrowed to those with a part that fits it
    all. A host who is not to be named is left out, also where there is a record."""
    found: dict[UUID, Alumnus] = {}
    people = {person.id: person for person in session.scalars(select(Person))}
    homes, visits = Homes(session), _begun(session, today)
    since: dict[UUID, date] = {}  # the last day of the first visit in which each took part
    for who, visit, part in (
        *_delegates(session, people, homes, visits, today),
        *_met(session, people, homes, visits, today),
    ):
        known = found.setdefault(who.id, who)
        known.phone = known.phone or who.phone
        if part not in known.parts:
            known.parts.append(part)
        if end := visits[visit].last_day:
            since[who.id] = min(end, since.get(who.id, end))
    _follow(session, found, since)
    fitting = [each for each in found.values() if _fits(each.parts, country, sector, year)]
    return sorted(fitting, key=lambda each: (folded(each.name), each.id))


def _follow(session: Session, found: dict[UUID, Alumnus], since: dict[UUID, date]) -> None:
    """Name with each the activities they took part in after their first visit."""
    by_name: dict[str, list[UUID]] = defaultdict(list)
    for each in found.values():
        if not each.recorded:
            by_name[folded(each.name)].append(each.id)
    # one that comes again and again has no last day
    last = case((FollowOn.repeats.is_(None), func.coalesce(FollowOn.last_day, FollowOn.day)))
    rows = (
        select(FollowOnPerson.person_id, FollowOnPerson.name, FollowOn.title, last)
        .join(FollowOn, FollowOnPerson.follow_on_id == FollowOn.id)
        .where(FollowOn.status != FollowOnStatus.DROPPED)
        .order_by(FollowOn.day, FollowOn.title)
    )
    for person, name, title, day in session.execute(rows):
        called = by_name.get(folded(name or ""), ())
        who = person or (called[0] if len(called) == 1 else None)
        if who in found and (day is None or _date(day) >= since.get(who, date.min)):
            found[who].follow_on.append(title)


def _fits(
    parts: Iterable[Part], country: str | None, sector: Sector | None, year: int | None
) -> bool:
    return any(
        (country is None or part.country == country.upper())
        and (sector is None or part.sector is sector)
        and (year is None or part.year == year)
        for part in parts
    )


class _Visit(NamedTuple):
    """A visit that has begun."""

    kind: VisitKind
    exchange_id: UUID
    exchange: str
    year: int | None
    last_day: date | None


def _begun(session: Session, today: date) -> dict[UUID, _Visit]:
    """The visits that have begun, in order."""
    first = func.min(func.coalesce(Stop.first_day, Stop.last_day))
    last = func.max(func.coalesce(Stop.last_day, Stop.first_day))
    query = (
        select(Visit.id, Visit.kind, Visit.status, Visit.dates_as_given)
        .add_columns(Exchange.id, Exchange.name, first, last)
        .join(Exchange, Visit.exchange_id == Exchange.id)
        .outerjoin(Stop, Stop.visit_id == Visit.id)
        .group_by(Visit.id, Exchange.id)
        .order_by(Exchange.name, Exchange.id, Visit.rank, Visit.id)
    )
    begun = {}
    for visit, kind, status, given, exchange, name, begins, ends in session.execute(query):
        first_day = _date(begins) if begins else None
        years = sorted(years_in(given))
        if has_begun(first_day, status, years, today):
            year = first_day.year if first_day else years[0] if len(years) == 1 else None
            begun[visit] = _Visit(kind, exchange, name, year, _date(ends) if ends else None)
    return begun


def _date(day: date | str) -> date:
    return day if isinstance(day, date) else date.fromisoformat(day)


def _delegates(
    session: Session,
    people: dict[UUID, Person],
    homes: Homes,
    visits: dict[UUID, _Visit],
    today: date,
) -> Iterator[_Took]:
    """Those who set out; who joins later does so on that day."""
    query = (
        select(Delegate.visit_id, Delegate.person_id, Delegate.role, Delegate.sector)
        .add_columns(Delegate.joins, Delegate.position, Organization.name, Organization.city)
        .outerjoin(Organization, Delegate.organization_id == Organization.id)
        .order_by(Delegate.rank, Delegate.id)
    )
    rows = _in_order(session.execute(query), visits)
    for visit, person, role, sector, joins, position, organization, city in rows:
        if joins and joins > today:
            continue
        kind, exchange, name, year, _ = visits[visit]
        side = Side.FOREIGN if kind is VisitKind.FIRST else Side.PARTNER
        country = homes.of(exchange, side, city)
        part = Part(exchange, name, role, True, year, sector, country, position, organization)
        yield _Took(_recorded(people[person]), visit, part)


def _met(
    session: Session,
    people: dict[UUID, Person],
    homes: Homes,
    visits: dict[UUID, _Visit],
    today: date,
) -> Iterator[_Took]:
    """Hosts and speakers of what has taken place, and may be named."""
    query = (
        select(Item.visit_id, Item.stop_id, Item.day, Contact, Organization)
        .join(Contact, Contact.item_id == Item.id)
        .outerjoin(Organization, Contact.organization_id == Organization.id)
        .where(
            Contact.function.in_(_HOSTED), Item.status.not_in(OFF), Item.host_may_be_named.is_(True)
        )
        .order_by(Item.rank, Item.id, Contact.rank, Contact.id)
    )
    for visit, stop, day, contact, organization in _in_order(session.execute(query), visits):
        if day and day > today:
            continue
        kind, exchange, name, year, _ = visits[visit]
        side = Side.PARTNER if kind is VisitKind.FIRST else Side.FOREIGN
        city = organization.city if organization else None
        country = homes.of(exchange, side, city, homes.met_in(visit, stop, day))
        called = organization.name if organization else None
        role, position = contact.function, contact.position
        part = Part(exchange, name, role, False, year, None, country, position, called)
        if contact.person_id is not None:
            yield _Took(_recorded(people[contact.person_id], contact.phone), visit, part)
        elif (contact.name or "").strip() and not names_a_desk(contact.name):
            yield _Took(_by_name(contact, exchange), visit, part)


def _in_order(rows: Iterable[Sequence[Any]], visits: dict[UUID, _Visit]) -> list[Sequence[Any]]:
    """The rows, whose first column names a visit, of these visits and in their order."""
    order = {visit: at for at, visit in enumerate(visits)}
    return sorted((row for row in rows if row[0] in order), key=lambda row: order[row[0]])


def _recorded(person: Person, phone: str | None = None) -> Alumnus:
    phone = person.work_phone or person.trip_phone or phone
    return Alumnus(person.id, str(person), emails=person.emails, phone=phone)


def _by_name(contact: Contact, exchange: UUID) -> Alumnus:
    """One and the same where the name and the organization are; without one, in one exchange."""
    name = (contact.name or "").strip()
    key = uuid5(NAMESPACE_OID, f"{contact.organization_id or exchange} {folded(name)}")
    return Alumnus(key, name, phone=contact.phone, recorded=False)
