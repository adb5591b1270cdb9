"""What stands in a record of an exchange file: references, ids and values."""

import json
from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from exchange_reading import a_file, a_visit, read, row, said

from planner.interchange.exchange_file import Parsed, read_exchange
from planner.model import ItemKind, ItemStatus, Side, TimeState

# -- references ------------------------------------------------------------------------------------


def test_a_reference_to_nothing_is_left_out_and_said() -> None:
    parsed = a_visit(
        stops=[{"id": "s", "first_day": "never"}],
        items=[
            {
                "title": "Meeting",
                "stop": "s",
                "part_of": "lost",
                "venue": str(UUID(int=5)),
                "participants": {"groups": ["A"], "delegates": ["d"]},
            }
        ],
    )
    (item,) = parsed.exchange.visits[0].items
    assert (item.stop, item.whole, item.venue, item.everyone) == (None, None, None, False)
    assert said(parsed)[1:] == [
        "visits[0].items[0].stop: the stop “s” was refused; this was left out.",
        f"visits[0].items[0].venue: no venue of this file has the id “{UUID(int=5)}”; this was"
        " left out.",
        "visits[0].items[0].participants.groups[0]: no group of this visit has the id “A”; this"
        " was left out.",
        "visits[0].items[0].participants.delegates[0]: no delegate of this visit has the id “d”;"
        " this was left out.",
        "visits[0].items[0].part_of: no item of this visit has the id “lost”; this was left out.",
    ]


def test_a_delegate_and_a_contact_are_nobody_without_the_person_they_name() -> None:
    parsed = a_visit(
        delegates=[{"person": "p"}],
        items=[{"title": "x", "contacts": [{"person": "p"}, {"name": "Bea"}]}],
    )
    assert said(parsed) == [
        "visits[0].delegates[0].person: no person of this file has the id “p”.",
        "visits[0].items[0].contacts[0].person: no person of this file has the id “p”.",
    ]
    assert [contact.name for contact in parsed.exchange.visits[0].items[0].contacts] == ["Bea"]


def test_a_delegate_whose_name_is_not_known_yet_is_somebody() -> None:
    (delegate,) = a_visit(delegates=[{"position": "Coordinator"}]).exchange.visits[0].delegates
    assert (delegate.position, delegate.person.name) == ("Coordinator", "")


def test_nobody_is_of_another_visit() -> None:
    stops = [{"id": "paris"}]
    parsed = read(a_file(visits=[{"stops": stops}, {"items": [{"title": "One", "stop": "paris"}]}]))
    assert said(parsed) == [
        "visits[1].items[0].stop: no stop of this visit has the id “paris”; this was left out."
    ]


def test_items_belong_to_items_that_stand_further_down() -> None:
    (visit,) = a_visit(
        items=[
            {"title": "Session", "part_of": "day"},
            {"title": "Rain plan", "alternate_of": "day"},
            {"id": "day", "title": "Whole day"},
        ]
    ).exchange.visits
    session, rain, day = visit.items
    assert (session.whole, rain.alternate_of, day.parts) == (day, day, [session])


@pytest.mark.parametrize("key", ["part_of", "alternate_of"])
def test_items_do_not_go_round_in_a_circle(key: str) -> None:
    parsed = a_visit(
        items=[
            {"id": "a", "title": "A", key: "b"},
            {"id": "b", "title": "B", key: "c"},
            {"id": "c", "title": "C", key: "a"},
            {"id": "d", "title": "D", key: "d"},
        ]
    )
    assert said(parsed) == [
        f"visits[0].items[2].{key}: an item cannot belong to itself; this was left out.",
        f"visits[0].items[3].{key}: an item cannot belong to itself; this was left out.",
    ]


def test_a_venue_or_organization_is_given_by_id_by_name_or_new() -> None:
    parsed = read(
        a_file(
            venues=[{"id": "v", "name": "City Hall"}],
            visits=[
                {
                    "items": [
                        {"title": "By id", "venue": "v"},
                        {"title": "By name", "venue": "City Hall"},
                        {"title": "New", "venue": "Library"},
                        {"title": "New again", "venue": "Library"},
                    ]
                }
            ],
        )
    )
    by_id, by_name, new, again = (item.venue for item in parsed.exchange.visits[0].items)
    assert by_id is by_name and new is again and new is not by_id
    assert new and new.name == "Library"
    assert list(parsed.others) == [by_id, new]
    assert row(parsed, "visits[0].items[2]").values["venue"] == "Library"


# -- ids -------------------------------------------------------------------------------------------


def ids(parsed: Parsed) -> list[UUID]:
    visits = parsed.exchange.visits
    things = [parsed.exchange, *visits, *(item for visit in visits for item in visit.items)]
    return [thing.id for thing in things]


@pytest.mark.parametrize("identity", [{"id": "nantes"}, {"id": None}, {}])
def test_a_second_reading_knows_what_a_hand_wrote(identity: dict[str, Any]) -> None:
    file = a_file(
        exchange=identity,
        visits=[{"id": "v", "items": [{"title": "x"}, {"id": "i", "title": "y"}]}],
    )
    assert ids(read(file)) == ids(read(file))
    other = a_file(exchange={"name": "Lyon"}, visits=file["visits"])
    assert not set(ids(read(file))) & set(ids(read(other)))


