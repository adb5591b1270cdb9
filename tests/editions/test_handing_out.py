"""What goes out with an issue, to whom, and what is not said twice."""

import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdfium2
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "documents"))
from visits import an_exchange, an_order

from planner.documents.bilingual import setter_for
from planner.documents.papers import PAPERS
from planner.documents.proof import Proof
from planner.editions.audiences import AUDIENCES
from planner.editions.concerned import concerned
from planner.editions.differences import lines_of
from planner.editions.handing_out import Handing, hand_out
from planner.editions.issuing import Kept, called_off, copies_in, recalled
from planner.editions.naming import file_name
from planner.editions.order import Order
from planner.editions.packing import packed, unpacked
from planner.editions.recipients import recipients
from planner.editions.telling import as_of, to_tell
from planner.editions.values import ChangeNotice, Reader
from planner.model import (
    DelegateCare,
    Exchange,
    Handout,
    Issue,
    Item,
    ItemStatus,
    Organization,
    Refused,
    Vehicle,
    Venue,
)
from planner.wording import wording

LEFT_OUT = "Diets and access needs are not on this copy"


class Office:
    """Issues one after the other, as they are kept."""

    def __init__(self) -> None:
        self.exchange: Exchange = an_exchange(delegates=3, items=3, days=3)
        self.visit = self.exchange.visits[0]
        self.newest: Handing | None = None

    @property
    def order(self) -> Order:
        made_on = date(2027, 2, 1 + len(self.visit.issues))
        return replace(an_order(self.exchange, "internal"), made_on=made_on)

    def issue(self) -> Handing:
        before = self.newest.after if self.newest else {}
        newest = self.visit.issues[-1] if self.visit.issues else None
        made = self.newest = hand_out(self.order, newest, before, "Why")
        handouts = [
            Handout(recipient=each.name, key=each.key, audience=each.audience, papers=each.papers)
            for each in made.whom
        ]
        kept = Issue(number=made.number, day=self.order.made_on, reason="Why", digest="")
        kept.handouts += handouts
        self.visit.issues.append(kept)
        return made

    def item(self, title: str) -> Item:
        return next(item for item in self.visit.items if item.title == title)


def names(handing: Handing) -> set[str]:
    return {each.name for each in handing.whom}


def titles(handing: Handing, audience: str, paper: str = "daily-schedule") -> set[str]:
    kept = handing.after[(audience, paper, "")]
    return {line.entry.title for line in lines_of(kept.edition(Reader(audience))).values()}


def cancel(item: Item) -> None:
    item.status, item.cancelled_by, item.cancelled_why = ItemStatus.CANCELLED, "Hall", "Strike"


@pytest.fixture
def office() -> Iterator[Office]:
    office = Office()
    office.issue()
    yield office


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


def test_to_whoever_is_new_all_of_it_is_new(office: Office) -> None:
    kept = office.newest
    assert kept is not None
    new = office.visit.delegates[0]
    before = {key: each for key, each in kept.after.items() if key[2] != str(new.id)}
    handing = hand_out(office.order, office.visit.issues[-1], before, "Why")
    assert [each.name for each in handing.whom] == [str(new)]
    ((changes),) = [made.copy.edition.changes for made in handing.notices()]
    assert len(changes) > 3 and {each.what for each in changes} == {"new"}


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
    whom = concerned(office.order, before, handing.after, 2)
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
    handing = office.issue()
    assert "Host 1.0" in names(handing)
    assert not {"Host 0.0", "Host 2.0"} & names(handing)
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
        assert "Nothing has changed" not in said and "If something goes wrong" in said


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


def test_only_drivers_whose_runs_change_are_concerned(office: Office) -> None:
    other = Vehicle(name="Van 2", driver="Ana Diaz")
    office.visit.vehicles.append(other)
    office.item("Item 1.2").vehicle = other
    office.issue()
    office.item("Item 2.2").meeting_point = "Back door"  # of the coach
    told = names(office.issue())
    assert "Luis Ortega" in told
    assert "Ana Diaz" not in told


def test_only_those_met_there_are_concerned(office: Office) -> None:
    office.item("Item 1.0").meeting_point = "Back door"
    told = names(office.issue())
    assert "Host 1.0" in told
    assert "Host 2.0" not in told
    assert "Lake Hotel" not in told  # where nothing has changed


