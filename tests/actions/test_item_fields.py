"""Fields of an item take what a person types, and refuse what makes no sense in words."""

from datetime import date, time
from typing import Any
from uuid import UUID

import pytest

from planner.actions.itinerary import (
    add_contact,
    add_item,
    add_leg,
    edit_contact,
    edit_item,
    remove_contact,
    remove_item,
    set_participants,
)
from planner.model import (
    City,
    Delegate,
    Exchange,
    Group,
    Item,
    ItemStatus,
    PartOfDay,
    Person,
    Refused,
    Stop,
    TimeState,
    Visit,
)
from planner.queries.exchanges import whole_exchange
from planner.store.database import Store
from planner.store.journal import change


@pytest.fixture
def visit(store: Store) -> Visit:
    """A visit to Washington and Orlando, changing city on 14 March, with a group and a delegate."""
    visit = Visit(
        stops=[
            Stop(
                city=City(name="Washington", country="US", zone="America/New_York"),
                first_day=date(2027, 3, 11), last_day=date(2027, 3, 14), rank=0,
            ),
            Stop(
                city=City(name="Orlando", country="US", zone="America/New_York"),
                first_day=date(2027, 3, 14), last_day=date(2027, 3, 20), rank=1,
            ),
        ],
        groups=[Group(name="Policing")],
        delegates=[Delegate(person=Person(given_name="Łukasz", family_name="Wiśniewski"))],
    )  # fmt: skip
    exchange = Exchange(name="Nantes - Orlando", visits=[visit])

    def add(session: Any) -> None:
        with change(session, "Add"):
            session.add(exchange)

    store.do(add)
    return visit


class Desk:
    """Adds and edits one item, and shows it as it is kept."""

    def __init__(self, store: Store, visit: Visit) -> None:
        self.store, self.visit = store, visit
        self.exchange_id = visit.exchange.id

    def add(self, **fields: str) -> UUID:
        typed = {"title": "Lunch", **fields}
        return self.store.do(lambda session: add_item(session, self.visit.id, typed)).result

    def edit(self, item_id: UUID, fields: dict[str, str]) -> str | None:
        entry = self.store.do(lambda session: edit_item(session, item_id, fields)).entry
        return entry.label if entry else None

    def item(self, item_id: UUID) -> Item:
        exchange = self.store.ask(lambda session: whole_exchange(session, self.exchange_id))
        return next(item for item in exchange.visits[0].items if item.id == item_id)


@pytest.fixture
def desk(store: Store, visit: Visit) -> Desk:
    return Desk(store, visit)


def test_an_item_goes_to_the_stop_of_its_day(desk: Desk) -> None:
    assert str(desk.item(desk.add(date="2027-03-12")).stop) == "the stay in Washington"
    assert str(desk.item(desk.add(date="2027-03-16")).stop) == "the stay in Orlando"
    assert desk.item(desk.add(date="2027-03-14")).stop is None  # a day in both cities
    assert desk.item(desk.add()).day is None


@pytest.mark.parametrize(
    ("start", "state", "hour", "part"),
    [
        ("930", TimeState.EXACT, time(9, 30), None),
        ("2:15p", TimeState.EXACT, time(14, 15), None),
        ("noon", TimeState.EXACT, time(12), None),
        ("~10", TimeState.APPROXIMATE, time(10), None),
        ("morning", TimeState.PART_OF_DAY, None, PartOfDay.MORNING),
        ("tbd", TimeState.TO_BE_DETERMINED, None, None),
        ("", TimeState.TO_BE_DETERMINED, None, None),
    ],
)
def test_a_start_says_how_sure_it_is(
    desk: Desk, start: str, state: TimeState, hour: time | None, part: PartOfDay | None
) -> None:
    item = desk.item(desk.add(date="2027-03-12", start=start))
    assert (item.time_state, item.start, item.part) == (state, hour, part)


def test_a_changed_start_keeps_the_length(desk: Desk) -> None:
    item_id = desk.add(date="2027-03-12", start="22:00", end="23:30")
    assert desk.edit(item_id, {"start": "23:00"}) == "Move “Lunch”"
    item = desk.item(item_id)
    assert (item.start, item.end, item.ends_next_day) == (time(23), time(0, 30), True)


def test_a_changed_start_takes_the_coach_along(desk: Desk) -> None:
    item_id = desk.add(date="2027-03-12", start="0:15", coach_leaves="23:45")
    desk.edit(item_id, {"start": "10:00"})
    assert desk.item(item_id).coach_leaves == time(9, 30)
    desk.edit(item_id, {"start": "11:00", "coach_leaves": "10:00"})
    assert desk.item(item_id).coach_leaves == time(10)


