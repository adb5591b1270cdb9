"""What a coordinator can do to follow-on activities. Each function is one step, but `put_...`."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions import typed
from planner.actions.gathering import gather
from planner.actions.sameness import Became, columns_of
from planner.model import (
    Exchange,
    FollowOn,
    FollowOnKind,
    FollowOnPerson,
    FollowOnStatus,
    FollowOnTie,
    Refused,
    new_id,
)
from planner.model.recurrence import read_rule
from planner.rules.clock import zone
from planner.rules.folding import folded
from planner.rules.typed_times import read_time
from planner.store.here import still_here
from planner.store.journal import change

RULES = {  # what recurs in a way that has a word
    "yearly": "FREQ=YEARLY",
    "half-yearly": "FREQ=MONTHLY;INTERVAL=6",
    "quarterly": "FREQ=MONTHLY;INTERVAL=3",
    "monthly": "FREQ=MONTHLY",
    "weekly": "FREQ=WEEKLY",
}


def add_follow_on(
    session: Session, fields: Mapping[str, str], exchanges: Sequence[UUID] = ()
) -> UUID:
    """A new activity that follows from these exchanges, or from none; values as typed."""
    title = fields.get("title", "").strip()
    if not title:
        raise Refused("A follow-on activity needs a title.", field="title")
    activity = FollowOn(title=title)
    with change(session, "Add the follow-on “{activity}”", about=exchanges, activity=title):
        session.add(activity)
        _fill(session, activity, fields)
        _tie(session, activity, exchanges)
    return activity.id


def edit_follow_on(session: Session, activity_id: UUID, fields: Mapping[str, str]) -> None:
    """Change fields of an activity; values as typed, "" clears."""
    activity = still_here(session, FollowOn, activity_id)
    with change(
        session,
        "Change the follow-on “{activity}”",
        about=_about(activity),
        activity=activity.title,
    ):
        _fill(session, activity, fields)


def finish_follow_on(session: Session, activity_id: UUID, note: str = "") -> None:
    """Say that an activity took place; the note becomes its outcome."""
    activity = still_here(session, FollowOn, activity_id)
    if activity.repeats:
        raise Refused(
            "“{activity}” comes again and again. Change its rule or its status when it has ended.",
            field="done_on",
            activity=activity.title,
        )
    fields = {"status": FollowOnStatus.DONE.value}
    edit_follow_on(session, activity_id, fields | ({"outcome": note} if note.strip() else {}))


def tie_follow_on(session: Session, activity_id: UUID, exchanges: Sequence[UUID]) -> None:
    """Say from exactly which exchanges an activity follows."""
    activity = still_here(session, FollowOn, activity_id)
    about = {*_about(activity), *exchanges}
    with change(session, "Tie “{activity}” to its exchanges", about=about, activity=activity.title):
        _tie(session, activity, exchanges)


def remove_follow_on(session: Session, activity_id: UUID) -> None:
    activity = still_here(session, FollowOn, activity_id)
    with change(
        session,
        "Remove the follow-on “{activity}”",
        about=_about(activity),
        activity=activity.title,
    ):
        session.delete(activity)


def _about(activity: FollowOn) -> set[UUID]:
    return {tie.exchange_id for tie in activity.ties}


def _tie(session: Session, activity: FollowOn, exchanges: Sequence[UUID]) -> None:
    wanted = dict.fromkeys(exchanges)
    for tie in list(activity.ties):
        if tie.exchange_id in wanted:
            del wanted[tie.exchange_id]
        else:
            session.delete(tie)
    for exchange_id in wanted:
        exchange = still_here(session, Exchange, exchange_id)
        activity.ties.append(_to(exchange))


def _to(exchange: Exchange) -> FollowOnTie:
    rank = max((tie.rank for tie in exchange.follow_on_ties), default=-1) + 1
    return FollowOnTie(exchange=exchange, rank=rank)


# -- values as typed -------------------------------------------------------------------------------


def _fill(session: Session, activity: FollowOn, fields: Mapping[str, str]) -> None:
    for name, value in fields.items():
        if name == "people":
            gather(session, activity, _several(value))
        elif name in _READ:
            attribute, read = _READ[name]
            setattr(activity, attribute, read(value, name))
        else:
            raise typed.refuse_unknown(name, FIELDS)


def _several(value: str, _field: str = "") -> tuple[str, ...]:
    """What stands between semicolons or on lines of its own."""
    return tuple(filter(None, (part.strip() for part in value.replace("\n", ";").split(";"))))


_PLAIN = re.compile(r"\d+(\.\d\d?)?", re.ASCII)
_IN_THOUSANDS = re.compile(r"\d{1,3}([, \u00a0\u202f]\d{3})+(\.\d\d?)?", re.ASCII)
_MOST = 10**15  # hundredths; what is more was never meant, and would not fit in its column


def _money(value: str, field: str) -> int | None:
    """Hundredths of the currency: “2,500”, “2500.50”. What could be read in two ways is refused."""
    written = value.strip()
    if not written:
        return None
    if _PLAIN.fullmatch(written) or _IN_THOUSANDS.fullmatch(written):
        hundredths = Decimal(re.sub(r"[, \u00a0\u202f]", "", written)) * 100
        if hundredths <= _MOST:
            return int(hundredths)
    raise Refused(
        "“{typed}” is not an amount. Write it as 2500 or 2,500.50.", field=field, typed=value
    )


def _currency(value: str, field: str) -> str | None:
    letters = value.strip().upper()
    if letters and not (len(letters) == 3 and letters.isascii() and letters.isalpha()):
        raise Refused(
            "“{typed}” is not a currency's three letters, as USD or EUR.",
            field=field,
            typed=value,
        )
    return letters or None


def _zone(value: str, field: str) -> str | None:
    name = value.strip()
    if name and zone(name) is None:
        raise Refused(
            "“{typed}” is not a time zone, as “Europe/Paris” is.", field=field, typed=value
        )
    return name or None


def _text(value: str, _field: str) -> str | None:
    return typed.text(value)


def _title(value: str, _field: str) -> str:
    return value.strip()


def _rule(value: str, field: str) -> str | None:
    return RULES.get(folded(value)) or read_rule(value, field)


def rule_said(rule: str | None) -> str:
    """The word for a rule, as it can be typed; a rule that has none as it stands."""
    return next((word for word, known in RULES.items() if known == rule), rule or "")


def _day(value: str, field: str) -> date | None:
    try:
        return typed.day(value, field)
    except Refused as refused:
        raise Refused(
            "“{typed}” is not a date. Type it as in 12 May 2026, or keep its words as the date "
            "that the source gives (date_as_given).",
            field=field,
            typed=value,
        ) from refused


def _clock(value: str, field: str) -> time | None:
    return read_time(value, field).start if value.strip() else None


# by the name in the exchange file: the attribute, and how what is typed is read
_READ: dict[str, tuple[str, Callable[[str, str], Any]]] = {
    "kind": ("kind", partial(typed.one_of, FollowOnKind)),
    "title": ("title", _title),
    "date": ("day", _day),
    "last_day": ("last_day", _day),
    "start": ("start", _clock),
    "zone": ("zone", _zone),
    "date_as_given": ("date_as_given", _text),
    "repeats": ("repeats", _rule),
    "place": ("place", _text),
    "cities": ("cities", _several),
    "organizations": ("organizations", _several),
    "amount": ("amount", _money),
    "amount_approved": ("approved", _money),
    "amount_spent": ("spent", _money),
    "currency": ("currency", _currency),
    "status": ("status", partial(typed.one_of, FollowOnStatus)),
    "outcome": ("outcome", _text),
}
FIELDS = (*_READ, "people")


# -- from a file -----------------------------------------------------------------------------------


def put_follow_ons(
    session: Session,
    exchange: Exchange | None,
    read: Sequence[FollowOn],
    twin: Callable[[Any], Any],
    *,
    update: bool,
    copying: bool,
) -> Iterator[tuple[FollowOn, Became]]:
    """Put the activities of a file beside its exchange, if it has one; what became of each.

    `twin` gives the record here of a person of the file. With `update` an activity is brought to
    the state of the file, and one the file no longer names lets go of the exchange.
    """
    named = set()
    for original in read:
        here = None if copying else session.get(FollowOn, original.id)
        if here is None:
            here = FollowOn(id=new_id() if copying else original.id, title=original.title)
            session.add(here)
            became = Became.NEW
        elif _same(here, original, twin):
            became = Became.SAME
        else:
            became = Became.CHANGED if update else Became.KEPT
        if became in (Became.NEW, Became.CHANGED):
            _take_over(session, here, original, twin)
        if exchange is not None and exchange.id not in _about(here):
            here.ties.append(_to(exchange))
        named.add(here.id)
        yield original, became
    if update and exchange is not None:
        for tie in list(exchange.follow_on_ties):
            if tie.follow_on_id is not None and tie.follow_on_id not in named:
                session.delete(tie if len(tie.follow_on.ties) > 1 else tie.follow_on)


def _same(here: FollowOn, other: FollowOn, twin: Callable[[Any], Any]) -> bool:
    return all(getattr(here, name) == getattr(other, name) for name in columns_of(FollowOn)) and [
        (each.person, each.name) for each in here.people
    ] == [(each.person and twin(each.person), each.name) for each in other.people]


def _take_over(
    session: Session, here: FollowOn, other: FollowOn, twin: Callable[[Any], Any]
) -> None:
    for name in columns_of(FollowOn):
        setattr(here, name, getattr(other, name))
    here.people.clear()
    session.flush()
    for rank, each in enumerate(other.people):
        person = twin(each.person) if each.person else None
        here.people.append(FollowOnPerson(person=person, name=each.name, rank=rank))
