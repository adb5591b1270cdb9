"""Whatever a coordinator does, undoes and redoes, what must hold of an exchange holds."""

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import date, time
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

from builders import NOW
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from rows import every_row
from running import SAMPLE, samples_file
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions.cancelling import cancel_item
from planner.actions.delegates import remove_delegate, replace_delegate
from planner.actions.groups import add_group, edit_group, remove_group, set_member
from planner.actions.issues import Given, issue_visit
from planner.actions.itinerary import add_item, edit_item, remove_item, set_participants
from planner.actions.rescheduling import Where, copy_item, move_item, move_visit, shift
from planner.model import (
    Exchange,
    Issue,
    Refused,
    Side,
    TimeState,
    Visit,
    VisitKind,
)
from planner.queries.exchanges import Opened, open_exchange
from planner.rules.check import check
from planner.rules.clashes import meet, one_in_other
from planner.rules.course import Course
from planner.rules.participation import people_in
from planner.store.attachments import content_of
from planner.store.chain import verify_chain
from planner.store.database import open_store
from planner.store.encrypting import newest_number
from planner.store.history import History
from planner.store.journal import entries

PICK = st.integers(0, 1000)
DAYS = st.dates(date(2027, 4, 8), date(2027, 4, 26)) | st.dates(
    date(2027, 3, 13), date(2027, 3, 15)
)
HOURS = st.sampled_from(["", "9", "930", "10:15", "noon", "13:00-14:30", "2:30", "22:30", "23:45"])
WORDS = st.sampled_from(["Mayor", "Zażółć", "شرطة", "<b>", "1", "x" * 80])
FROZEN = b"the program as it was given out"
CLASHES = ("overlap-delegate", "overlap-interpreter", "overlap-escort")


