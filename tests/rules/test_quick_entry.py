"""One typed line becomes an item or a leg."""

from datetime import date

import pytest

from planner.model import Refused
from planner.rules.quick_entry import read_entry

DAY = date(2027, 4, 16)
ZONES = {"CDG": "Europe/Paris", "IAD": "America/New_York", "LHR": "Europe/London"}


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("930-11 Mayor's office", {"start": "09:30", "end": "11:00", "title": "Mayor's office"}),
        ("24:00 Fireworks", {"start": "00:00+1", "title": "Fireworks"}),
        ("24:00-1:00 Party", {"start": "00:00+1", "end": "01:00", "title": "Party"}),
        ("22:00-24:00 Dinner", {"start": "22:00", "end": "00:00+1", "title": "Dinner"}),
        ("Lunch, group B, 45 min", {"title": "Lunch, 45 min", "participants": "B"}),
        ("9-10 Talk, 45 min", {"start": "09:00", "end": "10:00", "title": "Talk, 45 min"}),
        ("Interview, group A, group B", {"title": "Interview", "participants": "A, B"}),
        ("9 Coffee", {"start": "09:00", "title": "Coffee"}),
        ("930 Coffee", {"start": "09:30", "title": "Coffee"}),
        ("11-130p Lunch", {"start": "11:00", "end": "13:30", "title": "Lunch"}),
        ("10p-1a Party", {"start": "22:00", "end": "01:00+1", "title": "Party"}),
        ("morning Free time", {"start": "morning", "title": "Free time"}),
        ("tbd Call", {"start": "tbd", "title": "Call"}),
        ("gegen 16 Uhr Ankunft", {"start": "about 16:00", "title": "Ankunft"}),
        ("Lunch with Rotary", {"title": "Lunch with Rotary"}),
        (
            "12 Lunch @ Harborview Center",
            {"start": "12:00", "title": "Lunch", "venue": "Harborview Center"},
        ),
        (
            "930 Coffee with librarians at Main library, group B, 45 min",
            {
                "start": "09:30",
                "end": "10:15",
                "title": "Coffee with librarians",
                "venue": "Main Library",
                "participants": "B",
            },
        ),
        ("2330 Drinks, 1 h 30", {"start": "23:30", "end": "01:00+1", "title": "Drinks"}),
        ("12 Lunch, dinner, 2 h", {"start": "12:00", "end": "14:00", "title": "Lunch, dinner"}),
        ("9 A day at sea", {"start": "09:00", "title": "A day at sea"}),
        ("9 Group A: Tour", {"start": "09:00", "participants": "A", "title": "Tour"}),
        ("Group A: 9 Tour", {"start": "09:00", "participants": "A", "title": "Tour"}),
    ],
)
def test_an_item(typed: str, fields: dict[str, str]) -> None:
    entry = read_entry(typed, DAY, ZONES.get, ["Main Library"])
    assert not entry.is_leg
    assert entry.fields == fields | {"date": "2027-04-16"}


def test_a_leg_with_the_zones_of_its_airports() -> None:
    entry = read_entry("AF 54 CDG-IAD 1330-1540", DAY, ZONES.get)
    assert entry.is_leg
    assert entry.fields == {
        "mode": "air",
        "carrier": "AF",
        "number": "54",
        "from.place": "CDG",
        "from.zone": "Europe/Paris",
        "from.date": "2027-04-16",
        "from.time": "13:30",
        "to.place": "IAD",
        "to.zone": "America/New_York",
        "to.date": "2027-04-16",
        "to.time": "15:40",
    }


def test_without_a_number_a_flight_is_known_by_airports_of_which_the_zone_is_known() -> None:
    assert read_entry("CDG 1330 - IAD 1540", DAY, ZONES.get).is_leg
    assert not read_entry("CDG 1330 - XYZ 1540", DAY, ZONES.get).is_leg


def test_a_night_flight_lands_on_the_next_day() -> None:
    entry = read_entry("UA 925 IAD-LHR 1725-0530", DAY, ZONES.get)
    assert entry.fields["to.date"] == "2027-04-17"


@pytest.mark.parametrize("typed", ["", "930-11", "  "])
def test_without_a_title_it_is_refused_in_words(typed: str) -> None:
    with pytest.raises(Refused, match="after the time") as refused:
        read_entry(typed, DAY, ZONES.get)
    assert refused.value.field == "title"
