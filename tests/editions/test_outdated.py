"""What of an exchange is open: findings not accepted, papers that would be others today."""

from functools import partial
from typing import Any
from uuid import UUID

import pytest
from builders import TODAY, keep
from sqlalchemy.orm import Session
from taking_back import removing, setting
from whole_exchange import an_exchange_with_everything

from planner.actions.findings import accept
from planner.actions.issues import issue_visit
from planner.actions.purge import purge_private
from planner.editions.issuing import editions_today, freeze
from planner.editions.order import Order
from planner.editions.outdated import Open, load_open, look
from planner.editions.packing import packed
from planner.editions.values import Reader
from planner.model import Exchange, ExchangeStatus, VisitKind, VisitStatus
from planner.queries.exchanges import whole_exchange
from planner.rules.check import check
from planner.rules.findings import Severity
from planner.store.database import Store


@pytest.fixture
def exchange(store: Store) -> Exchange:
    """The first visit is given out as it is."""
    exchange = an_exchange_with_everything(items=2, delegates=2)
    keep(store, exchange)
    store.do(partial(_issue, exchange_id=exchange.id))
    return exchange


def _issue(session: Session, exchange_id: UUID) -> None:
    order = Order(whole_exchange(session, exchange_id), VisitKind.FIRST, Reader("internal"), TODAY)
    content = packed(freeze(editions_today(order), 1, TODAY, {}))
    issue_visit(session, order.visit.id, 1, TODAY, "Program fixed", content, ())


def opened(store: Store, exchange: Exchange) -> Open:
    return look(store.ask(partial(load_open, exchange_id=exchange.id)), TODAY)


def test_papers_are_out_of_date_once_what_they_say_is_changed(
    store: Store, exchange: Exchange
) -> None:
    assert opened(store, exchange).papers == ()
    store.do(setting(exchange.visits[0].items[0], title="Otherwise"))
    old = opened(store, exchange).papers
    assert ("hosts", "daily-schedule") in {(each.audience, each.paper) for each in old}
    assert {(each.visit, each.number, each.on) for each in old} == {(VisitKind.FIRST, 1, TODAY)}
    assert "internal" not in {each.audience for each in old}, "it was not given out"
    assert "hotel" not in {each.audience for each in old}, "it is not told of items"


def test_papers_are_out_of_date_once_a_need_is_another(store: Store, exchange: Exchange) -> None:
    care = exchange.visits[0].delegates[0].care
    assert care is not None
    was = care.mobility

    def old() -> set[tuple[str, str]]:
        return {(each.audience, each.paper) for each in opened(store, exchange).papers}

    store.do(setting(care, mobility="a ramp at every door"))
    assert ("hotel", "rooming-list") in old()
    assert ("caterer", "meal-list") not in old()
    store.do(setting(care, mobility=was))
    assert not old()
    store.do(removing(care))
    assert ("hotel", "rooming-list") in old()


def test_what_a_purge_has_taken_is_no_change(store: Store, exchange: Exchange) -> None:
    care = exchange.visits[0].delegates[0].care
    assert care is not None
    store.do(setting(care, mobility="wheelchair"))
    assert opened(store, exchange).papers != ()
    store.do(partial(purge_private, exchange_id=exchange.id, today=TODAY))
    papers = {each.paper for each in opened(store, exchange).papers}
    assert not papers & {"meal-list", "rooming-list", "vehicle-manifest", "personal-schedule"}


@pytest.mark.parametrize(
    ("of_visit", "values"),
    [
        (True, {"status": VisitStatus.CLOSED}),
        (True, {"status": VisitStatus.CANCELLED}),
        (False, {"status": ExchangeStatus.CLOSED}),
    ],
)
def test_papers_of_what_is_over_are_not_looked_at(
    store: Store, exchange: Exchange, of_visit: bool, values: dict[str, Any]
) -> None:
    store.do(setting(exchange.visits[0].items[0], title="Otherwise"))
    store.do(setting(exchange.visits[0] if of_visit else exchange, **values))
    assert opened(store, exchange).papers == ()


def test_an_accepted_finding_is_not_open(store: Store, exchange: Exchange) -> None:
    before = opened(store, exchange)
    loaded = store.ask(partial(load_open, exchange_id=exchange.id))
    found = check(loaded.exchange, TODAY, loaded.expiries)
    finding = next(each for each in found if each.severity is not Severity.ERROR)
    store.do(lambda session: accept(session, exchange.id, finding, "We know"))
    assert opened(store, exchange).findings == before.findings - 1


def test_it_depends_on_what_exchanges_share(store: Store, exchange: Exchange) -> None:
    refers = opened(store, exchange).refers
    visit = exchange.visits[0]
    shared = [each.person for each in visit.delegates]
    shared += [part for stop in visit.stops for part in (stop.city, stop.hotel, stop.host)]
    shared += [item.venue for item in visit.items]
    assert {thing.id for thing in shared if thing is not None} <= refers
    assert not {visit.id, *(item.id for item in visit.items)} & refers
