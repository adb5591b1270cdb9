"""Taking back entries of the journal: undo, and redo, which is taking back the undo."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Exchange, Refused
from planner.store.confidential import fetch_back
from planner.store.final import FINAL
from planner.store.journal import JOINS, Notes, entries, entry_of, noted, seal_of
from planner.store.replay import replay
from planner.store.schema import version_of
from planner.store.steps import Steps
from planner.store.tables import ABOUT, ENTRY, ROW
from planner.store.unhurried import Progress, let_go, no_progress, without_collecting

if TYPE_CHECKING:
    from planner.store.database import Store

T = TypeVar("T")

UNDO, REDO = "Undo: {label}", "Redo: {label}"


def take_back(
    session: Session, number: int, progress: Progress = no_progress, seal: str | None = None
) -> None:
    """Reverse an entry, as a new entry that names it. Taking that one back in turn is redo.

    Refused, in words that say what stands in the way, if a row is no longer as the entry left it,
    if something would point at nothing, if another thing has taken its place, if a private value
    was purged, if it was taken back already, if the database was upgraded since, or if the entry
    has not this hash: then a backup was restored since.
    """
    if seal not in (None, seal_of(session, number)):
        raise Refused(
            "That cannot be undone or redone any more, for a backup was restored since it was done."
        )
    with without_collecting():  # an import of tens of thousands of rows comes back as it came
        _take_back(session, number, progress)


def _take_back(session: Session, number: int, progress: Progress) -> None:
    entry = entry_of(session, number)
    connection = session.connection()
    if not entry.can_be_taken_back:
        raise Refused("That stays as it is, and cannot be taken back: {step}.", step=entry.label)
    if connection.scalar(select(ENTRY.c.number).where(ENTRY.c.reverses == number)):
        raise Refused("That has been taken back already: {step}.", step=entry.label)
    if entry.schema != version_of(connection):
        raise Refused(
            "That was done before this database was upgraded to a newer version of the program, "
            "so it stays: {step}.",
            step=entry.label,
        )
    rows = fetch_back(connection, [row.reversed() for row in entry.rows])
    if isinstance(entry.rows, list):
        let_go(entry.rows)
    ordinary = entry.reverses is None
    label = entry.label if ordinary else entry.values["label"]
    sentence = REDO if entry.sentence == UNDO and not ordinary else UNDO
    notes = Notes(sentence, {"label": label}, set(entry.about), reverses=number, progress=progress)
    with noted(session, notes) as kept:
        replay(session, rows, since=number, progress=progress)
        kept.rows += rows
    let_go(rows)


def undo_newest(session: Session, exchange_id: UUID) -> bool:
    """Take back the newest ordinary entry about this exchange that stands. Refused if none does.

    Gives whether the entry before is part of the same step, and so to be taken back next.
    """
    step = _steps(session, exchange_id).to_undo
    if not step.entries:
        name = _name_of(session, exchange_id)
        raise Refused("There is nothing to undo in {exchange}.", exchange=name)
    take_back(session, step.entries[0])
    return len(step.entries) > 1


def redo_newest(session: Session, exchange_id: UUID) -> bool:
    """Take back the newest undo about this exchange that no ordinary entry follows.

    Gives whether what comes next is part of the same step.
    """
    step = _steps(session, exchange_id).to_redo
    if not step.entries:
        name = _name_of(session, exchange_id)
        raise Refused("There is nothing to redo in {exchange}.", exchange=name)
    take_back(session, step.entries[0])
    return len(step.entries) > 1


class _Enough(Exception):
    """Raised to take back the taking back, with what was asked meanwhile."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer


def as_it_was(store: "Store", exchange_id: UUID, after: int, query: Callable[[Session], T]) -> T:
    """What `query` answers as if nothing had been done to an exchange after an entry.

    Taken back, asked, and left undone: nothing of it is kept. Refused where something stands in
    the way of taking it back.
    """

    def ask(session: Session) -> None:
        since = Steps()
        for entry in entries(session, after=after, about=exchange_id):
            if entry.can_be_taken_back:
                since.hear(entry.number, entry.reverses)
        for newest in since.standing:
            take_back(session, newest)
        session.expire_all()
        answer = query(session)
        session.expunge_all()
        raise _Enough(answer)

    try:
        store.do(ask)
    except _Enough as enough:
        return enough.answer  # type: ignore[no-any-return]  # the query's own
    raise AssertionError("it always raises")


def exchanges_ever(session: Session) -> list[tuple[UUID, str]]:
    """Every exchange the journal tells of, by each name it ever had; those too that are gone."""
    query = select(ROW.c.thing, ROW.c.before, ROW.c.after).where(
        ROW.c.kind == Exchange.__tablename__
    )
    return [
        (thing, image["name"])
        for thing, *images in session.execute(query.order_by(ROW.c.entry))
        for image in images
        if image and image.get("name")
    ]


def _name_of(session: Session, exchange_id: UUID) -> str:
    names = [name for thing, name in exchanges_ever(session) if thing == exchange_id]
    exchange = session.get(Exchange, exchange_id)
    return str(exchange) if exchange else f"“{names[-1]}”"


def _steps(session: Session, exchange_id: UUID) -> Steps:
    query = (
        select(ENTRY.c.number, ENTRY.c.reverses, ENTRY.c.words)
        .join(ABOUT, ABOUT.c.entry == ENTRY.c.number)
        .where(
            ABOUT.c.exchange == exchange_id,
            ENTRY.c.sentence.not_in(FINAL),
            ENTRY.c.number.in_(select(ROW.c.entry)),
        )
        .order_by(ENTRY.c.number)
    )
    steps = Steps()
    for number, reverses, words in session.execute(query):
        steps.hear(number, reverses, words.get(JOINS))
    return steps
