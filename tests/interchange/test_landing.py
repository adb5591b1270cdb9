"""From an exchange file into the database: new, with others, as a copy."""

import json
from pathlib import Path

import pytest
from builders import NOW, a_city, a_foreign_city, a_user, an_embassy, keep
from landing import FILE, alone, changed, count, outcomes, put, written
from published_programs import NAMES, exchange_file
from rows import every_row
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.interchange.exchange_file import write_exchange
from planner.interchange.report import Outcome
from planner.interchange.samples import add_samples, read_samples
from planner.model import City, Embassy, Exchange, Item, Organization, Person, Refused, User
from planner.store.database import Store, open_store
from planner.store.journal import change
from planner.store.undo import take_back

# -- new -------------------------------------------------------------------------------------------


def test_an_import_is_one_entry_and_one_undo(store: Store) -> None:
    before = every_row(store)
    done = put(store, FILE)
    assert done.entry and done.entry.label == "Import “Nantes – Orlando”"
    assert done.entry.about == (done.result.exchange_id,)
    assert set(outcomes(done).values()) == {Outcome.TAKEN}
    assert written(store, done.result.exchange_id) == alone(FILE)
    number = done.entry.number
    store.do(lambda session: take_back(session, number))
    assert every_row(store) == before


@pytest.mark.parametrize("name", NAMES)
def test_a_published_program_comes_out_of_a_database_as_it_went_in(
    store: Store, name: str, ready_database: Path, tmp_path: Path
) -> None:
    exchange_id = put(store, exchange_file(name)).result.exchange_id
    first = written(store, exchange_id)
    (tmp_path / "empty").mkdir()
    empty = tmp_path / "empty" / "other.db"
    empty.write_bytes(ready_database.read_bytes())
    other = open_store(empty, who="Bo", now=lambda: NOW)
    done = put(other, first)
    assert set(outcomes(done).values()) == {Outcome.TAKEN}
    assert done.result.exchange_id == exchange_id
    assert written(other, exchange_id) == first
    other.close()


def test_a_known_exchange_is_refused_in_words(store: Store) -> None:
    put(store, FILE)
    before = every_row(store)
    with pytest.raises(Refused, match="“Nantes – Orlando” is here already"):
        put(store, FILE)
    assert every_row(store) == before


def test_people_and_places_that_nothing_refers_to_are_kept_too(store: Store) -> None:
    put(store, {**FILE, "visits": [], "deadlines": []})
    assert [count(store, kind) for kind in (Person, Organization)] == [2, 1]


def test_what_is_refused_in_the_file_does_not_land(store: Store) -> None:
    done = put(store, changed(visits__0__items__1__date="soon"))
    assert outcomes(done)["visits[0].items[1]"] is Outcome.REFUSED
    assert count(store, Item) == 1


# -- shared by all exchanges -----------------------------------------------------------------------


def test_equal_cities_embassies_and_users_are_used_again(store: Store) -> None:
    paris = an_embassy(name="U.S. Embassy Paris")
    keep(store, a_city(), a_foreign_city(), paris, a_user(name="ANÁ"))
    put(store, FILE)
    put(store, changed(exchange__id="second", exchange__name="Second", visits=[], deadlines=[]))
    assert [count(store, kind) for kind in (City, Embassy, User)] == [2, 1, 1]


def test_a_city_that_was_changed_since_is_another_city(store: Store) -> None:
    put(store, FILE)

    def move(session: Session) -> None:
        with change(session, "Mend the zone"):
            city = session.scalars(select(City).where(City.name == "Nantes")).one()
            city.zone = "Europe/London"

    store.do(move)
    second = changed(exchange__id="second", exchange__name="Second", visits=[], deadlines=[])
    exchange_id = put(store, second).result.exchange_id
    assert written(store, exchange_id) == alone(second)
    assert count(store, City) == 3


def test_a_person_who_is_here_with_other_values_stays_as_he_is_and_it_is_said(
    store: Store,
) -> None:
    put(store, FILE)
    second = changed(
        exchange__id="second", exchange__name="Second", people__0__family_name="Leroux", visits=[]
    )
    done = put(store, second | {"deadlines": []})
    person = next(row for row in done.result.report.rows if row.source == "people[0]")
    assert person.outcome is Outcome.SKIPPED
    assert [str(m) for m in person.messages] == [
        "It is here already with other values, which were kept."
    ]
    assert outcomes(done)["organizations[0]"] is Outcome.SKIPPED
    names = store.ask(lambda session: session.scalars(select(Person.family_name)).all())
    assert sorted(filter(None, names)) == ["Roux", "Wiśniewski", "Wiśniewski"]


def test_what_belongs_to_another_exchange_cannot_belong_to_this_one(store: Store) -> None:
    first = put(store, FILE).result.exchange_id
    copied_by_hand = json.loads(written(store, first))
    copied_by_hand["exchange"] |= {"id": "by-hand", "name": "By hand"}
    before = every_row(store)
    with pytest.raises(Refused, match="belongs to another exchange here"):
        put(store, copied_by_hand)
    assert every_row(store) == before
    put(store, copied_by_hand, as_name="By hand")
    assert count(store, Exchange) == 2


# -- as a copy -------------------------------------------------------------------------------------


def test_a_copy_has_ids_of_its_own_and_shares_people_and_places(store: Store) -> None:
    first = put(store, FILE).result.exchange_id
    done = put(store, FILE, as_name="Rennes – Orlando")
    assert done.entry and done.entry.label == "Import “Rennes – Orlando”"
    copy = done.result.exchange_id
    assert copy != first and done.entry.about == (copy,)
    one, two = json.loads(written(store, first)), json.loads(written(store, copy))
    assert two["exchange"]["name"] == "Rennes – Orlando"
    assert one["people"] == two["people"] and one["venues"] == two["venues"]
    own = {one["visits"][0][key][0]["id"] for key in ("stops", "groups", "items", "legs")}
    assert not own & set(json.dumps(two).split('"'))
    assert [count(store, kind) for kind in (Person, Item)] == [2, 4]


def test_a_copy_needs_a_name(store: Store) -> None:
    before = every_row(store)
    with pytest.raises(Refused, match="needs a name"):
        put(store, FILE, as_name=" ")
    assert every_row(store) == before


# -- samples ---------------------------------------------------------------------------------------


def test_the_samples_are_one_entry_and_come_once(store: Store) -> None:
    before = every_row(store)
    done = store.do(add_samples)
    assert done.entry and done.entry.label == "Add the sample exchanges"
    assert len(done.result) == count(store, Exchange) == 16
    assert store.do(add_samples).entry is None
    number = done.entry.number
    store.do(lambda session: take_back(session, number))
    assert every_row(store) == before


def test_the_samples_are_what_they_are_in_their_files(store: Store) -> None:
    store.do(add_samples)
    for sample in read_samples():
        assert written(store, sample.exchange.id) == write_exchange(sample.exchange)
