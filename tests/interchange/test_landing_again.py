"""From an exchange file into a database that has the exchange: brought up to date."""

import json
import os
from pathlib import Path

from builders import NOW, care, private_fields
from exchange_files import exchange_files
from hypothesis import HealthCheck, given, settings
from landing import FILE, Json, alone, changed, count, outcomes, put, written
from rows import every_row
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.interchange.exchange_file import left_out
from planner.interchange.report import Outcome
from planner.model import Delegate, PersonPrivate
from planner.store.database import Store, open_store
from planner.store.journal import change
from planner.store.undo import take_back


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


@settings(
    max_examples=int(os.environ.get("EXAMPLES", "6")), deadline=None, suppress_health_check=_SLOW
)
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