class Work(RuleBasedStateMachine):
    """A coordinator on the worked exchange of the samples."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="planner-test-"))
        file = Path(shutil.copy(samples_file(), self.folder / "planner.db"))
        self.store = open_store(file, who="Ana", now=lambda: NOW)
        self.history = History(self.store)
        self.exchange_id = self.store.ask(
            lambda session: session.scalars(
                select(Exchange.id).where(Exchange.name == SAMPLE)
            ).one()
        )
        visit_id = self.store.ask(self._first_visit)
        self.store.do(
            lambda session: issue_visit(
                session,
                visit_id,
                1,
                NOW.date(),
                "To all",
                FROZEN,
                [Given("ana", "Ana", "internal", ("book",))],
            )
        )
        self.past = [every_row(self.store)]
        self.future: list[Any] = []
        self.read: tuple[Any, Opened] | None = None

    def _first_visit(self, session: Session) -> Any:
        visits = select(Visit).where(Visit.exchange_id == self.exchange_id)
        return session.scalars(visits.where(Visit.kind == VisitKind.FIRST)).one().id

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            shutil.rmtree(self.folder)

    # -- what a coordinator does ------------------------------------------------------------------

    def do(self, action: Callable[[Session], object]) -> None:
        before = newest_number(self.store)
        try:
            self.history.do(action)
        except Refused as refused:
            assert str(refused)
            assert every_row(self.store) == self.past[-1], "refused, and yet changed"
            return
        now = every_row(self.store)
        new = self.store.ask(partial(entries, after=before))
        assert len(new) == (now != self.past[-1]), "one change, one entry"
        if new:
            assert new[0].label.strip()
            self.past.append(now)
            self.future.clear()

    def on(self, action: Callable[..., object], at: int, *given: Any) -> None:
        """Do something with one of the items there are."""
        items = self.visit("items")
        if items:
            self.do(lambda session: action(session, items[at % len(items)].id, *given))

    def visit(self, part: str, kind: VisitKind = VisitKind.FIRST) -> Any:
        """The first visit's items, groups, delegates ... as they are now."""
        visit = next(each for each in self.exchange.visits if each.kind is kind)
        return getattr(visit, part)

    @property
    def exchange(self) -> Exchange:
        """As it is now."""
        return self.opened.exchange

    @property
    def opened(self) -> Opened:
        """As it is now: read once after each step, and judged by what the step touched."""
        if self.read is None or self.read[0] is not self.past[-1]:
            before = self.read[1].judged if self.read else None
            now = self.store.ask(
                lambda session: open_exchange(session, self.exchange_id, NOW.date(), before)
            )
            self.read = self.past[-1], now
        return self.read[1]

    @rule(title=WORDS, day=DAYS, start=HOURS)
    def add(self, title: str, day: date, start: str) -> None:
        fields = {"title": title, "date": day.isoformat(), "start": start}
        visit_id = self.visit("id")
        self.do(lambda session: add_item(session, visit_id, fields))

    @rule(at=PICK, start=HOURS, end=HOURS)
    def type_hours(self, at: int, start: str, end: str) -> None:
        self.on(edit_item, at, {"start": start} | ({"end": end} if end else {}))

    @rule(at=PICK, day=DAYS)
    def type_day(self, at: int, day: date) -> None:
        self.on(edit_item, at, {"date": day.isoformat()})

    @rule(at=PICK, state=st.sampled_from(TimeState))
    def type_time_state(self, at: int, state: TimeState) -> None:
        self.on(edit_item, at, {"time_state": state.value})

    @rule(at=PICK, day=DAYS | st.none(), hour=st.none() | st.integers(0, 23))
    def move(self, at: int, day: date | None, hour: int | None) -> None:
        self.on(move_item, at, Where(day, None if hour is None else time(hour)))

    @rule(at=PICK, day=DAYS)
    def copy(self, at: int, day: date) -> None:
        self.on(copy_item, at, Where(day))

    @rule(day=DAYS, hour=st.integers(0, 23), minutes=st.integers(-90, 300))
    def shift_the_day(self, day: date, hour: int, minutes: int) -> None:
        visit_id = self.visit("id")
        self.do(lambda session: shift(session, visit_id, day, time(hour), minutes))

    @rule(days=st.integers(-40, 40))
    def move_all(self, days: int) -> None:
        visit_id = self.visit("id")
        self.do(lambda session: move_visit(session, visit_id, days))

    @rule(at=PICK)
    def cancel(self, at: int) -> None:
        self.on(partial(cancel_item, by="Mr. Smith", why="is ill", when=NOW.date()), at)

    @rule(at=PICK)
    def remove(self, at: int) -> None:
        self.on(remove_item, at)

    @rule(at=PICK, mask=st.integers(1, 255))
    def assign(self, at: int, mask: int) -> None:
        chosen = [each.id for n, each in enumerate(self.visit("delegates")) if mask >> n & 1]
        self.on(set_participants, at, False, (), chosen)

    @rule(name=WORDS, mask=st.integers(1, 255))
    def make_group(self, name: str, mask: int) -> None:
        members = [each.id for n, each in enumerate(self.visit("delegates")) if mask >> n & 1]
        visit_id = self.visit("id")
        self.do(lambda session: add_group(session, visit_id, name, members))

    @rule(at=PICK, first=DAYS | st.none(), last=DAYS | st.none())
    def give_group_days(self, at: int, first: date | None, last: date | None) -> None:
        if groups := self.visit("groups"):
            days = {"first_day": str(first or ""), "last_day": str(last or "")}
            self.do(lambda session: edit_group(session, groups[at % len(groups)].id, days))

    @rule(at=PICK, who=PICK, inside=st.booleans())
    def put_into_group(self, at: int, who: int, inside: bool) -> None:
        groups, there = self.visit("groups"), self.visit("delegates")
        if groups and there:
            group, delegate = groups[at % len(groups)].id, there[who % len(there)].id
            self.do(lambda session: set_member(session, group, delegate, inside))

    @rule(at=PICK)
    def part_group(self, at: int) -> None:
        if groups := self.visit("groups"):
            self.do(lambda session: remove_group(session, groups[at % len(groups)].id))

    @rule(at=PICK, name=WORDS)
    def send_another(self, at: int, name: str) -> None:
        if there := self.visit("delegates"):
            fields = {"family_name": name, "given_name": "New"}
            self.do(lambda session: replace_delegate(session, there[at % len(there)].id, fields))

    @rule(at=PICK)
    def send_home(self, at: int) -> None:
        if there := self.visit("delegates"):
            self.do(lambda session: remove_delegate(session, there[at % len(there)].id))

    @precondition(lambda self: len(self.past) > 1)
    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.past) - 1)):
            assert self.history.undo()
            self.future.append(self.past.pop())
            assert every_row(self.store) == self.past[-1]

    @precondition(lambda self: self.future)
    @rule(steps=st.integers(1, 4))
    def redo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.future))):
            assert self.history.redo()
            self.past.append(self.future.pop())
            assert every_row(self.store) == self.past[-1]

    # -- what must hold ---------------------------------------------------------------------------

    @invariant()
    def an_exchange_is_whole(self) -> None:
        if not hasattr(self, "store"):
            return
        exchange = self.exchange
        findings = check(exchange, NOW.date(), self.opened.judged.checked.expiries)
        assert findings == list(self.opened.findings), "checked again, and found otherwise"
        for visit in exchange.visits:
            self._hangs_together(visit)
            self._no_time_is_invented(visit)
        told = {each.rule for each in findings}
        assert not told & {"clock-gap", "end-before-start"}, "typed, and yet wrong"
        assert self._clashes(exchange) == {
            frozenset(str(each.id) for each in finding.concerns if each.kind in ("item", "leg"))
            for finding in findings
            if finding.rule in CLASHES
        }

    @invariant()
    def the_journal_is_whole(self) -> None:
        if hasattr(self, "store"):
            assert self.store.ask(verify_chain) is None

    @invariant()
    def what_was_issued_stays(self) -> None:
        if hasattr(self, "store"):
            (digest,) = self.store.ask(lambda session: session.scalars(select(Issue.digest)).all())
            assert self.store.ask(lambda session: content_of(session, digest)) == FROZEN

    def _hangs_together(self, visit: Visit) -> None:
        for item in visit.items:
            assert item.stop is None or item.stop.visit is visit
            assert item.everyone or item.participations, "an item of nobody"
            for each in item.participations:
                assert (each.delegate or each.group).visit is visit
        for one, other in combinations(visit.groups, 2):
            for day in {item.day for item in visit.items if item.day}:
                assert not people_in(one, day) & people_in(other, day), "in two groups on a day"
        guests = Side.FOREIGN if visit.kind is VisitKind.FIRST else Side.PARTNER
        hosts = {paired.city for paired in visit.exchange.cities if paired.side is not guests}
        assert {stop.city for stop in visit.stops} & hosts, "a visit goes to the other side"

    def _no_time_is_invented(self, visit: Visit) -> None:
        for item in visit.items:
            known = item.time_state in (TimeState.EXACT, TimeState.APPROXIMATE)
            assert known or item.start is None or item.day is None, item.title
            assert item.end is None or item.start is not None, item.title

    def _clashes(self, exchange: Exchange) -> set[frozenset[str]]:
        """Everybody against everybody: who is in two places, pair of things by pair."""
        found = set()
        for visit in exchange.visits:
            course = Course(visit)
            needed = sorted((each for each in course.taken if each.needed),
                            key=lambda each: each.span.start)  # fmt: skip
            for one, other in combinations(needed, 2):
                if (
                    one.people & other.people
                    and one.span.clock == other.span.clock
                    and not one_in_other(one.thing, other.thing)
                    and meet(one.span, other.span)
                ):
                    found.add(frozenset((str(one.thing.id), str(other.thing.id))))
        return found


Work.TestCase.settings = settings(
    max_examples=int(os.environ.get("EXAMPLES", "3")),
    stateful_step_count=int(os.environ.get("STEPS", "12")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestWork = Work.TestCase
