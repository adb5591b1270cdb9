"""Until when the private fields of each exchange are kept."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from planner.model import Embassy, Exchange, User, Visit
from planner.rules.retention import DAYS, retention_of


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """One exchange: `due` is the day from which a purge of it is proposed."""

    exchange_id: UUID
    name: str
    due: date | None
    is_due: bool
    held: str  # why nothing may be purged now; empty if it may


@dataclass(frozen=True, slots=True)
class RetentionBoard:
    """Every exchange, what is due first; and how long the local embassy keeps private fields."""

    lines: tuple[RetentionLine, ...]
    days: int
    embassy: str


def retention_board(session: Session, today: date) -> RetentionBoard:
    query = select(Exchange).options(
        selectinload(Exchange.visits).selectinload(Visit.stops), selectinload(Exchange.embassy)
    )
    lines = [_line(exchange, today) for exchange in session.scalars(query)]
    lines.sort(key=lambda line: (line.due or date.max, line.name))
    mine = select(Embassy.name, Embassy.retention_days).join(User).where(User.local)
    found = session.execute(mine.order_by(User.id)).first()
    name, days = found if found else ("", None)
    return RetentionBoard(tuple(lines), DAYS if days is None else days, name)


def _line(exchange: Exchange, today: date) -> RetentionLine:
    retention = retention_of(exchange)
    return RetentionLine(
        exchange.id,
        exchange.name,
        retention.due,
        retention.is_due(today),
        exchange.legal_hold or "",
    )
