"""What a calendar file says of zones is a name, and holds for that file alone."""

from datetime import time

import pytest
from builders import a_stop, a_visit

from planner.interchange.itinerary.heard import Answers, Background, Heard
from planner.interchange.itinerary.reading import read_itinerary

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
