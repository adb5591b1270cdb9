"""The hours of one line in the spellings that programs come in, behind whatever stands before."""

from datetime import date

import pytest
from programs_in_lines import FIRST, ORLANDO, VISIT
from programs_in_lines import line as told

from planner.interchange.itinerary.heard import Answers, Background
from planner.interchange.itinerary.lines import Ways, time_of
from planner.interchange.itinerary.plain_lines import bare
from planner.interchange.itinerary.reading import read_itinerary
from planner.model import TimeState
from planner.rules.time_spans import opening_time

LAST = date(2027, 4, 14)
DAYS = Background(FIRST, LAST, (ORLANDO,), (), frozenset())  # 11 to 14 April
MARKED = (
    "[15:30]",
    "(15:30)",
    "{15:30}",
    "<15:30>",
    '"15:30"',
    "*15:30*",
    "**15:30**",
    "@ 15:30",
    "@15:30",
    "# 15:30",
    "#1 15:30",
    "(1) 15:30",
    "No. 1 15:30",
    "Item 1: 15:30",
    "A. 15:30",
    "ii. 15:30",
    "o 15:30",
    "+ 15:30",
    "-15:30",
    "» 15:30",
    "☐ 15:30",
    "✅ 15:30",
    "⏰15:30",
    "\uf0b7 15:30",
    "\u200b15:30",
    "Time 15:30",
    "Start: 15:30",
    "Beginning at 15:30",
    "Hora 15:30",
    "&nbsp;15:30",
    "<td>15:30</td>",
    "<p><b>15:30</b>",
)


@pytest.mark.parametrize("hours", MARKED)
def test_hours_stand_behind_marks_numbers_and_words(hours: str) -> None:
    span = opening_time(bare(f"{hours} Guided visit"))
    assert span is not None and span.start is not None
    assert (f"{span.start:%H:%M}", span.end, span.rest) == ("15:30", None, "Guided visit")


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("Visit of the school<br>", "Visit of the school"),
        ("Visit of the school=20", "Visit of the school"),
        ("Lunch &amp; talk", "Lunch & talk"),
        ("15:30 – **Guided visit**", "15:30 – Guided visit"),
        ("- **15:30** – **Guided visit**", "15:30 – Guided visit"),
        ("I. Concert at 15:30", "I. Concert at 15:30"),
        ("#1 Main Street", "#1 Main Street"),
        ("+1 407 555 0100", "+1 407 555 0100"),
        ("12.4. 15:30 Guided visit", "12.4. 15:30 Guided visit"),
        ("Start at City Hall", "Start at City Hall"),
    ],
)
def test_a_line_without_remnants_keeps_its_words(line: str, plain: str) -> None:
    assert bare(line) == plain


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("15h:30 Visit", "15:30", None),
        ("15h30mn Visit", "15:30", None),
        ("15 h 30 min Visit", "15:30", None),
        ("15u30' Visit", "15:30", None),
        ("15：30 Visit", "15:30", None),
        ("１５：３０ Visit", "15:30", None),
        ("15∶30 Visit", "15:30", None),
        ("7'15 h Visit", "07:15", None),
        ("3 49 pm Visit", "15:49", None),
        ("145-200pm Visit", "13:45", "14:00"),
        ("10:00--10:30 Visit", "10:00", "10:30"),
        ("10:00...10:30 Visit", "10:00", "10:30"),
        ("10:00 -> 10:30 Visit", "10:00", "10:30"),
        ("10:00 » 10:30 Visit", "10:00", "10:30"),
        ("10:00_10:30 Visit", "10:00", "10:30"),
        ("Start 10:00 am, end 10:30 am Visit", "10:00", "10:30"),
        ("1:00 de la tarde Visit", "13:00", None),
        ("klokslag 14.55 uur Visit", "14:55", None),
        ("Pünktlich um 14.55 Uhr Visit", "14:55", None),
        ("8.15 uur precies Visit", "08:15", None),
        ("las 14:55 Visit", "14:55", None),
        ("pour 15h30 Visit", "15:30", None),
        ("10:00 am* Visit", "10:00", None),
        ("10:00… Visit", "10:00", None),
        ("10:00 => Visit", "10:00", None),
        ("12.00 Uhr (mittags) Visit", "12:00", None),
        ("15.30 Uhr – Ende offen Visit", "15:30", None),
        ("10:30Visit", "10:30", None),
    ],
)
def test_odd_clocks_and_what_joins_or_follows_them(line: str, start: str, end: str | None) -> None:
    span = opening_time(bare(line))
    assert span is not None and span.start is not None and span.guess is None
    last = f"{span.end:%H:%M}" if span.end else None
    assert (f"{span.start:%H:%M}", last, span.rest) == (start, end, "Visit")