def test_a_pulled_end_is_told_as_longer_or_shorter(desk: Desk) -> None:
    item_id = desk.add(title="Lunch", date="2027-04-14", start="12:30", end="13:45")
    pulled = {"date": "2027-04-14", "start": "12:30"}
    assert desk.edit(item_id, {**pulled, "end": "14:30"}) == "Lengthen “Lunch”"
    assert desk.edit(item_id, {**pulled, "end": "13:00"}) == "Shorten “Lunch”"
    assert desk.edit(item_id, {"end": "13:30"}) == "Lengthen “Lunch”"
    assert desk.edit(item_id, {"start": "12:00", "end": "13:30"}) == "Lengthen “Lunch”"
    assert desk.edit(item_id, {"start": "23:30", "end": "0:30"}) == "Move “Lunch”"
    assert desk.edit(item_id, {"end": "1:30"}) == "Lengthen “Lunch”", "past midnight"
    assert desk.edit(item_id, {"end": ""}) == "Move “Lunch”"
    assert desk.edit(item_id, {"end": "1:00"}) == "Say when “Lunch” ends"


def test_an_hour_taken_away_takes_the_end_with_it(desk: Desk) -> None:
    item_id = desk.add(date="2027-03-12", start="9", end="10")
    desk.edit(item_id, {"start": "morning"})
    assert desk.item(item_id).end is None


def test_an_end_in_the_small_hours_is_the_next_day(desk: Desk) -> None:
    item = desk.item(desk.add(date="2027-03-12", start="20:00", end="0:30"))
    assert (item.end, item.ends_next_day) == (time(0, 30), True)


def test_a_start_after_midnight_is_on_the_next_date_and_where_the_delegation_is_then(
    desk: Desk,
) -> None:
    item = desk.item(desk.add(date="2027-03-14", stop="Washington", start="0:30+1"))
    assert (item.day, item.start) == (date(2027, 3, 15), time(0, 30))
    assert item.stop is not None
    assert str(item.stop.city) == "Orlando"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"start": "9", "end": "8"}, "end"),
        ({"start": "25:00"}, "start"),
        ({"date": "2027-02-30"}, "date"),
        ({"status": "perhaps"}, "status"),
        ({"kind": "party"}, "kind"),
        ({"title": " "}, "title"),
        ({"stop": "Paris"}, "stop"),
        ({"participants": "Nobody we know"}, "participants"),
        ({"notes.gossip": "x"}, "notes.gossip"),
        ({"colour": "red"}, "colour"),
        ({"optional": "perhaps"}, "optional"),
        ({"date": "2027-03-14", "stop": "Orlando", "start": "2:30"}, "start"),
    ],
)
def test_what_makes_no_sense_is_refused_beside_its_field(
    desk: Desk, fields: dict[str, str], field: str
) -> None:
    item_id = desk.add(date="2027-03-12", start="9")
    with pytest.raises(Refused) as refused:
        desk.edit(item_id, fields)
    assert refused.value.field == field
    assert str(refused.value).endswith(".")
    assert desk.item(item_id).start == time(9)


