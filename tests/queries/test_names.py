"""One name is read out alike wherever it stands."""

from functools import partial
from itertools import product

from builders import TODAY, a_delegate, a_person, a_visit, an_exchange, keep
from sqlalchemy.orm import Session

from planner.model import NameOrder, Person
from planner.queries.known import known_names
from planner.queries.portfolio import portfolio
from planner.queries.search import search
from planner.store.database import Store
from planner.store.journal import change


def test_a_name_is_read_out_alike_in_every_list(store: Store) -> None:
    parts = product(("Wei", None), ("Zhang", None), ("Wei-Wei Zhang", None), (*NameOrder, None))
    people = [
        a_person(family, given_name=given, display_name=wanted, name_order=order)
        for given, family, wanted, order in parts
        if given or family or wanted
    ]
    visit = a_visit(delegates=[a_delegate(person, rank=at) for at, person in enumerate(people)])
    keep(store, an_exchange(visits=[visit]))
    names = {person.id: str(person) for person in people}
    assert {"Wei Zhang", "Zhang Wei", "Wei", "Zhang", "Wei-Wei Zhang"} == set(names.values())
    known = store.ask(known_names).people
    assert {each.id: each.name for each in known} == names
    travelers = store.ask(partial(portfolio, today=TODAY)).travelers
    assert [each.name for each in travelers] == list(names.values())
    for name in set(names.values()):
        hits = store.ask(partial(search, text=name))
        found = {hit.id: hit.name for hit in hits if hit.kind == "person"}
        assert found and found.items() <= names.items()


def test_the_order_of_a_name_that_changes_is_found_anew(store: Store) -> None:
    person = a_person("Zhang", given_name="Wei")
    keep(store, person)

    def turn(session: Session) -> None:
        with change(session, "Turn the name"):
            session.get_one(Person, person.id).name_order = NameOrder.FAMILY_FIRST

    store.do(turn)
    assert [hit.name for hit in store.ask(partial(search, text="wei"))] == ["Zhang Wei"]
