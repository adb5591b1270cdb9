"""Journeys as people type them, and the day on which they arrive."""

from datetime import date, time

import pytest

from planner.model import Mode
from planner.rules.typed_legs import arrival_day, read_leg

AIRPORTS = {"FRA", "IAD", "CDG", "LHR", "HND", "HNL"}


def is_airport(code: str) -> bool:
    return code in AIRPORTS


@pytest.mark.parametrize(
    "line",
    [
        "LH 418 FRA 13:05 - IAD 15:55",
        "LH418 FRA-IAD 13:05-15:55",
        "LH 418 FRA–IAD 1305–1555",
        "LH 418 13:05 FRA - 15:55 IAD",
        "LH 418 FRA 1:05 pm - IAD 3:55 pm",
        "LH 418 dep. FRA 13:05 arr. IAD 15:55",
        "13:05-15:55 LH 418 FRA-IAD",
        "13:05 LH 418 FRA - IAD, arr. 15:55",
        "Flight LH 418: FRA 13h05 → IAD 15h55",
        "Lufthansa LH 418 FRA 13:05 - IAD 15:55",
    ],
)
def test_a_flight(line: str) -> None:
    leg = read_leg(line, is_airport)
    assert leg is not None
    assert (leg.mode, leg.carrier, leg.number) == (Mode.AIR, "LH", "418")
    assert (leg.from_place, leg.to_place) == ("FRA", "IAD")
    assert (leg.from_time, leg.to_time) == (time(13, 5), time(15, 55))
    assert leg.rest == ""


@pytest.mark.parametrize(
    ("line", "carrier", "number", "places"),
    [
        ("ICE 73 Berlin Hbf 9:30 – Hamburg Hbf 11:20", "ICE", "73", ("Berlin Hbf", "Hamburg Hbf")),
        (
            "TGV 6607 Paris Nord 9h30 - Lyon Part-Dieu 11h20",
            "TGV",
            "6607",
            ("Paris Nord", "Lyon Part-Dieu"),
        ),
        (
            "Amtrak 2150 Washington 9:30 am - New York 11:20 am",
            "Amtrak",
            "2150",
            ("Washington", "New York"),
        ),
    ],
)
def test_a_train(line: str, carrier: str, number: str, places: tuple[str, str]) -> None:
    leg = read_leg(line, is_airport)
    assert leg is not None
    assert (leg.mode, leg.carrier, leg.number) == (Mode.RAIL, carrier, number)
    assert (leg.from_place, leg.to_place) == places
    assert (leg.from_time, leg.to_time) == (time(9, 30), time(11, 20))


def test_a_flight_without_its_number_is_known_by_its_airports() -> None:
    leg = read_leg("FRA 13:05 - IAD 15:55", is_airport)
    assert leg is not None
    assert leg.carrier is None


def test_a_flight_may_be_called_by_its_airline_and_its_cities() -> None:
    leg = read_leg("Lufthansa 418 Frankfurt 13:05 - Washington 15:55", is_airport)
    assert leg is not None
    assert (leg.mode, leg.carrier, leg.number) == (Mode.AIR, "Lufthansa", "418")
    assert (leg.from_place, leg.to_place, leg.days) == ("Frankfurt", "Washington", None)
    assert read_leg("LH 418 Frankfurt - Washington", is_airport) is None


def test_the_next_day_and_what_else_the_line_says() -> None:
    leg = read_leg("UA 925 IAD 17:25 - LHR 05:30+1 (Terminal 2)", is_airport)
    assert leg is not None
    assert leg.days == 1
    assert "Terminal 2" in leg.rest


@pytest.mark.parametrize(
    "line",
    [
        "9:30 Meeting with United Way",
        "10:00 Meeting - City Hall",
        "2:00 pm Tour of IAD",
        "US 50 Highway tour",
        "IC 2027 Budget - hearing",
        "",
    ],
)
def test_what_is_no_journey(line: str) -> None:
    assert read_leg(line, is_airport) is None


APRIL = date(2027, 4, 16)


@pytest.mark.parametrize(
    ("leaves", "from_zone", "lands", "to_zone", "days"),
    [
        (time(13, 5), "Europe/Berlin", time(15, 55), "America/New_York", 0),
        (time(17, 25), "America/New_York", time(5, 30), "Europe/London", 1),
        (time(21, 55), "Asia/Tokyo", time(10, 0), "Pacific/Honolulu", 0),
        (time(0, 30), "Pacific/Auckland", time(8, 0), "Pacific/Honolulu", -1),
        (time(12, 0), "Pacific/Honolulu", time(15, 30), "Asia/Tokyo", 1),
        (time(12), "Europe/Berlin", time(12), None, 0),
        (time(23, 0), None, time(1, 0), None, 1),
    ],
)
def test_the_day_of_arrival_is_the_first_that_can_be(
    leaves: time, from_zone: str | None, lands: time, to_zone: str | None, days: int
) -> None:
    assert (arrival_day(APRIL, leaves, from_zone, lands, to_zone) - APRIL).days == days
