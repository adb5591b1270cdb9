"""What goes out with an issue, and what is not said twice."""

import zlib
from dataclasses import replace
from datetime import time
from typing import Any
from uuid import UUID

import pypdfium2
import pytest
from issue_office import Office, cancel, lines_to, names, rung, titles

from planner.documents.bilingual import setter_for
from planner.documents.papers import PAPERS
from planner.documents.proof import Proof
from planner.editions.audiences import AUDIENCES
from planner.editions.concerned import Between, concerned
from planner.editions.differences import lines_of
from planner.editions.handing_out import Handing, hand_out
from planner.editions.issuing import Kept, called_off, copies_in, recalled
from planner.editions.order import Order
from planner.editions.packing import packed, unpacked
from planner.editions.recipients import recipients
from planner.editions.values import Reader
from planner.model import Delegate, DelegateCare, Person, Refused, Venue
from planner.wording import wording

LEFT_OUT = "Diets and access needs are not on this copy"


def test_nothing_changed_is_refused(office: Office) -> None:
    with pytest.raises(Refused):
        office.issue()


def test_a_changed_need_goes_out_to_those_who_read_of_it(office: Office) -> None:
    delegate = office.visit.delegates[1]
    assert delegate.care is not None and delegate.care.dietary == "halal"
    delegate.care.dietary = "severe nut allergy"
    lines = lines_to(office, "caterer")
    assert "City Hall" in lines
    handing = office.issue()
    assert {(each.audience, each.name) for each in handing.whom if each.audience != "hosts"} == {
        ("caterer", "City Hall"),
        ("delegation", str(delegate)),
    }
    again = {(key[0], key[1]) for key, kept in handing.after.items() if kept.issued.number == 2}
    assert ("hotel", "rooming-list") not in again
    assert b"nut" not in zlib.decompress(packed(handing.after))
    delegate.care.mobility = "wheelchair"
    told = {(each.audience, each.name) for each in office.issue().whom}
    assert {("hotel", "Lake Hotel"), ("driver", "Luis Ortega")} <= told
    assert ("caterer", "City Hall") not in told


def test_the_needs_an_issue_told_are_compared_with_though_it_does_not_keep_them(
    office: Office,
) -> None:
    delegate, order = office.visit.delegates[1], office.order
    assert office.newest is not None and delegate.care is not None
    kept = unpacked(packed(office.newest.after))
    assert {each.whole for each in kept.values()} == {None}
    then = {delegate.id: DelegateCare(dietary="halal")}
    with pytest.raises(Refused):
        hand_out(order, office.visit.issues[-1], recalled(kept, order, then), "Why")
    delegate.care = None
    handing = hand_out(order, office.visit.issues[-1], recalled(kept, order, then), "Why")
    assert ("caterer", "City Hall") in {(each.audience, each.name) for each in handing.whom}


def test_an_issue_of_which_the_needs_can_be_told_no_longer_says_so(office: Office) -> None:
    assert office.newest is not None
    kept = unpacked(packed(office.newest.after))
    order = replace(office.order, reader=Reader("caterer"))

    def printed(paper: str, order: Order) -> str:
        ((_, copy),) = copies_in(kept, paper, order)
        file = pypdfium2.PdfDocument(PAPERS[paper](copy.edition).pdf)
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in file).split())

    before = printed("meal-list", order)
    assert "halal" in before and LEFT_OUT not in before
    office.visit.delegates[1].care = None
    then = {office.visit.delegates[1].id: DelegateCare(dietary="halal")}
    assert printed("meal-list", replace(order, needs_then=then)) == before
    assert "halal" not in printed("meal-list", order)
    office.item("Item 0.1").title = office.item("Item 0.2").title = "Other"
    office.visit.delegates[0].room_type = "suite"
    for audience, paper in (
        ("caterer", "meal-list"),
        ("driver", "vehicle-manifest"),
        ("hotel", "rooming-list"),
    ):
        assert LEFT_OUT in printed(paper, replace(order, reader=Reader(audience)))
    assert LEFT_OUT not in printed("arrivals", replace(order, reader=Reader("hotel")))
    ours = replace(order, reader=Reader("internal"))
    assert all(copy.edition.needs_left_out for _, copy in copies_in(kept, "who-goes-where", ours))


