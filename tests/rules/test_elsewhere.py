"""What is outlined while a thing is carried is what a finding says once it has landed."""

from datetime import date, datetime, time, timedelta
from typing import Any

from builders import (
    a_delegate,
    a_foreign_city,
    a_group,
    a_leg,
    a_participation,
    a_stop,
    a_traveller,
    a_visit,
    an_exchange,
    an_item,
)
from hypothesis import given
from hypothesis import strategies as st

from planner.actions.copies import copy_of
from planner.actions.participation import assign, assign_like
from planner.model import Item, ItemKind, ItemStatus, Leg, TimeState, Visit
from planner.rules.clashes import clashes
from planner.rules.clock import stop_if_on, zone_of
from planner.rules.course import Course
from planner.rules.elsewhere import in_the_way, item_at, leg_at, leg_later
from planner.rules.moving import Hours, at, hours_of, length, put

DAYS = st.sampled_from([date(2027, 4, 14), date(2027, 4, 15), date(2027, 4, 16)])
HOURS = st.builds(time, st.integers(7, 22), st.sampled_from([0, 5, 10, 15, 30]))


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    """A visit of four people, two of them in groups, one late, in two cities with two clocks."""
    guests = [a_delegate(rank=n) for n in range(4)]
    guests[3].joins = date(2027, 4, 15)
    groups = [a_group(guests[0]), a_group(guests[1], name="Youth", rank=1)]
    stops = [
        a_stop(a_foreign_city(zone=draw(st.sampled_from(["Europe/Paris", None])))),
        a_stop(first_day=date(2027, 4, 15), last_day=date(2027, 4, 20), rank=1),
    ]
    items = [draw(items_of(groups, guests, n)) for n in range(draw(st.integers(1, 5)))]
    for n, item in enumerate(items):
        other = draw(st.sampled_from([None, None, *items[:n]]))
        which = draw(st.sampled_from(["whole", "alternate_of"]))
        setattr(item, which, other)
    leg = a_leg(from_day=draw(DAYS), to_day=draw(DAYS), from_time=draw(HOURS), to_time=draw(HOURS))
    if draw(st.booleans()):
        leg.everyone, leg.travellers = False, [a_traveller(groups[0])]
    visit = a_visit(delegates=guests, groups=groups, stops=stops, items=items, legs=[leg])
    an_exchange(visits=[visit])
    return visit


@st.composite
def items_of(draw: st.DrawFn, groups: Any, guests: Any, rank: int) -> Item:
    known = draw(st.sampled_from([TimeState.EXACT, TimeState.EXACT, *TimeState]))
    start = draw(HOURS) if known in (TimeState.EXACT, TimeState.APPROXIMATE) else None
    end = draw(st.none() | HOURS) if start else None
    item = an_item(
        f"Item {rank}",
        day=draw(DAYS | st.none()),
        start=start,
        end=end,
        ends_next_day=bool(start and end and end < start),
        time_state=known,
        kind=draw(st.sampled_from([ItemKind.MEETING, ItemKind.MEAL, ItemKind.MEETING_POINT])),
        status=draw(st.sampled_from(ItemStatus)),
        standby=draw(st.sampled_from([False, False, True])),
        optional=draw(st.sampled_from([False, False, True])),
        rank=rank,
    )
    who = draw(st.sampled_from([None, *groups, *guests]))
    if who is not None:
        item.everyone = False
        item.participations.append(a_participation(who))
    return item


def found(visit: Visit, thing: Item | Leg) -> set[Any]:
    """What a finding names beside this thing, as two that have the same people; also where it is
    said of what one of them is a session of."""
    course, mine = Course(visit), set()
    for each in clashes(course):
        ids = {concern.id for concern in each.concerns if concern.kind in ("item", "leg")}
        if thing.id in ids:
            mine |= ids - {thing.id}
    return mine


def said(visit: Visit, told: Any) -> set[Any]:
    return {each.id for each in told}


@given(visits(), st.integers(0, 9), DAYS, HOURS, st.none() | HOURS, st.integers(-1, 1))
def test_an_item(
    visit: Visit, which: int, day: date, start: time, end: time | None, group: int
) -> None:
    for each in visit.items:  # of sessions a clash is said once, of the whole: see below
        each.whole = None
    item = visit.items[which % len(visit.items)]
    hours = Hours(day, start, 0, end, bool(end and end < start))
    own = visit.groups[group] if group >= 0 else None
    before = Course(visit)
    told = said(visit, in_the_way(before, item_at(before, item, hours, own), visit.items))
    item.stop = stop_if_on(item, day)
    if item.time_state is not TimeState.APPROXIMATE:
        item.time_state = TimeState.EXACT
    put(item, hours)
    if own is not None:
        assign(item, [own], [])
    legs = {leg.id for leg in visit.legs}
    assert told == found(visit, item) - legs


@given(visits(), st.integers(0, 9), DAYS, HOURS)
def test_a_copy_of_an_item(visit: Visit, which: int, day: date, start: time) -> None:
    for each in visit.items:
        each.whole = None
    item = visit.items[which % len(visit.items)]
    hours = at(day, start, zone_of(item), length(item))
    before = Course(visit)
    others = [each for each in visit.items if each is not item]
    told = said(visit, in_the_way(before, item_at(before, item, hours, copy=True), others))
    copy = copy_of(item, visit)
    assign_like(copy, item.participations)
    copy.stop, copy.day = item.stop, item.day
    visit.items.append(copy)
    copy.stop = stop_if_on(copy, day)
    if copy.time_state is not TimeState.APPROXIMATE:
        copy.time_state = TimeState.EXACT
    put(copy, hours)
    assert told == found(visit, copy) - {item.id, *(leg.id for leg in visit.legs)}


@given(visits(), st.integers(-2000, 2000))
def test_a_journey(visit: Visit, minutes: int) -> None:
    for each in visit.items:
        each.whole = None
    (leg,) = visit.legs
    before = Course(visit)
    moved = leg_later(before, leg, minutes)
    told = said(visit, in_the_way(before, moved, visit.items))
    if moved is None:
        assert not told
        return
    by, ends = timedelta(minutes=minutes), {}
    for end in ("from", "to"):
        day, at_ = getattr(leg, f"{end}_day"), getattr(leg, f"{end}_time")
        ends[end] = datetime.combine(day, at_) + by
        setattr(leg, f"{end}_day", ends[end].date())
        setattr(leg, f"{end}_time", ends[end].time())
    assert told == found(visit, leg)
    again = Course(visit)
    assert leg_at(again, leg, ends["from"], ends["to"]) == again.when[leg]._replace(key=0)


@given(visits(), st.integers(0, 9))
def test_where_it_stands_already(visit: Visit, which: int) -> None:
    """With sessions too: no clash is outlined between a session and what it is a session of, and
    what is said of a whole is outlined there."""
    item = visit.items[which % len(visit.items)]
    hours = hours_of(item)
    if hours is None:
        return
    course = Course(visit)
    told = said(visit, in_the_way(course, item_at(course, item, hours), visit.items))
    assert found(visit, item) - {leg.id for leg in visit.legs} <= told
    assert not told & {each.id for each in (item.whole, *item.parts) if each}
