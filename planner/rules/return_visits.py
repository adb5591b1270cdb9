"""The return visit: its window, how it stands on a given day, and the phase of the exchange.

Computed from plain values, so that a list which selects columns and an exchange loaded whole ask
the same functions. `today` is always an argument and nothing that depends on it is stored.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, Self

from dateutil.relativedelta import relativedelta

from planner.model import Exchange, ExchangeStatus, Visit, VisitKind, VisitStatus
from planner.rules.findings import Finding, Severity, Value, concern

PROGRAM = "city pair"  # the rules of the program bind the exchanges whose program is called so
CLOSING_DAYS = 30  # a window is closing when this many days are left, or fewer


class PairDates(NamedTuple):
    """What standing and phase are derived from. A visit there is not has None for all it has.

    A tuple, as `Standing` is: a list of exchanges makes a thousand of each at every change.
    """

    exchange_status: ExchangeStatus = ExchangeStatus.ACTIVE
    opens: int = 1  # calendar months after the last day of the first visit
    closes: int = 3
    waived: bool = False
    expected: bool = True  # a return visit; not in a program of one visit
    first_first_day: date | None = None
    first_last_day: date | None = None
    first_status: VisitStatus | None = None
    return_first_day: date | None = None
    return_last_day: date | None = None
    return_status: VisitStatus | None = None

    @classmethod
    def of(cls, exchange: Exchange) -> Self:
        first = visit_of(exchange, VisitKind.FIRST)
        back = visit_of(exchange, VisitKind.RETURN)
        return cls(
            exchange_status=exchange.status,
            opens=exchange.window_opens_months,
            closes=exchange.window_closes_months,
            waived=bool(exchange.return_waived_because),
            expected=back is not None or of_the_program(exchange.program),
            first_first_day=first.first_day if first else None,
            first_last_day=first.last_day if first else None,
            first_status=first.status if first else None,
            return_first_day=back.first_day if back else None,
            return_last_day=back.last_day if back else None,
            return_status=back.status if back else None,
        )

    @property
    def anchor(self) -> date | None:
        """The last day of the first visit; None while that is undated or when it is cancelled."""
        return None if self.first_status is VisitStatus.CANCELLED else self.first_last_day

    @property
    def return_starts(self) -> date | None:
        """The first day of the return visit; a cancelled or undated one counts as none."""
        return None if self.return_status is VisitStatus.CANCELLED else self.return_first_day


def of_the_program(program: str) -> bool:
    """Whether an exchange is a City Pair, which asks for a return visit. Others may be of one
    visit, as a speaker's is, and owe none until they have one."""
    return PROGRAM in program.casefold()


def visit_of(exchange: Exchange, kind: VisitKind) -> Visit | None:
    return next((visit for visit in exchange.visits if visit.kind is kind), None)


# -- the window ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which a return visit may begin, both included."""

    first_day: date
    last_day: date

    def outside(self, day: date) -> int:
        """By how many days a day lies outside; 0 inside."""
        return max((self.first_day - day).days, (day - self.last_day).days, 0)


def window(anchor: date, opens: int = 1, closes: int = 3) -> Window:
    """The window that opens and closes so many calendar months after `anchor`.

    Each end is counted from the anchor itself and clipped to the end of its month: three months
    after 30 November is the last day of February.
    """
    return Window(_months_after(anchor, opens), _months_after(anchor, closes))


@lru_cache(maxsize=4096)  # a list of exchanges asks the same again at every change
def _months_after(anchor: date, months: int) -> date:
    try:
        after: date = anchor + relativedelta(months=months)
    except (ValueError, OverflowError):  # past the last year a calendar here can show
        return date.max
    return after


# -- the standing ----------------------------------------------------------------------------------


class ReturnState(StrEnum):
    """How the return visit stands; in the order in which the first that fits is taken."""

    WAIVED = "waived"
    HELD = "held"
    UNDATED = "undated"
    SCHEDULED_INSIDE = "scheduled-inside"
    SCHEDULED_OUTSIDE = "scheduled-outside"
    NOT_YET_OPEN = "not-yet-open"
    OPEN = "open"
    CLOSING = "closing"
    OVERDUE = "overdue"


class Standing(NamedTuple):
    """The return window and how the return visit stands in it today."""

    window: Window | None  # None where the first visit is undated or cancelled
    standing: ReturnState
    days_left: int | None  # to the last day of the window; negative once that is past
    days_outside: int | None  # of a visit scheduled outside, to the nearer end of the window
    days_after: int | None  # from the last day of the first visit to the first of the return visit


def standing_of(pair: PairDates, today: date) -> Standing:
    anchor, starts = pair.anchor, pair.return_starts
    opened = window(anchor, pair.opens, pair.closes) if anchor else None
    state = _state(pair, opened, today)
    outside = opened.outside(starts) if opened and starts else None
    return Standing(
        window=opened,
        standing=state,
        days_left=(opened.last_day - today).days if opened else None,
        days_outside=outside if state is ReturnState.SCHEDULED_OUTSIDE else None,
        days_after=(starts - anchor).days if starts and anchor else None,
    )


