"""What was promised and is still open stands on the return visit's list until it is kept."""

from collections.abc import Iterator
from datetime import date

from planner.model import Exchange, ExchangeStatus, Visit, VisitKind, VisitStatus
from planner.model.deadlines import COMMITMENT, Deadline
from planner.rules.findings import Finding, Severity, Value, concern


def open_commitments(exchange: Exchange) -> list[Deadline]:
    """What was promised and not yet shown to be kept, the earliest first; none without a return
    visit on whose list it could stand."""
    back = return_visit(exchange)
    if back is None or exchange.status is not ExchangeStatus.ACTIVE:
        return []
    found = [it for it in exchange.deadlines if it.key == COMMITMENT and not it.done_on]
    return sorted(found, key=lambda it: (it.due or date.max, it.rank))


def return_visit(exchange: Exchange) -> Visit | None:
    """The return visit, unless it is called off."""
    back = next((each for each in exchange.visits if each.kind is VisitKind.RETURN), None)
    return back if back is not None and back.status is not VisitStatus.CANCELLED else None


def commitment_findings(exchange: Exchange) -> Iterator[Finding]:
    """A note for each open commitment, on the return visit."""
    back = return_visit(exchange)
    if back is None:
        return
    for deadline in open_commitments(exchange):
        values: list[tuple[str, Value]] = [("what", deadline.what)]
        if deadline.due:
            values.append(("due", deadline.due))
        yield Finding(
            "commitment-open",
            Severity.NOTE,
            variant="due" if deadline.due else "undated",
            values=tuple(values),
            concerns=(concern(back),),
            about=(str(deadline.id),),
            visit=VisitKind.RETURN,
            date=back.first_day,
        )
