"""What of an exchange stays behind when it is written for others: said in words, never shown."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.model import Delegate, DelegateCare, PersonPrivate, Visit


def left_out(session: Session, exchange_id: UUID) -> list[str]:
    """What an exchange file without private fields leaves out, “private fields of 11 people”."""
    delegates = (
        select(Delegate.id, Delegate.person_id)
        .join(Visit, Delegate.visit_id == Visit.id)
        .where(Visit.exchange_id == exchange_id)
        .subquery()
    )
    private = session.scalar(
        select(func.count())
        .select_from(PersonPrivate)
        .where(PersonPrivate.person_id.in_(select(delegates.c.person_id)))
    )
    care = session.scalar(
        select(func.count())
        .select_from(DelegateCare)
        .where(DelegateCare.delegate_id.in_(select(delegates.c.id)))
    )
    said = []
    if private:
        said.append(f"private fields of {private} {'person' if private == 1 else 'people'}")
    if care:
        said.append(f"needs of {care} {'delegate' if care == 1 else 'delegates'}")
    return said
