"""A visit from nothing: cities and nights, templates, another hotel, other dates, once more."""

from datetime import date
from typing import Any

from hands import CTRL, click, press, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from rows import every_row
from running import SAMPLE, Running, wait
from taking_back import how_many_steps

from planner.actions.exchanges import NewExchange, create_exchange
from planner.actions.laying_out import lay_out_visit_of
from planner.actions.places import CityChoice
from planner.gui.itinerary.laying_out.days import ApplyTemplateDialog, SaveTemplateDialog
from planner.gui.itinerary.laying_out.lay_out import LayOutDialog
from planner.gui.itinerary.laying_out.whole_visit import (
    DuplicateDialog,
    MoveVisitDialog,
    ReplaceHotelDialog,
)
from planner.model import Visit, VisitKind
from planner.rules.templates import DayKind
from planner.store.journal import change

NEW = NewExchange(
    "Lyon - Pittsburgh",
    foreign=(CityChoice("Lyon", "FR", zone="Europe/Paris"),),
    partner=(CityChoice("Pittsburgh", "US", "Pennsylvania", "America/New_York"),),
)


def dialog_of(program: Running, kind: type) -> Any:
    found: list[Any] = []

    def look() -> bool:
        found[:] = [each for each in program.window.findChildren(kind) if each.isVisible()]
        return bool(found)

    wait(look, f"a {kind.__name__}")
    program.settle()
    return found[0]


def run(program: Running, words: str) -> None:
    """Type an action into the palette and run the first that is found."""
    window, palette = program.window, program.program.shell.palette
    window.activateWindow()
    wait(window.isActiveWindow, "the window to have the keys again")
    press(window, Qt.Key.Key_K, CTRL)
    wait(palette.isVisible, "the palette")
    QTest.keyClicks(palette.query, words)
    press(palette.query, Qt.Key.Key_Return)


def offers_to_lay_out(program: Running) -> QPushButton:
    """The primary button of the page that has nothing on it."""
    page: Any = program.window.page
    buttons = page.findChildren(QPushButton)
    return next(each for each in buttons if each.isVisible() and each.text().startswith("Lay out"))


def test_a_visit_is_laid_out_and_all_of_it_taken_back(program: Running) -> None:
    program.program.desk.do(lambda session: create_exchange(session, NEW))
    program.settle()
    desk: Any = program.program.desk
    desk._histories.clear()
    program.open_exchange(NEW.name)
    before = every_row(program.program._store)

    click(offers_to_lay_out(program))
    dialog = dialog_of(program, LayOutDialog)
    assert [row.city.text() for row in dialog.stays.rows] == ["Washington", "Pittsburgh"]
    click(dialog.go)
    assert dialog.fields["first_day"].has_error
    type_into(dialog.first_day, "3 may 2027")
    press(dialog.first_day, Qt.Key.Key_Tab)
    assert dialog.stays.rows[0].city.hasFocus(), "what is asked next"
    dialog.stays.rows[0].nights.setValue(2)
    click(dialog.stays.add)
    added = dialog.stays.rows[-1]
    QTest.keyClicks(added.city, "Clarkston")
    wait(added.city.popup.isVisible, "cities to choose from")
    press(added.city.popup, Qt.Key.Key_Return)
    program.settle()
    added.nights.setValue(1)
    assert "7 nights, Mon 3 May 2027 - Mon 10 May 2027" in dialog._sum.text()
    for kind in (DayKind.ARRIVAL, DayKind.WASHINGTON, DayKind.DEPARTURE):
        dialog.plans[kind].setCurrentText(kind.value)
    click(dialog.go)
    program.settle()
    visit = program.workspace.visit
    assert [(str(stop.city), stop.first_day, stop.last_day) for stop in visit.stops] == [
        ("Washington", date(2027, 5, 3), date(2027, 5, 5)),
        ("Pittsburgh", date(2027, 5, 5), date(2027, 5, 9)),
        ("Clarkston", date(2027, 5, 9), date(2027, 5, 10)),
    ]
    assert program.workspace.day == date(2027, 5, 3)
    assert {item.day.day for item in visit.items} == {3, 4, 10}
    assert program.workspace.opened.exchange.deadlines

    program.workspace.set_place(visit.id, date(2027, 5, 4))
    run(program, "save day as template")
    saving = dialog_of(program, SaveTemplateDialog)
    QTest.keyClicks(saving.name, "Capital day")
    press(saving.name, Qt.Key.Key_Return)
    program.settle()
    program.workspace.set_place(visit.id, date(2027, 5, 7))
    run(program, "apply template")
    applying = dialog_of(program, ApplyTemplateDialog)
    applying.plan.setCurrentText("Capital day")
    assert applying.items.count() == sum(item.day == date(2027, 5, 4) for item in visit.items)
    click(applying.go)
    program.settle()
    titles = {
        day: [
            item.title for item in program.workspace.visit.items if item.day == date(2027, 5, day)
        ]
        for day in (4, 7)
    }
    assert titles[4] == titles[7] != []

    run(program, "replace hotel")
    moving_in = dialog_of(program, ReplaceHotelDialog)
    QTest.keyClicks(moving_in.hotel, "Hotel Carrow")
    press(moving_in.hotel, Qt.Key.Key_Return)
    program.settle()
    assert str(program.workspace.visit.stops[1].hotel) == "Hotel Carrow"

    run(program, "move the visit")
    move = dialog_of(program, MoveVisitDialog)
    type_into(move.to, "10 may 2027")
    press(move.to, Qt.Key.Key_Tab)
    assert move.days.text() == "7"
    shown = list(move._rows._rows.values())
    click(move.go)
    program.settle()
    assert program.workspace.visit.first_day == date(2027, 5, 10)
    assert program.workspace.day == date(2027, 5, 14), "the page goes with the day"
    due = {each.id: each.due for each in program.workspace.opened.exchange.deadlines}
    assert shown
    for row in shown:
        assert f"{due[row.id]:%a} {due[row.id].day}" in row.cells[2].text, "as it was shown before"

    run(program, "duplicate visit")
    copying = dialog_of(program, DuplicateDialog)
    QTest.keyClicks(copying.name, "Lyon - Cleveland")
    press(copying.name, Qt.Key.Key_Return)
    program.settle()
    assert program.workspace.opened.exchange.name == "Lyon - Cleveland"
    assert len(program.workspace.visit.items) == len(visit.items) + len(titles[7])

    after = every_row(program.program._store)
    steps, _ = how_many_steps(desk._history(desk._stack))
    for _ in range(steps):
        program.program.desk.undo()
    program.settle()
    assert every_row(program.program._store) == before
    for _ in range(steps):
        program.program.desk.redo()
    program.settle()
    assert every_row(program.program._store) == after
    assert steps == 6, "each dialog is one step"


