"""The page of deadlines: tick off with a note, reassign, snooze, copy, and be reminded quietly."""

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from builders import a_deadline, an_exchange
from hands import choose_row, click, type_into
from PySide6.QtGui import QGuiApplication
from running import SAMPLE, Running
from sqlalchemy.orm import Session

from planner.actions.follow_on import add_follow_on
from planner.clock import Clock
from planner.gui.deadlines.table import Head, Shown
from planner.gui.deadlines.words import due_said
from planner.rules.deadlines import DeadlineKind, DeadlineState
from planner.store.journal import change


def page_of(program: Running) -> Any:
    program.open_exchange(SAMPLE)
    page = program.page("deadlines")
    program.settle()
    return page


def choose(page: Any, key: str) -> None:
    """Click on what is due by the line of this key."""
    row = next(row for row in page.rows if row.key == key)
    choose_row(page.table, page.model.row_of(row.id), 1)


def row_of(page: Any, key: str) -> Any:
    return next(row for row in page.rows if row.key == key)


def test_ticked_off_with_a_note_given_away_and_put_off(program: Running) -> None:
    page = page_of(program)
    choose(page, "press")
    page.tick()
    asked = page.asked
    type_into(asked.on, "30 mar 2027")
    type_into(asked.note, "Sent to the wires")
    click(asked.go)
    program.settle()
    done = row_of(page, "press")
    assert (f"{done.done_on}", done.note) == ("2027-03-30", "Sent to the wires")

    choose(page, "hotels")
    page.snooze()
    type_into(page.asked.until, "+7")
    click(page.asked.go)
    program.settle()
    assert "with a reason" in page.asked.fields["reason"].error.sentence
    type_into(page.asked.reason, "The hotel answers on Monday")
    click(page.asked.go)
    program.settle()
    assert row_of(page, "hotels").snoozed_because == "The hotel answers on Monday"

    choose(page, "mayors")
    page.reassign()
    type_into(page.asked.owner.lineEdit(), "Bob Lee")
    click(page.asked.go)
    program.settle()
    assert row_of(page, "mayors").owner == "Bob Lee"
    page.owner.setCurrentIndex(page.owner.findData("Bob Lee"))
    page.owner.activated.emit(page.owner.currentIndex())
    assert [row.key for row in page.fitting()] == ["mayors"]
    page.owner.setCurrentIndex(0)
    page.owner.activated.emit(0)

    program.workspace.desk.undo()
    program.settle()
    assert row_of(page, "mayors").owner != "Bob Lee"


def test_promises_and_follow_on_stand_among_them(program: Running) -> None:
    page = page_of(program)
    click(page.add_new)
    asked = page.asked
    type_into(asked.what, "Send the youth guide")
    type_into(asked.due, "1 jun 2027")
    asked.kind.setCurrentIndex(3)
    click(asked.go)
    program.settle()
    assert row_of(page, "commitment").kind is DeadlineKind.COMMITMENT
    choose(page, "commitment")
    page.tick()
    click(page.asked.go)
    program.settle()
    assert "closed with evidence" in page.asked.fields["note"].error.sentence
    type_into(page.asked.note, "Mailed on 1 April")
    click(page.asked.go)
    program.settle()
    assert row_of(page, "commitment").done_on is not None
    about = program.workspace.opened.exchange.id
    fields = {"title": "Alumni workshop", "date": "2027-04-05", "last_day": "2027-04-07"}
    program.workspace.desk.do(lambda session: add_follow_on(session, fields, [about]))
    program.settle()
    row = row_of(page, "follow-on")
    assert (row.state, row.exchange, row.days_left) == (DeadlineState.THIS_WEEK, SAMPLE, 4)
    choose(page, "follow-on")
    page.tick()
    type_into(page.asked.note, "Forty came")
    click(page.asked.go)
    program.settle()
    assert row_of(page, "follow-on").state is DeadlineState.DONE


