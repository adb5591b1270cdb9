"""From an exchange file into the database: new, again, brought up to date, as a copy."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from builders import (
    NOW,
    a_city,
    a_foreign_city,
    a_user,
    an_embassy,
    care,
    keep,
    private_fields,
)
from exchange_files import exchange_files
from hypothesis import HealthCheck, given, settings
from published_programs import NAMES, exchange_file
from rows import every_row
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.interchange.exchange_file import (
    Landed,
    land,
    left_out,
    read_exchange,
    write_exchange,
)
from planner.interchange.report import Outcome
from planner.interchange.samples import add_samples, read_samples
from planner.model import (
    Base,
    City,
    Delegate,
    Embassy,
    Exchange,
    Item,
    Organization,
    Person,
    PersonPrivate,
    Refused,
    User,
)
from planner.store.database import Done, Store, open_store
from planner.store.journal import change
from planner.store.undo import take_back
from planner.store.whole import complete

Json = dict[str, Any]

FILE: Json = {
    "format": "city-pair-exchange",
    "version": 1,
    "exchange": {
        "id": "pair",
        "name": "Nantes – Orlando",
        "embassy": {"name": "U.S. Embassy Paris", "city": "Paris", "country": "FR"},
        "foreign_cities": [{"name": "Nantes", "country": "FR"}],
        "partner_cities": [{"name": "Orlando", "country": "US", "region": "Florida"}],
    },
    "people": [
        {"id": str(UUID(int=1)), "family_name": "Roux"},
        {"id": "p2", "family_name": "Wiśniewski"},
    ],
    "organizations": [{"id": str(UUID(int=2)), "name": "City of Nantes"}],
    "venues": [{"id": str(UUID(int=3)), "name": "City Hall"}],
    "visits": [
        {
            "id": "first",
            "stops": [{"id": "s", "first_day": "2027-04-13", "last_day": "2027-04-15"}],
            "groups": [{"id": "A", "name": "A"}],
            "delegates": [
                {"id": "d1", "person": str(UUID(int=1)), "groups": ["A"]},
                {"id": "d2", "person": "p2", "organization": str(UUID(int=2))},
            ],
            "items": [
                {
                    "id": "i1",
                    "title": "Courtesy call",
                    "stop": "s",
                    "date": "2027-04-13",
                    "start": "09:30",
                    "venue": str(UUID(int=3)),
                    "participants": {"groups": ["A"], "delegates": ["d2"]},
                    "notes": {"hosts": "Two seats, please.", "press": "Welcome"},
                    "contacts": [{"name": "Bea", "phone": "+1 407 555 0100"}, {"name": "Cem"}],
                },
                {"id": "i2", "title": "Session", "part_of": "i1"},
            ],
            "legs": [{"id": "l", "travellers": {"delegates": ["d1"]}}],
        }
    ],
    "deadlines": [{"id": "due", "visit": "first", "what": "Hotels", "owner": "Ana"}],
}


def changed(**paths: Any) -> Json:
    """The file with other values, by path: visits__0__items__1__title="…"."""
    file = deepcopy(FILE)
    for path, value in paths.items():
        *way, last = (int(step) if step.isdigit() else step for step in path.split("__"))
        place: Any = file
        for step in way:
            place = place[step]
        place[last] = value
    return file


def put(store: Store, file: Json | bytes, **how: Any) -> Done[Landed]:
    data = file if isinstance(file, bytes) else json.dumps(file).encode()
    parsed = read_exchange(data)
    return store.do(lambda session: land(session, parsed, **how))


def written(store: Store, exchange_id: UUID) -> bytes:
    def whole(session: Session) -> Exchange:
        exchange = session.get_one(Exchange, exchange_id)
        complete(session, exchange)
        return exchange

    return write_exchange(store.ask(whole))


def alone(file: Json) -> bytes:
    """The file as it is written when nothing was there before."""
    return write_exchange(read_exchange(json.dumps(file).encode()).exchange)


def count(store: Store, kind: type[Base]) -> int:
    return store.ask(lambda session: session.scalar(select(func.count()).select_from(kind))) or 0


def outcomes(done: Done[Landed]) -> dict[str, Outcome]:
    return {row.source or "": row.outcome for row in done.result.report.rows}


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


# -- brought up to date ----------------------------------------------------------------------------


def test_an_update_from_the_same_file_changes_nothing(store: Store) -> None:
    exchange_id = put(store, FILE).result.exchange_id
    done = put(store, written(store, exchange_id), update=True)
    assert done.entry is None
    assert set(outcomes(done).values()) == {Outcome.SKIPPED}


def test_an_update_brings_everything_to_the_state_of_the_file(store: Store) -> None:
    exchange_id = put(store, FILE).result.exchange_id
    before = every_row(store)
    file = changed(
        exchange__theme="Schools",
        people__0__family_name="Leroux",
        visits__0__delegates__1__groups=["A"],
        visits__0__items__0__notes={"hosts": "Two seats, please.", "driver": "Wait outside."},
        visits__0__items__0__contacts=[{"name": "Bea"}],
        visits__0__items__1={"id": "i3", "title": "New"},
        visits__0__legs=[],
        exchange__partner_cities=[],
    )
    done = put(store, file, update=True)
    assert done.entry and done.entry.label == "Update “Nantes – Orlando” from a file"
    assert written(store, exchange_id) == alone(file)
    became = outcomes(done)
    assert {source for source, outcome in became.items() if outcome is Outcome.CHANGED} == {
        "exchange",
        "people[0]",
        "visits[0].delegates[1]",
        "visits[0].items[0]",
        "visits[0].items[0].contacts[0]",
    }
    assert became["visits[0].items[1]"] is Outcome.TAKEN
    assert became["visits[0].stops[0]"] is Outcome.SKIPPED
    number = done.entry.number
    store.do(lambda session: take_back(session, number))
    assert every_row(store) == before


def test_an_update_keeps_what_a_file_does_not_speak_of(store: Store) -> None:
    exchange_id = put(store, FILE).result.exchange_id

    def add_private(session: Session) -> None:
        with change(session, "Note what is private"):
            delegate = session.scalars(select(Delegate).order_by(Delegate.rank)).first()
            assert delegate
            delegate.care = care()
            delegate.person.private = private_fields()

    store.do(add_private)
    put(store, changed(people__0__family_name="Leroux", exchange__theme="New"), update=True)
    assert count(store, PersonPrivate) == 1
    assert store.ask(lambda session: left_out(session, exchange_id)) == [
        "private fields of 1 person",
        "dietary and other needs of 1 delegate",
    ]
    assert b"X12" not in written(store, exchange_id)


def test_nothing_is_left_out_where_nothing_is_private(store: Store) -> None:
    exchange_id = put(store, FILE).result.exchange_id
    assert store.ask(lambda session: left_out(session, exchange_id)) == []


def test_an_update_of_what_is_not_here_is_an_import(store: Store) -> None:
    done = put(store, FILE, update=True)
    assert done.entry and done.entry.label == "Import “Nantes – Orlando”"


def test_a_visit_is_known_by_its_kind(store: Store) -> None:
    exchange_id = put(store, FILE).result.exchange_id
    file = changed(visits__0__id="renamed", deadlines=[])
    put(store, file, update=True)
    found, wanted = json.loads(written(store, exchange_id)), json.loads(alone(file))
    for each in (found, wanted):
        each["visits"][0].pop("id")
    assert found == wanted


_SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=20, deadline=None, suppress_health_check=_SLOW)
@given(exchange_files(), exchange_files())
def test_any_file_may_follow_any_other_and_be_undone(
    ready_database: Path, tmp_path: Path, one: Json, other: Json
) -> None:
    file = tmp_path / "followed.db"
    file.write_bytes(ready_database.read_bytes())
    store = open_store(file, who="Ana", now=lambda: NOW)
    try:
        exchange_id = put(store, one).result.exchange_id
        assert written(store, exchange_id) == alone(one)
        before = every_row(store)
        done = put(store, other, update=True)
        assert written(store, exchange_id) == alone(other)
        if done.entry:
            number = done.entry.number
            store.do(lambda session: take_back(session, number))
        assert every_row(store) == before
    finally:
        store.close()


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
