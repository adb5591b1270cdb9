"""When each item and leg was last changed, by the number of the journal's entry: it only rises."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from planner.model import Exchange
from planner.store.journal import entries


def revisions(session: Session, exchange: Exchange) -> Mapping[UUID, int]:
    """The newest entry that touched an item or leg, what belongs to it, or where it is."""
    newest: dict[UUID, int] = {}
    owner: dict[UUID, UUID] = {}
    for entry in entries(session, about=exchange.id):
        for row in entry.rows:
            for image in (row.before, row.after):
                for key in ("item_id", "leg_id"):
                    if image and image.get(key):
                        owner[row.thing] = UUID(str(image[key]))
            newest[row.thing] = newest[owner.get(row.thing, row.thing)] = entry.number
    found: dict[UUID, int] = {}
    for visit in exchange.visits:
        for item in visit.items:
            around = [item.id, *(each.id for each in (item.venue, item.stop) if each)]
            found[item.id] = max(newest.get(each, 0) for each in around)
        for leg in visit.legs:
            found[leg.id] = newest.get(leg.id, 0)
    return found
