"""Finding the visits of an exchange."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Refused, Visit, VisitKind


def find_visit(session: Session, exchange_id: UUID, kind: VisitKind) -> UUID:
    """The id of the first or the return visit; Refused where there is none yet."""
    query = select(Visit.id).where(Visit.exchange_id == exchange_id, Visit.kind == kind)
    found = session.scalars(query).first()
    if found is None:
        raise Refused("This exchange has no {kind} visit yet.", kind=kind.value)
    return found
