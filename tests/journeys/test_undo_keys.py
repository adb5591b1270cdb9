"""Ctrl+Z takes back typing while there is any, and the last step of the program otherwise."""

from datetime import date
from typing import Any

import pytest
from hands import CTRL, click, press, press_here
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from running import SAMPLE, Running

from planner.gui.itinerary.editors import TextBox

SATURDAY = date(2027, 4, 17)
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def titles(program: Running) -> list[str]:
    return [item.title for item in program.workspace.visit.items]


@pytest.fixture
def agenda(program: Running) -> Any:
    program.open_exchange(SAMPLE)
    program.workspace.set_place(program.workspace.visit.id, SATURDAY)
    page: Any = program.window.page
    page.show_view("agenda")
    program.settle()
    return page


def test_an_item_typed_in_a_line_is_taken_back(program: Running, agenda: Any) -> None:
    line, before = agenda.views.agenda.quick.line, titles(program)
    click(line)
    QTest.keyClicks(line, "2030-2115 Coffee with librarians")
    press(line, Qt.Key.Key_Return)
    program.settle()
    assert "Coffee with librarians" in titles(program)
    press(line, Qt.Key.Key_Z, CTRL)
    program.settle()
    assert line.text() == "", "what was typed has landed"
    assert titles(program) == before
    press(line, Qt.Key.Key_Z, CTRL_SHIFT)
    program.settle()
    assert "Coffee with librarians" in titles(program)


def test_what_is_being_typed_is_taken_back_first(program: Running, agenda: Any) -> None:
    line = agenda.views.agenda.quick.line
    click(line)
    QTest.keyClicks(line, "2030-2115 Coffee with librarians")
    press(line, Qt.Key.Key_Return)
    program.settle()
    QTest.keyClicks(line, "2130 Night walk")
    press(line, Qt.Key.Key_Z, CTRL)
    program.settle()
    assert line.text() == ""
    assert "Coffee with librarians" in titles(program), "only the typing was taken back"
    press(line, Qt.Key.Key_Z, CTRL_SHIFT)
    assert line.text() == "2130 Night walk", "and brought back"
    press(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    press(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == "2130 Night walk", "Esc is taken back too"


def test_enter_twice_adds_once(program: Running, agenda: Any) -> None:
    line, before = agenda.views.agenda.quick.line, titles(program)
    click(line)
    QTest.keyClicks(line, "2030-2115 Coffee with librarians")
    press(line, Qt.Key.Key_Return)
    press(line, Qt.Key.Key_Return)
    QTest.keyClicks(line, "2130 Night walk")
    program.settle()
    assert sorted(titles(program)) == sorted([*before, "Coffee with librarians"])
    assert line.text() == "2130 Night walk", "what was typed meanwhile stays"


def test_a_field_that_was_kept_is_taken_back_as_a_step(program: Running, agenda: Any) -> None:
    item = program.workspace.visit.items[3]
    program.workspace.go_to("item", item.id)
    program.settle()
    line = agenda.panel.item.title
    before = line.text()
    click(line)
    QTest.keyClicks(line, " anew")
    press(line, Qt.Key.Key_Return)
    program.settle()
    assert line.text() in titles(program)
    press_here(Qt.Key.Key_Z, CTRL)
    program.settle()
    assert line.text() == before
    assert before in titles(program)


def test_a_note_that_was_kept_is_taken_back_as_a_step(program: Running, agenda: Any) -> None:
    item = program.workspace.visit.items[3]
    program.workspace.go_to("item", item.id)
    program.settle()
    text = agenda.panel.item.findChild(TextBox)
    before = text.toPlainText()
    agenda.panel.ensureWidgetVisible(text)
    click(text.viewport())
    QTest.keyClicks(text, "Ring twice")
    press(text, Qt.Key.Key_Z, CTRL)
    assert text.toPlainText() == before, "typing first"
    QTest.keyClicks(text, "Ring twice")
    press(text, Qt.Key.Key_Return, CTRL)
    program.settle()
    assert "Ring twice" in text.toPlainText()
    press(text, Qt.Key.Key_Z, CTRL)
    program.settle()
    assert text.toPlainText() == before
    assert program.window.menus.redo.isEnabled(), "a step was taken back, not the letters alone"


def test_a_field_without_anything_typed_leaves_the_key_to_the_program(
    program: Running, agenda: Any
) -> None:
    before = titles(program)
    agenda.list.setFocus()
    press_here(Qt.Key.Key_Down)
    press_here(Qt.Key.Key_Delete)
    program.settle()
    assert len(titles(program)) == len(before) - 1
    click(agenda.panel.item.title)
    press_here(Qt.Key.Key_Z, CTRL)
    program.settle()
    assert titles(program) == before


def test_a_field_for_a_number_leaves_the_key_to_the_program_as_well(
    program: Running, agenda: Any
) -> None:
    before = titles(program)
    agenda.list.setFocus()
    press_here(Qt.Key.Key_Down)
    press_here(Qt.Key.Key_Delete)
    program.settle()
    field = program.page("return-visit").proposals.length
    click(field)
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    program.settle()
    assert titles(program) == before


def test_what_is_refused_stands_in_the_line_again(program: Running, agenda: Any) -> None:
    line = agenda.views.agenda.quick.line
    click(line)
    QTest.keyClicks(line, "2030-2115 Coffee, group Q")
    press(line, Qt.Key.Key_Return)
    program.settle()
    assert line.text() == "2030-2115 Coffee, group Q"
    assert "Q" in agenda.views.agenda.quick.error.sentence
    assert agenda.views.agenda.quick.error.isVisible()


def test_enter_twice_in_the_fields_of_a_new_item_adds_once(program: Running, agenda: Any) -> None:
    before = titles(program)
    click(agenda.heading.add)
    QTest.keyClicks(agenda.panel.adding.title, "Coffee with librarians")
    press(agenda.panel.adding.title, Qt.Key.Key_Return)
    press(agenda.panel.adding.title, Qt.Key.Key_Return)
    program.settle()
    assert sorted(titles(program)) == sorted([*before, "Coffee with librarians"])


def test_a_delegate_typed_in_the_roster_is_taken_back(program: Running) -> None:
    program.open_exchange(SAMPLE, page="roster")
    line = program.window.page.adding.line
    before = len(program.workspace.visit.delegates)
    click(line)
    QTest.keyClicks(line, "Anouk Salvatierra")
    press(line, Qt.Key.Key_Return)
    program.settle()
    assert len(program.workspace.visit.delegates) == before + 1
    click(line)
    press(line, Qt.Key.Key_Z, CTRL)
    program.settle()
    assert line.text() == ""
    assert len(program.workspace.visit.delegates) == before
