"""What comes in from calendar files; what they say of zones holds for that file alone."""

from datetime import date, time

import pytest
from builders import a_city, a_stop, a_visit

from planner.interchange.itinerary.calendar_in import MOST_DAYS
from planner.interchange.itinerary.heard import Answers, Background, Heard
from planner.interchange.itinerary.reading import read_itinerary
from planner.interchange.report import Outcome
from planner.model import ItemStatus, Refused, TimeState, Visit

MADE_UP = """BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:{offset}
TZOFFSETTO:{offset}
END:STANDARD
END:VTIMEZONE
"""


def heard(zone: str, more: str = "") -> Heard:
    visit = a_visit(stops=[a_stop()])  # Orlando
    file = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
{more}BEGIN:VEVENT
UID:1
DTSTART;TZID={zone}:20270412T190000
SUMMARY:Meeting
END:VEVENT
END:VCALENDAR
"""
    background = Background.of(visit, frozenset())
    read = read_itinerary(file.encode(), "a.ics", background, Answers(), lambda code: None)
    (event,) = read.heard
    return event


def start(event: Heard) -> time | None:
    assert event.arrival is not None
    return event.arrival.start


@pytest.mark.parametrize(
    "name", ["Europe", "US/", "../zone.tab", "/etc/passwd", "x" * 300, "tzdata"]
)
def test_a_zone_that_is_the_name_of_a_file_or_folder_is_unknown(name: str) -> None:
    assert start(heard(name)) == time(19)


def test_a_zone_made_up_in_one_file_does_not_count_in_the_next() -> None:
    one, other = (
        heard("Customized Time Zone", MADE_UP.format(offset=o)) for o in ("+0000", "+0100")
    )
    assert start(one) != start(other)
    assert start(heard("Customized Time Zone")) == time(19)


def events(body: str, head: str = "", visit: Visit | None = None) -> list[Heard]:
    """All of a file with these lines within its events."""
    file = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{head}{body}\nEND:VCALENDAR\n"
    background = Background.of(visit or a_visit(stops=[a_stop()]), frozenset())
    read = read_itinerary(file.encode(), "a.ics", background, Answers(), lambda code: None)
    return list(read.heard)


def event(*lines: str, head: str = "", visit: Visit | None = None) -> list[Heard]:
    body = "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])
    return events(body, head, visit)


def said(heard: Heard) -> str:
    return " ".join(str(message) for message in heard.messages)


TITLED = ("UID:1", "SUMMARY:Meeting")
AT_NINE = (*TITLED, "DTSTART:20270412T090000")


@pytest.mark.parametrize("damaged", ["BEGIN:VEVENT\nUID:1", "END:VTODO"])
def test_a_damaged_calendar_is_refused_in_words(damaged: str) -> None:
    with pytest.raises(Refused, match="This calendar file is damaged"):
        events(damaged)


def test_a_task_is_no_event_and_is_said() -> None:
    (task,) = events("BEGIN:VTODO\nUID:1\nSUMMARY:Buy gifts\nEND:VTODO")
    assert (task.outcome, task.arrival) == (Outcome.SKIPPED, None)
    assert "Buy gifts" in str(task.source) and "a task, not an event" in said(task)


def test_what_has_no_title_no_date_or_no_id_still_comes() -> None:
    (undated,) = event(*TITLED)
    assert undated.arrival is not None and undated.arrival.day is None
    assert "It has no date." in said(undated)
    (untitled,) = event("UID:1", "DTSTART:20270412T090000")
    assert untitled.arrival is not None and untitled.arrival.title == "To be named"
    assert "It has no title." in said(untitled)
    (nameless,) = event("SUMMARY:Meeting", "DTSTART:20270412T090000")
    assert nameless.arrival is not None and nameless.arrival.key == "Meeting 1"


def test_two_starts_cannot_be_read_and_nothing_is_taken() -> None:
    (refused,) = event(*AT_NINE, "DTSTART:20270413T090000")
    assert (refused.outcome, refused.arrival) == (Outcome.REFUSED, None)
    assert "Its time cannot be read: DTSTART cannot be read." in said(refused)


def test_a_repeated_event_comes_within_the_visit_but_not_where_it_is_left_out() -> None:
    rule = "RRULE:FREQ=DAILY;COUNT=8"
    began = (*TITLED, "DTSTART:20270410T090000", rule, "EXDATE:20270413T090000")
    days = [each.arrival.day.day for each in event(*began) if each.arrival and each.arrival.day]
    assert days == [11, 12, 14, 15], "the visit is from the 11th to the 15th"


def test_how_an_event_repeats_may_be_unreadable_and_its_first_time_is_taken() -> None:
    (only,) = event(*AT_NINE, "RRULE:FREQ=DAILY;BYHOUR=9,10;BYSETPOS=1")
    assert only.arrival is not None and only.arrival.day == date(2027, 4, 12)
    assert "its first time is taken" in said(only)


@pytest.mark.parametrize(
    ("end", "at", "next_day"),
    [
        ("DURATION:PT90M", time(10, 30), False),
        ("DTEND:20270413T003000", time(0, 30), True),
        ("DTEND:20270412T090000", None, False),
        ("DTEND:20270415T120000", None, False),
        ("DTEND:20270412T140000Z", time(14), False),
    ],
)
def test_an_event_ends_where_it_says(end: str, at: time | None, next_day: bool) -> None:
    (only,) = event(*AT_NINE, end)
    assert only.arrival is not None
    assert (only.arrival.end, only.arrival.ends_next_day) == (at, next_day)
    assert ("an item ends by the next day" in said(only)) is ("0415" in end)


def test_days_without_hours_are_items_of_their_own_up_to_a_bound() -> None:
    two = event(*TITLED, "DTSTART;VALUE=DATE:20270412", "DTEND;VALUE=DATE:20270414")
    assert [each.arrival and each.arrival.day for each in two] == [
        date(2027, 4, 12),
        date(2027, 4, 13),
    ]
    assert {each.arrival and each.arrival.state for each in two} == {TimeState.ALL_DAY}
    assert "Day 2 of 2" in said(two[1])
    by_length = event(*TITLED, "DTSTART;VALUE=DATE:20270412", "DURATION:P3D")
    assert len(by_length) == 3
    many = event(*TITLED, "DTSTART;VALUE=DATE:20270412", "DTEND;VALUE=DATE:20370412")
    assert len(many) == MOST_DAYS
    assert "left out" in said(many[-1]) and "left out" not in said(many[-2])


def test_a_calendar_that_cancels_calls_its_events_off() -> None:
    (only,) = event(*AT_NINE, "STATUS:CONFIRMED", head="METHOD:CANCEL\n")
    assert only.arrival is not None and only.arrival.status is ItemStatus.CANCELLED


def test_one_of_a_series_that_was_moved_has_a_key_of_its_own() -> None:
    (moved,) = event(*AT_NINE, "RECURRENCE-ID:20270411T090000")
    (plain,) = event(*AT_NINE)
    assert moved.arrival is not None and plain.arrival is not None
    assert moved.arrival.key == f"{plain.arrival.key} 2027-04-11T09:00:00"


def test_a_moment_in_another_zone_is_told_in_that_of_its_city() -> None:
    (only,) = event(*TITLED, "DTSTART:20270412T140000Z")
    assert start(only) == time(10)
    assert "Its time was in another zone, 14:00" in said(only)
    nowhere = a_visit(stops=[a_stop(a_city("Somewhere", zone=None))])
    (stands,) = event(*TITLED, "DTSTART:20270412T140000Z", visit=nowhere)
    assert start(stands) == time(14)
    assert "its time was taken as it stands" in said(stands)


def test_a_place_is_a_venue_and_its_address_and_lines_of_the_text_are_details() -> None:
    (only,) = event(
        *AT_NINE, r"LOCATION:City Hall\, 400 South Orange Avenue", r"DESCRIPTION:\nDress: business"
    )
    assert only.arrival is not None
    assert (only.arrival.venue, only.arrival.address) == ("City Hall", "400 South Orange Avenue")
    assert only.arrival.dress == "business"


# -- series ----------------------------------------------------------------------------------------

NEW_YORK = "TZID=America/New_York"
SERIES = (
    *TITLED,
    f"DTSTART;{NEW_YORK}:20270412T070000",
    f"DTEND;{NEW_YORK}:20270412T080000",
    "RRULE:FREQ=DAILY;COUNT=3",
)


def days_and_hours(heard: list[Heard]) -> list[tuple[int, int, ItemStatus | None]]:
    found = [each.arrival for each in heard]
    return [(at.day.day, at.start.hour, at.status) for at in found if at and at.day and at.start]


def test_what_was_moved_or_called_off_of_a_series_stands_once() -> None:
    moved = (*TITLED, f"RECURRENCE-ID;{NEW_YORK}:20270413T070000", "DTSTART:20270413T090000")
    off = (
        *TITLED, "RECURRENCE-ID:20270414T110000Z",
        f"DTSTART;{NEW_YORK}:20270414T070000", "STATUS:CANCELLED",
    )  # fmt: skip
    body = "\n".join(
        "\n".join(["BEGIN:VEVENT", *one, "END:VEVENT"]) for one in (SERIES, moved, off)
    )
    assert days_and_hours(events(body)) == [
        (12, 7, None),
        (13, 9, None),
        (14, 7, ItemStatus.CANCELLED),
    ]


def test_a_time_left_out_may_be_given_in_utc() -> None:
    assert days_and_hours(event(*SERIES, "EXDATE:20270413T110000Z")) == [
        (12, 7, None),
        (14, 7, None),
    ]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((*SERIES, "RDATE:20270420T110000Z"), "How it repeats cannot be read"),
        ((*TITLED, "DTSTART;VALUE=DATE:20270412", "RRULE:FREQ=DAILY;COUNT=3"), "How it repeats"),
        ((*SERIES, "RRULE:FREQ=WEEKLY"), "How it repeats cannot be read"),
        (
            (*TITLED, "DTSTART:20270301T090000", "RRULE:FREQ=DAILY;COUNT=3"),
            "None of its times is within the visit; its first is taken.",
        ),
        (
            (*TITLED, "DTSTART:20270412T090000", "DURATION:PT1H", "DURATION:PT2H"),
            "DURATION stands there more than once",
        ),
    ],
)
def test_of_a_series_nothing_is_left_out_without_a_word(lines: tuple[str, ...], told: str) -> None:
    (only,) = event(*lines)
    assert told in said(only)
