"""What was promised in a meeting: a deadline with an owner, open until there is evidence."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.deadlines import add_deadline
from planner.model import Item, Refused, VisitKind
from planner.model.deadlines import COMMITMENT, Deadline
from planner.store.journal import change


def add_commitment(
    session: Session,
    exchange_id: UUID,
    what: str,
    due: date,
    owner: str = "",
    item_id: UUID | None = None,
) -> UUID:
    """A promise made, at an item where one is given; it stands on the return visit's list."""
    if not what.strip():
        raise Refused("Say what was promised.", field="what")
    made_at = session.get(Item, item_id) if item_id else None
    if item_id and (made_at is None or made_at.visit.exchange_id != exchange_id):
        raise Refused("There is no item {item} in that exchange.", field="item", item=str(item_id))
    said = f"{what.strip()} ({made_at.title})" if made_at else what.strip()
    with change(session, "Note the commitment “{what}”", about=[exchange_id], what=what.strip()):
        deadline_id = add_deadline(session, exchange_id, said, due, owner, VisitKind.RETURN)
        session.flush()  # so that it is found
        session.get_one(Deadline, deadline_id).key = COMMITMENT
    return deadline_id
