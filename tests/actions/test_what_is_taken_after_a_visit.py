"""Answers, steps of practices and activities: what is taken, what counts, what goes on."""

import csv
from datetime import date, timedelta
from functools import partial
from io import BytesIO, StringIO
from uuid import UUID

import pytest
from builders import TODAY, a_stop, a_visit, an_exchange, an_item, keep
from python_calamine import CalamineWorkbook

from planner.actions.feedback import Given, take_feedback
from planner.actions.follow_on import add_follow_on
from planner.actions.practices import note_practice, step_practice
from planner.interchange.feedback import feedback_sheet, read_feedback
from planner.interchange.report import Outcome
from planner.model import Exchange, PracticeStatus, Refused, VisitKind
from planner.queries.deadlines import list_deadlines
from planner.queries.exchanges import whole_exchange
from planner.queries.follow_on import follow_on_days
from planner.store.database import Store
from planner.wording import known, wording

AFTER = date(2028, 1, 1)


@pytest.fixture
def kept(store: Store) -> Exchange:
    """An exchange of two visits, an item of the same title in each."""
    visits = [
        a_visit(kind=kind, stops=[a_stop()], items=[an_item("City hall")], rank=rank)
        for rank, kind in enumerate(VisitKind)
    ]
    exchange = an_exchange(visits=visits)
    keep(store, exchange)
    return whole(store, exchange.id)


def whole(store: Store, exchange_id: UUID) -> Exchange:
    return store.ask(lambda session: whole_exchange(session, exchange_id))


def test_the_sheet_of_one_visit_is_not_taken_into_the_other(kept: Exchange) -> None:
    first, back = kept.visits
    lines = ["Item,Title,Rating", f"{first.id},The visit,5", f"{first.items[0].id},City hall,4"]
    sheet = "\n".join(lines).encode()
    assert len(read_feedback(sheet, "back.csv", first).answers) == 2
    other = read_feedback(sheet, "back.csv", back)
    assert other.answers == ()
    assert ["not of this visit" in str(row.messages[0]) for row in other.report.rows] == [True] * 2
    assert read_feedback(feedback_sheet(first), "sheet.xlsx", first).answers == ()


def test_the_row_of_a_visit_without_its_id_is_taken_where_ids_say_whose_sheet_it_is(
    kept: Exchange,
) -> None:
    first, back = kept.visits
    word, by_title = ["Item,Title,Rating", "Visit,,5"], ",City hall,4"
    by_id = f"{first.items[0].id},City hall,4"
    alone, told = ("\n".join([*word, row]).encode() for row in (by_title, by_id))
    assert [each.rating for each in read_feedback(told, "back.csv", first).answers] == [5, 4]
    assert read_feedback(told, "back.csv", back).answers == ()
    parsed = read_feedback(alone, "back.csv", back)
    assert [each.rating for each in parsed.answers] == [4]
    (said,) = parsed.report.rows[0].messages
    assert f"write {back.id} in place of “Visit”" in str(said)
    mended = alone.replace(b"Visit", str(back.id).encode())
    assert [each.rating for each in read_feedback(mended, "back.csv", back).answers] == [5, 4]


@pytest.mark.parametrize("language", known())
def test_the_sheet_comes_back_in_every_language_of_the_papers(
    kept: Exchange, language: str
) -> None:
    visit = kept.visits[0]
    sheet = CalamineWorkbook.from_filelike(BytesIO(feedback_sheet(visit, language)))
    heads, whole, item = sheet.get_sheet_by_index(0).to_python()
    assert (heads[3] == "Rating") == (language == "en")
    filled = [heads, [*whole[:3], 5, "Well done", "R1"], [*item[:3], "4", "", "R1"]]
    text = StringIO()
    csv.writer(text).writerows(filled)
    parsed = read_feedback(text.getvalue().encode(), "back.csv", visit)
    assert parsed.answers == (
        Given(None, "R1", 5, "Well done"),
        Given(visit.items[0].id, "R1", 4, None),
    )


