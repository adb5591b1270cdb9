"""When the private fields of an exchange are to go."""

from dataclasses import dataclass
from datetime import date, timedelta

from planner.model import Exchange, VisitStatus

DAYS = 365
"""How long they are kept after the exchange has ended, where the embassy says nothing."""


@dataclass(frozen=True, slots=True)
class Retention:
    """`due` is the day from which a purge is proposed; None while the exchange has no end."""

    ended: date | None
    days: int
    due: date | None

    def is_due(self, today: date) -> bool:
        return self.due is not None and today >= self.due


def retention_of(exchange: Exchange) -> Retention:
    """An exchange ends with the last day of its last visit that was not cancelled."""
    days = exchange.embassy.retention_days if exchange.embassy else None
    kept = DAYS if days is None else days
    lasts = [
        visit.last_day
        for visit in exchange.visits
        if visit.status is not VisitStatus.CANCELLED and visit.last_day
    ]
    ended = max(lasts, default=None)
    return Retention(ended, kept, ended + timedelta(days=kept) if ended else None)
