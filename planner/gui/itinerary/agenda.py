"""One day of a visit as the agenda shows it: bands, a row for each item and leg, the night after.

Values and closed words only; how they are said and drawn is decided where they are shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from planner.gui.roster.rows import GroupMark, marks_of
from planner.model import Item, Leg, Stop, TimeState, Visit
from planner.rules.agenda import Happening, agenda, days_of
from planner.rules.findings import Finding, in_order

_SHORT, _UNKNOWN = "travel-short", "travel-unknown"
_ON_THE_CLOCK = (TimeState.EXACT, TimeState.APPROXIMATE)


@dataclass(frozen=True, slots=True)
class Who:
    """Who takes part: everyone, or these groups and named delegates."""

    everyone: bool
    groups: tuple[GroupMark, ...] = ()
    delegates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """An item or a leg of the day."""

    thing: Happening
    who: Who
    session: bool  # part of the item above it
    worst: Finding | None

    @property
    def id(self) -> UUID:
        return self.thing.id

    @property
    def noun(self) -> str:
        return noun_of(self.thing)


@dataclass(frozen=True, slots=True)
class Band:
    """A heading over rows: `time-unknown`, `by-time`, a `city` of undated items, or a `day`."""

    name: str
    city: str | None = None
    day: date | None = None  # of name `day`: None for what has no date


@dataclass(frozen=True, slots=True)
class Way:
    """Between two rows: there is less time than the way takes, or nobody knows how long it is."""

    earlier: Happening
    later: Happening
    has: int  # minutes
    short: bool


@dataclass(frozen=True, slots=True)
class Night:
    """Where the delegation sleeps after this day; `number` of `nights` at this stop."""

    stop: Stop
    number: int
    nights: int


@dataclass(frozen=True, slots=True)
class DayAgenda:
    """All there is to show of one day; `day` is None for what has no date."""

    day: date | None
    cities: tuple[str, ...]
    number: int | None  # of the visit's days, from 1
    length: int | None  # of the visit in days
    lines: tuple[Band | Row | Way, ...]
    night: Night | None


def days_to_show(visit: Visit) -> list[date | None]:
    """Where < and > go: every day, then what has no date; at least one, however little is known."""
    return days_of(visit) or [None]


def day_agenda(visit: Visit, day: date | None, findings: Sequence[Finding]) -> DayAgenda:
    """The agenda of one day, or of what has no date; `findings` are those of the exchange."""
    rows = _rows(agenda(visit, day), marks_of(visit), worst_of(findings))
    first, last = visit.first_day, visit.last_day
    within = day is not None and first is not None and last is not None and first <= day <= last
    return DayAgenda(
        day=day,
        cities=_cities(visit, day),
        number=(day - first).days + 1 if within and day and first else None,
        length=(last - first).days + 1 if first and last else None,
        lines=tuple(
            _undated(visit, rows) if day is None else _with_ways(visit, _dated(rows), findings)
        ),
        night=night_after(visit, day),
    )


def unconfirmed(visit: Visit, findings: Sequence[Finding]) -> tuple[Band | Row, ...]:
    """Every tentative item of a visit under its day, in order."""
    marks, worst = marks_of(visit), worst_of(findings)
    lines: list[Band | Row] = []
    for day in days_of(visit):
        items = [
            happening
            for happening in agenda(visit, day)
            if isinstance(happening, Item) and happening.status.tentative
        ]
        if items:
            lines.append(Band("day", day=day))
            lines += [Row(item, who_of(item, marks), False, worst.get(item.id)) for item in items]
    return tuple(lines)


def _rows(
    happenings: Sequence[Happening], marks: Sequence[GroupMark], worst: dict[UUID, Finding]
) -> list[Row]:
    """Rows in order, the sessions of an item right after it."""
    here = {happening.id for happening in happenings}
    sessions: dict[UUID, list[Happening]] = {}
    for happening in happenings:
        whole = getattr(happening, "whole", None)
        if whole is not None and whole.id in here:
            sessions.setdefault(whole.id, []).append(happening)
    inside = {session.id for own in sessions.values() for session in own}
    seen: set[UUID] = set()
    rows: list[Row] = []
    outside = [(each, False) for each in happenings if each.id not in inside]
    for first in (*outside, *((each, True) for each in happenings)):
        # those of the second round are left only where items are parts of each other
        waiting = [first]
        while waiting:
            each, session = waiting.pop()
            if each.id not in seen:
                seen.add(each.id)
                rows.append(Row(each, who_of(each, marks), session, worst.get(each.id)))
                waiting += [(part, True) for part in reversed(sessions.get(each.id, ()))]
    return rows


def _dated(rows: Sequence[Row]) -> Iterable[Band | Row]:
    """What has no hour first, then the hours; a session stays with its whole."""
    groups: list[list[Row]] = []
    for row in rows:
        if row.session and groups:
            groups[-1].append(row)
        else:
            groups.append([row])
    for name, timed in (("time-unknown", False), ("by-time", True)):
        own = [row for group in groups if _on_the_clock(group[0].thing) is timed for row in group]
        if own:
            yield Band(name)
            yield from own


def _with_ways(
    visit: Visit, lines: Iterable[Band | Row], findings: Iterable[Finding]
) -> Iterable[Band | Row | Way]:
    """Above a row, the way there where something is wrong with it."""
    things: dict[UUID, Happening] = {each.id: each for each in visit.items}
    things |= {each.id: each for each in visit.legs}
    ways = {
        finding.concerns[1].id: Way(
            things[finding.concerns[0].id],
            things[finding.concerns[1].id],
            int(str(dict(finding.values)["has"])),
            finding.rule == _SHORT,
        )
        for finding in findings
        if finding.rule in (_SHORT, _UNKNOWN) and finding.concerns[1].id in things
    }
    for line in lines:
        if isinstance(line, Row) and line.id in ways:
            yield ways[line.id]
        yield line


def _on_the_clock(happening: Happening) -> bool:
    if isinstance(happening, Leg):
        return happening.from_time is not None or happening.to_time is not None
    return happening.time_state in _ON_THE_CLOCK and happening.start is not None


def _undated(visit: Visit, rows: Sequence[Row]) -> Iterable[Band | Row]:
    """Stop by stop, in the planner's own order; what has no stop last."""
    for stop in (*visit.stops, None):
        own = [row for row in rows if getattr(row.thing, "stop", None) is stop]
        if own:
            yield Band("city", str(stop.city) if stop and stop.city else None)
            yield from own


