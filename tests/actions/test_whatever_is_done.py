"""Whatever a coordinator does, undoes and redoes, what must hold of an exchange holds."""

import os
from datetime import date, time
from functools import partial
from typing import Any
from uuid import UUID

from at_work import DAYS, MASKS, PICK, WORDS
from builders import NOW
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule
from planning_days import PlansDays

from planner.actions.cancelling import cancel_item, confirm_day, put_in_place
from planner.actions.delegates import remove_delegate, replace_delegate
from planner.actions.groups import add_group, edit_group, remove_group, set_member
from planner.actions.itinerary import (
    add_contact,
    add_item,
    add_leg,
    edit_contact,
    edit_item,
    edit_leg,
    remove_contact,
    remove_item,
    remove_leg,
    set_participants,
    set_travellers,
)
from planner.actions.rescheduling import Where, copy_item, move_item, move_leg, move_visit, shift
from planner.model import (
    Function,
    ItemStatus,
    TimeState,
)
from planner.rules.course import Course
from planner.rules.moving import hours_of
from planner.rules.participation import people_at
from planner.rules.standby import standby_for

HOURS = st.sampled_from(["", "9", "930", "10:15", "noon", "13:00-14:30", "2:30", "22:30", "23:45"])
PLACES = st.sampled_from(["", "Orlando", "Nantes", "Samoa", "X"])
ZONES = st.sampled_from(["", "America/New_York", "Europe/Paris", "Pacific/Apia", "America/Chicago"])
ENDS = st.fixed_dictionaries(
    {},
    optional={
        "carrier": WORDS,
        **{f"{end}.place": PLACES for end in ("from", "to")},
        **{f"{end}.zone": ZONES for end in ("from", "to")},
        **{f"{end}.date": DAYS.map(str) for end in ("from", "to")},
        **{f"{end}.time": HOURS | st.just("morning") for end in ("from", "to")},
        "travellers": st.sampled_from(["", "everyone", "A", "B", "nobody of this name"]),
        "vehicle": st.sampled_from(["", "Coach 1", "A new one"]),
    },
)


