"""Deadlines come with a visit's dates, move with them, and stay once they are done."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from builders import (
    NOW,
    a_deadline,
    a_foreign_city,
    a_stop,
    a_user,
    a_visit,
    an_embassy,
    an_exchange,
    keep,
)
from rows import every_row
from sqlalchemy.orm import Session

from planner.actions.commitments import add_commitment
from planner.actions.consequences import CONSEQUENCES
from planner.actions.deadlines import (
    add_deadline,
    move_deadline,
    reassign,
    remove_deadline,
    reopen,
    snooze,
    tick_off,
)
from planner.actions.exchanges import edit_stop, edit_visit
from planner.actions.imports import put_exchange
from planner.interchange.exchange_file import read_exchange, write_exchange
from planner.model import Deadline, Exchange, Refused, VisitKind
from planner.queries.deadlines import DeadlineRow, list_deadlines
from planner.queries.exchanges import whole_exchange
from planner.store.database import Store, open_store
from planner.store.journal import change
from planner.store.undo import undo_newest

TODAY = NOW.date()  # 15 January 2027
LATER = date(2027, 8, 1)


@pytest.fixture
def store(database_file: Path) -> Iterator[Store]:
    store = open_store(database_file, who="Ana", now=lambda: NOW, consequences=CONSEQUENCES)
    yield store
    store.close()


def kept(store: Store, first: date | None = date(2027, 4, 13)) -> Exchange:
    """An exchange with one stop on each visit; the first from this day to the 22nd of April."""
    visit = a_visit(stops=[a_stop(first_day=first, last_day=first and date(2027, 4, 22))])
    back = a_visit(
        VisitKind.RETURN, stops=[a_stop(a_foreign_city(), first_day=None, last_day=None)]
    )
    exchange = an_exchange(visits=[visit, back], embassy=an_embassy())
    keep(store, exchange)
    return exchange


def listed(store: Store, today: date = TODAY) -> dict[str, DeadlineRow]:
    rows = store.ask(lambda session: list_deadlines(session, today))
    found = {row.key or row.what: row for row in rows}
    assert len(found) == len(rows)
    return found


def stop_of(exchange: Exchange, visit: int = 0) -> UUID:
    return exchange.visits[visit].stops[0].id


def date_visit(store: Store, exchange: Exchange, first: str, last: str, visit: int = 0) -> None:
    days = {"first_day": first, "last_day": last}
    store.do(lambda session: edit_stop(session, stop_of(exchange, visit), days))


def test_they_come_with_the_dates_of_the_first_visit(store: Store) -> None:
    exchange = kept(store, first=None)
    assert listed(store) == {}
    date_visit(store, exchange, "2027-04-13", "2027-04-22")
    found = listed(store)
    assert len(found) == 27
    assert found["hotels"].due == date(2027, 3, 23)
    assert found["window-closes"].due == date(2027, 7, 22)
    assert found["return-hotels"].due is None


def test_what_was_past_when_the_visit_was_dated_is_to_do_now(store: Store) -> None:
    kept(store)
    found = listed(store, date(2027, 2, 20))
    assert found["nominations"].state == "do-now"  # 13 January
    assert found["needs"].state == "overdue"  # 12 February


def test_open_ones_move_with_the_visit_done_ones_never(store: Store) -> None:
    exchange = kept(store)
    hotels, press = (listed(store)[key] for key in ("hotels", "press"))
    by_phone = date(2027, 1, 20), "By phone"
    store.do(lambda session: tick_off(session, [press.id], *by_phone, today=LATER))
    own = store.do(
        lambda session: move_deadline(session, [hotels.id], date(2027, 3, 16))
    )  # a Tuesday
    assert own.entry
    before = every_row(store)
    date_visit(store, exchange, "2027-04-20", "2027-04-29")
    found = listed(store)
    assert found["press"].due == press.due
    assert (found["press"].done_on, found["press"].note) == (date(2027, 1, 20), "By phone")
    assert found["issue-1"].due == date(2027, 4, 13)
    assert found["hotels"].due == date(2027, 3, 23)  # a week later, as the visit
    assert found["window-opens"].due == date(2027, 5, 29)
    store.do(lambda session: undo_newest(session, exchange.id))
    assert every_row(store) == before


def test_nothing_is_done_on_a_day_that_is_still_to_come(store: Store) -> None:
    kept(store)
    press = listed(store)["press"].id
    with pytest.raises(Refused, match="still to come") as refused:
        ahead = TODAY + timedelta(days=1)
        store.do(lambda session: tick_off(session, [press], ahead, "Sent", today=TODAY))
    assert refused.value.field == "on"
    assert listed(store)["press"].done_on is None


def test_the_windows_dates_do_not_move_with_the_return_visit(store: Store) -> None:
    exchange = kept(store)
    before = listed(store)
    date_visit(store, exchange, "2027-06-14", "2027-06-19", visit=1)
    found = listed(store)
    for key in ("window-opens", "window-30-days", "window-closes"):
        assert found[key].due == before[key].due
    assert found["return-hotels"].due == date(2027, 5, 24)
    with pytest.raises(Refused):
        ids = [found["window-opens"].id]
        store.do(lambda session: move_deadline(session, ids, date(2027, 6, 1)))


def test_the_target_week_is_due_when_the_first_visit_is_confirmed(store: Store) -> None:
    exchange = kept(store)
    assert listed(store)["return-target"].due is None
    visit = exchange.visits[0].id
    store.do(lambda session: edit_visit(session, visit, {"status": "confirmed"}))
    assert listed(store)["return-target"].due == TODAY


def test_the_next_roundtable_comes_when_the_last_is_done(store: Store) -> None:
    kept(store)
    first = listed(store)["roundtable"]
    assert first.due == date(2027, 7, 22)
    store.do(lambda session: tick_off(session, [first.id], date(2027, 7, 20), today=LATER))
    rows = store.ask(lambda session: list_deadlines(session, TODAY))
    dates = [(row.due, row.done_on) for row in rows if row.key == "roundtable"]
    assert dates == [(first.due, date(2027, 7, 20)), (date(2027, 10, 21), None)]


def test_reassigned_snoozed_reopened_and_added_by_hand(store: Store) -> None:
    exchange = kept(store)
    hotels = listed(store)["hotels"].id
    store.do(lambda session: reassign(session, [hotels], "Karen Voss"))
    store.do(lambda session: snooze(session, [hotels], date(2027, 3, 30), "Hotel is closed"))
    store.do(lambda session: tick_off(session, [hotels], TODAY, today=TODAY))
    store.do(lambda session: reopen(session, [hotels]))
    row = listed(store)["hotels"]
    assert (row.owner, row.snoozed_until, row.snoozed_because, row.done_on, row.due) == (
        "Karen Voss", date(2027, 3, 30), "Hotel is closed", None, date(2027, 3, 23),
    )  # fmt: skip
    with pytest.raises(Refused):
        store.do(lambda session: snooze(session, [hotels], date(2027, 3, 30), " "))
    with pytest.raises(Refused):
        store.do(lambda session: remove_deadline(session, hotels))
    added = store.do(
        lambda session: add_deadline(session, exchange.id, "Interpreters for Tampa", TODAY)
    ).result
    assert listed(store)["Interpreters for Tampa"].id == added
    store.do(lambda session: remove_deadline(session, added))
    assert "Interpreters for Tampa" not in listed(store)


def test_what_is_closed_waived_or_cancelled_asks_for_nothing(store: Store) -> None:
    exchange = kept(store)
    store.do(lambda session: edit_visit(session, exchange.visits[1].id, {"status": "cancelled"}))
    assert "return-hotels" not in listed(store)
    assert "hotels" in listed(store)
    store.do(lambda session: edit_visit(session, exchange.visits[0].id, {"status": "cancelled"}))
    assert "hotels" not in listed(store)
    assert listed(store)["window-closes"].due is None


def test_a_file_with_its_own_dates_keeps_them_and_gets_what_is_missing(store: Store) -> None:
    text = """{"format": "city-pair-exchange", "version": 1, "exchange": {"name": "Lyon - Boston"},
     "visits": [{"id": "f", "kind": "first", "stops": [{"id": "s",
       "first_day": "2027-04-13", "last_day": "2027-04-22"}]}],
     "deadlines": [{"id": "h", "key": "hotels", "visit": "f", "what": "Hotels",
        "due": "2027-03-01"},
       {"id": "p", "key": "press", "visit": "f", "what": "Press", "due": "2027-01-02",
        "done_on": "2027-01-03", "owner": "Luc"}]}"""
    parsed = read_exchange(text.encode())
    store.do(lambda session: put_exchange(session, parsed.exchange, parsed.others))
    found = listed(store)
    assert len(found) == 27
    assert (found["hotels"].due, found["hotels"].what) == (date(2027, 3, 1), "Hotels")
    assert (found["press"].due, found["press"].owner) == (date(2027, 1, 2), "Luc")
    assert found["nominations"].state == "do-now"
    exchange = store.ask(lambda session: whole_exchange(session, found["hotels"].exchange_id))
    date_visit(store, exchange, "2027-04-20", "2027-04-29")
    assert listed(store)["hotels"].due == date(2027, 3, 8)
    # the same file again: its visit, dates and all
    again = read_exchange(text.encode())
    store.do(lambda session: put_exchange(session, again.exchange, again.others, update=True))
    assert {key: row.due for key, row in listed(store).items()} == {
        key: row.due for key, row in found.items()
    }


def test_what_is_written_and_read_elsewhere_is_written_again_the_same(
    store: Store, ready_database: Path, tmp_path: Path
) -> None:
    exchange = kept(store)
    nominations = listed(store)["nominations"].id
    store.do(lambda session: snooze(session, [nominations], TODAY, "The mayor is away"))
    written = write_exchange(store.ask(lambda session: whole_exchange(session, exchange.id)))
    later = datetime(2027, 5, 1, tzinfo=UTC)
    other = open_store(
        tmp_path / "other.db", who="Luc", now=lambda: later, consequences=CONSEQUENCES
    )
    parsed = read_exchange(written)
    other.do(lambda session: put_exchange(session, parsed.exchange, parsed.others))
    again = write_exchange(other.ask(lambda session: whole_exchange(session, exchange.id)))
    other.close()
    assert again == written


def test_a_closed_visit_keeps_its_letters_and_reports(store: Store) -> None:
    exchange = kept(store)
    store.do(lambda session: edit_visit(session, exchange.visits[0].id, {"status": "closed"}))
    assert "report" in listed(store)


def test_a_roundtable_without_a_day_gets_one_from_the_visit(store: Store) -> None:
    visit = a_visit(stops=[a_stop(first_day=date(2027, 4, 13), last_day=date(2027, 4, 22))])
    waiting = a_deadline("Roundtable", key="roundtable", due=None)
    keep(store, an_exchange(visits=[visit], deadlines=[waiting], embassy=an_embassy()))
    row = listed(store)["roundtable"]
    assert (row.id, row.due) == (waiting.id, date(2027, 7, 22))


def test_what_showed_a_commitment_is_asked_anew_when_it_is_reopened(store: Store) -> None:
    exchange = kept(store)
    promised = store.do(
        lambda session: add_commitment(session, exchange.id, "Send the handbook", LATER)
    ).result
    done = {"today": LATER, "note": "The parcel's receipt"}
    store.do(lambda session: tick_off(session, [promised], LATER, **done))
    entry = store.do(lambda session: reopen(session, [promised])).entry
    assert entry is not None and entry.label == "Reopen “Send the handbook”"
    kept_now = store.ask(lambda session: session.get_one(Deadline, promised))
    assert (kept_now.done_on, kept_now.note) == (None, None)


def test_several_go_to_a_colleague_who_is_known_already(store: Store) -> None:
    kept(store)
    karen = a_user(name="Karen Voss", local=False)
    keep(store, karen)
    ids = [listed(store)[key].id for key in ("hotels", "press")]
    entry = store.do(lambda session: reassign(session, ids, "karen voss")).entry
    assert entry is not None and "2 deadlines" in entry.label
    owners = store.ask(lambda s: {s.get_one(Deadline, each).owner_id for each in ids})
    assert owners == {karen.id}


def test_an_exchange_that_goes_takes_its_deadlines_and_gets_no_new_ones(store: Store) -> None:
    exchange = kept(store)
    assert listed(store)

    def remove(session: Session) -> None:
        with change(session, "Remove", about=[exchange.id]):
            session.delete(session.get_one(Exchange, exchange.id))

    store.do(remove)
    assert every_row(store)["deadline"] == []
