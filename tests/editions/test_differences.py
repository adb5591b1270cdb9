"""Whatever differs for a reader is told so that the two sides can be told apart."""

from dataclasses import fields, replace
from datetime import date, time
from typing import Any
from uuid import UUID

import pytest

from planner.editions.differences import differences, told
from planner.editions.taking_part import Taking
from planner.editions.values import (
    Band,
    Day,
    Entry,
    Journey,
    Met,
    Place,
    Reader,
    Schedule,
    Track,
    When,
)
from planner.wording import wording

FRIDAY, SATURDAY = date(2027, 4, 16), date(2027, 4, 17)
MAYOR = Met("Ana Silva", "Mayor", "host", phone="+1 407 555 0142")
ITEM = Entry(
    UUID(int=1),
    "meeting",
    "Briefing",
    When("exact", time(9), time(10)),
    people=(MAYOR, replace(MAYOR, name="Luis Ortega", title=None, function="driver")),
    place=Place("City Hall", "201", ("400 South Orange Avenue",)),
    notes=("Bring a badge.",),
)
FLIGHT = Entry(
    UUID(int=1),
    "leg",
    "AF 28, Paris – Orlando",
    When("exact", time(13, 20)),
    journey=Journey(
        "air",
        "AF 28",
        "Paris",
        "Orlando",
        When("exact", time(15, 45)),
        FRIDAY,
        "Europe/Paris",
        "America/New_York",
    ),
)


def schedule(*tracks: tuple[str, Entry], day: date = FRIDAY) -> Schedule:
    """Of one day; an entry without a letter is for everyone."""
    bands = tuple(
        Band(tracks=(Track(letter, f"Group {letter}", (), (entry,)),))
        if letter
        else Band(entries=(entry,))
        for letter, entry in tracks
    )
    about: dict[str, Any] = {each.name: None for each in fields(Schedule)}
    about |= {"reader": Reader("delegation"), "days": (Day(day, None, None, bands=bands),)}
    return Schedule(**about)


def said(before: Schedule, after: Schedule) -> tuple[str, str, str]:
    """What changed, from what, to what; one thing only."""
    (found,) = differences(before, after)
    was, now = told(found, wording(), 12, "letter")
    return found.what, was, now


def of_item(**change: Any) -> tuple[str, str, str]:
    return said(schedule(("", ITEM)), schedule(("", replace(ITEM, **change))))


def of_flight(**change: Any) -> tuple[str, str, str]:
    assert FLIGHT.journey is not None
    changed = replace(FLIGHT, journey=replace(FLIGHT.journey, **change))
    return said(schedule(("", FLIGHT)), schedule(("", changed)))


@pytest.mark.parametrize(
    ("when", "was", "now"),
    [
        (When("exact", time(8, 30), time(10)), "9:00 a.m.", "8:30 a.m."),
        (When("exact", time(9), time(11)), "9:00 a.m. to 10:00 a.m.", "9:00 a.m. to 11:00 a.m."),
        (
            When("approximate", time(9), time(10)),
            "9:00 a.m. to 10:00 a.m.",
            "about 9:00 a.m. to 10:00 a.m.",
        ),
        (
            When("exact", time(9), time(10), SATURDAY),
            "9:00 a.m. to 10:00 a.m.",
            "9:00 a.m. to 10:00 a.m., Sat, April 17",
        ),
        (When("to-be-determined"), "9:00 a.m.", "Time to be determined"),
    ],
)
def test_hours(when: When, was: str, now: str) -> None:
    assert of_item(when=when) == ("time", was, now)


def test_another_day() -> None:
    moved = schedule(("", ITEM), day=SATURDAY)
    assert said(schedule(("", ITEM)), moved) == (
        "time",
        "Fri, April 16, 9:00 a.m.",
        "Sat, April 17, 9:00 a.m.",
    )


def test_an_arrival_a_day_later() -> None:
    assert of_flight(arrives_on=SATURDAY) == (
        "time",
        "1:20 p.m. to 3:45 p.m.",
        "1:20 p.m. to 3:45 p.m., Sat, April 17",
    )


def test_another_zone_at_the_far_end() -> None:
    what, was, now = of_flight(arrives_zone="America/Chicago")
    assert what == "transport"
    assert was.endswith("Leaves Paris, Paris time, Arrives Orlando, 3:45 p.m., Eastern time")
    assert now.endswith("Leaves Paris, Paris time, Arrives Orlando, 3:45 p.m., Central time")


def test_another_telephone_of_the_same_host() -> None:
    people = (replace(MAYOR, phone="+1 407 555 0199"), *ITEM.people[1:])
    assert of_item(people=people) == (
        "host",
        "Ana Silva, Mayor, +1 407 555 0142",
        "Ana Silva, Mayor, +1 407 555 0199",
    )


def test_the_same_person_for_another_reason() -> None:
    people = (replace(MAYOR, function="speaker"), *ITEM.people[1:])
    assert of_item(people=people) == (
        "host",
        "Ana Silva, Mayor, +1 407 555 0142",
        "Ana Silva, Mayor, speaker, +1 407 555 0142",
    )


def test_another_telephone_of_the_same_driver() -> None:
    people = (MAYOR, replace(ITEM.people[1], phone=None))
    what, was, now = of_item(people=people)
    assert (what, was) == ("transport", "Briefing, Luis Ortega, driver, +1 407 555 0142")
    assert now == "Briefing, Luis Ortega, driver"


def test_what_one_may_stay_away_from() -> None:
    assert of_item(optional=True) == ("status", "Confirmed", "Confirmed, Optional")


@pytest.mark.parametrize(
    ("change", "what", "was", "now"),
    [
        ({"title": "Round table"}, "title", "Briefing", "Round table"),
        ({"place": None}, "place", "City Hall, 201, 400 South Orange Avenue", None),
        ({"who": ("Ana",)}, "participants", "everyone", "Ana"),
        ({"notes": ()}, "notes", "Bring a badge.", None),
        ({"status": "cancelled"}, "cancellation", "Confirmed", "Canceled"),
    ],
)
def test_all_else_in_as_few_words_as_tell_it(
    change: dict[str, Any], what: str, was: str, now: str | None
) -> None:
    assert of_item(**change) == (what, was, now)


def test_another_group() -> None:
    assert said(schedule(("A", ITEM)), schedule(("B", ITEM))) == (
        "participants",
        "Group A",
        "Group B",
    )


def test_who_came_and_who_left_an_item_for_everyone() -> None:
    then, now = ({ITEM.id: dict.fromkeys(whose, "")} for whose in ("abc", "bcde"))
    named = [
        {ITEM.id: {each: f"Ana {each}" for each in whose}} for whose in ("abc", "bc", "bcdefghi")
    ]

    def told_of(before: Taking, after: Taking) -> tuple[str, str, str]:
        (found,) = differences(schedule(("", ITEM)), schedule(("", ITEM)), (before, after))
        was, now = told(found, wording(), 12, "letter")
        return found.what, was, now

    assert told_of(then, now) == ("participants", "3 delegates", "4 delegates")
    assert told_of(named[0], named[1]) == (
        "participants", "3 delegates", "2 delegates, without Ana a"
    )  # fmt: skip
    assert told_of(named[1], named[0])[2] == "3 delegates, with Ana a"
    assert told_of(named[1], named[2])[2] == "8 delegates"  # too many to be told by name
    off = schedule(("", replace(ITEM, status="cancelled")))
    assert differences(off, off, (then, now)) == []
