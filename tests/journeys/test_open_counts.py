"""The numbers of the first page that are found out behind it, and the lists they open."""

from datetime import time, timedelta
from functools import partial
from typing import Any

import pytest
from builders import an_item
from hands import click
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from running import SAMPLE, TODAY, Running, wait
from sqlalchemy.orm import Session

from planner.actions.deadlines import move_deadline, tick_off
from planner.actions.issues import issue_visit
from planner.actions.itinerary import edit_item
from planner.editions.issuing import editions_today, freeze
from planner.editions.order import Order
from planner.editions.packing import packed
from planner.editions.values import Reader
from planner.gui.exchanges.model import FINDINGS, PAPERS
from planner.model import Exchange, Refused, VisitKind
from planner.queries.exchanges import find_exchange, whole_exchange
from planner.rules.deadlines import DeadlineState
from planner.store.journal import change


def issue_first_visit(session: Session) -> Any:
    """Give out the program as it is, and then change one of its items; its id."""
    exchange = whole_exchange(session, find_exchange(session, SAMPLE))
    order = Order(exchange, VisitKind.FIRST, Reader("internal"), TODAY)
    content = packed(freeze(editions_today(order), 1, TODAY, {}))
    issue_visit(session, order.visit.id, 1, TODAY, "Program fixed", content, ())
    return next(item.id for item in order.visit.items if item.start)


def click_number(page: Any, row: int, column: int) -> None:
    at = page.table.visualRect(page.model.index(row, column)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_each_number_opens_the_list_it_counts(program: Running) -> None:
    made: list[Any] = []
    program.workspace.desk.do(issue_first_visit, made.append)
    wait(lambda: made, "the issue")
    page = program.page("exchanges")
    line = next(line for line in program.workspace.lines if line.name == SAMPLE)

    def health() -> Any:
        return page.model.value(page.model.row_of(line.id))

    wait(lambda: health().old_papers == 0, "the papers are looked at, and as they were")
    program.workspace.desk.do(lambda session: edit_item(session, made[0], {"title": "Otherwise"}))
    wait(lambda: health().old_papers, "the papers are out of date")

    click_number(page, page.model.row_of(line.id), PAPERS)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == health().old_papers
    schedule = next(each for each in menu.actions() if "Daily schedule (hosts)" in each.text())
    menu.close()
    schedule.trigger()
    wait(lambda: program.window.page.key == "documents", "the paper")
    choice = program.window.page.choices.choice
    assert (choice.paper, choice.audience) == ("daily-schedule", "hosts")

    program.window.show_page("exchanges")
    click_number(page, page.model.row_of(line.id), FINDINGS)
    wait(lambda: program.window.page.key == "itinerary", "the findings")
    panel = program.program.shell.findings
    assert panel.list.isVisible()
    assert len(panel.model.rows) == health().findings


def add_backwards(session: Session, exchange_id: Any) -> None:
    """Something that ends before it starts: an error."""
    exchange = session.get_one(Exchange, exchange_id)
    visit = exchange.visits[0]
    with change(session, "Turn a time around", about=[exchange.id]):
        visit.items.append(
            an_item("Backwards", day=visit.first_day, start=time(22), end=time(10), rank=99)
        )


def refuse(*_asked: Any, **_of: Any) -> None:
    raise Refused("It cannot be read just now.")


def test_an_error_and_a_late_deadline_need_attention(
    program: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = program.page("exchanges")
    line = next(line for line in program.workspace.lines if line.name == SAMPLE)
    deadlines = program.page("deadlines")
    program.settle()
    program.window.show_page("exchanges")
    ids = [each.id for each in program.workspace.lines]
    wait(lambda: all(page.counts.of(each) for each in ids), "the numbers of every exchange")

    def listed() -> set[Any]:
        return {page.model.id_at(row) for row in range(page.model.rowCount())}

    button = page.filters._kinds.button("attention")
    click(button)
    assert line.overdue and line.id in listed()
    assert button.text() == f"Needs attention {len(listed())}"
    late = [row for row in deadlines.rows if row.state is DeadlineState.OVERDUE]
    ids = [row.id for row in late if line.id in row.exchange_ids]
    program.workspace.desk.do(partial(tick_off, ids=ids, on=TODAY, note="", today=TODAY))
    wait(lambda: line.id not in listed(), "all is done")
    before = len(listed())
    assert button.text() == f"Needs attention {before}"
    program.workspace.desk.do(partial(add_backwards, exchange_id=line.id))
    wait(lambda: line.id in listed(), "the error is found and listed")
    assert button.text() == f"Needs attention {before + 1}"
    program.workspace.desk.undo()
    wait(lambda: line.id not in listed(), "it is gone again")
    assert button.text() == f"Needs attention {before}"

    row = next(row for row in deadlines.rows if line.id in row.exchange_ids and not row.done_on)
    due = TODAY - timedelta(days=3)
    program.workspace.desk.do(partial(move_deadline, ids=[row.id], due=due))
    wait(lambda: line.id in listed(), "the deadline is overdue")
    assert button.text() == f"Needs attention {before + 1}"

    monkeypatch.setattr("planner.gui.exchanges.open_counts.load_open", refuse)
    program.workspace.desk.do(partial(add_backwards, exchange_id=line.id))
    of_line = partial(page.model.row_of, line.id)
    wait(
        lambda: page.model.value(of_line()).findings is None, "what cannot be looked at is no zero"
    )
    monkeypatch.undo()
    program.workspace.desk.undo()
    wait(lambda: page.model.value(of_line()).findings is not None, "it is looked at again")
