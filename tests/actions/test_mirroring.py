"""The first visit turned round."""

import json
from datetime import date, time
from functools import partial

import pytest
from builders import keep
from sqlalchemy.orm import Session

from planner.actions.itinerary import edit_item
from planner.actions.mirroring import (
    ITEM_LEFT,
    ITEM_MIRRORED,
    ITEM_TURNED,
    MIRRORED,
    STOP_LEFT,
    STOP_TURNED,
    VISIT_LEFT,
    VISIT_TURNED,
    mirror,
)
from planner.actions.practices import waive_theme
from planner.interchange.exchange_file import read_exchange
from planner.model import Base, Exchange, Item, ItemStatus, Refused, Stop, Visit
from planner.queries.exchanges import whole_exchange
from planner.shipped import SAMPLES
from planner.store.database import Store
from planner.store.journal import change

FIRST, LAST = date(2027, 5, 10), date(2027, 5, 19)  # Whit Monday is the 17th


@pytest.fixture
def exchange(store: Store) -> Exchange:
    """The sample without its return visit."""
    file = json.loads((SAMPLES / "worked-nantes-orlando-tampa.json").read_bytes())
    file["visits"] = [visit for visit in file["visits"] if visit["kind"] == "first"]
    exchange = read_exchange(json.dumps(file).encode()).exchange
    keep(store, exchange)
    return exchange


def mirrored(store: Store, exchange: Exchange) -> Visit:
    def lay_out(session: Session) -> None:
        found = session.get_one(Exchange, exchange.id)
        with change(session, "Lay out"):
            mirror(found, FIRST, LAST)

    store.do(lay_out)
    return store.ask(partial(whole_exchange, exchange_id=exchange.id)).visits[1]


def test_every_field_is_classed() -> None:
    for noun, classes in (
        (Item, (ITEM_MIRRORED, ITEM_TURNED, ITEM_LEFT)),
        (Stop, (STOP_TURNED, STOP_LEFT)),
        (Visit, (VISIT_TURNED, VISIT_LEFT)),
    ):
        columns = _columns(noun)
        assert columns == frozenset().union(*classes), noun
        assert len(columns) == sum(map(len, classes)), f"{noun} has a field in two classes"


def _columns(noun: type[Base]) -> set[str]:
    attributes = noun.__mapper__.column_attrs
    return {each.key for each in attributes if not each.columns[0].foreign_keys}


def test_the_same_themes_come_back(store: Store, exchange: Exchange) -> None:
    back = mirrored(store, exchange)
    first = back.exchange.visits[0]
    expected = [
        item
        for item in first.items
        if item.kind in MIRRORED
        and item.status is not ItemStatus.CANCELLED
        and item.alternate_of is None
        and item.stop is not None
        and item.stop.city is not None
        and item.stop.city.name in ("Orlando", "Tampa")
    ]
    assert sorted(item.title for item in back.items) == sorted(item.title for item in expected)
    assert {item.status for item in back.items} == {ItemStatus.PROPOSED}
    assert all(not item.participations and item.everyone for item in back.items)
    assert all(item.venue is None and item.vehicle is None for item in back.items)


def test_what_is_waived_is_not_mirrored(store: Store, exchange: Exchange) -> None:
    titles = ("Courtesy call on the Mayor of Tampa", "Youth council meets youth council")
    for title, theme in zip(titles, ("Policing", "Youth"), strict=True):
        item = next(each for each in exchange.visits[0].items if each.title == title)
        store.do(partial(edit_item, item_id=item.id, fields={"theme": theme}))
    store.do(partial(waive_theme, exchange_id=exchange.id, theme="POLICING", because="No match"))
    back = [item.title for item in mirrored(store, exchange).items]
    assert titles[0] not in back and titles[1] in back


def test_it_keeps_the_calendar_and_the_hours_of_the_other_city(
    store: Store, exchange: Exchange
) -> None:
    back = mirrored(store, exchange)
    assert [str(stop.city) for stop in back.stops] == ["Nantes"]
    assert (back.first_day, back.last_day) == (FIRST, LAST)
    days = {item.day for item in back.items if item.day and item.kind == "meeting"}
    assert all(day.weekday() < 5 and day != date(2027, 5, 17) for day in days)
    assert FIRST not in days and LAST not in days
    lunches = [item.start for item in back.items if item.kind == "meal" and item.start]
    assert all(not time(11) <= start < time(12) for start in lunches)


def test_who_was_a_guest_is_host(store: Store, exchange: Exchange) -> None:
    back = mirrored(store, exchange)
    hosts = {
        item.title: [str(contact.person) for contact in item.contacts] for item in back.items
    }  # fmt: skip
    assert hosts["Courtesy call on the Mayor of Orlando"] == ["Solenn Kerbrat-Oduya"]
    tabletop = next(title for title in hosts if title.startswith("Tabletop"))
    assert len(hosts[tabletop]) == 2


def test_a_program_of_its_own_is_not_written_over(store: Store, exchange: Exchange) -> None:
    mirrored(store, exchange)
    with pytest.raises(Refused, match="already"):
        mirrored(store, exchange)
