"""Amounts, answers and evidence as they are typed: taken as meant, or refused in words."""

from functools import partial
from uuid import UUID

import pytest
from builders import keep
from sqlalchemy import select
from sqlalchemy.orm import Session
from whole_exchange import an_exchange_with_everything

from planner.actions.feedback import Given, take_feedback
from planner.actions.follow_on import add_follow_on
from planner.actions.practices import note_practice, step_practice
from planner.model import Feedback, FollowOn, Practice, PracticeStatus, Refused, Visit, new_id
from planner.store.database import Store


@pytest.fixture
def visit(store: Store) -> Visit:
    exchange = an_exchange_with_everything()
    keep(store, exchange)
    return exchange.visits[0]


def amount_of(store: Store, typed: str) -> int | None:
    fields = {"title": "Grant", "amount": typed}
    activity: UUID = store.do(partial(add_follow_on, fields=fields)).result
    query = select(FollowOn.amount).where(FollowOn.id == activity)
    return store.ask(lambda session: session.scalars(query).one())


@pytest.mark.parametrize(
    ("typed", "hundredths"),
    [
        ("2500", 250_000),
        ("2,500", 250_000),
        ("2,500.50", 250_050),
        ("12 500", 1_250_000),
        ("12\u202f500.5", 1_250_050),
        ("0.07", 7),
        ("", None),
    ],
)
def test_an_amount_is_taken_as_it_is_written(
    store: Store, typed: str, hundredths: int | None
) -> None:
    assert amount_of(store, typed) == hundredths


@pytest.mark.parametrize(
    "typed", ["1250,50", "2.500", "2.500,00", "1e30", "-5", "9" * 30, "2,50", "NaN", "٢٥", "12 50"]
)
def test_an_amount_that_can_be_read_in_two_ways_is_refused(store: Store, typed: str) -> None:
    with pytest.raises(Refused, match="is not an amount"):
        amount_of(store, typed)


def test_the_last_answer_of_a_respondent_stands(store: Store, visit: Visit) -> None:
    item = visit.items[0].id
    answers = [
        Given(item, "D1", 2, None),
        Given(item, "D1", 5, "Better"),
        Given(None, None, 4, None),
    ]
    before = store.ask(lambda session: len(session.scalars(select(Feedback)).all()))
    store.do(partial(take_feedback, visit_id=visit.id, answers=answers))
    query = select(Feedback.rating).where(Feedback.respondent == "D1", Feedback.item_id == item)
    assert store.ask(lambda session: session.scalars(query).all()) == [5]
    assert store.ask(lambda session: len(session.scalars(select(Feedback)).all())) == before + 2


def test_an_answer_about_what_is_not_here_is_refused(store: Store, visit: Visit) -> None:
    with pytest.raises(Refused):
        answers = [Given(new_id(), "D1", 2, None)]
        store.do(partial(take_feedback, visit_id=visit.id, answers=answers))
    other = an_exchange_with_everything()
    keep(store, other)
    answers = [Given(other.visits[0].items[0].id, "D1", 2, None)]
    with pytest.raises(Refused, match="not of this visit"):
        store.do(partial(take_feedback, visit_id=visit.id, answers=answers))


def test_what_showed_a_proposal_does_not_show_that_it_was_adopted(
    store: Store, visit: Visit
) -> None:
    fields = {"title": "Patrol on foot"}
    note = partial(note_practice, exchange_id=visit.exchange.id, fields=fields)
    practice: UUID = store.do(note).result

    def step(session: Session, status: PracticeStatus, evidence: str) -> None:
        step_practice(session, practice, status, None, evidence=evidence)

    store.do(partial(step, status=PracticeStatus.PROPOSED, evidence="A memo"))
    with pytest.raises(Refused, match="Say what shows"):
        store.do(partial(step, status=PracticeStatus.ADOPTED, evidence=" "))
    store.do(partial(step, status=PracticeStatus.ADOPTED, evidence="Council vote"))
    query = select(Practice.status).where(Practice.id == practice)
    assert store.ask(lambda session: session.scalars(query).one()) is PracticeStatus.ADOPTED
