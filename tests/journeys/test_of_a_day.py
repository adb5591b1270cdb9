"""What is done to a day as a whole, and that no command silently does nothing."""

from datetime import date, time
from typing import Any

import pytest
from grid_hands import Day
from hands import CTRL, click, dialog_of, drag, press, press_here, type_into
from PySide6.QtCore import QPoint, Qt
from running import Running

from planner.gui.itinerary.laying_out.days import ApplyTemplateDialog
from planner.gui.itinerary.of_a_day import ConfirmDayDialog, ShiftDialog

TUESDAY = date(2027, 4, 20)  # with a tentative item of group A
WEDNESDAY = date(2027, 4, 21)


@pytest.fixture
def day(program: Running) -> Day:
    return Day.of_sample(program, TUESDAY)


def run(program: Running, key: str) -> None:
    """As a menu does it."""
    program.window.menus.ask_enabled()
    action = program.window.menus.actions[key]
    assert action.isEnabled()
    action.trigger()
    program.settle()


def onto_tray(day: Day, title: str) -> None:
    """Carry a block from the grid onto the tray."""
    tray = day.page.tray
    viewport, start = day.grid.viewport(), day.spot(title, 0.3)
    there = viewport.mapFromGlobal(tray.mapToGlobal(QPoint(40, 10)))
    drag(viewport, start, there)
    day.program.settle()


def tentative(day: Day, on: date) -> list[str]:
    items = day.program.workspace.visit.items
    return [item.title for item in items if item.day == on and item.status.tentative]


def test_the_day_one_looked_at_stays_when_an_item_is_unscheduled(day: Day) -> None:
    onto_tray(day, "Both groups compare notes")
    assert day.item("Both groups compare notes").day is None
    assert day.program.workspace.day == TUESDAY
    assert day.page.views.currentWidget() is day.page.views.day
    assert day.page.tray.list.thing == day.item("Both groups compare notes").id


def test_what_is_not_on_the_day_shown_is_not_removed(day: Day) -> None:
    """It stays in the inspector while the page shows another day."""
    remove = day.program.window.menus.actions["item.remove"]
    day.program.workspace.go_to("item", day.item("Both groups compare notes").id)
    day.program.settle()
    day.program.window.menus.ask_enabled()
    assert remove.isEnabled()
    day.program.workspace.set_place(day.program.workspace.visit.id, WEDNESDAY)
    day.program.settle()
    day.program.window.menus.ask_enabled()
    assert day.page.has_thing and not remove.isEnabled()


def test_a_day_is_confirmed_after_an_item_was_unscheduled(day: Day) -> None:
    onto_tray(day, "Both groups compare notes")
    assert tentative(day, TUESDAY)
    run(day.program, "day.confirm")
    assert not tentative(day, TUESDAY)
    assert "20 Apr" in day.program.window.notice.text


def test_where_no_day_is_shown_it_is_asked_which_is_confirmed(day: Day) -> None:
    day.page.show_view("visit")
    day.program.settle()
    run(day.program, "day.confirm")
    dialog = dialog_of(ConfirmDayDialog)
    assert dialog.date.text() == "Tue 20 Apr 2027"
    type_into(dialog.date, "14 apr 2027")
    press(dialog.date, Qt.Key.Key_Return)
    day.program.settle()
    assert dialog_of(ConfirmDayDialog) is None
    assert not tentative(day, date(2027, 4, 14))
    assert tentative(day, TUESDAY)


def test_a_day_with_nothing_to_confirm_is_said_beside_its_field(day: Day) -> None:
    day.page.show_view("visit")
    day.program.settle()
    run(day.program, "day.confirm")
    dialog = dialog_of(ConfirmDayDialog)
    type_into(dialog.date, "13 apr 2027")
    click(dialog.go)
    day.program.settle()
    assert dialog.fields["day"].has_error
    press(dialog, Qt.Key.Key_Escape)


def test_the_day_of_what_is_chosen_is_offered(day: Day) -> None:
    day.page.show_view("visit")
    whole = day.page.views.whole
    entry = next(each for each in whole.entries if each.card.day == WEDNESDAY)
    whole._choose(entry)
    run(day.program, "day.shift")
    dialog = dialog_of(ShiftDialog)
    assert dialog.date.text() == "Wed 21 Apr 2027"
    press(dialog, Qt.Key.Key_Escape)


