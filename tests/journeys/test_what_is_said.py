"""What the program says was done is what was done."""

from datetime import date
from functools import partial
from uuid import UUID

import pytest
from grid_hands import Day
from hands import CTRL, click, dialog_of, drag, press, type_into
from PySide6.QtCore import QPoint, Qt
from running import Running

from planner.actions.itinerary import add_item
from planner.actions.rescheduling import Where, move_item
from planner.gui.itinerary.editors import editor_of
from planner.gui.itinerary.falling_out import CancelDialog
from planner.gui.itinerary.move_dialog import MoveDialog

TUESDAY = date(2027, 4, 20)
NOTES = "Both groups compare notes"  # 16:00 to 17:00
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def day(program: Running) -> Day:
    return Day.of_sample(program, TUESDAY)


def pull_end(day: Day, title: str, hours: float) -> None:
    """Take the lower edge of a block and carry it down, or up."""
    day.spot(title)
    edge = day.spot(title, 1.0) - QPoint(0, 2)
    far = QPoint(0, round(day.grid.canvas.scale.y(hours * 60)))
    drag(day.grid.viewport(), edge, edge + far)
    day.program.settle()


def said(day: Day) -> tuple[str, str]:
    """The notice, and what Undo would take back."""
    window = day.program.window
    return window.notice.text, window.menus.undo.text().replace("&", "")


def test_a_block_pulled_at_its_end_became_longer_or_shorter(day: Day) -> None:
    start, end = day.item(NOTES).start, day.item(NOTES).end
    assert (f"{start:%H:%M}", f"{end:%H:%M}") == ("16:00", "17:00")
    pull_end(day, NOTES, 0.5)
    notice, undo = said(day)
    assert notice == f"Lengthened “{NOTES}”, now 16:00 - 17:30"
    assert undo == f"Undo Lengthen “{NOTES}”"
    pull_end(day, NOTES, -1)
    assert said(day) == (
        f"Shortened “{NOTES}”, now 16:00 - 16:30",
        f"Undo Shorten “{NOTES}”",
    )
    press(day.program.window, Qt.Key.Key_Z, CTRL)
    press(day.program.window, Qt.Key.Key_Z, CTRL)
    day.program.settle()
    assert day.item(NOTES).end == end


def test_by_keys_as_well(day: Day) -> None:
    day.program.workspace.go_to("item", day.item(NOTES).id)
    press(day.grid, Qt.Key.Key_Down, SHIFT)
    day.program.settle()
    assert said(day) == (
        f"Lengthened “{NOTES}”, now 16:00 - 17:15",
        f"Undo Lengthen “{NOTES}”",
    )
    press(day.grid, Qt.Key.Key_Down)
    day.program.settle()
    assert said(day)[0] == f"Moved “{NOTES}” to 16:15"


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("end", "17:30", f"Lengthened “{NOTES}”, now 16:00 - 17:30"),
        ("end", "16:30", f"Shortened “{NOTES}”, now 16:00 - 16:30"),
        ("start", "15:30", f"Moved “{NOTES}”"),
    ],
)
def test_in_the_dialog_as_well(day: Day, field: str, typed: str, told: str) -> None:
    dialog = MoveDialog(day.program.workspace, day.item(NOTES), day.page)
    editor_of(getattr(dialog.when, field)).put(typed)
    dialog.submit()
    day.program.settle()
    assert day.program.window.notice.text == told
    dialog.deleteLater()


def keep_ready(program: Running, title: str) -> None:
    """An item of three quarters of an hour in the tray."""
    fields = {"title": title, "date": f"{TUESDAY}", "start": "20:00", "end": "20:45"}
    desk, made = program.workspace.desk, list[UUID]()
    add = partial(add_item, visit_id=program.workspace.visit.id, fields=fields)
    desk.do(add, made.append)
    program.settle()
    desk.do(partial(move_item, item_id=made[0], where=Where(None)))
    program.settle()


def test_what_takes_the_place_of_another_is_told_by_its_title_alone(day: Day) -> None:
    program = day.program
    keep_ready(program, "Talk on the radio")
    program.workspace.go_to("item", day.item(NOTES).id)
    program.settle()
    press(day.grid, Qt.Key.Key_X, CTRL | SHIFT)
    dialog = dialog_of(CancelDialog)
    type_into(dialog.by, "The hall")
    type_into(dialog.why, "Flooded")
    dialog.instead.setFocus()
    while not dialog.instead.currentText().startswith("Talk on the radio"):
        press(dialog.instead, Qt.Key.Key_Down)
    assert dialog.instead.currentText() == "Talk on the radio, 45 min"
    click(dialog.go)
    program.settle()
    assert program.window.notice.text == f"Put “Talk on the radio” in place of “{NOTES}”"


def test_the_row_the_inspector_is_about_is_marked(day: Day) -> None:
    day.page.show_view("agenda")
    day.program.settle()
    rows = day.page.list
    shown = day.page.panel.item.title.text()
    assert rows.row is not None and rows.row.thing.title == shown, "the keys go to the first row"
    assert rows.selectionModel().isSelected(rows.currentIndex())
    press(rows, Qt.Key.Key_Down)
    assert rows.selectionModel().selectedIndexes() == [rows.currentIndex()]