def _state(pair: PairDates, opened: Window | None, today: date) -> ReturnState:
    starts = pair.return_starts
    if pair.waived or not pair.expected:
        return ReturnState.WAIVED
    if _held(pair, today):
        return ReturnState.HELD
    if opened is None:
        return ReturnState.UNDATED
    if starts:
        outside = opened.outside(starts)
        return ReturnState.SCHEDULED_OUTSIDE if outside else ReturnState.SCHEDULED_INSIDE
    if today < opened.first_day:
        return ReturnState.NOT_YET_OPEN
    if today > opened.last_day:
        return ReturnState.OVERDUE
    closing = (opened.last_day - today).days <= CLOSING_DAYS
    return ReturnState.CLOSING if closing else ReturnState.OPEN


def _held(pair: PairDates, today: date) -> bool:
    starts = pair.return_starts
    return starts is not None and (pair.return_last_day or starts) < today


# -- the phase -------------------------------------------------------------------------------------


class Phase(StrEnum):
    """Where an exchange is; in the order in which the first that fits is taken."""

    CLOSED = "closed"
    FIRST_VISIT = "first-visit"
    RETURN_VISIT = "return-visit"
    FOLLOW_ON = "follow-on"
    BETWEEN_VISITS = "between-visits"
    PREPARING = "preparing"
    PROPOSED = "proposed"


def phase_of(pair: PairDates, today: date) -> Phase:
    first_starts = None if pair.first_status is VisitStatus.CANCELLED else pair.first_first_day
    if pair.exchange_status is not ExchangeStatus.ACTIVE:
        return Phase.CLOSED
    if _under_way(first_starts, pair.first_last_day, today):
        return Phase.FIRST_VISIT
    if _under_way(pair.return_starts, pair.return_last_day, today):
        return Phase.RETURN_VISIT
    if pair.waived or _held(pair, today):
        return Phase.FOLLOW_ON
    past = pair.anchor is not None and pair.anchor < today
    if past or pair.first_status is VisitStatus.CLOSED:
        return Phase.BETWEEN_VISITS if pair.expected else Phase.FOLLOW_ON
    return Phase.PREPARING if first_starts else Phase.PROPOSED


def _under_way(first_day: date | None, last_day: date | None, today: date) -> bool:
    return first_day is not None and first_day <= today <= (last_day or first_day)


_PHASES_ON_SCREEN = {
    Phase.CLOSED: "Closed",
    Phase.FIRST_VISIT: "First visit under way",
    Phase.RETURN_VISIT: "Return visit under way",
    Phase.FOLLOW_ON: "Follow-on",
    Phase.BETWEEN_VISITS: "Return visit due",
    Phase.PREPARING: "Preparing first visit",
    Phase.PROPOSED: "Proposed",
}


def phase_on_screen(phase: Phase, return_starts: date | None) -> str:
    """The English words for a phase; `return_starts` as in `PairDates`."""
    if phase is Phase.BETWEEN_VISITS and return_starts:
        return "Preparing return visit"
    return _PHASES_ON_SCREEN[phase]


# -- what a check says -----------------------------------------------------------------------------


def return_findings(exchange: Exchange, today: date) -> Iterator[Finding]:
    """At most one: the return visit has no dates, has them outside the window, or time runs out.

    While the first visit is only a draft, a return visit without dates is no more than a note: the
    hosts are asked for a week once the first visit is confirmed.
    """
    pair = PairDates.of(exchange)
    now = standing_of(pair, today)
    if pair.exchange_status is not ExchangeStatus.ACTIVE or not now.window or not pair.anchor:
        return
    left = (now.window.last_day - today).days
    match now.standing:
        case ReturnState.SCHEDULED_OUTSIDE:
            starts, days = pair.return_starts, now.days_outside or 0
            early = starts is not None and starts < now.window.first_day
            variant = _counted("early" if early else "late", days)
            yield _finding(exchange, "return-outside", variant, now.window, days, starts)
        case ReturnState.CLOSING:
            variant = _counted("left", left) if left else "today"
            yield _finding(exchange, "return-closing", variant, now.window, left)
        case ReturnState.OVERDUE:
            yield _finding(
                exchange, "return-undated", _counted("overdue", -left), now.window, -left
            )
        case ReturnState.NOT_YET_OPEN | ReturnState.OPEN:
            draft = pair.first_status is VisitStatus.DRAFT and today <= pair.anchor
            finding = _finding(exchange, "return-undated", "in-time", now.window, left)
            yield replace(finding, severity=Severity.NOTE) if draft else finding


def _counted(variant: str, days: int) -> str:
    return f"{variant}-one" if days == 1 else variant


def _finding(
    exchange: Exchange,
    rule: str,
    variant: str,
    opened: Window,
    days: int,
    starts: date | None = None,
) -> Finding:
    values: list[tuple[str, Value]] = [
        ("opens", opened.first_day),
        ("closes", opened.last_day),
        ("days", days),
    ]
    concerns = [concern(exchange)]
    back = visit_of(exchange, VisitKind.RETURN)
    if starts and back:
        values.append(("starts", starts))
        concerns.append(concern(back))
    overdue = variant.startswith("overdue")
    return Finding(
        rule=rule,
        severity=Severity.WARNING,
        variant=variant,
        values=tuple(values),
        concerns=tuple(concerns),
        about=tuple(map(str, (opened.first_day, opened.last_day, starts, overdue))),
        visit=VisitKind.RETURN,
        date=starts or opened.last_day,
    )
