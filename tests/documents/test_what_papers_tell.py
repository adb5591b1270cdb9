"""What whoever holds a paper looks for: whom to call, who comes later, when the day begins."""

import sys
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import groupby
from pathlib import Path

import pypdfium2
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from golden import a_sample, sample
from reading import plain, words_of
from visits import FIRST, an_exchange, an_order

from planner.documents import fonts
from planner.documents.cells import Cell
from planner.documents.glance import GlanceRow
from planner.documents.papers import PAPERS
from planner.documents.shaping import _in_sight
from planner.documents.typesetting import broken
from planner.editions.contacts import emergency_sheet, pocket_schedule
from planner.editions.making import copies_of
from planner.editions.notice import change_notice
from planner.editions.order import Order
from planner.editions.personal import personal_schedule
from planner.editions.schedule import daily_schedule
from planner.editions.values import Reader, told_of_clocks
from planner.model import (
    Contact,
    Deadline,
    Exchange,
    Function,
    ItemKind,
    Leg,
    User,
    VisitKind,
)
from planner.wording import wording


def of_sample(audience: str, **reader: str) -> Order:
    return Order(sample(), VisitKind.FIRST, Reader(audience, **reader), date(2027, 3, 1))


def said(paper: str, order: Order) -> str:
    return words_of(PAPERS[paper](copies_of(paper, order)[0].edition).pdf)


def test_a_pocket_says_which_number_is_whose_and_what_to_dial() -> None:
    words = said("pocket-schedule", of_sample("delegation"))
    for told in (
        "911 Police, fire, ambulance",
        "Ms. Helen Abara, Escort +1 202 555 0168",
        "Luis Ortega, Driver +1 813 555 0190",
        "Hotel Azalea, Hotel +1 407 555 0188",
    ):
        assert told in words, told


def test_a_pocket_names_everybody_to_call_once() -> None:
    exchange = a_sample()
    item = next(each for each in exchange.visits[0].items if each.contacts)
    helen = next(
        each for item in exchange.visits[0].items for each in item.contacts
        if each.function is Function.ESCORT and each.person
    )  # fmt: skip
    item.contacts.append(
        Contact(person=helen.person, function=Function.INTERPRETER, phone="+1 202 555 0999")
    )
    order = replace(of_sample("delegation"), exchange=exchange)
    names = [met.name for met in pocket_schedule(order).calls]
    assert len(names) == len(set(names))
    assert names[0] == helen.full_name


def test_an_escort_who_travels_along_and_is_met_under_a_title_is_called_once() -> None:
    order = an_order(an_exchange(delegates=2, items=1, days=1), "delegation")
    escort = order.delegates[1]
    escort.person.honorific = "Ms."
    order.visit.items[0].contacts.append(Contact(person=escort.person, function=Function.ESCORT))
    names = [call.name for call in emergency_sheet(order).calls]
    assert names == [str(escort)]


def test_an_emergency_sheet_begins_with_the_escort_and_names_whom_to_call_next() -> None:
    order = of_sample("delegation")
    functions = [call.function for call in emergency_sheet(order).calls]
    assert functions[0] == "escort"
    assert functions == sorted(functions, key=["escort", "interpreter"].index)
    assert "call the escort: Ms. Helen Abara +1 202 555 0168." in said("emergency-sheet", order)


def test_a_number_without_words_is_called_an_emergency_number() -> None:
    exchange = a_sample()
    exchange.visits[0].stops[0].emergency_numbers = "311"
    order = replace(of_sample("delegation"), exchange=exchange)
    assert "Emergency number, 311" in said("emergency-sheet", order)


def test_a_person_is_free_until_the_first_thing_of_a_late_morning() -> None:
    order = an_order(an_exchange(delegates=1, items=2, days=3, groups=0), "delegation")
    order = replace(order, person=order.delegates[0].id)
    late = FIRST + timedelta(days=1)
    for number, item in enumerate(order.visit.items):
        if item.day == late:
            item.start, item.end = time(11 + number % 2, 30), time(11 + number % 2, 45)
    slots = {day.date: day.slots[0] for day in personal_schedule(order).days}
    assert slots[late].entry is None
    assert slots[late].when.end == time(11, 30)
    assert all(slot.entry for day, slot in slots.items() if day != late)
    assert "until 11:30 a.m. Free" in said("personal-schedule", order)


