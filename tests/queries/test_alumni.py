"""Who travelled or hosted, and what followed since."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from builders import (
    FIRST_DAY,
    a_city,
    a_contact,
    a_delegate,
    a_foreign_city,
    a_paired_city,
    a_person,
    a_stop,
    a_visit,
    an_exchange,
    an_item,
    an_organization,
    keep,
)

from planner.model import (
    FollowOn,
    FollowOnPerson,
    FollowOnStatus,
    Function,
    Side,
    VisitKind,
    VisitStatus,
)
from planner.queries.alumni import alumni
from planner.store.database import Store

END = date(2027, 4, 20)
AFTER = date(2027, 5, 20)


def countries(store: Store, today: date = AFTER) -> dict[str, str | None]:
    """The country of each alumnus, by name."""
    found = store.ask(partial(alumni, today=today))
    return {each.name: each.parts[0].country for each in found}


def test_what_followed_is_what_came_after_the_first_visit(store: Store) -> None:
    ida = a_person("Brandt")
    stop = a_stop(first_day=date(2027, 4, 11), last_day=END)
    visit = a_visit(stops=[stop], delegates=[a_delegate(person=ida)])

    def joined(title: str, **fields: Any) -> FollowOn:
        return FollowOn(title=title, people=[FollowOnPerson(person=ida)], **fields)

    keep(
        store,
        an_exchange(visits=[visit]),
        joined("Before", day=date(2027, 4, 1)),
        joined("Dropped", day=date(2027, 5, 1), status=FollowOnStatus.DROPPED),
        joined("Monthly", day=date(2027, 4, 1), repeats="FREQ=MONTHLY"),
        joined("On the last day", day=date(2027, 4, 19), last_day=END),
        joined("Some day"),
    )
    (found,) = store.ask(partial(alumni, today=AFTER))
    assert sorted(found.follow_on) == ["Monthly", "On the last day", "Some day"]


def test_a_visit_that_was_canceled_and_those_who_drove_make_no_alumni(store: Store) -> None:
    host, driver, never = a_person("Host"), a_person("Driver"), a_person("Never")
    met = [
        a_contact(None, person=host, function=Function.HOST),
        a_contact(None, person=driver, function=Function.DRIVER, rank=1),
    ]
    called_off = a_visit(status=VisitStatus.CANCELLED, delegates=[a_delegate(person=never)])
    keep(
        store,
        an_exchange("One", visits=[a_visit(items=[an_item(contacts=met)])]),
        an_exchange("Two", visits=[called_off]),
    )
    assert [each.id for each in store.ask(partial(alumni, today=AFTER))] == [host.id]


def test_a_country_is_that_of_the_own_city_and_not_of_the_lead(store: Store) -> None:
    def of(name: str, city: str | None) -> Any:
        home = an_organization(f"Office of {name}", city=city) if city else None
        return a_delegate(a_person(name, given_name=None), organization=home)

    def met(name: str, city: str | None) -> Any:
        home = an_organization(f"House of {name}", city=city) if city else None
        return a_contact(name, organization=home, position=None)

    ghent = a_foreign_city("Ghent", country="BE", local_name="Gent", zone="Europe/Brussels")
    hotel = a_city("Birmingham", region="Alabama", zone="America/Chicago")
    cities = [
        a_paired_city(Side.FOREIGN),
        a_paired_city(Side.FOREIGN, ghent, rank=1),
        a_paired_city(Side.PARTNER, hotel),
    ]
    first = a_visit(
        stops=[a_stop(hotel)],
        delegates=[of("Lead", None), of("Gantois", "GENT"), of("Lyonnais", "Lyon")],
        items=[an_item(contacts=[met("Alabaman", "Birmingham"), met("Expert", "Lyon")])],
    )
    days = {"first_day": date(2027, 5, 1), "last_day": date(2027, 5, 3)}
    back = a_visit(
        VisitKind.RETURN,
        stops=[a_stop(ghent, **days)],
        items=[an_item(day=date(2027, 5, 2), contacts=[met("Host in Ghent", None)])],
        rank=1,
    )
    keep(store, an_exchange(cities=cities, visits=[first, back]))
    assert countries(store) == {
        "Lead": "FR",
        "Gantois": "BE",
        "Lyonnais": "FR",
        "Alabaman": "US",
        "Expert": "FR",
        "Host in Ghent": "BE",
    }


def test_a_host_known_by_name_is_listed_once_unless_not_to_be_named(store: Store) -> None:
    city = an_organization()
    told = [
        an_item("One", contacts=[a_contact("Buddy Dyer", organization=city)]),
        an_item("Two", contacts=[a_contact("buddy DYER", organization=city, phone=None)], rank=1),
        an_item("Three", contacts=[a_contact("Jo Reed", phone=None)], rank=2),
        an_item("Four", contacts=[a_contact("Front desk"), a_contact(None, rank=1)], rank=3),
    ]
    secret = an_item(
        "Five",
        host_may_be_named=False,
        contacts=[a_contact("X"), a_contact(None, person=a_person("Y"), rank=1)],
        rank=4,
    )
    joined = FollowOnPerson(name="Buddy Dyer")
    workshop = FollowOn(title="Workshop", day=AFTER, people=[joined])
    keep(store, an_exchange(visits=[a_visit(items=[*told, secret])]), workshop)
    mayor, other = store.ask(partial(alumni, today=AFTER))
    assert (mayor.name, mayor.phone, mayor.recorded) == ("Buddy Dyer", "+1 407", False)
    assert (mayor.parts[0].position, mayor.parts[0].organization) == ("Mayor", city.name)
    assert mayor.follow_on == ["Workshop"] and not mayor.out_of_reach
    assert (other.name, other.out_of_reach) == ("Jo Reed", True)


def test_they_are_alumni_from_the_day_on_which_they_took_part(store: Store) -> None:
    late = a_delegate(a_person("Late"), joins=date(2027, 4, 14))
    host = an_item(day=date(2027, 4, 16), contacts=[a_contact("Host")])
    undated = an_item(day=None, contacts=[a_contact("Some day")], rank=1)
    visit = a_visit(delegates=[a_delegate(a_person("First")), late], items=[host, undated])
    keep(store, an_exchange(visits=[visit]))
    assert countries(store, FIRST_DAY - timedelta(days=1)) == {}
    assert countries(store, FIRST_DAY).keys() == {"Claire First", "Some day"}
    assert countries(store, date(2027, 4, 14)).keys() == {"Claire First", "Some day", "Claire Late"}
    assert len(countries(store, date(2027, 4, 16))) == 4


@pytest.mark.parametrize(
    ("status", "given", "year", "begun"),
    [
        (VisitStatus.CLOSED, None, None, True),
        (VisitStatus.CONFIRMED, "May 2018", 2018, True),
        (VisitStatus.CONFIRMED, "Spring 2027", 2027, False),
        (VisitStatus.CONFIRMED, None, None, False),
        (VisitStatus.CANCELLED, "May 2018", 2018, False),
    ],
)
def test_without_days_a_visit_has_begun_once_closed_or_its_years_are_past(
    store: Store, status: VisitStatus, given: str | None, year: int | None, begun: bool
) -> None:
    visit = a_visit(stops=[], status=status, dates_as_given=given, delegates=[a_delegate()])
    keep(store, an_exchange(visits=[visit]))
    found = store.ask(partial(alumni, today=AFTER))
    assert [each.parts[0].year for each in found] == ([year] if begun else [])
