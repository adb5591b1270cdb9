"""Amounts, answers and evidence as they are typed: taken as meant, or refused in words."""

from functools import partial
from uuid import UUID

import pytest
from builders import TODAY, a_delegate, a_person, a_visit, an_exchange, an_organization, keep
from sqlalchemy import select
from sqlalchemy.orm import Session
from whole_exchange import an_exchange_with_everything

from planner.actions.feedback import Given, take_feedback
from planner.actions.follow_on import add_follow_on, edit_follow_on
from planner.actions.practices import note_practice, step_practice
from planner.model import (
    Feedback,
    FollowOn,
    FollowOnPerson,
    Person,
    Practice,
    PracticeStatus,
    Refused,
    Visit,
    new_id,
)
from planner.store.database import Store
from planner.wording import wording


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
        step_practice(session, practice, status, None, evidence=evidence, today=TODAY)

    store.do(partial(step, status=PracticeStatus.PROPOSED, evidence="A memo"))
    with pytest.raises(Refused, match="Say what shows"):
        store.do(partial(step, status=PracticeStatus.ADOPTED, evidence=" "))
    store.do(partial(step, status=PracticeStatus.ADOPTED, evidence="Council vote"))
    query = select(Practice.status).where(Practice.id == practice)
    assert store.ask(lambda session: session.scalars(query).one()) is PracticeStatus.ADOPTED


# -- who takes part ----------------------------------------------------------------------------


@pytest.fixture
def namesakes(store: Store) -> tuple[Person, Person]:
    """Two people of one name, one of them with what is known of her."""
    one, other = (a_person("López", given_name="Ana") for _ in range(2))
    mayor = a_delegate(one, position="Mayor", organization=an_organization("City of Lviv"))
    keep(store, an_exchange(visits=[a_visit(delegates=[mayor])]), other)
    return one, other


def gathered(store: Store, typed: str, activity: UUID | None = None) -> UUID:
    fields = {"people": typed}
    if activity is None:
        taken: UUID = store.do(partial(add_follow_on, fields={"title": "Call", **fields})).result
        return taken
    store.do(partial(edit_follow_on, activity_id=activity, fields=fields))
    return activity


def who(store: Store, activity: UUID) -> list[UUID | str | None]:
    query = (
        select(FollowOnPerson.person_id, FollowOnPerson.name)
        .where(FollowOnPerson.follow_on_id == activity)
        .order_by(FollowOnPerson.rank)
    )
    return [row.person_id or row.name for row in store.ask(lambda it: it.execute(query).all())]


def test_of_namesakes_it_is_asked_which_one_is_meant(
    store: Store, namesakes: tuple[Person, Person]
) -> None:
    one, other = namesakes
    with pytest.raises(Refused) as refused:
        gathered(store, "Buddy Dyer; ana lopez")
    assert refused.value.field == "people"
    said = str(wording().refused(refused.value))
    assert f"Ana López, Mayor, City of Lviv (id {one.id})" in said
    assert f"Ana López (id {other.id})" in said
    activity = gathered(store, f"Buddy Dyer; {other.id}")
    assert who(store, activity) == ["Buddy Dyer", other.id]


def test_namesakes_who_are_gathered_already_stay(
    store: Store, namesakes: tuple[Person, Person]
) -> None:
    one, other = namesakes
    activity = gathered(store, f"{other.id}")
    gathered(store, "Ana López; Buddy Dyer", activity)
    assert who(store, activity) == [other.id, "Buddy Dyer"]
    for twice in ("Ana López; Ana López", f"{other.id}; Ana López"):
        with pytest.raises(Refused, match="Several people"):
            gathered(store, twice, activity)
    gathered(store, f"{one.id}; Ana López", activity)
    assert who(store, activity) == [one.id, other.id]
    gathered(store, "Ana López; Ana López; Buddy Dyer", activity)
    assert who(store, activity) == [one.id, other.id, "Buddy Dyer"]


def test_a_name_is_bound_to_the_one_record_it_fits(store: Store) -> None:
    ana = a_person("López", given_name="Ana")
    keep(store, ana)
    assert who(store, gathered(store, "LOPEZ, Ana\nAna Lopes; Ana Lopes")) == [ana.id, "Ana Lopes"]