def test_two_exchanges_of_one_name_keep_their_deadlines_apart(program: Running) -> None:
    page = page_of(program)
    own = program.workspace.opened.exchange.id
    other = an_exchange(SAMPLE, deadlines=[a_deadline("Send the parking list")])
    added: list[object] = []

    def add(session: Session) -> None:
        with change(session, "Add another of that name"):
            session.add(other)

    program.workspace.desk.do(add, added.append)
    fields = {"title": "Of both", "date": "2027-04-05"}
    program.workspace.desk.do(lambda session: add_follow_on(session, fields, [own, other.id]))
    program.settle()
    assert added
    page.go_to("deadlines-of", other.id)
    assert {row.what for row in page.fitting()} == {"Send the parking list", "Of both"}
    page.go_to("deadlines-of", own)
    found = {row.what for row in page.fitting()}
    assert "Of both" in found and "Send the parking list" not in found


def test_an_activity_without_a_day_stands_among_what_has_no_date_yet(program: Running) -> None:
    page = page_of(program)
    fields = {"title": "Grant for youth centers", "date_as_given": "Spring"}
    about = program.workspace.opened.exchange.id
    program.workspace.desk.do(lambda session: add_follow_on(session, fields, [about]))
    program.settle()

    def shown() -> Any:
        return next((row for row in page.rows if row.what == fields["title"]), None)

    row = shown()
    assert (row.due, row.days_left, row.state) == (None, None, DeadlineState.LATER)
    assert (due_said(row), row.note) == ("No date yet", "Spring")
    page.table.choose(row.id)
    page.tick()
    click(page.asked.go)
    program.settle()
    assert shown() is None


def test_one_of_ones_own_is_removed_and_one_of_the_template_is_not(program: Running) -> None:
    page = page_of(program)
    choose(page, "hotels")
    page.remove()
    program.settle()
    assert "tick it off with a note" in program.window.notice.text
    click(page.add_new)
    type_into(page.asked.what, "Send the parking list")
    type_into(page.asked.due, "1 jun 2027")
    click(page.asked.go)
    program.settle()
    own = next(row for row in page.rows if row.what == "Send the parking list")
    choose_row(page.table, page.model.row_of(own.id), 1)
    page.remove()
    program.settle()
    assert own.id not in [row.id for row in page.rows]


def test_quietly_reminded(program: Running, tmp_path: Path) -> None:
    page = page_of(program)
    heads = [page.model.value(at) for at in page.model.heads]
    late = (DeadlineState.DO_NOW, DeadlineState.OVERDUE)
    waiting = sum(head.count for head in heads if isinstance(head, Head) and head.state in late)
    rail = program.window.rail.button("deadlines")
    assert waiting and rail.accessibleName().startswith(f"Deadlines, {waiting} due now")
    click(page.digest)
    said = QGuiApplication.clipboard().text()
    first = next(
        value.row for at in range(page.model.rowCount())
        if isinstance(value := page.model.value(at), Shown)
    )  # fmt: skip
    assert first.what in said and f"Overdue ({waiting})" in said

    folder = tmp_path / "calendars"
    program.program.preferences.keep_reminders(time(9), folder)
    told: list[str] = []
    page.reminders.told.connect(told.append)
    for hour, times in ((8, 0), (9, 1), (15, 1), (33, 2)):  # once a day, when the hour has come
        moment = datetime(2027, 4, 2 + hour // 24, hour % 24, tzinfo=UTC)
        program.workspace.midnight.clock = Clock(moment=moment)
        page.reminders.look()
        assert len(told) == times
    program.settle()
    (mine,) = folder.glob("*Camille*.ics")
    before = mine.read_bytes()
    assert b"Hotels and transport confirmed" in before and b"BEGIN:VALARM" in before
    choose(page, "hotels")
    page.tick()
    click(page.asked.go)
    program.settle()
    assert mine.read_bytes().count(b"Hotels and transport") < before.count(b"Hotels and transport")
    other = folder / "deadlines of Somebody Else.ics"
    other.write_bytes(before)
    choose(page, "mayors")
    page.tick()
    click(page.asked.go)
    program.settle()
    assert b"VEVENT" not in other.read_bytes()