def test_whoever_is_new_is_given_all_papers_and_no_notice(office: Office) -> None:
    new = Delegate(id=UUID(int=7_000_008), person=Person(given_name="Ana", family_name="Vos"))
    office.visit.delegates.append(new)
    line = lines_to(office, "delegation")["Ana Vos"]
    assert line.startswith("Ana Vos takes part from now on. Sun, April 11")
    handing = office.issue()
    (given,) = [each for each in handing.whom if each.delegate == new.id]
    assert set(given.papers) >= {"emergency-sheet", "personal-schedule", "daily-schedule"}
    assert "Ana Vos" not in {made.copy.edition.only_for for made in handing.notices()}
    made = {(each.paper, each.order.reader.audience) for each in handing.changed()}
    assert {(paper, "delegation") for paper in given.papers} <= made  # also what is as it was


def test_a_changed_session_is_marked_on_its_day(office: Office) -> None:
    whole, session = office.item("Item 1.0"), office.item("Item 1.1")
    whole.end, session.whole = time(20), whole
    office.issue()
    session.title = "Changed session"
    kept = office.issue().after[("hosts", "daily-schedule", "")]
    days = kept.issued.days
    assert [(bar.item, bar.what) for day in days for bar in day.bars] == [(session.id, "title")]
    setter = setter_for(Reader("hosts"), wording(), Proof())
    setter.bars = {bar.item: bar for day in days for bar in day.bars}
    lines = lines_of(kept.edition(Reader("hosts")))
    assert [line.entry.id for line in lines.values() if setter.changed(line.entry)] == [
        whole.id,
        session.id,
    ]


