"""Whatever is done and undone, the same rows come back: same ids, same values, in every table."""

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import date, time
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID

from builders import (
    NOW,
    a_contact,
    a_delegate,
    a_group,
    a_note,
    a_participation,
    a_person,
    a_stop,
    an_item,
    care,
    keep,
    private_fields,
)
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from rows import assert_all_is_found_as_it_is, every_row
from sqlalchemy import select
from sqlalchemy.orm import Session
from whole_exchange import an_exchange_with_everything

from planner.actions.merging import merge
from planner.model import (
    Base,
    City,
    Contact,
    Delegate,
    Exchange,
    Group,
    Item,
    ItemStatus,
    Leg,
    Organization,
    Person,
    Refused,
    Stop,
    TimeState,
    Traveller,
    Venue,
    Visit,
)
from planner.store.chain import verify_chain
from planner.store.database import open_store
from planner.store.history import History
from planner.store.journal import change, entries
from planner.store.record import net

PICK = st.integers(0, 1000)
TEXT = st.text(max_size=8)
DAYS = st.none() | st.dates(date(2027, 1, 1), date(2027, 12, 31))
TIMES = st.none() | st.times().map(lambda moment: moment.replace(microsecond=0))
NAMED = [Exchange, Organization, Venue, City]
PARTS = [Item, Delegate, Group, Stop, Leg, Visit, Exchange]

Rows = dict[str, list[tuple[Any, ...]]]


@cache
def empty_database() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="planner-test-"))
    open_store(folder / "empty.db", who="Ana").close()
    return folder / "empty.db"


def teardown_module() -> None:
    shutil.rmtree(empty_database().parent)