def who_of(happening: Happening, marks: Sequence[GroupMark]) -> Who:
    """Who takes part in an item or travels on a leg, groups and delegates in their order."""
    links = happening.travellers if isinstance(happening, Leg) else happening.participations
    if happening.everyone:
        return Who(everyone=True)
    groups = {link.group.id for link in links if link.group}
    delegates = sorted(
        (link.delegate for link in links if link.delegate), key=lambda each: (each.rank, each.id)
    )
    return Who(
        everyone=False,
        groups=tuple(mark for mark in marks if mark.id in groups),
        delegates=tuple(str(delegate) for delegate in delegates),
    )


def worst_of(findings: Iterable[Finding]) -> dict[UUID, Finding]:
    """The worst that is found of each item and leg."""
    worst: dict[UUID, Finding] = {}
    for finding in in_order(findings):
        for thing in finding.things:
            worst.setdefault(thing, finding)
    return worst


def noun_of(happening: Happening) -> str:
    return "leg" if isinstance(happening, Leg) else "item"


def findings_of(thing: UUID, findings: Iterable[Finding]) -> list[Finding]:
    """The findings that concern one item or leg, the worst first."""
    return [finding for finding in in_order(findings) if thing in finding.things]


def _cities(visit: Visit, day: date | None) -> tuple[str, ...]:
    stops = [stop for stop in visit.stops if stop.city and (day is None or stop.has(day))]
    return tuple(dict.fromkeys(str(stop.city) for stop in stops))


def night_after(visit: Visit, day: date | None) -> Night | None:
    if day is None or day == date.max:
        return None
    for stop in visit.stops:
        if stop.arrives and stop.departs and stop.has(day) and stop.has(day + timedelta(days=1)):
            nights = (stop.departs - stop.arrives).days
            return Night(stop, (day - stop.arrives).days + 1, nights)
    return None
