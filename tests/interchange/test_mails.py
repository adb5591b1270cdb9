"""Programs as people write them in mails, each with what must be understood of it. All invented.

A file holds the program, a line of equals signs, and an item a line: the day, the hours (or what is
said in their place), the title; a journey with both its ends.
"""

from pathlib import Path

import pytest
from programs_in_lines import VISIT, line

from planner.interchange.itinerary.heard import Answers
from planner.interchange.itinerary.reading import read_itinerary
from planner.queries.airports import zone_of_airport

MAILS = sorted((Path(__file__).parent / "mails").glob("*.txt"))


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
