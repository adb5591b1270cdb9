"""Programs as lines of text: what a label, a heading or an odd line makes of an item."""

from datetime import date, time

from builders import a_group, a_stop, a_visit

from planner.interchange.itinerary.heard import Answers, Background, Heard
from planner.interchange.itinerary.reading import read_itinerary

VISIT = a_visit(stops=[a_stop()], groups=[a_group(name="Police"), a_group(name="Youth", rank=1)])
DAY = date(2027, 4, 12)
HEADING = "Monday 12 April 2027"


def read(*lines: str, heading: str = HEADING, name: str = "a.txt") -> list[Heard]:
    background = Background.of(VISIT, frozenset())
    text = "\n".join([heading, *lines]).encode()
    return list(read_itinerary(text, name, background, Answers(), lambda code: None).heard)


def one(*lines: str, heading: str = HEADING) -> Heard:
    (heard,) = (each for each in read(*lines, heading=heading) if each.arrival is not None)
    return heard


def said(heard: Heard) -> str:
    return " ".join(str(message) for message in heard.messages)


def test_a_title_under_its_own_label_is_the_title() -> None:
    for lines in (("9:30", "Title: Council"), ("9:30 Title: Council",)):
        heard = one(*lines)
        assert heard.arrival is not None
        assert (heard.arrival.title, heard.arrival.start) == ("Council", time(9, 30))


def test_a_detail_that_is_given_twice_keeps_the_first_and_notes_the_second() -> None:
    heard = one("9:30 Council", "Dress: business", "Dress: casual")
    assert heard.arrival is not None
    assert heard.arrival.dress == "business"
    assert heard.arrival.note is not None and "casual" in heard.arrival.note


def test_who_comes_stands_under_its_label() -> None:
    heard = one("9:30 Council", "Participants: Police, Youth and Ana Lima")
    assert heard.arrival is not None
    assert heard.arrival.who == ["Police", "Youth", "Ana Lima"]


def test_a_phone_is_that_of_the_contact_above_it() -> None:
    heard = one("9:30 Council", "Contact: Buddy Dyer", "Phone: +1 407 555 0100")
    assert heard.arrival is not None and heard.arrival.contacts
    assert [(each.name, each.phone) for each in heard.arrival.contacts] == [
        ("Buddy Dyer", "+1 407 555 0100")
    ]
    alone = one("9:30 Council", "Phone: +1 407 555 0100")
    assert alone.arrival is not None and "+1 407 555 0100" in str(alone.arrival.note)


def test_a_line_for_one_group_begins_with_its_name() -> None:
    heard = read("9:30 Police: Patrol", "9:30 Youth: School")
    found = [(each.arrival.who, each.arrival.title) for each in heard if each.arrival]
    assert found == [(["Police"], "Patrol"), (["Youth"], "School")]


def test_a_dress_in_the_heading_of_a_day_is_that_of_its_items() -> None:
    heard = one("9:30 Council", heading=f"{HEADING}, dress code: business casual")
    assert heard.arrival is not None
    assert (heard.arrival.day, heard.arrival.dress) == (DAY, "business casual")


def test_what_stands_under_no_day_has_none_and_that_is_said() -> None:
    heard = one("9:30 Council", heading="")
    assert heard.arrival is not None and heard.arrival.day is None
    assert "No day is named above it, so it has no date yet." in said(heard)


def test_a_place_in_parentheses_may_have_its_address() -> None:
    heard = one("9:30 Council (City Hall, 400 South Orange Avenue)")
    assert heard.arrival is not None
    assert heard.arrival.title == "Council"
    assert (heard.arrival.venue, heard.arrival.address) == ("City Hall", "400 South Orange Avenue")


def test_a_journey_has_no_place_for_more_and_that_is_said() -> None:
    heard = one("AF 54 CDG-IAD 1330-1540 window seats please")
    assert heard.arrival is not None and heard.arrival.leg is not None
    assert "was not taken: a journey has no place for it." in said(heard)
