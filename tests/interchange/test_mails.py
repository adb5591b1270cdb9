"""Programs as people write them in mails, each with what must be understood of it. All invented.

A file holds the program, a line of equals signs, and an item a line: the day, the hours (or what is
said in their place), the title; a journey with both its ends.
"""

from datetime import date
from pathlib import Path

import pytest

from planner.actions.arriving import Arrival
from planner.interchange.itinerary.heard import Answers, Background
from planner.interchange.itinerary.reading import read_itinerary
from planner.queries.airports import zone_of_airport

MAILS = sorted((Path(__file__).parent / "mails").glob("*.txt"))
FIRST, LAST = date(2027, 4, 11), date(2027, 4, 20)
ORLANDO = ("Orlando", "America/New_York", FIRST, LAST)
VISIT = Background(FIRST, LAST, (ORLANDO,), (), frozenset())


def line(item: Arrival) -> str:
    """An item in one line: “04-12 09:00-10:30 Meeting with the mayor”."""
    day = f"{item.day:%m-%d}" if item.day else "undated"
    if leg := item.leg:
        leaves, lands = (f"{at:%H:%M}" if at else "?" for at in (leg.from_time, leg.to_time))
        arrives = f"{leg.to_day:%m-%d}" if leg.to_day else "undated"
        service = f"{leg.carrier} {leg.number}"
        return f"{day} {service}: {leg.from_place} {leaves} > {leg.to_place} {arrives} {lands}"
    hours = f"{item.start:%H:%M}" if item.start else item.part or item.state
    if item.end:
        hours = f"{hours}-{item.end:%H:%M}{'+1' if item.ends_next_day else ''}"
    about = "~" if item.state == "approximate" else ""
    return f"{day} {about}{hours} {item.title}"


@pytest.mark.parametrize("mail", MAILS, ids=lambda mail: mail.stem)
def test_every_item_of_a_mail_is_understood(mail: Path) -> None:
    text, _, expected = mail.read_text(encoding="utf-8").partition("=====\n")
    understood = read_itinerary(text.encode(), "mail.txt", VISIT, Answers(), zone_of_airport)
    items = [line(heard.arrival) for heard in understood.heard if heard.arrival]
    assert items == expected.splitlines()


@pytest.mark.parametrize("mail", MAILS, ids=lambda mail: mail.stem)
def test_no_line_of_a_mail_is_without_a_word(mail: Path) -> None:
    text = mail.read_text(encoding="utf-8").partition("=====\n")[0]
    understood = read_itinerary(text.encode(), "mail.txt", VISIT, Answers(), zone_of_airport)
    told = "\n".join(heard.source or "" for heard in understood.heard)
    for written in text.splitlines():
        words = written.strip(" >|*-•\t").split("\t")[0].split(" | ")[0].split(";")[0]
        assert words in told.replace("> ", ""), written
