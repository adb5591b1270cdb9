"""An exchange as the bytes of a file: open, or locked with all that is private, which is noted."""

from uuid import UUID

from sqlalchemy.orm import Session

from planner.interchange.exchange_file.private import aside_of, write_whole_exchange
from planner.interchange.exchange_file.sealed import COST, seal
from planner.interchange.exchange_file.writing import write_exchange
from planner.queries.exchanges import whole_exchange
from planner.queries.follow_on import follow_ons_of
from planner.store.database import Store
from planner.store.journal import note_look
from planner.store.keys import Cost


def open_file_of(store: Store, exchange_id: UUID) -> bytes:
    """Without anything private; as it is kept now, whatever a screen shows."""

    def content(session: Session) -> bytes:
        return write_exchange(
            whole_exchange(session, exchange_id), follow_ons_of(session, exchange_id)
        )

    return store.ask(content)


def locked_file_of(store: Store, exchange_id: UUID, password: str, cost: Cost = COST) -> bytes:
    """With all that is private; who took it out is in the journal before anybody has it."""

    def content(session: Session) -> tuple[str, bytes]:
        exchange = whole_exchange(session, exchange_id)
        activities = follow_ons_of(session, exchange_id)
        aside = aside_of(session, exchange, activities)
        return exchange.name, write_whole_exchange(exchange, activities, aside)

    name, data = store.ask(content)
    store.do(
        lambda session: note_look(
            session,
            "Export “{exchange}” with its private fields",
            about=[exchange_id],
            exchange=name,
        )
    )
    return seal(data, password, cost)