def test_nobody_is_free_before_a_first_thing_whose_hour_is_not_known() -> None:
    order = an_order(an_exchange(delegates=1, items=2, days=2, groups=0), "delegation")
    order = replace(order, person=order.delegates[0].id)
    for item in order.visit.items:
        item.start = item.end = None
    assert all(slot.entry for day in personal_schedule(order).days for slot in day.slots)


def test_a_pocket_says_until_when_the_morning_is_free() -> None:
    order = an_order(an_exchange(delegates=1, items=1, days=3, groups=0), "delegation")
    for item in order.visit.items:
        item.start, item.end = time(11), time(12)
    words = said("pocket-schedule", order)
    assert words.count("Free until 11:00 a.m.") == 2  # but not on the day of arrival


def test_who_joins_or_leaves_on_another_day_stands_at_the_head_of_that_day() -> None:
    order = of_sample("hosts")
    eleni = next(each for each in order.delegates if "Eleni" in str(each))
    solenn = next(each for each in order.delegates if "Solenn" in str(each))
    assert eleni.joins is not None
    days = {day.date: day for day in daily_schedule(order).days}
    assert days[eleni.joins].joining == (str(eleni),)
    assert f"Joining: {eleni}" in said("daily-schedule", order)
    assert not any(str(solenn) in (*day.joining, *day.leaving) for day in days.values())


def test_clocks_that_change_overnight_are_told_on_both_days() -> None:
    order = an_order(an_exchange(delegates=1, items=1, days=4), "delegation")
    stop, saturday = order.visit.stops[0], date(2027, 3, 13)
    order.visit.stops[:], order.visit.legs[:] = [stop], []
    assert stop.city is not None
    stop.city.zone = "America/New_York"
    stop.first_day, stop.last_day = saturday - timedelta(days=2), saturday + timedelta(days=3)
    for at, item in enumerate(order.visit.items):
        item.stop, item.day = stop, saturday - timedelta(days=1) + timedelta(days=at)
    days = {day.date: day for day in daily_schedule(order).days}
    told = {day: [*told_of_clocks(each)] for day, each in days.items() if day}
    assert told[saturday] == [("papers.clocks-forward-tonight", 60)]
    assert told[saturday + timedelta(days=1)] == [("papers.clocks-forward", 60)]
    assert sum(map(len, told.values())) == 2
    own = replace(order, person=order.delegates[0].id)
    for paper in (said("daily-schedule", order), said("personal-schedule", own)):
        found = " ".join(paper.split())
        assert "clocks go forward 60 minutes tonight" in found
        assert "clocks went forward 60 minutes in the night" in found


def test_a_day_outside_every_stop_is_headed_by_where_its_journeys_end() -> None:
    order = of_sample("delegation")
    home = daily_schedule(order).days[-2]
    assert home.date == date(2027, 4, 23)
    assert (home.city, home.zone) == ("Nantes", "Europe/Paris")
    own = personal_schedule(replace(order, person=order.delegates[0].id))
    assert next(day.city for day in own.days if day.date == home.date) == "Nantes"


def test_a_day_outside_every_stop_without_a_journey_is_headed_by_the_stop_of_its_items() -> None:
    order = an_order(an_exchange(delegates=1, items=1, days=3), "delegation")
    item = order.visit.items[0]
    item.day = FIRST + timedelta(days=9)
    day = next(each for each in daily_schedule(order).days if each.date == item.day)
    assert (day.city, day.zone) == ("Orlando", "America/New_York")


