"""Items put elsewhere in time: one by one, the rest of a day, a whole visit; each one undo step."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from builders import (
    a_deadline,
    a_delegate,
    a_group,
    a_leg,
    a_participation,
    a_visit,
    an_exchange,
    an_item,
    keep,
)
from rows import every_row

from planner.actions.cancelling import cancel_item, confirm_day, put_in_place
from planner.actions.copies import COPIED, NOT_COPIED
from planner.actions.itinerary import add_contact, edit_item, edit_leg, remove_item
from planner.actions.rescheduling import (
    Where,
    copy_item,
    move_item,
    move_leg,
    move_visit,
    shift,
)
from planner.model import Exchange, Item, ItemStatus, Refused, TimeState, Visit
from planner.queries.exchanges import whole_exchange
from planner.rules.standby import standby_for
from planner.store.database import Store
from planner.store.undo import redo_newest, undo_newest

DAY = date(2027, 4, 16)


@pytest.fixture
def exchange(store: Store) -> Exchange:
    """A split day in Orlando: something for all, then each group for itself, then dinner."""
    police, youth = a_delegate(), a_delegate(rank=1)
    visit = a_visit(
        delegates=[police, youth],
        groups=[a_group(police, rank=0), a_group(youth, name="Youth", rank=1)],
        legs=[a_leg()],
        items=[
            an_item("Briefing", coach_leaves=time(8, 30)),
            an_item("Patrol", start=time(11), end=time(12), everyone=False, rank=1),
            an_item("Council", start=time(11), end=time(12), everyone=False, rank=2),
            an_item("Dinner", start=time(20), end=time(23), rank=3),
            an_item("Library", day=None, start=None, end=None, rank=4),
        ],
    )
    for item, group in zip(visit.items[1:3], visit.groups, strict=True):
        item.participations.append(a_participation(group))
    exchange = an_exchange(visits=[visit], deadlines=[a_deadline(visit=visit)])
    keep(store, exchange)
    return exchange


@pytest.fixture
def visit(exchange: Exchange) -> Visit:
    return exchange.visits[0]


def titled(store: Store, exchange: Exchange, title: str) -> Item:
    found = store.ask(partial(whole_exchange, exchange_id=exchange.id))
    return next(item for item in found.visits[0].items if item.title == title)


def hours(item: Item) -> tuple[Any, ...]:
    return item.day, item.start, item.end, item.ends_next_day


def one_step(store: Store, exchange: Exchange, action: Callable[..., Any]) -> Any:
    """Do it, and prove that undo and redo lead back and forth value for value."""
    before = every_row(store)
    done = store.do(action)
    after = every_row(store)
    store.do(partial(undo_newest, exchange_id=exchange.id))
    assert every_row(store) == before
    store.do(partial(redo_newest, exchange_id=exchange.id))
    assert every_row(store) == after
    return done


def item_id(visit: Visit, title: str) -> UUID:
    return next(item.id for item in visit.items if item.title == title)


def test_an_item_moves_with_its_length_its_coach_and_its_city(
    store: Store, exchange: Exchange, visit: Visit
) -> None:
    where = Where(day=date(2027, 4, 13), start=time(23, 30))
    briefing = item_id(visit, "Briefing")
    one_step(store, exchange, partial(move_item, item_id=briefing, where=where))
    moved = titled(store, exchange, "Briefing")
    assert hours(moved) == (date(2027, 4, 13), time(23, 30), time(0, 30), True)
    assert moved.coach_leaves == time(23)
    assert moved.stop is not None and str(moved.stop.city) == "Washington"


def test_an_item_goes_into_the_tray_and_comes_back_with_its_hours(
    store: Store, exchange: Exchange, visit: Visit
) -> None:
    briefing = item_id(visit, "Briefing")
    one_step(store, exchange, partial(move_item, item_id=briefing, where=Where(None)))
    assert hours(titled(store, exchange, "Briefing")) == (None, time(9), time(10), False)
    one_step(store, exchange, partial(move_item, item_id=briefing, where=Where(DAY)))
    assert hours(titled(store, exchange, "Briefing")) == (DAY, time(9), time(10), False)


def test_an_item_out_of_the_tray_keeps_its_length_at_another_hour(
    store: Store, exchange: Exchange, visit: Visit
) -> None:
    briefing = item_id(visit, "Briefing")
    store.do(partial(edit_item, item_id=briefing, fields={"start": "about 9:00"}))
    store.do(partial(move_item, item_id=briefing, where=Where(None)))
    where = Where(DAY, time(14))
    one_step(store, exchange, partial(move_item, item_id=briefing, where=where))
    moved = titled(store, exchange, "Briefing")
    assert hours(moved) == (DAY, time(14), time(15), False)
    assert moved.time_state is TimeState.APPROXIMATE


def test_an_item_of_a_day_and_more_is_never_cut(
    store: Store, exchange: Exchange, visit: Visit
) -> None:
    dinner = item_id(visit, "Dinner")
    fields = {"start": "9:00", "end": "20:00+1"}
    store.do(partial(edit_item, item_id=dinner, fields=fields))
    one_step(store, exchange, partial(edit_item, item_id=dinner, fields={"start": "8:00"}))
    assert hours(titled(store, exchange, "Dinner")) == (DAY, time(8), time(19), True)
    for too_late in (
        partial(move_item, item_id=dinner, where=Where(DAY, time(14))),
        partial(edit_item, item_id=dinner, fields={"start": "14:00"}),
        partial(shift, visit_id=visit.id, day=DAY, from_time=time(8), minutes=360),
    ):
        with pytest.raises(Refused, match="Make it shorter"):
            store.do(too_late)
    assert hours(titled(store, exchange, "Dinner")) == (DAY, time(8), time(19), True)


def test_an_item_without_hours_gets_one_where_it_is_dropped(
    store: Store, exchange: Exchange, visit: Visit
) -> None:
    group = visit.groups[0].id
    where = Where(DAY, time(14), groups=(group,))
    library = item_id(visit, "Library")
    one_step(store, exchange, partial(move_item, item_id=library, where=where))
    moved = titled(store, exchange, "Library")
    assert hours(moved) == (DAY, time(14), None, False)
    assert [each.group.id for each in moved.participations if each.group] == [group]


def test_a_copy_is_proposed_and_has_the_people_of_the_first(
    store: Store, exchange: Exchange, visit: Visit
) -> None:
    where = Where(DAY, time(15))
    done = one_step(
        store, exchange, partial(copy_item, item_id=item_id(visit, "Patrol"), where=where)
    )
    found = store.ask(partial(whole_exchange, exchange_id=exchange.id))
    (copy,) = (item for item in found.visits[0].items if item.start == time(15))
    assert done.entry.label == "Copy “Patrol”"
    assert (copy.title, copy.end, copy.status) == ("Patrol", time(16), ItemStatus.PROPOSED)
    assert [each.group.name for each in copy.participations if each.group] == ["Police"]


def test_every_field_of_an_item_is_copied_or_is_not() -> None:
    columns = {
        each.key
        for each in Item.__mapper__.column_attrs
        if not each.columns[0].foreign_keys  # links are copied one by one
    }
    assert columns == COPIED | NOT_COPIED
    assert not COPIED & NOT_COPIED


# -- the rest of a day, a whole visit --------------------------------------------------------------


def test_the_rest_of_a_day_is_shifted(store: Store, exchange: Exchange, visit: Visit) -> None:
    action = partial(shift, visit_id=visit.id, day=DAY, from_time=time(11), minutes=90)
    done = one_step(store, exchange, action)
    assert done.entry.label == "Shift 3 items of Fri 16 Apr 2027 by 90 minutes"
    assert hours(titled(store, exchange, "Briefing")) == (DAY, time(9), time(10), False)
    assert hours(titled(store, exchange, "Patrol")) == (DAY, time(12, 30), time(13, 30), False)
    assert hours(titled(store, exchange, "Dinner")) == (DAY, time(21, 30), time(0, 30), True)


def test_a_group_is_late_by_itself(store: Store, exchange: Exchange, visit: Visit) -> None:
    group = visit.groups[1].id
    store.do(
        partial(shift, visit_id=visit.id, day=DAY, from_time=time(9), minutes=15, group_id=group)
    )
    assert titled(store, exchange, "Council").start == time(11, 15)
    assert titled(store, exchange, "Patrol").start == time(11)
    assert titled(store, exchange, "Dinner").start == time(20)


def test_a_shift_of_nothing_is_refused(store: Store, visit: Visit) -> None:
    with pytest.raises(Refused, match="Nothing begins"):
        store.do(partial(shift, visit_id=visit.id, day=DAY, from_time=time(21), minutes=15))


def test_a_group_that_does_nothing_by_itself_is_told_so(store: Store, visit: Visit) -> None:
    late = partial(shift, visit_id=visit.id, day=DAY, from_time=time(20), minutes=15)
    with pytest.raises(Refused, match="does nothing by itself") as refused:
        store.do(partial(late, group_id=visit.groups[1].id))
    assert refused.value.field == "group"


def test_a_visit_moves_with_all_its_dates(store: Store, exchange: Exchange, visit: Visit) -> None:
    done = one_step(store, exchange, partial(move_visit, visit_id=visit.id, days=7))
    assert done.entry.label == "Move the first visit by 7 days"
    found = store.ask(partial(whole_exchange, exchange_id=exchange.id))
    moved = found.visits[0]
    assert (moved.first_day, moved.last_day) == (date(2027, 4, 18), date(2027, 4, 27))
    assert moved.legs[0].from_day == date(2027, 4, 18)
    assert titled(store, exchange, "Briefing").day == date(2027, 4, 23)
    assert titled(store, exchange, "Library").day is None
    assert found.deadlines[0].due == date(2027, 3, 21)  # it follows as a consequence, not here
    with pytest.raises(Refused, match="that far"):
        store.do(partial(move_visit, visit_id=visit.id, days=10**7))


def test_what_a_visit_moves_onto_an_hour_that_clocks_skip_is_right_after_it(
    store: Store, exchange: Exchange, visit: Visit
) -> None:
    dinner, leg = item_id(visit, "Dinner"), visit.legs[0].id
    night = {"date": "2027-04-14", "start": "2:30", "end": "3:30"}
    store.do(partial(edit_item, item_id=dinner, fields=night))
    arrives = {"to.date": "2027-04-14", "to.time": "2:15"}
    store.do(partial(edit_leg, leg_id=leg, fields=arrives))
    one_step(store, exchange, partial(move_visit, visit_id=visit.id, days=-31))
    spring = date(2027, 3, 14)
    assert hours(titled(store, exchange, "Dinner")) == (spring, time(3), time(4), False)
    (moved,) = store.ask(partial(whole_exchange, exchange_id=exchange.id)).visits[0].legs
    assert (moved.to_day, moved.to_time) == (spring, time(3))
    for end, day in (("from", "2027-03-28"), ("to", "2027-03-14")):  # in Paris, and Washington
        fields = {f"{end}.date": day, f"{end}.time": "2:30"}
        with pytest.raises(Refused, match="Type 01:59:00 or 03:00:00") as refused:
            store.do(partial(edit_leg, leg_id=leg, fields=fields))
        assert refused.value.field == f"{end}.time"


def test_a_journey_is_moved_at_both_ends(store: Store, exchange: Exchange, visit: Visit) -> None:
    leg = visit.legs[0]  # Paris 13:25 to Washington 16:00
    one_step(store, exchange, partial(move_leg, leg_id=leg.id, minutes=11 * 60))
    found = store.ask(partial(whole_exchange, exchange_id=exchange.id)).visits[0].legs[0]
    assert leg.from_day is not None
    next_day = leg.from_day + timedelta(days=1)
    assert (found.from_day, found.from_time) == (next_day, time(0, 25))
    assert (found.to_day, found.to_time) == (next_day, time(3))
    store.do(partial(edit_leg, leg_id=leg.id, fields={"to.time": ""}))
    store.do(partial(move_leg, leg_id=leg.id, minutes=24 * 60 - 25))
    found = store.ask(partial(whole_exchange, exchange_id=exchange.id)).visits[0].legs[0]
    assert (found.from_time, found.to_time) == (time(0), None)
    assert found.to_day == found.from_day == next_day + timedelta(days=1)


# -- when something falls out ----------------------------------------------------------------------


def test_what_is_called_off_stays_with_who_and_why(
    store: Store, exchange: Exchange, visit: Visit
) -> None:
    patrol = item_id(visit, "Patrol")
    off = partial(cancel_item, item_id=patrol, by="The chief", why="A call", when=DAY)
    one_step(store, exchange, off)
    item = titled(store, exchange, "Patrol")
    assert (item.status, item.cancelled_by, item.cancelled_why, item.cancelled_when) == (
        ItemStatus.CANCELLED, "The chief", "A call", DAY,
    )  # fmt: skip
    assert len(item.participations) == 1
    assert [each.title for each in standby_for(item)] == ["Library"]
    with pytest.raises(Refused, match="already"):
        store.do(off)
    with pytest.raises(Refused, match="Why"):
        store.do(partial(cancel_item, item_id=item_id(visit, "Dinner"), by="X", why=" ", when=DAY))


def test_something_else_takes_its_place(store: Store, exchange: Exchange, visit: Visit) -> None:
    patrol, library = item_id(visit, "Patrol"), item_id(visit, "Library")
    off = partial(cancel_item, item_id=patrol, by="The chief", why="A call", when=DAY)
    one_step(store, exchange, partial(off, instead=library))
    store.do(partial(undo_newest, exchange_id=exchange.id))
    store.do(off)
    coach = {"start": "15:00", "coach_leaves": "14:40"}
    store.do(partial(edit_item, item_id=library, fields=coach))
    one_step(store, exchange, partial(put_in_place, item_id=library, of_id=patrol))
    item = titled(store, exchange, "Library")
    assert item.coach_leaves == time(10, 40)
    assert hours(item) == (DAY, time(11), time(12), False)
    assert [each.group.name for each in item.participations if each.group] == ["Police"]


def test_what_hung_on_a_removed_item_stands_as_it_did(
    store: Store, exchange: Exchange, visit: Visit
) -> None:
    """Sessions keep the people of what they were a part of; a rain plan is not agreed on by it."""
    patrol = item_id(visit, "Patrol")
    for title, field in (("Council", "alternate_of"), ("Library", "part_of")):
        fields = {field: str(patrol), "participants": "everyone"}
        store.do(partial(edit_item, item_id=item_id(visit, title), fields=fields))
    one_step(store, exchange, partial(remove_item, item_id=patrol))
    session, plan = (titled(store, exchange, title) for title in ("Library", "Council"))
    assert [each.group.name for each in session.participations if each.group] == ["Police"]
    assert session.stop is not None and session.whole is None
    assert plan.standby and plan.alternate_of is None


def test_a_day_is_confirmed_at_once(store: Store, exchange: Exchange, visit: Visit) -> None:
    with pytest.raises(Refused, match="waiting"):
        store.do(partial(confirm_day, visit_id=visit.id, day=DAY, today=DAY))
    where = Where(DAY, time(15))
    store.do(partial(copy_item, item_id=item_id(visit, "Patrol"), where=where))
    action = partial(confirm_day, visit_id=visit.id, day=DAY, today=DAY)
    one_step(store, exchange, action)
    found = store.ask(partial(whole_exchange, exchange_id=exchange.id))
    assert {item.status for item in found.visits[0].items} == {ItemStatus.CONFIRMED}


def test_an_item_goes_to_the_stop_it_is_dropped_on(
    store: Store, exchange: Exchange, visit: Visit
) -> None:
    changing = date(2027, 4, 15)  # the day belongs to both stops
    for stop in visit.stops:
        where = Where(day=changing, start=time(9), stop=stop.id)
        store.do(partial(move_item, item_id=item_id(visit, "Briefing"), where=where))
        moved = titled(store, exchange, "Briefing")
        assert moved.stop is not None and moved.stop.id == stop.id


def test_a_copy_has_its_own_notes_and_contacts(
    store: Store, exchange: Exchange, visit: Visit
) -> None:
    patrol = item_id(visit, "Patrol")
    store.do(partial(edit_item, item_id=patrol, fields={"notes.hosts": "Two seats"}))
    store.do(partial(add_contact, item_id=patrol, fields={"name": "Buddy Dyer", "phone": "+1 407"}))
    store.do(partial(edit_item, item_id=patrol, fields={"title": "First patrol"}))
    store.do(partial(copy_item, item_id=patrol, where=Where(DAY, time(15))))
    found = store.ask(partial(whole_exchange, exchange_id=exchange.id)).visits[0].items
    first, copy = sorted(
        (each for each in found if each.title == "First patrol"), key=lambda it: str(it.start)
    )
    for each in (first, copy):
        assert [(note.audience, note.text) for note in each.notes] == [("hosts", "Two seats")]
        assert [(it.name, it.phone) for it in each.contacts] == [("Buddy Dyer", "+1 407")]
    assert first.notes[0].id != copy.notes[0].id


def test_a_journey_without_a_day_of_arrival_moves_where_it_has_one(
    store: Store, exchange: Exchange, visit: Visit
) -> None:
    leg = visit.legs[0].id
    store.do(partial(edit_leg, leg_id=leg, fields={"to.date": "", "to.time": ""}))
    store.do(partial(move_leg, leg_id=leg, minutes=30))
    moved = store.ask(partial(whole_exchange, exchange_id=exchange.id)).visits[0].legs[0]
    assert (moved.from_time, moved.to_day, moved.to_time) == (time(13, 55), None, None)


def test_a_confirmed_day_answers_what_was_asked(
    store: Store, exchange: Exchange, visit: Visit
) -> None:
    patrol = item_id(visit, "Patrol")
    store.do(partial(edit_item, item_id=patrol, fields={"status": "requested"}))
    store.do(partial(edit_item, item_id=patrol, fields={"request.asked_on": "2027-03-01"}))
    today = date(2027, 3, 9)
    store.do(partial(confirm_day, visit_id=visit.id, day=DAY, today=today))
    item = titled(store, exchange, "Patrol")
    assert (item.status, item.answered_on) == (ItemStatus.CONFIRMED, today)
