"""What stands in a line of a schedule, word for word."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from planner.editions.spoken import Speaker
from planner.editions.values import Entry, Journey, Met, Overnight, Place, When
from planner.wording import wording

FRIDAY, SATURDAY = date(2027, 4, 16), date(2027, 4, 17)
SAY = Speaker(wording("en"), 12, "letter")
TALK = Entry(UUID(int=1), "meeting", "Talk", When("exact", time(9), time(10)))


def said(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When("exact", time(8, 30)), "8:30 a.m."),
        (When("part-of-day", part="afternoon"), "Afternoon"),
        (When("all-day"), "All day"),
        (When("to-be-determined"), "Time to be determined"),
    ],
)
def test_when_it_begins(when: When, words: str) -> None:
    assert said(SAY.begins(when)) == words
    assert said(SAY.hours(replace(TALK, when=when), FRIDAY)) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When("exact", time(9), time(10)), "9:00 a.m. to 10:00 a.m."),
        (When("approximate", time(9)), "about 9:00 a.m."),
        (
            When("exact", time(22), time(1), end_day=SATURDAY),
            "10:00 p.m. to 1:00 a.m., Sat, April 17",
        ),
        (When("exact", time(22), time(23), end_day=FRIDAY), "10:00 p.m. to 11:00 p.m."),
    ],
)
def test_from_when_to_when(when: When, words: str) -> None:
    assert said(SAY.hours(replace(TALK, when=when), FRIDAY)) == words


def test_hours_of_twenty_four_and_a_day_without_a_date() -> None:
    assert Speaker(wording("de"), 24, "a4").begins(TALK.when) == "09:00"
    assert SAY.day(FRIDAY) == "Fri, April 16"
    assert SAY.day(None) == "Date to be determined"


def test_what_is_to_be_known_at_a_glance() -> None:
    assert list(SAY.marks(TALK)) == []
    marked = replace(TALK, status="proposed", name_withheld=True, optional=True, alternate=True)
    assert list(SAY.marks(marked)) == ["Proposed", "Name withheld", "Optional", "Alternate"]


def test_people_are_told_with_what_they_do_but_hosts() -> None:
    host = Met("Ana Silva", "Mayor", "host", phone="+1 407")
    assert SAY.person(host) == "Ana Silva, Mayor, +1 407"
    guide = replace(host, function="interpreter", native="安娜", phone=None)
    assert SAY.person(guide) == "Ana Silva, 安娜, Mayor, interpreter"


FLIGHT = replace(
    TALK,
    kind="leg",
    title="AF 28",
    when=When("exact", time(13, 20)),
    journey=Journey(
        "air", "AF 28", "Paris", "Orlando", When("exact", time(15, 45)), FRIDAY,
        "Europe/Paris", "America/New_York",
    ),
)  # fmt: skip


def journey(**other: object) -> list[str]:
    assert FLIGHT.journey is not None
    flown = replace(FLIGHT, journey=replace(FLIGHT.journey, **other))  # type: ignore[arg-type]
    return [said(each) for each in SAY.journey(flown, FRIDAY)]


HERE, THERE = "Leaves Paris, Paris time", "Arrives Orlando, 3:45 p.m., Eastern time"


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({}, [HERE, THERE]),
        (
            {"arrives_on": SATURDAY},
            [HERE, "Arrives Orlando, 3:45 p.m., Saturday, April 17, Eastern time"],
        ),
        ({"arrives_on": None}, [HERE, THERE]),
        ({"arrives": None}, [HERE, "Arrives Orlando"]),
        ({"arrives": None, "arrives_at": None, "leaves_from": None}, []),
        (
            {"arrives": When("part-of-day", part="evening")},
            [HERE, "Arrives Orlando, evening, Eastern time"],
        ),
        ({"arrives_at": None}, [HERE, "Arrives 3:45 p.m., Eastern time"]),
        ({"leaves_zone": None}, ["Leaves Paris", THERE]),
        ({"arrives_zone": "Europe/Paris"}, [HERE, "Arrives Orlando, 3:45 p.m."]),
        ({"arrives_zone": None}, [HERE, "Arrives Orlando, 3:45 p.m."]),
    ],
)
def test_a_journey_is_told_as_far_as_it_is_known(other: dict[str, object], told: list[str]) -> None:
    assert journey(**other) == ["Flight", *told]


def test_a_journey_without_a_date_names_no_zone_where_it_leaves() -> None:
    assert [said(each) for each in SAY.journey(FLIGHT, None)] == [
        "Flight",
        "Leaves Paris",
        "Arrives Orlando, 3:45 p.m., Friday, April 16, Eastern time",
    ]
    assert list(SAY.journey(TALK, FRIDAY)) == []


def test_a_leg_goes_on_to_its_arrival() -> None:
    assert said(SAY.hours(FLIGHT, FRIDAY)) == "1:20 p.m. to 3:45 p.m."
    assert said(SAY.hours(FLIGHT, SATURDAY)) == "1:20 p.m. to 3:45 p.m., Fri, April 16"


EVERYTHING = replace(
    TALK,
    status="cancelled",
    people=(Met(None, "Mayor", "host"), Met("Ana", "Chief", "speaker")),
    who=("Ada", "Ben"),
    unnamed=2,
    notes=("Bring a badge.",),
    reason="the hall",
    place=Place("Hall", "201", ("400 South Orange Avenue",)),
    meeting_point="Lobby",
    parts=(replace(TALK, title="Part", place=Place("Annex", None, ())),),
)


def test_an_entry_is_told_a_line_each_its_parts_last() -> None:
    assert [said(each) for each in SAY.what(EVERYTHING, FRIDAY)] == [
        "Talk",
        "Canceled",
        "Host to be named, Mayor",
        "Ana, Chief, speaker",
        "For Ada, Ben and 2 delegates",
        "Bring a badge.",
        "Canceled by the hall",
        "9:00 a.m. to 10:00 a.m.: Part",
        "Annex",
    ]
    assert SAY.where(EVERYTHING) == ["Hall, 201", "400 South Orange Avenue", "Meet: Lobby"]
    assert SAY.where(TALK) == []
    withheld = replace(EVERYTHING, name_withheld=True, who=(), unnamed=1)
    assert SAY.what(withheld, FRIDAY)[1:5] == [
        "Canceled, Name withheld",
        "Mayor",
        "Ana, Chief, speaker",
        "For 1 delegate",
    ]


def test_where_the_night_is_spent() -> None:
    night = Overnight(Place("Lake Hotel", None, ("1 Lake Street", "Orlando")), "+1 407")
    assert SAY.hotel(night) == "Lake Hotel, 1 Lake Street, Orlando, +1 407"
    assert SAY.overnight(night) == f"Overnight: {SAY.hotel(night)}"