def test_an_id_that_is_a_uuid_is_kept() -> None:
    given = [str(UUID(int=n)) for n in (1, 2, 3)]
    file = a_file(
        exchange={"id": given[0]},
        visits=[{"id": given[1], "items": [{"id": given[2].upper(), "title": "x"}]}],
    )
    assert ids(read(file)) == [UUID(each) for each in given]


# -- fields ----------------------------------------------------------------------------------------


def test_what_is_missing_stands_at_its_default() -> None:
    (item,) = a_visit(items=[{"title": "Meeting", "status": None}]).exchange.visits[0].items
    assert (item.kind, item.status, item.everyone) == (ItemKind.MEETING, ItemStatus.PROPOSED, True)
    assert (item.host_may_be_named, item.optional, item.fold) == (True, False, 0)


@pytest.mark.parametrize(
    ("there", "state"),
    [
        ({}, TimeState.TO_BE_DETERMINED),
        ({"date": "2027-04-20"}, TimeState.TO_BE_DETERMINED),
        ({"part": "morning"}, TimeState.PART_OF_DAY),
        ({"start": "09:30"}, TimeState.EXACT),
        ({"end": "09:30", "part": "morning"}, TimeState.EXACT),
        ({"start": "09:30", "time_state": "approximate"}, TimeState.APPROXIMATE),
    ],
)
def test_the_time_state_is_by_what_is_there(there: dict[str, str], state: TimeState) -> None:
    (item,) = a_visit(items=[{"title": "Meeting"} | there]).exchange.visits[0].items
    assert item.time_state is state


def test_times_are_kept_as_they_are() -> None:
    (item,) = (
        a_visit(
            items=[
                {
                    "title": "Night shift",
                    "date": "2027-03-14",
                    "start": "02:30",  # no such time that night where clocks change
                    "end": "01:15",
                    "ends_next_day": True,
                    "fold": 1,
                }
            ]
        )
        .exchange.visits[0]
        .items
    )
    assert (item.day, item.start, item.end) == (date(2027, 3, 14), time(2, 30), time(1, 15))
    assert (item.ends_next_day, item.fold) == (True, 1)


def test_text_loses_nul_and_blank_text_is_none() -> None:
    (item,) = (
        a_visit(
            items=[
                {"title": "Meet\0ing", "dress": "  ", "meeting_point": "", "notes": {"hosts": " "}}
            ]
        )
        .exchange.visits[0]
        .items
    )
    assert (item.title, item.dress, item.meeting_point) == ("Meeting", None, None)
    assert item.notes == []


def test_a_city_is_one_thing_wherever_it_stands() -> None:
    city = {"name": "Orlando", "country": "us", "zone": "America/New_York"}
    exchange = read(
        a_file(exchange={"partner_cities": [city]}, visits=[{"stops": [{"city": city}]}])
    ).exchange
    (orlando,) = exchange.cities_of(Side.PARTNER)
    assert exchange.visits[0].stops[0].city is orlando
    assert (orlando.country, orlando.zone) == ("US", "America/New_York")


@pytest.mark.parametrize(
    ("city", "words"),
    [
        ({}, "exchange.foreign_cities[0]: a city needs a name or a country."),
        ({"region": "Florida"}, "exchange.foreign_cities[0]: a city needs a name or a country."),
        (7, "exchange.foreign_cities[0]: 7 is not an object in braces."),
    ],
)
def test_a_city_of_nothing_is_refused(city: Any, words: str) -> None:
    parsed = read(a_file(exchange={"foreign_cities": [city, {"country": "BE"}]}))
    assert said(parsed) == [words]
    assert [(c.name, c.country) for c in parsed.exchange.cities_of(Side.FOREIGN)] == [(None, "BE")]


def test_a_country_or_zone_nobody_knows_is_left_out_and_said() -> None:
    city = {"name": "Springfield", "country": "USA", "zone": "Mars/Base"}
    parsed = read(a_file(exchange={"partner_cities": [city]}))
    (springfield,) = parsed.exchange.cities_of(Side.PARTNER)
    assert (springfield.country, springfield.zone) == (None, None)
    assert said(parsed) == [
        "exchange.partner_cities[0].country: “USA” is not a country's two letters, as “FR” are;"
        " it was left out.",
        "exchange.partner_cities[0].zone: “Mars/Base” is not a time zone, as “Europe/Paris” is;"
        " it was left out.",
    ]


def test_the_table_fills_in_what_it_knows_of_a_city() -> None:
    file = a_file(
        exchange={
            "partner_cities": [
                {"name": "Clarkston", "country": "US", "region": "Georgia"},
                {"name": "Clarkston", "country": "US"},
                {"name": "Clarkston", "country": "US", "zone": "Pacific/Honolulu"},
            ]
        }
    )
    one, any_one, moved = read_exchange(json.dumps(file).encode()).exchange.cities_of(Side.PARTNER)
    assert one.zone == "America/New_York" and one.latitude and 33 < one.latitude < 34
    assert (any_one.zone, any_one.latitude) == (None, None)
    assert (moved.zone, moved.latitude) == ("Pacific/Honolulu", None)
