"""What a coordinator does to days and whole visits, and says of findings."""

from datetime import date
from functools import partial
from itertools import pairwise

from at_work import DAYS, PICK, WORDS, AtWork
from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy.orm import Session

from planner.actions.findings import accept, ask_again
from planner.actions.itinerary import remove_item
from planner.actions.laying_out import (
    apply_template,
    duplicate_visit,
    lay_out,
    remove_template,
    replace_hotel,
    save_template,
)
from planner.actions.places import CityChoice
from planner.actions.return_visits import lay_out_return
from planner.model import City, ItemStatus, Side, VisitKind
from planner.queries.exchanges import whole_exchange
from planner.queries.templates import templates
from planner.rules.findings import Severity, accepted
from planner.rules.templates import DayKind
from planner.store.journal import change

WASHINGTON = CityChoice("Washington", "US", "District of Columbia", "America/New_York")


class PlansDays(AtWork):
    """Templates, stays, another hotel, the return visit, a duplicate; findings let stand."""

    # -- days and visits --------------------------------------------------------------------------

    @rule(name=WORDS, day=DAYS, more=st.integers(0, 3))
    def save_days(self, name: str, day: date, more: int) -> None:
        visit_id, last = self.visit("id"), date.fromordinal(day.toordinal() + more)
        self.do(lambda session: save_template(session, visit_id, name, day, last))

    @rule(at=PICK, day=DAYS, kind=st.sampled_from(VisitKind))
    def plan_a_day(self, at: int, day: date, kind: VisitKind) -> None:
        plans, visit_id = self.store.ask(templates), self.visit("id", kind)
        plan = plans[at % len(plans)]
        before = len(self.visit("items", kind))
        if self.do(lambda session: apply_template(session, visit_id, plan, day)):
            assert len(self.visit("items", kind)) == before + len(plan.items)

    @rule(at=PICK)
    def forget_a_template(self, at: int) -> None:
        saved = [each.id for each in self.store.ask(templates) if each.id is not None]
        if saved:
            self.do(lambda session: remove_template(session, saved[at % len(saved)]))

    @rule(
        kind=st.sampled_from(VisitKind),
        day=DAYS,
        nights=st.lists(st.integers(-1, 5), max_size=4),
        at=PICK,
    )
    def lay_days_out(self, kind: VisitKind, day: date, nights: list[int], at: int) -> None:
        guests = Side.FOREIGN if kind is VisitKind.FIRST else Side.PARTNER
        hosts = [_choice(each.city) for each in self.exchange.cities if each.side is not guests]
        stays = [
            (([*hosts, WASHINGTON] * 2)[at % len(hosts) + n], each) for n, each in enumerate(nights)
        ]
        visit_id, plans = self.visit("id", kind), self.store.ask(templates)
        plan = {each: plans[(at + n) % len(plans)] for n, each in enumerate(DayKind)}
        items = {each.id for each in self.visit("items", kind)}
        if self.do(lambda session: lay_out(session, visit_id, day, stays, plan)):
            self.other_clocks = True
            assert items <= {each.id for each in self.visit("items", kind)}, "an item was lost"
            stops = self.visit("stops", kind)
            assert [each.city.name for each in stops] == [choice.name for choice, _ in stays]
            for one, other in pairwise(stops):
                assert one.last_day == other.first_day

    @rule(at=PICK, name=WORDS | st.just(""))
    def sleep_elsewhere(self, at: int, name: str) -> None:
        self.on(replace_hotel, at, name, of="stops")

    @rule(days=st.integers(0, 120), length=st.none() | st.integers(1, 14), dates=st.booleans())
    def plan_the_return(self, days: int, length: int | None, dates: bool) -> None:
        start = date.fromordinal(date(2027, 5, 1).toordinal() + days)
        self.other_clocks = True
        self.do(
            lambda session: lay_out_return(
                session, self.exchange_id, start, length, dates_only=dates
            )
        )

    @rule(days=st.integers(0, 120), length=st.integers(1, 14))
    def plan_the_return_anew(self, days: int, length: int) -> None:
        """The first visit mirrored: what stood there goes first."""
        start = date.fromordinal(date(2027, 5, 1).toordinal() + days)
        gone = [each.id for each in self.visit("items", VisitKind.RETURN)]

        def anew(session: Session) -> None:
            with change(session, "Lay the return visit out anew", about=[self.exchange_id]):
                for each in gone:
                    remove_item(session, each)
                session.flush()
                session.expire_all()
                lay_out_return(session, self.exchange_id, start, length)

        self.other_clocks = True
        self.do(anew)

    @rule(name=WORDS, kind=st.sampled_from(VisitKind))
    def plan_the_same_again(self, name: str, kind: VisitKind) -> None:
        visit_id, twins = self.visit("id", kind), []
        self.do(lambda session: twins.append(duplicate_visit(session, visit_id, name)))
        for twin_id in twins:
            twin = self.store.ask(partial(whole_exchange, exchange_id=twin_id))
            self.hangs_together(twin)
            there = [each for each in self.visit("items", kind) if not each.status.off]
            assert len(twin.visits[0].items) == len(there)
            assert all(each.status is ItemStatus.PROPOSED for each in twin.visits[0].items)

    # -- findings ---------------------------------------------------------------------------------

    @rule(at=PICK, why=WORDS | st.just(" "))
    def let_stand(self, at: int, why: str) -> None:
        found = self.opened.findings
        if found:
            finding = found[at % len(found)]
            done = self.do(lambda session: accept(session, self.exchange_id, finding, why))
            assert done is (finding.severity is not Severity.ERROR and bool(why.strip()))
            if done:
                assert accepted(self.exchange)[finding.id] == why
                assert finding in self.opened.findings, "accepted, not gone"

    @rule(at=PICK)
    def take_back_what_stands(self, at: int) -> None:
        if known := list(accepted(self.exchange)):
            finding = known[at % len(known)]
            self.do(lambda session: ask_again(session, self.exchange_id, finding))


def _choice(city: City) -> CityChoice:
    return CityChoice(city.name, city.country, city.region, city.zone)
