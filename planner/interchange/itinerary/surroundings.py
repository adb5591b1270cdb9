"""What is known of a visit before a file with its program is read."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.interchange.itinerary.heard import Background
from planner.model import Venue, Visit
from planner.queries.exchanges import whole_exchange
from planner.rules.folding import folded
from planner.store.here import still_here


def background_of(session: Session, visit_id: UUID) -> Background:
    """Its days, stops and groups, and the venues of the directory; Refused where it is gone."""
    exchange = whole_exchange(session, still_here(session, Visit, visit_id).exchange_id)
    visit = next(each for each in exchange.visits if each.id == visit_id)
    venues = frozenset(folded(name) for name in session.scalars(select(Venue.name)))
    return Background.of(visit, venues)
