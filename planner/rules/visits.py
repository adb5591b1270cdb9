"""What a good visit obeys: its stops, and its legs."""

from collections.abc import Iterator

from planner.model import City, ExchangeStatus, Leg, Visit, VisitKind
from planner.rules.clock import WallTime, city_of, zone
from planner.rules.clock_changes import clock_findings
from planner.rules.findings import Finding, Severity, Value, concern
from planner.rules.return_visits import of_the_program
from planner.rules.spans import leg_backwards

_CAPITAL = frozenset({"washington", "washingtondc", "washingtondistrictofcolumbia"})
_ITS_REGION = frozenset({"", "dc", "districtofcolumbia"})


def visit_findings(visit: Visit) -> Iterator[Finding]:
    yield from _no_washington(visit)
    yield from _zones_unknown(visit)
    for leg in visit.legs:
        yield from _leg_findings(leg)


# -- stops -----------------------------------------------------------------------------------------


def _no_washington(visit: Visit) -> Iterator[Finding]:
    """A first visit to the United States usually begins with some days in Washington."""
    cities = [stop.city for stop in visit.stops if stop.city is not None]
    expected = (
        visit.kind is VisitKind.FIRST
        and visit.first_day is not None
        and visit.exchange.status is ExchangeStatus.ACTIVE
        and of_the_program(visit.exchange.program)
        and any(city.country == "US" for city in cities)
    )
    if expected and not any(map(is_the_capital, cities)):
        yield Finding(
            rule="no-washington",
            severity=Severity.WARNING,
            values=(("cities", ", ".join(str(city) for city in cities)),),
            concerns=(concern(visit),),
            about=tuple(str(city.id) for city in cities),
            visit=visit.kind,
            date=visit.first_day,
        )


def is_the_capital(city: City) -> bool:
    """Whether a city is Washington, however it is written."""
    return _letters(city.name) in _CAPITAL and _letters(city.region) in _ITS_REGION


def _letters(text: str | None) -> str:
    return "".join(letter for letter in (text or "").casefold() if letter.isalpha())


def _zones_unknown(visit: Visit) -> Iterator[Finding]:
    """Once a city: its times are compared with one another only."""
    cities = {stop.city.id: stop.city for stop in visit.stops if stop.city is not None}
    for city in cities.values():
        if zone(city.zone) is None:
            yield Finding(
                rule="zone-unknown",
                severity=Severity.NOTE,
                values=(("city", str(city)),),
                concerns=(concern(city),),
                about=(str(visit.id), str(city.zone)),
                visit=visit.kind,
            )


# -- legs ------------------------------------------------------------------------------------------


def _leg_findings(leg: Leg) -> Iterator[Finding]:
    if leg_backwards(leg):
        yield _backwards(leg)
    times = []
    if leg.from_day and leg.from_time:
        times.append((WallTime("from", leg.from_day, leg.from_time), leg.from_zone))
    if leg.to_day and leg.to_time:
        times.append((WallTime("to", leg.to_day, leg.to_time), leg.to_zone))
    yield from clock_findings(leg, leg.visit.kind, times)


def _backwards(leg: Leg) -> Finding:
    leaves = (leg.from_day, leg.from_time, leg.from_part, leg.from_zone)
    arrives = (leg.to_day, leg.to_time, leg.to_part, leg.to_zone)
    values: list[tuple[str, Value]] = [("title", leg.title)]
    if leg.from_day and leg.to_day:
        values += [("from_day", leg.from_day), ("to_day", leg.to_day)]
    variant = "days"
    if leg.from_time and leg.from_zone and leg.to_time and leg.to_zone:
        variant = "times"
        values += [("from_time", leg.from_time), ("from_city", city_of(leg.from_zone))]
        values += [("to_time", leg.to_time), ("to_city", city_of(leg.to_zone))]
    return Finding(
        rule="leg-backwards",
        severity=Severity.ERROR,
        variant=variant,
        values=tuple(values),
        concerns=(concern(leg),),
        about=tuple(str(part) for part in (*leaves, *arrives)),
        visit=leg.visit.kind,
        date=leg.from_day,
        time=leg.from_time,
    )
