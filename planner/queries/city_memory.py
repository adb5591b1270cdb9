"""What past visits to a city left behind: venues, hosts, ratings, lessons.

Only the fields of `Remembered` come out, which is the allow-list: no delegate, no note, no request
and nothing of class care or private.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from planner.model import (
    City,
    Contact,
    Exchange,
    ExchangeStatus,
    Feedback,
    Item,
    Practice,
    Refused,
    Stop,
    Visit,
    VisitStatus,
)
from planner.model.itinerary import OFF
from planner.queries.asked import times_asked
from planner.queries.cities import country_name
from planner.rules.after_visit import rated
from planner.rules.folding import folded
from planner.rules.regions import one_region


@dataclass(frozen=True, slots=True)
class Remembered:
    """One item of a past visit."""

    item: UUID
    exchange: str
    day: date | None
    title: str
    kind: str
    venue: str | None
    address: str | None
    hosts: tuple[str, ...]  # name, position, organization, as to be read
    rating: float | None  # mean of 1 to 5
    answers: int
    lessons: tuple[str, ...]  # comments, and titles of practices noted there


@dataclass(frozen=True, slots=True)
class Asked:
    """How often a host was asked in the twelve months before a day, over all exchanges."""

    host: str
    times: int


@dataclass(frozen=True, slots=True)
class CityMemory:
    items: tuple[Remembered, ...]  # best rated first, then the latest
    hosts: tuple[Asked, ...]  # most asked first


def city_memory(session: Session, city: City | str, today: date) -> CityMemory:
    """What closed exchanges and closed visits left of a city; Refused if a name means several."""
    places = _recorded(session, city)
    query = (
        select(Item)
        .join(Stop, Item.stop_id == Stop.id)
        .join(City, Stop.city_id == City.id)
        .join(Visit, Item.visit_id == Visit.id)
        .join(Exchange, Visit.exchange_id == Exchange.id)
        .where(
            City.id.in_(places),
            (Exchange.status == ExchangeStatus.CLOSED) | (Visit.status == VisitStatus.CLOSED),
            Visit.status != VisitStatus.CANCELLED,
            Item.status.not_in(OFF),
        )
        .options(
            selectinload(Item.visit).selectinload(Visit.exchange),
            selectinload(Item.venue),
            selectinload(Item.contacts).selectinload(Contact.person),
            selectinload(Item.contacts).selectinload(Contact.organization),
        )
    )
    items = list(session.scalars(query))
    answers = _answers(session, [it.id for it in items])
    noted = _noted(session, [it.id for it in items])
    remembered = [_remembered(it, answers[it.id], noted[it.id]) for it in items]
    remembered.sort(key=lambda it: (-(it.rating or 0), -(it.day or date.min).toordinal(), it.title))
    return CityMemory(tuple(remembered), _asked(session, items, today))


def _recorded(session: Session, city: City | str) -> list[UUID]:
    """The records of one city: the same name, and no other country or region."""
    if isinstance(city, City):
        found = [each for each in _called(session, city.name or "") if _one(each, city)]
    else:
        name, _, place = (part.strip() for part in city.partition(","))
        found = _called(session, city) or [
            each for each in _called(session, name) if _lies_in(each, place)
        ]
        if any(not _one(each, found[0]) for each in found):
            raise Refused(
                "Several cities are called {city}. Name its region or country after a comma.",
                field="city",
                city=city,
            )
    return [each.id for each in found]


def _called(session: Session, name: str) -> list[City]:
    wanted = folded(name)
    return [each for each in session.scalars(select(City)) if folded(each.name or "") == wanted]


def _one(city: City, other: City) -> bool:
    """Whether two records may be of one city: what both say of its place agrees."""
    country = city.country or other.country
    if folded(country or "") != folded(other.country or country or ""):
        return False
    named = city.region and other.region
    return not named or one_region(country, city.region or "", other.region or "")


def _lies_in(city: City, place: str) -> bool:
    country = city.country or ""
    if city.region and one_region(country, place, city.region):
        return True
    return folded(place) in map(folded, filter(None, (country, country_name(country))))


def _answers(session: Session, items: list[UUID]) -> dict[UUID | None, list[Feedback]]:
    found: dict[UUID | None, list[Feedback]] = defaultdict(list)
    for answer in session.scalars(select(Feedback).where(Feedback.item_id.in_(items))):
        found[answer.item_id].append(answer)
    return found


def _noted(session: Session, items: list[UUID]) -> dict[UUID | None, list[str]]:
    found: dict[UUID | None, list[str]] = defaultdict(list)
    query = select(Practice.item_id, Practice.title).where(Practice.item_id.in_(items))
    for item, title in session.execute(query.order_by(Practice.rank, Practice.id)):
        found[item].append(title)
    return found


def _remembered(item: Item, answers: list[Feedback], noted: list[str]) -> Remembered:
    result = rated(answers)
    return Remembered(
        item=item.id,
        exchange=item.visit.exchange.name,
        day=item.day,
        title=item.title,
        kind=item.kind.value,
        venue=item.venue.name if item.venue else None,
        address=item.venue.address if item.venue else None,
        hosts=tuple(filter(None, map(_host, item.contacts))) if item.host_may_be_named else (),
        rating=result.mean,
        answers=result.answers,
        lessons=(*result.comments, *noted),
    )


def _host(contact: Contact) -> str:
    organization = contact.organization.name if contact.organization else None
    return ", ".join(filter(None, (contact.full_name, contact.position, organization)))


def _asked(session: Session, items: list[Item], today: date) -> tuple[Asked, ...]:
    """How often each host of these items was asked, anywhere, in the twelve months before."""
    hosts = {
        each.person_id: each.full_name
        for it in items
        if it.host_may_be_named
        for each in it.contacts
        if each.person
    }
    times = times_asked(session, Contact.person_id, today, {each for each in hosts if each})
    counted = [Asked(name or "", times[person]) for person, name in hosts.items() if person]
    return tuple(sorted(counted, key=lambda each: (-each.times, folded(each.host))))
