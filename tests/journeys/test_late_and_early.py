"""Somebody joins late and leaves early: typed once, and true everywhere."""

from datetime import date, timedelta
from typing import Any

from hands import choose_row, click, press_here, type_into
from PySide6.QtCore import Qt
from running import SAMPLE, Running

from planner.editions.order import Order
from planner.editions.people import who_goes_where
from planner.editions.personal import personal_schedule
from planner.editions.rooms import rooming_list
from planner.editions.values import Reader
from planner.gui.roster.people_dialogs import HostsDialog
from planner.model import VisitKind
from planner.rules.return_delegation import hosts_met

JOINS, LEAVES = date(2027, 4, 15), date(2027, 4, 20)


def order(program: Running, delegate: Any = None, visit: VisitKind = VisitKind.FIRST) -> Order:
    return Order(
        program.workspace.opened.exchange,
        visit,
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


def test_a_host_met_travels_back_and_joins_late(program: Running) -> None:
    program.open_exchange(SAMPLE, "roster")
    page: Any = program.window.page
    first, back = program.workspace.opened.exchange.visits
    click(page.visits.button(str(back.id)))
    program.settle()
    count = page.model.rowCount()

    spec = program.workspace.actions["roster.hosts"]
    assert spec.enabled is not None and spec.enabled()
    spec.run()
    (dialog,) = program.window.findChildren(HostsDialog)
    names = [dialog.list.item(at).text().partition(",")[0] for at in range(2)]
    for at in range(2):
        dialog.list.item(at).setCheckState(Qt.CheckState.Checked)
    click(dialog.add)
    program.settle()
    assert page.model.rowCount() == count + 2
    visit = program.workspace.visit
    late = visit.delegates[-1]
    assert {str(each.person) for each in visit.delegates[-2:]} == set(names)
    met = {host.name: host for host in hosts_met(program.workspace.opened.exchange)}
    assert met[str(late.person)].items[0].visit.id == first.id

    stop = visit.stops[0]
    joins = stop.first_day + timedelta(days=1)
    choose_row(page.table, count + 1)
    program.settle()
    editor = page._inspector.editors["joins"]
    page._inspector.ensureWidgetVisible(editor)
    type_into(editor, f"{joins:%-d %B %Y}")
    press_here(Qt.Key.Key_Tab)
    program.settle()
    late = program.workspace.visit.delegates[-1]
    assert late.joins == joins
    assert page.model.value(count + 1).joins == joins

    own = personal_schedule(order(program, late, VisitKind.RETURN))
    assert min(day.date for day in own.days) == joins
    (bed,) = [
        bed
        for bed in rooming_list(order(program, visit=VisitKind.RETURN)).hotels[0].beds
        if bed.name == str(late.person)
    ]
    assert bed.arrives == joins
    sheet = who_goes_where(order(program, visit=VisitKind.RETURN))
    (presence,) = [each for each in sheet.people if each.name == str(late.person)]
    assert presence.days[:2] == (False, True) and all(presence.days[1:])

    while program.window.menus.undo.isEnabled():
        program.window.menus.undo.trigger()
        program.settle()
    assert page.model.rowCount() == count
