"""What a line of a program says of its item besides hours and title: off, kept ready, for whom,
where; it goes to its field, and never away."""

from datetime import date

import pytest

from planner.actions.arriving import Arrival
from planner.interchange.itinerary.heard import Answers, Background, Heard
from planner.interchange.itinerary.reading import read_itinerary
from planner.model import ItemStatus
from planner.queries.airports import zone_of_airport
from planner.rules.time_spans import opening_time

DAY = date(2027, 4, 12)
VISIT = Background(DAY, DAY, (("Orlando", "America/New_York", DAY, DAY),), (), frozenset())


def heard(*lines: str) -> list[Heard]:
    text = "\n".join(("Monday, April 12", "", *lines)).encode()
    return list(read_itinerary(text, "mail.txt", VISIT, Answers(), zone_of_airport).heard)[1:]


def only(*lines: str) -> Arrival:
    (arrival,) = [each.arrival for each in heard(*lines) if each.arrival]
    return arrival


@pytest.mark.parametrize(
    "line",
    [
        "CANCELLED: 3:30 pm Tree planting",
        "3:30 pm *** CANCELED *** Tree planting",
        "3:30 pm Tree planting – CANCELLED",
        "entfällt: 15:30 Uhr Tree planting",
        "SUSPENDIDO: 15:30 h. Tree planting",
        "ANNULÉ – 15h30 : Tree planting",
        "15.30 uur VERVALT: Tree planting",
        "3:30 pm  CANCELADO Tree planting",
    ],
)
def test_what_is_called_off_is_kept_as_called_off(line: str) -> None:
    arrival = only(line)
    assert (arrival.title, arrival.status) == ("Tree planting", ItemStatus.CANCELLED)
    assert arrival.start and arrival.start.hour == 15


def test_what_is_kept_ready_is_standby() -> None:
    arrival = only("13:30 [STANDBY] Fire station 4")
    assert (arrival.title, arrival.standby) == ("Fire station 4", True)


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        (("1:15 pm-3 pm Group A: Court / Group B: Jail",), ["Group A", "Group B"]),
        (("1:15 pm-3 pm: EITHER Group A - Court OR Group B - Jail",), ["Group A", "Group B"]),
        (("1:15 pm-3 pm Squad A: Court; Squad B: Jail",), ["Squad A", "Squad B"]),
        (("1:15 pm - 3 pm", "Group 1: Court", "Group 2: Jail"), ["Group 1", "Group 2"]),
    ],
)
def test_groups_share_the_hours_above_them(lines: tuple[str, ...], groups: list[str]) -> None:
    arrivals = [each.arrival for each in heard(*lines) if each.arrival]
    assert [(each.title, *each.who) for each in arrivals] == [
        ("Court", groups[0]),
        ("Jail", groups[1]),
    ]
    assert {(f"{each.start:%H:%M}", f"{each.end:%H:%M}") for each in arrivals} == {
        ("13:15", "15:00")
    }


def test_groups_under_an_item_are_parts_of_it() -> None:
    whole, *parts = (
        each.arrival
        for each in heard("10:30 Workshops", "   Workshop 1 (Group A): Schools", "   Group B: Bus")
        if each.arrival
    )
    assert [(each.title, each.who, each.part_of) for each in parts] == [
        ("Workshop 1: Schools", ["Group A"], whole),
        ("Bus", ["Group B"], whole),
    ]


def test_a_meeting_of_two_groups_is_one_item() -> None:
    arrival = only("9:00 am Group A meets Group B at the hall")
    assert (arrival.title, arrival.who) == ("Group A meets Group B at the hall", [])


def test_what_is_not_sure_yet_is_proposed() -> None:
    for line in ("9:00 am tbc: Town hall talk", "9:00 am OPTIONAL: Town hall talk"):
        assert only(line).title == "Town hall talk"
    assert only("9:00 am OPTIONAL: Town hall talk").optional


def test_24_hours_are_the_first_of_the_next_day() -> None:
    arrival = only("24:00  Curfew")
    assert (f"{arrival.day:%m-%d}", f"{arrival.start:%H:%M}") == ("04-13", "00:00")


def test_what_sounds_called_off_is_said() -> None:
    (row,) = heard("9:00 am Visit cancelled due to the strike")
    assert row.arrival and row.arrival.status is not ItemStatus.CANCELLED
    assert "reads as called off" in str(row.messages[0])


def test_a_kind_in_capitals_and_its_cell_are_one_title() -> None:
    arrival = only(
        " 5:30 - 7:30 pm   WELCOME         Home of the Sample family",
        "                  RECEPTION       44 Selwyn Lane",
    )
    assert arrival.title == "WELCOME RECEPTION: Home of the Sample family"
    assert (arrival.address or arrival.venue) == "44 Selwyn Lane"


def test_a_figure_is_an_hour_where_all_hours_end_with_a_colon() -> None:
    times = ("9.15: Tea", "10.30: Walk", "11.15-12.30: Talk", "2: Taxi")
    assert [f"{each.arrival.start:%H:%M}" for each in heard(*times) if each.arrival] == [
        "09:15",
        "10:30",
        "11:15",
        "14:00",
    ]
    assert only("2: Taxi").start is None


def test_a_number_to_call_is_no_item() -> None:
    *_, last = heard("9:00 am UA 500 MCO 9:15 - TPA 10:05", "Duty phone: 555-0147 (24 hrs)")
    assert last.arrival is None


def test_a_line_that_tells_something_is_neither_place_nor_title() -> None:
    arrival = only(
        "1:30 pm  Appointment: Office for Resilience",
        "          PLEASE NOTE: Bring passports. No cell phones beyond the lobby.",
        "          Walk to the hotel by the side entrance.",
    )
    assert (arrival.title, arrival.venue) == ("Appointment: Office for Resilience", None)
    assert "Bring passports" in (arrival.note or "") and "side entrance" in (arrival.note or "")


def test_a_line_that_says_where_is_taken_apart() -> None:
    arrival = only("14:30 Vortrag", "       Polizeipräsidium Neuenau, Raum 3.12, Lindenallee 15-17")
    assert arrival.venue == "Polizeipräsidium Neuenau"
    assert (arrival.room, arrival.address) == ("Raum 3.12", "Lindenallee 15-17")


@pytest.mark.parametrize("foot", ["- 2 -", "Page 1 of 3", "Seite 2/4", "Subject to change"])
def test_the_foot_of_a_page_is_no_item(foot: str) -> None:
    first, last = heard("9:00 am Breakfast", "", foot)
    assert first.arrival and last.arrival is None
    assert "foot of a page" in str(last.messages[0])


@pytest.mark.parametrize(
    ("line", "start", "state"),
    [
        ("from 9: settle in", "09:00", "exact"),
        ("c. 12 Lunch", "12:00", "approximate"),
        ("5pm-ish - Adjourn", "17:00", "approximate"),
        ("4 pm – 5 pm (approx.)   Tea", "16:00", "approximate"),
        ("6 p.m. (time approximate)", "18:00", "approximate"),
        ("2.15 pm onwards   Visit", "14:15", "exact"),
        ("from 8 till late drinks", "08:00", "exact"),
    ],
)
def test_more_ways_to_write_an_hour(line: str, start: str, state: str) -> None:
    span = opening_time(line)
    assert span and span.start and (f"{span.start:%H:%M}", span.state) == (start, state)


@pytest.mark.parametrize("line", ["bis 12 Personen", "c. 40 Teilnehmer", "à 3 km", "from 9 people"])
def test_figures_that_count_are_no_hours(line: str) -> None:
    assert opening_time(line) is None
