"""An exchange as the bytes of a file: open, or locked with all that is private, which is noted."""

from functools import partial

from planner.interchange.exchange_file.private import aside_of, write_whole_exchange
from planner.interchange.exchange_file.sealed import COST, seal
from planner.interchange.exchange_file.writing import write_exchange
from planner.model import Exchange
from planner.queries.follow_on import follow_ons_of
from planner.store.database import Store
from planner.store.journal import note_look
from planner.store.keys import Cost


def open_file_of(store: Store, exchange: Exchange) -> bytes:
    """Without anything private."""
    return write_exchange(exchange, store.ask(partial(follow_ons_of, exchange_id=exchange.id)))


def locked_file_of(store: Store, exchange: Exchange, password: str, cost: Cost = COST) -> bytes:
    """With all that is private; who took it out is in the journal before anybody has it."""
    activities = store.ask(partial(follow_ons_of, exchange_id=exchange.id))
    aside = store.ask(partial(aside_of, exchange=exchange, follow_ons=activities))
    data = write_whole_exchange(exchange, activities, aside)
    store.do(
        lambda session: note_look(
            session,
            "Export “{exchange}” with its private fields",
            about=[exchange.id],
            exchange=exchange.name,
        )
    )
    return seal(data, password, cost)
