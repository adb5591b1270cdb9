"""One exchange as its health line says it, and its place in the list: what needs you first."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from planner.gui.exchanges.dates import day_range, month_name
from planner.gui.exchanges.timeline import Days, Look, Track
from planner.gui.exchanges.words import Said, counted, phase_icon, phase_words, standing_said, tr
from planner.model import VisitKind, VisitStatus
from planner.queries.exchanges import ExchangeLine, VisitLine
from planner.rules.folding import folded
from planner.rules.return_visits import Phase, ReturnState


@dataclass(frozen=True, slots=True)
class Health:
    """All that is painted of one exchange."""

    id: UUID
    name: str
    icon: str  # of the phase
    phase: str
    dates: str  # the ones that matter now
    window: Said
    unconfirmed: int
    findings: int | None
    overdue: int  # deadlines
    old_papers: int | None
    track: Track

    @property
    def unconfirmed_said(self) -> str:
        return counted(self.unconfirmed, "1 unconfirmed item", "%n unconfirmed items")

    @property
    def overdue_said(self) -> str:
        return counted(self.overdue, "1 overdue deadline", "%n overdue deadlines")

    @property
    def findings_said(self) -> str:
        if self.findings is None:
            return ""
        return counted(self.findings, "1 open finding", "%n open findings")

    @property
    def old_papers_said(self) -> str:
        if self.old_papers is None:
            return ""
        return counted(self.old_papers, "1 paper out of date", "%n papers out of date")

    @property
    def sentence(self) -> str:
        """The line as a screen reader says it."""
        window = f"{tr('Return window')}: {self.window.sentence}"
        counts = (self.unconfirmed_said, self.findings_said, self.overdue_said)
        said = (self.name, self.phase, self.dates, window, *counts, self.old_papers_said)
        return ". ".join(filter(None, said))


def health_of(line: ExchangeLine, today: date) -> Health:
    first, back = visit_of(line, VisitKind.FIRST), visit_of(line, VisitKind.RETURN)
    coming = days_of(back)
    starts = coming.first if coming else None
    return Health(
        id=line.id,
        name=line.name,
        icon=phase_icon(line.phase, starts),
        phase=phase_words(line.phase, starts),
        dates=_dates(line, first, back, today),
        window=standing_said(
            line.standing, line.phase, (coming.first, coming.last) if coming else None, today
        ),
        unconfirmed=line.unconfirmed,
        findings=line.findings,
        overdue=line.overdue,
        old_papers=line.old_papers,
        track=_track(line, days_of(first), coming),
    )


def visit_of(line: ExchangeLine, kind: VisitKind) -> VisitLine | None:
    return next((visit for visit in line.visits if visit.kind is kind), None)


def days_of(visit: VisitLine | None) -> Days | None:
    """The days of a visit that is dated and has not been canceled."""
    if visit is None or visit.status is VisitStatus.CANCELLED or not visit.first_day:
        return None
    return Days(visit.first_day, visit.last_day or visit.first_day)


def _dates(line: ExchangeLine, first: VisitLine | None, back: VisitLine | None, today: date) -> str:
    """The return visit while it is ahead, else the first; as given where there are no days."""
    coming, been = days_of(back), days_of(first)
    if coming and line.phase not in (Phase.FIRST_VISIT, Phase.FOLLOW_ON):
        return tr("Return visit {days}", days=day_range(coming.first, coming.last, today))
    if been:
        return tr("First visit {days}", days=day_range(been.first, been.last, today))
    if first and first.dates_as_given:
        return first.dates_as_given
    return tr("No dates") if line.phase is Phase.CLOSED else tr("No dates yet")


def _track(line: ExchangeLine, first: Days | None, back: Days | None) -> Track:
    opened, state = line.standing.window, line.standing.standing
    visit = visit_of(line, VisitKind.RETURN)
    certain = state is ReturnState.HELD or (
        visit is not None and visit.status is not VisitStatus.DRAFT
    )
    look = Look.CERTAIN if certain else Look.TENTATIVE
    return Track(
        visit=first,
        window=Days(opened.first_day, opened.last_day) if opened else None,
        back=back,
        look=Look.OUTSIDE if state is ReturnState.SCHEDULED_OUTSIDE else look,
        follow_on=line.follow_on,
    )


# -- order and filters -----------------------------------------------------------------------------

_NEEDS_YOU = (
    ReturnState.OVERDUE,
    ReturnState.SCHEDULED_OUTSIDE,
    ReturnState.CLOSING,
    ReturnState.OPEN,
    ReturnState.SCHEDULED_INSIDE,
    ReturnState.NOT_YET_OPEN,
    ReturnState.HELD,
    ReturnState.WAIVED,
    ReturnState.UNDATED,
)
_ATTENTION = _NEEDS_YOU[:3]

Key = tuple[object, ...]


def by_need(line: ExchangeLine) -> Key:
    """What needs you first; closed exchanges last, the latest of them first."""
    if line.phase is Phase.CLOSED:
        year, month = _when(line)
        return len(_NEEDS_YOU), -year, -month, folded(line.name)
    opened, first = line.standing.window, days_of(visit_of(line, VisitKind.FIRST))
    day = opened.last_day if opened else first.first if first else date.max
    rank = _NEEDS_YOU.index(line.standing.standing)
    return rank, day.year, day.timetuple().tm_yday, folded(line.name)


def by_name(line: ExchangeLine) -> Key:
    return (folded(line.name),)


def by_overdue(line: ExchangeLine) -> Key:
    return -line.overdue, *by_need(line)


def by_findings(line: ExchangeLine) -> Key:
    return -(line.findings or 0), *by_need(line)


def by_old_papers(line: ExchangeLine) -> Key:
    return -(line.old_papers or 0), *by_need(line)


def by_unconfirmed(line: ExchangeLine) -> Key:
    return -line.unconfirmed, *by_need(line)


def by_date(line: ExchangeLine) -> Key:
    """By when the first visit was or will be; what has no date at all last."""
    year, month = _when(line)
    first = days_of(visit_of(line, VisitKind.FIRST))
    return not year, year, month, first.first.day if first else 0, folded(line.name)


def _when(line: ExchangeLine) -> tuple[int, int]:
    """Year and month of the first visit, from its days or from the words given; 0 where unknown."""
    for visit in line.visits:
        if visit.first_day:
            return visit.first_day.year, visit.first_day.month
    given = " ".join(visit.dates_as_given or "" for visit in line.visits)
    year = re.search(r"\b(?:19|20)\d\d\b", given)
    months = (date(2000, month, 1) for month in range(1, 13))
    month = next((each.month for each in months if month_name(each) in given), 0)
    return (int(year[0]), month) if year else (0, 0)


def _preparing(line: ExchangeLine) -> bool:
    due = line.phase is Phase.BETWEEN_VISITS
    return line.phase is Phase.PREPARING or (due and _return_dated(line))


def _return_due(line: ExchangeLine) -> bool:
    return line.phase is Phase.BETWEEN_VISITS and not _return_dated(line)


def _return_dated(line: ExchangeLine) -> bool:
    return days_of(visit_of(line, VisitKind.RETURN)) is not None


def needs_attention(line: ExchangeLine) -> bool:
    """Its return window closes, or was missed; a deadline is overdue; an error stands in it."""
    if line.phase is Phase.CLOSED:
        return False
    return line.standing.standing in _ATTENTION or line.overdue > 0 or bool(line.errors)


ATTENTION = "attention"
FILTERS: dict[str, Callable[[ExchangeLine], bool]] = {
    "all": lambda line: True,
    ATTENTION: needs_attention,
    "preparing": _preparing,
    "return-due": _return_due,
    "follow-on": lambda line: line.phase is Phase.FOLLOW_ON,
}


def counts(lines: Sequence[ExchangeLine]) -> dict[str, int]:
    """How many exchanges each filter shows."""
    return {key: sum(map(fits, lines)) for key, fits in FILTERS.items()}
