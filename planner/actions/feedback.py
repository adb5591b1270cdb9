"""Taking in what those who took part thought. Each function is one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from planner.model import Feedback, Item, Refused, Visit
from planner.store.here import still_here
from planner.store.journal import change


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: of an item of the visit, or (None) of the visit as a whole."""

    item: UUID | None
    respondent: str | None
    rating: int | None
    comment: str | None


def take_feedback(session: Session, visit_id: UUID, answers: Sequence[Given]) -> None:
    """Put answers beside their items. A respondent's new answer replaces the one of before."""
    visit = still_here(session, Visit, visit_id)
    here = {(each.item_id, each.respondent): each for each in visit.feedback if each.respondent}
    rank = max((each.rank for each in visit.feedback), default=-1) + 1
    with change(session, "Take in {count} answers", about=[visit.exchange_id], count=len(answers)):
        for answer in answers:
            known = here.get((answer.item, answer.respondent)) if answer.respondent else None
            if known is not None:
                known.rating, known.comment = answer.rating, answer.comment
                continue
            item = _item_of(session, visit, answer.item) if answer.item else None
            given = Feedback(
                item=item,
                respondent=answer.respondent,
                rating=answer.rating,
                comment=answer.comment,
                rank=rank,
            )
            visit.feedback.append(given)
            if answer.respondent:
                here[answer.item, answer.respondent] = given
            rank += 1


def _item_of(session: Session, visit: Visit, item_id: UUID) -> Item:
    item = still_here(session, Item, item_id)
    if item.visit is not visit:
        raise Refused("{item} is not of this visit.", item=str(item))
    return item