def changes_told(handing: Handing, audience: str) -> dict[str, set[str]]:
    """The items on the notices of an audience, by whose each is."""
    return {
        made.copy.edition.only_for: {change.title for change in made.copy.edition.changes}
        for made in handing.notices()
        if made.order.reader.audience == audience
    }


def lines_to(office: Office, audience: str) -> dict[str, str]:
    assert office.newest is not None
    told = to_tell(office.order, office.newest.after, len(office.visit.issues))
    return {e.recipient.name: e.line for e in told if e.recipient.audience == audience}


def test_a_caterer_is_told_of_meals_there_and_nowhere_else(office: Office) -> None:
    ours, theirs = office.item("Item 0.1"), office.item("Item 1.1")
    theirs.venue = Venue(id=UUID(int=7_000_004), name="Rival Kitchen")
    office.issue()
    ours.title, theirs.start = "Secret lunch", time(20)
    lines = lines_to(office, "caterer")
    assert "Secret lunch" in lines["City Hall"] and "Secret" not in lines["Rival Kitchen"]
    assert "8:00 p.m." in lines["Rival Kitchen"].replace("\u00a0", " ")
    handing = office.issue()
    assert changes_told(handing, "caterer") == {
        "City Hall": {"Secret lunch"},
        "Rival Kitchen": {"Item 1.1"},
    }
    names = {file_name(made.order, made.paper, made.copy, set()) for made in handing.notices()}
    assert any("rival-kitchen" in name for name in names)


def test_a_kitchen_that_loses_a_meal_is_told_so_and_the_one_that_gains_it(office: Office) -> None:
    office.item("Item 1.1").venue = Venue(id=UUID(int=7_000_004), name="Rival Kitchen")
    told = changes_told(office.issue(), "caterer")
    assert told == {"City Hall": {"Item 1.1"}, "Rival Kitchen": {"Item 1.1"}}


def test_a_hotel_is_told_of_journeys_to_and_from_it_alone(office: Office) -> None:
    far = Venue(id=UUID(int=7_000_005), name="Tampa Inn")
    office.visit.stops[1].hotel = far
    office.visit.stops[1].first_day = office.visit.stops[0].last_day
    office.issue()
    (leg,) = office.visit.legs
    leg.from_time = time(14, 20)
    office.visit.delegates[0].room_type = "suite"
    assert "2:20" in lines_to(office, "hotel")["Lake Hotel"]
    assert "2:20" not in lines_to(office, "hotel")["Tampa Inn"]
    told = changes_told(office.issue(), "hotel")
    assert told["Lake Hotel"] and not told["Tampa Inn"]


def test_a_driver_is_told_of_the_own_runs_alone(office: Office) -> None:
    van = Vehicle(id=UUID(int=7_000_006), name="Van 2", driver="Ana Diaz")
    office.visit.vehicles.append(van)
    first, second = office.item("Item 1.2"), office.item("Item 2.2")
    second.vehicle = van
    for item in (first, second):
        item.contacts.clear()
    office.issue()
    first.start, second.start = time(6), time(7)
    lines = lines_to(office, "driver")
    assert first.title in lines["Luis Ortega"] and second.title not in lines["Luis Ortega"]
    assert second.title in lines["Ana Diaz"] and first.title not in lines["Ana Diaz"]
    told = changes_told(office.issue(), "driver")
    assert told == {"Luis Ortega": {first.title}, "Ana Diaz": {second.title}}


def test_everyone_concerned_is_told_in_one_line(office: Office) -> None:
    assert office.newest is not None
    assert to_tell(office.order, office.newest.after, 1) == []
    item = office.item("Item 1.0")
    item.start, item.title = time(10, 17), "Long " * 60
    office.item("Item 2.0").contacts.clear()
    told = {each.recipient.name: each for each in to_tell(office.order, office.newest.after, 1)}
    assert {"Host 1.0", "Host 2.0", *(str(each) for each in office.visit.delegates)} <= set(told)
    assert "Host 1.1" not in told
    assert all(len(each.line) <= 160 for each in told.values())
    assert "8:00 a.m. → 10:17 a.m." in told["Host 1.0"].line.replace("\u00a0", " ")
    assert "no longer" in told["Host 2.0"].line
    assert told["Host 1.0"].recipient.phone == "+1 407 555 0142"


