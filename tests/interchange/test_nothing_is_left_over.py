"""No hour, day or journey that a program names vanishes: it is on the itinerary or it is said."""

import re
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from programs_in_lines import VISIT

from planner.interchange.itinerary.heard import Answers, Heard
from planner.interchange.itinerary.named import days_named, hours_named
from planner.interchange.itinerary.reading import read_itinerary
from planner.queries.airports import zone_of_airport

HEADING = "Monday, April 12, 2027"


def heard(*lines: str) -> list[Heard]:
    text = "\n".join((HEADING, *lines)).encode()
    return list(read_itinerary(text, "mail.txt", VISIT, Answers(), zone_of_airport).heard)[1:]


def said(*lines: str) -> str:
    return " ".join(str(message) for each in heard(*lines) for message in each.messages)


# -- what is an hour, and what is none -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Dinner (doors 18:30), bus back at 22:15", "18:30 22:15"),
        ("10.00 - 11.30, then à 8 h, um halb drei", "10:00-11:30 08:00 02:30"),
        ("reception at 7, lunch at noon", "07:00 12:00"),
        ("llegada 18:55 h, 5 pm, 9-12 Uhr", "18:55 17:00 09:00-12:00"),
        ("Canal du Midi, deux heures de marche, 2 hours, 1 h 30 de marche", ""),
        ("12-14 people, 14-16 Castle Street, Room 2.15, ext. 1215", ""),
        ("call +49 30 555 12 30 or tel. 555-0142, 12.50 €, $12.50", ""),
        ("Mo 12.04., 16/04/2027, 2027-04-12, Strategy 2016-2026", ""),
    ],
)
def test_the_hours_a_line_names(text: str, hours: str) -> None:
    found = ("-".join(f"{at:%H:%M}" for at in each.times) for each in hours_named(text))
    assert sorted(found) == sorted(hours.split())


def test_figures_are_hours_only_where_they_are_written_so() -> None:
    text = "Depart, arrive 0915, UA 1422, 1602 Oak Street"
    assert [each.times for each in hours_named(text, figures=True)] == [(time(9, 15),)]
    assert hours_named(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("moved from April 14 to le 15 avril 2027", [(4, 14), (4, 15)]),
        ("bis 16.4. offen, siehe 2027-04-17", [(4, 16), (4, 17)]),
        ("Rue du 8 Mai 1945, Plaza 25 de Mayo, 10.30", []),
    ],
)
def test_the_days_a_line_names(text: str, days: list[tuple[int, int]]) -> None:
    assert [(day.month, day.day) for _, day in days_named(text)] == days


# -- what is made of them --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("19:00 Dinner (doors 18:30)",), "another time, “18:30”"),
        (("19:00 Dinner", "    Bus back at 22:15"), "another time, “at 22:15”"),
        (("9:00 Council (instead of April 14)",), "another day, “April 14”"),
        (("9:00 Airport pickup of flight UA 6214", ), "reads like a journey"),
        (("9:00 Council", "    Flight AF 54 brings the mayor"), "another journey, “AF 54”"),
        (("Looking forward to seeing you at 17:20.",), "another time, “17:20”"),
        (("AF 54 CDG-IAD 1330-1540, bus at 17:20",), "bus at 17:20"),
    ],
)  # fmt: skip
def test_what_is_not_made_anything_of_is_said(lines: tuple[str, ...], told: str) -> None:
    assert told.replace("“at ", "“") in said("8:00 Breakfast", *lines).replace("“at ", "“")


@pytest.mark.parametrize(
    "lines",
    [
        ("9:00 - 10:30 Council, Room 2.15, 14-16 Castle Street",),
        ("2:00 Talk", "3:00 Tour (1 h 30)"),
        ("9:00 Group A: Port; Group B: School",),
        ("bis 10:00 Anreise",),
        ("12.30 for 1 p.m. Luncheon",),
        ("AF 54 CDG-IAD 1330-1540",),
        ("UA 990 IAD 17:20 - CDG 07:40+1",),
        ("9:00 Parade of 9 November 1989",),
    ],
)
def test_what_is_made_of_a_line_is_not_said_again(lines: tuple[str, ...]) -> None:
    assert "look at it" not in said("8:30 Breakfast", *lines)


def test_when_a_mail_was_sent_is_no_hour_of_the_program() -> None:
    head = b"Sent: Monday, 2 November 2026 9:14\nSubject: Visit at 10:00\n\n"
    text = head + HEADING.encode() + b"\n8:30 Breakfast"
    found = read_itinerary(text, "mail.txt", VISIT, Answers(), zone_of_airport).heard
    assert "look at it" not in " ".join(str(each) for one in found for each in one.messages)


