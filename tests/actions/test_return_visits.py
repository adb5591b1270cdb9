"""Laying out a return visit: one step, mirrored from the first, with its deadlines."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from builders import (
    NOW,
    a_city,
    a_contact,
    a_delegate,
    a_foreign_city,
    a_paired_city,
    a_person,
    a_stop,
    a_visit,
    an_embassy,
    an_exchange,
    an_item,
    keep,
)
from rows import every_row

from planner.actions.consequences import CONSEQUENCES
from planner.actions.return_visits import lay_out_return, take_back_waiver, waive_return
from planner.model import Exchange, ItemKind, ItemStatus, Refused, Role, Side, Visit
from planner.queries.deadlines import list_deadlines
from planner.queries.exchanges import whole_exchange
from planner.store.database import Store, open_store
from planner.store.undo import undo_newest

START = date(2027, 6, 21)  # a Monday


@pytest.fixture
def store(database_file: Path) -> Iterator[Store]:
    store = open_store(database_file, who="Ana", now=lambda: NOW, consequences=CONSEQUENCES)
    yield store
    store.close()


def kept(store: Store) -> Exchange:
    """Washington and Orlando, two program days there, hosts on record and by name."""
    washington, orlando = a_city("Washington"), a_city()
    stops = [
        a_stop(washington),
        a_stop(orlando, first_day=date(2027, 4, 15), last_day=date(2027, 4, 20), rank=1),
    ]
    head = a_delegate(role=Role.HEAD)
    dyer = a_person("Dyer", given_name="Buddy")
    items = [
        an_item("Briefing", day=date(2027, 4, 12), stop=stops[0],
                contacts=[a_contact("A. Federal")]),
        an_item("Mayor", day=date(2027, 4, 16), stop=stops[1],
                contacts=[a_contact(None, person=dyer)]),
        an_item("Bus", day=date(2027, 4, 16), stop=stops[1], kind=ItemKind.TRANSFER, rank=1),
        an_item("Youth center", day=date(2027, 4, 19), stop=stops[1], start=time(14), end=time(16),
                contacts=[a_contact("Maria Lopez"), a_contact(None, person=dyer)], rank=2),
        an_item("Rained off", day=date(2027, 4, 19), status=ItemStatus.CANCELLED, rank=3),
    ]  # fmt: skip
    cities = [
        a_paired_city(Side.FOREIGN, a_foreign_city(region="Pays de la Loire")),
        a_paired_city(Side.PARTNER, orlando),
    ]
    visit = a_visit(stops=stops, items=items, delegates=[head])
    exchange = an_exchange(cities=cities, visits=[visit], embassy=an_embassy())
    keep(store, exchange)
    return exchange


def laid_out(store: Store, exchange: Exchange, start: date = START, **how: object) -> Visit:
    store.do(lambda session: lay_out_return(session, exchange.id, start, **how))  # type: ignore[arg-type]
    found = store.ask(lambda session: whole_exchange(session, exchange.id))
    return found.visits[1]


def test_dates_stops_program_delegation_and_deadlines_in_one_step(store: Store) -> None:
    exchange = kept(store)
    before = every_row(store)
    back = laid_out(store, exchange)
    assert (back.first_day, back.last_day) == (START, date(2027, 6, 26))
    assert [str(stop.city) for stop in back.stops] == ["Nantes"]
    assert [str(delegate) for delegate in back.delegates] == ["Buddy Dyer", "Maria Lopez"]
    assert [(item.title, item.day, item.start, item.status.value) for item in back.items] == [
        ("Mayor", date(2027, 6, 22), time(9), "proposed"),
        ("Youth center", date(2027, 6, 23), time(14), "proposed"),
    ]
    # who was guest is host now
    assert [str(contact) for contact in back.items[0].contacts] == ["Ms. Claire Moreau"]
    rows = store.ask(lambda session: list_deadlines(session, NOW.date()))
    due = {row.key: row.due for row in rows}
    assert due["return-hotels"] == date(2027, 5, 31)
    store.do(lambda session: undo_newest(session, exchange.id))
    assert every_row(store) == before


def test_what_is_there_stays_and_moves_to_the_new_dates(store: Store) -> None:
    exchange = kept(store)
    laid_out(store, exchange)
    back = laid_out(store, exchange, date(2027, 6, 28))
    assert (back.first_day, back.last_day) == (date(2027, 6, 28), date(2027, 7, 3))
    assert [item.day for item in back.items] == [date(2027, 6, 29), date(2027, 6, 30)]
    assert len(back.delegates) == 2


def test_dates_only(store: Store) -> None:
    back = laid_out(store, kept(store), dates_only=True)
    assert back.first_day == START
    assert (back.items, back.delegates) == ([], [])


def test_two_cities_share_the_days(store: Store) -> None:
    exchange = kept(store)
    cities = [a_paired_city(Side.FOREIGN), a_paired_city(Side.FOREIGN, a_foreign_city("Angers"))]
    other = an_exchange("Two", cities=cities, visits=[a_visit(stops=[a_stop()])])
    keep(store, other)
    back = laid_out(store, other, length=6)
    assert [(stop.first_day, stop.last_day) for stop in back.stops] == [
        (START, date(2027, 6, 23)),
        (date(2027, 6, 23), date(2027, 6, 26)),
    ]
    assert exchange.id != other.id


def test_a_waiver_is_lifted_by_laying_out(store: Store) -> None:
    exchange = kept(store)
    store.do(lambda session: waive_return(session, exchange.id, "No budget"))
    rows = store.ask(lambda session: list_deadlines(session, NOW.date()))
    assert not [row for row in rows if (row.key or "").startswith(("return", "window"))]
    assert laid_out(store, exchange).exchange.return_waived_because is None
    store.do(lambda session: waive_return(session, exchange.id, "No budget"))
    store.do(lambda session: take_back_waiver(session, exchange.id))
    with pytest.raises(Refused):
        store.do(lambda session: waive_return(session, exchange.id, " "))


@pytest.mark.parametrize(("start", "length"), [(START, 0), (START, 61), (date(9999, 12, 30), 6)])
def test_nonsense_is_refused_in_words(store: Store, start: date, length: int) -> None:
    exchange = kept(store)
    with pytest.raises(Refused):
        store.do(lambda session: lay_out_return(session, exchange.id, start, length))
