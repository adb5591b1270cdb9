"""The numbers of the first page that are found out behind it, and the lists they open."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from running import SAMPLE, TODAY, Running, wait
from sqlalchemy.orm import Session

from planner.actions.issues import issue_visit
from planner.actions.itinerary import edit_item
from planner.editions.issuing import editions_today, freeze
from planner.editions.order import Order
from planner.editions.packing import packed
from planner.editions.values import Reader
from planner.gui.exchanges.model import FINDINGS, PAPERS
from planner.model import VisitKind
from planner.queries.exchanges import find_exchange, whole_exchange


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
