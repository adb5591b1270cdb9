"""A visit in which everybody has a way is left in peace, and any way taken out of it is missed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import pairwise
from typing import Any

from builders import TODAY, a_foreign_city, a_group, a_paired_city, a_stop, a_visit, an_exchange
from courses import findings_of, found
from hypothesis import given
from hypothesis import strategies as st
from ways import april, leg, people

from planner.model import City, Delegate, Leg, Role, Side, Visit, VisitStatus
from planner.rules.departures import departure_findings
from planner.rules.journeys import journey_findings

rule = partial(journey_findings, today=TODAY)


@dataclass(frozen=True)
class Hop:
    """A way of a good visit, and the legs by which everybody has it."""

    kind: str
    legs: list[Leg]


PLACES = [
    ("Washington", "US", "District of Columbia", "America/New_York", 38.9, -77.0),
    ("Orlando", "US", "Florida", "America/New_York", 28.54, -81.38),
    ("Chicago", "US", "Illinois", "America/Chicago", 41.88, -87.63),
    ("Denver", "US", "Colorado", "America/Denver", 39.74, -104.98),
    ("Seattle", "US", "Washington", "America/Los_Angeles", 47.6, -122.33),
    ("Honolulu", "US", "Hawaii", "Pacific/Honolulu", 21.3, -157.86),
]


def city_of(place: tuple[Any, ...]) -> City:
    name, country, region, zone, north, east = place
    return City(
        name=name, country=country, region=region, zone=zone, latitude=north, longitude=east
    )


@st.composite
def good_visits(draw: st.DrawFn, plain: bool = False) -> tuple[Visit, list[Hop]]:
    """Cities far apart, and a leg for everybody from each to the next: together, by groups or by
    name, over a hub or not, by day or night. `plain`: every end names its city."""
    home = a_foreign_city(latitude=47.2, longitude=-1.55)
    cities = [city_of(each) for each in draw(st.permutations(PLACES))[: draw(st.integers(1, 4))]]
    day, stops = april(1), []
    for n, city in enumerate(cities):
        nights = draw(st.integers(0 if 0 < n < len(cities) - 1 else 1, 4))
        stops.append(a_stop(city, first_day=day, last_day=day + timedelta(nights), rank=n))
        day += timedelta(nights + draw(st.integers(0, 1)))
    ends = stops[0].first_day, stops[-1].last_day
    assert ends[0] is not None and ends[1] is not None
    them = people(*(f"D{n}" for n in range(draw(st.integers(0, 4)))))
    for each in them[1:]:
        if draw(st.booleans()):
            each.role = draw(st.sampled_from([Role.ESCORT, Role.INTERPRETER, Role.MEMBER]))
    late, early = [], []
    if len(stops) > 1 and len(them) > 2 and draw(st.booleans()):
        them[-1].joins = stops[1].first_day
        late.append(them[-1])
    if len(stops) > 2 and len(them) > 3 and draw(st.booleans()):
        them[1].leaves = stops[1].last_day
        early.append(them[1])
    groups = [a_group(*them[::2]), a_group(*them[1::2])] if draw(st.booleans()) else []
    hops = []
    away = [(home, None), *((stop.city, stop) for stop in stops), (home, None)]
    for (start, left), (end, reached) in pairwise(away):
        kind = "there" if left is None else "home" if reached is None else "between"
        first = left.last_day if left else reached.first_day if reached else None
        last = reached.first_day if reached else first
        assert start and end and first and last
        go = draw(st.sampled_from([first, last]))
        come = go + timedelta(draw(st.integers(0, 1)) if kind == "home" else 0)
        if kind == "there":
            go -= timedelta(draw(st.integers(0, 1)))
        codes = not plain and draw(st.booleans())
        names = ("ABC", "XYZ") if codes else (f"{start.name} airport", f"{end.name} ({end.zone})")
        own = [each for each in them if each.there(go) or each.there(come)]
        legs = []
        for who in draw(st.sampled_from([[()], [tuple(groups)] if groups else [()], _each(own)])):
            given = {"from_zone": start.zone, "to_zone": end.zone}
            given |= {"from_day": go, "to_day": come, "from_time": None, "to_time": None}
            if draw(st.booleans()) and not plain and kind != "between":
                hub = start.zone if kind == "there" else end.zone
                legs.append(leg(names[0], "Hub (HUB)", 1, *who, **given | {"to_zone": hub}))
                legs.append(leg("Hub (HUB)", names[1], 1, *who, **given | {"from_zone": hub}))
            else:
                legs.append(leg(names[0], names[1], 1, *who, **given))
        hops.append(Hop(kind, legs))
    visit = a_visit(stops=stops, delegates=them, groups=groups, status=VisitStatus.CONFIRMED)
    visit.legs = [each for hop in hops for each in hop.legs]
    paired = [a_paired_city(Side.FOREIGN, home), a_paired_city(Side.PARTNER, cities[-1])]
    an_exchange(cities=paired, visits=[visit])
    return visit, hops


def _each(them: Iterable[Delegate]) -> list[tuple[Delegate, ...]]:
    return [(each,) for each in them] or [()]


@given(good_visits())
def test_a_good_visit_is_left_in_peace(made: tuple[Visit, list[Hop]]) -> None:
    visit, _ = made
    assert found(rule, visit) == []
    assert found(departure_findings, visit) == []


@given(good_visits(plain=True), st.data())
def test_any_way_that_is_taken_out_is_missed(
    made: tuple[Visit, list[Hop]], data: st.DataObject
) -> None:
    visit, hops = made
    gone = data.draw(st.sampled_from(hops))
    visit.legs = [each for each in visit.legs if each not in gone.legs]
    (finding,) = findings_of(rule, visit)
    assert finding.sentence.startswith(f"no-way.{gone.kind}-") or not visit.legs
