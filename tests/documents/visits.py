"""Whole exchanges to print: usual, empty, very long, in many scripts; all invented."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from planner.editions.order import Order
from planner.editions.values import Reader
from planner.model import (
    City,
    Consent,
    Contact,
    Delegate,
    DelegateCare,
    Exchange,
    Function,
    Group,
    GroupMember,
    Item,
    ItemKind,
    ItemStatus,
    Leg,
    Mode,
    Organization,
    PairedCity,
    Participation,
    Person,
    PersonPrivate,
    Role,
    Side,
    Stop,
    TimeState,
    Traveller,
    Vehicle,
    Venue,
    Visit,
    VisitKind,
)

FIRST = date(2027, 4, 11)
KINDS = (ItemKind.MEETING, ItemKind.MEAL, ItemKind.TRANSFER, ItemKind.SITE_VISIT)
NAMES = ("Solenn", "Łukasz", "Thị Mai", "Yasmine", "Дмитро", "Ελένη")


def made_when(paper: str) -> date:
    """Thanks are due after the visit, all else before it."""
    return date(2027, 5, 15) if paper == "thank-you-list" else date(2027, 1, 15)


def an_order(exchange: Exchange, audience: str, paper: str = "", **reader: Any) -> Order:
    return Order(exchange, VisitKind.FIRST, Reader(audience, **reader), made_when(paper))


def an_exchange(
    delegates: int = 3,
    items: int = 4,  # a day
    days: int = 4,
    say: str = "",  # stands in every text
    name: str = "Kerbrat-Oduya",
    groups: int = 2,
) -> Exchange:
    """A visit of so many delegates, days and items; the numbers of ids are always the same."""
    numbers = iter(range(1, 1_000_000))

    def new(noun: type, /, **given: Any) -> Any:
        return noun(id=UUID(int=next(numbers)), **given)

    def city(called: str, **given: Any) -> Any:
        return new(City, name=f"{called}{say}", **given)

    home = city("Nantes", country="FR", zone="Europe/Paris", latitude=47.2, longitude=-1.6)
    here = city("Orlando", country="US", zone="America/New_York", latitude=28.5, longitude=-81.4)
    then = city("Tampa", country="US", zone="America/New_York", latitude=27.9, longitude=-82.5)
    organization = new(Organization, name=f"City of Nantes{say}", city=f"Nantes{say}")
    hotel, hall = (
        new(
            Venue, name=f"{called}{say}", room=f"Room 4{say}", phone="+1 407 555 0188",
            address=f"400 South Orange Avenue{say}\nOrlando, FL 32801",
        )
        for called in ("Lake Hotel", "City Hall")
    )  # fmt: skip
    hall.names_in_advance = True
    half = max(days // 2, 1)
    stops = [
        new(Stop, city=here, hotel=hotel, host=organization, first_day=FIRST,
            last_day=FIRST + timedelta(days=half), hospital=f"Orlando Hospital{say}",
            emergency_numbers="Police 911", consulate=f"Consulate of France{say} +1 305 555 0150"),
        new(Stop, city=then, hotel=None, host=None, first_day=FIRST + timedelta(days=half),
            last_day=FIRST + timedelta(days=max(days - 1, half))),
    ] if days else []  # fmt: skip
    tracks = [new(Group, name=f"Policing {n}{say}") for n in range(groups)]
    people = [
        new(
            Delegate, organization=organization, position=f"Deputy Mayor{say}", rank=n,
            role=Role.HEAD if n == 0 else Role.ESCORT if n == 1 else Role.MEMBER,
            consent=Consent.YES, biography=f"She has led the service since 2020{say}.",
            person=new(
                Person, given_name=NAMES[n % len(NAMES)], family_name=f"{name} {n}",
                native_name="ياسمين بن حدو" if n % 3 == 0 else None, trip_phone="+33 6 39 98 04 10",
                languages=("French", "English"), pronunciation=f"say it{say}",
                private=new(PersonPrivate, date_of_birth=date(1980, 2, 29),
                            citizenships=("FR",), passport_number="19FV77310"),
            ),
            care=new(DelegateCare, dietary="halal" if n % 2 else None, mobility=None),
        )
        for n in range(delegates)
    ]  # fmt: skip
    for n, delegate in enumerate(people):
        if tracks:
            tracks[n % len(tracks)].members.append(new(GroupMember, delegate=delegate))
    vehicle = new(Vehicle, name=f"Coach 1{say}", seats=20, driver=f"Luis Ortega{say}")
    planned = [
        _item(new, n, day, stops, hall, organization, vehicle, tracks, say)
        for day in range(days)
        for n in range(items)
    ]
    leg = new(
        Leg, mode=Mode.AIR, carrier=f"AF{say}", number="28", from_place=f"Paris{say}",
        to_place="Orlando", from_day=FIRST, to_day=FIRST, from_time=time(13, 20),
        to_time=time(15, 45), from_zone="Europe/Paris", to_zone="America/New_York",
    )  # fmt: skip
    if people:
        leg.everyone = False
        leg.travellers.append(new(Traveller, delegate=people[0]))
    visit = new(
        Visit, stops=stops, groups=tracks, delegates=people, items=planned,
        legs=[leg] if days else [], vehicles=[vehicle],
    )  # fmt: skip
    exchange: Exchange = new(
        Exchange, name=f"Nantes - Orlando{say}", theme=f"Young people{say}", visits=[visit]
    )
    exchange.cities += [
        new(PairedCity, city=home, side=Side.FOREIGN),
        new(PairedCity, city=here, side=Side.PARTNER),
    ]
    return exchange


def _item(
    new: Any, n: int, day: int, stops: Any, hall: Venue, organization: Organization,
    vehicle: Vehicle, tracks: list[Group], say: str,
) -> Item:  # fmt: skip
    kind = KINDS[n % len(KINDS)]
    item: Item = new(
        Item, title=f"Item {day}.{n}{say}", kind=kind, day=FIRST + timedelta(days=day), rank=n,
        stop=stops[0] if day == 0 else None, venue=hall, public=n % 2 == 0,
        start=time(8 + n // 4 % 15, n % 4 * 15), end=time(8 + n // 4 % 15, n % 4 * 15 + 10),
        time_state=TimeState.EXACT, meeting_point=f"Front door{say}",
        status=ItemStatus.CONFIRMED if n % 5 else ItemStatus.REQUESTED,
        vehicle=vehicle if kind is ItemKind.TRANSFER else None,
    )  # fmt: skip
    function = Function.DRIVER if kind is ItemKind.TRANSFER else Function.HOST
    item.contacts.append(
        new(Contact, name=f"Host {day}.{n}{say}", organization=organization, function=function,
            position=f"Director{say}", phone="+1 407 555 0142")
    )  # fmt: skip
    if tracks and n % 6 in (2, 3) and day == 1:
        item.everyone = False
        item.participations.append(new(Participation, group=tracks[n % len(tracks)]))
    return item
