"""What the tree holds: exchanges, their visits, stops and days, made when they are unfolded."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from planner.gui.exchanges.dates import day_range, weekday_day
from planner.model import Stop, Visit, VisitKind
from planner.queries.exchanges import ExchangeLine, Opened, VisitLine
from planner.rules.clock import stop_of
from planner.rules.findings import Finding, Severity

Key = tuple[str, UUID, date | None]
_WEIGHT = {severity.value: weight for weight, severity in enumerate(Severity)}
_LONGEST_STAY = 366  # days; a stop with a mistyped year is not unrolled day by day


@dataclass(slots=True)
class Node:
    """One row: `right` stands at its right end, `severity` is its worst finding's, if any."""

    kind: str  # exchange, visit, stop, day
    id: UUID  # of the thing; of a day, its visit's
    exchange_id: UUID
    text: str
    icon: str = ""
    right: str = ""
    severity: str = ""
    visit_id: UUID | None = None
    day: date | None = None
    parent: "Node | None" = None
    row: int = 0
    _make: "Callable[[Node], Iterable[Node]] | None" = None
    _children: "list[Node] | None" = field(default=None, repr=False)

    @property
    def children(self) -> "list[Node]":
        if self._children is None:
            self._children = list(self._make(self)) if self._make else []
            for row, child in enumerate(self._children):
                child.parent, child.row = self, row
        return self._children

    @property
    def may_have_children(self) -> bool:
        """Without making them."""
        return bool(self._children) if self._children is not None else self._make is not None

    @property
    def is_made(self) -> bool:
        """Whether its children are there already."""
        return self._children is not None

    def forget(self) -> None:
        """Let go of what is below: each holds the other, and the exchange it was made from."""
        for child in self._children or ():
            child.forget()
        self.parent = self._children = self._make = None

    @property
    def key(self) -> Key:
        """The same from one answer to the next. A day on the move stands in two stops."""
        above = self.parent.id if self.kind == "day" and self.parent else self.id
        return self.kind, above, self.day


def exchange_nodes(lines: Sequence[ExchangeLine], opened: Opened | None, today: date) -> list[Node]:
    """A row an exchange; the open one knows its days, the others their visits and stops."""
    whole = _Whole(opened, today) if opened else None
    nodes = []
    for row, line in enumerate(lines):
        is_open = whole is not None and whole.opened.exchange.id == line.id
        make = _visits_of_open(whole) if is_open and whole else _visits_of_line(line, today)
        nodes.append(
            Node(
                "exchange",
                line.id,
                line.id,
                line.name,
                "swap-horizontal",
                severity=whole.worst() if is_open and whole else "",
                row=row,
                _make=make if line.visits else None,
            )
        )
    return nodes


def visit_said(kind: VisitKind) -> str:
    tr = QCoreApplication.translate
    return tr("Tree", "First visit") if kind is VisitKind.FIRST else tr("Tree", "Return visit")


def _visit_icon(kind: VisitKind) -> str:
    return "calendar-arrow-right" if kind is VisitKind.FIRST else "calendar-blank-outline"


def _dates(first: date | None, last: date | None, as_given: str | None, today: date) -> str:
    if first and last:
        return day_range(first, last, today)
    return as_given or QCoreApplication.translate("Tree", "No dates")


# -- an exchange that is not open ------------------------------------------------------------------


def _visits_of_line(line: ExchangeLine, today: date) -> Callable[[Node], Iterable[Node]]:
    def make(_above: Node) -> Iterable[Node]:
        for visit in line.visits:
            yield Node(
                "visit",
                visit.id,
                line.id,
                visit_said(visit.kind),
                _visit_icon(visit.kind),
                _dates(visit.first_day, visit.last_day, visit.dates_as_given, today),
                visit_id=visit.id,
                _make=_stops_of_line(visit, line.id) if visit.stops else None,
            )

    return make


