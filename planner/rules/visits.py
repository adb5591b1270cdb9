"""What a good visit obeys: its stops, and its legs."""

from collections.abc import Iterator

from planner.model import Exchange, ExchangeStatus, Leg, Visit, VisitKind
from planner.rules.clock import WallTime, city_of, zone
from planner.rules.clock_changes import clock_findings
from planner.rules.findings import Concern, Finding, Severity, Value
from planner.rules.spans import leg_backwards

PROGRAM = "city pair"  # the rules of the program bind the exchanges whose program is called so
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
        and PROGRAM in visit.exchange.program.casefold()
        and any(city.country == "US" for city in cities)
    )
    if expected and not any(_is_the_capital(city.name, city.region) for city in cities):
        yield Finding(
            rule="no-washington",
            severity=Severity.WARNING,
            values=(("cities", ", ".join(str(city) for city in cities)),),
            concerns=(concern(visit),),
            about=tuple(str(city.id) for city in cities),
            visit=visit.kind,
            date=visit.first_day,
        )


def _is_the_capital(name: str | None, region: str | None) -> bool:
    return _letters(name) in _CAPITAL and _letters(region) in _ITS_REGION


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
    ends = (
        (WallTime("from", leg.from_day, leg.from_time), leg.from_zone)
        if leg.from_day and leg.from_time
        else None,
        (WallTime("to", leg.to_day, leg.to_time), leg.to_zone)
        if leg.to_day and leg.to_time
        else None,
    )
    yield from clock_findings(concern(leg), leg.visit.kind, [end for end in ends if end])


def _backwards(leg: Leg) -> Finding:
    leaves = (leg.from_day, leg.from_time, leg.from_zone)
    arrives = (leg.to_day, leg.to_time, leg.to_zone)
    names = ("from_day", "from_time", "from_city", "to_day", "to_time", "to_city")
    known = all((*leaves, *arrives))
    values