def test_an_issue_reads_each_schedule_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many it concerns: reading one costs as much as making it."""
    read: list[object] = []
    thawed = Kept.edition
    monkeypatch.setattr(Kept, "edition", lambda *told: read.append(told) or thawed(*told))
    assert office.newest is not None
    before = office.newest.after
    office.item("Item 1.0").meeting_point = "Back door"
    handing = office.issue()
    read.clear()
    whom = concerned(office.order, Between(before, handing.after), 2)
    hosts = [each for each in recipients(office.visit) if each.audience == "hosts"]
    assert len(whom) > 3 and len(hosts) > 6
    assert len(read) <= 2 * len(AUDIENCES)


def delegations_notices(handing: Handing) -> list[Any]:
    return [
        made.copy.edition
        for made in handing.notices()
        if made.order.reader.audience == "delegation"
    ]


def test_another_hotel_or_dress_is_told_to_every_delegate_who_is_there(office: Office) -> None:
    stop = office.visit.stops[0]
    office.visit.delegates[2].joins = stop.last_day  # who does not sleep there
    office.issue()
    stop.hotel = Venue(id=UUID(int=7_000_007), name="River Hotel")
    handing = office.issue()
    notices = delegations_notices(handing)
    assert len(notices) == 3
    told = {(each.what, each.was, each.now) for each in notices[0].changes}
    ((what, was, now),) = told
    assert what == "overnight" and was.startswith("Lake Hotel") and now == "River Hotel"
    for item in office.visit.items:
        item.dress = "black tie" if item.day == office.item("Item 1.0").day else None
    assert "Host 1.0" in rung(office)
    assert not {"Host 0.0", "Host 2.0"} & rung(office)
    handing = office.issue()
    changes = [each for notice in delegations_notices(handing) for each in notice.changes]
    assert {(each.what, each.now) for each in changes} == {("dress", "black tie")}


def test_what_changes_on_no_day_is_told_by_the_names_of_the_papers(office: Office) -> None:
    office.visit.stops[0].emergency_numbers = "Police 999"
    handing = office.issue()
    notices = delegations_notices(handing)
    assert len(notices) == 3
    for notice in notices:
        assert not notice.changes and "emergency-sheet" in notice.papers
        file = pypdfium2.PdfDocument(PAPERS["change-notice"](notice).pdf)
        pages = (page.get_textpage().get_text_range() for page in file)
        said = " ".join(" ".join(pages).split())
        words = wording(notice.reader.language)  # of each delegate
        assert notice.reader.language == "fr" and words.say("papers.emergency-sheet") in said
        assert words.say("papers.nothing-changed", number=1) not in said


def test_a_name_spelled_otherwise_is_the_same_recipient(office: Office) -> None:
    (contact,) = office.item("Item 1.0").contacts
    assert contact.person is None and contact.name == "Host 1.0"
    (key,) = [each.key for each in recipients(office.visit) if each.name == contact.name]
    contact.name = "Høst 1.00"
    handing = office.issue()
    assert not [each for each in handing.whom if each.gone]
    (same,) = [each for each in handing.whom if each.name == contact.name]
    assert same.key == key
    assert [each.key for each in recipients(office.visit) if each.name == contact.name] == [key]
    office.item("Item 2.0").title = "Other"
    assert not [each for each in office.issue().whom if each.gone]
    contact.name = "Ana Silva"  # somebody else in the same position
    whom = {each.name: each for each in office.issue().whom}
    assert whom["Høst 1.00"].gone and whom["Ana Silva"].key != key


def test_a_personal_schedule_bears_its_issues_day_by_day(office: Office) -> None:
    item, delegate = office.item("Item 1.0"), office.visit.delegates[0]
    key = ("delegation", "personal-schedule", str(delegate.id))
    item.title = "Changed title"
    kept = office.issue().after[key]
    days = {day.day: day for day in kept.issued.days}
    assert {day.number for day in days.values()} == {1, 2}
    assert [(bar.item, bar.what) for bar in days[item.day].bars] == [(item.id, "title")]
    assert days[item.day].number == 2
    drawn = PAPERS["personal-schedule"](kept.edition(Reader("delegation")))
    file = pypdfium2.PdfDocument(drawn.pdf)
    said = " ".join(page.get_textpage().get_text_range() for page in file)
    assert said.count("New title") == 1 and "A bar in the margin" in said
    assert "Issue 1" in said and "Issue 2" in said
    # of an issue that bore no numbers of these days
    assert office.newest is not None
    old = {each: replace(one, issued=replace(one.issued, days=())) for each, one in
           office.newest.after.items()}  # fmt: skip
    office.item("Item 2.0").title = "Another"
    numbers = hand_out(office.order, office.visit.issues[-1], old, "Why").after[key].issued.days
    assert sorted(day.number for day in numbers) == [2, 2, 3]


def test_a_canceled_item_stands_on_other_peoples_copies_once(office: Office) -> None:
    cancel(office.item("Item 1.0"))
    told = office.issue()
    assert "Item 1.0" in titles(told, "hosts")
    assert called_off(told.after) == {office.item("Item 1.0").id}
    office.item("Item 2.0").title = "Other"
    third = office.issue()
    assert "Item 1.0" in titles(third, "hosts")  # nobody is given that day anew
    days = third.after[("hosts", "daily-schedule", "")].issued.days
    assert [day.number for day in days] == [1, 2, 3]
    office.item("Item 1.1").title = "Third"
    fourth = office.issue()
    assert "Item 1.0" not in titles(fourth, "hosts")
    assert "Third" in titles(fourth, "hosts")
    assert "Item 1.0" in titles(fourth, "internal")
    office.item("Third").title = "Fourth"
    assert "Item 1.0" not in titles(office.issue(), "hosts")


def test_a_host_taken_off_is_told_once_with_a_notice_of_their_own(office: Office) -> None:
    office.item("Item 1.0").contacts.clear()
    handing = office.issue()
    (gone,) = [each for each in handing.whom if each.gone]
    assert gone.name == "Host 1.0"
    (notice,) = [each for each in handing.notices() if each.copy.person == "Host 1.0"]
    assert notice.copy.edition.gone
    assert PAPERS["change-notice"](notice.copy.edition).pages == 1
    office.item("Item 2.0").title = "Other"
    assert "Host 1.0" not in names(office.issue())


def test_a_driver_without_runs_is_told_once(office: Office) -> None:
    for item in office.visit.items:
        item.vehicle = None
        item.contacts[:] = [each for each in item.contacts if each.name != "Luis Ortega"]
    office.visit.legs.clear()
    office.visit.vehicles.clear()
    gone = {each.name for each in office.issue().whom if each.gone}
    assert "Luis Ortega" in gone
    office.item("Item 2.0").title = "Other"
    assert "Luis Ortega" not in names(office.issue())


def test_a_delegate_taken_off_is_told_once(office: Office) -> None:
    delegate = office.visit.delegates[2]
    for group in office.visit.groups:
        group.members[:] = [each for each in group.members if each.delegate is not delegate]
    office.visit.delegates.remove(delegate)
    handing = office.issue()
    assert [each.name for each in handing.whom if each.gone] == [str(delegate)]
    assert list(handing.notices())
    office.item("Item 2.0").title = "Other"
    assert str(delegate) not in names(office.issue())
