"""What a coordinator can do to a return visit as a whole."""

from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions import typed
from planner.model import Exchange, Refused
from planner.store.journal import change


def waive_return(session: Session, exchange_id: UUID, reason: str) -> None:
    """Say that there will be no return visit, and why."""
    exchange = _exchange(session, exchange_id)
    why = typed.text(reason)
    if why is None:
        raise Refused("A return visit is waived with a reason.", field="reason")
    with change(
        session,
        "Waive the return visit of “{exchange}”",
        about=[exchange.id],
        exchange=exchange.name,
    ):
        exchange.return_waived_because = why


def take_back_waiver(session: Session, exchange_id: UUID) -> None:
    exchange = _exchange(session, exchange_id)
    with change(
        session,
        "Plan the return visit of “{exchange}” after all",
        about=[exchange.id],
        exchange=exchange.name,
    ):
        exchange.return_waived_because = None


def _exchange(session: Session, exchange_id: UUID) -> Exchange:
    exchange = session.get(Exchange, exchange_id)
    if exchange is None:
        raise Refused("This exchange is no longer here.")
    return exchange
