"""What one delegate holds: the own sessions, the own journeys, the own free time."""

import sys
from datetime import time, timedelta
from pathlib import Path

import pypdfium2
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from reading import words_of
from visits import FIRST, an_exchange, an_order

from planner.documents.papers import PAPERS
from planner.editions.making import copies_of
from planner.editions.values import Arrivals, PersonalSchedule, Slot, WhoGoesWhere
from planner.model import Delegate, Exchange, Item, ItemStatus, Participation


def own_copy(exchange: Exchange, number: int = 0) -> PersonalSchedule:
    edition = copies_of("personal-schedule", an_order(exchange, "delegation"))[number].edition
    assert isinstance(edition, PersonalSchedule)
    return edition


def only(item: Item, delegate: Delegate) -> None:
    item.everyone = False
    item.participations[:] = [Participation(delegate=delegate)]


def a_conference() -> Exchange:
    """A whole for the first of two delegates, with a session for each of them."""
    exchange = an_exchange(delegates=2, items=3, days=1, groups=0)
    visit = exchange.visits[0]
    whole, own, other = visit.items
    whole.title, own.title, other.title = "Conference", "On schools", "On clergy"
    own.whole = other.whole = whole
    only(whole, visit.delegates[0])
    only(own, visit.delegates[0])
    only(other, visit.delegates[1])
    return exchange


@pytest.mark.parametrize("paper", ["personal-schedule", "pocket-schedule", "daily-schedule"])
def test_sessions_stand_on_every_paper_of_days(paper: str) -> None:
    copy = copies_of(paper, an_order(a_conference(), "delegation"))[0]
    text = words_of(PAPERS[paper](copy.edition).pdf)
    assert "Conference" in text
    assert "On schools" in text


def test_the_sessions_of_others_are_left_out() -> None:
    text = words_of(PAPERS["personal-schedule"](own_copy(a_conference())).pdf)
    assert "On clergy" not in text


def test_who_is_at_a_session_alone_keeps_it() -> None:
    slots = own_copy(a_conference(), 1).days[0].slots
    assert [slot.entry.title for slot in slots if slot.entry and slot.entry.kind != "leg"] == [
        "On clergy"
    ]


def free(slots: tuple[Slot, ...]) -> list[tuple[time | None, time | None]]:
    return [(slot.when.start, slot.when.end) for slot in slots if slot.entry is None]


def test_nobody_is_free_while_something_else_goes_on() -> None:
    exchange = an_exchange(delegates=1, items=3, days=1, groups=0)
    visit = exchange.visits[0]
    visit.legs.clear()
    hours = [(9, 12), (10, 11), (13, 14)]
    for item, (start, end) in zip(visit.items, hours, strict=True):
        item.start, item.end = time(start), time(end)
    assert free(own_copy(exchange).days[0].slots) == [(time(12), time(13))]


def test_the_flight_of_the_evening_before_joining_is_among_the_own_days() -> None:
    exchange = an_exchange(delegates=1, items=2, days=4, groups=0)
    visit = exchange.visits[0]
    visit.delegates[0].joins = FIRST
    (leg,) = visit.legs
    leg.from_day, leg.from_time = FIRST - timedelta(days=1), time(23)
    first = own_copy(exchange).days[0]
    assert first.date == FIRST - timedelta(days=1)
    assert [slot.entry.id for slot in first.slots if slot.entry] == [leg.id]


def test_a_hotel_is_told_when_late_joiners_come() -> None:
    exchange = an_exchange(delegates=3, days=4)
    visit = exchange.visits[0]
    (leg,) = visit.legs
    late, hotel = visit.delegates[0], visit.stops[0].hotel
    assert hotel is not None
    late.joins = leg.from_day = leg.to_day = FIRST + timedelta(days=1)
    copies = copies_of("arrivals", an_order(exchange, "hotel"))
    (own,) = (each.edition for each in copies if each.edition.only_for == hotel.name)
    assert isinstance(own, Arrivals)
    assert [each.leaves_on for each in own.legs] == [late.joins]


def test_what_is_canceled_takes_no_seats_and_parts_no_groups() -> None:
    exchange = an_exchange(delegates=4, items=4, days=2, groups=2)
    order = an_order(exchange, "internal")

    def counted() -> WhoGoesWhere:
        edition = copies_of("who-goes-where", order)[0].edition
        assert isinstance(edition, WhoGoesWhere)
        return edition

    before = counted()
    (seats,) = (each for each in before.counts if each.key == "seats")
    assert any(seats.numbers)
    assert any(letter for person in before.people for letter in person.groups)
    for item in exchange.visits[0].items:
        item.status = ItemStatus.CANCELLED
    after = counted()
    (seats,) = (each for each in after.counts if each.key == "seats")
    assert not any(seats.numbers)
    assert not any(letter for person in after.people for letter in person.groups)


def test_where_to_go_stands_with_its_address() -> None:
    text = words_of(PAPERS["personal-schedule"](own_copy(an_exchange())).pdf)
    assert "City Hall, Room 4 400 South Orange Avenue Orlando, FL 32801" in text


def test_a_hotel_is_named_again_where_its_list_goes_on() -> None:
    exchange = an_exchange(delegates=60)
    copy = copies_of("rooming-list", an_order(exchange, "internal"))[0]
    document = pypdfium2.PdfDocument(PAPERS["rooming-list"](copy.edition).pdf)
    sheets = [sheet.get_textpage().get_text_bounded() for sheet in document]
    document.close()
    assert "60 delegates" in sheets[0]
    assert len(sheets) > 1
    assert "Lake Hotel, Orlando (continued)" in sheets[1]
    assert "Hotel to be determined, Tampa (continued)" in sheets[-1]