# -- days that may be others ----------------------------------------------------------------------


@pytest.mark.parametrize("line", ["Saturday the nineteenth", "17.IV. and 18 April (weekend)"])
def test_what_follows_a_line_that_begins_with_another_day_says_so(line: str) -> None:
    assert "A line above names another day" in said("9:00 Council", line, "10:00 Walk")
    assert "another day" not in said("9:00 Council", "Monday market", "10:00 Walk")


def test_hours_that_go_back_within_a_day_may_be_of_another() -> None:
    assert "look whether it is of another day" in said("17:00 Talk", "Next", "08:00 Bus")
    night = said("19:00 Supper", "22:30 Ball", "1:30 Bus home")
    assert "another day" not in night and "whether it is of the next day" in night
    assert "another day" not in said("Group A", "17:00 Talk", "Group B", "08:00 Bus")


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Día 14", "Apr 14 2027"),
        ("Wednesday evening", "Apr 14 2027"),
        ("Ostermittwoch, 14. April", "Apr 14 2027"),
    ],
)
def test_a_day_is_read_off_its_heading(heading: str, told: str) -> None:
    items = [each.arrival for each in heard("9:00 Council", heading, "10:00 Walk")]
    days = [item.day for item in items if item and item.day]
    assert [f"{day:%b %d %Y}" for day in days] == ["Apr 12 2027", told]


# -- whatever is written ---------------------------------------------------------------------------

_CLOCK = st.builds(time, st.integers(7, 22), st.sampled_from((0, 5, 15, 30, 45)))
_SPELLED = st.sampled_from(("{:%H:%M}", "{:%H.%M}", "{:%Hh%M}", "{:%I:%M %p}", "{:%H:%M} Uhr"))
_CLOCKS = st.builds(lambda spelled, at: spelled.format(at), _SPELLED, _CLOCK)
_WORDS = st.sampled_from(
    ("Council", "Rathaus,", "bus to the port", "(Gruppe 2)", "then", "–", "/", ";", "\n    ", "|",
     "Lunch with Ana Lima", "Room 2", "au", "UA 6214 IAD", "- MCO", "arrival", "\n", "\t", ":",
     "Group A:", "until", "und", "tel. +1 407 555 0142,", "April 14", "14. April")
)  # fmt: skip


@given(st.lists(st.one_of(_CLOCKS, _CLOCKS, _WORDS), min_size=1, max_size=9).map(" ".join))
def test_no_hour_vanishes_without_a_word(text: str) -> None:
    understood = heard("Kaffee um 8:00 Uhr", *text.split("\n"), "Ende 23:00")
    known: set[time] = set()
    told = []
    for each in understood:
        if each.arrival is not None and each.outcome is None:
            leg = each.arrival.leg
            known |= {at for at in (each.arrival.start, each.arrival.end) if at}
            known |= {at for at in (leg.from_time, leg.to_time) if leg and at} if leg else set()
        told.append(" ".join(map(str, each.messages)))
        told.append("" if each.arrival or not each.messages else each.source or "")
    words = "\n".join(told)
    for written in _written(text):
        hour, minute = written
        as_of_12 = {(at.hour % 12, at.minute) for at in known}
        there = re.search(rf"0?{hour}[:.h]{minute:02}", words) or re.search(
            rf"0?{hour % 12 or 12}[:.h]{minute:02}", words
        )
        assert (hour % 12, minute) in as_of_12 or there, (text, written, words)


def _written(text: str) -> list[tuple[int, int]]:
    found = re.finditer(r"(\d\d)[:.h](\d\d)(?: (AM|PM))?", text)
    return [
        (int(at[1]) % 12 + (12 if at[3] == "PM" else 0) if at[3] else int(at[1]), int(at[2]))
        for at in found
    ]


@given(st.lists(st.one_of(_CLOCKS, _WORDS), min_size=1, max_size=9).map(" ".join))
def test_no_line_is_without_an_outcome(text: str) -> None:
    lines = text.split("\n")
    sources = "\n".join(each.source or "" for each in heard(*lines))
    squeezed = re.sub(r"\W+", "", sources)
    for written in lines:
        assert re.sub(r"\W+", "", written) in squeezed, (text, sources)
    assert all(each.arrival or each.messages for each in heard(*lines))


def test_a_day_is_not_said_where_the_line_is_of_that_day() -> None:
    (item,) = (each for each in heard("9:00 Council on April 12") if each.arrival)
    assert item.arrival is not None and item.arrival.day == date(2027, 4, 12)
    assert not item.messages
