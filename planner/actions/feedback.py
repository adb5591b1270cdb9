"""Taking in what those who took part thought. Each function is one step."""

from collections import Counter
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


def take_feedback(session: Session, visit_id: UUID, answers: Sequence[Given]) -> int:
    """Put answers beside their items; how many were left out, as they were taken before.

    A respondent's new answer replaces the one of before. Of equal answers without a respondent
    there are as many as the file has, however often it is brought in.
    """
    visit = still_here(session, Visit, visit_id)
    fresh = _fresh(visit, answers)
    if not fresh:
        return len(answers)
    here = {(each.item_id, each.respondent): each for each in visit.feedback if each.respondent}
    rank = max((each.rank for each in visit.feedback), default=-1) + 1
    with change(session, "Take in {count} answers", about=[visit.exchange_id], count=len(fresh)):
        for answer in fresh:
            known = here.get((answer.item, answer.respondent)) if answer.respondent else None
            if known is not None:
                known.rating, known.comment = answer.rating, answer.comment
                continue
            new = Feedback(
                item=_item(session, visit, answer.item) if answer.item else None,
                respondent=answer.respondent,
                rating=answer.rating,
                comment=answer.comment,
                rank=rank,
            )
            visit.feedback.append(new)
            if answer.respondent:
                here[answer.item, answer.respondent] = new
            rank += 1
    return len(answers) - len(fresh)


def _fresh(visit: Visit, answers: Sequence[Given]) -> list[Given]:
    """Those answers that are not here already, word for word and without a respondent."""
    there = Counter(
        (each.item_id, each.rating, each.comment) for each in visit.feedback if not each.respondent
    )
    fresh = []
    for answer in answers:
        key = (answer.item, answer.rating, answer.comment)
        if not answer.respondent and there[key]:
            there[key] -= 1
        else:
            fresh.append(answer)
    return fresh


def _item(session: Session, visit: Visit, item_id: UUID) -> Item:
    item = still_here(session, Item, item_id)
    if item.visit is not visit:
        raise Refused("{item} is not of this visit.", item=str(item))
    return item
