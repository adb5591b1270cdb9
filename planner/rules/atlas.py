"""The cities of a visit, and which of its legs and rides lead to which; all is read kindly.

Places of a leg are words as somebody typed them, often an airport. So a leg whose end names none of
the cities of the exchange is believed to lead where one would want it to, as far as the clocks
there allow: nobody is told of a missing way because of the name of an airport.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from planner.model import City, Item, ItemKind, Leg, Side, VisitKind
from planner.rules.bits import People
from planner.rules.clock import zone
from planner.rules.course import Course
from planner.rules.folding import folded
from planner.rules.near import are_near, called, names, says

_WAYS = frozenset(
    {ItemKind.TRANSFER, ItemKind.MEETING_POINT, ItemKind.ADMINISTRATIVE, ItemKind.FREE_TIME}
)
"""Kinds of items that may be a way, where their title names where it leads."""

_FAR = re.compile(
    r"arriv|depart|airport|flight|abreise|anreise|abflug|ankunft|flughafen|flug\b|salida|llegada|"
    r"regreso|aeropuerto|vuelo|aeroport|vertrek|aankomst|luchthaven|vlucht|avres|avreis|ankomst|"
    r"flyg|flyplass|lufthavn"
)
"""Beginnings of words for coming from afar and going there, in the languages of programs."""

_ANY_DAY = date(2000, 1, 1)
_EDGES = (date.min.year, date.max.year)  # where the calendar has no room for zones
Days = tuple[date, date]


class Atlas:
    """The cities of a visit, and which legs lead where."""

    def __init__(self, course: Course) -> None:
        visit = course.visit
        side = Side.FOREIGN if visit.kind is VisitKind.FIRST else Side.PARTNER
        self.course = course
        self.homes = visit.exchange.cities_of(side)
        others = [paired.city for paired in visit.exchange.cities]
        cities = [*(stop.city for stop in visit.stops if stop.city), *others]
        self.cities = list({city.id: city for city in cities}.values())
        self.dated = [stop for stop in visit.stops if stop.city and stop.arrives]
        self.undated = [stop for stop in visit.stops if not (stop.city and stop.arrives)]

    def named(self, place: str | None) -> list[City]:
        """The cities of the exchange that a place names."""
        return [city for city in self.cities if names(place, city)]

    def leads_to(self, leg: Leg, city: City, near: Days, far: Days) -> bool:
        """Whether a leg may bring its people to a city: by its name within the days `far`, by
        nothing that speaks against it within those that are `near`."""
        named = self.named(leg.to_place)
        if named:
            return _within(leg, far) and any(are_near(city, each) for each in named)
        return _within(leg, near) and _same_clock(leg.to_zone, city.zone, leg.to_day)

    def leads_home(self, leg: Leg, last: City, near: Days, far: Days) -> bool:
        """Whether a leg may be the way home, or begin it: not to another stop, and not to where
        the clocks are still those of the last one while at home they are not."""
        named = self.named(leg.to_place)
        if any(are_near(home, each) for home in self.homes for each in named):
            return _within(leg, far)
        if named or not _within(leg, near):
            return False
        day = leg.to_day or leg.from_day
        away = [home for home in self.homes if not _same_clock(home.zone, last.zone, day)]
        left = zone(leg.to_zone) is None or not _same_clock(leg.to_zone, last.zone, day)
        return left or len(away) < len(self.homes) or not self.homes

    def on_board(self, leg: Leg) -> People:
        """Who travels on a leg: on the day it leaves, or on the day it arrives."""
        course, people = self.course, self.course.at(leg)
        if leg.to_day is None or leg.to_day == leg.from_day:
            return people
        if leg.everyone:
            return people | course.everyone(leg.to_day)
        for link in leg.travellers:
            people |= course.group(link.group, leg.to_day) if link.group else 0
        return people


@dataclass(frozen=True, slots=True)
class Ride:
    """What makes an item a way: it names one of these cities on one of these days; `or_far`, it
    speaks of arriving or departing and not of where."""

    words: tuple[str, ...]
    days: Days
    or_far: bool = False

    @classmethod
    def to(cls, cities: Iterable[City], days: Days, or_far: bool = False) -> "Ride":
        return cls(tuple(name for city in cities for name in called(city)), days, or_far)

    def riders(self, course: Course) -> People:
        """Who takes part in such an item."""
        people, (first, last) = 0, self.days
        for day, items in course.by_day.items():
            if day is not None and first <= day <= last:
                for item in items:
                    people |= course.at(item) if self._is(item) else 0
        return people

    def _is(self, item: Item) -> bool:
        if item.kind not in _WAYS:
            return False
        far = self.or_far and item.kind is ItemKind.TRANSFER and _FAR.search(folded(item.title))
        return bool(far) or says(item.title, self.words)


def _within(leg: Leg, days: Days) -> bool:
    known = [day for day in (leg.from_day, leg.to_day) if day]
    return not known or any(days[0] <= day <= days[1] for day in known)


def _same_clock(one: str | None, other: str | None, day: date | None) -> bool:
    """Whether clocks show the same at noon of a day; so it is where a zone is not known."""
    here, there = zone(one), zone(other)
    if here is None or there is None or here is there:
        return True
    at = day if day is not None and day.year not in _EDGES else _ANY_DAY
    noon = datetime.combine(at, time(12), UTC)
    return noon.astimezone(here).utcoffset() == noon.astimezone(there).utcoffset()


def around(first: date, back: int, last: date, on: int) -> Days:
    return by(first, -back), by(last, on)


def by(day: date, days: int) -> date:
    """So many days later, as far as the calendar goes."""
    ordinal = min(max(day.toordinal() + days, 1), date.max.toordinal())
    return date.fromordinal(ordinal)
