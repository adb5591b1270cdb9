"""Hours in words, and figures that are no hours."""

from datetime import time

import pytest

from planner.model import PartOfDay
from planner.rules.counts import is_count
from planner.rules.time_spans import opening_time, time_within
from planner.rules.worded_hours import begins_in_words, hour_in_words, part_after


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("half past ten", "10:30"),
        ("half past 4", "04:30"),
        ("quarter to nine", "08:45"),
        ("a quarter past one", "01:15"),
        ("nine o'clock", "09:00"),
        ("neuf heures et demie", "09:30"),
        ("8 h et quart", "08:15"),
        ("dix heures moins le quart", "09:45"),
        ("midi et demi", "12:30"),
        ("halb zwölf", "11:30"),
        ("halb eins", "12:30"),
        ("viertel vor acht", "07:45"),
        ("dreiviertel neun uhr", "08:45"),
        ("las nueve y media", "09:30"),
        ("ocho menos cuarto", "07:45"),
        ("half tien", "09:30"),
        ("half een", "12:30"),
        ("kwart over negen", "09:15"),
        ("kwart voor 3 uur", "02:45"),
    ],
)
def test_hours_in_words(typed: str, hour: str) -> None:
    assert hour_in_words(typed) == time.fromisoformat(hour)


@pytest.mark.parametrize("typed", ["half 12", "once", "one", "quarter past", "halb 25", "sept", ""])
def test_what_is_no_hour_in_words(typed: str) -> None:
    assert hour_in_words(typed) is None


@pytest.mark.parametrize(
    ("given", "begins"),
    [
        ("half past ten", True),
        ("um halb zwölf", True),
        ("half past 4", True),
        ("9 - half past ten", False),
        ("10:30", False),
        ("noon", False),
    ],
)
def test_whether_a_time_begins_with_an_hour_in_words(given: str, begins: bool) -> None:
    assert begins_in_words(given) is begins


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("8 de la noche: Cena", "20:00", None),
        ("De las 9 a las 11 de la mañana: Universidad", "09:00", "11:00"),
        ("de 4 a 6 de la tarde Taller", "16:00", "18:00"),
        ("8 Uhr abends Konzert", "20:00", None),
        ("2h de l'après-midi : visite", "14:00", None),
        ("3 in the afternoon - tea", "15:00", None),
        ("8 uur 's avonds diner", "20:00", None),
        ("from 9 until half past ten: school board", "09:00", "10:30"),
        ("16.30 Uhr – ca. 18 Uhr Besuch", "16:30", "18:00"),
        ("12:00 m. Entrevista", "12:00", None),
    ],
)
def test_lines_that_begin_with_them(line: str, start: str, end: str | None) -> None:
    span = opening_time(line)
    assert span is not None
    assert span.start == time.fromisoformat(start)
    assert span.end == (time.fromisoformat(end) if end else None)
    assert span.rest and span.rest in line


def test_the_part_of_the_day_after_an_hour() -> None:
    assert part_after(" de la  Noche") is PartOfDay.EVENING
    assert part_after("'s ochtends") is PartOfDay.MORNING


@pytest.mark.parametrize(
    "line",
    [
        "12-14 people around one table",
        "10-12 participants",
        "12–14 Personen, bitte Ausweise mitbringen",
        "10-12 local residents",
        "8-10 personnes attendues",
        "2-3 dishes to choose from",
        "10-12 deelnemers",
    ],
)
def test_what_is_counted_is_no_hour(line: str) -> None:
    assert opening_time(line) is None
    assert time_within(line) is None
    assert time_within(f"Lunch for {line}") is None
    assert is_count(line)


def test_hours_before_a_title_stay_hours() -> None:
    span = opening_time("9-11 Meeting with students")
    assert span is not None
    assert (span.start, span.end) == (time(9), time(11))
    assert not is_count("9-11 Meeting with students")
