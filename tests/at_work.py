"""A coordinator at work on the worked exchange of the samples: does, undoes and redoes.

What must hold after every step is asked here; what can be done, by those who work.
"""

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

from builders import NOW
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from rows import assert_all_is_found_as_it_is, every_row
from running import SAMPLE, samples_file
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from planner.actions.consequences import CONSEQUENCES
from planner.actions.deadlines import keep_in_step
from planner.actions.issues import Given, issue_visit
from planner.model import (
    Exchange,
    Issue,
    Item,
    Refused,
    Side,
    Template,
    TemplateItem,
    TimeState,
    Visit,
    VisitKind,
)
from planner.queries.exchanges import Opened, open_exchange
from planner.rules.check import check
from planner.rules.clashes import meet, one_in_other
from planner.rules.course import Course
from planner.rules.findings import Severity
from planner.rules.participation import people_in
from planner.store.attachments import content_of
from planner.store.chain import verify_chain
from planner.store.database import open_store
from planner.store.encrypting import newest_number
from planner.store.history import History
from planner.store.journal import Notes, RowChange, change, entries

PICK = st.integers(0, 1000)
MASKS = st.integers(1, 255)
DAYS = st.dates(date(2027, 4, 8), date(2027, 4, 26)) | st.dates(
    date(2027, 3, 13), date(2027, 3, 15)
)
WORDS = st.sampled_from(["Mayor", "Zażółć", "شرطة", "<b>", "1", "x" * 80])
FROZEN = b"the program as it was given out"
CLASHES = ("overlap-delegate", "overlap-interpreter", "overlap-escort")


class AtWork(RuleBasedStateMachine):
    """Does, undoes and redoes; whoever works says what."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="planner-test-"))
        file = Path(shutil.copy(samples_file(), self.folder / "planner.db"))
        self.store = open_store(file, who="Ana", now=lambda: NOW, consequences=CONSEQUENCES)
        self.history = History(self.store)
        self.exchange_id = self.store.ask(
            lambda session: session.scalars(
                select(Exchange.id).where(Exchange.name == SAMPLE)
            ).one()
        )
        self.store.do(self._bring_deadlines_into_step)
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
        self.other_clocks = False  # stays were laid out anew: what was typed may not be there

    def _first_visit(self, session: Session) -> Any:
        visits = select(Visit).where(Visit.exchange_id == self.exchange_id)
        return session.scalars(visits.where(Visit.kind == VisitKind.FIRST)).one().id

    def _bring_deadlines_into_step(self, session: Session) -> None:
        about = [self.exchange_id]
        with change(session, "Bring the deadlines into step", about=about):
            dated = [RowChange("visit", self.exchange_id, {}, {})]
            keep_in_step(session, Notes("", {}, set(about), rows=dated))

    def teardown(self) -> None:
        if hasattr(self, "store"):
            assert_all_is_found_as_it_is(self.store)
            self.store.close()
            shutil.rmtree(self.folder)

    # -- what a coordinator does ------------------------------------------------------------------

    def do(self, action: Callable[[Session], object]) -> bool:
        """Whether it was done; what is Refused changes nothing."""
        before = newest_number(self.store)
        try:
            self.history.do(action)
        except Refused as refused:
            assert str(refused)
            assert every_row(self.store) == self.past[-1], "refused, and yet changed"
            return False
        now = every_row(self.store)
        new = self.store.ask(partial(entries, after=before))
        assert len(new) == (now != self.past[-1]), "one change, one entry"
        if new:
            assert new[0].label.strip()
            self.past.append(now)
            self.future.clear()
        return True

    def on(self, action: Callable[..., object], at: int, *given: Any, of: str = "items") -> bool:
        """Do something with one of the items there are, or of the legs, stops, groups ..."""
        thing = self.one(of, at)
        return thing is not None and self.do(lambda session: action(session, thing.id, *given))

    def one(self, of: str, at: int) -> Any:
        """One of the first visit's items, legs, stops ...; None where there are none."""
        there = self.visit(of)
        return there[at % len(there)] if there else None

    def again(self, of: str, thing: Any) -> Any:
        """The same item, leg ... as it is now."""
        return next(each for each in self.visit(of) if each.id == thing.id)

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
        self.hangs_together(exchange)
        let_stand = {each.finding for each in exchange.acceptances}
        assert len(let_stand) == len(exchange.acceptances), "accepted twice"
        errors = {each.id for each in findings if each.severity is Severity.ERROR}
        assert not errors & let_stand, "an error cannot be accepted"
        told = {each.rule for each in findings}
        wrong = {"end-before-start"} if self.other_clocks else {"clock-gap", "end-before-start"}
        assert not told & wrong, "typed, and yet wrong"
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

    @invariant()
    def deadlines_are_in_step(self) -> None:
        if hasattr(self, "store"):
            assert self.store.do(self._bring_deadlines_into_step).entry is None

    @invariant()
    def templates_have_no_time_invented(self) -> None:
        if hasattr(self, "store"):
            for template in self.store.ask(_templates):
                assert template.items
                for item in template.items:
                    self._no_time_is_invented(item)

    def hangs_together(self, exchange: Exchange) -> None:
        """All that can be said of an exchange by itself."""
        for visit in exchange.visits:
            self._is_of_one_piece(visit)
            for item in visit.items:
                self._no_time_is_invented(item)

    def _is_of_one_piece(self, visit: Visit) -> None:
        for thing in (*visit.items, *visit.legs):
            links = thing.participations if isinstance(thing, Item) else thing.travellers
            assert thing.everyone is not bool(links), f"{thing} is of nobody, or of all and some"
            assert thing.vehicle is None or thing.vehicle.visit is visit
            for each in links:
                assert (each.delegate or each.group).visit is visit
        for item in visit.items:
            assert item.stop is None or item.stop.visit is visit
            assert all(each.visit is visit for each in item.above())
            off = item.status.off
            assert off or item.cancelled_by is item.cancelled_why is item.cancelled_when is None
        for one, other in combinations(visit.groups, 2):
            for day in {item.day for item in visit.items if item.day}:
                assert not people_in(one, day) & people_in(other, day), "in two groups on a day"
        guests = Side.FOREIGN if visit.kind is VisitKind.FIRST else Side.PARTNER
        hosts = {paired.city for paired in visit.exchange.cities if paired.side is not guests}
        assert {stop.city for stop in visit.stops} & hosts, "a visit goes to the other side"

    def _no_time_is_invented(self, item: Item | TemplateItem) -> None:
        known = item.time_state in (TimeState.EXACT, TimeState.APPROXIMATE)
        assert known or item.start is None, item.title
        assert item.end is None or item.start is not None, item.title
        assert item.part is None or item.time_state is TimeState.PART_OF_DAY, item.title

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


def _templates(session: Session) -> list[Template]:
    return list(session.scalars(select(Template).options(selectinload(Template.items))))
