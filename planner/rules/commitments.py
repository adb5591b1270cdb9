"""What was promised and is still open stands on the return visit's list until it is kept."""

from collections.abc import Iterator

from planner.model import Exchange, ExchangeStatus, VisitKind, VisitStatus
from planner.model.deadlines import COMMITMENT
from planner.rules.findings import Finding, Severity, Value, concern


def commitment_findings(exchange: Exchange) -> Iterator[Finding]:
    """A note for each open commitment, on the return visit."""
    back = next((each for each in exchange.visits if each.kind is VisitKind.RETURN), None)
    if back is None or back.status is VisitStatus.CANCELLED:
        return
    if exchange.status is not ExchangeStatus.ACTIVE:
        return
    for deadline in exchange.deadlines:
        if deadline.key == COMMITMENT and not deadline.done_on:
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