class Edits(RuleBasedStateMachine):
    """Edits, undos and redos in any order, and the rows there were after each step."""

    @initialize()
    def begin(self) -> None:
        numbers = count(1)
        # the same ids in every run, or nothing could be replayed
        self.ids = patch("planner.model.base.uuid4", lambda: UUID(int=next(numbers)))
        self.ids.start()
        self.folder = Path(tempfile.mkdtemp(prefix="planner-test-"))
        file = Path(shutil.copy(empty_database(), self.folder / "x.db"))
        self.store = open_store(file, who="Ana", now=lambda: NOW)
        self.history = History(self.store)
        for _ in range(2):
            keep(self.store, an_exchange_with_everything(items=3, delegates=2))
        self.past: list[Rows] = [every_row(self.store)]
        self.future: list[Rows] = []

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.ids.stop()
            self.store.close()
            shutil.rmtree(self.folder)

    def do(self, action: Callable[[Session], None]) -> None:
        try:
            done = self.history.do(action)
        except Refused:
            assert every_row(self.store) == self.past[-1]
            return
        now = every_row(self.store)
        if done.entry is None:
            assert now == self.past[-1]
        else:
            assert now != self.past[-1]
            self.past.append(now)
            self.future.clear()

    def on(self, kind: type[Base], at: int, act: Callable[[Session, Any], None]) -> None:
        """Do something to one of the things of a kind, if there is any."""

        def action(session: Session) -> None:
            thing = self.some(session, kind, at)
            if thing is not None:
                with change(session, "Change {kind}", kind=kind.__name__):
                    act(session, thing)

        self.do(action)

    def some(self, session: Session, kind: type[Base], at: int) -> Any:
        ids = session.scalars(select(kind.id).order_by(kind.id)).all()
        return session.get_one(kind, ids[at % len(ids)]) if ids else None

    @rule(at=PICK, title=TEXT, day=DAYS, start=TIMES, status=st.sampled_from(ItemStatus))
    def edit_item(
        self, at: int, title: str, day: date | None, start: time | None, status: ItemStatus
    ) -> None:
        def act(session: Session, item: Item) -> None:
            item.title, item.day, item.start, item.status = title, day, start, status

        self.on(Item, at, act)

    @rule(at=PICK, note=TEXT, state=st.sampled_from(TimeState))
    def add_item(self, at: int, note: str, state: TimeState) -> None:
        def act(session: Session, visit: Visit) -> None:
            item = an_item(notes=[a_note(text=note)], contacts=[a_contact()], time_state=state)
            item.stop = self.some(session, Stop, at)
            visit.items.append(item)

        self.on(Visit, at, act)

    @rule(at=PICK, names=st.tuples(TEXT, TEXT), langs=st.lists(st.sampled_from("abc"), max_size=2))
    def edit_person(self, at: int, names: tuple[str, str], langs: list[str]) -> None:
        def act(session: Session, person: Person) -> None:
            person.family_name, person.native_name = names
            person.languages = tuple(langs)

        self.on(Person, at, act)

    @rule(at=PICK, number=st.none() | TEXT, born=DAYS)
    def edit_private(self, at: int, number: str | None, born: date | None) -> None:
        def act(session: Session, person: Person) -> None:
            if number is None or person.private is None:
                person.private = None if number is None else private_fields()
            else:
                person.private.passport_number, person.private.date_of_birth = number, born

        self.on(Person, at, act)

    @rule(at=PICK, dietary=st.none() | TEXT)
    def edit_care(self, at: int, dietary: str | None) -> None:
        def act(session: Session, delegate: Delegate) -> None:
            if delegate.care is None:
                delegate.care = care(dietary=dietary)
            else:
                delegate.care.dietary = dietary

        self.on(Delegate, at, act)

    @rule(at=PICK)
    def add_delegate(self, at: int) -> None:
        def act(session: Session, visit: Visit) -> None:
            delegate = a_delegate(self.some(session, Person, at) or a_person())
            visit.delegates.append(delegate)
            visit.groups.append(a_group(delegate, name=f"Group {at}"))

        self.on(Visit, at, act)

    @rule(at=PICK, mask=st.integers(0, 7))
    def assign(self, at: int, mask: int) -> None:
        """Say who takes part: those who stay stay the same rows."""

        def act(session: Session, item: Item) -> None:
            chosen = {d for n, d in enumerate(item.visit.delegates) if mask >> n & 1}
            for each in list(item.participations):
                if each.delegate in chosen:
                    chosen.discard(each.delegate)
                else:
                    item.participations.remove(each)
            item.participations += [
                a_participation(delegate) for delegate in sorted(chosen, key=lambda d: d.id)
            ]

        self.on(Item, at, act)

    @rule(at=PICK)
    def replace_participations(self, at: int) -> None:
        """The same pairs, in new rows."""

        def act(session: Session, item: Item) -> None:
            who = [each.delegate or each.group for each in item.participations]
            item.participations.clear()
            session.flush()
            item.participations += [a_participation(each) for each in who if each]

        self.on(Item, at, act)

    @rule(at=PICK, other=PICK)
    def make_part_of_another(self, at: int, other: int) -> None:
        def act(session: Session, item: Item) -> None:
            whole = self.some(session, Item, other)
            alone = whole.whole is None and whole.alternate_of is None
            item.whole = whole if whole is not item and alone else None

        self.on(Item, at, act)

    @rule(at=PICK, kind=st.sampled_from(PARTS))
    def remove(self, at: int, kind: type[Base]) -> None:
        self.on(kind, at, lambda session, thing: session.delete(thing))

    @rule(at=PICK)
    def replace_a_stop_under_its_items(self, at: int) -> None:
        def act(session: Session, visit: Visit) -> None:
            new = a_stop(rank=at)
            visit.stops.append(new)
            for item in list(visit.stops[0].items):
                item.stop = new
            visit.stops.remove(visit.stops[0])

        self.on(Visit, at, act)

    @rule(at=PICK)
    def swap_visits(self, at: int) -> None:
        """Two of an exchange must differ in kind: at no moment may they be the same."""

        def act(session: Session, exchange: Exchange) -> None:
            if len(exchange.visits) == 2:
                one, other = exchange.visits
                kinds = one.kind, other.kind
                exchange.visits.remove(one)
                session.flush()
                other.kind = kinds[0]
                session.flush()
                exchange.visits.append(Visit(kind=kinds[1]))

        self.on(Exchange, at, act)

    @rule(at=PICK)
    def send_all_by_name(self, at: int) -> None:
        def act(session: Session, leg: Leg) -> None:
            leg.everyone = False
            leg.travellers = [Traveller(delegate=each) for each in leg.visit.delegates]

        self.on(Leg, at, act)

    @rule(at=PICK, kind=st.sampled_from(NAMED), name=TEXT)
    def rename(self, at: int, kind: type[Base], name: str) -> None:
        self.on(kind, at, lambda session, thing: setattr(thing, "name", name))

    @rule(at=PICK, kind=st.sampled_from((Delegate, Contact)), position=TEXT, other=PICK)
    def move_to_another_office(self, at: int, kind: type[Base], position: str, other: int) -> None:
        def act(session: Session, thing: Any) -> None:
            thing.position, thing.organization = position, self.some(session, Organization, other)

        self.on(kind, at, act)

    @rule(at=PICK, other=PICK, kind=st.sampled_from((Person, Organization, Venue, City)))
    def merge_two(self, at: int, other: int, kind: type[Base]) -> None:
        def action(session: Session) -> None:
            one, two = self.some(session, kind, at), self.some(session, kind, other)
            if one is not None and one is not two:
                merge(session, kind, one.id, two.id)

        self.do(action)

    @precondition(lambda self: len(self.past) > 1)
    @rule(steps=st.integers(1, 5))
    def undo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.past) - 1)):
            assert self.history.undo() is not None
            self.future.append(self.past.pop())
            assert every_row(self.store) == self.past[-1]

    @precondition(lambda self: self.future)
    @rule(steps=st.integers(1, 5))
    def redo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.future))):
            assert self.history.redo() is not None
            self.past.append(self.future.pop())
            assert every_row(self.store) == self.past[-1]

    @invariant()
    def the_journal_adds_up_to_what_there_is(self) -> None:
        if not hasattr(self, "store"):
            return
        rows = net(row for entry in self.store.ask(entries) for row in entry.rows)
        assert all(row.before is None for row in rows), "from nothing"
        there = {(kind, row[0]) for kind, found in self.past[-1].items() for row in found}
        assert {(row.kind, row.thing) for row in rows} == there
        assert self.store.ask(verify_chain) is None

    @invariant()
    def all_is_found_as_it_is(self) -> None:
        if hasattr(self, "store"):
            assert_all_is_found_as_it_is(self.store)


Edits.TestCase.settings = settings(
    max_examples=int(os.environ.get("EXAMPLES", "6")),
    stateful_step_count=int(os.environ.get("STEPS", "20")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestEdits = Edits.TestCase
