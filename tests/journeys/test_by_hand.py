"""Laying out days by hand: with the mouse, and with keys only; and all of it taken back."""

from datetime import date
from typing import Any

from grid_hands import Day
from hands import CTRL, activate, click, dialog_of, drag, press, type_into
from PySide6.QtCore import QPoint, Qt
from rows import every_row
from running import Running, wait

from planner.gui.itinerary.move_leg_dialog import MoveLegDialog

TUESDAY, WEDNESDAY = date(2027, 4, 20), date(2027, 4, 21)
LUNCH = "Lunch with graduate students"
ALT = Qt.KeyboardModifier.AltModifier


def rows(program: Running) -> Any:
    return every_row(program.program._store)


def test_a_meeting_moves_across_days_by_mouse(program: Running) -> None:
    day = Day.of_sample(program, WEDNESDAY)
    before = rows(program)
    click(day.page.view.button("week"))
    program.settle()
    thursday = day.grid.sheet.strands.index(
        next(each for each in day.grid.sheet.strands if each.day == date(2027, 4, 22))
    )
    day.at(thursday, 15.0)  # into sight first: scrolling moves both
    drag(day.grid.viewport(), day.spot(LUNCH), day.at(thursday, 15.0))
    program.settle()
    moved = day.item(LUNCH)
    assert moved.day == date(2027, 4, 22)
    assert moved.start is not None
    assert program.window.notice.text == f"Moved “{LUNCH}” to {moved.start:%H:%M}"

    click(day.page.view.button("day"))  # the page has gone where the meeting went
    program.settle()
    assert program.workspace.day == date(2027, 4, 22)
    tray = day.page.tray
    viewport = day.grid.viewport()
    into_tray = viewport.mapFromGlobal(tray.mapToGlobal(tray.rect().center()))
    drag(viewport, day.spot(LUNCH), into_tray)
    program.settle()
    assert day.item(LUNCH).day is None
    assert LUNCH in [card.title for card in tray.cards]

    program.workspace.set_place(program.workspace.visit.id, WEDNESDAY)
    program.settle()
    cards = tray.list
    row = cards.visualRect(cards.index_of(day.item(LUNCH).id)).center()
    target = day.grid.viewport().mapToGlobal(day.at(0, 20.0))
    drag(cards.viewport(), row, cards.viewport().mapFromGlobal(target))
    program.settle()
    back = day.item(LUNCH)
    assert (back.day, f"{back.start:%H:%M}", f"{back.end:%H:%M}") == (WEDNESDAY, "20:00", "21:00")

    tree = program.program.shell.tree
    node = tree._find(program.workspace.exchange_id, program.workspace.visit_id, TUESDAY)
    on_tree = tree.view.visualRect(tree.model.index_of(node)).center()
    here = tree.view.viewport().mapToGlobal(on_tree)
    drag(day.grid.viewport(), day.spot(LUNCH), day.grid.viewport().mapFromGlobal(here))
    program.settle()
    assert day.item(LUNCH).day == TUESDAY

    after = rows(program)
    assert day.undo_all() == 4
    assert rows(program) == before
    assert day.redo_all() == 4
    assert rows(program) == after


def test_the_same_by_keys_alone(program: Running) -> None:
    day = Day.of_sample(program, WEDNESDAY)
    day._history._clock = lambda: 0.0  # all within two seconds, however slow the machine is
    before = rows(program)
    said: list[str] = []
    day.grid.announced.connect(said.append)
    for _ in range(10):
        press(day.grid, Qt.Key.Key_Tab)
        if program.workspace.selected == ("item", day.item(LUNCH).id):
            break
    press(day.grid, Qt.Key.Key_Down, ALT)
    program.settle()
    assert day.item(LUNCH).day == date(2027, 4, 22)
    assert program.workspace.day == date(2027, 4, 22), "the page goes with it"
    assert said[-1] == "Moved to Thu 22 Apr 2027"
    for _ in range(4):
        press(day.grid, Qt.Key.Key_Down)
    program.settle()
    assert f"{day.item(LUNCH).start:%H:%M}" == "13:15"
    assert program.window.menus.undo.text() == f"Undo Move “{LUNCH}”"

    press(day.grid, Qt.Key.Key_X, CTRL)
    press(day.grid, Qt.Key.Key_PageUp)
    program.settle()
    assert program.workspace.day == WEDNESDAY
    press(day.grid, Qt.Key.Key_V, CTRL)
    program.settle()
    assert day.item(LUNCH).day == WEDNESDAY
    after = rows(program)
    steps = day.undo_all()
    assert steps == 2, "what follows within two seconds is one step"
    assert rows(program) == before
    assert day.redo_all() == steps
    assert rows(program) == after


def test_a_journey_moves_by_its_ends_and_by_what_is_typed(program: Running) -> None:
    monday = date(2027, 4, 19)
    day = Day.of_sample(program, monday)
    before = rows(program)
    leg = day.leg_on(monday)
    assert (f"{leg.from_time:%H:%M}", f"{leg.to_time:%H:%M}") == ("08:45", "10:50")

    arrival = day.spot_of(leg.id, 0.98)
    there = day.at(0, 11.5)
    drag(day.grid.viewport(), day.spot_of(leg.id, 0.98), QPoint(arrival.x(), there.y()))
    program.settle()
    leg = day.leg_on(monday)
    assert (f"{leg.from_time:%H:%M}", f"{leg.to_time:%H:%M}") == ("08:45", "11:30")
    assert program.window.notice.text == f"“{leg.title}” arrives at 11:30"

    press(day.grid, Qt.Key.Key_M, CTRL)
    wait(lambda: dialog_of(MoveLegDialog), "where the journey is to go")
    dialog = dialog_of(MoveLegDialog)
    assert dialog.typed == {
        "from.date": "2027-04-19",
        "from.time": "08:45",
        "to.date": "2027-04-19",
        "to.time": "11:30",
    }
    type_into(dialog.leaves_at, "25:00")
    press(dialog.leaves_at, Qt.Key.Key_Return)
    assert dialog.fields["from.time"].has_error
    type_into(dialog.leaves, "20 4")
    press(dialog.leaves, Qt.Key.Key_Tab)
    type_into(dialog.leaves_at, "745")
    press(dialog.leaves_at, Qt.Key.Key_Tab)
    assert dialog.typed["to.date"] == "2027-04-20"
    assert dialog.typed["to.time"] == "10:30", "the arrival goes with it"
    click(dialog.go)
    program.settle()
    moved = day.leg_on(TUESDAY)
    assert (f"{moved.from_time:%H:%M}", f"{moved.to_time:%H:%M}") == ("07:45", "10:30")
    assert program.workspace.day == TUESDAY, "the page goes with it"

    activate(day.page)
    after = rows(program)
    assert day.undo_all() == 2
    assert rows(program) == before
    assert day.redo_all() == 2
    assert rows(program) == after
