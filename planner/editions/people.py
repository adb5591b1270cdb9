"""Who comes: the roster, badges and tent cards, and who is where on which day."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner.editions.frozen import stay_of
from planner.editions.order import Order, partners_of
from planner.editions.rooms import room_at, sleeps_at
from planner.editions.values import Badge, Badges, Count, Presence, Profile, Roster, WhoGoesWhere
from planner.model import Consent, Delegate, Disclosure, ItemKind, Leg
from planner.rules.agenda import agenda
from planner.rules.participation import group_of, letter_of, people_at


def roster(order: Order) -> Roster:
    return Roster(
        **order.about(), people=tuple(profile_of(each, order) for each in order.delegates)
    )


def profile_of(delegate: Delegate, order: Order) -> Profile:
    person, sight = delegate.person, order.sight
    pictured = delegate.consent is not Consent.NO
    digest = sight(person, "photograph") if pictured else None
    return Profile(
        name=str(person),
        given=person.given_name,
        family=person.family_name,
        native=person.native_name if person.name else None,
        pronunciation=sight(person, "pronunciation"),
        position=delegate.position,
        organization=delegate.organization.name if delegate.organization else None,
        role=delegate.role.value,
        languages=sight(person, "languages") or (),
        biography=sight(delegate, "biography"),
        groups=tuple(letter_of(link.group) for link in delegate.memberships),
        pictured=pictured,
        photograph=order.photographs.get(digest) if digest else None,
    )


def badges(order: Order) -> Badges:
    cities = order.about()["delegation"]
    home = cities[0] if len(cities) == 1 else None  # of several, nobody's is known by itself
    return Badges(
        **order.about(),
        partners=partners_of(order.exchange, order.kind),
        people=tuple(_badge(each, home) for each in order.delegates),
    )


def _badge(delegate: Delegate, home: str | None) -> Badge:
    person, organization = delegate.person, delegate.organization
    wanted = person.display_name
    return Badge(
        given=None if wanted else person.given_name,
        family=None if wanted else person.family_name,
        whole=str(person),
        native=person.native_name if person.name else None,
        organization=organization.name if organization else None,
        city=organization.city if organization and organization.city else home,
        role=delegate.role.value,
        group=next((letter_of(link.group) for link in delegate.memberships), None),
    )


# -- who goes where --------------------------------------------------------------------------------


def who_goes_where(order: Order) -> WhoGoesWhere:
    visit = order.visit
    days = tuple(_days(visit.first_day, visit.last_day))
    return WhoGoesWhere(
        **order.about(),
        days=days,
        stays=tuple(stay_of(stop, order.sight) for stop in visit.stops),
        people=tuple(_presence(each, days, order) for each in order.delegates),
        counts=tuple(_counts(order, days)),
    )


def _days(first: date | None, last: date | None) -> Iterator[date]:
    if first and last:
        yield from (first + timedelta(days=n) for n in range((last - first).days + 1))


def _presence(delegate: Delegate, days: tuple[date, ...], order: Order) -> Presence:
    slept = [stop for stop in order.visit.stops if sleeps_at(delegate, stop)]
    rooms = (room_at(delegate, stop, order.sight) for stop in slept)
    return Presence(
        name=str(delegate.person),
        room=next((each.room for each in rooms if each.room), None),
        days=tuple(delegate.there(day) for day in days),
        groups=tuple(_letter(delegate, day, order) for day in days),
        joins=delegate.joins,
        leaves=delegate.leaves,
    )


def _letter(delegate: Delegate, day: date, order: Order) -> str:
    """The letter of the group a delegate goes with, on days on which groups go apart."""
    group = group_of(delegate, day)
    apart = any(
        link.group is group
        for happening in agenda(order.visit, day)
        if isinstance(happening, Leg) or not happening.status.off
        for link in (
            happening.travellers if isinstance(happening, Leg) else happening.participations
        )
    )
    return letter_of(group) if group and apart else ""


def _counts(order: Order, days: tuple[date, ...]) -> Iterator[Count]:
    there = {day: order.there(day) for day in days}
    yield Count("delegates", tuple(len(there[day]) for day in days))
    yield Count("seats", tuple(_seats(order, day) for day in days))
    meals = {day: _eating(order, day) for day in days}
    yield Count("meals", tuple(len(meals[day]) for day in days))
    if order.audience.sees(Disclosure.CARE):
        known = ((each, order.needs_of(each)) for each in order.delegates)
        diets = {each: needs.dietary for each, needs in known if needs and needs.dietary}
        for need in dict.fromkeys(diets.values()):
            of_day = (sum(diets.get(each) == need for each in meals[day]) for day in days)
            yield Count("need", tuple(of_day), need)
    yield Count("rooms", tuple(_rooms(order, day, there[day]) for day in days))


def _seats(order: Order, day: date) -> int:
    """The most that go by coach at one time that day."""
    counts = [
        sum(isinstance(each, Delegate) for each in people_at(item))
        for item in agenda(order.visit, day)
        if not isinstance(item, Leg) and item.kind is ItemKind.TRANSFER and not item.status.off
    ]
    return max(counts, default=0)


def _eating(order: Order, day: date) -> list[Delegate]:
    """Those at some meal of the day."""
    eating: set[object] = set()
    for item in agenda(order.visit, day):
        if isinstance(item, Leg) or item.kind is not ItemKind.MEAL:
            continue
        if not item.status.off:
            eating |= people_at(item)
    return [each for each in order.delegates if each in eating]


def _rooms(order: Order, day: date, there: list[Delegate]) -> int:
    """Rooms needed the night after a day: who shares one takes half of it."""
    night = day + timedelta(days=1)
    sleeping = [each for each in there if each.there(night)]
    stops = [stop for stop in order.visit.stops if stop.has(day) and stop.has(night)]
    if not stops:
        return 0
    shared = sum(bool(room_at(each, stops[0], order.sight).sharing) for each in sleeping)
    return len(sleeping) - shared // 2
