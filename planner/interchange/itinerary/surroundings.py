"""What is known of a visit before a file with its program is read."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.editions.audiences import AUDIENCES
from planner.editions.order import Order
from planner.editions.schedule import daily_schedule
from planner.editions.values import Reader
from planner.interchange.itinerary.heard import Background
from planner.interchange.itinerary.sheet_out import rows_told
from planner.model import Exchange, Venue, Visit
from planner.queries.exchanges import whole_exchange
from planner.rules.folding import folded
from planner.store.here import still_here


def background_of(session: Session, visit_id: UUID, today: date) -> Background:
    """Its days, stops and groups, how our own tables tell of it, and the venues of the directory;
    Refused where it is gone."""
    exchange = whole_exchange(session, still_here(session, Visit, visit_id).exchange_id)
    visit = next(each for each in exchange.visits if each.id == visit_id)
    venues = frozenset(folded(name) for name in session.scalars(select(Venue.name)))
    return Background.of(visit, venues, _own(exchange, visit, today))


def _own(
    exchange: Exchange, visit: Visit, today: date
) -> Mapping[str, Sequence[Mapping[str, str]]]:
    rows: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for audience, told in AUDIENCES.items():
        if "daily-schedule" in told.papers:
            order = Order(exchange, visit.kind, Reader(audience), today)
            for row in rows_told(daily_schedule(order)):
                if row not in rows[row["id"]]:
                    rows[row["id"]].append(row)
    return dict(rows)
