"""How often hosts were asked: so that a good host is not worn out."""

from collections import Counter
from collections.abc import Collection
from datetime import date
from uuid import UUID

from dateutil.relativedelta import relativedelta
from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from planner.model import Contact, Item, ItemStatus, Visit, VisitStatus


def times_asked(
    session: Session,
    who: InstrumentedAttribute[UUID | None],
    today: date,
    among: Collection[UUID] | None = None,
) -> Counter[UUID]:
    """In how many items each was asked to take part, in the twelve months before today.

    `who` is Contact.person_id or Contact.organization_id. What counts is an item that names them
    as a contact and for which they were asked on one of these days, today included; where the day
    of the request is not known, the day of the item stands for it. What was declined counts, as it
    was asked; what was cancelled, alone or with its visit, does not, nor what lies ahead and was
    not asked for yet. Several functions at one item are one time.
    """
    asked = func.coalesce(Item.asked_on, Item.day)
    query = (
        select(who, func.count(Contact.item_id.distinct()))
        .join(Item, Item.id == Contact.item_id)
        .join(Visit, Visit.id == Item.visit_id)
        .where(
            who.is_not(None),
            asked > today - relativedelta(months=12),
            asked <= today,
            Item.status != ItemStatus.CANCELLED,
            Visit.status != VisitStatus.CANCELLED,
        )
        .group_by(who)
    )
    if among is not None:
        query = query.where(who.in_(among))
    return Counter({each: times for each, times in session.execute(query) if each is not None})
