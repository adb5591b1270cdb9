"""After an edit of items only what it touched is judged again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from functools import partial
from itertools import pairwise

import pytest
from builders import a_delegate, a_stop, a_visit, an_exchange, an_item, keep
from sqlalchemy.orm import Session

from planner.actions.delegates import edit_delegate
from planner.actions.itinerary import edit_item, remove_item, set_participants
from planner.model import Exchange, ItemNote
from planner.queries import judging
from planner.queries.exchanges import Opened, open_exchange
from planner.rules.check import check
from planner.store.database import Store
from planner.store.undo import undo_newest

TODAY = date(2027, 4, 1)
DAY = date(2027, 4, 12)


@pytest.fixture
def exchange(store: Store) -> Exchange:
    items = [
        an_item(f"Meeting {n}", day=DAY, start=time(9 + n), end=time(9 + n, 50), rank=n)
        for n in range(4)
    ]
    items[0].notes.append(ItemNote(audience="internal", text="The coach leaves at 8:15."))
    visit = a_visit(stops=[a_stop(first_day=DAY, last_day=DAY)], items=items)
    visit.delegates += [a_delegate(rank=rank) for rank in range(2)]
    exchange = an_exchange(visits=[visit])
    keep(store, exchange)
    return exchange


def opened(store: Store, exchange: Exchange, before: Opened | None = None) -> Opened:
    judged = before.judged if before else None
    return store.ask(lambda session: open_exchange(session, exchange.id, TODAY, judged))


def test_an_edit_of_items_is_judged_alone(
    store: Store, exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = opened(store, exchange)
    monkeypatch.setattr(judging, "checked", None)  # everything would be gone through
    items = [item.id for item in exchange.visits[0].items]
    delegate = exchange.visits[0].delegates[0].id
    steps: list[Callable[[Session], object]] = [
        partial(edit_item, item_id=items[1], fields={"start": "9:30"}),
        partial(edit_item, item_id=items[0], fields={"notes.internal": "Bring a tie."}),
        partial(edit_item, item_id=items[0], fields={"date": "2027-04-20"}),
        lambda session: set_participants(session, items[2], False, [], [delegate]),
        partial(remove_item, item_id=items[2]),
        lambda session: undo_newest(session, exchange.id),
    ]
    found = [before.findings]
    for step in steps:
        store.do(step)
        before = opened(store, exchange, before)
        assert list(before.findings) == check(before.exchange, TODAY)
        found.append(before.findings)
    assert all(one != other for one, other in pairwise(found)), "every step was to be heard"


def test_all_is_judged_anew_where_more_than_items_changed(
    store: Store, exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = opened(store, exchange)
    monkeypatch.setattr(judging, "check_again", None)
    delegate = exchange.visits[0].delegates[0].id
    store.do(lambda session: edit_delegate(session, delegate, {"needs_interpreter": "yes"}))
    after = opened(store, exchange, before)
    assert "interpreter-missing" in {each.rule for each in after.findings}
    other = replace(after, judged=replace(after.judged, seal="of another journal"))
    assert opened(store, exchange, other).findings == after.findings
