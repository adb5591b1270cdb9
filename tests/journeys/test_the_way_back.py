"""From an exchange whose first visit has just ended to a dated, laid-out return visit."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from running import Running, running, samples_file, wait

from planner.actions.exchanges import edit_stop
from planner.actions.offices import set_embassy
from planner.clock import Clock
from planner.gui.deadlines.table import Head
from planner.gui.exchanges.model import OVERDUE
from planner.model import VisitKind
from planner.rules.deadlines import DeadlineState
from planner.rules.return_visits import ReturnState

NANTES = "Nantes - Orlando, Tampa"
ENDED = date(2027, 4, 23)  # the day after the first visit


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Any:
    database = Path(shutil.copy(samples_file(), tmp_path / "planner.db"))
    with running(tmp_path, database, today=ENDED) as run:
        yield run


class Hand:
    """Clicks as a person does, and counts."""

    def __init__(self) -> None:
        self.clicks = 0

    def click(self, widget: Any, at: QPoint | None = None) -> None:
        self.clicks += 1
        if at is None:
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        else:
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)


def undate_return(run: Running) -> None:
    """Take the sample's return visit back to where nothing is planned."""
    opened = run.workspace.opened
    back = opened.exchange.visits[1]

    def clear(session: Any) -> None:
        from planner.model import Visit
        from planner.store.journal import change

        visit = session.get(Visit, back.id)
        with change(session, "Clear", about=[visit.exchange_id]):
            for each in (visit.items, visit.delegates, visit.legs, visit.groups):
                each.clear()
            for stop in visit.stops:
                edit_stop(session, stop.id, {"first_day": "", "last_day": ""})

    run.workspace.desk.do(clear)
    wait(lambda: not run.workspace.opened.exchange.visits[1].items, "the return visit is empty")


def opened(run: Running) -> None:
    wait(lambda: run.workspace.lines, "the exchanges are listed")
    line = next(line for line in run.workspace.lines if line.name == NANTES)
    run.workspace.open_exchange(line.id)
    wait(lambda: run.workspace.opened, "the exchange is open")


def test_laid_out_with_its_deadlines_in_under_ten_clicks(program: Running) -> None:
    opened(program)
    undate_return(program)
    hand, window = Hand(), program.window
    wait(lambda: window.page is not None, "a page is shown")
    hand.click(window.rail.button("return-visit"))
    page: Any = window.page
    assert page.key == "return-visit"
    wait(lambda: page.found and not page.found.exchange.visits[1].first_day, "it has no dates")
    wait(lambda: page.proposals.cards, "weeks are proposed")
    best = page.found.best[0]
    hand.click(page.proposals.cards[0].lay_out)
    wait(lambda: page.found.exchange.visits[1].first_day == best.start, "it is laid out")
    back = page.found.exchange.visits[1]
    assert (back.first_day, back.last_day) == (best.start, best.end)
    assert back.items and back.delegates
    assert page.found.standing.standing is ReturnState.SCHEDULED_INSIDE
    hand.click(window.rail.button("deadlines"))
    deadlines: Any = window.page
    wait(
        lambda: any(row.key == "return-hotels" and row.due for row in deadlines.rows or ()),
        "its deadlines are in the list",
    )
    assert hand.clicks < 10


def test_a_day_says_why_not(program: Running) -> None:
    opened(program)
    page = program.page("return-visit")
    wait(lambda: page.found, "the window is judged")
    day = date(2027, 7, 14)
    QTest.mouseClick(
        page.calendar, Qt.MouseButton.LeftButton, pos=page.calendar.day_rect(day).center()
    )
    assert "blackout date" in page.answer.text()
    assert "National Day" in "\n".join(page.calendar.told(day))
    QTest.keyClick(page.calendar, Qt.Key.Key_Left)
    assert "Tue 13 Jul 2027" in page.answer.text()
    for place, week in enumerate(page.found.best):
        assert page.proposals.cards[place].reasons
        assert not week.refusals


def test_a_deadline_is_ticked_off_and_taken_back(program: Running) -> None:
    opened(program)
    page = program.page("deadlines")
    wait(lambda: page.rows, "the deadlines are listed")
    overdue = [row for row in page.rows if row.state is DeadlineState.OVERDUE]
    row = page.model.row_of(overdue[0].id)
    index = page.model.index(row, 0)
    page.table.scrollTo(index)
    at = page.table.visualRect(index).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    wait(lambda: page.model.row_of(overdue[0].id) is None, "it is off the list")
    done = next(each for each in page.rows if each.id == overdue[0].id)
    assert done.done_on == ENDED
    program.workspace.desk.undo()
    wait(lambda: page.model.row_of(overdue[0].id) is not None, "it is back")
    # the list that the exchange's number leads to is as long as the number says
    start = program.page("exchanges")
    line = next(line for line in program.workspace.lines if line.name == NANTES)
    index = start.model.index(start.model.row_of(line.id), OVERDUE)
    start.table.scrollTo(index)
    at = start.table.visualRect(index).center()
    QTest.mouseClick(start.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    wait(lambda: program.window.page is page, "the list comes up")
    values = (page.model.value(row) for row in range(page.model.rowCount()))
    (head,) = (each for each in values if isinstance(each, Head) and each.state == "overdue")
    assert start.model.value(index.row()).overdue == head.count == len(overdue)


def test_the_standing_changes_at_midnight_of_the_embassy(program: Running) -> None:
    opened(program)
    undate_return(program)
    workspace: Any = program.workspace
    workspace.desk.do(lambda session: set_embassy(session, "Embassy Tokyo", zone_name="Asia/Tokyo"))
    wait(lambda: workspace.midnight.where is not None, "the embassy is known")

    def standing() -> ReturnState:
        (line,) = (each for each in workspace.lines if each.name == NANTES)
        return ReturnState(line.standing.standing)

    # the window opens on 22 May: in Tokyo that begins while it is still the 21st in Paris
    workspace.midnight.clock = Clock(moment=datetime(2027, 5, 21, 14, 59, tzinfo=UTC))
    workspace.midnight.look()
    wait(lambda: standing() is ReturnState.NOT_YET_OPEN, "the day before")
    program.settle()
    workspace.midnight.clock = Clock(moment=datetime(2027, 5, 21, 15, 0, tzinfo=UTC))
    workspace.midnight.look()
    wait(lambda: standing() is ReturnState.OPEN, "midnight in Tokyo")


def test_the_template_is_changed_for_the_embassy(program: Running) -> None:
    opened(program)
    page = program.page("deadlines")
    workspace: Any = program.workspace
    workspace.desk.do(lambda session: set_embassy(session, "U.S. Embassy Paris", "Paris", "FR"))
    program.settle()
    page.template.click()
    wait(lambda: getattr(page, "dialog", None) and page.dialog.isVisible(), "the template is open")
    dialog = page.dialog
    hotels = next(row for row in dialog.rows if row[0].key == "hotels")
    hotels[1].setText("Hotels paid")
    dialog.add_line(VisitKind.RETURN)
    dialog.save()
    program.settle()
    assert dialog.isVisible(), "a line without words is refused beside the buttons"
    dialog.rows[-1][1].setText("Gifts bought")
    closed: list[bool] = []
    dialog.finished.connect(lambda _code: closed.append(True))
    dialog.save()
    wait(lambda: closed, "the dialog closes")
    program.settle()
