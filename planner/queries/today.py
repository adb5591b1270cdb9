"""What happens at this moment on all visits under way, and whom to chase over all exchanges."""

from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from planner.model import Exchange, ExchangeStatus, Item, Stop, Visit
from planner.model.itinerary import TENTATIVE
from planner.queries.exchanges import whole_exchange
from planner.rules.requests import Chase, to_chase
from planner.rules.under_way import UnderWay, is_under_way, local_now, under_way

DAY = timedelta(days=1)


def visits_under_way(session: Session, moment: datetime) -> list[UnderWay]:
    """Every visit that is under way now, by the date where its delegation is; in order of name."""
    day = moment.date()
    first, last = func.min(Stop.first_day), func.max(func.coalesce(Stop.last_day, Stop.first_day))
    query = (
        select(Exchange.id)
        .join(Visit, Visit.exchange_id == Exchange.id)
        .join(Stop, Stop.visit_id == Visit.id)
        .where(Exchange.status == ExchangeStatus.ACTIVE)
        .group_by(Exchange.id, Exchange.name, Visit.id)
        # a day more on either side: it may be tomorrow there already
        .having(first <= day + DAY, last >= day - DAY)
        .order_by(Exchange.name, Exchange.id)
    )
    visits = (
        visit
        for exchange_id in dict.fromkeys(session.scalars(query))
        for visit in whole_exchange(session, exchange_id).visits
    )
    return [
        under_way(visit, moment)
        for visit in visits
        if is_under_way(visit, local_now(visit, moment)[0].date())
    ]


def chases(session: Session, today: date) -> list[Chase]:
    """Whom to chase over all exchanges, the most overdue first."""
    query = (
        select(Visit.exchange_id)
        .join(Exchange, Visit.exchange_id == Exchange.id)
        .join(Item, Item.visit_id == Visit.id)
        .where(
            Exchange.status == ExchangeStatus.ACTIVE,
            Item.status.in_(TENTATIVE),
            Item.answered_on.is_(None),
            or_(Item.day.is_(None), Item.day >= today),
        )
        .distinct()
    )
    found = [
        chase
        for exchange_id in session.scalars(query)
        for chase in to_chase(whole_exchange(session, exchange_id), today)
    ]
    return sorted(found, key=lambda each: (each.due, each.item.day or date.max, each.item.id))
