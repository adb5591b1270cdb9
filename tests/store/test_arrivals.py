"""Rows that arrive together are kept, and recorded, as if they had come one by one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from builders import (
    NOW,
    a_delegate,
    a_group,
    a_person,
    an_exchange,
    care,
    keep,
    private_fields,
)
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from rows import assert_all_is_found_as_it_is, every_row
from sqlalchemy import inspect
from sqlalchemy.orm import Session

from planner.actions.rosters import RosterEntry, put_roster
from planner.model import Base, Consent, Delegate, Organization, Person, Refused, Role, Sector
from planner.store import arrivals
from planner.store.arrivals import Arrivals
from planner.store.chain import verify_chain
from planner.store.confidential import confidential, fetch_back
from planner.store.database import Store, open_store
from planner.store.guard import Unguarded
from planner.store.journal import change, entry_of
from planner.store.record import RowChange
from planner.store.undo import take_back

TEXT = st.sampled_from(["Ana", "ana", "Łucja", "nul\0inside", "half \ud83d", "two\nlines", "", "١"])
TEXTS = st.lists(TEXT, max_size=2).map(tuple)
DAY = st.dates(date(2027, 4, 1), date(2027, 4, 30))
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "family_name": TEXT,
        "emails": TEXTS,
        "languages": TEXTS,
        "trip_phone": TEXT,
        "passport_number": TEXT,
        "citizenships": TEXTS,
        "date_of_birth": DAY,
        "medical": TEXT,
        "dietary": TEXT,
        "mobility": st.none() | TEXT,
        "role": st.sampled_from(Role),
        "sector": st.none() | st.sampled_from(Sector),
        "consent": st.sampled_from(Consent),
        "needs_interpreter": st.none() | st.booleans(),
        "joins": DAY,
        "organization": TEXT,
        "groups": TEXTS,
    },
)
WHO = st.sampled_from(["new", "new", "new", "delegate", "person"])


@dataclass
class Ready:
    store: Store
    visit: UUID
    known: dict[str, UUID]
    before: dict[str, Any]


class OneByOne:
    """What comes together there comes here as things, by the unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, noun: type[Base], **values: Any) -> UUID:
        keys = {c.name for c in inspect(noun).columns if c.foreign_keys}
        thing = noun(**{name: value for name, value in values.items() if name not in keys})
        for name in keys & set(values):
            setattr(thing, name, values[name])
        self._session.add(thing)
        return thing.id

    def settle(self) -> None:
        self._session.flush()
        self._session.expire_all()


def rows_of(store: Store, number: int) -> tuple[set[Any], int]:
    """What an entry tells of, with its confidential values, whatever the order; how many of them
    stand aside."""

    def read(session: Session) -> tuple[list[RowChange], list[RowChange]]:
        rows = list(entry_of(session, number).rows)
        return rows, fetch_back(session.connection(), rows)

    referring, rows = store.ask(read)
    for row in referring:
        for name in confidential(row.kind):
            for image in (row.before or {}, row.after or {}):
                assert image.get(name) is None or set(image[name]) == {"secret", "hash"}
    aside = sum(row != other for row, other in zip(referring, rows, strict=True))
    return {repr(row) for row in rows}, aside


def landed(ready: Ready, entries: list[RosterEntry], way: type[Any]) -> Any:
    """Every row there is after the list has landed, and what the journal says; then taken back."""
    store, numbers = ready.store, count(1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("planner.model.base.uuid4", lambda: UUID(int=next(numbers)))
        patch.setattr("planner.store.confidential.new_id", uuid4)
        patch.setattr("planner.actions.rosters.Arrivals", way)
        land = partial(put_roster, visit_id=ready.visit, entries=entries, source="a list")
        done = store.do(land)
    if done.entry is None:
        return ready.before
    after, told = every_row(store), rows_of(store, done.entry.number)
    assert_all_is_found_as_it_is(store)
    store.do(partial(take_back, number=done.entry.number))
    assert every_row(store) == ready.before
    assert store.ask(verify_chain) is None
    return after, told, done.entry.label, done.entry.about


@pytest.fixture(scope="module")
def ready(ready_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ready]:
    """A delegation with somebody in it, and somebody who is in none."""
    file = Path(shutil.copy(ready_database, tmp_path_factory.mktemp("arrivals") / "planner.db"))
    here = a_delegate(a_person("Here", private=private_fields()), care=care())
    person = a_person("Elsewhere")
    exchange = an_exchange()
    exchange.visits[0].delegates = [here]
    exchange.visits[0].groups = [a_group(here, name="Łucja")]
    with closing(open_store(file, who="Ana", now=lambda: NOW)) as store:
        keep(store, exchange, person, Organization(name="Ana"))
        known = {"delegate": here.id, "person": person.id}
        yield Ready(store, exchange.visits[0].id, known, every_row(store))


@settings(  # an example takes too long to be made smaller
    max_examples=int(os.environ.get("EXAMPLES", "3")), phases=(Phase.explicit, Phase.generate)
)
@example(people=[(who, {"groups": ("Ana", "ana")}) for who in ("new", "delegate", "person")])
@given(people=st.lists(st.tuples(WHO, VALUES), min_size=3, max_size=9))
def test_together_and_one_by_one_are_the_same(
    ready: Ready, people: list[tuple[str, dict[str, Any]]]
) -> None:
    entries, left = [], dict(ready.known)
    for who, values in people:
        known = {who: left.pop(who)} if who in left else {}
        entries.append(RosterEntry(values, **known))
    assert landed(ready, entries, Arrivals) == landed(ready, entries, OneByOne)


def test_more_than_one_statement_writes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "_TOGETHER", 2)

    def add(session: Session) -> None:
        with change(session, "Add"):
            coming = Arrivals(session)
            for number in range(5):
                coming.add(Person, family_name=f"P{number}")
            coming.settle()

    done = store.do(add)
    assert done.entry is not None
    assert len(done.entry.rows) == len(every_row(store)["person"]) == 5


def test_what_makes_no_sense_is_refused_here_too(store: Store) -> None:
    def add(session: Session) -> None:
        with change(session, "Add"):
            Arrivals(session).add(Delegate, joins=date(2027, 4, 2), leaves=date(2027, 4, 1))

    with pytest.raises(Refused, match="must leave on or after the day of joining, 2027-04-02"):
        store.do(add)


def test_nothing_arrives_outside_a_change(store: Store) -> None:
    def add(session: Session) -> None:
        coming = Arrivals(session)
        coming.add(Person, family_name="Silva")
        coming.settle()

    with pytest.raises(Unguarded, match="only inside a change"):
        store.do(add)
    assert not every_row(store)["person"]


def test_each_row_is_judged_as_a_thing_of_its_own(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[Base] = []
    monkeypatch.setattr(Person, "obey", lambda person: judged.append(person))

    def act(session: Session) -> None:
        with change(session, "Come"):
            coming = Arrivals(session)
            coming.add(Person, family_name="First", given_name="Ana")
            coming.add(Person, family_name="Second")
            coming.settle()

    store.do(act)
    first, second = judged
    assert first is not second
    assert (vars(first)["family_name"], vars(second)["given_name"]) == ("First", None)
