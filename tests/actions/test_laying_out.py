"""Laying a visit out: stays, templates, another hotel, a copy; each one undo step."""

from collections.abc import Callable
from datetime import date, time
from functools import partial
from typing import Any

import pytest
from builders import (
    a_delegate,
    a_group,
    a_participation,
    a_stop,
    a_venue,
    a_visit,
    an_exchange,
    an_item,
    keep,
)
from rows import every_row

from planner.actions.cancelling import cancel_item
from planner.actions.itinerary import edit_item
from planner.actions.laying_out import (
    apply_template,
    duplicate_visit,
    lay_out,
    remove_template,
    replace_hotel,
    save_template,
)
from planner.actions.places import CityChoice
from planner.model import Exchange, Item, ItemStatus, Refused, TimeState, Visit
from planner.queries.exchanges import whole_exchange
from planner.queries.templates import template_called, templates
from planner.rules.templates import DayKind, Plan, Planned, not_there
from planner.store.database import Store
from planner.store.undo import redo_newest, undo_newest

DAY = date(2027, 4, 16)
ORLANDO = CityChoice("Orlando", "US", "Florida", "America/New_York")
WASHINGTON = CityChoice("Washington", "US", "District of Columbia", "America/New_York")
TAMPA = CityChoice("Tampa", "US", "Florida", "America/New_York")


@pytest.fixture
def exchange(store: Store) -> Exchange:
    guest = a_delegate()
    hotel = a_venue("Hotel Azalea")
    visit = a_visit(
        delegates=[guest],
        groups=[a_group(guest)],
        items=[
            an_item("Lobby", venue=a_venue("Hotel Azalea", room="Lobby")),
            an_item("Patrol", start=time(11), end=time(12), everyone=False, rank=1),
            an_item("Alone", start=time(13), end=time(14), everyone=False, rank=2),
        ],
    )
    visit.stops[1].hotel = hotel
    visit.items[1].participations.append(a_participation(visit.groups[0]))
    visit.items[2].participations.append(a_participation(guest))
    exchange = an_exchange(visits=[visit])
    keep(store, exchange)
    return exchange


@pytest.fixture
def visit(exchange: Exchange) -> Visit:
    return exchange.visits[0]


def one_step(store: Store, about: Any, action: Callable[..., Any]) -> Any:
    before = every_row(store)
    result = store.do(action).result
    after = every_row(store)
    exchange = about or result
    store.do(partial(undo_newest, exchange_id=exchange))
    assert every_row(store) == before
    store.do(partial(redo_newest, exchange_id=exchange))
    assert every_row(store) == after
    return result


def read(store: Store, exchange_id: Any) -> Exchange:
    return store.ask(partial(whole_exchange, exchange_id=exchange_id))


def test_stays_follow_each_other(store: Store, exchange: Exchange, visit: Visit) -> None:
    kept = visit.stops[1].id
    action = partial(
        lay_out, visit_id=visit.id, first_day=date(2027, 5, 1), stays=[(ORLANDO, 3), (TAMPA, 2)]
    )
    one_step(store, exchange.id, action)
    stops = read(store, exchange.id).visits[0].stops
    assert [(str(each.city), each.first_day, each.last_day) for each in stops] == [
        ("Orlando", date(2027, 5, 1), date(2027, 5, 4)),
        ("Tampa", date(2027, 5, 4), date(2027, 5, 6)),
    ]
    assert stops[0].id == kept
    assert str(stops[0].hotel) == "Hotel Azalea"
    with pytest.raises(Refused, match="one stay"):
        store.do(partial(lay_out, visit_id=visit.id, first_day=DAY, stays=[]))


def test_another_hotel_takes_over_what_was_at_the_old_one(
    store: Store, exchange: Exchange, visit: Visit
) -> None:
    one_step(store, exchange.id, partial(replace_hotel, stop_id=visit.stops[1].id, typed="Larkin"))
    found = read(store, exchange.id).visits[0]
    assert str(found.stops[1].hotel) == "Larkin"
    assert [str(item.venue) for item in found.items if item.title == "Lobby"] == ["Larkin"]


def test_a_visit_is_duplicated_without_its_people(
    store: Store, exchange: Exchange, visit: Visit
) -> None:
    twin_id = one_step(store, None, partial(duplicate_visit, visit_id=visit.id, name="Next year"))
    twin = read(store, twin_id)
    copy = twin.visits[0]
    assert twin.name == "Next year"
    assert [str(stop.city) for stop in copy.stops] == ["Washington", "Orlando"]
    assert {item.status for item in copy.items} == {ItemStatus.PROPOSED}
    assert [item.everyone for item in copy.items] == [True, False, True]
    assert copy.delegates == []
    assert {item.id for item in copy.items}.isdisjoint(item.id for item in visit.items)


def not_on_a_day_of_its_own(store: Store, visit: Visit) -> None:
    """The patrol is called off, and a museum is kept ready for it."""
    patrol, alone = visit.items[1].id, visit.items[2].id
    store.do(partial(edit_item, item_id=alone, fields={"standby": "yes"}))
    store.do(partial(cancel_item, item_id=patrol, by="The chief", why="A call", when=DAY))


