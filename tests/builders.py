"""Things with sensible values, one line each; what is given replaces or adds to them."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from planner.model import (
    Acceptance,
    Anniversary,
    Attachment,
    Base,
    Blackout,
    City,
    Contact,
    Deadline,
    Delegate,
    DelegateCare,
    Embassy,
    Exchange,
    Function,
    Group,
    GroupMember,
    Item,
    ItemNote,
    ItemStatus,
    Leg,
    Organization,
    PairedCity,
    Participation,
    Person,
    PersonPrivate,
    Role,
    Room,
    Sector,
    Side,
    Stop,
    TimeState,
    Traveller,
    TravelTime,
    User,
    Vehicle,
    Venue,
    Visit,
    VisitKind,
    Wish,
)
from planner.store.database import Done, Store
from planner.store.journal import change

NOW = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
FIRST_DAY = date(2027, 4, 11)  # of a first visit; a Sunday


def keep(store: Store, *things: Base, sentence: str = "Add {thing}") -> Done[None]:
    """Put new things into the store, as one entry about the exchanges among them."""
    about = [thing.id for thing in things if isinstance(thing, Exchange)]

    def add(session: Any) -> None:
        with change(session, sentence, about=about, thing=str(things[0])):
            session.add_all(things)

    return store.do(add)


# -- shared by all exchanges ----------------------------------------------------------------------


def an_embassy(**given: Any) -> Embassy:
    return Embassy(
        **{"name": "Embassy Paris", "city": "Paris", "country": "FR", "zone": "Europe/Paris"}
        | given
    )


def a_user(**given: Any) -> User:
    return User(**{"name": "Ana", "email": "ana@example.gov", "local": True} | given)


def a_city(name: str | None = "Orlando", **given: Any) -> City:
    return City(
        name=name,
        **{"country": "US", "region": "Florida", "zone": "America/New_York"} | given,
    )


def a_foreign_city(name: str | None = "Nantes", **given: Any) -> City:
    return City(name=name, **{"country": "FR", "zone": "Europe/Paris"} | given)


def an_organization(name: str = "City of Orlando", **given: Any) -> Organization:
    return Organization(name=name, **{"city": "Orlando"} | given)


def an_attachment(**given: Any) -> Attachment:
    return Attachment(
        **{"digest": "0" * 64, "file_name": "a.jpg", "media_type": "image/jpeg", "size": 3} | given
    )


def a_venue(name: str = "City Hall", **given: Any) -> Venue:
    return Venue(name=name, **{"address": "400 South Orange Avenue", "city": "Orlando"} | given)


def a_person(family_name: str = "Moreau", **given: Any) -> Person:
    return Person(
        family_name=family_name,
        **{
            "given_name": "Claire",
            "honorific": "Ms.",
            "languages": ("fr", "en"),
            "emails": ("claire@example.org",),
        }
        | given,
    )


def private_fields(**given: Any) -> PersonPrivate:
    return PersonPrivate(
        **{
            "date_of_birth": date(1980, 2, 29),
            "citizenships": ("FR",),
            "passport_number": "19FV77310",
            "passport_expiry": date(2031, 6, 30),
        }
        | given
    )


# -- an exchange and its visits -------------------------------------------------------------------


def an_exchange(name: str = "Nantes – Orlando", **given: Any) -> Exchange:
    """An exchange of two cities with a first visit; other visits may be given."""
    given.setdefault("cities", [a_paired_city(Side.FOREIGN), a_paired_city(Side.PARTNER)])
    given.setdefault("visits", [a_visit()])
    return Exchange(name=name, **{"theme": "Preventing radicalization"} | given)


def a_paired_city(side: Side, city: City | None = None, **given: Any) -> PairedCity:
    city = city or (a_foreign_city() if side is Side.FOREIGN else a_city())
    return PairedCity(side=side, city=city, **given)


def a_blackout(**given: Any) -> Blackout:
    days = {"first_day": date(2027, 7, 13), "last_day": date(2027, 7, 15)}
    return Blackout(**days | {"who": "The mayor", "why": "National day"} | given)


def an_anniversary(**given: Any) -> Anniversary:
    return Anniversary(
        **{"month": 6, "day": 12, "name": "Pulse", "city": "Orlando", "wish": Wish.AVOID} | given
    )


def a_visit(kind: VisitKind = VisitKind.FIRST, **given: Any) -> Visit:
    """Ten days with a stop in Washington and one in Orlando, unless other stops are given."""
    if "stops" not in given:
        given["stops"] = [
            a_stop(a_city("Washington", region="District of Columbia")),
            a_stop(first_day=date(2027, 4, 15), last_day=date(2027, 4, 20), rank=1),
        ]
    return Visit(kind=kind, **given)


def a_stop(city: City | None = None, **given: Any) -> Stop:
    days = {"first_day": FIRST_DAY, "last_day": date(2027, 4, 15)}
    return Stop(city=city or a_city(), **days | given)


def a_leg(**given: Any) -> Leg:
    return Leg(
        **{
            "carrier": "AF",
            "number": "54",
            "from_place": "Paris",
            "from_zone": "Europe/Paris",
            "from_day": FIRST_DAY,
            "from_time": time(13, 25),
            "to_place": "Washington",
            "to_zone": "America/New_York",
            "to_day": FIRST_DAY,
            "to_time": time(16, 0),
        }
        | given
    )


def a_traveller(who: Delegate | Group, **given: Any) -> Traveller:
    return Traveller(**_of(who), **given)


def a_vehicle(name: str = "Coach 1", **given: Any) -> Vehicle:
    return Vehicle(name=name, **{"seats": 30, "driver": "Luis Ortega", "phone": "+1 407"} | given)


def a_way(start: Venue, end: Venue, minutes: int = 20, **given: Any) -> TravelTime:
    return TravelTime(from_venue=start, to_venue=end, minutes=minutes, **given)


def an_acceptance(finding: UUID | None = None, **given: Any) -> Acceptance:
    return Acceptance(
        finding=finding or UUID(int=7),
        **{"rule": "weekend", "reason": "The hosts asked for it."} | given,
    )


# -- a delegation ---------------------------------------------------------------------------------


def a_delegate(person: Person | None = None, **given: Any) -> Delegate:
    return Delegate(
        person=person or a_person(),
        **{
            "role": Role.MEMBER,
            "position": "Deputy mayor",
            "sector": Sector.LOCAL_GOVERNMENT,
        }
        | given,
    )


def care(**given: Any) -> DelegateCare:
    return DelegateCare(**{"dietary": "vegetarian", "mobility": "no long walks"} | given)


def a_room(stop: Stop, **given: Any) -> Room:
    return Room(stop=stop, **{"type": "single", "nights": 4, "confirmation": "K7-2210"} | given)


def a_group(*members: Delegate, name: str = "Police", **given: Any) -> Group:
    joined = [GroupMember(delegate=member, rank=at) for at, member in enumerate(members)]
    return Group(name=name, members=joined, **given)


# -- an itinerary ---------------------------------------------------------------------------------


def an_item(title: str = "Meeting with the mayor", **given: Any) -> Item:
    return Item(
        title=title,
        **{
            "day": date(2027, 4, 16),
            "start": time(9),
            "end": time(10),
            "time_state": TimeState.EXACT,
            "status": ItemStatus.CONFIRMED,
        }
        | given,
    )


def a_note(audience: str = "hosts", text: str = "Please reserve two seats.") -> ItemNote:
    return ItemNote(audience=audience, text=text)


def a_participation(who: Delegate | Group, **given: Any) -> Participation:
    return Participation(**_of(who), **given)


def a_contact(name: str | None = "Buddy Dyer", **given: Any) -> Contact:
    return Contact(
        name=name, **{"position": "Mayor", "function": Function.HOST, "phone": "+1 407"} | given
    )


def a_deadline(what: str = "Hotels confirmed", **given: Any) -> Deadline:
    return Deadline(what=what, **{"key": "hotels", "due": date(2027, 3, 21)} | given)


def _of(who: Delegate | Group) -> dict[str, Any]:
    return {"group": who} if isinstance(who, Group) else {"delegate": who}
