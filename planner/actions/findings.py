"""What a coordinator can say of a finding."""

from uuid import UUID

from sqlalchemy.orm import Session

from planner.model import Acceptance, Exchange, Refused
from planner.rules.findings import Finding, Severity
from planner.store.here import still_here
from planner.store.journal import change


def accept(session: Session, exchange_id: UUID, finding: Finding, reason: str) -> None:
    """Let a finding stand, with the reason; a new reason takes the place of an old one.

    Refused for an error: what is wrong is put right, not accepted.
    """
    refuse_error(finding)
    if not reason.strip():
        raise Refused("A finding is accepted with a reason.", field="reason")
    exchange = still_here(session, Exchange, exchange_id)
    with change(
        session,
        "Accept “{rule}” of “{exchange}”",
        about=[exchange.id],
        rule=finding.rule.replace("-", " "),
        exchange=exchange.name,
    ):
        known = _acceptance(exchange, finding.id)
        if known is not None:
            known.reason = reason.strip()
            return
        rank = max((each.rank for each in exchange.acceptances), default=-1) + 1
        exchange.acceptances.append(
            Acceptance(finding=finding.id, rule=finding.rule, reason=reason.strip(), rank=rank)
        )


def refuse_error(finding: Finding) -> None:
    if finding.severity is Severity.ERROR:
        raise Refused("An error cannot be accepted. Put it right; then it is gone.")


def ask_again(session: Session, exchange_id: UUID, finding_id: UUID) -> None:
    """Take back that a finding was accepted."""
    exchange = still_here(session, Exchange, exchange_id)
    known = _acceptance(exchange, finding_id)
    if known is None:
        raise Refused("This finding was not accepted.")
    with change(
        session,
        "Ask again about “{rule}” of “{exchange}”",
        about=[exchange.id],
        rule=known.rule.replace("-", " "),
        exchange=exchange.name,
    ):
        exchange.acceptances.remove(known)


def _acceptance(exchange: Exchange, finding_id: UUID) -> Acceptance | None:
    return next((each for each in exchange.acceptances if each.finding == finding_id), None)
