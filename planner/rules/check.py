"""All checks of an exchange."""

from datetime import date

from planner.model import Exchange
from planner.rules.findings import Finding, in_order
from planner.rules.return_visits import return_findings


def check(exchange: Exchange, today: date) -> list[Finding]:
    """What is wrong or doubtful in an exchange that is loaded whole, errors first."""
    return in_order(return_findings(exchange, today))