class Work(PlansDays):
    """A coordinator on the worked exchange of the samples."""

    # -- items ------------------------------------------------------------------------------------

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

    @rule(day=DAYS, hour=st.integers(0, 23), minutes=st.integers(-90, 300), of=st.none() | PICK)
    def shift_the_day(self, day: date, hour: int, minutes: int, of: int | None) -> None:
        visit_id, group = self.visit("id"), None if of is None else self.one("groups", of)
        only, before = group.id if group else None, self.stands()
        if self.do(lambda session: shift(session, visit_id, day, time(hour), minutes, only)):
            for key, (people, span, needed) in self.stands().items():
                was_people, was, was_needed = before[key]
                assert (people, needed, span is None) == (was_people, was_needed, was is None)
                if span is not None and was is not None:
                    assert span.end - span.start == was.end - was.start, "shifted, and cut"

    @rule(days=st.integers(-40, 40))
    def move_all(self, days: int) -> None:
        visit_id = self.visit("id")
        self.do(lambda session: move_visit(session, visit_id, days))

    @rule(at=PICK)
    def cancel(self, at: int) -> None:
        self.on(partial(cancel_item, by="Mr. Smith", why="is ill", when=NOW.date()), at)

    @rule(at=PICK)
    def remove(self, at: int) -> None:
        gone, before = self.one("items", at), self.stands()
        if self.on(remove_item, at):
            del before[gone.id]
            assert self.stands() == before, "what one item loses no other does"

    def stands(self) -> dict[UUID, Any]:
        """Whom each item takes, by which clock, and whether it happens and is needed."""
        items = self.visit("items")
        course = Course(items[0].visit) if items else None
        facts = {each.id: course.fact(each.id.int, each) for each in items if course}
        return {key: (fact.people, fact.span, fact.needed) for key, fact in facts.items()}

    @rule(at=PICK, mask=MASKS)
    def assign(self, at: int, mask: int) -> None:
        self.on(set_participants, at, False, (), self.some("delegates", mask))

    @rule(name=WORDS, mask=MASKS)
    def make_group(self, name: str, mask: int) -> None:
        visit_id, members = self.visit("id"), self.some("delegates", mask)
        self.do(lambda session: add_group(session, visit_id, name, members))

    @rule(at=PICK, first=DAYS | st.none(), last=DAYS | st.none())
    def give_group_days(self, at: int, first: date | None, last: date | None) -> None:
        days = {"first_day": str(first or ""), "last_day": str(last or "")}
        self.on(edit_group, at, days, of="groups")

    @rule(at=PICK, who=PICK, inside=st.booleans())
    def put_into_group(self, at: int, who: int, inside: bool) -> None:
        if delegate := self.one("delegates", who):
            self.on(set_member, at, delegate.id, inside, of="groups")

    @rule(at=PICK)
    def part_group(self, at: int) -> None:
        self.on(remove_group, at, of="groups")

    @rule(at=PICK, name=WORDS)
    def send_another(self, at: int, name: str) -> None:
        fields = {"family_name": name, "given_name": "New"}
        self.on(replace_delegate, at, fields, of="delegates")

    @rule(at=PICK)
    def send_home(self, at: int) -> None:
        self.on(remove_delegate, at, of="delegates")

    # -- what falls out, and what takes its place -------------------------------------------------

    @rule(at=PICK, other=PICK, likely=st.booleans(), off=st.booleans())
    def put_another_in_place(self, at: int, other: int, likely: bool, off: bool) -> None:
        fallen = self.one("items", at)
        fitting = standby_for(fallen) if fallen and likely else self.visit("items")
        if not fallen or not fitting:
            return
        item = fitting[other % len(fitting)]
        if off:
            call_off = partial(cancel_item, by="Mr. Smith", why="is ill", when=NOW.date())
            done = self.on(partial(call_off, instead=item.id), at)
        else:
            done = self.on(lambda session, fallen_id: put_in_place(session, item.id, fallen_id), at)
        assert done or not likely, "offered, and then refused"
        if not done:
            return
        new = self.again("items", item)
        hours, before = hours_of(new), hours_of(fallen)
        assert hours and before and (hours.day, hours.start) == (before.day, before.start)
        assert {each.id for each in people_at(new)} == {each.id for each in people_at(fallen)}
        taken = Course(new.visit).when.get(new)
        assert taken and (taken.needed or new.optional), "it takes the place, and does not happen"

    @rule(day=DAYS)
    def confirm_a_day(self, day: date) -> None:
        visit_id = self.visit("id")
        if self.do(lambda session: confirm_day(session, visit_id, day, NOW.date())):
            assert not any(
                each.day == day and each.status.tentative for each in self.visit("items")
            )

    @rule(at=PICK, status=st.sampled_from(ItemStatus))
    def say_how_it_stands(self, at: int, status: ItemStatus) -> None:
        self.on(edit_item, at, {"status": status.value})

    @rule(at=PICK, other=PICK, field=st.sampled_from(["part_of", "alternate_of"]))
    def hang_on_another(self, at: int, other: int, field: str) -> None:
        if above := self.one("items", other):
            self.on(edit_item, at, {field: str(above.id)})

    @rule(at=PICK, flag=st.sampled_from(["standby", "optional"]), value=st.booleans())
    def keep_ready(self, at: int, flag: str, value: bool) -> None:
        self.on(edit_item, at, {flag: "yes" if value else "no"})

    # -- journeys ---------------------------------------------------------------------------------

    @rule(fields=ENDS)
    def add_a_leg(self, fields: dict[str, str]) -> None:
        visit_id = self.visit("id")
        self.do(lambda session: add_leg(session, visit_id, fields))

    @rule(at=PICK, fields=ENDS)
    def change_a_leg(self, at: int, fields: dict[str, str]) -> None:
        self.on(edit_leg, at, fields, of="legs")

    @rule(at=PICK, minutes=st.integers(-3000, 3000))
    def move_a_leg(self, at: int, minutes: int) -> None:
        before = self.one("legs", at)
        length = Course(before.visit).when.get(before) if before else None
        if self.on(move_leg, at, minutes, of="legs") and length is not None:
            leg = self.again("legs", before)
            after = Course(leg.visit).when.get(leg)
            assert after is not None
            assert after.span.end - after.span.start == length.span.end - length.span.start

    @rule(at=PICK)
    def remove_a_leg(self, at: int) -> None:
        self.on(remove_leg, at, of="legs")

    @rule(at=PICK, mask=MASKS)
    def send_on_a_leg(self, at: int, mask: int) -> None:
        self.on(set_travellers, at, False, (), self.some("delegates", mask), of="legs")

    # -- whom they meet ---------------------------------------------------------------------------

    @rule(at=PICK, name=WORDS, function=st.sampled_from(Function), organization=PLACES)
    def meet_somebody(self, at: int, name: str, function: Function, organization: str) -> None:
        fields = {"name": name, "function": function.value, "organization": organization}
        self.on(add_contact, at, fields)

    @rule(at=PICK, who=PICK, function=st.sampled_from(Function), known=st.booleans())
    def meet_them_otherwise(self, at: int, who: int, function: Function, known: bool) -> None:
        if (contact := self.contact(at)) is not None:
            fields = {"function": function.value}
            if known and (delegate := self.one("delegates", who)):
                fields["person"] = str(delegate.person.id)
            self.do(lambda session: edit_contact(session, contact.id, fields))

    @rule(at=PICK)
    def meet_no_more(self, at: int) -> None:
        if (contact := self.contact(at)) is not None:
            self.do(lambda session: remove_contact(session, contact.id))

    def contact(self, at: int) -> Any:
        met = [each for item in self.visit("items") for each in item.contacts]
        return met[at % len(met)] if met else None

    def some(self, of: str, mask: int) -> list[Any]:
        return [each.id for n, each in enumerate(self.visit(of)) if mask >> n & 1]


Work.TestCase.settings = settings(
    max_examples=int(os.environ.get("EXAMPLES", "3")),
    stateful_step_count=int(os.environ.get("STEPS", "12")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestWork = Work.TestCase