def test_a_change_before_any_issue_concerns_organizations_and_places_with_their_numbers() -> None:
    office = Office()
    visit, order = office.visit, office.order
    meal = next(item for item in visit.items if item.kind == "meal")
    contact = meal.contacts[0]
    contact.name, contact.phone = None, None  # nobody is known there yet
    contact.organization = Organization(name="Harbor Kitchen", phone="+1 407 555 0177")
    host = visit.stops[0].host
    assert host is not None
    host.phone = "+1 407 555 0100"
    before = as_of(order)
    meal.start, meal.end = time(19, 5), time(20, 5)
    office.item("Item 1.0").meeting_point = "Back door"  # with the local host's own people
    told = {each.recipient.name: each for each in to_tell(order, before, 1)}
    assert told["Harbor Kitchen"].recipient.phone == "+1 407 555 0177"
    assert told[host.name].recipient.phone == "+1 407 555 0100"
    assert meal.venue is not None and told[meal.venue.name].recipient.audience == "caterer"
    assert {str(each) for each in visit.delegates} <= told.keys()
    lines = {name: each.line for name, each in told.items()}
    assert all(len(line) <= 160 for line in lines.values())
    assert "8:15 a.m. to 8:25 a.m. → 7:05 p.m. to 8:05 p.m." in lines["Harbor Kitchen"]
    # who reads French, and 24 hours
    assert "08:15 à 08:25 → 19:05 à 20:05" in lines[str(visit.delegates[0])]


def test_two_organizations_of_one_name_are_two_recipients() -> None:
    office = Office()
    visit = office.visit
    first, second = visit.stops
    assert first.host is not None
    first.host.name, first.host.phone = "Chamber", "+1 407 555 0100"
    second.host = Organization(id=UUID(int=7_000_001), name="Chamber", phone="+1 813 555 0100")
    hosts = [each for each in recipients(visit) if each.name == "Chamber"]
    assert [each.phone for each in hosts] == ["+1 407 555 0100", "+1 813 555 0100"]
    handing = office.issue()
    assert len([each for each in handing.whom if each.name == "Chamber"]) == 2


def test_an_organization_met_and_hosting_is_one_with_all_its_items() -> None:
    office = Office()
    visit = office.visit
    host, item = visit.stops[0].host, office.item("Item 2.0")
    assert host is not None
    (contact,) = item.contacts
    contact.name, contact.phone = None, "+1 407 555 0177"  # nobody is known there yet
    host.phone = "+1 407 555 0100"
    (one,) = [each for each in recipients(visit) if each.name == host.name]
    assert one.phone == "+1 407 555 0177"
    assert item.id in one.items and office.item("Item 0.0").id in one.items


def test_a_local_host_is_concerned_by_what_it_hosts_alone(office: Office) -> None:
    host, item = office.visit.stops[0].host, office.item("Item 0.0")
    assert host is not None
    item.contacts[0].organization = Organization(id=UUID(int=7_000_002), name="School")
    office.issue()
    item.meeting_point = "Back door"
    assert host.name not in names(office.issue())
    office.item("Item 0.1").meeting_point = "Back door"
    assert host.name in names(office.issue())
    item.contacts.clear()  # nobody else receives them there now
    office.issue()
    item.meeting_point = "Side door"
    assert host.name in names(office.issue())


def test_a_local_host_is_told_of_other_days_and_of_its_end(office: Office) -> None:
    stop = office.visit.stops[0]
    host, hotel = stop.host, stop.hotel
    assert host is not None and hotel is not None
    hotel.name = "River Hotel"
    assert host.name in names(office.issue())
    stop.host = Organization(id=UUID(int=7_000_003), name="Other")
    for item in office.visit.items:
        for contact in item.contacts:
            contact.organization = stop.host
    whom = {each.name: each for each in office.issue().whom}
    assert whom[host.name].gone and not whom["Other"].gone


def test_a_notice_says_since_which_issue_that_reader_holds(office: Office) -> None:
    office.item("Item 1.1").title = "Lunch by the lake"
    office.issue()  # of which the hotel was given nothing
    office.visit.delegates[0].room_type = "suite"
    notices = (out.copy.edition for out in office.issue().notices())
    since = {each.only_for: each.since for each in notices if isinstance(each, ChangeNotice)}
    assert since["Lake Hotel"] == 1
