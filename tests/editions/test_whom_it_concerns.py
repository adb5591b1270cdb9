"""Whom a change concerns, and what each of them is told."""

from collections.abc import Callable
from datetime import time
from uuid import UUID

from issue_office import Office, changes_told, lines_to, names, rung

from planner.documents.papers import PAPERS
from planner.editions.audiences import AUDIENCES
from planner.editions.handing_out import Handing
from planner.editions.issuing import Key
from planner.editions.naming import file_name
from planner.editions.recipients import recipients
from planner.editions.telling import as_of, to_tell
from planner.editions.values import ChangeNotice, Reader
from planner.model import Delegate, Organization, Participation, Vehicle, Venue


def test_only_drivers_whose_runs_change_are_concerned(office: Office) -> None:
    other = Vehicle(name="Van 2", driver="Ana Diaz")
    office.visit.vehicles.append(other)
    office.item("Item 1.2").vehicle = other
    office.issue()
    office.item("Item 2.2").meeting_point = "Back door"  # of the coach
    told = rung(office)
    assert "Luis Ortega" in told
    assert "Ana Diaz" not in told
    assert changes_told(office.issue(), "driver").keys() == {"Luis Ortega", "Host 2.2"}


def test_only_those_met_there_are_concerned(office: Office) -> None:
    office.item("Item 1.0").meeting_point = "Back door"
    told = rung(office)
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
    handing = office.issue()
    assert changes_told(handing, "caterer") == {"City Hall": {"Item 1.1"}}
    (new,) = [each for each in handing.whom if each.name == "Rival Kitchen"]
    assert new.new and new.papers == ("meal-list",)


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
    assert told["Lake Hotel"] and "Tampa Inn" not in told


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
    assert host.name not in rung(office)
    assert host.name not in changes_told(office.issue(), "hosts")
    office.item("Item 0.1").meeting_point = "Back door"
    assert host.name in rung(office)
    assert changes_told(office.issue(), "hosts")[host.name] == {"Item 0.1"}
    item.contacts.clear()  # nobody else receives them there now
    office.issue()
    item.meeting_point = "Side door"
    assert host.name in rung(office)


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


def test_exactly_those_are_given_an_issue_of_whose_papers_one_is_another(office: Office) -> None:
    """Whatever it was that changed: somebody else's coming and going, another host's item."""
    delegate = office.visit.delegates[2]
    changes: tuple[Callable[[], object], ...] = (
        lambda: setattr(office.item("Item 1.0"), "meeting_point", "Back door"),
        lambda: setattr(delegate, "joins", office.item("Item 1.0").day),
        lambda: leaves(office, delegate),
        lambda: setattr(office.item("Item 2.2"), "start", time(6)),
        lambda: setattr(office.visit.delegates[0], "room_type", "suite"),
    )
    made: dict[tuple[int, Key], bytes | None] = {}

    def drawn(handing: Handing, key: Key) -> bytes | None:
        """Drawn once, though many hold it, and it is compared with both its neighbors."""
        which = handing.number, key
        if which not in made:
            made[which] = drawn_of(handing, key)
        return made[which]

    for change in changes:
        before = office.newest
        assert before is not None
        change()
        handing = office.issue()
        for each in recipients(office.visit):
            mine = [key for key in handing.after
                    if key[0] == each.audience and key[2] in ("", each.copy)]  # fmt: skip
            papers = {key[1] for key in mine if key[1] in AUDIENCES[each.audience].papers}
            another = {
                key[1] for key in mine
                if key[1] in papers and drawn(before, key) != drawn(handing, key)
            }  # fmt: skip
            given = [one.papers for one in handing.whom if one.key == each.key]
            assert another == set(*given), each.name


def drawn_of(handing: Handing, key: Key) -> bytes | None:
    kept = handing.after.get(key)
    return PAPERS[key[1]](kept.edition(Reader(key[0]))).pdf if kept else None


def leaves(office: Office, delegate: Delegate) -> None:
    for group in office.visit.groups:
        group.members[:] = [each for each in group.members if each.delegate is not delegate]
    office.visit.delegates.remove(delegate)


def notices_of(handing: Handing, audience: str) -> dict[str | None, ChangeNotice]:
    found = {}
    for made in handing.notices():
        if made.order.reader.audience == audience:
            assert isinstance(made.copy.edition, ChangeNotice)
            found[made.copy.edition.only_for] = made.copy.edition
    return found


def test_each_host_is_told_who_no_longer_comes_and_of_no_other_hosts_items(office: Office) -> None:
    delegate = office.visit.delegates[2]
    name = str(delegate)
    leaves(office, delegate)
    office.item("Item 1.0").meeting_point = "Back door"
    office.item("Item 2.0").meeting_point = "Side door"
    handing = office.issue()
    hosts = notices_of(handing, "hosts")
    assert len(hosts) > 5
    for whose, notice in hosts.items():
        told = {each.what: each for each in notice.changes}
        assert told["delegation"].now == f"2 delegates, without {name}"
        moved = {each.title for each in notice.changes if each.what == "place"}
        if whose != "City of Nantes":  # which receives them everywhere
            assert moved == {f"Item {end}" for end in ("1.0", "2.0") if whose == f"Host {end}"}
    (mine,) = [each for each in hosts["Host 1.0"].changes if each.what == "participants"]
    assert (mine.title, mine.was) == ("Item 1.0", "3 delegates")
    assert mine.now == f"2 delegates, without {name}"


def test_a_caterer_is_told_how_many_and_not_who(office: Office) -> None:
    name = str(office.visit.delegates[2].person.family_name)
    leaves(office, office.visit.delegates[2])
    notice = notices_of(office.issue(), "caterer")["City Hall"]
    assert {(each.was, each.now) for each in notice.changes} == {("3 delegates", "2 delegates")}
    assert name not in str(notice)


def test_a_delegate_is_told_of_what_they_are_added_to_and_taken_off(office: Office) -> None:
    mine, theirs = office.visit.delegates[:2]
    one, other = office.item("Item 0.0"), office.item("Item 2.0")
    for item, delegate in ((one, theirs), (other, mine)):
        item.everyone = False
        item.participations.append(Participation(delegate=delegate))

    def told(delegate: Delegate) -> list[tuple[str, str]]:
        notice = notices_of(handing, "delegation")[str(delegate)]
        return [(each.what, each.title) for each in notice.changes if each.what != "participants"]

    handing = office.issue()
    assert told(mine) == [("left", "Item 0.0")]
    assert told(theirs) == [("left", "Item 2.0")]
    one.participations.append(Participation(delegate=mine))
    handing = office.issue()
    assert told(mine) == [("joined", "Item 0.0")]


def test_a_name_shared_by_two_delegates_is_told_of_the_right_one(office: Office) -> None:
    one, other = office.visit.delegates[1:]
    other.person.given_name, other.person.family_name = (
        one.person.given_name,
        one.person.family_name,
    )
    office.issue()
    item = office.item("Item 1.0")
    item.everyone = False
    item.participations += [
        Participation(delegate=each) for each in (office.visit.delegates[0], one)
    ]
    handing = office.issue()
    assert {each.delegate for each in handing.whom} >= {one.id, other.id}
    left = [
        made.copy.whose
        for made in handing.notices()
        if isinstance(made.copy.edition, ChangeNotice)
        and any(each.what == "left" for each in made.copy.edition.changes)
    ]
    assert left == [other.id]
    names = [file_name(made.order, made.paper, made.copy, set()) for made in handing.notices()]
    assert len(names) == len(set(names))
