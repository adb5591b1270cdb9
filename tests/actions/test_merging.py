"""Two records become one: nothing that named the other is lost, and undo brings both back."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from builders import (
    FIRST_DAY,
    a_delegate,
    a_group,
    a_participation,
    a_person,
    a_room,
    a_traveller,
    a_visit,
    an_exchange,
    an_organization,
    care,
    keep,
    private_fields,
)
from rows import every_row
from sqlalchemy import select
from whole_exchange import an_exchange_with_everything

from planner.actions.merging import merge
from planner.model import (
    City,
    Consent,
    Contact,
    Delegate,
    Function,
    Item,
    Organization,
    PairedCity,
    Person,
    PersonPrivate,
    Side,
)
from planner.queries.directory import Listed, list_directory
from planner.queries.exchanges import whole_exchange
from planner.queries.side_by_side import side_by_side
from planner.rules.merging import key_of
from planner.store.database import Store
from planner.store.undo import take_back

AFTER = FIRST_DAY + timedelta(days=1)


def new_person(store: Store, **fields: Any) -> Person:
    person = Person(**fields)
    keep(store, person)
    return person


def test_everything_names_the_first_and_undo_brings_both_back(store: Store) -> None:
    exchange = an_exchange_with_everything()
    keep(store, exchange)
    delegate = exchange.visits[0].delegates[0]
    twin = new_person(store, family_name="Twin", work_phone="+33 1", languages=("Breton",))
    before = every_row(store)
    entry = store.do(
        lambda session: merge(session, Person, twin.id, delegate.person.id, take=("family_name",))
    ).entry
    assert entry is not None and entry.label.startswith("Merge “")
    person = store.ask(lambda session: session.get(Person, twin.id))
    assert person is not None
    assert person.family_name == delegate.person.family_name
    assert person.work_phone == "+33 1"
    assert store.ask(lambda session: session.get(Person, delegate.person.id)) is None
    query = select(Delegate.person_id).where(Delegate.id == delegate.id)
    assert store.ask(lambda session: session.scalar(query)) == twin.id
    private = select(PersonPrivate.person_id)
    assert delegate.person.id not in store.ask(lambda session: session.scalars(private).all())
    store.do(lambda session: take_back(session, entry.number))
    assert every_row(store) == before


def test_no_list_names_the_one_twice(store: Store) -> None:
    """A host of one item, and a city of one exchange, under both names."""
    one, other = a_person("Silva"), a_person("Sylva")
    office, twin = Organization(name="City Hall"), Organization(name="City hall")
    here, there = City(name="Gent", country="BE"), City(name="Ghent", country="BE")
    exchange = an_exchange(visits=[a_visit()])
    exchange.cities += [
        PairedCity(city=here, side=Side.FOREIGN, rank=5),
        PairedCity(city=there, side=Side.FOREIGN, rank=6),
    ]
    contacts = [
        Contact(person=one, rank=0),
        Contact(person=other, organization=office, phone="+1", rank=1),
        Contact(person=other, function=Function.SPEAKER, rank=2),
        Contact(organization=office, rank=3),
        Contact(organization=twin, rank=4),
        Contact(name="Al Roe", organization=twin, rank=5),
    ]
    exchange.visits[0].items.append(Item(title="Meeting", rank=0, contacts=contacts))
    keep(store, exchange)
    before = every_row(store)
    numbers = []
    for kind, first, second in (
        (Person, one.id, other.id), (Organization, office.id, twin.id), (City, here.id, there.id),
    ):  # fmt: skip
        done = store.do(partial(merge, kind=kind, keep_id=first, other_id=second))
        assert done.entry is not None
        numbers.append(done.entry.number)
    kept = store.ask(
        lambda session: [
            (each.person_id, each.organization_id, each.name, each.phone, each.function)
            for each in session.scalars(select(Contact).order_by(Contact.rank))
        ]
    )
    assert kept == [
        (one.id, office.id, None, "+1", Function.HOST),
        (one.id, None, None, None, Function.SPEAKER),
        (None, office.id, None, None, Function.HOST),
        (None, office.id, "Al Roe", None, Function.HOST),
    ]
    cities = select(PairedCity.city_id).where(PairedCity.rank >= 5)
    assert store.ask(lambda session: session.scalars(cities).all()) == [here.id]
    for number in reversed(numbers):
        store.do(partial(take_back, number=number))
    assert every_row(store) == before


def test_two_delegates_of_one_visit_become_one(store: Store) -> None:
    """What each of the two was in stands with the one who stays, once; one undo brings all back."""
    exchange = an_exchange_with_everything()
    visit = exchange.visits[0]
    first, second, third, last = visit.delegates
    first.position, first.needs_interpreter, first.consent = "Mayor", None, Consent.UNKNOWN
    third.position, third.needs_interpreter, third.consent = "Lord Mayor", False, Consent.YES
    first.notes, third.notes = "Sings", "Dances"
    third.organization = an_organization("Choir")
    first.care, third.care = care(dietary="Halal", mobility=None), care(mobility="No stairs")
    third.rooms += [a_room(stop, rank=stop.rank, confirmation="C7") for stop in visit.stops]
    assert len(visit.stops) == len(first.rooms) > 1
    gone = first.rooms.pop()
    gone.stop.rooms.remove(gone)  # at the last stop only one of the two sleeps
    other = a_group(first, third, rank=1)
    visit.groups.append(other)
    visit.items[0].participations.append(a_participation(first, rank=9))
    visit.legs[1].travellers.append(a_traveller(third, rank=5))
    keep(store, exchange)
    before = every_row(store)
    found = store.ask(
        lambda session: side_by_side(session, Listed.PEOPLE, first.person.id, third.person.id)
    )
    (room,) = [each for each in found if each.field == "confirmation"]
    assert (room.one, room.other, room.city) == ("K7-2210", "C7", str(visit.stops[0].city))
    keys = [each.key for each in found if each.field in ("position", "organization")]
    assert keys == [key_of(first, "position"), key_of(first, "organization")]
    entry = store.do(
        lambda session: merge(session, Person, first.person.id, third.person.id, take=keys)
    ).entry
    (left, _return) = store.ask(lambda session: whole_exchange(session, exchange.id)).visits
    assert [each.id for each in left.delegates] == [first.id, second.id, last.id]
    one = left.delegates[0]
    assert (one.position, one.needs_interpreter, one.consent) == ("Lord Mayor", False, "yes")
    assert one.notes == "Sings\nDances"
    assert one.organization is not None and one.organization.name == "Choir"
    assert one.care is not None
    assert (one.care.dietary, one.care.mobility) == ("Halal", "No stairs")
    assert [room.stop for room in one.rooms] == left.stops
    assert [room.confirmation for room in one.rooms][-2:] == ["K7-2210", "C7"]
    assert {each.group for each in one.memberships} == set(left.groups)
    assert {each.item for each in one.participations} == set(left.items)
    assert [each.leg for each in one.travellers] == [left.legs[1]]
    assert entry is not None
    store.do(lambda session: take_back(session, entry.number))
    assert every_row(store) == before


@pytest.mark.parametrize("theirs", [False, True])
def test_nobody_goes_two_ways_on_one_day_when_two_become_one(store: Store, theirs: bool) -> None:
    one, other = a_delegate(a_person("Vos")), a_delegate(a_person("Vos"), rank=1)
    first, later = ({"first_day": day, "last_day": day} for day in (FIRST_DAY, AFTER))
    groups = [
        a_group(one, name="Youth"),
        a_group(other, name="Police", rank=1, **first),
        a_group(other, name="Evening", rank=2, **later),
    ]
    groups[0].last_day = FIRST_DAY
    exchange = an_exchange(visits=[a_visit(delegates=[one, other], groups=groups)])
    keep(store, exchange)
    people = one.person.id, other.person.id
    found = store.ask(lambda session: side_by_side(session, Listed.PEOPLE, *people))
    (apart,) = [each for each in found if each.field == "groups"]
    assert (apart.one, apart.other) == ("Youth", "Police")
    take = [apart.key] if theirs else []
    store.do(lambda session: merge(session, Person, *people, take=take))
    (visit,) = store.ask(lambda session: whole_exchange(session, exchange.id)).visits
    names = {link.group.name for link in visit.delegates[0].memberships}
    assert names == {"Police" if theirs else "Youth", "Evening"}


def test_the_directory_says_where_each_was_used(store: Store, today: Any) -> None:
    exchange = an_exchange_with_everything()
    keep(store, exchange)
    new_person(store, given_name="Jörg", family_name="Müller")
    for listed in Listed:
        lines = store.ask(lambda session, listed=listed: list_directory(session, listed, today))
        assert lines, listed
        assert any(exchange.name in line.used_in for line in lines), listed
    people = store.ask(lambda session: list_directory(session, Listed.PEOPLE, today))
    (mueller,) = [line for line in people if "mueller" in line.found_by]
    assert mueller.name == "Jörg Müller" and mueller.used_in == ()
    organization = store.ask(lambda session: session.scalars(select(Organization)).first())
    assert organization is not None


def test_private_fields_of_both_are_made_one(store: Store) -> None:
    """What the first knows stays, what it does not comes from the other, nothing else."""
    keep_it = a_person(private=private_fields(passport_number="KEPT", visa_class=None))
    other = a_person(private=private_fields(passport_number="OTHER", visa_class="J-1"))
    keep(store, keep_it, other)
    before = every_row(store)
    entry = store.do(lambda session: merge(session, Person, keep_it.id, other.id)).entry
    assert entry is not None
    (row,) = store.ask(lambda session: session.scalars(select(PersonPrivate)).all())
    assert (row.person_id, row.passport_number, row.visa_class) == (keep_it.id, "KEPT", "J-1")
    store.do(lambda session: take_back(session, entry.number))
    assert every_row(store) == before
