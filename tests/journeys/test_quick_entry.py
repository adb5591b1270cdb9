"""A day typed line by line in the agenda, without the mouse."""

from datetime import date, time
from typing import Any

from hands import press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from running import SAMPLE, Running

from planner.model import ItemKind

SATURDAY = date(2027, 4, 17)


def test_lines_become_items_and_journeys(program: Running) -> None:
    program.open_exchange(SAMPLE)
    program.workspace.set_place(program.workspace.visit.id, SATURDAY)
    page: Any = program.window.page
    page.show_view("agenda")
    quick = page.views.agenda.quick
    press(page.list, Qt.Key.Key_Tab)
    assert program.window.focusWidget() is quick.line
    QTest.keyClicks(quick.line, "2030-2115 Coffee with librarians at Old City")
    assert quick.line.popup.isVisible(), "the place is offered"
    press(quick.line.popup, Qt.Key.Key_Down)
    press(quick.line.popup, Qt.Key.Key_Return)
    assert quick.line.text().endswith("at Old City Hall")
    program.settle()
    assert not any("Coffee" in i.title for i in program.workspace.visit.items), "it was only named"
    QTest.keyClicks(quick.line, ", group A")
    assert not quick.line.popup.isVisible()
    assert [said for said, *_ in quick.will_add.said] == [
        "Sat 17 Apr 2027, 20:30 - 21:15 (New York)",
        "Meal",
        "Old City Hall",
        "Group A",
        "Proposed",
    ]
    press(quick.line, Qt.Key.Key_Return)
    program.settle()
    coffee = next(i for i in program.workspace.visit.items if i.title == "Coffee with librarians")
    assert (coffee.day, coffee.start, coffee.end) == (SATURDAY, time(20, 30), time(21, 15))
    assert coffee.kind is ItemKind.MEAL
    assert coffee.venue.name == "Old City Hall"
    assert [link.group.name for link in coffee.participations] == ["Policing and schools"]
    assert quick.line.text() == ""
    assert program.window.focusWidget() is quick.line, "the next line can be typed at once"

    QTest.keyClicks(quick.line, "AF 54 CDG-IAD 1330-1540")
    press(quick.line, Qt.Key.Key_Return)
    program.settle()
    leg = next(each for each in program.workspace.visit.legs if each.number == "54")
    assert (leg.carrier, leg.from_zone, leg.to_zone) == ("AF", "Europe/Paris", "America/New_York")
    assert (leg.from_day, leg.from_time, leg.to_time) == (SATURDAY, time(13, 30), time(15, 40))

    QTest.keyClicks(quick.line, "930-11")
    press(quick.line, Qt.Key.Key_Return)
    assert "what it is" in quick.error.sentence
    assert quick.line.text() == "930-11", "what was typed stays"
    press(quick.line, Qt.Key.Key_Escape)
    assert quick.line.text() == ""
    press(quick.line, Qt.Key.Key_Escape)
    assert program.window.focusWidget() is page.list


def test_what_is_in_doubt_is_said_and_what_is_no_hour_stays_as_typed(program: Running) -> None:
    program.open_exchange(SAMPLE)
    program.workspace.set_place(program.workspace.visit.id, SATURDAY)
    page: Any = program.window.page
    page.show_view("agenda")
    quick = page.views.agenda.quick
    quick.line.setFocus()
    before = len(program.workspace.visit.items)

    for typed, sentence in (("31:00 nonsense", "“31:00” is not a time"), ("11-10 Tour", "11:00")):
        QTest.keyClicks(quick.line, typed)
        press(quick.line, Qt.Key.Key_Return)
        program.settle()
        assert sentence in quick.error.sentence
        assert quick.line.text() == typed, "what was typed stays"
        press(quick.line, Qt.Key.Key_Escape)
    assert len(program.workspace.visit.items) == before

    QTest.keyClicks(quick.line, "11-10 Tour")
    assert ("10:00 is not after 11:00", "error", "alert-octagon") in quick.will_add.said
    press(quick.line, Qt.Key.Key_Escape)

    sunday = date(2027, 4, 18)
    QTest.keyClicks(quick.line, "sun coffee")
    assert "“sun” stays in the title" in [said for said, *_ in quick.will_add.said]
    press(quick.line, Qt.Key.Key_Escape)
    QTest.keyClicks(quick.line, "sun 3pm coffee")
    assert quick.will_add.said[0][0] == "Sun 18 Apr 2027, 15:00 (New York)"
    press(quick.line, Qt.Key.Key_Return)
    program.settle()
    coffee = next(i for i in program.workspace.visit.items if i.title == "coffee")
    assert (coffee.day, coffee.start) == (sunday, time(15))
    assert quick.line.text() == ""