def test_an_hour_the_clocks_skip_is_refused_with_its_neighbours(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        desk.add(date="2027-03-14", stop="Orlando", start="2:30")
    assert "01:59" in str(refused.value)
    assert "03:00" in str(refused.value)


def test_an_item_moved_to_another_day_is_in_the_city_of_that_day(desk: Desk) -> None:
    item_id = desk.add(date="2027-03-12", start="9")
    desk.edit(item_id, {"date": "16 march"})
    item = desk.item(item_id)
    assert item.day == date(2027, 3, 16)
    assert str(item.stop) == "the stay in Orlando"


def test_a_venue_is_made_once_and_found_again(desk: Desk) -> None:
    first = desk.item(desk.add(date="2027-03-12", venue="City Hall", **{"venue.room": "4"}))
    again = desk.item(desk.add(date="2027-03-12", venue="city hall"))
    elsewhere = desk.item(desk.add(date="2027-03-16", venue="City Hall"))
    assert first.venue and again.venue and elsewhere.venue
    assert first.venue.id == again.venue.id != elsewhere.venue.id
    assert again.venue.room == "4"


def test_who_takes_part_by_letter_and_by_name(desk: Desk) -> None:
    item_id = desk.add(date="2027-03-12", participants="A, lukasz wisniewski")
    item = desk.item(item_id)
    assert not item.everyone
    assert len(item.participations) == 2
    desk.edit(item_id, {"participants": "everyone"})
    assert desk.item(item_id).everyone
    assert desk.item(item_id).participations == []


def test_somebody_must_take_part(desk: Desk, store: Store) -> None:
    item_id = desk.add()
    with pytest.raises(Refused):
        store.do(lambda session: set_participants(session, item_id, everyone=False))


def test_a_note_comes_and_goes(desk: Desk) -> None:
    item_id = desk.add(**{"notes.hosts": "Seated by rank."})
    assert desk.item(item_id).note_for("hosts") == "Seated by rank."
    assert desk.edit(item_id, {"notes.hosts": ""}) == "Change the notes for hosts of “Lunch”"
    assert desk.item(item_id).notes == []


def test_a_cancelled_item_keeps_by_whom_and_why(desk: Desk) -> None:
    item_id = desk.add(date="2027-03-12")
    desk.edit(item_id, {"status": "Canceled", "cancelled.by": "host", "cancelled.why": "storm"})
    item = desk.item(item_id)
    assert item.status is ItemStatus.CANCELLED
    assert (item.cancelled_by, item.cancelled_why) == ("host", "storm")


def test_a_contact_is_added_changed_and_removed(desk: Desk, store: Store) -> None:
    item_id = desk.add()
    fields = {"name": "Dana Whitlock", "organization": "City Hall", "function": "host"}
    contact = store.do(lambda session: add_contact(session, item_id, fields)).result
    store.do(lambda session: edit_contact(session, contact, {"position": "Director"}))
    (kept,) = desk.item(item_id).contacts
    assert (kept.full_name, kept.position, str(kept.organization)) == (
        "Dana Whitlock",
        "Director",
        "City Hall",
    )
    store.do(lambda session: remove_contact(session, contact))
    assert desk.item(item_id).contacts == []


def test_a_removed_item_is_gone_and_refused_afterwards(desk: Desk, store: Store) -> None:
    item_id = desk.add()
    store.do(lambda session: remove_item(session, item_id))
    with pytest.raises(Refused, match="no longer here"):
        desk.edit(item_id, {"title": "x"})


def test_nul_is_taken_out(desk: Desk) -> None:
    assert desk.item(desk.add(title="Lu\0nch")).title == "Lunch"


def test_a_vehicle_is_found_or_made_and_known_by_all_it_carries(desk: Desk) -> None:
    lunch, dinner = desk.add(vehicle="Coach 1"), desk.add(title="Dinner", vehicle="coach 1")
    desk.edit(lunch, {"vehicle.driver": "P. Rowe", "vehicle.seats": "24"})
    vehicle = desk.item(dinner).vehicle
    assert vehicle is not None
    assert (vehicle.name, vehicle.driver, vehicle.seats) == ("Coach 1", "P. Rowe", 24)
    with pytest.raises(Refused, match="Seats are a number"):
        desk.edit(lunch, {"vehicle.seats": "many"})
    desk.edit(lunch, {"vehicle": ""})
    with pytest.raises(Refused, match="vehicle first"):
        desk.edit(lunch, {"vehicle.plate": "AB 1"})


def test_who_travels_and_in_what_is_typed_for_a_leg(desk: Desk, store: Store) -> None:
    fields = {"mode": "road", "vehicle": "Coach 1", "travellers": "Policing, lukasz wisniewski"}
    leg_id = store.do(lambda session: add_leg(session, desk.visit.id, fields)).result
    exchange = store.ask(lambda session: whole_exchange(session, desk.exchange_id))
    leg = next(each for each in exchange.visits[0].legs if each.id == leg_id)
    assert not leg.everyone and len(leg.travellers) == 2
    assert leg.vehicle is not None and leg.vehicle.name == "Coach 1"


def test_an_item_belongs_to_itself_by_no_way(desk: Desk) -> None:
    whole, part = desk.add(title="Tour"), desk.add(title="Lunch on the tour")
    desk.edit(part, {"part_of": "Tour"})
    for fields in ({"alternate_of": str(part)}, {"part_of": str(part)}):
        with pytest.raises(Refused, match="cannot belong to itself"):
            desk.edit(whole, fields)
    assert desk.item(whole).alternate_of is None
    assert desk.item(part).whole is not None


def test_two_items_set_to_each_other_in_one_change_are_refused(desk: Desk) -> None:
    first, second = desk.add(title="Tour"), desk.add(title="Lunch")

    def tie(session: Any) -> None:
        one, other = session.get_one(Item, first), session.get_one(Item, second)
        with change(session, "Tie"):
            one.whole, other.alternate_of = other, one

    with pytest.raises(Refused, match="cannot belong to itself"):
        desk.store.do(tie)
