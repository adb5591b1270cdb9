"""Purging the private fields of an exchange: previewed, approved, and then gone everywhere.

What stays is what can be counted without knowing anybody: delegates, their sectors, the items.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions.purged_backups import purge_backups
from planner.model import (
    Attachment,
    Base,
    City,
    Contact,
    Delegate,
    Embassy,
    Exchange,
    Item,
    Person,
    Refused,
    Visit,
)
from planner.model.delegations import DelegateCare
from planner.model.exchanges import ExchangeStatus
from planner.model.people import PersonPrivate
from planner.rules.retention import retention_of
from planner.store.attachments import CONTENT, kept_files
from planner.store.backups import Reason
from planner.store.database import Store
from planner.store.final import PURGED
from planner.store.journal import change, note_look
from planner.store.purge import (
    CONFIDENTIAL,
    forget,
    people_told_of,
    things_told_of,
    things_with_values,
)
from planner.store.record import Entry
from planner.store.routine import second_backup_folder
from planner.store.tables import ABOUT, ENTRY, ROW
from planner.store.values import filled


@dataclass(frozen=True, slots=True)
class Preview:
    """What a purge of an exchange would remove, counted; and whom it would leave alone."""

    people: int  # with private fields
    delegates: int  # with needs
    photographs: int
    files: int  # attachments of its items, practices and follow-on, in no other exchange
    journal_only: int  # things that were removed before, but that the journal still tells of
    spared: int  # people who travel in another exchange that is not over
    due: date | None
    rule: str
    held: str | None  # why nothing may be purged now

    @property
    def nothing(self) -> bool:
        counts = self.people, self.delegates, self.photographs, self.files, self.journal_only
        return not any(counts)


@dataclass(slots=True)
class Purged:
    """What a purge did: its entry, the backups it rewrote, and what it could not reach."""

    preview: Preview
    entry: Entry | None
    rewritten: list[Path] = field(default_factory=list)
    out_of_reach: list[tuple[str, str]] = field(default_factory=list)  # a file, and why


@dataclass(frozen=True, slots=True)
class _Reach:
    """The rows a purge is about."""

    private: Collection[PersonPrivate]
    care: Collection[DelegateCare]
    pictured: Collection[Person]
    files: Collection[str]  # digests
    told_of: frozenset[UUID]  # things of the journal, those rows among them
    spared: int  # with private fields
    elsewhere: int  # all who travel in another exchange that is not over


def proposed(session: Session, today: date) -> dict[UUID, str]:
    """The exchanges whose private fields have been kept long enough, by name: not under legal hold,
    and with something left that a purge would remove."""
    exchanges = session.scalars(select(Exchange).order_by(Exchange.name)).all()
    due = [each for each in exchanges if not each.legal_hold and retention_of(each).is_due(today)]
    return {
        exchange.id: exchange.name
        for exchange in due
        if _may_hold_more(session, exchange.id)
        and not preview_purge(session, exchange.id, today).nothing
    }


def _may_hold_more(session: Session, exchange_id: UUID) -> bool:
    """Whether an exchange was never purged, somebody was left alone then, or people or files came
    to it since; told at once, where a look at all there is would take a second for a dozen
    exchanges."""
    about = ABOUT.c.exchange == exchange_id
    newest = session.execute(
        select(ENTRY.c.number, ENTRY.c.words)
        .join(ABOUT, ABOUT.c.entry == ENTRY.c.number)
        .where(about, ENTRY.c.sentence == PURGED)
        .order_by(ENTRY.c.number.desc())
    ).first()
    if newest is None or newest.words.get("elsewhere"):
        return True
    kinds = [kind.__tablename__ for kind in (Attachment, Person, Delegate, Contact)]
    since = (
        select(ROW.c.entry)
        .join(ABOUT, ABOUT.c.entry == ROW.c.entry)
        .where(about, ROW.c.entry > newest.number, ROW.c.kind.in_([*kinds, *CONFIDENTIAL]))
    )
    return session.scalar(since.limit(1)) is not None


def preview_purge(session: Session, exchange_id: UUID, today: date) -> Preview:
    """What a purge would remove."""
    exchange = session.get_one(Exchange, exchange_id)
    reach = _reach(session, exchange, today)
    retention = retention_of(exchange)
    due = retention.is_due(today)
    rule = "{days} days after the exchange ended on {ended}" if due else "on request"
    there = {row.id for row in (*reach.private, *reach.care)}
    return Preview(
        people=len(reach.private),
        delegates=len(reach.care),
        photographs=len(reach.pictured),
        files=len(reach.files),
        journal_only=len(reach.told_of - there),
        spared=reach.spared,
        due=retention.due,
        rule=filled(rule, {"days": retention.days, "ended": retention.ended}),
        held=exchange.legal_hold,
    )


def purge_private(session: Session, exchange_id: UUID, today: date) -> Preview:
    """Remove the private fields, needs and photographs of the people of an exchange, and its files.

    Refused while the exchange is under legal hold.
    """
    exchange = session.get_one(Exchange, exchange_id)
    if exchange.legal_hold:
        raise Refused(
            "{exchange} is under legal hold, so nothing of it is purged: {reason}. Lift the hold "
            "first.",
            exchange=str(exchange),
            reason=exchange.legal_hold.rstrip("."),
        )
    preview = preview_purge(session, exchange_id, today)
    if preview.nothing:
        return preview
    reach = _reach(session, exchange, today)
    things = {row.id for row in (*reach.private, *reach.care)} | reach.told_of
    digests = sorted({*(person.photograph or "" for person in reach.pictured), *reach.files})
    with change(
        session,
        PURGED,
        about=[exchange_id],
        exchange=exchange.name,
        rule=preview.rule,
        things=sorted(thing.hex for thing in things),
        digests=digests,
        elsewhere=reach.elsewhere,
    ):
        note_look(session, PURGED)  # an entry even where only the journal still told of something
        for row in (*reach.private, *reach.care):
            session.delete(row)
        for person in reach.pictured:
            person.photograph = None
    forget(session, things)
    gone = CONTENT.delete().where(CONTENT.c.digest.in_(digests))
    session.connection().execute(gone)
    return preview


def purge(store: Store, exchange_id: UUID, today: date) -> Purged:
    """Purge an exchange everywhere within reach: the database, its free pages, its backups."""
    # asked as if to change: it follows what the nouns lead to
    preview = store.do(partial(preview_purge, exchange_id=exchange_id, today=today)).result
    if not preview.nothing and not preview.held:
        store.keep_backup(Reason.PURGE, store.ask(second_backup_folder))
    done = store.do(partial(purge_private, exchange_id=exchange_id, today=today))
    purged = Purged(done.result, done.entry)
    if done.entry is not None:
        try:
            store.compact()
        except Refused as refused:
            purged.out_of_reach.append((str(store.file), str(refused)))
        reached = purge_backups(store, done.entry)
        purged.rewritten += reached.rewritten
        purged.out_of_reach += reached.out_of_reach
    return purged


def _reach(session: Session, exchange: Exchange, today: date) -> _Reach:
    delegates = session.scalars(
        select(Delegate).join(Visit).where(Visit.exchange_id == exchange.id)
    ).all()
    met = session.scalars(
        select(Contact.person_id)
        .join(Item, Contact.item_id == Item.id)
        .join(Visit, Item.visit_id == Visit.id)
        .where(Visit.exchange_id == exchange.id, Contact.person_id.is_not(None))
    ).all()
    about = session.scalars(select(ABOUT.c.entry).where(ABOUT.c.exchange == exchange.id)).all()
    people = {delegate.person_id for delegate in delegates} | {each for each in met if each}
    people |= people_told_of(session, about)
    spared = _needed_elsewhere(session, exchange, people, today)
    people -= spared
    private = _of(session, PersonPrivate, PersonPrivate.person_id, people)
    care = _of(session, DelegateCare, DelegateCare.delegate_id, {d.id for d in delegates})
    pictured = [each for each in _of(session, Person, Person.id, people) if each.photograph]
    told_of = things_told_of(session, about)
    kept = _of(session, PersonPrivate, PersonPrivate.person_id, spared)
    still = {row.id for row in kept}
    values = things_with_values(session, told_of - still)
    files = _files(session, exchange)
    return _Reach(private, care, pictured, files, frozenset(values), len(kept), len(spared))


def _files(session: Session, exchange: Exchange) -> set[str]:
    """The bytes that are kept for this exchange alone, and are still there: of its files, and of
    what was attached or pictured once, which undo would bring back."""
    digests = {True: _once_kept(session, exchange), False: set[str]()}
    for _owner, _thing, digest, whose in kept_files(session):
        digests[whose == exchange.id].add(digest)
    own = digests[True] - digests[False]
    for pictures in (Person.photograph, Embassy.logo, City.logo):  # the same bytes, kept for them
        own -= set(session.scalars(select(pictures)))
    there = select(CONTENT.c.digest).where(CONTENT.c.digest.in_(own))
    return set(session.connection().scalars(there))


def _once_kept(session: Session, exchange: Exchange) -> set[str]:
    """The digests of all files and photographs that the journal of an exchange tells of."""
    about = select(ABOUT.c.entry).where(ABOUT.c.exchange == exchange.id)
    kinds = {Attachment.__tablename__: "digest", Person.__tablename__: "photograph"}
    rows = session.execute(select(ROW).where(ROW.c.entry.in_(about), ROW.c.kind.in_(kinds)))
    images = [(kinds[row.kind], image) for row in rows for image in (row.before, row.after)]
    return {image[name] for name, image in images if image and image.get(name)}


def _of(session: Session, kind: type[Base], column: Any, ids: Collection[UUID]) -> list[Any]:
    query = select(kind).where(column.in_(ids)).order_by(kind.id)
    return list(session.scalars(query))


def _needed_elsewhere(
    session: Session, exchange: Exchange, people: Collection[UUID], today: date
) -> set[UUID]:
    """The people who travel in another exchange that is not over, or is under legal hold."""
    others = session.execute(
        select(Delegate.person_id, Visit.exchange_id)
        .join(Visit, Delegate.visit_id == Visit.id)
        .where(Delegate.person_id.in_(people), Visit.exchange_id != exchange.id)
    ).all()
    needed = set()
    for person_id, exchange_id in others:
        other = session.get_one(Exchange, exchange_id)
        ended = retention_of(other).ended
        over = other.status is not ExchangeStatus.ACTIVE or (ended is not None and ended < today)
        if other.legal_hold or not over:
            needed.add(person_id)
    return needed
