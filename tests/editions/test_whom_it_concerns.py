"""Whom a change concerns, and what each of them is told."""

from datetime import time
from uuid import UUID

from issue_office import Office, changes_told, lines_to, names

from planner.editions.naming import file_name
from planner.editions.recipients import recipients
from planner.editions.telling import as_of, to_tell
from planner.editions.values import ChangeNotice
from planner.model import Organization, Vehicle, Venue


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