def test_what_was_called_off_is_not_proposed_anew_in_a_duplicate(
    store: Store, visit: Visit
) -> None:
    not_on_a_day_of_its_own(store, visit)
    twin = store.do(partial(duplicate_visit, visit_id=visit.id, name="Next year")).result
    copies = read(store, twin).visits[0].items
    assert [(item.title, item.standby) for item in copies] == [("Lobby", False), ("Alone", True)]


def test_a_template_keeps_what_takes_place(store: Store, visit: Visit) -> None:
    not_on_a_day_of_its_own(store, visit)
    store.do(partial(save_template, visit_id=visit.id, name="Our day", first_day=DAY))
    plan = store.ask(lambda session: template_called(session, "Our day"))
    assert [each.title for each in plan.items] == ["Lobby"]


def test_a_day_is_saved_and_planned_again(store: Store, exchange: Exchange, visit: Visit) -> None:
    save = partial(save_template, visit_id=visit.id, name="Our day", first_day=DAY)
    template = one_step(store, exchange.id, save)
    plan = store.ask(lambda session: template_called(session, "our DAY"))
    assert [each.title for each in plan.items] == ["Lobby", "Patrol", "Alone"]
    apply = partial(apply_template, visit_id=visit.id, plan=plan, first_day=date(2027, 4, 18))
    one_step(store, exchange.id, apply)
    items = [
        item for item in read(store, exchange.id).visits[0].items if item.day == date(2027, 4, 18)
    ]
    assert [(item.title, item.start) for item in items] == [
        ("Lobby", time(9)), ("Patrol", time(11)), ("Alone", time(13)),
    ]  # fmt: skip
    assert all(item.venue is None for item in items)
    assert [item.everyone for item in items] == [True, False, True]
    assert [each.group.name for each in items[1].participations if each.group] == ["Police"]
    said = "Was for delegates by name, whom a template does not keep."
    assert [[note.text for note in item.notes] for item in items] == [[], [], [said]]
    assert {str(item.stop and item.stop.city) for item in items} == {"Orlando"}
    store.do(partial(remove_template, template_id=template))
    with pytest.raises(Refused, match="no template"):
        store.ask(lambda session: template_called(session, "our day"))
    with pytest.raises(Refused, match="Nothing stands"):
        store.do(partial(save, first_day=date(2027, 4, 12)))


def test_groups_of_a_template_are_found_by_name_and_those_that_are_not_there_are_said(
    store: Store, exchange: Exchange, visit: Visit
) -> None:
    store.do(partial(save_template, visit_id=visit.id, name="Our day", first_day=DAY))
    plan = store.ask(lambda session: template_called(session, "Our day"))
    late = a_group(name="POLICE", first_day=date(2027, 5, 8))
    other = a_visit(groups=[a_group(name="Youth"), late])
    twin = an_exchange("Next year", visits=[other])
    keep(store, twin)

    def apply(day: date) -> Item:
        store.do(partial(apply_template, visit_id=other.id, plan=plan, first_day=day))
        items = read(store, twin.id).visits[0].items
        return next(item for item in items if item.day == day and item.title == "Patrol")

    there = apply(date(2027, 5, 8))
    assert [each.group.name for each in there.participations if each.group] == ["POLICE"]
    assert not there.everyone and not there.notes
    for day in (date(2027, 5, 7), None):
        assert not_there(plan, other.groups, day) == (["Police"] if day else [])
    missing = apply(date(2027, 5, 7))
    assert missing.everyone and not missing.participations
    said = "Was for the group “Police”, which is not there on this day."
    assert [(note.audience, note.text) for note in missing.notes] == [("internal", said)]


def test_a_template_has_no_hours_that_clocks_skip(store: Store) -> None:
    stop = a_stop(first_day=date(2027, 3, 13), last_day=date(2027, 3, 15))
    visit = a_visit(stops=[stop])
    exchange = an_exchange(visits=[visit])
    keep(store, exchange)
    row = Planned("Vigil", start=time(2, 30), end=time(3, 15), time_state=TimeState.EXACT)
    spring = date(2027, 3, 14)
    store.do(
        partial(apply_template, visit_id=visit.id, plan=Plan("Night", (row,)), first_day=spring)
    )
    (item,) = read(store, exchange.id).visits[0].items
    assert (item.start, item.end) == (time(3), time(3, 45))


def test_there_are_templates_from_the_start(store: Store) -> None:
    names = [each.name for each in store.ask(templates)]
    assert names == ["Arrival day", "Washington day", "Partner-city day", "Departure day"]


def test_only_empty_days_begin_with_a_plan(store: Store, exchange: Exchange, visit: Visit) -> None:
    plans = {
        kind: store.ask(lambda session, kind=kind: template_called(session, kind.value))
        for kind in DayKind
    }
    stays = [(WASHINGTON, 2), (ORLANDO, 2), (TAMPA, 1)]
    again = partial(
        lay_out, visit_id=visit.id, first_day=date(2027, 4, 15), stays=stays, plans=plans
    )
    one_step(store, exchange.id, again)
    own = {item.id for item in visit.items}
    items = [item for item in read(store, exchange.id).visits[0].items if item.id not in own]
    days = sorted({item.day.day for item in items if item.day})
    assert days == [15, 18, 20], "not the day that is taken, nor the days of moving on"
