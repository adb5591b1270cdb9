"""What a coordinator can do to deadlines, and how they keep in step with their visits."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions import typed
from planner.model import (
    Counted,
    Deadline,
    Embassy,
    Exchange,
    Refused,
    User,
    VisitKind,
    VisitStatus,
)
from planner.model.deadlines import COMMITMENT
from planner.rules.clock import zone
from planner.rules.deadlines import (
    Line,
    area_of_owner,
    counted_from,
    due_of,
    followed,
    is_of_window,
    template_of,
    wanted,
)
from planner.rules.return_visits import visit_of
from planner.shipped import rules_data
from planner.store.here import still_here
from planner.store.journal import Notes, change

_DATING = frozenset({"stop", "visit", "exchange", "deadline"})
"""A change of these may move a date that deadlines are counted from, or call for the next one."""


# -- in step with the visits -----------------------------------------------------------------------


def keep_in_step(session: Session, notes: Notes) -> None:
    """After a change of dates: make the deadlines that are missing, move the open ones.

    What is done never moves, nor does a date that was typed or read from a file before its visit
    moves.
    """
    if not {row.kind for row in notes.rows} & _DATING:
        return
    confirmed = {
        row.thing
        for row in notes.rows
        if row.kind == "visit"
        and row.before
        and row.after
        and row.after.get("status") == VisitStatus.CONFIRMED
    }
    dated = {
        row.thing
        for row in notes.rows
        if row.kind == "deadline" and row.after and row.after.get("due")
    }
    for exchange_id in sorted(notes.about, key=str):
        exchange = session.get(Exchange, exchange_id)
        if exchange is not None and exchange not in session.deleted:
            _Keeper(session, exchange, confirmed, dated).keep()


def follow_template(session: Session, exchange: Exchange) -> None:
    """After a change of the template: open deadlines are counted anew, missing ones made."""
    _Keeper(session, exchange, set(), set()).keep(anew=True)


class _Keeper:
    """Brings the deadlines of one exchange into step.

    `confirmed` are the visits that this change confirmed, `dated` the deadlines it gave a date.
    """

    def __init__(
        self, session: Session, exchange: Exchange, confirmed: set[UUID], dated: set[UUID]
    ) -> None:
        self._exchange = exchange
        self._confirmed, self._dated = confirmed, dated
        self._today = _day_at(session, exchange.embassy)
        self._owner = session.scalars(select(User).where(User.local).order_by(User.id)).first()

    def keep(self, anew: bool = False) -> None:
        there: dict[str, list[Deadline]] = {}
        for deadline in self._exchange.deadlines:
            if deadline.key:
                there.setdefault(deadline.key, []).append(deadline)
        for line in template_of(self._exchange.embassy, rules_data("deadlines")):
            found = there.get(line.key, [])
            if line.rule:
                self._repeat(line, found)
            elif found:
                for deadline in found:
                    if anew and not deadline.done_on:
                        deadline.what = line.what
                        self._set(line, deadline)
                    self._move(line, deadline)
            elif wanted(line, self._exchange):
                self._make(line)

    def _make(self, line: Line, after: date | None = None) -> None:
        visit = visit_of(self._exchange, line.visit) if line.visit else None
        deadline = Deadline(
            key=line.key,
            what=line.what,
            visit=visit,
            owner=self._owner,
            rank=max((each.rank for each in self._exchange.deadlines), default=-1) + 1,
        )
        self._exchange.deadlines.append(deadline)
        self._set(line, deadline, after)

    def _set(self, line: Line, deadline: Deadline, after: date | None = None) -> None:
        counted = counted_from(line, self._exchange)
        if line.counted is Counted.CONFIRMED:
            visit = visit_of(self._exchange, line.of)
            counted = self._today if visit and visit.id in self._confirmed else None
        if counted is None:
            return
        area = area_of_owner(deadline.owner, self._exchange)
        deadline.due = due_of(line, counted, area, after)
        deadline.counted_from, deadline.set_on = counted, self._today

    def _move(self, line: Line, deadline: Deadline) -> None:
        if deadline.visit is None and line.visit:
            deadline.visit = visit_of(self._exchange, line.visit)
        if deadline.done_on:
            return
        if deadline.due is None:
            self._set(line, deadline)
            return
        counted = counted_from(line, self._exchange)
        if line.counted is Counted.CONFIRMED or counted == deadline.counted_from:
            return
        if deadline.counted_from is None or deadline.id in self._dated:  # its date stands
            deadline.counted_from = counted
        elif counted is None:
            deadline.due = deadline.counted_from = deadline.set_on = None
        else:
            self._follow(line, deadline, deadline.counted_from, counted)

    def _follow(self, line: Line, deadline: Deadline, before: date, counted: date) -> None:
        area = area_of_owner(deadline.owner, self._exchange)
        assert deadline.due is not None
        deadline.due = followed(line, deadline.due, before, counted, area)
        deadline.counted_from, deadline.set_on = counted, self._today

    def _repeat(self, line: Line, found: Sequence[Deadline]) -> None:
        """One at a time: when the last is done, the next one stands in the list."""
        waiting = [deadline for deadline in found if not deadline.done_on]
        for deadline in waiting:
            if deadline.due is None:
                self._set(line, deadline)
        if not waiting and wanted(line, self._exchange):
            done = [day for each in found for day in (each.due, each.done_on) if day]
            self._make(line, max(done, default=None))


def _day_at(session: Session, embassy: Embassy | None) -> date:
    """What day it is at the embassy."""
    where = zone(embassy.zone) if embassy else None
    now: datetime = session.info["now"]()
    return now.astimezone(where).date() if where else now.date()


# -- one deadline ----------------------------------------------------------------------------------


def tick_off(
    session: Session, ids: Sequence[UUID], on: date, note: str | None = None, *, today: date
) -> None:
    """Say that something was done, on which day, and what is to be noted of it."""
    typed.not_ahead(on, today, "on")
    deadlines = [still_here(session, Deadline, each) for each in ids]
    with change(
        session, "Tick off {deadline}", about=_about(deadlines), deadline=_named(deadlines)
    ):
        for deadline in deadlines:
            deadline.done_on = on
            if note is not None and note.strip():
                deadline.note = typed.text(note)


def reopen(session: Session, ids: Sequence[UUID]) -> None:
    deadlines = [still_here(session, Deadline, each) for each in ids]
    with change(session, "Reopen {deadline}", about=_about(deadlines), deadline=_named(deadlines)):
        for deadline in deadlines:
            deadline.done_on = None
            if deadline.key == COMMITMENT:
                deadline.note = None  # what showed it then; closing it asks anew


def reassign(session: Session, ids: Sequence[UUID], owner: str) -> None:
    """Give deadlines to somebody else by name; an empty name gives them to nobody."""
    deadlines = [still_here(session, Deadline, each) for each in ids]
    with change(
        session,
        "Give {deadline} to {owner}",
        about=_about(deadlines),
        deadline=_named(deadlines),
        owner=owner.strip() or "nobody",
    ):
        user = _user_called(session, owner.strip()) if owner.strip() else None
        for deadline in deadlines:
            deadline.owner = user


def snooze(session: Session, ids: Sequence[UUID], until: date, reason: str) -> None:
    """Put off being reminded, with a reason; the date it is due stays."""
    why = typed.text(reason)
    if why is None:
        raise Refused("A deadline is snoozed with a reason.", field="reason")
    deadlines = [still_here(session, Deadline, each) for each in ids]
    with change(
        session,
        "Snooze {deadline} until {until}",
        about=_about(deadlines),
        deadline=_named(deadlines),
        until=until,
    ):
        for deadline in deadlines:
            deadline.snoozed_until, deadline.snoozed_because = until, why


def move_deadline(session: Session, ids: Sequence[UUID], due: date) -> None:
    """Set another date; from there it goes on moving with its visit."""
    deadlines = [still_here(session, Deadline, each) for each in ids]
    with change(
        session,
        "Move {deadline} to {due}",
        about=_about(deadlines),
        deadline=_named(deadlines),
        due=due,
    ):
        for deadline in deadlines:
            if is_of_window(deadline.key):
                raise Refused(
                    "{deadline} follows from the first visit and cannot be moved.",
                    deadline=deadline.what,
                    field="due",
                )
            deadline.due, deadline.set_on = due, None
            deadline.snoozed_until = deadline.snoozed_because = None


def add_deadline(
    session: Session,
    exchange_id: UUID,
    what: str,
    due: date,
    owner: str = "",
    kind: VisitKind | None = None,
) -> UUID:
    """A deadline of one's own, beside those of the template."""
    exchange = still_here(session, Exchange, exchange_id)
    deadline = Deadline(
        what=what.strip(),
        due=due,
        visit=visit_of(exchange, kind) if kind else None,
        rank=max((each.rank for each in exchange.deadlines), default=-1) + 1,
    )
    with change(
        session, "Add the deadline {deadline}", about=[exchange.id], deadline=str(deadline)
    ):
        exchange.deadlines.append(deadline)
        deadline.owner = _user_called(session, owner.strip()) if owner.strip() else _local(session)
    return deadline.id


def remove_deadline(session: Session, deadline_id: UUID) -> None:
    """Take a deadline of one's own out; one of the template is ticked off instead."""
    deadline = still_here(session, Deadline, deadline_id)
    if deadline.key and deadline.key != COMMITMENT:
        raise Refused("This deadline belongs to the template: tick it off with a note instead.")
    exchange = deadline.exchange
    with change(
        session, "Remove the deadline {deadline}", about=[exchange.id], deadline=str(deadline)
    ):
        exchange.deadlines.remove(deadline)


def _about(deadlines: Sequence[Deadline]) -> set[UUID]:
    return {deadline.exchange_id for deadline in deadlines}


def _named(deadlines: Sequence[Deadline]) -> str:
    if len(deadlines) == 1:
        return str(deadlines[0])
    return f"{len(deadlines)} deadlines"


def _local(session: Session) -> User | None:
    return session.scalars(select(User).where(User.local).order_by(User.id)).first()


def _user_called(session: Session, name: str) -> User:
    from planner.rules.folding import folded

    for user in session.scalars(select(User).order_by(User.id)):
        if folded(user.name) == folded(name):
            return user
    user = User(name=name)
    session.add(user)
    return user
