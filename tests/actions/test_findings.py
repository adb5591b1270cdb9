"""Accepting what the checks say."""

from datetime import date, time
from functools import partial

import pytest
from builders import a_visit, an_exchange, an_item, keep
from sqlalchemy.orm import Session

from planner.actions.findings import accept, ask_again
from planner.model import Exchange, Refused
from planner.queries.exchanges import open_exchange
from planner.rules.findings import Finding, accepted
from planner.store.database import Store
from planner.store.journal import change
from planner.store.undo import undo_newest

TODAY = date(2027, 3, 1)
SATURDAY = date(2027, 4, 17)


@pytest.fixture
def exchange(store: Store) -> Exchange:
    items = [an_item(day=SATURDAY), an_item("Backwards", start=time(14), end=time(13), rank=1)]
    exchange = an_exchange(visits=[a_visit(items=items)])
    keep(store, exchange)
    return exchange


def told(store: Store, exchange: Exchange, rule: str) -> tuple[Finding, str | None]:
    opened = store.ask(partial(open_exchange, exchange_id=exchange.id, today=TODAY))
    finding = next(each for each in opened.findings if each.rule == rule)
    return finding, accepted(opened.exchange).get(finding.id)


def test_a_warning_is_accepted_with_a_reason(store: Store, exchange: Exchange) -> None:
    finding, reason = told(store, exchange, "weekend")
    assert reason is None
    store.do(lambda session: accept(session, exchange.id, finding, " The market is open. "))
    assert told(store, exchange, "weekend") == (finding, "The market is open.")
    store.do(lambda session: accept(session, exchange.id, finding, "Another reason."))
    assert told(store, exchange, "weekend")[1] == "Another reason."
    store.do(lambda session: undo_newest(session, exchange.id))
    assert told(store, exchange, "weekend")[1] == "The market is open."
    store.do(lambda session: ask_again(session, exchange.id, finding.id))
    assert told(store, exchange, "weekend")[1] is None


def test_it_is_asked_again_when_what_it_is_about_has_changed(
    store: Store, exchange: Exchange
) -> None:
    finding, _ = told(store, exchange, "weekend")
    store.do(lambda session: accept(session, exchange.id, finding, "The market is open."))

    def rename(session: Session) -> None:
        found = session.get_one(Exchange, exchange.id)
        with change(session, "Rename"):
            found.visits[0].items[0].title = "Another title"

    def move(session: Session) -> None:
        found = session.get_one(Exchange, exchange.id)
        with change(session, "Move"):
            found.visits[0].items[0].day = date(2027, 4, 18)

    store.do(rename)
    assert told(store, exchange, "weekend")[1] == "The market is open."
    store.do(move)
    assert told(store, exchange, "weekend")[1] is None


def test_an_error_is_not_accepted_and_nothing_without_a_reason(
    store: Store, exchange: Exchange
) -> None:
    wrong, _ = told(store, exchange, "end-before-start")
    with pytest.raises(Refused, match="Put it right"):
        store.do(lambda session: accept(session, exchange.id, wrong, "Never mind"))
    weekend, _ = told(store, exchange, "weekend")
    with pytest.raises(Refused, match="with a reason"):
        store.do(lambda session: accept(session, exchange.id, weekend, "  "))