def test_a_city_has_one_band_in_the_grid_however_its_days_begin() -> None:
    days = [day for day in daily_schedule(of_sample("delegation")).days if day.date]
    rows = [GlanceRow(day, Cell(), [], []) for day in days]
    assert [city for city, _ in groupby(rows, key=lambda row: row.city)] == [
        "Washington", "Orlando", "Tampa", "Nantes",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en+fr", "de+fr", "en+nl"])
def test_a_header_in_two_languages_says_which_visit_it_is_and_when(language: str) -> None:
    first = wording(language).first
    day = first.date_range(date(2027, 4, 13), date(2027, 4, 22), "a4")
    visit = first.say("papers.visit-first")
    order = of_sample("delegation", language=language, size="a4")
    for paper in ("contact-sheet", "program-book"):
        pdf = PAPERS[paper](copies_of(paper, order)[0].edition).pdf
        document = pypdfium2.PdfDocument(pdf)
        head = document[1].get_textpage().get_text_bounded(bottom=780, left=0, right=420)
        document.close()
        assert visit in plain(head), head
        assert plain(day) in plain(head), head


@pytest.mark.parametrize("audience", ["driver", "hotel"])
def test_arrivals_tell_who_comes_where_they_are_met_and_with_what(audience: str) -> None:
    order = an_order(an_exchange(delegates=2, items=3, days=2), audience)
    visit = order.visit
    (leg,) = visit.legs
    leg.everyone = True
    leg.travellers.clear()
    transfer = next(each for each in visit.items if each.kind is ItemKind.TRANSFER)
    transfer.start, transfer.end, transfer.meeting_point = time(16, 30), time(17), "Door 14"
    for delegate in order.delegates:
        delegate.room_type = "single"
    words = said("arrivals", order)
    for told in (*map(str, order.delegates), "Door 14", "4:30 p.m.", "Coach 1"):
        assert told in words, told
    assert ("single" in words) == (audience == "hotel")  # a driver knows of no rooms


def test_a_transfer_long_before_a_journey_is_not_what_brings_people_to_it() -> None:
    order = an_order(an_exchange(delegates=1, items=3, days=1, groups=0), "driver")
    leg: Leg = order.visit.legs[0]
    leg.everyone, leg.from_time = True, time(23)
    leg.travellers.clear()
    assert "Coach 1" not in said("arrivals", order)


@pytest.mark.parametrize("text", ["Friday, April 23, at home", "Tue, May 4, noon"])
def test_a_day_stays_with_its_month(text: str) -> None:
    for measure in range(90, 160, 5):
        for line in broken(text, fonts.REGULAR, 9, float(measure)):
            assert not line.endswith(("April", "May"))


def test_the_sample_has_a_building_that_asks_for_names() -> None:
    words = said("access-list", of_sample("security"))
    assert "State Annex 44" in words
    assert "Kerbrat-Oduya" in words


def with_a_coordinator(phone: str | None) -> Exchange:
    exchange = an_exchange(delegates=3, items=1, days=2)
    mia, ben = User(name="Mia Renaud", phone=phone), User(name="Ben Ott", phone="+33 1 00")
    exchange.deadlines += [Deadline(what="A", owner=each) for each in (mia, mia, ben)]
    return exchange


@pytest.mark.parametrize(
    ("audience", "phone", "told"),
    [
        ("hosts", "+33 1 55 00 10", "call the coordinator: Mia Renaud +33 1 55 00 10."),
        ("hosts", None, "call the coordinator."),
        ("hotel", "+33 1 55 00 10", "call the coordinator."),  # who is told of no numbers
    ],
)
def test_whoever_is_to_call_the_coordinator_is_told_whom_and_where(
    audience: str, phone: str | None, told: str
) -> None:
    order = an_order(with_a_coordinator(phone), audience)
    notice = replace(change_notice(order), since=1, since_on=FIRST, papers=("arrivals",))
    assert told in words_of(PAPERS["change-notice"](notice).pdf)


def test_the_coordinator_follows_the_escort_on_the_emergency_sheet() -> None:
    order = an_order(with_a_coordinator("+33 1 55 00 10"), "delegation")
    assert [call.function for call in emergency_sheet(order).calls] == ["escort", "coordinator"]
    assert "Mia Renaud Coordinator +33 1 55 00 10" in said("emergency-sheet", order)
    assert "Mia Renaud, Coordinator +33 1 55 00 10" in said("pocket-schedule", order)


def test_a_telephone_number_reads_from_its_plus_sign_after_a_name_from_the_right() -> None:
    shown = "".join(run for run, _ in _in_sight("Call: מרים כהן +33 6 39.", from_right=False))
    assert shown.endswith("+33 6 39.")
    assert shown.startswith("Call: ")
