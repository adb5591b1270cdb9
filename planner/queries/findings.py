"""What was said of findings: who accepted them, when and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Exchange
from planner.store.tables import ENTRY, ROW


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that stays as it is; who said so, and when, as far as the journal tells."""

    reason: str
    who: str | None = None
    when: datetime | None = None


def acceptances(session: Session, exchange: Exchange) -> Mapping[UUID, Accepted]:
    """What was accepted of an exchange, by the ids of the findings. Undo gives back what somebody
    said before, so it counts as said then."""
    told = {each.id: each for each in exchange.acceptances}
    found = {each.finding: Accepted(each.reason) for each in exchange.acceptances}
    query = (
        select(ROW.c.thing, ROW.c.after, ENTRY.c.made_by, ENTRY.c.made_at)
        .join(ENTRY, ENTRY.c.number == ROW.c.entry)
        .where(ROW.c.thing.in_(told), ENTRY.c.reverses.is_(None))
        .order_by(ROW.c.entry)
    )
    for row in session.execute(query) if told else ():
        one = told[row.thing]
        if (row.after or {}).get("reason") == one.reason:
            found[one.finding] = Accepted(one.reason, row.made_by, row.made_at)
    return found