def test_the_rest_of_a_day_is_shifted_from_the_agenda_of_what_has_no_date(day: Day) -> None:
    day.program.workspace.show_undated()
    day.program.settle()
    before = {item.id: item.start for item in day.program.workspace.visit.items}
    run(day.program, "day.shift")
    dialog = dialog_of(ShiftDialog)
    assert dialog.date.text() == ""
    type_into(dialog.start, "16")
    type_into(dialog.minutes, "20")
    click(dialog.go)
    assert dialog.fields["day"].has_error, "which day is asked"
    type_into(dialog.date, "20 apr 2027")
    click(dialog.go)
    day.program.settle()
    assert dialog_of(ShiftDialog) is None
    moved = [i for i in day.program.workspace.visit.items if before[i.id] != i.start]
    assert moved
    assert all(item.day == TUESDAY and item.start >= time(16, 20) for item in moved)


# -- nothing is silently not done ------------------------------------------------------------------


def test_a_key_that_needs_an_item_says_so(day: Day) -> None:
    press(day.grid, Qt.Key.Key_M, CTRL)
    assert "Select an item" in day.program.window.notice.text
    press(day.grid, Qt.Key.Key_X, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "Select an item" in day.program.window.notice.text


def test_a_key_works_whatever_a_menu_that_was_open_before_said(day: Day) -> None:
    """The menu was opened when nothing was chosen yet."""
    menu = day.program.window.menus._menus["item"]
    menu.aboutToShow.emit()
    menu.aboutToHide.emit()
    item = day.item("Both groups compare notes")
    day.page.show_view("agenda")
    day.program.workspace.go_to("item", item.id)
    day.program.settle()
    press_here(Qt.Key.Key_M, CTRL)
    dialog: Any = next(
        each for each in day.page.findChildren(object) if type(each).__name__ == "MoveDialog"
    )
    assert dialog.isVisible()
    press(dialog, Qt.Key.Key_Escape)


def test_a_journey_says_that_it_is_not_copied(day: Day) -> None:
    thursday = date(2027, 4, 15)
    day.program.workspace.set_place(day.program.workspace.visit.id, thursday)
    day.program.settle()
    leg = next(leg for leg in day.program.workspace.visit.legs if "1147" in leg.title)
    day.program.workspace.go_to("leg", leg.id)
    day.program.settle()
    for key in (Qt.Key.Key_D, Qt.Key.Key_X, Qt.Key.Key_C):
        day.program.window.notice.hide()
        press(day.grid, key, CTRL)
        assert "journey" in day.program.window.notice.text.casefold()
        assert day.program.window.notice.isVisible()


def test_pasting_nothing_is_said(day: Day) -> None:
    press(day.grid, Qt.Key.Key_V, CTRL)
    assert "Nothing" in day.program.window.notice.text


def test_the_return_visit_is_offered_only_where_there_is_one(day: Day) -> None:
    menus = day.program.window.menus
    menus.ask_enabled()
    assert menus.actions["itinerary.return"].isEnabled()
    line = next(each for each in day.program.workspace.lines if each.name == "Lyon - New Orleans")
    day.program.workspace.open_exchange(line.id, page="itinerary")
    day.program.settle()
    kinds = {visit.kind.value for visit in day.program.workspace.opened.exchange.visits}
    menus.ask_enabled()
    for kind in ("first", "return"):
        assert menus.actions[f"itinerary.{kind}"].isEnabled() is (kind in kinds)


def test_enter_twice_shifts_once(day: Day) -> None:
    before = day.item("Both groups compare notes").start
    day.program.workspace.go_to("item", day.item("Both groups compare notes").id)
    run(day.program, "day.shift")
    dialog = dialog_of(ShiftDialog)
    press(dialog.minutes, Qt.Key.Key_Return)
    press(dialog.minutes, Qt.Key.Key_Return)
    day.program.settle()
    assert before == time(16, 0)
    assert day.item("Both groups compare notes").start == time(16, 15)


def test_what_was_refused_can_be_asked_again(day: Day) -> None:
    run(day.program, "day.shift")
    dialog = dialog_of(ShiftDialog)
    type_into(dialog.start, "23")
    click(dialog.go)
    day.program.settle()
    assert any(field.has_error for field in dialog.fields.values()), "nothing begins so late"
    type_into(dialog.start, "16")
    click(dialog.go)
    day.program.settle()
    assert dialog_of(ShiftDialog) is None
    assert day.item("Both groups compare notes").start == time(16, 15)


def test_a_template_must_be_chosen(day: Day) -> None:
    run(day.program, "day.apply")
    dialog = dialog_of(ApplyTemplateDialog)
    dialog.plan.clear()
    click(dialog.go)
    assert dialog.fields["template"].has_error
    press(dialog, Qt.Key.Key_Escape)
