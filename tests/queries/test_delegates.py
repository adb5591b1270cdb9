"""What screens ask about delegates: what is filled in of the private fields, masked; alumni."""

import pytest
from builders import a_delegate, a_person, a_visit, an_exchange, keep, private_fields

from planner.model import Person, VisitKind
from planner.queries.delegates import alumni, known_private, masked_private, visits_of
from planner.store.database import Store


@pytest.fixture
def kept(store: Store) -> tuple[Person, object, object]:
    """Somebody who travelled on one visit, and another visit to come."""
    person = a_person(private=private_fields(passport_number="12AB34567", medical=None))
    first = a_visit(delegates=[a_delegate(person, position="Mayor")])
    back = a_visit(kind=VisitKind.RETURN)
    keep(store, an_exchange("Nantes - Orlando", visits=[first, back]))
    return person, first.id, back.id


def test_which_private_fields_are_filled_in_and_nothing_of_them(store: Store, kept: tuple) -> None:  # type: ignore[type-arg]
    person, first, back = kept
    known = store.ask(lambda session: known_private(session, first))
    assert "passport_number" in known[person.id]
    assert "medical" not in known[person.id]
    assert store.ask(lambda session: known_private(session, back)) == {}


def test_what_is_private_is_dots_and_the_end_of_a_number(store: Store, kept: tuple) -> None:  # type: ignore[type-arg]
    person, *_ = kept
    said = store.ask(lambda session: masked_private(session, person.id))
    assert said["passport_number"] == "••••••• 567"
    assert "medical" not in said
    assert {value for name, value in said.items() if not name.endswith(("number", "phone"))} == {
        "•••••••"
    }


def test_who_travelled_is_offered_unless_they_travel(store: Store, kept: tuple) -> None:  # type: ignore[type-arg]
    person, first, back = kept
    (found,) = store.ask(lambda session: alumni(session, back))
    assert (found.id, found.exchange, found.visits) == (person.id, "Nantes - Orlando", 1)
    assert found.about.startswith("Mayor")
    assert store.ask(lambda session: alumni(session, first)) == []
    (visit,) = store.ask(lambda session: visits_of(session, person.id))
    assert visit[1:] == ("Nantes - Orlando", VisitKind.FIRST, "Mayor")
