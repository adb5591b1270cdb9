"""The hours of one line in the spellings that programs come in, behind whatever stands before."""

import pytest

from planner.interchange.itinerary.plain_lines import bare
from planner.rules.time_spans import opening_time

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
        ("I. Concert at 15:30", "I. Concert at 15:30"),
        ("#1 Main Street", "#1 Main Street"),
        ("+1 407 555 0100", "+1 407 555 0100"),
        ("12.4. 15:30 Guided visit", "12.4. 15:30 Guided visit"),
        ("Start at City Hall", "Start at City Hall"),
    ],
)
def test_a_line_without_remnants_keeps_its_words(line: str, plain: str) -> None:
    assert bare(line) == plain
