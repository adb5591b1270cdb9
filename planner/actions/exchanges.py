"""What a coordinator can do to an exchange, its visits and its stops; one function, one step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions import typed
from planner.actions.places import CityChoice, city_for, organization_for, venue_for
from planner.model import (
    Exchange,
    ExchangeStatus,
    PairedCity,
    Refused,
    Side,
    Stop,
    User,
    Visit,
    VisitKind,
    VisitStatus,
)
from planner.rules.folding import folded
from planner.rules.return_visits import of_the_program
from planner.store.here import still_here
from planner.store.journal import change


@dataclass(frozen=True, slots=True)
class NewExchange:
    """What is known when an exchange is made. The lead city of each side comes first."""

    name: str
    foreign: tuple[CityChoice, ...] = ()
    partner: tuple[CityChoice, ...] = ()
    theme: str = ""
    program: str = ""  # empty: the one this planner is for
    first_day: date | None = None  # of the first visit
    last_day: date | None = None


WASHINGTON = CityChoice(
    "Washington", "US", "District of Columbia", "America/New_York", 38.89511, -77.03637
)


def create_exchange(session: Session, new: NewExchange) -> UUID:
    """A new exchange with its first visit: Washington, then a stop in each U.S. partner city."""
    if new.first_day and new.last_day and new.last_day < new.first_day:
        raise Refused(
            "The first visit must end on or after its first day, {first_day}.",
            field="last_day",
            first_day=new.first_day,
        )
    _refuse_taken(session, new.name)
    user = session.scalars(select(User).where(User.local).order_by(User.id)).first()
    exchange = Exchange(name=new.name.strip(), theme=typed.text(new.theme))
    exchange.program = typed.text(new.program) or exchange.program
    with change(session, "Create “{exchange}”", about=[exchange.id], exchange=exchange.name):
        session.add(exchange)
        exchange.embassy = user.embassy if user else None
        _pair(session, exchange, Side.FOREIGN, new.foreign)
        _pair(session, exchange, Side.PARTNER, new.partner)
        visit = Visit(kind=VisitKind.FIRST)
        exchange.visits.append(visit)
        for rank, choice in enumerate(_first_stops(exchange.program, new.partner)):
            visit.stops.append(Stop(city=city_for(session, choice), rank=rank))
        if (new.first_day or new.last_day) and not visit.stops:
            visit.stops.append(Stop())
        if visit.stops:
            # only the ends are known; the days between are the coordinator's to give
            visit.stops[0].first_day = new.first_day
            visit.stops[-1].last_day = new.last_day
    return exchange.id


def _refuse_taken(session: Session, name: str) -> None:
    """Names tell exchanges apart, in a list and on the command line."""
    for known in session.scalars(select(Exchange.name)):
        if folded(known) == folded(name):
            raise Refused(
                "There is an exchange “{name}” already. Give this one a name of its own, such as"
                " with its year.",
                field="name",
                name=known,
            )


def _first_stops(program: str, partner: Sequence[CityChoice]) -> list[CityChoice]:
    """Where a first visit goes: of a City Pair to the United States through Washington."""
    cities = [choice for choice in partner if choice.name]
    to_us = bool(cities) and all(choice.country == "US" for choice in cities)
    through = to_us and not any(choice.name == WASHINGTON.name for choice in cities)
    return [WASHINGTON, *cities] if through and of_the_program(program) else cities


def _pair(session: Session, exchange: Exchange, side: Side, choices: Sequence[CityChoice]) -> None:
    for choice in choices:
        exchange.cities.append(
            PairedCity(side=side, city=city_for(session, choice), rank=len(exchange.cities))
        )


def set_cities(
    session: Session, exchange_id: UUID, side: Side, choices: Sequence[CityChoice]
) -> None:
    """Say which cities stand on one side, the lead first."""
    exchange = still_here(session, Exchange, exchange_id)
    sentence = (
        "Change the foreign cities of “{exchange}”"
        if side is Side.FOREIGN
        else "Change the partner cities of “{exchange}”"
    )
    with change(session, sentence, about=[exchange.id], exchange=exchange.name):
        wanted = [city_for(session, choice) for choice in choices]
        kept = {paired.city.id: paired for paired in exchange.cities if paired.side is side}
        others = [paired for paired in exchange.cities if paired.side is not side]
        mine = [
            kept.pop(city.id) if city.id in kept else PairedCity(side=side, city=city)
            for city in wanted
        ]
        for paired in kept.values():
            exchange.cities.remove(paired)
        foreign, partner = (mine, others) if side is Side.FOREIGN else (others, mine)
        for rank, paired in enumerate([*foreign, *partner]):
            paired.rank = rank
            if paired not in exchange.cities:
                exchange.cities.append(paired)


# -- fields, as typed ------------------------------------------------------------------------------


def _set_window(exchange: Exchange, value: str) -> None:
    """“1-3”: opens one month after the first visit, closes three months after it."""
    numbers = [part.strip() for part in value.replace("–", "-").replace("to", "-").split("-")]
    if len(numbers) != 2 or not all(number.isascii() and number.isdigit() for number in numbers):
        raise Refused(
            "A return window is two numbers of months, as in “1-3”, not “{typed}”.",
            field="return_window_months",
            typed=value,
        )
    opens, closes = (int(number) for number in numbers)
    if closes > 120:
        raise Refused("A return window closes within 120 months.", field="return_window_months")
    exchange.window_opens_months, exchange.window_closes_months = opens, closes


def _set_status(exchange: Exchange, value: str) -> None:
    exchange.status = typed.one_of(ExchangeStatus, value, "status")


def _plain(name: str) -> Callable[[Exchange, str], None]:
    def put(exchange: Exchange, value: str) -> None:
        setattr(exchange, name, typed.text(value))

    return put


def _set_name(exchange: Exchange, value: str) -> None:
    exchange.name = value.strip()


EXCHANGE_FIELDS: Mapping[str, Callable[[Exchange, str], None]] = {
    "name": _set_name,
    "program": lambda exchange, value: setattr(exchange, "program", value.strip() or "City Pair"),
    "theme": _plain("theme"),
    "status": _set_status,
    "notes": _plain("notes"),
    "legal_hold": _plain("legal_hold"),
    "return_window_months": _set_window,
}


def edit_exchange(session: Session, exchange_id: UUID, fields: Mapping[str, str]) -> None:
    """Change fields of an exchange; values as typed, an empty one clears."""
    exchange = still_here(session, Exchange, exchange_id)
    for name in fields:
        if name not in EXCHANGE_FIELDS:
            raise typed.refuse_unknown(name, tuple(EXCHANGE_FIELDS))
    with change(
        session,
        "Change the {fields} of “{exchange}”",
        about=[exchange.id],
        fields=", ".join(name.replace("_", " ") for name in fields),
        exchange=exchange.name,
    ):
        for name, value in fields.items():
            EXCHANGE_FIELDS[name](exchange, value)


# -- visits and stops ------------------------------------------------------------------------------


def add_visit(session: Session, exchange_id: UUID, kind: VisitKind) -> UUID:
    """Add the visit of this kind, with a stop in each city of the side that is host."""
    exchange = still_here(session, Exchange, exchange_id)
    if any(visit.kind is kind for visit in exchange.visits):
        raise Refused("This exchange has that visit already.", field="kind")
    visit = Visit(kind=kind, rank=len(exchange.visits))
    hosts = exchange.cities_of(Side.PARTNER if kind is VisitKind.FIRST else Side.FOREIGN)
    with change(
        session,
        "Add {visit} to “{exchange}”",
        about=[exchange.id],
        visit=str(visit),
        exchange=exchange.name,
    ):
        exchange.visits.append(visit)
        for rank, city in enumerate(city for city in hosts if city.name):
            visit.stops.append(Stop(city=city, rank=rank))
    return visit.id


def edit_visit(session: Session, visit_id: UUID, fields: Mapping[str, str]) -> None:
    """Change the status or the dates as given of a visit."""
    visit = still_here(session, Visit, visit_id)
    known = ("status", "dates_as_given")
    for name in fields:
        if name not in known:
            raise typed.refuse_unknown(name, known)
    with change(
        session,
        "Change the {fields} of {visit}",
        about=[visit.exchange_id],
        fields=", ".join(name.replace("_", " ") for name in fields),
        visit=str(visit),
    ):
        if "status" in fields:
            visit.status = typed.one_of(VisitStatus, fields["status"], "status")
        if "dates_as_given" in fields:
            visit.dates_as_given = typed.text(fields["dates_as_given"])


def add_stop(session: Session, visit_id: UUID, fields: Mapping[str, str]) -> UUID:
    """Add a stay in one more city at the end of a visit."""
    visit = still_here(session, Visit, visit_id)
    stop = Stop(rank=max((stop.rank for stop in visit.stops), default=-1) + 1)
    with change(
        session,
        "Add a stop to {visit}",
        about=[visit.exchange_id],
        visit=str(visit),
    ):
        visit.stops.append(stop)
        _fill_stop(session, stop, fields)
    return stop.id


def edit_stop(
    session: Session,
    stop_id: UUID,
    fields: Mapping[str, str],
    city: CityChoice | None = None,
) -> None:
    """Change a stop: first_day, last_day, hotel, host as typed; the city as chosen."""
    stop = still_here(session, Stop, stop_id)
    with change(
        session,
        "Change {stop}",
        about=[stop.visit.exchange_id],
        stop=str(stop),
    ):
        if city is not None:
            stop.city = city_for(session, city)
        _fill_stop(session, stop, fields)


_IN_NEED = ("emergency_numbers", "hospital", "consulate")


def _fill_stop(session: Session, stop: Stop, fields: Mapping[str, str]) -> None:
    known = ("city", "first_day", "last_day", "hotel", "host", *_IN_NEED)
    for name, value in fields.items():
        if name == "city":
            stop.city = city_for(session, CityChoice(value.strip())) if value.strip() else None
        elif name == "first_day":
            stop.first_day = typed.day(value, name, near=stop.arrives or stop.visit.first_day)
        elif name == "last_day":
            stop.last_day = typed.day(value, name, near=stop.first_day or stop.visit.first_day)
        elif name == "hotel":
            stop.hotel = venue_for(session, value, stop.city.name if stop.city else None)
        elif name == "host":
            stop.host = organization_for(session, value)
        elif name in _IN_NEED:
            setattr(stop, name, typed.text(value))
        else:
            raise typed.refuse_unknown(name, known)


def move_stop(session: Session, stop_id: UUID, by: int) -> None:
    """Put a stop so many places later (or earlier, if negative) in its visit."""
    stop = still_here(session, Stop, stop_id)
    order = list(stop.visit.stops)
    place = order.index(stop)
    order.insert(max(0, min(len(order) - 1, place + by)), order.pop(place))
    with change(session, "Move {stop}", about=[stop.visit.exchange_id], stop=str(stop)):
        for rank, each in enumerate(order):
            each.rank = rank


def remove_stop(session: Session, stop_id: UUID) -> None:
    """Take a stop out of its visit; its items stay, without a stop of their own."""
    stop = still_here(session, Stop, stop_id)
    with change(session, "Remove {stop}", about=[stop.visit.exchange_id], stop=str(stop)):
        stop.visit.stops.remove(stop)
