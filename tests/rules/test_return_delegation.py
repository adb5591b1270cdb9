"""Who should travel back: the hosts and speakers met in the partner cities, each once."""

import pytest
from builders import (
    a_city,
    a_contact,
    a_delegate,
    a_paired_city,
    a_person,
    a_stop,
    a_visit,
    an_exchange,
    an_item,
    an_organization,
)

from planner.model import (
    Contact,
    Exchange,
    Function,
    ItemStatus,
    Organization,
    Person,
    Side,
    Stop,
    VisitKind,
)
from planner.rules.return_delegation import hosts_met, met_again, proposed_people

ORLANDO, WASHINGTON = a_city(), a_city("Washington")


def met(*contacts: Contact, stop: Stop | None = None, **given: object) -> Exchange:
    """A first visit with one item a contact."""
    visit = a_visit()
    visit.items = [an_item(contacts=[each], rank=at, **given) for at, each in enumerate(contacts)]
    for item in visit.items:
        item.stop = stop
    return an_exchange(visits=[visit], cities=[a_paired_city(Side.PARTNER, ORLANDO)])


def names(exchange: Exchange) -> list[str]:
    return [host.name for host in hosts_met(exchange)]


def test_one_met_twice_is_one_with_both_meetings_and_all_that_is_known() -> None:
    police = an_organization("Police")
    exchange = met(
        a_contact("Ana Lee", position=None),
        a_contact(" ana  LEE", position="Chief", organization=None),
        a_contact("Ana Lee", position="Deputy", organization=police),
    )
    first, other = hosts_met(exchange)
    assert (first.name, first.position, first.organization, first.person) == (
        "Ana Lee", "Chief", None, None,
    )  # fmt: skip
    assert first.items == exchange.visits[0].items[:2]
    assert (other.position, other.organization) == ("Deputy", police)
    assert other.items == exchange.visits[0].items[2:]


@pytest.mark.parametrize("late", [an_organization("Police"), None])
def test_a_person_is_one_whatever_stands_beside_the_name(late: Organization | None) -> None:
    ada = a_person("Lee", given_name="Ada")
    exchange = met(
        a_contact(None, person=ada, position=None),
        a_contact(None, person=ada, position="Chief", organization=late),
        a_contact(str(ada)),
    )
    host, by_name = hosts_met(exchange)
    assert (host.name, host.person, host.position) == (str(ada), ada, "Chief")
    assert host.organization is late
    assert (by_name.name, by_name.person) == (str(ada), None)


def test_who_has_no_name_or_another_part_or_was_called_off_is_nobody_met() -> None:
    assert names(met(a_contact(" "), a_contact(None))) == []
    assert names(met(a_contact("Luis", function=Function.INTERPRETER))) == []
    assert names(met(a_contact("Luis", function=Function.SPEAKER))) == ["Luis"]
    assert names(met(a_contact("Luis"), status=ItemStatus.CANCELLED)) == []
    assert names(an_exchange(visits=[a_visit(VisitKind.RETURN)])) == []


def test_only_the_partner_cities_count_where_there_are_any() -> None:
    there, elsewhere = a_stop(ORLANDO), a_stop(WASHINGTON)
    assert names(met(a_contact("Luis"), stop=there)) == ["Luis"]
    on_the_way = met(a_contact("Luis"), stop=elsewhere)
    assert names(on_the_way) == []
    on_the_way.cities = [a_paired_city(Side.FOREIGN)]
    assert names(on_the_way) == ["Luis"]


def test_they_are_proposed_until_somebody_is_named() -> None:
    ada: Person = a_person("Lee")
    exchange = met(a_contact(None, person=ada), a_contact("Only a name"))
    assert proposed_people(exchange) == [ada]
    back = a_visit(VisitKind.RETURN)
    exchange.visits.append(back)
    assert proposed_people(exchange) == [ada]
    back.delegates = [a_delegate(a_person("Moreau"))]
    assert [each.family_name for each in proposed_people(exchange)] == ["Moreau"]


def test_a_host_is_met_again_with_titles_and_letters_or_without() -> None:
    hosts = hosts_met(
        met(
            a_contact(name="Lt. Rosa Villanueva"),
            a_contact(name="Amara Osei, Ph.D."),
            a_contact(name="Nelson Ruiz"),
            a_contact(person=a_person("Doe")),
            a_contact(name="Rosa Villa"),
        )
    )
    rosa = a_person("Villanueva", given_name="Rosa", honorific="Lt.")
    amara = a_person("Osei", given_name="Amara", honorific="Dr.", suffix="Ph.D.")
    nelson, known = a_person("Ruiz", given_name="Nelson", honorific="Sgt."), hosts[3].person
    people = [amara, rosa, nelson, *filter(None, [known])]
    assert met_again(hosts, people) == [rosa, amara, nelson, known, None]
