"""A visit of three cities, and the journeys by which its people come, go on and go home."""

from datetime import date, time
from typing import Any

from builders import (
    a_city,
    a_delegate,
    a_foreign_city,
    a_leg,
    a_paired_city,
    a_person,
    a_stop,
    a_traveller,
    a_visit,
    an_exchange,
)

from planner.model import City, Delegate, Group, Leg, Side, Visit, VisitStatus


def april(day: int) -> date:
    return date(2027, 4, day)


def washington() -> City:
    return a_city("Washington", region="District of Columbia", latitude=38.9, longitude=-77.0)


def orlando() -> City:
    return a_city("Orlando", latitude=28.54, longitude=-81.38)


def tampa() -> City:
    return a_city("Tampa", latitude=27.95, longitude=-82.46)


def leg(start: str, end: str, day: int, *who: Delegate | Group, **given: Any) -> Leg:
    """A journey within America, in the morning."""
    made = a_leg(
        **{
            "number": None,
            "from_place": start,
            "to_place": end,
            "from_zone": "America/New_York",
            "to_zone": "America/New_York",
            "from_day": april(day),
            "to_day": april(day),
            "from_time": time(9),
            "to_time": time(11),
            "everyone": not who,
        }
        | given
    )
    made.travellers = [a_traveller(each) for each in who]
    return made


def over(start: str, end: str, day: int, *who: Delegate | Group, **given: Any) -> Leg:
    """From France to America."""
    return leg(start, end, day, *who, **{"from_zone": "Europe/Paris"} | given)


def back(start: str, end: str, day: int, *who: Delegate | Group, **given: Any) -> Leg:
    """Through the night to France."""
    zone = {"to_zone": "Europe/Paris", "to_day": april(day + 1)}
    return leg(start, end, day, *who, **zone | given)


def visit_of(*legs: Leg, **given: Any) -> Visit:
    """Washington 11-15, Orlando 15-18, Tampa 18-20, and home to Nantes."""
    stops = [
        a_stop(washington(), first_day=april(11), last_day=april(15)),
        a_stop(orlando(), first_day=april(15), last_day=april(18), rank=1),
        a_stop(tampa(), first_day=april(18), last_day=april(20), rank=2),
    ]
    visit = a_visit(**{"stops": stops, "status": VisitStatus.CONFIRMED} | given)
    visit.legs = list(legs)
    home = a_foreign_city(latitude=47.2, longitude=-1.55)
    an_exchange(
        cities=[a_paired_city(Side.FOREIGN, home), a_paired_city(Side.PARTNER)], visits=[visit]
    )
    return visit


def all_legs(*who: Delegate | Group) -> list[Leg]:
    return [
        over("Nantes", "Washington Dulles (IAD)", 11, *who),
        leg("Washington", "Orlando (MCO)", 15, *who),
        leg("Orlando", "Tampa", 18, *who),
        back("Tampa (TPA)", "Nantes", 20, *who),
    ]


def people(*names: str, **given: Any) -> list[Delegate]:
    return [
        a_delegate(a_person(name, given_name=None), rank=n, **given) for n, name in enumerate(names)
    ]
