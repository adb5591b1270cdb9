"""Which changes people may have to be told of."""

from functools import partial

from builders import an_exchange, keep
from sqlalchemy.orm import Session

from planner.actions.exchanges import edit_exchange
from planner.queries.telling import changes_to_tell
from planner.store.database import Store
from planner.store.undo import take_back


def test_a_change_that_was_done_again_stands_and_one_taken_back_does_not(store: Store) -> None:
    exchange = an_exchange()
    keep(store, exchange)

    def offered() -> list[int]:
        def ask(session: Session) -> list[int]:
            return [each.number for each in changes_to_tell(session, exchange.id)]

        return store.ask(ask)

    assert offered() == [], "nobody was told anything before there was an exchange"
    for name in ("First", "Second"):
        edit = partial(edit_exchange, exchange_id=exchange.id, fields={"name": name})
        store.do(edit)
    first, second = 2, 3
    assert offered() == [second, first]
    store.do(partial(take_back, number=second))
    assert offered() == [first]
    store.do(partial(take_back, number=4))  # done again
    assert offered() == [second, first]
