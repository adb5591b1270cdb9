"""What the checks say of an exchange: all of them at first, then only where the journal tells of an
edit since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import (
    Delegate,
    Exchange,
    Item,
    ItemNote,
    Participation,
    PersonPrivate,
    Visit,
)
from planner.model.findings import Acceptance
from planner.model.itinerary import Contact, ItemAttachment
from planner.rules.check import Checked, check_again, checked
from planner.store.journal import seal_of
from planner.store.tables import ENTRY, ROW

_OF_AN_ITEM = frozenset(
    noun.__tablename__ for noun in (ItemNote, ItemAttachment, Participation, Contact)
)
_UNHEARD = frozenset({Acceptance.__tablename__})  # no check goes by it


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found, and as of which entry of the journal."""

    checked: Checked
    number: int
    seal: str  # the hash of that entry, which no other journal has


def judge(
    session: Session, exchange: Exchange, today: date, before: Judged | None = None
) -> Judged:
    """Every finding of an exchange loaded whole, faster where it was judged `before`."""
    touched = _touched(session, exchange, before) if before else None
    if before is not None and touched is not None and before.checked.today == today:
        found = check_again(before.checked, exchange, touched)
    else:
        found = checked(exchange, today, passport_expiries(session, exchange.id))
    newest = session.execute(
        select(ENTRY.c.number, ENTRY.c.hash).order_by(ENTRY.c.number.desc()).limit(1)
    ).first()
    return Judged(found, *(newest or (0, "")))


def _touched(session: Session, exchange: Exchange, before: Judged) -> set[UUID] | None:
    """The items that came, went or changed since; None where anything else did."""
    if seal_of(session, before.number) != before.seal:
        return None  # another journal: a backup was restored
    touched: set[UUID] = set()
    query = select(ROW.c.kind, ROW.c.thing, ROW.c.before, ROW.c.after)
    for row in session.execute(query.where(ROW.c.entry > before.number)):
        if row.kind == Item.__tablename__:
            touched.add(row.thing)
        elif row.kind in _OF_AN_ITEM:
            named = {**(row.before or {}), **(row.after or {})}.get("item_id")
            touched |= {UUID(named)} if named else {*_owner(exchange, row.thing)}
        elif row.kind not in _UNHEARD:
            return None
    return touched


def _owner(exchange: Exchange, part: UUID) -> Iterator[UUID]:
    """The item of a note, a contact ... that is there still, and was changed in itself."""
    for visit in exchange.visits:
        for item in visit.items:
            if any(each.id == part for each in (*item.notes, *item.contacts, *item.participations)):
                yield item.id


def passport_expiries(session: Session, exchange_id: UUID) -> dict[UUID, date | None]:
    """When the passports of those who travel expire, by person: for the checks, never shown."""
    query = (
        select(PersonPrivate.person_id, PersonPrivate.passport_expiry)
        .join(Delegate, Delegate.person_id == PersonPrivate.person_id)
        .join(Visit, Delegate.visit_id == Visit.id)
        .where(Visit.exchange_id == exchange_id)
    )
    return {row.person_id: row.passport_expiry for row in session.execute(query)}
