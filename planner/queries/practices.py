"""Practices over all exchanges: who does it, and whom to call."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Exchange, Item, Practice, PracticeStatus, PracticeStep
from planner.rules.folding import holds, searched, wanted_words


@dataclass(frozen=True, slots=True)
class Step:
    status: PracticeStatus
    day: date | None
    who: str | None
    evidence: str | None


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """A practice with its path, from where it was noted to what became of it."""

    id: UUID
    exchange_id: UUID
    exchange: str
    title: str
    what: str | None
    where: str | None
    who: str | None
    whom_to_call: str | None
    item: str | None  # the title of the item at which it was noted
    noted_on: date | None
    status: PracticeStatus
    evidence: str | None
    path: tuple[Step, ...]


def practices(
    session: Session, text: str = "", exchange_id: UUID | None = None
) -> list[PracticeLine]:
    """The practices in which all these words stand, however they are spelled; by exchange."""
    paths: dict[UUID, list[Step]] = {}
    query = select(
        PracticeStep.practice_id,
        PracticeStep.status,
        PracticeStep.day,
        PracticeStep.who,
        PracticeStep.evidence,
    ).order_by(PracticeStep.rank, PracticeStep.id)
    for step in session.execute(query):
        taken = Step(step.status, step.day, step.who, step.evidence)
        paths.setdefault(step.practice_id, []).append(taken)
    rows = (
        select(
            Practice.id,
            Practice.exchange_id,
            Exchange.name.label("exchange"),
            Practice.title,
            Practice.what,
            Practice.where,
            Practice.who,
            Practice.whom_to_call,
            Item.title.label("item"),
            Item.day.label("noted_on"),
            Practice.status,
            Practice.evidence,
        )
        .join(Exchange, Practice.exchange_id == Exchange.id)
        .outerjoin(Item, Practice.item_id == Item.id)
        .order_by(Exchange.name, Practice.rank, Practice.id)
    )
    if exchange_id is not None:
        rows = rows.where(Practice.exchange_id == exchange_id)
    found = [
        PracticeLine(**row._mapping, path=tuple(paths.get(row.id, ())))
        for row in session.execute(rows)
    ]
    words = wanted_words(text)
    return [line for line in found if holds(_text(line), words)]


def _text(line: PracticeLine) -> str:
    said = (line.title, line.what, line.where, line.who, line.whom_to_call, line.item)
    return searched(" ".join(filter(None, (*said, line.exchange, line.evidence))))
