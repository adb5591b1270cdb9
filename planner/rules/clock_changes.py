"""Times on the day clocks change: those that clocks skip, and those that come twice."""

from collections.abc import Iterable, Iterator

from planner.model import Item, Leg, VisitKind
from planner.rules.clock import Reading, WallTime, city_of, kind_of, neighbours, zone
from planner.rules.findings import Finding, Severity, Value, concern


def clock_findings(
    about: Item | Leg,
    visit: VisitKind,
    times: Iterable[tuple[WallTime, str | None]],
    second_meant: bool = False,
) -> Iterator[Finding]:
    """An error for a time there is not, a note for one there is twice and the first is taken.

    `times` with the IANA name of the zone of each; `second_meant` where it is known that of two
    equal times the second is meant.
    """
    for time, name in times:
        where = zone(name)
        reading = kind_of(time.day, time.at, where) if where else Reading.EXACT
        if name and where and reading is Reading.GAP:
            before, after = neighbours(time.day, time.at, where)
            nearest = (("before", before.time()), ("after", after.time()))
            yield _finding("clock-gap", Severity.ERROR, about, visit, time, name, *nearest)
        elif name and reading is Reading.FOLD and not second_meant:
            yield _finding("clock-twice", Severity.NOTE, about, visit, time, name)


def _finding(
    rule: str,
    severity: Severity,
    about: Item | Leg,
    visit: VisitKind,
    time: WallTime,
    zone_name: str,
    *nearest: tuple[str, Value],
) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        values=(
            ("title", about.title),
            ("time", time.at),
            ("day", time.day),
            ("city", city_of(zone_name)),
            *nearest,
        ),
        concerns=(concern(about),),
        about=(time.field, str(time.day), str(time.at), zone_name),
        visit=visit,
        date=time.day,
        time=time.at,
    )
