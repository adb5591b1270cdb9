"""Somebody joins late and leaves early: typed once, and true everywhere."""

from datetime import date
from typing import Any

from hands import choose_row, press_here, type_into
from PySide6.QtCore import Qt
from running import SAMPLE, Running

from planner.editions.order import Order
from planner.editions.people import who_goes_where
from planner.editions.personal import personal_schedule
from planner.editions.rooms import rooming_list
from planner.editions.values import Reader
from planner.model import VisitKind

JOINS, LEAVES = date(2027, 4, 15), date(2027, 4, 20)


def order(program: Running, delegate: Any = None) -> Order:
    return Order(
        program.workspace.opened.exchange,
        VisitKind.FIRST,
        Reader("internal"),
        made_on=JOINS,
        person=delegate and delegate.id,
    )


def away(program: Running) -> list[Any]:
    found = program.workspace.opened.judged.checked.findings
    return [each for each in found if each.rule == "delegate-away"]


def test_typed_in_the_roster_and_true_on_every_paper(program: Running) -> None:
    program.open_exchange(SAMPLE, "roster")
    page: Any = program.window.page
    assert not away(program)
    choose_row(page.table, 0)
    program.settle()
    for field, typed in (("joins", "15 April 2027"), ("leaves", "20 April 2027")):
        editor = page._inspector.editors[field]
        page._inspector.ensureWidgetVisible(editor)
        type_into(editor, typed)
        press_here(Qt.Key.Key_Tab)
        program.settle()
    visit = program.workspace.visit
    late = visit.delegates[0]
    assert (late.joins, late.leaves) == (JOINS, LEAVES)

    found = away(program)  # the flights on which she is named are not hers any more
    assert found and all(str(late) == dict(each.values)["who"] for each in found)

    own = personal_schedule(order(program, late))
    assert [day.date for day in own.days] == [date(2027, 4, day) for day in range(15, 21)]
    hotels = [stop.hotel.name for stop in visit.stops]
    assert [hotel for hotel, _ in own.rooms] == hotels[1:]
    first, second, last = rooming_list(order(program)).hotels
    assert str(late.person) not in [bed.name for bed in first.beds]
    (bed,) = [bed for bed in second.beds if bed.name == str(late.person)]
    assert (bed.arrives, bed.leaves, bed.nights) == (JOINS, date(2027, 4, 19), 4)
    (bed,) = [bed for bed in last.beds if bed.name == str(late.person)]
    assert (bed.arrives, bed.leaves, bed.nights) == (date(2027, 4, 19), LEAVES, 1)
    presence = who_goes_where(order(program)).people[0]
    assert presence.days == tuple(15 <= day <= 20 for day in range(13, 23))

    while program.window.menus.undo.isEnabled():
        program.window.menus.undo.trigger()
        program.settle()
    assert not away(program)
