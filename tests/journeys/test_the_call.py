"""Tuesday at 16:45 the host of tomorrow's 09:30 calls it off: from the call to tomorrow's page."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from hands import CTRL, NO_KEY, click, press
from pypdfium2 import PdfDocument
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from running import SAMPLE, Running, wait

from planner.actions.cancelling import cancel_item
from planner.actions.itinerary import edit_item
from planner.gui.itinerary.falling_out import CancelDialog
from planner.gui.itinerary.icon_row import IconRow
from planner.gui.itinerary.of_a_day import ShiftDialog
from planner.gui.itinerary.questions import QuestionsDialog
from planner.model import ItemStatus
from planner.rules.check import checked
from planner.rules.under_way import under_way

TOMORROW = date(2027, 4, 22)
FALLEN, INSTEAD = "Closing round: what goes home, and what comes next", "Reading circle"
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOST = 25


class Counting:
    """Every click, every key with what it holds, and every text typed is one action."""

    def __init__(self) -> None:
        self.actions = 0

    def click(self, *what: Any) -> None:
        self.actions += 1
        click(*what)

    def press(self, widget: QWidget, key: Qt.Key, held: Any = NO_KEY) -> None:
        self.actions += 1
        press(widget, key, held)

    def type(self, widget: QWidget, text: str) -> None:
        self.actions += 1
        QTest.keyClicks(widget, text)


def dialog_of(program: Running, kind: type) -> Any:
    found: list[Any] = []

    def look() -> bool:
        found[:] = [each for each in program.window.findChildren(kind) if each.isVisible()]
        return bool(found)

    wait(look, f"a {kind.__name__}")
    return found[0]


def back_to(window: Any) -> None:
    """A window system gives the keys back to the window when a dialog closes."""
    window.activateWindow()
    wait(window.isActiveWindow, "the window to have the keys again")


def test_from_the_call_to_the_page_of_tomorrow(program: Running, tmp_path: Path) -> None:
    program.open_exchange(SAMPLE)
    window, hand = program.window, Counting()
    palette = program.program.shell.palette

    hand.press(window, Qt.Key.Key_K, CTRL)
    wait(palette.isVisible, "the palette")
    hand.type(palette.query, "thu 22 apr")
    hand.press(palette.query, Qt.Key.Key_Return)
    program.settle()
    assert program.workspace.day == TOMORROW
    grid = window.page.views.grid
    fallen = next(each for each in program.workspace.visit.items if each.title == FALLEN)
    rect = grid.canvas.boxes_of(fallen.id)[0].rect
    grid.reveal(fallen.id)
    hand.click(grid.viewport(), (rect.center() - QPointF(0, grid.top)).toPoint())

    hand.press(grid, Qt.Key.Key_X, CTRL | SHIFT)
    dialog = dialog_of(program, CancelDialog)
    hand.type(dialog.by, "Duty officer of the mayor")
    hand.press(dialog.by, Qt.Key.Key_Tab)
    hand.type(dialog.why, "Storm warning")
    hand.press(dialog.why, Qt.Key.Key_Tab)
    offered = [dialog.instead.itemText(at) for at in range(dialog.instead.count())]
    at = next(n for n, title in enumerate(offered) if title.startswith(INSTEAD))
    for _ in range(at):
        hand.press(dialog.instead, Qt.Key.Key_Down)
    hand.click(dialog.go)
    program.settle()
    items = program.workspace.visit.items
    off = next(each for each in items if each.id == fallen.id)
    assert off.status is ItemStatus.CANCELLED
    assert (off.cancelled_by, off.cancelled_why) == ("Duty officer of the mayor", "Storm warning")
    instead = next(each for each in items if each.title.startswith(INSTEAD))
    assert (instead.day, instead.start) == (TOMORROW, time(9, 30))

    lunch = next(each for each in items if each.day == TOMORROW and each.start == time(11, 15))
    back_to(window)
    hand.press(window, Qt.Key.Key_K, CTRL)
    wait(palette.isVisible, "the palette")
    hand.type(palette.query, "shift the rest")
    hand.press(palette.query, Qt.Key.Key_Return)
    shifting = dialog_of(program, ShiftDialog)
    hand.click(shifting.start)
    shifting.start.selectAll()  # a field that is entered by Tab has all of it selected
    hand.type(shifting.start, "11")
    hand.press(shifting.start, Qt.Key.Key_Return)
    program.settle()
    moved = next(each for each in program.workspace.visit.items if each.id == lunch.id)
    assert moved.start == time(11, 30)
    back_to(window)
    hand.press(window, Qt.Key.Key_K, CTRL)
    wait(palette.isVisible, "the palette")
    hand.type(palette.query, "confirm all")
    hand.press(palette.query, Qt.Key.Key_Return)
    program.settle()
    firm = next(each for each in program.workspace.visit.items if each.id == instead.id)
    assert firm.status is ItemStatus.CONFIRMED

    back_to(window)
    hand.click(window.rail.button("documents"))
    wait(lambda: window.page.key == "documents", "the documents")
    page = window.page
    wait(lambda: page.save.isEnabled(), "the paper")
    hand.click(page.save)
    files = dialog_of(program, QFileDialog)
    file = tmp_path / "tomorrow.pdf"
    files.selectFile(str(file))
    hand.actions += 1
    files.accept()
    wait(file.exists, "the file")
    program.settle()
    document = PdfDocument(file)
    words = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert INSTEAD in words
    assert hand.actions <= MOST, hand.actions


def test_today_tells_who_called_off_and_whom_to_ring(program: Running) -> None:
    program.open_exchange(SAMPLE)
    visit = program.workspace.visit
    tuesday = datetime(2027, 4, 20, 14, 20, tzinfo=UTC)  # 10:20 in Tampa
    off = next(each for each in visit.items if each.title == FALLEN)
    program.program.desk.do(
        partial(cancel_item, item_id=off.id, by="The mayor", why="Storm", when=tuesday.date())
    )
    program.settle()
    back_to(program.window)
    press(program.window, Qt.Key.Key_9, CTRL)
    wait(lambda: program.window.page.key == "today", "the page")
    page: Any = program.window.page
    program.settle()
    page._take(([under_way(program.workspace.visit, tuesday)], []))
    rows = {each.accessibleName(): each for each in page.findChildren(IconRow)}
    said = " / ".join(rows)
    assert "Real-time crime center" in said and "Parents’ circle" in said, "both groups, now"
    assert f"{FALLEN}, Thu 22 Apr 2027, 09:30" in said, "not of today"
    assert "The mayor: Storm" in said
    ring = next(row for name, row in rows.items() if name.startswith("+1 "))
    click(ring)
    program.settle()
    assert program.window.page.key == "itinerary" and program.workspace.selected is not None


def test_today_says_by_whose_clock_a_flight_goes(program: Running) -> None:
    program.open_exchange(SAMPLE)
    page: Any = program.page("today")

    def said_at(moment: datetime) -> str:
        page._take(([under_way(program.workspace.visit, moment)], []))
        return " / ".join(row.accessibleName() for row in page._area.findChildren(IconRow))

    over_the_sea = datetime(2027, 4, 15, 12, 30, tzinfo=UTC)  # 08:30 in Washington
    assert "13:40 (Paris) - 17:35 (New York)" in said_at(over_the_sea)
    within_a_country = datetime(2027, 4, 15, 14, 0, tzinfo=UTC)
    assert "09:30 - 12:05" in said_at(within_a_country)
    last_evening = datetime(2027, 4, 15, 2, 0, tzinfo=UTC)  # 22:00 on the 14th
    assert "Thu 15 Apr 2027, 06:45" in said_at(last_evening)


def test_what_findings_ask_of_a_host_is_a_mail_to_copy(program: Running) -> None:
    program.open_exchange(SAMPLE)
    opened = program.workspace.opened  # a week before, what is tentative is asked about
    found = checked(opened.exchange, date(2027, 4, 20))
    late = replace(opened, judged=replace(opened.judged, checked=found))
    program.workspace.opened = late
    program.window.page.dialogs.ask_hosts()
    dialog = dialog_of(program, QuestionsDialog)
    hosts = [dialog.host.itemText(at) for at in range(dialog.host.count())]
    assert hosts
    assert dialog.text.toPlainText().startswith(f"Dear {hosts[0]},")
    click(dialog.copy_)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(dialog.subject.text())
    assert "Can you confirm it?" in copied
    dialog.reject()


def test_whom_to_chase_is_a_filter_of_the_deadlines(program: Running) -> None:
    program.open_exchange(SAMPLE)
    items = program.workspace.visit.items
    item = next(each for each in items if each.title == "Call on the County Commission")
    asked = partial(edit_item, item_id=item.id, fields={"request.chase_on": "2027-03-30"})
    program.program.desk.do(asked)
    program.settle()
    click(program.window.rail.button("deadlines"))
    wait(lambda: program.window.page.key == "deadlines", "the deadlines")
    page: Any = program.window.page
    click(page.state.button("chase"))
    program.settle()
    rows = [page.chasing.model.value(at) for at in range(page.chasing.model.rowCount())]
    row = next(each for each in rows if each.id == item.id)
    assert "2 days overdue" in row.cells[3].said
    assert row.cells[2].text.startswith("+1"), "the number to ring"
    page.chasing.table.choose(item.id)
    click(next(each for each in page.chasing.links if "Confirmed" in each.text()))
    program.settle()
    assert item.id not in {
        page.chasing.model.id_at(n) for n in range(page.chasing.model.rowCount())
    }
    firm = next(each for each in program.workspace.visit.items if each.id == item.id)
    assert (firm.status, firm.answered_on) == (ItemStatus.CONFIRMED, date(2027, 4, 1))
