"""What takes the place of an item that fell out: its hour, its people, and that it happens."""

from datetime import date, time
from functools import partial
from typing import Any

import pytest
from builders import (
    a_delegate,
    a_group,
    a_participation,
    a_visit,
    an_exchange,
    an_item,
    keep,
)

from planner.actions.cancelling import cancel_item, put_in_place
from planner.actions.itinerary import edit_item
from planner.model import Exchange, Item, ItemStatus, Refused, VisitKind
from planner.queries.exchanges import whole_exchange
from planner.rules.course import Course
from planner.rules.participation import people_at
from planner.store.database import Store
from planner.store.undo import undo_newest

DAY = date(2027, 4, 16)


@pytest.fixture
def exchange(store: Store) -> Exchange:
    """A seminar for the police with two sessions, one more kept ready, and a visit back."""
    guests = [a_delegate(rank=at) for at in range(2)]
    police = a_group(guests[0])
    seminar = an_item("Seminar", start=time(9), end=time(12), everyone=False)
    seminar.participations.append(a_participation(police))
    sessions = [
        an_item("First session", start=time(9), end=time(10), whole=seminar, rank=1),
        an_item("Second session", start=time(10), end=time(11), whole=seminar, rank=2),
    ]
    ready = [
        an_item("Spare session", whole=seminar, standby=True, start=time(17), end=time(18), rank=3),
        an_item("Library", day=None, start=None, end=None, rank=4),
        an_item("Museum", status=ItemStatus.DECLINED, rank=5),
    ]
    first = a_visit(delegates=guests, groups=[police], items=[seminar, *sessions, *ready])
    back = a_visit(VisitKind.RETURN, items=[an_item("Elsewhere")], rank=1)
    exchange = an_exchange(visits=[first, back])
    keep(store, exchange)
    return exchange


def titled(store: Store, exchange: Exchange, title: str) -> Item:
    found = store.ask(partial(whole_exchange, exchange_id=exchange.id))
    return next(each for visit in found.visits for each in visit.items if each.title == title)


def instead(store: Store, exchange: Exchange, fallen: str, item: str) -> Item:
    """What took the place of the one called off."""
    store.do(
        partial(
            cancel_item,
            item_id=titled(store, exchange, fallen).id,
            by="The chief",
            why="A call",
            when=DAY,
            instead=titled(store, exchange, item).id,
        )
    )
    return titled(store, exchange, item)


def names(people: Any) -> list[str]:
    return sorted(str(each.id) for each in people)


@pytest.mark.parametrize("item", ["Library", "Spare session", "Second session"])
def test_it_has_the_people_of_a_session_through_its_whole(
    store: Store, exchange: Exchange, item: str
) -> None:
    before = people_at(titled(store, exchange, "First session"))
    found = instead(store, exchange, "First session", item)
    assert names(people_at(found)) == names(before)
    assert (found.day, found.start) == (DAY, time(9))
    assert Course(found.visit).when[found].needed


@pytest.mark.parametrize("item", ["Library", "Spare session", "Second session"])
def test_it_happens_though_the_whole_does_not(store: Store, exchange: Exchange, item: str) -> None:
    before = people_at(titled(store, exchange, "Seminar"))
    found = instead(store, exchange, "Seminar", item)
    assert Course(found.visit).when[found].needed
    assert names(people_at(found)) == names(before)


@pytest.mark.parametrize(
    ("item", "why"),
    [("First session", "its own place"), ("Museum", "called off"), ("Elsewhere", "another visit")],
)
def test_what_cannot_take_a_place_is_refused(
    store: Store, exchange: Exchange, item: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        instead(store, exchange, "First session", item)
    assert titled(store, exchange, "First session").status is ItemStatus.CONFIRMED
    put = partial(
        put_in_place,
        item_id=titled(store, exchange, item).id,
        of_id=titled(store, exchange, "First session").id,
    )
    with pytest.raises(Refused, match=why):
        store.do(put)


def test_what_it_is_a_session_of_cannot_take_the_place_of_a_session(
    store: Store, exchange: Exchange
) -> None:
    with pytest.raises(Refused, match="belongs to"):
        instead(store, exchange, "First session", "Seminar")


@pytest.mark.parametrize("status", ["confirmed", "requested", "proposed"])
def test_what_takes_place_again_was_called_off_by_nobody(
    store: Store, exchange: Exchange, status: str
) -> None:
    """The journal keeps who it was; no paper tells it any more."""
    item = titled(store, exchange, "First session")
    store.do(partial(cancel_item, item_id=item.id, by="The chief", why="A call", when=DAY))
    store.do(partial(edit_item, item_id=item.id, fields={"status": "declined"}))
    assert titled(store, exchange, "First session").cancelled_by == "The chief"
    done = store.do(partial(edit_item, item_id=item.id, fields={"status": status}))
    found = titled(store, exchange, "First session")
    assert (found.cancelled_by, found.cancelled_when, found.cancelled_why) == (None, None, None)
    assert done.entry is not None
    (row,) = done.entry.rows
    assert row.before is not None and row.before["cancelled_by"] == "The chief"
    store.do(partial(undo_newest, exchange_id=exchange.id))
    assert titled(store, exchange, "First session").cancelled_why == "A call"


def test_what_takes_place_cannot_have_been_called_off(store: Store, exchange: Exchange) -> None:
    item = titled(store, exchange, "Library")
    with pytest.raises(Refused, match="takes place") as refused:
        store.do(partial(edit_item, item_id=item.id, fields={"cancelled.by": "The chief"}))
    assert refused.value.field == "cancelled.by"
    off = {"cancelled.by": "The chief", "status": "cancelled"}
    store.do(partial(edit_item, item_id=item.id, fields=off))
    store.do(partial(edit_item, item_id=item.id, fields={"cancelled.by": ""}))
    assert titled(store, exchange, "Library").cancelled_by is None
