"""All that there is to be said of an exchange today."""

from datetime import date

from planner.model import Exchange, ExchangeStatus, VisitStatus
from planner.rules.findings import Finding, in_order
from planner.rules.itinerary import itinerary_findings
from planner.rules.return_visits import return_findings
from planner.rules.visits import visit_findings


def check(exchange: Exchange, today: date) -> list[Finding]:
    """Every finding of an exchange loaded whole: errors first, then by date and time.

    Nothing is said of what is cancelled. Of a closed exchange only what is wrong in its record is
    said, not what its program would still ask for.
    """
    if exchange.status is ExchangeStatus.CANCELLED:
        return []
    findings = list(return_findings(exchange, today))
    for visit in exchange.visits:
        if visit.status is not VisitStatus.CANCELLED:
            findings += visit_findings(visit)
            findings += itinerary_findings(visit)
    return in_order(findings)