def test_a_rating_that_is_none_costs_no_comment(kept: Exchange) -> None:
    visit = kept.visits[0]
    lines = ["Title,Rating,Comment", "City hall,splendid,Worth it", "City hall,9,", "City hall,,Ok"]
    parsed = read_feedback("\n".join(lines).encode(), "back.csv", visit)
    assert [(each.rating, each.comment) for each in parsed.answers] == [
        (None, "Worth it"),
        (None, "Ok"),
    ]
    taken, refused, plain = parsed.report.rows
    assert "“splendid” is not a rating" in str(taken.messages[0])
    outcomes = [row.outcome for row in (taken, refused, plain)]
    assert outcomes == [Outcome.TAKEN, Outcome.REFUSED, Outcome.TAKEN]


def test_an_answer_is_taken_once(store: Store, kept: Exchange) -> None:
    visit = kept.visits[0]
    item = visit.items[0].id
    anonymous = [Given(item, None, 4, "Good"), Given(item, None, 4, "Good")]
    answers = [*anonymous, Given(item, "R1", 2, None), Given(item, "R1", 5, None)]
    for before in (0, 2):
        taken = store.do(lambda session: take_feedback(session, visit.id, answers))
        assert taken.result == before
        given = whole(store, kept.id).visits[0].feedback
        assert [each.rating for each in given] == [4, 4, 5]
    again = store.do(lambda session: take_feedback(session, visit.id, anonymous))
    assert (again.result, again.entry) == (2, None)


def test_an_answer_needs_an_item_of_its_visit(store: Store, kept: Exchange) -> None:
    visit, other = kept.visits
    for item, words in ((kept.id, "no longer here"), (other.items[0].id, "not of this visit")):
        answers = [Given(item, None, 4, None)]
        with pytest.raises(Refused) as refused:
            store.do(lambda session, given=answers: take_feedback(session, visit.id, given))
        assert words in str(refused.value)


def test_a_practice_stands_where_its_latest_step_left_it(store: Store, kept: Exchange) -> None:
    practice = store.do(lambda session: note_practice(session, kept.id, {"title": "Youth"})).result

    def step(status: PracticeStatus, day: date | None, evidence: str = "") -> PracticeStatus:
        take = partial(step_practice, status=status, day=day, evidence=evidence, today=AFTER)
        store.do(lambda session: take(session, practice))
        return whole(store, kept.id).practices[0].status

    assert step(PracticeStatus.PROPOSED, date(2027, 6, 1), "A letter") is PracticeStatus.PROPOSED
    with pytest.raises(Refused):  # the letter shows that it was proposed
        step(PracticeStatus.ADOPTED, date(2027, 9, 1))
    assert step(PracticeStatus.ADOPTED, date(2027, 9, 1), "A vote") is PracticeStatus.ADOPTED
    assert step(PracticeStatus.NOTED, date(2027, 4, 12)) is PracticeStatus.ADOPTED
    assert step(PracticeStatus.REVERSED, None) is PracticeStatus.REVERSED


def test_the_days_of_a_practice_are_past_and_in_an_order_that_can_be(
    store: Store, kept: Exchange
) -> None:
    fields = {"title": "Youth", "item": str(kept.visits[0].items[0].id)}  # of 16 April
    practice = store.do(lambda session: note_practice(session, kept.id, fields)).result

    def refused(status: PracticeStatus, day: date) -> str:
        take = partial(step_practice, status=status, day=day, evidence="A vote", today=AFTER)
        with pytest.raises(Refused) as refused:
            store.do(lambda session: take(session, practice))
        assert refused.value.field == "day"
        return str(wording().refused(refused.value))

    said = refused(PracticeStatus.ADOPTED, date(2027, 4, 15))
    assert said == (
        "“Youth” was noted on Fri 16 Apr 2027; it cannot have been adopted before that, on "
        "Thu 15 Apr 2027. Correct the day."
    )
    said = refused(PracticeStatus.PROPOSED, AFTER + timedelta(days=1))
    assert said.startswith("Sun 2 Jan 2028 is still to come.")
    assert whole(store, kept.id).practices[0].steps == []


def test_an_activity_that_is_done_goes_on_no_more(store: Store, kept: Exchange) -> None:
    fields = {"title": "Roundtable", "date": "2026-12-10", "repeats": "monthly", "status": "done"}
    store.do(lambda session: add_follow_on(session, fields, [kept.id]))
    last = date(2027, 1, 10)
    days = store.ask(lambda session: follow_on_days(session, TODAY))
    assert days[kept.id] == [date(2026, 12, 10), last]
    rows = store.ask(lambda session: list_deadlines(session, TODAY))
    assert [row.due for row in rows if row.what == "Roundtable"] == [last]
