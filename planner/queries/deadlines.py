"""The list of deadlines, over all exchanges or of one; columns only, however many there are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from planner.model import (
    Deadline,
    Embassy,
    Exchange,
    ExchangeStatus,
    FollowOn,
    FollowOnStatus,
    FollowOnTie,
    Refused,
    Stop,
    User,
    Visit,
    VisitKind,
    VisitStatus,
)
from planner.model.deadlines import COMMITMENT
from planner.rules.after_visit import days_until, next_day
from planner.rules.clock import instant, zone
from planner.rules.deadlines import (
    FOLLOW_ON_KEY,
    DeadlineKind,
    DeadlineState,
    Line,
    Shift,
    area_of_country,
    is_of_window,
    kind_of,
    settled_by_return,
    shift_of,
    state_of,
)
from planner.rules.folding import folded
from planner.rules.return_visits import of_the_program


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """One deadline as lists show it."""

    id: UUID
    key: str | None
    due: date | None
    what: str
    exchanges: tuple[tuple[UUID, str], ...]  # one; of a follow-on activity none or several, too
    kind: DeadlineKind
    visit: VisitKind | None
    owner: str | None
    owner_email: str | None
    country: str | None  # whose working days count
    state: DeadlineState
    days_left: int | None
    done_on: date | None
    note: str | None
    snoozed_until: date | None
    snoozed_because: str | None
    counted_from: date | None
    rank: int
    last_day: date | None = None  # of a follow-on activity
    starts: datetime | None = None  # in UTC; of one whose hour is known
    where: str | None = None

    @property
    def exchange(self) -> str:
        """Their names."""
        return "; ".join(name for _, name in self.exchanges)

    @property
    def exchange_ids(self) -> tuple[UUID, ...]:
        return tuple(each for each, _ in self.exchanges)

    @property
    def exchange_id(self) -> UUID | None:
        return next(iter(self.exchange_ids), None)


def list_deadlines(
    session: Session,
    today: date,
    exchange_id: UUID | None = None,
    owner: str | None = None,
    *,
    late: bool = False,
) -> list[DeadlineRow]:
    """What is due and what was done, earliest first; what waits for an event stands last.

    Follow-on activities stand among them, whoever owns what; without a day while they are not done.
    With `late` only what may be overdue is read.

    Left out: what is still open of an exchange that is closed or cancelled, of a cancelled visit,
    and of a return visit that is waived, or is of a program of one visit. A commitment stands until
    it is closed with evidence, whatever became of these: it was promised.
    """
    returning, two_way = _returning(session), _two_way(session)
    query = (
        select(
            Deadline.id,
            Deadline.key,
            Deadline.due,
            Deadline.what,
            Deadline.done_on,
            Deadline.note,
            Deadline.snoozed_until,
            Deadline.snoozed_because,
            Deadline.set_on,
            Deadline.counted_from,
            Deadline.rank,
            Deadline.exchange_id,
            Exchange.name.label("exchange"),
            Exchange.return_waived_because.label("waived"),
            Exchange.program,
            Visit.kind.label("visit"),
            User.name.label("owner"),
            User.email.label("owner_email"),
            Embassy.country,
        )
        .join(Exchange, Deadline.exchange_id == Exchange.id)
        .outerjoin(Visit, Deadline.visit_id == Visit.id)
        .outerjoin(User, Deadline.owner_id == User.id)
        .outerjoin(Embassy, Embassy.id == Exchange.embassy_id)
        .where(
            or_(
                Deadline.done_on.is_not(None),
                Deadline.key == COMMITMENT,
                (Exchange.status == ExchangeStatus.ACTIVE)
                & or_(Visit.status.is_(None), Visit.status != VisitStatus.CANCELLED),
            )
        )
    )
    if exchange_id is not None:
        query = query.where(Deadline.exchange_id == exchange_id)
    if owner is not None:
        query = query.where(Deadline.owner_id.in_(_users_called(session, owner)))
    if late:
        query = query.where(Deadline.done_on.is_(None), Deadline.due < today)
    rows = [_row(row, returning, today) for row in session.execute(query) if _shown(row, two_way)]
    if owner is None:  # an activity is nobody's own
        rows += _activities(session, today, exchange_id, late)
    rows.sort(key=_place)
    return rows


def overdue_counts(session: Session, today: date) -> Counter[UUID]:
    """How many deadlines of each exchange are overdue: as many as its list shows."""
    rows = list_deadlines(session, today, late=True)
    late = (row.exchange_ids for row in rows if row.state is DeadlineState.OVERDUE)
    return Counter(chain.from_iterable(late))


def _place(row: DeadlineRow) -> tuple[date, str, int]:
    return row.due or date.max, row.exchange, row.rank


def _shown(row: Any, two_way: set[UUID]) -> bool:
    if row.done_on or row.key == COMMITMENT or not _for_return(row.key, row.visit):
        return True
    return not row.waived and (row.exchange_id in two_way or of_the_program(row.program))


def _for_return(key: str | None, visit: VisitKind | None) -> bool:
    return visit is VisitKind.RETURN or is_of_window(key) or (key or "").startswith("return-")


def _row(row: Any, returning: set[UUID], today: date) -> DeadlineRow:
    for_return = _for_return(row.key, row.visit) and not is_of_window(row.key)
    due, snoozed = row.due, row.snoozed_until
    visit = VisitKind.RETURN if for_return else row.visit
    return DeadlineRow(
        id=row.id,
        key=row.key,
        due=due,
        what=row.what,
        exchanges=((row.exchange_id, row.exchange),),
        kind=kind_of(row.key, visit),
        visit=visit,
        owner=row.owner,
        owner_email=row.owner_email,
        country=row.country,
        state=state_of(
            due,
            today,
            done_on=row.done_on,
            set_on=row.set_on,
            snoozed_until=snoozed,
            settled=row.exchange_id in returning and settled_by_return(row.key),
        ),
        days_left=(due - today).days if due else None,
        done_on=row.done_on,
        note=row.note,
        snoozed_until=snoozed,
        snoozed_because=row.snoozed_because,
        counted_from=row.counted_from,
        rank=row.rank,
    )


def _activities(
    session: Session, today: date, exchange_id: UUID | None, late: bool
) -> list[DeadlineRow]:
    """Follow-on activities on their day; one that comes again and again on the next of its days."""
    tied: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    ties = (
        select(FollowOnTie.follow_on_id, Exchange.id, Exchange.name)
        .join(Exchange, FollowOnTie.exchange_id == Exchange.id)
        .order_by(FollowOnTie.rank, Exchange.name)
    )
    for follow_on, tie, name in session.execute(ties):
        tied[follow_on].append((tie, name))
    columns = (
        *(FollowOn.id, FollowOn.title, FollowOn.status, FollowOn.place, FollowOn.cities),
        *(FollowOn.day, FollowOn.last_day, FollowOn.start, FollowOn.zone),
        *(FollowOn.repeats, FollowOn.date_as_given),
    )
    query = select(*columns).where(
        FollowOn.status != FollowOnStatus.DROPPED,
        or_(FollowOn.day.is_not(None), FollowOn.status != FollowOnStatus.DONE),
    )
    if late:
        open_ = FollowOn.status != FollowOnStatus.DONE
        query = query.where(open_, FollowOn.repeats.is_(None), FollowOn.day < today)
    return [
        _activity(activity, due, tied[activity.id], today)
        for activity in session.execute(query)
        if (exchange_id is None or exchange_id in dict(tied[activity.id]))
        and ((due := _day_of(activity, today)) is not None or activity.day is None)
    ]


def _day_of(activity: Any, today: date) -> date | None:
    """The next of its days, if it repeats; the last one up to today once it is done."""
    if activity.repeats and activity.status is FollowOnStatus.DONE:
        return max(days_until(activity, today), default=None)
    return next_day(activity, today)


def _starts(activity: Any, due: date) -> datetime | None:
    """In UTC; None where the hour is not known, or not by whose clock."""
    known = activity.start is not None and zone(activity.zone) is not None
    return instant(due, activity.start, activity.zone) if known else None


def _activity(
    activity: Any, due: date | None, ties: Sequence[tuple[UUID, str]], today: date
) -> DeadlineRow:
    done_on = due if activity.status is FollowOnStatus.DONE else None
    until = activity.last_day if activity.last_day and due and not activity.repeats else due
    # what goes on for days is late only once it is over
    stands = max(due, min(today, until)) if due and until else None
    return DeadlineRow(
        id=activity.id,
        key=FOLLOW_ON_KEY,
        due=due,
        what=activity.title,
        exchanges=tuple(ties),
        kind=DeadlineKind.FOLLOW_ON,
        visit=None,
        owner=None,
        owner_email=None,
        country=None,
        state=state_of(stands, today, done_on=done_on),
        days_left=(stands - today).days if stands else None,
        done_on=done_on,
        note=activity.date_as_given,
        snoozed_until=None,
        snoozed_because=None,
        counted_from=None,
        rank=0,
        last_day=until if due and until and until > due else None,
        starts=_starts(activity, due) if due else None,
        where="; ".join(filter(None, (activity.place, *activity.cities))) or None,
    )


def _returning(session: Session) -> set[UUID]:
    """The exchanges whose return visit has dates."""
    query = (
        select(Visit.exchange_id)
        .join(Stop, Stop.visit_id == Visit.id)
        .where(
            Visit.kind == VisitKind.RETURN,
            Visit.status != VisitStatus.CANCELLED,
            or_(Stop.first_day.is_not(None), Stop.last_day.is_not(None)),
        )
        .distinct()
    )
    return set(session.scalars(query))


def _two_way(session: Session) -> set[UUID]:
    """The exchanges that have a return visit, dated or not."""
    query = select(Visit.exchange_id).where(Visit.kind == VisitKind.RETURN)
    return set(session.scalars(query))


def _users_called(session: Session, name: str) -> list[UUID]:
    known = session.execute(select(User.id, User.name, User.email)).all()
    wanted = folded(name)
    found = [
        row.id
        for row in known
        if wanted in (folded(row.name), folded(row.email or ""), str(row.id))
    ]
    if not found:
        names = ", ".join(sorted({row.name for row in known})) or "nobody yet"
        raise Refused("Nobody here is called “{name}”. There are: {names}.", name=name, names=names)
    return found


def owners(session: Session) -> list[str]:
    """Everybody to whom a deadline can be given, in order of name."""
    return sorted(set(session.scalars(select(User.name))), key=folded)


def find_deadline(session: Session, typed: str) -> UUID:
    """The deadline of this id; Refused if there is none."""
    wanted = typed.strip().lower()
    for deadline_id in session.scalars(select(Deadline.id)):
        if str(deadline_id) == wanted:
            return deadline_id
    raise Refused(
        "There is no deadline {id}. `planner deadlines --json` gives the ids.", id=typed.strip()
    )


# -- what the list says beside ---------------------------------------------------------------------


def shifts(rows: Iterable[DeadlineRow], lines: Iterable[Line]) -> dict[UUID, Shift]:
    """Of each deadline that was moved to a working day: from which day, and why."""
    by_key = {line.key: line for line in lines}
    found = {}
    for row in rows:
        line = by_key.get(row.key or "")
        if line and row.due and not row.done_on:
            shift = shift_of(line, row.due, row.counted_from, area_of_country(row.country))
            if shift:
                found[row.id] = shift
    return found
