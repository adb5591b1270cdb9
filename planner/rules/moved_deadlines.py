"""What would become of the open deadlines of an exchange if one of its visits moved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from planner.model import Deadline, Exchange, Visit, VisitKind
from planner.rules.deadlines import (
    OF_THE_VISIT,
    WINDOW_LINES,
    Line,
    area_of_owner,
    counted_from,
    followed,
)
from planner.rules.return_calendar import later
from planner.rules.return_visits import PairDates, window


@dataclass(frozen=True, slots=True)
class Moved:
    """An open deadline, where it stands and where it would stand."""

    id: UUID
    what: str
    before: date
    after: date


def moved_deadlines(visit: Visit, days: int, template: Iterable[Line]) -> list[Moved]:
    """Those that would follow the visit, by date; what is done or repeats stays where it is."""
    lines = {line.key: line for line in template}
    found = [
        _moved(each, line, visit, days)
        for each in visit.exchange.deadlines
        if (line := lines.get(each.key or "")) and not line.rule
    ]
    return sorted((each for each in found if each), key=lambda each: each.before)


def _moved(deadline: Deadline, line: Line, visit: Visit, days: int) -> Moved | None:
    before = deadline.counted_from
    if deadline.done_on or deadline.due is None or before is None:
        return None
    counted = _counted(line, visit, days)
    if counted is None or counted == before:
        return None
    area = area_of_owner(deadline.owner, visit.exchange)
    after = followed(line, deadline.due, before, counted, area)
    return Moved(deadline.id, deadline.what, deadline.due, after) if after else None


def _counted(line: Line, visit: Visit, days: int) -> date | None:
    """The day a line would count from, with the visit so many days later."""
    exchange: Exchange = visit.exchange
    counted = counted_from(line, exchange)
    if counted is None:
        return None
    if line.counted in OF_THE_VISIT and line.of is visit.kind:
        return later(counted, days)
    if line.counted in WINDOW_LINES and visit.kind is VisitKind.FIRST:
        pair = PairDates.of(exchange)
        assert pair.anchor is not None  # or there would be no day to count from
        moved = window(later(pair.anchor, days), pair.opens, pair.closes)
        return moved.first_day if line.counted is WINDOW_LINES[0] else moved.last_day
    return counted
