"""What is remembered of a city: of this one and no other of its name, and nobody held back."""

from typing import Any

import pytest
from builders import (
    TODAY,
    a_city,
    a_contact,
    a_person,
    a_stop,
    a_visit,
    an_exchange,
    an_item,
    keep,
)

from planner.model import City, ExchangeStatus, Refused, VisitStatus
from planner.queries.city_memory import CityMemory, city_memory
from planner.store.database import Store


def past(store: Store, city: City, title: str, visit: VisitStatus, **item: Any) -> None:
    """A closed exchange that was in this city."""
    stop = a_stop(city=city)
    met = [a_contact(None, person=a_person("Dyer"))]
    there = an_item(title, stop=stop, day=TODAY, contacts=met, **item)
    been = a_visit(status=visit, stops=[stop], items=[there])
    keep(store, an_exchange(title, status=ExchangeStatus.CLOSED, visits=[been]))


def memory(store: Store, city: City | str) -> CityMemory:
    return store.ask(lambda session: city_memory(session, city, TODAY))


def test_a_city_of_the_same_name_elsewhere_does_not_answer(store: Store) -> None:
    florida = a_city("Orlando", country="US", region="Florida")
    ontario = a_city("Orlando", country="CA", region="Ontario")
    past(store, florida, "In Florida", VisitStatus.CLOSED)
    past(store, ontario, "In Ontario", VisitStatus.CLOSED)
    for asked in (ontario, "orlando, Canada", "Orlando, ontario"):
        assert [it.title for it in memory(store, asked).items] == ["In Ontario"]
    assert [it.title for it in memory(store, "Orlando, US").items] == ["In Florida"]
    with pytest.raises(Refused, match="after a comma"):
        memory(store, "Orlando")


def test_a_region_by_its_letters_is_the_same_city(store: Store) -> None:
    written = a_city("Orlando", country="US", region="Florida")
    in_letters = a_city("Orlando", country="US", region="FL")
    past(store, written, "In Florida", VisitStatus.CLOSED)
    past(store, in_letters, "In FL", VisitStatus.CLOSED)
    for asked in (written, in_letters, "Orlando", "Orlando, fl", "Orlando, Florida"):
        assert {it.title for it in memory(store, asked).items} == {"In Florida", "In FL"}
    past(store, a_city("Orlando", country="US", region="OK"), "In OK", VisitStatus.CLOSED)
    assert [it.title for it in memory(store, "Orlando, Oklahoma").items] == ["In OK"]
    assert len(memory(store, in_letters).items) == 2


def test_a_visit_that_was_canceled_left_nothing_behind(store: Store) -> None:
    past(store, a_city("Orlando"), "Never", VisitStatus.CANCELLED)
    assert memory(store, "Orlando") == CityMemory((), ())


def test_a_host_who_may_not_be_named_is_named_nowhere(store: Store) -> None:
    past(store, a_city("Orlando"), "Met", VisitStatus.CLOSED, host_may_be_named=False)
    found = memory(store, "Orlando")
    assert found.items[0].hosts == () and found.hosts == ()
