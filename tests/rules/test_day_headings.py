"""The day that a line of a program is the heading of, in the spellings that programs come in."""

from typing import Any

import pytest

from planner.rules.day_headings import Heading, day_at_end, read_heading

APRIL_13 = {"month": 4, "day": 13}
TUESDAY = {"weekday": 1}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Tuesday, April 13, 2027", APRIL_13 | TUESDAY | {"year": 2027}),
        ("Tuesday, April 13", APRIL_13 | TUESDAY),
        ("April 13th (Tuesday)", APRIL_13 | TUESDAY),
        ("13 April 2027", APRIL_13 | {"year": 2027}),
        ("Dienstag, 13. April", APRIL_13 | TUESDAY),
        ("Dienstag, den 13.4.2027", APRIL_13 | TUESDAY | {"year": 2027}),
        ("13.04.", APRIL_13),
        ("Mardi 13 avril 2027", APRIL_13 | TUESDAY | {"year": 2027}),
        ("le mardi 13 avril", APRIL_13 | TUESDAY),
        ("Martes, 13 de abril", APRIL_13 | TUESDAY),
        ("dinsdag 13 april", APRIL_13 | TUESDAY),
        ("2027-04-13", APRIL_13 | {"year": 2027}),
        ("2027-04-13 Tuesday", APRIL_13 | TUESDAY | {"year": 2027}),
        ("2027年4月13日 (火)", APRIL_13 | {"year": 2027} | TUESDAY),
        ("4月13日", APRIL_13),
        ("4/13/2027", {"year": 2027, "either": (4, 13)}),
        ("4/13/27 Tuesday", TUESDAY | {"year": 2027, "either": (4, 13)}),
        ("13-4-2027", {"year": 2027, "either": (13, 4)}),
        ("Tue 4/13", TUESDAY | {"either": (4, 13)}),
        ("Mardi 13", TUESDAY | {"day": 13}),
        ("Tuesday 13:", TUESDAY | {"day": 13}),
        ("Tuesday", TUESDAY),
        ("Tue", TUESDAY),
        ("Day 3", {"count": 3}),
        ("Day three", {"count": 3}),
        ("Third day", {"count": 3}),
        ("3rd day", {"count": 3}),
        ("3. Tag", {"count": 3}),
        ("Jour n° 3", {"count": 3}),
        ("Day 3 - Tuesday, April 13", APRIL_13 | TUESDAY | {"count": 3}),
        ("Day 3 (April 13)", APRIL_13 | {"count": 3}),
        ("Arrival day, April 13", APRIL_13),
        ("Schedule for Tuesday, April 13, 2027", APRIL_13 | TUESDAY | {"year": 2027}),
        ("** Tuesday, April 13 **", APRIL_13 | TUESDAY),
        ("April 13 - 15, 2027", {"several": True}),
        ("13.-15. April", {"several": True}),
        ("Date: to be determined", {"several": True}),
        ("Tuesday (4/13)", TUESDAY | {"either": (4, 13)}),
        ("Tuesday – April 13", APRIL_13 | TUESDAY),
        ("Dienstag (13.4.)", APRIL_13 | TUESDAY),
        ("Martes 13-04", TUESDAY | {"either": (13, 4)}),
        ("13th (Tue)", TUESDAY | {"day": 13}),
        ("13-Apr-2027", APRIL_13 | {"year": 2027}),
        ("2027/4/13", APRIL_13 | {"year": 2027}),
        ("día 13 de abril", APRIL_13),
        ("Día 13", {"count": 13}),
        ("Day3", {"count": 3}),
        ("J3 – mardi 13 avril", APRIL_13 | TUESDAY | {"count": 3}),
        ("1. Tuesday, April 13", APRIL_13 | TUESDAY),
        ("--- Tuesday, April 13 ---", APRIL_13 | TUESDAY),
        ("(Tuesday, April 13)", APRIL_13 | TUESDAY),
        ("On Tuesday", TUESDAY),
        ("13 et 14 avril", {"several": True}),
        ("13./14. April", {"several": True}),
        ("(30 de marzo - 6 de abril de 2027)", {"several": True}),
        ("du samedi 10 au mardi 13 avril 2027", {"several": True}),
    ],
)
def test_a_line_that_is_a_heading(line: str, told: dict[str, Any]) -> None:
    assert read_heading(line) == Heading(**told)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Tuesday, April 13: Arrival", "Arrival"),
        ("13.4.2027 – Ankunft in Gera", "Ankunft in Gera"),
        ("2027-04-13 | Arrival", "Arrival"),
        ("4/13/2027: Arrival", "Arrival"),
        ("Mardi 13 : Arrivée", "Arrivée"),
        ("Tuesday - Arrival", "Arrival"),
        ("13. April 07:00 Bus", "07:00 Bus"),
        ("Day 3: Arrival", "Arrival"),
        ("April 13 - 15, Arrival", "Arrival"),
        ("Tuesday evening", "evening"),
        ("Mardi 13 matin :", "matin :"),
        ("Martes 13 y miércoles 14: con las familias", "con las familias"),
        ("Saturday – Sunday: free", "free"),
    ],
)
def test_what_follows_the_day_is_kept(line: str, rest: str) -> None:
    heading = read_heading(line)
    assert heading is not None
    assert heading.rest == rest


@pytest.mark.parametrize(
    "line",
    [
        "",
        "10.30 Meeting",
        "10.30",
        "13.13.",
        "13.0.",
        "April showers",
        "Tuesday's market is closed",
        "Day 3:30",
        "Day three of the talks",
        "The agenda for Tuesday, April 13, as it was agreed upon by both",
        "2 p.m. Meeting",
    ],
)
def test_a_line_about_something_else(line: str) -> None:
    assert read_heading(line) is None


@pytest.mark.parametrize("month", [1, 12])
def test_a_number_is_a_month_from_one_to_twelve(month: int) -> None:
    assert read_heading(f"13.{month}.") == Heading(month=month, day=13)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Ostermontag, 13. April", Heading("Ostermontag", month=4, day=13)),
        ("Orlando, April 13, 2027", Heading("Orlando", 2027, 4, 13)),
        ("Reply by April 13", None),
        ("Room 12, April 13", None),
        ("The mayor asks that we be on time for the ceremony of April 13", None),
    ],
)
def test_a_short_line_that_ends_with_a_day(line: str, day: Heading | None) -> None:
    assert day_at_end(line) == day


def test_the_hour_behind_a_date_is_no_year() -> None:
    heading = read_heading("14. April 07:00 Visit")
    assert heading is not None and (heading.year, heading.rest) == (None, "07:00 Visit")
