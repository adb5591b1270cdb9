"""What is written for a reader stands on a paper of theirs, and what no type can print does not."""

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from reading import words_of
from visits import FIRST, an_exchange, an_order

from planner.documents.papers import PAPERS
from planner.editions.audiences import AUDIENCES
from planner.editions.making import copies_of
from planner.editions.schedule import daily_schedule
from planner.editions.values import Badges
from planner.model import City, ItemKind, ItemNote, PairedCity, Side


@pytest.mark.parametrize("audience", [each for each in AUDIENCES if each != "security"])
def test_a_note_stands_on_a_paper_of_whom_it_is_for(audience: str) -> None:
    exchange = an_exchange(delegates=2, days=2)
    visit = exchange.visits[0]
    item = next(each for each in visit.items if each.kind is ItemKind.MEAL and each.stop)
    item.public = True
    assert item.stop is not None and item.stop.hotel is not None
    item.venue = item.stop.hotel
    if audience == "driver":
        item.kind = ItemKind.TRANSFER
    item.notes += [ItemNote(audience=each, text=f"For the {each}.") for each in AUDIENCES]
    said = ""
    for paper in AUDIENCES[audience].papers:
        for copy in copies_of(paper, an_order(exchange, audience, paper)):
            said += words_of(PAPERS[paper](copy.edition).pdf)
    assert f"For the {audience}." in said
    if audience != "internal":
        assert not any(f"For the {each}." in said for each in AUDIENCES if each != audience)


@pytest.mark.parametrize("paper", ["badges", "tent-cards", "roster", "daily-schedule"])
def test_a_name_no_letter_of_which_can_be_printed_stands_in_latin_alone(paper: str) -> None:
    exchange = an_exchange(delegates=1, items=1, days=1, groups=0)
    exchange.visits[0].delegates[0].person.native_name = "王小明"
    (copy,) = copies_of(paper, an_order(exchange, "internal"))
    drawn = PAPERS[paper](copy.edition)
    said = words_of(drawn.pdf)
    assert "Solenn" in said
    assert "…" not in said
    assert any("王小明" in str(notice.values) for notice in drawn.notices)


def test_nobody_is_given_one_of_several_cities_by_guess() -> None:
    exchange = an_exchange(delegates=2)
    visit = exchange.visits[0]
    for delegate in visit.delegates:
        delegate.organization = None

    def cities() -> set[str | None]:
        edition = copies_of("badges", an_order(exchange, "internal"))[0].edition
        assert isinstance(edition, Badges)
        return {each.city for each in edition.people}

    assert cities() == {"Nantes"}
    exchange.cities.append(PairedCity(city=City(name="Haifa", country="IL"), side=Side.FOREIGN))
    assert cities() == {None}


def test_a_driver_is_not_told_that_nothing_is_planned_on_a_full_day() -> None:
    exchange = an_exchange(delegates=2, items=2, days=2)
    (copy,) = copies_of("daily-schedule", an_order(exchange, "driver"))
    said = words_of(PAPERS["daily-schedule"](copy.edition).pdf)
    assert "Nothing is planned" not in said
    assert "Nothing in this copy" not in said


def test_a_driver_is_given_no_page_of_a_day_without_a_ride_unless_it_is_asked_for() -> None:
    order = an_order(an_exchange(delegates=2, items=4, days=3), "driver")
    for item in order.visit.items:
        if item.day == FIRST + timedelta(days=1):
            item.kind = ItemKind.MEETING
    edition = daily_schedule(order)
    assert [day.date for day in edition.days] == [FIRST, FIRST + timedelta(days=2)]
    asked = replace(order, days=[FIRST + timedelta(days=1)])
    said = words_of(PAPERS["daily-schedule"](daily_schedule(asked)).pdf)
    assert "Nothing in this copy that day." in said