def test_a_visit_whose_days_were_taken_back_can_be_laid_out_again(program: Running) -> None:
    desk: Any = program.program.desk
    desk.do(lambda session: create_exchange(session, NEW))
    program.settle()
    program.open_exchange(NEW.name)
    exchange, first_day = program.workspace.opened.exchange, date(2027, 5, 3)
    stays = [(NEW.partner[0], 3)]
    desk.do(
        lambda session: lay_out_visit_of(
            session, exchange.id, VisitKind.FIRST, first_day, stays, {}
        )
    )
    program.settle()
    program.workspace.set_place(program.workspace.visit.id, first_day)
    program.settle()
    desk.undo()
    program.settle()
    assert program.workspace.day is None
    assert offers_to_lay_out(program).isVisible()


def test_groups_of_a_template_that_are_not_there_are_named_before(program: Running) -> None:
    program.open_exchange(SAMPLE)
    first, back = program.workspace.opened.exchange.visits
    apart, day = date(2027, 4, 20), back.first_day
    program.workspace.set_place(first.id, apart)
    run(program, "save day as template")
    saving = dialog_of(program, SaveTemplateDialog)
    QTest.keyClicks(saving.name, "Two tracks")
    press(saving.name, Qt.Key.Key_Return)
    program.settle()

    run(program, "apply template")
    applying = dialog_of(program, ApplyTemplateDialog)
    applying.plan.setCurrentText("Two tracks")
    assert not applying.missing.isVisible(), "the groups of this visit"
    applying.reject()
    program.workspace.set_place(back.id, day)
    run(program, "apply template")
    applying = dialog_of(program, ApplyTemplateDialog)
    applying.plan.setCurrentText("Two tracks")
    names = [group.name for group in first.groups]
    assert len(names) == 2 and not back.groups
    assert applying.missing.isVisible()
    assert all(name in applying.missing.text() for name in names)
    click(applying.go)
    program.settle()
    named = {item.title: item for item in first.items if item.day == apart and not item.everyone}
    made = [each for each in program.workspace.visit.items if each.title in named]
    assert len(made) == len(named) and all(each.everyone for each in made)
    for each in made:
        (link,) = named[each.title].participations
        assert link.group is not None and link.group.name in (each.note_for("internal") or "")

    run(program, "lay out the visit")
    laying = dialog_of(program, LayOutDialog)
    assert not laying.missing.isVisible()
    laying.plans[DayKind.CITY].setCurrentText("Two tracks")
    assert all(name in laying.missing.text() for name in names)


def test_an_exchange_without_a_visit_offers_one(program: Running) -> None:
    bare = NewExchange("Ghent - Pittsburgh", foreign=(CityChoice("Ghent", "BE"),))
    program.program.desk.do(lambda session: create_exchange(session, bare))
    program.settle()
    program.open_exchange(bare.name)
    visit = program.workspace.visit

    def take_away(session: Any) -> None:
        with change(session, "Remove the visit", about=[program.workspace.exchange_id]):
            session.delete(session.get(Visit, visit.id))

    program.program.desk.do(take_away)
    program.settle()
    assert program.workspace.visit is None
    click(offers_to_lay_out(program))
    dialog = dialog_of(program, LayOutDialog)
    type_into(dialog.first_day, "3 may 2027")
    click(dialog.go)
    assert "Name the city" in dialog.fields["stays"].error.sentence
    QTest.keyClicks(dialog.stays.rows[0].city, "Pittsburgh")
    dialog.stays.rows[0].city.offer(())
    click(dialog.go)
    program.settle()
    assert [str(stop.city) for stop in program.workspace.visit.stops] == ["Pittsburgh"]