def _stops_of_line(visit: VisitLine, exchange_id: UUID) -> Callable[[Node], Iterable[Node]]:
    def make(_above: Node) -> Iterable[Node]:
        for city in visit.stops:
            yield Node("stop", visit.id, exchange_id, city, "map-marker-outline", visit_id=visit.id)

    return make


# -- the open exchange -----------------------------------------------------------------------------


class _Whole:
    """The open exchange with its findings sorted by where they belong."""

    def __init__(self, opened: Opened, today: date) -> None:
        self.opened, self.today = opened, today

    @cached_property
    def days(self) -> dict[tuple[VisitKind | None, date | None], list[Finding]]:
        found = defaultdict(list)
        for finding in self.opened.open_findings:
            found[finding.visit, finding.date].append(finding)
        return dict(found)

    def worst(self, visit: VisitKind | None = None, days: Iterable[date] | None = None) -> str:
        """The worst severity above a note: of the exchange, of a visit, of some days of it."""
        wanted = None if days is None else set(days)
        found = [
            finding.severity.value
            for (kind, day), findings in self.days.items()
            for finding in findings
            if (visit is None or kind is visit) and (wanted is None or day in wanted)
        ]
        worst = min(found, key=_WEIGHT.__getitem__, default="")
        return "" if worst == Severity.NOTE.value else worst


def _visits_of_open(whole: _Whole) -> Callable[[Node], Iterable[Node]]:
    def make(_above: Node) -> Iterable[Node]:
        exchange = whole.opened.exchange
        for visit in exchange.visits:
            dates = _dates(visit.first_day, visit.last_day, visit.dates_as_given, whole.today)
            yield Node(
                "visit",
                visit.id,
                exchange.id,
                visit_said(visit.kind),
                _visit_icon(visit.kind),
                dates,
                whole.worst(visit.kind),
                visit_id=visit.id,
                _make=_parts_of(whole, visit) if visit.stops or visit.items else None,
            )

    return make


def _parts_of(whole: _Whole, visit: Visit) -> Callable[[Node], Iterable[Node]]:
    """The stops of a visit, then the days on which something happens outside of all of them."""

    def make(above: Node) -> Iterable[Node]:
        counts = Counter[tuple[UUID | None, date | None]](
            (_stop_id(stop_of(item)), item.day) for item in visit.items if item.day
        )
        for stop in visit.stops:
            days = _days_of(stop)
            yield Node(
                "stop",
                stop.id,
                above.exchange_id,
                str(stop.city) if stop.city else QCoreApplication.translate("Tree", "A stop"),
                "map-marker-outline",
                _dates(stop.arrives, stop.departs, None, whole.today),
                whole.worst(visit.kind, days),
                visit_id=visit.id,
                day=stop.arrives,
                _make=_days(whole, visit, days, counts, stop.id) if days else None,
            )
        inside = {day for stop in visit.stops for day in _days_of(stop)}
        outside = sorted({item.day for item in visit.items if item.day} - inside)
        loose = Counter[tuple[UUID | None, date | None]]()
        for (_, day), count in counts.items():
            loose[None, day] += count
        yield from _days(whole, visit, outside, loose, None)(above)

    return make


def _days(
    whole: _Whole,
    visit: Visit,
    days: Sequence[date],
    counts: "Counter[tuple[UUID | None, date | None]]",
    stop_id: UUID | None,
) -> Callable[[Node], Iterable[Node]]:
    def make(above: Node) -> Iterable[Node]:
        for day in days:
            yield Node(
                "day",
                visit.id,
                above.exchange_id,
                weekday_day(day, whole.today),
                "",
                str(counts[stop_id, day]),
                whole.worst(visit.kind, (day,)),
                visit_id=visit.id,
                day=day,
            )

    return make


def _stop_id(stop: Stop | None) -> UUID | None:
    return stop.id if stop is not None else None


def _days_of(stop: Stop) -> list[date]:
    first, last = stop.arrives, stop.departs
    if first is None or last is None:
        return []
    count = min((last - first).days + 1, _LONGEST_STAY)
    return [first + timedelta(days=n) for n in range(count)]