@pytest.mark.parametrize(
    "hours",
    [
        "± 15.30 uur",
        "±15.30 uur",
        "ca.15.30 Uhr",
        "ungefähr 15.30 Uhr",
        "so gegen 15.30 Uhr",
        "aux environs de 15h30",
        "autour de 15h30",
        "alrededor de las 15:30 h",
        "aprox. 15:30 h",
        "15:30 hrs. aproximadamente",
        "ongeveer 15.30 uur",
        "rond de klok van 15.30 uur",
        "At about 3:30 pm",
        "c. 3:30 pm",
    ],
)
def test_about_an_hour_in_more_words(hours: str) -> None:
    span = opening_time(bare(f"{hours} Visit"))
    assert span is not None and span.start is not None
    assert (f"{span.start:%H:%M}", span.state, span.rest) == (
        "15:30",
        TimeState.APPROXIMATE,
        "Visit",
    )


@pytest.mark.parametrize(
    ("line", "start", "end", "word"),
    [
        ("No later than 10:00 am Visit", "10:00", None, "latest"),
        ("spätestens 10.00 Uhr Visit", "10:00", None, "latest"),
        ("14:55 (95 min) Visit", "14:55", "16:30", "lasts"),
        ("14.55 Uhr (ca. 1 Std.) Visit", "14:55", "15:55", "lasts"),
        ("11 – 12 Visit", "11:00", "12:00", "figures"),
        ("14 bis 15 Visit", "14:00", "15:00", "figures"),
        ("16.38 Uhr (MESZ) Visit", "16:38", None, "zone"),
    ],
)
def test_what_is_supposed_of_hours_is_said(
    line: str, start: str, end: str | None, word: str
) -> None:
    span = opening_time(line)
    assert span is not None and span.start is not None and word in (span.guess or "")
    last = f"{span.end:%H:%M}" if span.end else None
    assert (f"{span.start:%H:%M}", last, span.rest) == (start, end, "Visit")


@pytest.mark.parametrize(
    "hours",
    [
        "n.n.:",
        "[TBD]",
        "(tbd)",
        "--:--",
        "??:??:",
        "xx:xx:",
        "XX Uhr:",
        "tijd n.t.b.:",
        "h. à confirmer :",
        "Zeit folgt:",
        "Uhrzeit wird noch bekannt gegeben:",
    ],
)
def test_hours_that_are_still_open(hours: str) -> None:
    span = opening_time(bare(f"{hours} Dinner"))
    assert span is not None
    assert (span.state, span.rest) == (TimeState.TO_BE_DETERMINED, "Dinner")


@pytest.mark.parametrize(
    "line",
    [
        "N.N., Referent",
        "9 – 12 Rue de Rivoli",
        "5 – 7 Juli",
        "2 – 3 Personen",
        "12 – 14 Main Street",
        "By bus to Vigo",
        "(optional) Dinner",
    ],
)
def test_what_is_no_hour(line: str) -> None:
    assert opening_time(line) is None


def test_a_number_behind_a_dash_counts_and_is_no_end() -> None:
    for line, rest in (
        ("10:58 - Two minutes' silence", "Two minutes' silence"),
        ("10:58 - 2 minutes' silence", "2 minutes' silence"),
        ("14h00 - fin du repas", "fin du repas"),
    ):
        span = opening_time(line)
        assert span is not None and (span.end, span.rest) == (None, rest)


def test_hours_in_figures_are_no_address_where_the_file_writes_them_so() -> None:
    ways = Ways(figures=True, terse=False, colons=False)
    for line in ("1900-2000 Supper, St Mary's Guildhall", "1030 Departure to St. Simon"):
        assert time_of(line, ways) is not None
    for line in ("11-12 Lunch at St Mary's, Main St", "18 – 19 Dinner in Kirche St, St. Martin"):
        assert time_of(line, Ways(figures=False, terse=False, colons=False)) is not None
    assert time_of("1600 Pennsylvania Avenue NW", ways) is None


def read(*lines: str) -> list[str]:
    text = "\n".join(("Monday 12 April 2027", *lines)).encode()
    found = read_itinerary(text, "a.txt", VISIT, Answers(), lambda code: None)
    return [told(each.arrival) for each in found.heard if each.arrival]


@pytest.mark.parametrize("joint", ["\t", "   ", " | "])
def test_an_end_in_a_cell_of_its_own_is_the_end(joint: str) -> None:
    line = joint.join(("9:00 AM", "10:30 AM", "Guided visit"))
    assert read(line) == ["04-12 09:00-10:30 Guided visit"]


@pytest.mark.parametrize(
    "lines",
    [
        ("9:00 -  Guided visit", "10:30", "11:00 - Lunch", "12:30"),
        ("9:00 -", "10:30", "Guided visit", "", "11:00 -", "12:30", "Lunch"),
        ("-----", "9:00 - 10:30 Guided visit", "|---|---|", "+-----+", "11:00-12:30 Lunch"),
        ("1\t9:00 - 10:30\tGuided visit", "2\t11:00 - 12:30\tLunch"),
        ("9:00 - 10:30 am|Guided visit|City Hall", "11:00 - 12:30|Lunch|City Hall"),
        ("9:00 - 10:30;Guided visit;City Hall", "11:00 - 12:30;Lunch;City Hall"),
        ("9:00 - 10:30,Guided visit,City Hall", "11:00 - 12:30,Lunch,City Hall"),
        ("9:00 - 10:30 Guided visit ..... City Hall", "11:00 - 12:30 Lunch .... City Hall"),
        ("Guided visit ....... 9:00 - 10:30 am", "Lunch ....... 11:00 - 12:30"),
        ("Guided visit [9:00 - 10:30]", "Lunch [11:00 - 12:30]"),
        ("9:00 - 10:30 Guided visit", "(Bring your passport.)", "11:00 - 12:30 Lunch"),
    ],
)
def test_layouts_that_say_the_same(lines: tuple[str, ...]) -> None:
    assert read(*lines) == ["04-12 09:00-10:30 Guided visit", "04-12 11:00-12:30 Lunch"]


def test_a_line_that_ends_in_the_morning_is_not_broken_off() -> None:
    assert read("Guided visit of the town hall, 9:00 am", "Lunch for everybody, 11:30 am") == [
        "04-12 09:00 Guided visit of the town hall",
        "04-12 11:30 Lunch for everybody",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("4/12", "4/13"),
        ("Date: Monday, April 12", "Date: April 13, 2027"),
        ("Orlando – Monday, April 12", "Orlando – Tuesday, April 13"),
        ("📅 Monday, April 12", "📅 April 13"),
        ("12 APR 27", "13-Apr-27"),
        ("Day #1 (April 12)", "D2 April 13"),
        ("Día 12, lunes", "Día 13, martes"),
    ],
)
def test_headings_of_the_same_days(first: str, second: str) -> None:
    text = f"{first}\n10:00 Guided visit\n{second}\n11:00 Lunch".encode()
    found = read_itinerary(text, "a.txt", DAYS, Answers(), lambda code: None)
    assert [told(each.arrival) for each in found.heard if each.arrival] == [
        "04-12 10:00 Guided visit",
        "04-13 11:00 Lunch",
    ]


@pytest.mark.parametrize("day", ["2027-04-12", "4/12", "12.04.", "Apr 12", "2027-04-12T"])
def test_a_date_before_the_hours_of_a_line(day: str) -> None:
    joint = "" if day.endswith("T") else " "
    text = f"Program\n\n{day}{joint}10:00 Guided visit".encode()
    found = read_itinerary(text, "a.txt", DAYS, Answers(), lambda code: None)
    assert [told(each.arrival) for each in found.heard if each.arrival] == [
        "04-12 10:00 Guided visit"
    ]


def test_the_number_of_a_page_is_no_day() -> None:
    assert read("10:00 Guided visit", "", "3/12", "", "11:00 Lunch") == [
        "04-12 10:00 Guided visit",
        "04-12 11:00 Lunch",
    ]
